"""Scripts of steps: packaged files, each joined with those that it reads, since a step has one."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from constructs_lib._package_files import package_text
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tekton.task import STEP_RESOURCES, Step
from constructs_lib.workloads.volumes import MountProps

_READ = re.compile(r'^source "\$\(dirname "\$0"\)/([a-z-]+\.sh)"\n', re.MULTILINE)


def step_script(name: str) -> str:
    """Return the text for the `script` of a step, by the name of its file in `scripts/`.

    Returns:
        The text, in which each line that reads another file is replaced by that file. So a Task
        never runs with the script of another version.
    """
    return _READ.sub(lambda read: _text(read[1]), _text(name))


def packaged_step(
    name: str,
    image: str,
    *,
    mounts: Mapping[str, MountProps] = MappingProxyType({}),
    resources: ResourcesProps = STEP_RESOURCES,
) -> dict[str, Step]:
    """Return the step of a name, which runs the packaged script of that name."""
    script = step_script(f"{name}.sh")
    return {name: Step(image=image, script=script, mounts=mounts, resources=resources)}


def _text(name: str) -> str:
    return package_text("tekton", f"scripts/{name}")
