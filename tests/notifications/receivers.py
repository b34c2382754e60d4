"""Servers on this machine that take what is sent: one speaks SMTP, one the SMS API of MessageBird."""

import email
import json
import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message as Mail
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Inbox:
    """All that arrived, in order, by id; and what the next answers are."""

    ids: list[str] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    answers: list[Any] = field(
        default_factory=list
    )  # SMTP: {command: line}; HTTP: (status, bytes), None: silence
    some: threading.Condition = field(default_factory=threading.Condition)

    def take(self, pk: str) -> None:
        with self.some:
            self.ids.append(pk)
            self.some.notify_all()

    def wait_for(self, count: int, *, seconds: float) -> bool:
        """Return once so many arrived, or the time is over."""
        with self.some:
            return self.some.wait_for(lambda: len(self.ids) >= count, seconds)

    @property
    def duplicates(self) -> int:
        return sum(Counter(self.ids).values()) - len(set(self.ids))


class MailSession(socketserver.StreamRequestHandler):
    """One SMTP session; `answers[0]` of the inbox may say otherwise than `250`."""

    def handle(self) -> None:
        self.inbox: Inbox = self.server.inbox
        said = self.inbox.answers.pop(0) if self.inbox.answers else {}
        self.say(said.get("HELLO", "220 test"))
        while line := self.rfile.readline():
            command = line[:4].strip().upper().decode()
            if command == "QUIT":
                self.say("221 bye")
                return
            if command == "DATA":
                self.say("354 go on")
                self.read_mail(said.get("DATA", "250 taken"))
            else:
                self.say(said.get(command, "250 test"))

    def read_mail(self, answer: str) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        if line == b"":  # the sender died in the middle: nothing was taken
            return
        if answer.startswith("250"):
            mail = email.message_from_bytes(b"".join(lines))
            self.inbox.mails.append(mail)
            self.inbox.take(mail["Message-ID"].strip("<>").partition("@")[0])
        self.say(answer)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class TextSession(BaseHTTPRequestHandler):
    """POST /messages as the provider answers it."""

    def do_POST(self) -> None:
        inbox: Inbox = self.server.inbox
        inbox.headers.append(dict(self.headers.items()))
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = (
            inbox.answers.pop(0) if inbox.answers else (201, b'{"id": "e8077d803532c0b5937c639b60216938"}')
        )
        if answer is None:
            threading.Event().wait(1)
            return
        status, body = answer
        if status == 201:
            inbox.texts.append({**content, "path": self.path})
            inbox.take(content["reference"])
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on the screen of the tests."""


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A sender that was killed is what the tests are about."""


class TextServer(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Nothing on the screen when a sender was killed: that is what the tests are about."""


@contextmanager
def listening(server: Any) -> Iterator[tuple[int, Inbox]]:
    """The server in a thread: its port and its inbox."""
    server.inbox = Inbox()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1], server.inbox
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def mail_server() -> Any:
    return listening(MailServer(("127.0.0.1", 0), MailSession))


def text_server() -> Any:
    return listening(TextServer(("127.0.0.1", 0), TextSession))
