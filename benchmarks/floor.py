"""An empty cdk8s app, with the imports that any such app has.

python -m benchmarks.floor FOLDER
"""

import sys

import cdk8s_plus_27  # noqa: F401 - any app has it
from cdk8s import App, Chart

if __name__ == "__main__":
    app = App(outdir=sys.argv[1])
    Chart(app, "empty")
    app.synth()
