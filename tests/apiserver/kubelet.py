"""A node whose kubelet has the logs that a test says, over TLS as a real one."""

import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import trustme


@contextmanager
def node_with_logs(cluster, name, logs):
    """Makes a node; `logs` has the text by container, and by `previous` of a container."""

    class Kubelet(BaseHTTPRequestHandler):
        def do_GET(self):
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            key = ("previous " if query.get("previous") else "") + url.path.rsplit("/", 1)[1]
            lines = logs.get(key, "").splitlines(keepends=True)
            text = "".join(lines[-int(query["tailLines"][0]) :]).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Kubelet) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        node = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": name}}
        cluster.create(node)
        status = {
            "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
            "daemonEndpoints": {"kubeletEndpoint": {"Port": server.server_port}},
        }
        cluster.subresource(node, "status", {"status": status})
        try:
            yield
        finally:
            cluster.delete(node)
            server.shutdown()
