"""Programs and servers of this machine that play what the wrapper meets."""

import json
import subprocess

import pytest

from scripts.cluster.bootstrap import Bootstrap

PERSON = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")


def git(folder, *arguments):
    return subprocess.run(
        ["git", *PERSON, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def program(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def with_tools(root, tools):
    bootstrap = Bootstrap(root)
    bootstrap.__dict__["tools"] = tools
    return bootstrap


def bootstrap_of(checkout, gitea):
    bootstrap = Bootstrap(checkout)
    bootstrap.__dict__["gitea"] = bootstrap.gitea.model_copy(update={"url": gitea})
    return bootstrap


def inspected():
    node = {"Name": "/node", "State": {"Running": True}}
    node["NetworkSettings"] = {"Networks": {"kind": {"IPAddress": "172.18.0.2"}}}
    return json.dumps([node])


def told(error, call):
    """Return what an error says with which a call ends."""
    with pytest.raises(error) as raised:
        call()
    return str(raised.value)
