"""With which settings does the embedded server run, and whom does it let in?"""

import os
import pwd

from ilonet.lib.postgres.folders import Folders

SERVER, MIGRATE, APP = "ilonet_server", "ilonet_migrate", "ilonet_app"
LOGIN_ROLES = (SERVER, MIGRATE, APP)

SETTINGS = """\
# Written by ilonet at each start; changes here do not last.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
data_directory = '{data}'
hba_file = '{settings}/pg_hba.conf'
ident_file = '{settings}/pg_ident.conf'
max_connections = 120

# What was acknowledged survives a crash.
fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = on

# Sized for two cores that also serve the pages: no parallel workers, no just-in-time compiler.
shared_buffers = 256MB
effective_cache_size = 1GB
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 0
jit = off
idle_in_transaction_session_timeout = 60s

# No content in the log: neither statements nor parameters nor the values of a broken constraint.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_file_mode = 0600
log_statement = none
log_min_duration_statement = -1
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_lock_waits = off

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
"""

WHO_MAY_CONNECT = "local all all peer map=ilonet\n"


def write(folders: Folders) -> None:
    """Only the user who runs ilonet, proven by the kernel, and only as one of the three roles that log in."""
    me = pwd.getpwuid(os.geteuid()).pw_name
    texts = {
        "postgresql.conf": SETTINGS.format(
            socket=_quoted(folders.socket), data=_quoted(folders.data), settings=_quoted(folders.settings)
        ),
        "pg_hba.conf": WHO_MAY_CONNECT,
        "pg_ident.conf": "".join(f'ilonet "{me}" {role}\n' for role in LOGIN_ROLES),
    }
    for name, text in texts.items():
        path = folders.settings / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o644)


def _quoted(path: os.PathLike[str]) -> str:
    return os.fspath(path).replace("'", "''")
