"""Whether what is reached from the host answers."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from scripts.cluster.declared.parts import Address

SECONDS = 10


def unanswered(addresses: Sequence[Address]) -> list[str]:
    """Returns a text for each address that does not answer, or not with a page."""
    return [f"{each.url} ({problem})" for each in addresses if (problem := problem_of(each))]


def problem_of(address: Address) -> str:
    """Returns what is wrong with an address; nothing if it answers with a page."""
    place = urlsplit(address.url)
    # All ports of the host are at its loopback address, whatever name servers say of a name.
    url = place._replace(netloc=f"127.0.0.1:{place.port or 80}").geturl()
    try:
        # As browsers do, no proxy is asked for what is on this machine.
        with httpx.Client(trust_env=False, timeout=SECONDS, follow_redirects=True) as http:
            answer = http.get(url, headers={"Host": place.netloc})
    except httpx.HTTPError as error:
        return str(error) or type(error).__name__
    return "" if answer.is_success else f"answers {answer.status_code}"
