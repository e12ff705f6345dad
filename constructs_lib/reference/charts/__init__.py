"""Third-party charts. The folder of each has its record, its values, and what is computed."""

from importlib.resources import files

import yaml

from constructs_lib import SecretRef
from constructs_lib.argocd import HelmChart, HelmComponent, chart_values
from constructs_lib.kube import Manifest
from constructs_lib.props import StatedValue


def login_secret(name: str, user: str) -> SecretRef:
    """Return the Secret with the name and the password of a user."""
    return SecretRef(
        name=name, keys=("username", "password"), values={"username": StatedValue(text=user)}
    )


def read_values(
    module: str, computed: Manifest | None = None, file: str = "values.yaml"
) -> Manifest:
    """Return the values in a file beside a module, some of them computed by path."""
    return chart_values(files(module) / file, computed)


def component(
    module: str, chart: HelmChart, values: Manifest, *records: str, **computed: object
) -> HelmComponent:
    """Return the record of a chart, in files beside a module, with values and computed fields.

    A list or mapping of a later file is added to that of `chart.yaml` or of the first file.
    """
    fields: Manifest = {}
    for record in records or ["chart.yaml"]:
        more = yaml.load((files(module) / record).read_text("utf-8"), yaml.CSafeLoader)
        for name, value in more.items():
            match fields.get(name), value:
                case list() as stated, list():
                    fields[name] = [*stated, *value]
                case dict() as stated, dict():
                    fields[name] = {**stated, **value}
                case _:
                    fields[name] = value
    fields.update(computed)
    return HelmComponent(chart=chart, values=values, **fields)
