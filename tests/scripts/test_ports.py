"""Ports for servers of tests, of which several processes ask at once."""

import errno
import socket

from scripts.postgres import free_port


def test_nobody_gets_a_port_that_was_given():
    ports = [free_port() for _ in range(500)]
    assert len(set(ports)) == 500
    others = [socket.create_server(("127.0.0.1", 0)) for _ in range(500)]
    taken = {other.getsockname()[1] for other in others}
    for other in others:
        other.close()
    assert taken.isdisjoint(ports)


def test_a_server_can_have_it_and_until_then_nobody_answers():
    port = free_port()
    with socket.socket() as client:
        client.settimeout(5)
        assert client.connect_ex(("127.0.0.1", port)) == errno.ECONNREFUSED
    with socket.create_server(("127.0.0.1", port)) as server:
        assert server.getsockname()[1] == port
