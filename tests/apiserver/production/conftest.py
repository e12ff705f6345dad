from tests.apiserver.fixtures import api, cluster, control_plane, kubeconfig

__all__ = ["api", "cluster", "control_plane", "kubeconfig"]
