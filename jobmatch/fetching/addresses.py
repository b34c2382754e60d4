"""Which addresses may be fetched from outside: https, a host that was named before, a public machine.

Text and numbers in, a verdict out; nothing is looked up here.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 500
HOST_NAME: Final = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
# Only signs that mean the same to every reader of an address: no space, control, backslash, other script.
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_PUBLIC = IPv6Network("2000::/3")
# Within it: ways to say an IPv4 address or a tunnel, and addresses that are for books and tests.
_NOT_PUBLIC = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")
)
_NOT_PUBLIC_4 = tuple(IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24"))


class Why(StrEnum):
    """Why nothing came."""

    ADDRESS = "address"  # no plain https address without a sign-in and with the usual port
    HOST = "host"  # not one of the hosts that this installation fetches from
    PRIVATE = "private"  # the name leads to a machine that is not public
    UNKNOWN = "unknown"  # the name leads nowhere
    UNREACHABLE = "unreachable"  # no connection, or one that broke off
    CERTIFICATE = "certificate"  # the other side can't show that it is the one
    STATUS = "status"  # it answered something else than: here it is
    REDIRECTS = "redirects"  # it kept sending us on
    KIND = "kind"  # not a file of a kind that is read
    LARGE = "large"
    SLOW = "slow"


class NotFetched(Exception):
    """Nothing came; `why` says why in a word that a page has a sentence for."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was looked at: the host's name, and what to ask it for."""

    host: str
    path: str


def target_of(address: str, hosts: Collection[str]) -> Target:
    """The parts of an address that may be fetched; NotFetched when it may not."""
    if not is_plain(address):
        raise NotFetched(Why.ADDRESS)
    parts = urlsplit(address)
    host = (parts.hostname or "").lower()
    if host not in hosts:
        raise NotFetched(Why.HOST)
    query = f"?{parts.query}" if parts.query else ""
    return Target(host, (parts.path or "/") + query)


def is_plain(address: str) -> bool:
    """Whether it is an https address with a host name, without user, odd port or a sign that misleads."""
    if len(address) > LONGEST or not _PLAIN.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    host = parts.netloc.lower().removesuffix(":443")
    return parts.scheme == "https" and HOST_NAME.fullmatch(host) is not None


def is_public(number: str) -> bool:
    """Whether a machine's number is one of the public internet; what is not known for sure is not."""
    try:
        found = ip_address(number)
    except ValueError:
        return False
    return _is_public_4(found) if isinstance(found, IPv4Address) else _is_public_6(found)


def _is_public_4(found: IPv4Address) -> bool:
    """What Python calls global, without what is for many machines at once, protocols and relays."""
    if found.is_multicast or found.is_reserved or any(found in net for net in _NOT_PUBLIC_4):
        return False
    return found.is_global


def _is_public_6(found: IPv6Address) -> bool:
    """Mapped, NAT64, 6to4, Teredo, link, site and unique-local ones are outside the range or named."""
    if found.scope_id is not None or found not in _PUBLIC or any(found in net for net in _NOT_PUBLIC):
        return False
    return found.is_global and not _is_isatap(found)


def _is_isatap(found: IPv6Address) -> bool:
    """A tunnel that ends with the IPv4 address of whoever is behind it."""
    return (int(found) >> 32) & 0xFFFFFFFF in (0x00005EFE, 0x02005EFE)
