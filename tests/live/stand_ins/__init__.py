"""Stand-ins for what the cluster tier cannot download: charts, and the images that they run.

The charts have the names and versions of the real ones, and of their objects those that the
platform counts on: names, labels, ports, Secrets, rights.
"""
