"""Takes the export of a dashboard that was edited in Grafana over into the file of the dashboard.

python -m scripts.edited_dashboard export.json constructs_lib/monitoring/dashboards/web.json

What is as in dist/ stays as it is in the file, with its parameters. What the loader sets is left
out.
"""

import json
import sys
from pathlib import Path

from constructs_lib.kube.manifests import Json
from scripts.dashboards import models

DIST = Path(__file__).parents[1] / "dist"


def main(export: Path, file: Path, dist: Path = DIST) -> None:
    """Write the file anew."""
    edited = json.loads(export.read_text())
    shown = [model for model in models(dist) if model["uid"] == edited["uid"]]
    if not shown:
        sys.exit(f"{dist} has no dashboard with the uid '{edited['uid']}': run 'make synth'")
    for name in ("id", "version"):
        edited.pop(name, None)
    made = taken(edited, shown[0], json.loads(file.read_text()))
    file.write_text(json.dumps(made, sort_keys=True, indent=2, ensure_ascii=False) + "\n")


def taken(edited: Json, shown: Json, file: Json) -> Json:
    """Return a part of an export, given what Grafana showed before, and the file of that."""
    if edited == shown:
        return file
    if isinstance(edited, dict) and isinstance(file, dict):
        return {
            name: taken(value, shown[name], file[name]) if name in file and name in shown else value
            for name, value in edited.items()
            if name in file or name not in shown
        }
    if isinstance(edited, list) and isinstance(file, list) and len(file) == len(shown):
        pairs = zip(shown, file, strict=True)
        known = {_key(number, pair[0]): pair for number, pair in enumerate(pairs)}
        found = ((each, known.get(_key(number, each))) for number, each in enumerate(edited))
        return [taken(each, *pair) if pair else each for each, pair in found]
    return edited


def _key(number: int, item: Json) -> object:
    """Return what a panel, query or variable is known by, or the place of another item."""
    known_by = [name for name in ("id", "refId", "name") if isinstance(item, dict) and name in item]
    return item[known_by[0]] if known_by else number


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
