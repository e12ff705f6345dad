"""A server of HTTP on this machine that plays what a program meets."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@contextmanager
def served(status=200, body=b"{}", *, answer=None, tls=None):
    """Yield the port of a server that always answers so, or what a function says.

    It gets the request with its `content`, and returns status, body and headers. `tls` is an
    SSLContext.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.content = self._content()
            told, content, headers = answer(self) if answer else (status, body, {})
            self.send_response(told)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        do_HEAD = do_POST = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names that the class asks for

        def _content(self):
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            content = b""
            while size := int(self.rfile.readline(), 16):
                content += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return content

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()
