"""Runs network-config-analyzer, in whose environment this runs, for one file of manifests a line.

Its answer, a list of the connections that are allowed, is printed as one line of JSON.
"""

import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from nca.nca_cli import nca_main


def connections(file):
    sources = [
        part for each in ("--connectivity", "--ns_list", "--pod_list") for part in (each, file)
    ]
    form = ["--output_format", "txt_no_fw_rules", "--output_endpoints", "pods", "--print_ipv6"]
    out, errors = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        nca_main([*sources, *form])
    lines = out.getvalue().splitlines()
    if not any(line.startswith("global: cluster has") for line in lines):
        sys.exit(errors.getvalue())
    return [line for line in lines if " => " in line]


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(connections(line.strip())), flush=True)
