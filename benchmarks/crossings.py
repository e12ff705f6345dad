"""Calls over the jsii boundary, which are the unit of what a construct costs."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from jsii._kernel.providers.process import _NodeProcess


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the calls into Node.js by their kind, such as `CreateRequest`, while it is open."""
    calls: Counter[str] = Counter()
    send = _NodeProcess.send

    def counting(self: _NodeProcess, request: Any, response_type: Any) -> object:  # noqa: ANN401 - passed on
        calls[type(request).__name__] += 1
        return send(self, request, response_type)

    with patch.object(_NodeProcess, "send", counting):
        yield calls
