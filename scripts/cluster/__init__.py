"""Makes a Kind cluster and brings the platform to it."""

import os
import sys
from pathlib import Path

# Node.js of the environment, which lies beside its Python.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
