"""Which pages does each of the cast come past, and by which links?"""

BACK = "back"
# In the order of a walk. Where an address hangs on a row, a link of the page before leads there.
WALKS = {
    "Amara": (
        "/", "/me/", "/account/", "/account/settings/", "/account/tokens/", "/account/sessions/", "/account/2fa/",
        "/account/2fa/webauthn/", "/account/2fa/webauthn/add/", "/account/2fa/totp/activate/", "/account/password/set/",
        "/account/2fa/recovery-codes/generate/", "/account/logout/", "/account/inactive/",
        "/information/", "/information/?shelf=mine", "/information/?topic=c&country=SEN", "/information/?since=2099-01-01",
        "/information/?shelf=drafts", "main tbody th a", "a:has-text('Go on writing')", "a:has-text('Discard this draft')",
        "/information/", "main tbody th a", "a:has-text('See the list of posts')",
        "/warnings/new/", "/warnings/?state=closed", "/warnings/", "main .warnings a",
        "/information/new/", "/search/", "/search/?q=boats", "/search/?q=Senegal", "/search/?q=zzzz", "/network/", "main tbody th a", "/map/", "/map/?measure=topics", "/map/SEN/", "/map/SEN/situation/", "/map/SEN/timeline/", "/register/",
        "/register/posts/", "main tbody th a", "/register/posts/?service=vacant&topic=b", "/me/lists/",
        "/register/?state=ended", "main tbody th a", "/register/authorities/", "/register/authorities/FRA/",
        "/register/directory/", "/register/directory/?country=SEN", "/register/directory/?post=Nowhere",
        "/register/directory/?post=Accra", "main tbody th a",
        "/me/", "a:has-text('Open your entry')", "main a:has-text('Correct')",
    ),
    "Tove": ("/", "/information/?shelf=waiting", "main tbody th a"),
    "Bruno": (
        "/information/drafts/", "main a[href^='/information/drafts/']", "/me/notices/", "/me/notices/settings/",
        "/me/notices/feeds/", "/me/phrases/", "/requests/?shelf=desk", "main tbody td a", "/requests/new/",
    ),
    "Viktor": (
        "/requests/?shelf=ours", "main tbody th a", "main a:has-text('compilation')",
        "/information/?kind=agency_analysis", "main tbody th a",
    ),
    "Sven": ("/information/spills/", "main tbody th a"),
    "Olga": ("/", "/me/", "/account/"),
    "Katya": ("/", "/me/", "/information/", "/search/?q=boats"),
    "Farid": (
        "/", "/me/", "/information/?shelf=waiting", "/register/?known=2026-01-15&state=all", "/register/?authority=LUX&country=TUV",
        "/register/?authority=FRA&state=active", "main tbody th a",
        *(step for act in (
            "Extend", "End early", "Suspend", "Correct the days", "Correct the day of arrival", "Change the post",
            "Notify the successor", "Name another officer",
        ) for step in (f"main a:text-is('{act}')", BACK)),
        "/register/?authority=FRA&state=confirmed", "main tbody th a", "a:has-text('Confirm arrival')",
        "/register/?authority=FRA&state=planned", "main tbody th a", "a:has-text('Withdraw')",
        "/register/?authority=FRA&state=ended", "main tbody th a",
        "/register/notify/", "/register/authorities/", "/register/authorities/FRA/", "/register/authorities/FRA/staff/",
        "a:has-text('Renew')", BACK, "a:has-text('Revoke')", "/register/authorities/FRA/staff/authorise/",
    ),
    "Pavel": ("/", "/register/", "/register/authorities/FRA/staff/", "/looks/", "main tbody th a"),
    "Nils": (
        "/", "/network/", "/network/?on=2023-01-15", "/network/?on=2010-01-15", "/network/due/", "a:has-text('Form a network')",
        "/network/new/", "/network/", "main tbody th a", "main a:text-is('Change')", BACK, "a:has-text('Close the network')",
        "/map/?authority=FRA&on=2025-06-30", "/map/TUV/",
    ),
    "Rosa": ("/", "/me/", "/audit/", "/audit/?act=audit.viewed", "/audit/?authority=ZZZ", "/map/", "/network/", "/information/"),
}  # fmt: skip
