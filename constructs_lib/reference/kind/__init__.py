"""The Kind cluster and the ports of its host."""
