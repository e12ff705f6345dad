"""Visitors who ask for pages at a steady rate, slow enough to be no load."""

import threading
import time
from collections import Counter

import httpx

THREADS = 30
ANSWER_SECONDS = 10


class Visitors:
    """Asks for pages from entering to leaving; `lost` has when and why one was not served."""

    def __init__(self, url, *, a_second=60, keep_alive=False):
        self.url = url
        self.lost = []
        self.served = 0
        self._pause = THREADS / a_second
        self._keep_alive = keep_alive
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._visit, args=(n,)) for n in range(THREADS)]

    def __enter__(self):
        self._begin = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def causes(self):
        return Counter(cause for _, cause in self.lost)

    def _visit(self, number):
        headers = {} if self._keep_alive else {"connection": "close"}
        at = self._begin + number * self._pause / THREADS
        with httpx.Client(headers=headers, timeout=ANSWER_SECONDS) as client:
            while not self._over.wait(max(0, at - time.monotonic())):
                at = max(at + self._pause, time.monotonic())
                asked = time.monotonic() - self._begin
                try:
                    answer = self._ask(client)
                    by = "NGINX" if "<center>nginx" in answer.text else "the frontend"
                    cause = None if answer.is_success else f"{answer.status_code} by {by}"
                except httpx.TransportError as error:
                    cause = type(error).__name__
                with self._lock:
                    if cause:
                        self.lost.append((round(asked, 2), cause))
                    else:
                        self.served += 1

    def _ask(self, client):
        """Asks as browsers do: again, when a connection that was kept open is closed meanwhile.

        NGINX closes them when it reloads. RFC 9112, section 9.3.1. Half an answer is lost.
        """
        try:
            return client.get(self.url)
        except httpx.RemoteProtocolError as error:
            if not self._keep_alive or "without sending a response" not in str(error):
                raise
            return client.get(self.url)
