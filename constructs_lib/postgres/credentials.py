"""The database of a PostgreSQL server, and the roles that log in to it, each with its Secret."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from constructs_lib.kube.distinct import duplicates
from constructs_lib.kube.names import DnsSubdomain, PostgresName
from constructs_lib.props.model import Props
from constructs_lib.props.secret_list import StatedValue
from constructs_lib.props.secret_ref import SecretKey, SecretRef

Role = Literal["superuser", "owner", "application", "monitoring", "backup"]
"""Purpose of a role."""

USERS: dict[Role, str] = {
    "superuser": "postgres",
    "owner": "owner",
    "application": "application",
    "monitoring": "monitoring",
    "backup": "backup",
}
"""Names of the roles in new Secrets. They must never change, since backups contain them."""


class PostgresAccessProps(Props):
    """One database, and the Secrets with `username` and `password` of the roles that use it."""

    database: PostgresName
    """Name of the database, which is created when the server starts for the first time."""

    superuser_secret: DnsSubdomain = "postgresql-superuser"
    """Secret of the role with all rights, which restores use."""

    owner_secret: DnsSubdomain = "postgresql-owner"
    """Secret of the role that owns the database, and creates and changes its tables."""

    application_secret: DnsSubdomain = "postgresql-application"
    """Secret of the role that has the rights that the owner of the database grants."""

    monitoring_secret: DnsSubdomain = "postgresql-monitoring"
    """Secret of the role that reads statistics, but no data."""

    backup_secret: DnsSubdomain = "postgresql-backup"
    """Secret of the role that reads all data and changes none, which backups use."""

    @model_validator(mode="after")
    def _secrets_differ(self) -> Self:
        names = [secret.name for secret in self.role_secrets().values()]
        for name in duplicates(names):
            raise ValueError(
                "'superuser_secret', 'owner_secret', 'application_secret', "
                f"'monitoring_secret' and 'backup_secret' must differ, got {name!r} twice; "
                "give each role its own"
            )
        return self

    def role_secrets(
        self, namespace: str = "", servers: Mapping[str, int] | None = None
    ) -> dict[Role, SecretRef]:
        """Return the Secret of each role in that namespace, a login to these servers."""
        return {
            role: SecretRef(
                name=getattr(self, f"{role}_secret"),
                keys=("username", "password"),
                values={"username": StatedValue(text=user)},
            ).of_namespace(namespace, servers)
            for role, user in USERS.items()
        }


def login(credentials: SecretRef) -> Mapping[str, SecretKey]:
    """Return the variables by which PostgreSQL's programs log in with the Secret of a role."""
    return {"PGUSER": credentials.key("username"), "PGPASSWORD": credentials.key("password")}
