"""`manage.py serve`: the web server and the worker under one parent."""

import ipaddress
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from huey.contrib.djhuey import HUEY

from jobmatch.running import processes


class Command(BaseCommand):
    help = "Serve jobmatch: web server and worker together; SIGTERM or Ctrl-C ends both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="web processes")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        host = "127.0.0.1" if host == "localhost" else host
        refuse_what_cannot_work(host, port)
        HUEY.storage.initialize_schema()
        base = Path(settings.BASE_DIR)
        web = processes.web(host, port, static=Path(settings.STATIC_ROOT), workers=workers)
        children = [
            processes.start("web server", web, folder=base),
            processes.start("worker", processes.WORKER, folder=base),
        ]
        try:
            ended = processes.watch(
                children,
                is_ready=lambda: processes.answers(host, port),
                on_ready=lambda: self.say(host, port),
            )
        finally:
            processes.end(children)
        if ended:
            raise CommandError(f"The {ended} ended by itself, so jobmatch stopped.")
        self.stdout.write("jobmatch stopped.")

    def say(self, host: str, port: int) -> None:
        name = f"[{host}]" if ":" in host else host
        self.stdout.write(f"jobmatch is at http://{name}:{port}/ (Ctrl-C stops it)")
        self.stdout.flush()


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
