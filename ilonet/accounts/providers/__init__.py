"""Entering through an identity provider: bound by issuer and subject, never by a name or an address."""
