"""Events as Git servers and Argo CD send them, with the fields that matter."""

COMMIT = "5ca1ab1e" * 5
REPOSITORY = {"full_name": "platform/web-platform"}


def push(*files, **changes):
    """Returns a push of GitHub by a person: one commit on the main branch, which changes files."""
    commit = {"id": COMMIT, "message": "Say more", "added": [], "removed": [], "modified": files}
    return {
        "ref": "refs/heads/main",
        "after": COMMIT,
        "created": False,
        "deleted": False,
        "forced": False,
        "commits": [commit],
        "head_commit": commit,
        "repository": REPOSITORY,
        "sender": {"login": "ada"},
        **changes,
    }


def push_of_gitea(*files, total_commits=1):
    """Returns the same of Gitea, which lists five commits at most, and says how many there are."""
    event = push(*files, total_commits=total_commits)
    for field in ("created", "deleted", "forced"):
        del event[field]
    return event


def pull_request(head=None, **changes):
    """Returns a pull request that was opened, from the same repository."""
    return {
        "action": "opened",
        "number": 7,
        "pull_request": {
            "base": {"ref": "main", "repo": REPOSITORY},
            "head": {"ref": "more", "sha": COMMIT, "repo": REPOSITORY, **(head or {})},
        },
        "repository": REPOSITORY,
        "sender": {"login": "ada"},
        **changes,
    }


def deployed(**changes):
    """Returns what Argo CD tells of an Application."""
    return {"app": "app", "revisions": [COMMIT], **changes}
