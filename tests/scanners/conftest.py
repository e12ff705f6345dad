import shutil

import pytest

from tests.scanners.scan import SCANNERS


@pytest.fixture(scope="session", autouse=True)
def _is_possible():
    if missing := [name for name in SCANNERS if not shutil.which(name)]:
        pytest.skip(f"needs {' and '.join(missing)}: 'make scan' makes them with uv and Go")
