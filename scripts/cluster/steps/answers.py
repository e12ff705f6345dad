"""Whether what is reached from the host answers."""

from urllib.parse import urlsplit

import httpx

from constructs_lib.reference.bootstrap_files import Address

SECONDS = 10


def problem_of(address: Address) -> str:
    """Return what is wrong with an address; nothing if it answers with a page."""
    place = urlsplit(address.url)
    # All ports of the host are at its loopback address, whatever name servers say of a name.
    port = place.port or (443 if place.scheme == "https" else 80)
    url = place._replace(netloc=f"127.0.0.1:{port}").geturl()
    try:
        # As browsers do, no proxy is asked for what is on this machine. A server may have signed
        # its certificate itself; nothing is sent that somebody could use.
        with httpx.Client(
            trust_env=False, timeout=SECONDS, follow_redirects=True, verify=False
        ) as http:
            answer = http.get(url, headers={"Host": place.netloc})
    except httpx.HTTPError as error:
        return str(error) or type(error).__name__
    return "" if answer.is_success else f"answers {answer.status_code}"
