"""What the commands of the library take for a platform of teams, in CPU seconds and bytes."""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import cost_of

CHANGED = "spaces/team-0-services.yaml"
"""File in which one line is another: an image."""

ROOT = Path(__file__).parents[2]

LIBRARY = (sys.executable, "-m", "constructs_lib")


def taken(services: int) -> dict[str, float]:
    """Synthesize, check and change a platform, and return what that takes.

    Seconds are of CPU, all processes and their start included.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        before, after = folder / "before", folder / "after"

        def seconds(*command: str | Path, ok: int = 0) -> float:
            return cost_of(command, folder, {"PYTHONPATH": str(ROOT)}, ok=[ok]).cpu

        synth = seconds(sys.executable, "-m", "benchmarks.scale.teams", str(services), before)
        shutil.copytree(before, after)
        changed = after / CHANGED
        changed.write_text(changed.read_text().replace(":1.0.0@", ":1.0.1@", 1))
        sizes = [each.stat().st_size for each in before.rglob("*.yaml")]
        command = ("git", "diff", "--no-index", before.name, after.name)
        diff = subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout
        return {
            "services": services,
            "synth s": synth,
            "rules s": seconds(*LIBRARY, "rules", before),
            "flows s": seconds(*LIBRARY, "flows", before),
            # It ends so where pods are replaced.
            "plan s": seconds(*LIBRARY, "plan", before, after, "--brief", ok=10),
            "dist MiB": sum(sizes) / 2**20,
            "files": len(sizes),
            "diff bytes": len(diff),
        }
