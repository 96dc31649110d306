"""What a stranger tries at the entrance, and whether the limit was met; used by the tests beside this."""

from django.test import Client

PASSWORD = "seven quiet harbours"
PER_NAME, PER_ADDRESS = 5, 10
IN_THE_DATABASE = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ground_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}


def guess(name="amara.fikék", password="guess", *, client=None, address="192.0.2.1", **meta):
    sent = {"login": name, "password": password}
    return (client or Client()).post("/account/login/", sent, REMOTE_ADDR=address, **meta)


def held_back(response):
    """By the limit, and by nothing else."""
    return response.status_code == 429 or "Too many" in response.content.decode()


def addresses():
    """One after another, of as many networks."""
    return (f"192.0.{high}.{low}" for high in range(2, 255) for low in range(1, 255))


def with_password(owner):
    client = Client(REMOTE_ADDR="198.51.100.50")
    guess(owner.sign_in, PASSWORD, client=client, address="198.51.100.50")
    return client
