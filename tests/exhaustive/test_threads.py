"""Constructs that several threads make at once."""

import subprocess
import sys

from tests.checkout import ROOT

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from cdk8s import App, Chart, Yaml
from constructs_lib import WebService, WebServiceProps

def made(number):
    chart = Chart(App(), f"chart-{number}", namespace=f"shop-{number}")
    names = [f"shop-{number}-{other}" for other in range(4)]
    shops = [WebService(chart, name, WebServiceProps(image="shop:1")) for name in names]
    shops[0].connections.allow_to(shops[1])
    return "".join(map(Yaml.stringify, chart.to_json()))

alone = [made(number) for number in range(12)]
with ThreadPoolExecutor(4) as threads:
    assert list(threads.map(made, range(12))) == alone
try:
    Chart(App(), 5)
except TypeError as error:
    print(error)
"""


def test_threads_make_what_one_makes():
    """jsii has one pipe: two threads got the answers of each other, or waited for them forever."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The bindings check the arguments of others, as before.
    assert "type of argument id must be" in done.stdout
