"""Fetches one file from another machine, and never one of our own network.

The name is looked up once, every number it leads to is looked at, and the connection goes to that number: a
name that leads elsewhere a moment later changes nothing. Each redirect is a new address that is looked at in
the same way. What comes is counted while it comes, by size and by the clock.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPSConnection
from urllib3.exceptions import HTTPError

from jobmatch.fetching.addresses import NotFetched, Target, Why, is_public, target_of

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_SECONDS: Final = 30.0
MOST_REDIRECTS: Final = 3
PATIENCE: Final = 10.0  # seconds for each answer of the other side, within the whole
CHUNK: Final = 64 * 1024
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
AGENT: Final = "jobmatch"


def look_up(host: str) -> list[str]:
    """The numbers that a name leads to, in the order in which the machine would try them."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


@dataclass(frozen=True)
class Network:
    """How the world outside is reached; a test puts a small one of its own in its place."""

    look_up: Callable[[str], list[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    certificates: Callable[[], ssl.SSLContext] = ssl.create_default_context
    port: int = 443


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may ask of us."""

    size: int = MOST_BYTES
    seconds: float = MOST_SECONDS


@dataclass(slots=True)
class _Clock:
    """When a fetch must be over, whatever the other side does."""

    ends: float
    is_over: bool = False
    connection: HTTPSConnection | None = field(default=None)

    @property
    def left(self) -> float:
        return self.ends - time.monotonic()

    def check(self) -> None:
        """NotFetched when the time is over: what came may have been cut."""
        if self.is_over or self.left <= 0:
            raise NotFetched(Why.SLOW)

    def stop(self) -> None:
        """Cut the line, so that a read that waits comes back."""
        self.is_over = True
        line = self.connection.sock if self.connection else None
        if isinstance(line, socket.socket):
            try:
                socket.socket.shutdown(line, socket.SHUT_RDWR)  # below TLS, whose state is another thread's
            except OSError:
                return  # it was gone already


OUTSIDE: Final = Network()
AS_USUAL: Final = Limits()


def fetch(
    address: str,
    *,
    hosts: Collection[str],
    kinds: Collection[str],
    headers: Mapping[str, str] | None = None,
    network: Network = OUTSIDE,
    limits: Limits = AS_USUAL,
) -> bytes:
    """The bytes of the file at the address; NotFetched when there is a reason not to take them.

    `hosts`: the names that may be asked, redirects too. `kinds`: the media types that are read. `headers` go
    to the host of the address alone.
    """
    clock = _Clock(time.monotonic() + limits.seconds)
    with _watched(clock):
        target = target_of(address, hosts)
        first = target.host
        for _hop in range(MOST_REDIRECTS + 1):
            own = dict(headers or {}) if target.host == first else {}
            found, next_address = _ask(target, own, kinds, network, clock, limits)
            if next_address is None:
                return found
            target = target_of(urljoin(f"https://{target.host}{target.path}", next_address), hosts)
    raise NotFetched(Why.REDIRECTS)


@contextmanager
def _watched(clock: _Clock) -> Iterator[None]:
    """Errors of the line as reasons; over the time, all of them are: too slow."""
    timer = threading.Timer(max(clock.left, 0), clock.stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise NotFetched(Why.CERTIFICATE) from error
    except (OSError, HTTPError, http.client.HTTPException) as error:
        raise NotFetched(_why(error, clock)) from error
    finally:
        timer.cancel()


def _why(error: Exception, clock: _Clock) -> Why:
    if clock.is_over or isinstance(error, TimeoutError):
        return Why.SLOW
    return Why.CERTIFICATE if "CERTIFICATE_VERIFY_FAILED" in str(error) else Why.UNREACHABLE


def _ask(
    target: Target,
    headers: Mapping[str, str],
    kinds: Collection[str],
    network: Network,
    clock: _Clock,
    limits: Limits,
) -> tuple[bytes, str | None]:
    """What the host answers, or where it sends us."""
    connection = HTTPSConnection(
        _number(target.host, network, clock),
        port=network.port,
        timeout=min(PATIENCE, max(clock.left, 0.1)),
        ssl_context=network.certificates(),
        server_hostname=target.host,
    )
    clock.connection = connection
    try:
        own = {"Host": target.host, "User-Agent": AGENT, "Accept": ", ".join(sorted(kinds))}
        connection.request(
            "GET",
            target.path,
            headers={**own, "Accept-Encoding": "identity", **headers},
            preload_content=False,
            decode_content=False,
        )
        with closing(connection.getresponse()) as answer:
            clock.check()
            if answer.status in REDIRECTS:
                return b"", _location(answer)
            _check(answer, kinds, limits)
            return _read(answer, clock, limits), None
    finally:
        clock.connection = None
        connection.close()


def _number(host: str, network: Network, clock: _Clock) -> str:
    """The one number to connect to; one that is not public among them, and none of them is used."""
    try:
        numbers = network.look_up(host)
    except (OSError, UnicodeError):
        numbers = []
    if not numbers:
        raise NotFetched(Why.UNKNOWN)
    if not all(map(network.is_public, numbers)):
        raise NotFetched(Why.PRIVATE)
    clock.check()
    return numbers[0]


def _location(answer: BaseHTTPResponse) -> str:
    place = answer.headers.get("Location", "")
    if not place or len(answer.headers.getlist("Location")) != 1:
        raise NotFetched(Why.REDIRECTS)
    return str(place)


def _check(answer: BaseHTTPResponse, kinds: Collection[str], limits: Limits) -> None:
    if answer.status != http.client.OK:
        raise NotFetched(Why.STATUS)
    kind = str(answer.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    packed = str(answer.headers.get("Content-Encoding", "identity")).strip().lower()
    if kind not in kinds or packed not in ("", "identity"):
        raise NotFetched(Why.KIND)
    told = str(answer.headers.get("Content-Length", "0"))
    if told.isascii() and told.isdigit() and int(told[:20]) > limits.size:
        raise NotFetched(Why.LARGE)


def _read(answer: BaseHTTPResponse, clock: _Clock, limits: Limits) -> bytes:
    """All of it, as it comes; one byte too many and it is left."""
    parts, size = [], 0
    while part := answer.read1(CHUNK, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > limits.size:
            raise NotFetched(Why.LARGE)
        clock.check()
    clock.check()
    return b"".join(parts)
