"""The state of the cluster, and the cause where it is not as it should be."""
