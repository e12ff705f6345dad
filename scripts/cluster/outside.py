"""Requests to servers elsewhere. Those on this machine are asked without any proxy."""

import httpx


def client(*, timeout: float, follow_redirects: bool = False) -> httpx.Client:
    """Returns a client that asks the proxies which the environment names.

    Raises:
        httpx.ProxyError: It names some in a way that cannot be followed, such as one of SOCKS.
    """
    try:
        return httpx.Client(timeout=timeout, follow_redirects=follow_redirects)
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise httpx.ProxyError(f"the variables of proxies cannot be followed: {error}") from None
