"""The files that configure a PostgreSQL server."""

from collections.abc import Mapping
from fractions import Fraction

from pydantic import Field

from constructs_lib.props.model import Props

CONFIGURATION_FOLDER = "/etc/postgresql"
"""Folder of the files in the container."""

LARGEST_WAL = 2**30
"""Bytes of write-ahead log after which a checkpoint begins. More would slow down crash recovery."""

IDLE_TRANSACTION_SECONDS = 60
"""Seconds after which an idle transaction loses its connection: its locks block others, and vacuum
must keep all rows that it might still see.
"""

SUPERUSER_CONNECTIONS = 3
"""Connections that the server keeps for superusers, who may have to end those of others."""

RESERVED_CONNECTIONS = {
    "superusers": SUPERUSER_CONNECTIONS,
    "exporter": 2,
    "backup": 2,
    "drill": 2,
    "restore": 2,
    "a person": 1,
}
"""Connections that programs must leave free, by what they are for."""

KEEPALIVES = {
    "tcp_keepalives_idle": "60s",
    "tcp_keepalives_interval": "10s",
    "tcp_keepalives_count": "3",
}
"""Parameters by which the session of a client whose node is gone ends after 90 seconds, with its
locks, and not after the kernel's two hours.
"""

PRIVATE_LOG = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_min_duration_statement": "-1",
    "log_statement": "none",
    "log_parameter_max_length": "0",
}
"""Parameters by which the log has no statement, no parameter and no error, which quotes them."""

PG_HBA_CONF = """\
# type  database  user  address  method
local   all       all            scram-sha-256
host    all       all   all      scram-sha-256
"""
"""Every role logs in with its password. NetworkPolicies restrict from where."""


class PostgresConfigurationProps(Props):
    """Tuning of a server, whose memory is derived from the limit of the container."""

    max_connections: int = Field(default=60, ge=10, le=1000)
    """Maximum number of connections. 60 suffices for six backends with seven each, as in an update,
    and for what else connects.
    """


def tuning(
    props: PostgresConfigurationProps, memory_limit: Fraction, storage_size: Fraction
) -> dict[str, str]:
    """Return the parameters that follow from memory and a volume of so many bytes."""
    # If all are in use: a quarter of the limit for sorts, a sixteenth for each of 3 autovacuums.
    work_mem = memory_limit / 4 / props.max_connections
    return {
        "shared_buffers": _mega(memory_limit / 4),
        "work_mem": f"{work_mem // 2**10}kB",
        "maintenance_work_mem": _mega(memory_limit / 16),
        "effective_cache_size": _mega(memory_limit * 3 / 4),
        "max_wal_size": _mega(min(storage_size / 10, Fraction(LARGEST_WAL))),
    }


def postgresql_conf(
    props: PostgresConfigurationProps, memory_limit: Fraction, storage_size: Fraction
) -> str:
    """Return the text of `postgresql.conf` for memory and a volume of so many bytes."""
    sizes = tuning(props, memory_limit, storage_size)
    largest_log = sizes.pop("max_wal_size")
    return f"""\
listen_addresses = '*'
unix_socket_directories = '/var/run/postgresql'
hba_file = '{CONFIGURATION_FOLDER}/pg_hba.conf'
max_connections = {props.max_connections}
superuser_reserved_connections = {SUPERUSER_CONNECTIONS}
password_encryption = 'scram-sha-256'
idle_in_transaction_session_timeout = {IDLE_TRANSACTION_SECONDS}s
# The session of a client whose node is lost ends, with its locks, after 90 seconds instead of the
# kernel's two hours.
{_lines(KEEPALIVES)}

# Parts of {_mega(memory_limit)}; the last is an estimate with the kernel's cache.
{_lines(sizes)}
dynamic_shared_memory_type = posix
# A node may have huge pages; a pod that asked for none is killed when it touches one.
huge_pages = off

# What is committed survives a crash.
fsync = on
full_page_writes = on
synchronous_commit = on
checkpoint_timeout = 5min
checkpoint_completion_target = 0.9
max_wal_size = {largest_log}

timezone = 'UTC'
log_timezone = 'UTC'
log_destination = 'stderr'
logging_collector = off
log_line_prefix = 'time=%m pid=%p %quser=%u db=%d host=%h '
log_checkpoints = on

# No statement, no parameter and no error, which quotes them: they hold what visitors wrote. The
# client is told all of it. What sessions still can write, roles.sh ends.
{_lines(PRIVATE_LOG)}
"""


def _mega(size: Fraction) -> str:
    return f"{size // 2**20}MB"


def _lines(parameters: Mapping[str, str]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in parameters.items())
