"""Says what to install where Node.js is missing; imported first, since cdk8s starts it on import.

jsii itself answers with two stacks of calls that name neither Node.js nor a fix.
"""

import os
import shutil
import sys

NODE = os.environ.get("JSII_NODE", "node")
"""Program that jsii starts."""

if shutil.which(NODE) is None:
    sys.exit(
        f"constructs_lib needs Node.js, in which cdk8s runs, and finds no program {NODE!r}; "
        "install Node.js 22 or newer (https://nodejs.org), or name its program in the variable "
        "JSII_NODE"
    )
