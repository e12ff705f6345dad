"""The audit against stand-ins of both databases: known advisories, and failed queries."""

import json
import os
import re
import sys

import pytest

from scripts.audit import IMAGES, packages_of
from tests.checkout import ROOT, ended
from tests.served import served

LOCKS = [
    "requirements/uv.txt",
    "requirements/dev.txt",
    "package-lock.json",
    "apps/package-lock.json",
]
VERSIONS = "constructs_lib/reference/versions.py"
RANGE = {"type": "ECOSYSTEM", "events": [{"fixed": "99.1"}]}
AFFECTED = {"package": {"name": "uv", "ecosystem": "PyPI"}, "ranges": [RANGE]}
ADVISORY = {"id": "GHSA-0000", "summary": "It runs anything.", "affected": [AFFECTED]}
OF_VITE = {"id": 1, "url": "https://example.com/1", "title": "It serves anything."}
OF_VITE |= {"severity": "high", "vulnerable_versions": "<99.0.0"}


@pytest.fixture
def audit(tmp_path):
    answers = {}

    def result_of(query):
        found = [{"id": known} for known in answers["images"](query)]
        return {"vulns": found} if found else {}

    def answer(request):
        if request.path == "/v1/query":
            found = answers["python"] and answers["python"](json.loads(request.content))
        elif request.path == "/v1/querybatch":
            queries = json.loads(request.content)["queries"]
            found = answers["images"] and {"results": [*map(result_of, queries)]}
        else:
            found = answers["node"] if request.command == "POST" else None
        return (405, b"", {}) if found is None else (200, json.dumps(found).encode(), {})

    def run(*options, python=lambda _: {}, node=None, images=lambda _: []):
        answers.update(python=python, node=node, images=images)
        npm = {"registry": address, "cache": str(tmp_path), "fetch_retries": "0"}
        given = {f"npm_config_{name}": value for name, value in npm.items()}
        done = ended(
            [sys.executable, "-m", "scripts.audit", f"--osv={address}/v1", *options],
            cwd=ROOT,
            env={**os.environ, **given, "no_proxy": "127.0.0.1"},
            timeout=300,
        )
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    with served(answer=answer) as port:
        address = f"http://127.0.0.1:{port}"
        yield run


def test_nothing_is_known(audit):
    code, lines, errors = audit(node={})
    assert (code, errors) == (0, [])
    assert lines == [f"{file}: nothing is known" for file in (*LOCKS, VERSIONS)]


def test_what_is_known_is_named(audit):
    asked = []

    def of_uv(query):
        return {"vulns": [ADVISORY]} if query["package"]["name"] == "uv" else {}

    def of_nginx(query):
        asked.append(query)
        return ["BIT-nginx-2026-1", "BIT-nginx-2026-2"] * (query["package"]["name"] == "nginx")

    node = {"vite": [OF_VITE]}
    code, lines, errors = audit("--if-reachable", python=of_uv, node=node, images=of_nginx)
    assert code == 1
    (uv,) = [line for line in lines if line.startswith("requirements/uv.txt")]
    assert uv.endswith(" has GHSA-0000, mended in 99.1")
    (vite,) = [line.partition(": ")[2] for line in lines if ": vite " in line]
    assert vite == "vite has an advisory of severity high: It serves anything."
    assert [line for line in lines if line.startswith(VERSIONS)] == [
        f"{VERSIONS}: docker.io/nginx/nginx-ingress:5.6.3 has BIT-nginx-2026-{number}, "
        "of nginx 1.31.9"
        for number in (1, 2)
    ]
    assert errors == ["Raise what is named, and run 'make lock' or 'make synth'"]
    assert {"package": {"ecosystem": "Bitnami", "name": "redis"}, "version": "8.6.6"} in asked


@pytest.mark.parametrize("image", IMAGES)
def test_each_image_is_asked_about(image):
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", each.version) for each in packages_of(image))


def test_refuses_an_image_of_which_nothing_is_stated():
    image = "docker.io/nginx/nginx-ingress:5.6.4"
    with pytest.raises(LookupError, match=f"{image} has no packages; state those that OSV has"):
        packages_of(image)


@pytest.mark.parametrize(("options", "expected"), [((), 3), (("--if-reachable",), 0)])
def test_who_cannot_be_asked_is_named(audit, options, expected):
    """Without these databases it may be no failure, but is never the answer that all is well."""
    code, lines, errors = audit(*options, python=None, images=None)
    assert (code, lines) == (expected, [])
    assert [line.partition(";")[0] for line in errors] == [
        f"Not audited: {file}" for file in (*LOCKS, VERSIONS)
    ]
    assert all("405" in line for line in errors[2:]), errors
