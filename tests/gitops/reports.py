"""Stands in for the webhook handler: keeps what Argo CD reports to it."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def received():
    """Yield a list that gets each report, and the address to send them to, or to a proxy there.

    Of a report it has the address, the token and the content.
    """
    reports = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reports.append((self.path, self.headers["X-Delivery-Token"], json.loads(body)))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield reports, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
