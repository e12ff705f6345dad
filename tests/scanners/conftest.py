import shutil

import pytest

PROGRAMS = ("checkov", "gitleaks", "kube-score", "nca")


@pytest.fixture(scope="session", autouse=True)
def _is_possible():
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        pytest.skip(f"needs {', '.join(missing)}: 'make scan' makes them with uv and Go")
