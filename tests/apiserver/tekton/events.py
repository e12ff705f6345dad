"""Events as Git servers and Argo CD send them, with the fields that matter."""

COMMIT, BEFORE, NONE = "5ca1ab1e" * 5, "b01dface" * 5, "0" * 40


def push(*files, **changes):
    """Return a push of GitHub by a person: one commit on the main branch, which changes files."""
    commit = {"id": COMMIT, "message": "Say more", "added": [], "removed": [], "modified": files}
    return {
        "ref": "refs/heads/main",
        "before": BEFORE,
        "after": COMMIT,
        "created": False,
        "deleted": False,
        "forced": False,
        "commits": [commit],
        "head_commit": commit,
        "repository": {"full_name": "platform/web-platform"},
        "pusher": {"name": "ada"},
        "sender": {"login": "ada"},
        **changes,
    }


def push_of_gitea(*files, **changes):
    """Return the same of Gitea, which lists five commits at most, and say how many there are."""
    event = push(*files, total_commits=1, **changes)
    for field in ("created", "deleted", "forced"):
        del event[field]
    return event


def pull_request(**changes):
    """Return a pull request that was opened, from the same repository."""
    repository = {"full_name": "platform/web-platform"}
    return {
        "action": "opened",
        "number": 7,
        "pull_request": {
            "base": {"ref": "main", "repo": repository},
            "head": {"ref": "more", "sha": COMMIT, "repo": repository},
        },
        "repository": repository,
        "sender": {"login": "ada"},
        **changes,
    }


def pull_request_of(**head):
    event = pull_request()
    event["pull_request"]["head"] |= head
    return event


def deployed(**changes):
    """Return what Argo CD tells of an Application."""
    return {"app": "app", "revisions": [COMMIT], **changes}
