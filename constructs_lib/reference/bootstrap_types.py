"""Types of texts in `dist/bootstrap/` that become addresses or arguments of programs."""

from typing import Annotated

from pydantic import StringConstraints

Url = Annotated[str, StringConstraints(pattern=r"^https?://[a-zA-Z0-9.\[][^\s]*$")]
"""Address of a web server."""

RegistryAddress = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9.-]+(:[0-9]{1,5})?$")]
"""Host of a registry, and its port if it has one."""

ImageName = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9][-a-zA-Z0-9._/:@]*$")]
"""Name of an image, with tag and digest or without."""

NAME = "[a-zA-Z0-9][-a-zA-Z0-9._]*"

GiteaName = Annotated[str, StringConstraints(pattern=f"^{NAME}$")]
"""Name of a branch, or of a user or organization in Gitea."""

RepositoryName = Annotated[str, StringConstraints(pattern=f"^{NAME}/{NAME}$")]
"""Owner and name of a repository in Gitea."""

Version = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9][-a-zA-Z0-9.+]*$")]
"""Version of a program or chart."""
