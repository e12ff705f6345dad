import os

import pytest

from tests.apiserver.fixtures import (
    cluster,
    control_plane,
    controllers,
    controllers_left_out,
    needs,
)

__all__ = ["cluster", "control_plane", "controllers", "controllers_left_out"]


@pytest.fixture(scope="session", autouse=True)
def _is_possible():
    """Skips before anything is built."""
    needs("etcd", "kube-apiserver", "kubectl")
    if "CRDS_DIR" not in os.environ:
        pytest.skip("needs the definition of TektonConfig, in a folder CRDS_DIR")
