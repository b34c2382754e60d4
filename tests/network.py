"""No test reaches past this machine: a connection to another address, or a look-up of a name, fails."""

import ipaddress
import sys
from typing import Any


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine."""


def is_loopback(host: object) -> bool:
    """Whether a host as given to the socket module is this machine."""
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def refuse_other_machines(event: str, details: tuple[Any, ...]) -> None:
    """Audit hook of Python for the events of the socket module."""
    if event == "socket.getaddrinfo" and not is_loopback(details[0]):
        raise NetworkRefused(f"a test looked up {details[0]!r}")
    if event in ("socket.connect", "socket.sendto"):
        address = details[1]
        if isinstance(address, tuple) and not is_loopback(address[0]):
            raise NetworkRefused(f"a test connected to {address!r}")


def pytest_configure() -> None:
    sys.addaudithook(refuse_other_machines)
