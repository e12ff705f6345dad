"""Draws a terminal in which a plan catches a mistake, from a real run on `examples/production`."""

import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from scripts.public_api import ROOT

EXAMPLE = ROOT / "examples/production"
SETTINGS = "environments/production.yaml"
OLD, NEW = "storage_class: fast-retained", "storage_class: fast"
IDENTITY = "-c user.name=a -c user.email=a@a.example -c commit.gpgSign=false"
COMMANDS = (
    f"git diff --unified=0 {SETTINGS} | tail --lines=2",
    "python main.py 2>/dev/null",
    "python -m constructs_lib plan HEAD --brief",
)
"""Commands that the picture shows, with what they print."""

SECONDS = 1.5
"""Time from one command to the next."""


def recording() -> str:
    """Return the picture, in which one command follows the other."""
    console = Console(record=True, width=88, file=StringIO(), color_system="truecolor")
    starts = [0.0]
    with TemporaryDirectory() as folder:
        project = Path(folder) / "shop"
        shutil.copytree(EXAMPLE, project)
        _run(f"git init --quiet && git add . && git {IDENTITY} commit --quiet -m 1", project)
        settings = project / SETTINGS
        settings.write_text(settings.read_text().replace(OLD, NEW))
        for command in COMMANDS:
            for line, style in [(f"$ {command}", "bold"), *_printed(_run(command, project))]:
                starts.append(starts[-1] + (SECONDS if style == "bold" else 0.2))
                console.print(Text(line, style))
    drawn = console.export_svg(title="One word of settings was changed", unique_id="plan")
    # A picture of a README loads nothing.
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = drawn.replace("Fira Code, monospace", "monospace")
    shown = [
        f'[clip-path="url(#plan-line-{number})"] {{ animation: shown 1ms {start:.1f}s both }}'
        for number, start in enumerate(starts[1:])
    ]
    motion = "\n".join(["@keyframes shown { from { opacity: 0 } }", *shown])
    return drawn.replace("</style>", f"{motion}\n    </style>", 1)


def _run(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stderr:
        raise RuntimeError(done.stderr)
    return done.stdout


def _printed(text: str) -> list[tuple[str, str]]:
    """Return lines with their colours."""
    colours = {"-": "red", "+": "green", "~": "yellow"}
    return [(line, colours.get(line[:1], "none")) for line in text.splitlines()]
