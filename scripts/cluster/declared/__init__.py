"""The needs of a cluster, as dist/bootstrap/ states them."""
