"""The way to the registries: names, proxies, answers, and the clock."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.doctor.finding import Finding
from scripts.cluster.doctor.machine import Machine
from scripts.cluster.doctor.registries import registries

MOST_SKEW_SECONDS = 60
"""Seconds by which the clock may be wrong before tokens and certificates are refused."""

DIRECT = ("NO_PROXY", "no_proxy")
"""Variables that name what no proxy is asked for."""

OWN = ("localhost", "127.0.0.1")
"""What must not be asked of a proxy."""


def network_findings(bootstrap: Bootstrap, machine: Machine) -> Iterator[Finding]:
    """Yields what is wrong on the way to the registries of images and charts."""
    yield from _proxies(machine)
    hosts = sorted(registries(bootstrap))
    with ThreadPoolExecutor(len(hosts) or 1) as pool:
        answers = list(pool.map(lambda host: _answer(machine, host), hosts))
    for host, (problem, _) in zip(hosts, answers, strict=True):
        if problem:
            yield Finding(
                "registry",
                "warning",
                f"{host} {problem}",
                "Images or charts come from there, unless this machine and its nodes have them.",
                "See to the name server and the proxy; behind a firewall name mirrors: "
                "docs/settings.md.",
            )
        else:
            yield Finding("registry", "ok", f"{host} answers")
    yield from _clock([date for problem, date in answers if not problem and date])


def _answer(machine: Machine, host: str) -> tuple[str, str]:
    """Returns what is wrong with a host, and the time that it says."""
    names = ("HTTPS_PROXY", "ALL_PROXY")
    proxied = any(machine.variables.get(each) for name in names for each in (name, name.lower()))
    try:
        if not proxied:
            machine.addresses(host.partition(":")[0])
    except OSError as error:
        return f"has no address ({error.strerror})", ""
    try:
        return "", machine.date_of(f"https://{host}/v2/")
    except httpx.HTTPError as error:
        # One that does not speak TLS is a mirror on this machine or near it, and has answered.
        if "SSL" in str(error) and "WRONG_VERSION" in str(error):
            return "", ""
        return f"does not answer ({str(error) or type(error).__name__})", ""


def _proxies(machine: Machine) -> Iterator[Finding]:
    variables = machine.variables
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        if not (variables.get(name) or variables.get(name.lower())):
            continue
        # Git and Python follow the one in small letters first, programs in Go the other.
        for direct in [each for each in DIRECT if variables.get(each)] or DIRECT[:1]:
            yield _direct(name, direct, variables.get(direct, ""))


def _direct(name: str, direct: str, given: str) -> Finding:
    """Returns whether a variable such as `NO_PROXY` leaves this machine out."""
    hosts = [each.strip() for each in given.split(",")]
    missing = [each for each in OWN if each not in hosts and hosts != ["*"]]
    if not missing:
        return Finding("proxy", "ok", f"{name} is set, and {direct} leaves this machine out")
    return Finding(
        "proxy",
        "warning",
        f"{name} is set, and {direct} lacks {' and '.join(missing)}",
        "Programs would ask the proxy for what is on this machine, such as the repository.",
        f"export {direct}={','.join([*filter(None, hosts), *missing])}",
    )


def _clock(dates: list[str]) -> Iterator[Finding]:
    skews = [skew for each in dates if (skew := _skew(each)) is not None]
    if not skews:
        return
    # What a proxy remembers is older: the best answer counts.
    skew = min(skews)
    if skew > MOST_SKEW_SECONDS:
        yield Finding(
            "clock",
            "warning",
            f"the clock is wrong by {skew:.0f} s",
            "Certificates and tokens are refused, and backups seem to be of the future.",
            "sudo hwclock --hctosys in WSL; else: sudo timedatectl set-ntp true.",
        )
    else:
        yield Finding("clock", "ok", "the clock is right")


def _skew(date: str) -> float | None:
    """Returns the seconds between the time that a server says and ours; None if it says none."""
    try:
        return abs((datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
