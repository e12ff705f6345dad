"""The charts themselves, where CHARTS_DIR has them, as `helm pull` puts them there."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.programs import KUBERNETES, version

MISSING = "needs helm, and the charts: `helm pull` them into a folder and set CHARTS_DIR to it"


def find_chart(name):
    """Return the newest archive or folder of a chart, None without Helm or the chart."""
    folder = os.environ.get("CHARTS_DIR")
    found = sorted(Path(folder).glob(f"{name}*")) if folder and shutil.which("helm") else []
    return found[-1] if found else None


def rendered(chart, values, release="release", namespace="default", skip_crds=False):
    """Return what Helm makes of a chart with a file of values, as text."""
    options = [f"--namespace={namespace}", f"--values={values}", "--skip-schema-validation"]
    if not skip_crds:
        options.append("--include-crds")
    done = subprocess.run(
        [
            *("helm", "template", release, chart, *options),
            "--api-versions=monitoring.coreos.com/v1",
            # What Helm was built for is older than some charts accept.
            f"--kube-version={version('kubernetes', KUBERNETES)}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
