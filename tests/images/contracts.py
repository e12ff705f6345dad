"""What images of others have that our scripts and pods rely on: contracts.yaml.

Tests compare scripts and pods with it, stand-ins are made of it, and `make images-check` compares
it with the images themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from constructs_lib.kube import default_images as images
from constructs_lib.reference import versions


@dataclass(frozen=True, kw_only=True)
class Contract:
    """One image. Its programs are those that our scripts call."""

    image: str
    sources: tuple[str, ...]
    programs: frozenset[str] = frozenset()
    """Programs on its PATH, or by their path, with all their options."""
    busybox: frozenset[str] = frozenset()
    """Those that are BusyBox's, with fewer options."""
    debian: Mapping[str, str] = field(default_factory=dict)
    """Suites of Debian that have the image's version of a program, by its name; see .ci/debian."""
    added_path: str = ""
    """Folders of `programs` that scripts add to PATH."""
    shell: str = "/bin/sh"
    user: str | None = ""
    """User as the image states it; the empty text is root, None: it depends on how it was built."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables, PATH included; those that only name versions are left out."""
    entrypoint: tuple[str, ...] | None = ()
    """None: it depends on how it was built."""
    ports: tuple[int, ...] = ()
    writes: tuple[str, ...] = ()
    """Folders that its own program writes to, wherever it runs."""

    @property
    def has(self) -> frozenset[str]:
        """Names and paths of all programs."""
        return self.programs | self.busybox | {self.shell}


def _contract(*, image, sources, programs, busybox=(), entrypoint=(), **given) -> Contract:
    """Return a contract of the file, in which texts of programs are lists of words."""
    given |= {key: tuple(each) for key, each in given.items() if key in ("ports", "writes")}
    return Contract(
        image=vars(images).get(image) or vars(versions).get(image) or image,
        sources=tuple(sources),
        programs=frozenset(" ".join(programs).split()),
        busybox=frozenset(" ".join(busybox).split()),
        entrypoint=None if entrypoint is None else tuple(entrypoint),
        **given,
    )


_FILE = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
NAMED = {name: _contract(**each) for name, each in _FILE.items() if name.isidentifier()}
CRANE, GITEA, KANIKO, NODE, POSTGRES, PYTHON, TRIVY = (
    NAMED[name] for name in ("CRANE", "GITEA", "KANIKO", "NODE", "POSTGRES", "PYTHON", "TRIVY")
)
CONTRACTS = {each.image: each for each in NAMED.values()}
