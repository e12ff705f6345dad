"""Environment that is added to the pods of objects in the construct tree."""

import json
from collections.abc import Iterable, Mapping

from constructs import Construct

from constructs_lib.kube.manifests import Json
from constructs_lib.kube.names import EnvName
from constructs_lib.kube.text import VariableText
from constructs_lib.kube.validation import shown
from constructs_lib.props.arguments import checked_argument
from constructs_lib.tree.changes import change


def add_environment(
    path: str,
    workload: Construct,
    variables: Mapping[str, str],
    container: str,
    followers: Iterable[str] = (),
) -> None:
    """Add variables to the environment of a container, found by name in the object as it is now.

    `followers` are containers that also get the variables, but keep their own values. Where a
    variable is refused, none is added.
    """
    checked_argument(
        path, "variables", Mapping[EnvName, VariableText], variables, "pass text by name"
    )
    wanted = {"container": container, "followers": [*followers], "variables": {**variables}}

    def refusal(found: Mapping[str, Json]) -> ValueError:
        if name := found.get("taken"):
            return ValueError(
                f"{path}: 'environment' of container '{container}' already has {name!r}, got it "
                f"again with {shown(variables[name], name)}; remove it there"
            )
        return ValueError(
            f"{path}: 'container' must be one of the containers "
            f"({', '.join(found['containers']) or 'none'}), got {container!r}; correct the name"
        )

    change(workload, json.dumps({"environment": wanted}), refusal)
