"""A dashboard for Grafana; emits a ConfigMap, which a sidecar of Grafana finds by its label."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

from cdk8s import ApiObject
from constructs import Construct
from pydantic import AfterValidator, JsonValue, ValidationInfo

from constructs_lib.kube.grafana import DASHBOARD_LABEL, FOLDER_ANNOTATION, UID
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import ObjectName
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import MOST_BYTES, Text, size_of_data
from constructs_lib.kube.validation import checked, matching, shown, text_field
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of, part, path_of

FolderName = Annotated[
    str,
    text_field(
        "the name of a folder (letters, digits, ' ', '-' and '_', a letter or digit at both ends)",
        matching("[A-Za-z0-9]([A-Za-z0-9 _-]{0,38}[A-Za-z0-9])?", 40),
    ),
]
"""Folder of Grafana, and of files."""


def _json(model: Mapping[str, JsonValue]) -> str:
    """Return a model as text, the same for the same content."""
    return json.dumps(model, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _dashboard(model: Mapping[str, Any], info: ValidationInfo) -> Mapping[str, Any]:
    name = info.field_name or "model"
    if not isinstance(uid := model.get("uid"), str) or not UID.fullmatch(uid):
        raise ValueError(
            f"'{name}' must have a 'uid' of 1 to 40 letters, digits, '-' and '_', got "
            f"{shown(uid)}; state one: otherwise Grafana makes one up, and links to it break"
        )
    if not isinstance(title := model.get("title"), str) or not title.strip():
        raise ValueError(f"'{name}' must have a 'title', got {shown(title)}; state one")
    if model.get("id") is not None:
        raise ValueError(
            f"'{name}' must not have an 'id', got {shown(model['id'])}; remove it: it is a number "
            "in the database that the dashboard was exported from"
        )
    if "__inputs" in model:
        raise ValueError(
            f"'{name}' must not have '__inputs', which only an import by hand fills in; export it "
            "without 'share externally', and name data sources by their uid"
        )
    try:
        # Not as `_json` writes it: indented, it takes ten times as long.
        checked(name, Text, json.dumps(model, ensure_ascii=False, allow_nan=False))
    except ValueError as error:
        raise ValueError(f"{error}; remove it from 'model'") from None
    return model


DashboardModel = Annotated[Mapping[str, JsonValue], AfterValidator(_dashboard)]
"""Dashboard as Grafana exports it, in its JSON model."""


class DashboardProps(Props):
    """Properties for `Dashboard`."""

    model: DashboardModel
    """The dashboard in Grafana's JSON model, such as `json.loads` of a file, or of what
    `grafana-foundation-sdk` builds.
    """

    folder: FolderName | None = None
    """Folder in Grafana. None: the dashboard is in none."""


class Dashboard(ApiObjects):
    """A ConfigMap, named after its id, with a dashboard in the file `<id>.json`.

    Grafana of the `MonitoringTier` loads those in its own namespace only.
    """

    config_map: ApiObject = part("Resource")
    """The ConfigMap."""

    def __init__(self, scope: Construct, id: str, props: DashboardProps) -> None:
        """Create the objects that `DashboardProps` describes."""
        context = context_of(scope, id, ObjectName, props, DashboardProps)
        data = {f"{id}.json": _json(props.model)}
        if size_of_data(data) > MOST_BYTES:
            raise ValueError(
                f"{path_of(scope, id)}: 'model' must be JSON of at most {MOST_BYTES} bytes, name "
                f"of the file included, got {size_of_data(data)}; divide the dashboard"
            )
        self.uid = str(props.model["uid"])
        """Id of the dashboard in Grafana, and in its address `/d/<uid>`."""
        self.title = str(props.model["title"])
        metadata = k8s.ObjectMeta(
            name=id,
            namespace=context.namespace,
            labels={**labels(context, id, "dashboard"), DASHBOARD_LABEL: "1"},
            annotations={FOLDER_ANNOTATION: props.folder} if props.folder else {},
        )
        config_map = k8s.ConfigMap(metadata=metadata, data=data)
        super().__init__(scope, id, {"Resource": manifest(config_map)})
