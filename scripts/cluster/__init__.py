"""Steps that bring the platform to a cluster; `python -m scripts.cluster --help` lists them."""
