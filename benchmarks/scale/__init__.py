"""How far the library, a cluster and Argo CD carry, as curves; run by `make scale`."""
