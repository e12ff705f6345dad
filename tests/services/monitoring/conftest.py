import shutil

import pytest
import yaml

from tests.services.monitoring import programs
from tests.services.monitoring.platform_rules import platform_rules


@pytest.fixture(scope="session", autouse=True)
def _go():
    if shutil.which("go") is None:
        pytest.skip("needs Go to build Prometheus: see https://go.dev/doc/install")


@pytest.fixture(scope="session")
def promtool(_go):
    return programs.program("promtool")


@pytest.fixture(scope="session")
def groups():
    """All groups of rules, as Prometheus reads them."""
    return platform_rules()


@pytest.fixture(scope="session")
def rules_file(groups, tmp_path_factory):
    file = tmp_path_factory.mktemp("rules") / "rules.yaml"
    file.write_text(yaml.safe_dump({"groups": groups}))
    return file
