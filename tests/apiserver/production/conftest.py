from tests.apiserver.fixtures import cluster, control_plane

__all__ = ["cluster", "control_plane"]
