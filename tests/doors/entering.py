"""The doors by which one enters and leaves, and those of one's own account."""

# Entering and leaving: address, then GET and POST with nothing in it, by nobody and by any member of the cast.
ENTERING: dict[str, tuple[int, int, int, int]] = {
    "health/": (200, 200, 405, 405),
    "account/login/": (200, 302, 200, 302),
    "account/logout/": (302, 200, 302, 302),
    "account/inactive/": (200, 200, 405, 405),
    "feeds/<str:secret>/": (404, 404, 405, 405),  # opens to whoever holds a feed token
    "account/": (302, 200, 302, 405),
    "account/settings/": (302, 200, 302, 422),
    "account/hat/": (302, 405, 302, 400),
    "account/tokens/": (302, 200, 302, 422),
    "account/tokens/<uuid:public_id>/end/": (302, 405, 302, 404),
    "account/sessions/<int:pk>/end/": (302, 405, 302, 404),
    "account/enrol/<str:code>/": (404, 404, 404, 404),  # opens to whoever holds a link
    "account/enrol/<str:code>/provider/": (405, 405, 404, 404),
    "account/providers/": (302, 200, 302, 405),
    "account/providers/enter/": (405, 405, 404, 302),
    "account/providers/link/": (302, 405, 302, 404),
    "account/providers/unlink/": (302, 405, 302, 404),
    "account/providers/<slug:provider>/answer/": (404, 404, 405, 405),
    "account/quarantine/": (302, 200, 302, 405),
    "account/lost/": (302, 200, 302, 400),
    "account/reauthenticate/": (302, 403, 302, 403),  # who has no password shows none
    "account/password/change/": (302, 302, 302, 302),
    "account/password/set/": (302, 200, 302, 200),
    "account/sessions/": (302, 200, 302, 302),
    "account/2fa/": (302, 200, 302, 405),
    "account/2fa/authenticate/": (302, 302, 302, 302),
    "account/2fa/reauthenticate/": (302, 403, 302, 403),
    "account/2fa/totp/activate/": (302, 200, 302, 200),
    "account/2fa/totp/deactivate/": (302, 404, 302, 404),
    "account/2fa/recovery-codes/": (302, 404, 302, 405),
    "account/2fa/recovery-codes/generate/": (302, 200, 302, 200),
    "account/2fa/recovery-codes/download/": (302, 404, 302, 404),
    "account/2fa/webauthn/": (302, 200, 302, 405),
    "account/2fa/webauthn/add/": (302, 200, 302, 200),
    "account/2fa/webauthn/login/": (302, 302, 302, 302),
    "account/2fa/webauthn/reauthenticate/": (302, 403, 302, 403),
    "account/2fa/webauthn/keys/<int:pk>/remove/": (302, 404, 302, 404),
    "account/2fa/webauthn/keys/<int:pk>/edit/": (302, 404, 302, 404),
    "language/setlang/": (302, 302, 302, 302),
}
