"""How does ilonet have a PostgreSQL of its own, with nothing installed by hand?"""

from ilonet.lib.postgres.binaries import Unavailable, installed_programs
from ilonet.lib.postgres.roles_sql import prepare
from ilonet.lib.postgres.server import Server

__all__ = ["Server", "Unavailable", "installed_programs", "prepare"]
