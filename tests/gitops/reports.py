"""Stands in for the webhook handler: keeps what Argo CD reports to it."""

import json
from contextlib import contextmanager

from tests.served import served


@contextmanager
def received():
    """Yield a list that gets each report, and the address to send them to, or to a proxy there."""
    reports = []

    def answer(request):
        token = request.headers["X-Delivery-Token"]
        reports.append((request.path, token, json.loads(request.content)))
        return 200, b"", {}

    with served(answer=answer) as port:
        yield reports, f"http://127.0.0.1:{port}"
