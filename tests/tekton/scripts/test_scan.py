"""scan.sh, beside a program that ends and locks its cache as Trivy does."""

import os
import subprocess

import pytest

TRIVY = """#!/bin/sh
exec 9>"$TRIVY_CACHE_DIR/fanal.db"
# Trivy waits for five seconds.
flock --nonblock 9 || exit 1
echo begun
sleep "$SECONDS_OF_SCAN"
exit "$FOUND"
"""


@pytest.fixture
def scan(pod):
    trivy = pod.path("programs/trivy")
    trivy.parent.mkdir()
    trivy.write_text(TRIVY)
    trivy.chmod(0o755)
    pod.path("cache").mkdir()
    pod.own()

    def scan(found=0, seconds=0, **options):
        variables = {
            "PATH": f"{trivy.parent}:{os.environ['PATH']}",
            "TRIVY_CACHE_DIR": str(pod.path("cache/trivy")),
            "FOUND": str(found),
            "SECONDS_OF_SCAN": str(seconds),
        }
        return pod.run("scan.sh", variables, check=False, **options)

    return scan


@pytest.mark.parametrize(
    ("found", "message"),
    [
        (0, ""),
        (10, "the image has vulnerabilities that are fixed elsewhere; raise the versions above\n"),
        (1, "the scanner could not work; it needs its database\n"),
    ],
)
def test_an_end_is_told(scan, found, message):
    done = scan(found)
    assert (done.code, done.error) == (found, message)


def test_scans_of_two_runs_wait_for_one_another(scan):
    """A push to two applications has both scanned at once, with one cache."""
    first = scan(seconds=1, start=subprocess.Popen)
    assert first.stdout.readline() == "begun\n"
    assert scan().code == 0
    assert first.wait(timeout=60) == 0, first.stdout.read()
    first.stdout.close()
