"""The programs that make a cluster and talk to it."""
