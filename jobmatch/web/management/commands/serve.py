"""`manage.py serve`: the web server and the worker under one parent, or one of the two alone."""

import ipaddress
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from jobmatch.running import commands, processes, queue

WEB, WORKER = "web", "worker"


class Command(commands.Command):
    help = "Serve jobmatch: web server and worker together, or one alone; SIGTERM or Ctrl-C ends it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web processes")
        parser.add_argument("--only", choices=[WEB, WORKER], help="one of the two, to run them apart")

    def handle(
        self, *args: Any, host: str, port: int, workers: int, only: str | None = None, **options: Any
    ) -> None:
        host = "127.0.0.1" if host == "localhost" else host
        programs = {}
        if only != WORKER:
            refuse_what_cannot_work(host, port)
            static = Path(settings.STATIC_ROOT)
            programs["web server"] = processes.web(host, port, static=static, workers=workers)
        if only != WEB:
            programs["worker"] = processes.WORKER
        queue.make_tables()
        if settings.LOCAL:  # links in messages lead to where this one listens
            os.environ.setdefault("JOBMATCH_ADDRESS", origin(host, port))
        base = Path(settings.BASE_DIR)
        children = [processes.start(name, arguments, folder=base) for name, arguments in programs.items()]
        try:
            ended = processes.watch(
                children,
                is_ready=lambda: only == WORKER or processes.answers(host, port),
                on_ready=lambda: self.say(host, port, only=only),
            )
        finally:
            processes.end(children)
        if ended:
            raise CommandError(f"The {ended} ended by itself, so jobmatch stopped.")
        self.stdout.write("jobmatch stopped.")

    def say(self, host: str, port: int, *, only: str | None) -> None:
        where = "the worker runs" if only == WORKER else f"jobmatch is at {origin(host, port)}/"
        self.stdout.write(f"{where} (Ctrl-C stops it)")
        self.stdout.flush()


def origin(host: str, port: int) -> str:
    """Where a browser on this machine finds it; without a / at the end."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"


def refuse_what_cannot_work(host: str, port: int) -> None:
    """Say in a sentence why these settings cannot serve, before anything starts."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError as error:
        raise CommandError(f"'{host}' is not an address; use --host 127.0.0.1.") from error
    if settings.LOCAL and not address.is_loopback:
        raise CommandError(
            "In local mode jobmatch listens on this machine only; to serve others, set JOBMATCH_HOSTS."
        )
    if not 1 <= port <= 65535:
        raise CommandError("A port is a number from 1 to 65535.")
    if not processes.port_is_free(host, port):
        raise CommandError(
            f"Port {port} is taken; stop what listens there, or choose another: --port, make run PORT=8001."
        )
    if not Path(settings.STATIC_ROOT).is_dir():
        raise CommandError(
            "The static files are not there yet; run 'manage.py collectstatic --noinput' first."
        )
