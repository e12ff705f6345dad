"""TCP connections that can be cut, or not come up, without either end being told."""

import socket
import threading
from contextlib import suppress


class BreakableConnection:
    """Forwards to a port of 127.0.0.1; after `cut`, what runs over it is lost without a word."""

    def __init__(self, target):
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._sockets, self._cut, self.held = [], set(), None

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._listener.close()
        for each in self._sockets:
            each.close()

    def cut(self):
        """Loses what is sent on the connections of now; new ones work."""
        self._cut = set(self._sockets)

    def hold(self):
        """Answers the next new connection never; those after it work."""
        self.held = threading.Event()

    def _accept(self):
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self.held and not self.held.is_set():
                    self._sockets.append(near)
                    self.held.set()
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._forward, args=ends, daemon=True).start()

    def _forward(self, source, target):
        with suppress(OSError):
            while data := source.recv(65536):
                if source not in self._cut:
                    target.sendall(data)
            if source not in self._cut:
                target.shutdown(socket.SHUT_WR)
