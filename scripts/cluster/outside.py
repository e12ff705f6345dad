"""Requests to servers elsewhere. Those on this machine are asked without any proxy."""

import os
from urllib.parse import urlsplit

import httpx

OF_THIS_MACHINE = ("127.0.0.1", "localhost", "::1", "0.0.0.0")
"""Hosts in addresses of this machine."""


def is_of_this_machine(address: str) -> bool:
    """Returns whether an address, such as `tcp://localhost:2375`, is one of this machine."""
    try:
        return urlsplit(address).hostname in OF_THIS_MACHINE
    except ValueError:
        return False


def client(*, timeout: float, follow_redirects: bool = False) -> httpx.Client:
    """Returns a client that asks the proxies which the environment names.

    Raises:
        httpx.ProxyError: It names some in a way that cannot be followed, such as one of SOCKS.
        httpx.ConnectError: It names a file of certificates that is not there, or has none.
    """
    try:
        return httpx.Client(timeout=timeout, follow_redirects=follow_redirects)
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise httpx.ProxyError(f"the variables of proxies cannot be followed: {error}") from None
    except OSError as error:
        file = os.environ.get("SSL_CERT_FILE")
        raise httpx.ConnectError(
            f"SSL_CERT_FILE is {file}, which cannot be read: {error.strerror}"
        ) from None
