"""gitleaks finds no credential in the checkout, and finds one that is planted."""

import json
import subprocess

import pytest

from tests.checkout import ROOT

FOLDERS = ("dist", "docs", "environments", "scripts", "constructs_lib", "apps")


def leaks_in(folder):
    """Return rule, file and line of each credential. The report never holds the value."""
    config = ROOT / "tests/scanners/gitleaks.toml"
    report = ["--redact", "--report-format", "json", "--report-path", "-", "--exit-code", "0"]
    command = ["gitleaks", "dir", folder, "--no-banner", "--config", config, *report]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return [(each["RuleID"], each["File"], each["StartLine"]) for each in json.loads(done.stdout)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_has_no_credential(folder):
    assert leaks_in(folder) == []


# Put together here, so that scanners of this repository find none.
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("github-pat", "TOKEN=ghp_" + "aZ7kQ2mX9LwB4vNc8RjY1sHdP6GeTUoXiKbE"),
        (
            "private-key",
            "-----BEGIN PRIVATE"
            + f" KEY-----\n{'MIIEowIBAAKCAQEA' * 8}\n-----END PRIVATE KEY-----",
        ),
        ("generic-api-key", 'password: "tK7fQ2mZx9LwB4vNc8' + 'RjY1sHdP6aGe3UoX"'),
    ],
)
def test_planted_credential_is_found(tmp_path, rule, text):
    file = tmp_path / "settings.yaml"
    file.write_text(f"a: 1\n{text}\n")
    assert leaks_in(tmp_path) == [(rule, str(file), 2)]
