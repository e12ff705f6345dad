"""Third-party charts. The folder of each has its record, its values, and what is computed."""

from importlib.resources import files

import yaml

from constructs_lib.argocd import HelmChart, HelmComponent
from constructs_lib.kube import Manifest


def component(
    module: str, chart: HelmChart, values: Manifest, *, file: str = "chart.yaml", **computed: object
) -> HelmComponent:
    """Return the record of a chart, in a file beside a module, with values and computed fields.

    A computed list or mapping is added to that of the file.
    """
    fields = yaml.load((files(module) / file).read_text("utf-8"), yaml.CSafeLoader)
    for name, value in computed.items():
        match fields.get(name), value:
            case list() as stated, list() | tuple():
                fields[name] = [*stated, *value]
            case dict() as stated, dict():
                fields[name] = {**stated, **value}
            case _:
                fields[name] = value
    return HelmComponent(chart=chart, values=values, **fields)
