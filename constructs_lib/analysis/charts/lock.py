"""The file `charts.lock`: archive and rendered objects of each chart at the last review."""

from collections.abc import Iterator, Mapping
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from constructs_lib.analysis.charts.helm import HELM
from constructs_lib.analysis.charts.rendering import Charts, Rendering
from constructs_lib.kube.charts import ChartDigest

HEADER = (
    "# Written by `make charts`: the archive of each chart, and what Helm makes of its values.\n"
)


class LockedChart(BaseModel):
    """A chart, by the namespace and name of its release."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    chart: str
    version: str
    archive: ChartDigest
    rendered: ChartDigest


class Lock(BaseModel):
    """All charts, and for what they were rendered."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    helm: str = HELM
    kubernetes: str = ""
    charts: Mapping[str, LockedChart] = {}

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the content of the file.

        Raises:
            ValueError: It has another form.
        """
        try:
            return cls.model_validate(yaml.safe_load(text))
        except (yaml.YAMLError, ValidationError) as error:
            got = " ".join(str(error).split())
            raise ValueError(
                f"'charts.lock' must be as 'make charts' writes it, got {got}"
            ) from None

    def text(self) -> str:
        """Return the text of the file, a line for each chart."""
        lines = [f"helm: {self.helm}", f"kubernetes: {self.kubernetes}"]
        lines += ["charts:" if self.charts else "charts: {}"]
        for key, locked in sorted(self.charts.items()):
            fields = ", ".join(f"{name}: {value}" for name, value in locked)
            lines.append(f"  {key}: {{{fields}}}")
        return HEADER + "".join(f"{line}\n" for line in lines)

    def renewed(self, charts: Charts) -> "Lock":
        """Return the lock with what was rendered; of others what is still true is kept."""
        found = {}
        for each in charts.renderings:
            release, known = each.release, self.charts.get(each.release.key)
            if locked := _locked(each):
                found[release.key] = locked
            elif known and (known.chart, known.version) == (release.chart, release.version):
                found[release.key] = known
        return Lock(kubernetes=charts.kube_version, charts=found)

    def differences(self, charts: Charts) -> Iterator[str]:
        """Yield differences from the last review."""
        fix = "look at the plan, and commit what 'make charts' writes"
        for each in charts.renderings:
            known, now = self.charts.get(each.release.key), _locked(each)
            if each.text and not now:
                yield f"{each.release.title} is unpacked, and cannot be locked; run 'helm package'"
            elif now and not known:
                yield f"{each.release.title} is not in 'charts.lock'; {fix}"
            elif known and now and known != now:
                fields = [name for name, value in now if value != getattr(known, name)]
                problem = f"has another {' and '.join(fields)} than 'charts.lock' says"
                yield f"{each.release.title} {problem}; {fix}"
        for key in sorted(self.charts.keys() - {each.release.key for each in charts.renderings}):
            yield f"'charts.lock' has {key}, which no Application installs; {fix}"


def _locked(rendering: Rendering) -> LockedChart | None:
    if not rendering.text or not rendering.archive:
        return None
    return LockedChart(
        chart=rendering.release.chart,
        version=rendering.release.version,
        archive=rendering.archive,
        rendered=rendering.digest,
    )
