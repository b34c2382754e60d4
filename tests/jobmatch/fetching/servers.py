"""A small server with a certificate of its own, and a trap that counts who knocks."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from jobmatch.fetching.client import Network

HOST = "feeds.example.nl"
OTHER = "next.example.nl"
Answer = Callable[[ssl.SSLSocket], None]


def says(body: bytes, kind: str = "application/ld+json", status: str = "200 OK", *more: str) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


@dataclass
class Served:
    """A server on this machine: what it was asked, by path, and how to reach it."""

    port: int
    authority: str
    asked: list[bytes] = field(default_factory=list)

    def network(self, numbers: dict[str, list[str]] | None = None) -> Network:
        """A world in which names lead to it, and this machine counts as public."""
        known = numbers or {HOST: ["127.0.0.1"], OTHER: ["127.0.0.1"]}
        return Network(
            look_up=lambda host: known.get(host, []),
            is_public=lambda number: number == "127.0.0.1",
            certificates=lambda: ssl.create_default_context(cadata=self.authority),
            port=self.port,
        )


@cache
def _certificate(name: str) -> tuple[bytes, str]:
    """Key and certificate, and the certificate as the authority to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(tz=UTC)
    names = [x509.DNSName(name), x509.DNSName(OTHER)] if name == HOST else [x509.DNSName(name)]
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret + pem, pem.decode()


@contextmanager
def serving(answers: dict[str, bytes | Answer], *, name: str = HOST) -> Iterator[Served]:
    """Answer each path with these bytes, or as a function writes them."""
    both, authority = _certificate(name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "both.pem"
        file.write_bytes(both)
        context.load_cert_chain(file)
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        served = Served(listening.getsockname()[1], authority)
        threading.Thread(target=_serve, args=(listening, context, answers, served), daemon=True).start()
        yield served


def _serve(
    listening: socket.socket, context: ssl.SSLContext, answers: dict[str, bytes | Answer], served: Served
) -> None:
    while True:
        try:
            line, _from = listening.accept()
        except OSError:
            return
        with closing(line):
            line.settimeout(10)
            try:
                with context.wrap_socket(line, server_side=True) as safe:
                    _answer(safe, answers, served)
            except OSError:
                continue  # the visitor left


def _answer(safe: ssl.SSLSocket, answers: dict[str, bytes | Answer], served: Served) -> None:
    asked = b""
    while b"\r\n\r\n" not in asked:
        part = safe.recv(4096)
        if not part:
            return
        asked += part
    served.asked.append(asked)
    answer = answers.get(asked.split()[1].decode(), says(b"", "text/plain", "404 Not Found"))
    if callable(answer):
        answer(safe)
    else:
        safe.sendall(answer)


@dataclass
class Trap:
    """How often anybody connected, and to which ports."""

    port: int = 0
    hits: int = 0


@contextmanager
def a_trap() -> Iterator[Trap]:
    """Listen on every number of this machine, IPv4 and IPv6, and count who connects."""
    trap = Trap()
    with closing(socket.create_server(("0.0.0.0", 0))) as first:  # noqa: S104 - every number of this machine
        trap.port = first.getsockname()[1]
        lines = [first]
        if socket.has_ipv6:
            second = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
            second.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            second.bind(("::", trap.port))
            second.listen()
            lines.append(second)
        for line in lines:
            threading.Thread(target=_count, args=(line, trap), daemon=True).start()
        try:
            yield trap
        finally:
            for line in lines:
                line.close()


def _count(line: socket.socket, trap: Trap) -> None:
    while True:
        try:
            visitor, _from = line.accept()
        except OSError:
            return
        trap.hits += 1
        visitor.close()
