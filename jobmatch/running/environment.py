"""Reads the settings of an installation from environment variables and refuses a bad one in a sentence.

The one list of them is in variables.py.
"""

import base64
import json
import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from huey.serializer import SignedSerializer

from jobmatch.fetching.addresses import HOST_NAME, is_plain

SQLITE = "django.db.backends.sqlite3"
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
KEY_BYTES = 32
MOMENT = re.compile(r"[dwm][1-9][0-9]?")
RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
SENDER = re.compile(r"[A-Za-z][A-Za-z0-9]{1,10}")
SHORTEST_SECRET = 50
Ring = tuple[tuple[str, bytes], ...]
FEWEST_DIFFERENT = 10
# synchronous=FULL: an answered write survives a power cut; secure_delete: erased text leaves no trace.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    ),
}

env = environ.Env()


def refuse(variable: str, problem: str, mend: str) -> ImproperlyConfigured:
    """The error for a bad setting: what is wrong with it and how to mend it."""
    return ImproperlyConfigured(f"{variable}: {problem} {mend}")


def given(variable: str) -> str:
    """What a variable says, without the space around it; empty when it is not set."""
    return os.environ.get(variable, "").strip()


def public_hosts() -> list[str]:
    """The public host names of JOBMATCH_HOSTS; empty means local mode."""
    hosts = [host.strip() for host in given("JOBMATCH_HOSTS").split(",") if host.strip()]
    for host in hosts:
        if host.startswith(".") or any(sign in host for sign in "*/: "):
            mend = "Write names like 'jobmatch.example.nl', with a comma between two."
            raise refuse("JOBMATCH_HOSTS", f"'{host}' is not a host name.", mend)
    return hosts


def address(hosts: list[str]) -> str:
    """JOBMATCH_ADDRESS: where people reach the pages, as links in messages begin; without a / at the end."""
    url = given("JOBMATCH_ADDRESS").rstrip("/")
    if not url:
        return f"https://{hosts[0]}" if hosts else "http://localhost:8000"
    parts = urlsplit(url)
    fits = parts.scheme == "https" and parts.hostname in hosts if hosts else parts.scheme in ("http", "https")
    if not fits or not parts.hostname or parts.path or parts.query or parts.fragment:
        mend = "Write it like https://jobmatch.example.nl, with a name of JOBMATCH_HOSTS."
        raise refuse("JOBMATCH_ADDRESS", f"'{url}' is not the address of this installation.", mend)
    return url


def data_folder(base: Path) -> Path:
    """JOBMATCH_DATA_DIR, made when it is not there; by default `var/` in the project."""
    folder = Path(os.environ.get("JOBMATCH_DATA_DIR") or base / "var").absolute()
    mend = "Name a folder that this user may write in."
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        problem = f"'{folder}' cannot be made ({error.strerror})."
        raise refuse("JOBMATCH_DATA_DIR", problem, mend) from error
    if not os.access(folder, os.W_OK):
        raise refuse("JOBMATCH_DATA_DIR", f"'{folder}' cannot be written.", mend)
    return folder


def static_folder(data: Path) -> Path:
    """JOBMATCH_STATIC_DIR: where a proxy reads the static files; by default in the closed data folder."""
    return Path(given("JOBMATCH_STATIC_DIR") or data / "static").absolute()


def is_on(variable: str) -> bool:
    """A yes/no variable: 1 or 0, empty is no."""
    value = os.environ.get(variable, "")
    if value not in ("", "0", "1"):
        mend = f"Set {variable}=1 for yes, or leave it out for no."
        raise refuse(variable, f"'{value}' is not 1 or 0.", mend)
    return value == "1"


def whole_number(variable: str, *, default: str, least: int, most: int) -> int:
    """A number from a variable, or the default; refused outside its bounds."""
    value = given(variable) or default
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        problem = f"'{value}' is not a number from {least} to {most}."
        raise refuse(variable, problem, f"Leave it out for {default}.")
    return int(value)


def whole_range(variable: str, *, default: str, least: int, most: int) -> tuple[int, int]:
    """Two numbers from a variable, like 16-27, the lower first; refused outside the bounds."""
    value = given(variable) or default
    first, _, last = value.partition("-")
    numbers = [int(part) for part in (first, last) if part.isascii() and part.isdigit()]
    if len(numbers) != 2 or not least <= numbers[0] <= numbers[1] <= most:
        problem = f"'{value}' is not a range between {least} and {most}."
        raise refuse(variable, problem, f"Write it like {default}.")
    return numbers[0], numbers[1]


def moments(variable: str, *, default: str) -> tuple[str, ...]:
    """Days, weeks and months after a start, like `d3 w1 m12`; refused when one is none, or is there twice."""
    found = tuple((given(variable) or default).split())
    mend = f"Write days, weeks and months with a space between, like '{default}'."
    for moment in found:
        if not MOMENT.fullmatch(moment):
            raise refuse(variable, f"'{moment}' is not a number of days, weeks or months.", mend)
    if len(set(found)) < len(found):
        raise refuse(variable, "names a moment twice.", mend)
    return found


def sender_name(variable: str, *, default: str) -> str:
    """Whom mail and text messages come from, as a text message takes it."""
    name = given(variable) or default
    if not SENDER.fullmatch(name):
        mend = f"Write 2 to 11 letters and digits, a letter first, like '{default}'."
        raise refuse(variable, f"'{name}' does not fit a text message.", mend)
    return name


MARK_KEY: Final = "JOBMATCH_MARK_KEY"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must stay secret: Django's signing key, the rings of sealing and of log keys, the key of marks.

    The first key of a ring is the active one.
    """

    secret_key: str
    sealing_keys: Ring
    log_keys: Ring
    mark_key: bytes


def parse_key_ring(text: str, variable: str = "JOBMATCH_SEALING_KEYS") -> Ring:
    """`name:base64` pairs with a comma between; each key 32 bytes; the first one is used, all are known."""
    ring: dict[str, bytes] = {}
    mend = "Write NAME:BASE64 pairs with a comma between; make one with 'manage.py new_sealing_key'."
    for pair in filter(None, (part.strip() for part in text.split(","))):
        name, _, encoded = pair.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except ValueError as error:
            raise refuse(variable, f"key '{name}' is not base64.", mend) from error
        if not name or len(name) > 32 or len(key) != KEY_BYTES or name in ring:
            problem = f"key '{name}' has no name of its own, or is not {KEY_BYTES} bytes."
            raise refuse(variable, problem, mend)
        ring[name] = key
    return tuple(ring.items())


def production_secrets() -> Secrets:
    """Secrets from the environment only; a missing or weak one is refused, nothing is generated."""
    secret_key = os.environ.get("SECRET_KEY", "")
    if len(secret_key) < SHORTEST_SECRET or len(set(secret_key)) < FEWEST_DIFFERENT:
        problem = f"is missing, shorter than {SHORTEST_SECRET} characters, or easy to guess."
        mend = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        raise refuse("SECRET_KEY", problem, mend)
    sealing, log = _given_ring("JOBMATCH_SEALING_KEYS"), _given_ring("JOBMATCH_LOG_KEYS")
    mark = _the_one(_given_ring("JOBMATCH_MARK_KEY"))
    mend = "Make another one with 'manage.py new_sealing_key': a key does one thing."
    if {key for _, key in sealing} & {key for _, key in log}:
        raise refuse("JOBMATCH_LOG_KEYS", "has a key of JOBMATCH_SEALING_KEYS.", mend)
    if mark in {key for _, key in (*sealing, *log)}:
        raise refuse(MARK_KEY, "is a key of another ring.", mend)
    return Secrets(secret_key, sealing, log, mark)


def _the_one(ring: Ring) -> bytes:
    if len(ring) != 1:
        mend = "Leave the first one that there was: with another one no mark in the database is found again."
        raise refuse(MARK_KEY, "has more than one key.", mend)
    return ring[0][1]


def _given_ring(variable: str) -> Ring:
    ring = parse_key_ring(os.environ.get(variable, ""), variable)
    if not ring:
        mend = "Make one with 'manage.py new_sealing_key' and keep it outside the database and its backups."
        raise refuse(variable, "is missing.", mend)
    return ring


def local_secrets(folder: Path) -> Secrets:
    """Secrets of the environment where given, else made once and kept in the data folder (mode 0600).

    The keys of the log and of marks have files of their own: a folder of before has the other one already.
    """
    kept = _kept(
        folder / "secrets.json",
        lambda: {"secret_key": secrets.token_urlsafe(50), "sealing_keys": new_sealing_key("local")},
    )
    log = _kept(folder / "log_keys.json", lambda: {"log_keys": new_sealing_key("local")})
    mark = _kept(folder / "mark_key.json", lambda: {"mark_key": new_sealing_key("local")})
    return Secrets(
        os.environ.get("SECRET_KEY") or kept["secret_key"],
        parse_key_ring(os.environ.get("JOBMATCH_SEALING_KEYS") or kept["sealing_keys"]),
        parse_key_ring(os.environ.get("JOBMATCH_LOG_KEYS") or log["log_keys"], "JOBMATCH_LOG_KEYS"),
        _the_one(parse_key_ring(os.environ.get("JOBMATCH_MARK_KEY") or mark["mark_key"], MARK_KEY)),
    )


def new_sealing_key(name: str) -> str:
    """A fresh key for a ring, as `name:base64`."""
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def _kept(path: Path, make: Callable[[], dict[str, str]]) -> dict[str, str]:
    if not path.exists():
        _write_new_secrets(path, make())
    values: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return values


def _write_new_secrets(path: Path, values: dict[str, str]) -> None:
    own = path.with_name(f"{path.name}.{os.getpid()}")
    own.touch(mode=0o600)
    own.write_text(json.dumps(values), encoding="utf-8")
    try:
        os.link(own, path)  # fails when another process was first: its secrets count
    except FileExistsError:
        pass
    finally:
        own.unlink()


def backup_recipients() -> tuple[str, ...]:
    """JOBMATCH_BACKUP_RECIPIENTS: public keys of age; empty when no copies are made here."""
    found = tuple(part.strip() for part in given("JOBMATCH_BACKUP_RECIPIENTS").split(",") if part.strip())
    for one in found:
        if not RECIPIENT.fullmatch(one):
            mend = "Make a pair with age-keygen on another machine, and write the line that begins with age1."
            raise refuse("JOBMATCH_BACKUP_RECIPIENTS", f"'{one[:8]}…' is no public key of age.", mend)
    return found


def log_ends_file() -> Path | None:
    """JOBMATCH_LOG_ENDS_FILE, in a folder that is there; None when none is named."""
    name = given("JOBMATCH_LOG_ENDS_FILE")
    if not name:
        return None
    path = Path(name)
    if not path.is_absolute() or not path.parent.is_dir():
        mend = "Write the whole path of a file, in a folder that is there."
        raise refuse("JOBMATCH_LOG_ENDS_FILE", f"'{name}' has no folder.", mend)
    return path


def feed_hosts() -> frozenset[str]:
    """JOBMATCH_FEED_HOSTS: the names from which feeds of vacancies are fetched; empty when none are."""
    names = [name.strip().lower() for name in given("JOBMATCH_FEED_HOSTS").split(",") if name.strip()]
    for name in names:
        if not HOST_NAME.fullmatch(name):
            mend = "Write whole names like 'vacatures.example.nl', with a comma between two."
            raise refuse("JOBMATCH_FEED_HOSTS", f"'{name}' is not the name of a host.", mend)
    return frozenset(names)


def training_register() -> dict[str, str]:
    """JOBMATCH_REGISTER_URL and its key: where the register of training companies answers; '' for nowhere."""
    url, key = given("JOBMATCH_REGISTER_URL"), given("JOBMATCH_REGISTER_KEY")
    if not url:
        return {"url": "", "key": ""}
    if not is_plain(url) or "?" in url:
        mend = "Write it like https://register.example.nl/leerbedrijven."
        raise refuse("JOBMATCH_REGISTER_URL", "is no plain https address.", mend)
    if not key:
        raise refuse("JOBMATCH_REGISTER_KEY", "is missing.", "Write the key that the register gave you.")
    return {"url": url, "key": key}


def database(folder: Path, *, local: bool) -> dict[str, Any]:
    """DATABASE_URL as Django's settings; by default SQLite in the data folder."""
    url = given("DATABASE_URL") or f"sqlite:///{folder / 'jobmatch.sqlite3'}"
    return _database("DATABASE_URL", url, local=local)


def keys_database(folder: Path, main: dict[str, Any], *, local: bool) -> dict[str, Any]:
    """KEYS_DATABASE_URL as Django's settings: never where the main database is.

    By default SQLite in the data folder, except in production beside a main database on a server: web and
    worker may be on several machines then. Two databases of one PostgreSQL are one place, for its WAL and its
    base backups hold both.
    """
    variable = "KEYS_DATABASE_URL"
    mend = (
        "Name a PostgreSQL with another host or port than DATABASE_URL; or, where all runs on one machine, "
        "sqlite:////path/to/keys.sqlite3."
    )
    url = given("KEYS_DATABASE_URL")
    if not url and not local and main["ENGINE"] != SQLITE:
        raise refuse(variable, "is missing.", mend)
    config = _database(variable, url or f"sqlite:///{folder / 'keys.sqlite3'}", local=local)
    if _place(config) == _place(main):
        raise refuse(variable, "is in the same place as DATABASE_URL.", mend)
    return config


def _place(config: dict[str, Any]) -> tuple[str, ...]:
    """What one copy of the disk or server takes along at once."""
    if config["ENGINE"] == SQLITE:
        return (str(Path(config["NAME"]).resolve()),)
    host = config["HOST"] or "localhost"
    return ("localhost" if host in ("127.0.0.1", "::1") else host, str(config["PORT"] or 5432))


def _database(variable: str, url: str, *, local: bool) -> dict[str, Any]:
    scheme = urlsplit(url).scheme
    if scheme not in ("sqlite", "postgres", "postgresql"):
        mend = "Use postgresql://user:password@host/name, or sqlite:////path/to/file."
        raise refuse(variable, f"'{scheme}' is not a database that jobmatch knows.", mend)
    config: dict[str, Any] = env.db_url_config(url)
    if scheme == "sqlite":
        config["OPTIONS"] = SQLITE_OPTIONS
        return config
    if not local and "password" not in url and not config.get("PASSWORD") and config.get("HOST"):
        mend = "Use postgresql://user:password@host/name."
        raise refuse(variable, "names a host but no password.", mend)
    config["HOST"] = unquote(str(config["HOST"]))  # a socket folder is written %2Frun%2Fpostgresql
    config["OPTIONS"] = {**config.get("OPTIONS", {}), "options": "-c synchronous_commit=on"}
    config["CONN_MAX_AGE"] = 60
    config["CONN_HEALTH_CHECKS"] = True
    return config


def queue(folder: Path, database: dict[str, Any], secret_key: str) -> dict[str, object]:
    """The queue's settings: a SQLite file of its own, or tables in the PostgreSQL database.

    Its clock is that of TIME_ZONE, so that a night is one in the Netherlands, in summer and in winter.
    """
    shared = {
        "name": "jobmatch",
        "results": False,
        "utc": False,
        "serializer": SignedSerializer(secret=secret_key),
    }
    if database["ENGINE"] == SQLITE:
        return {**shared, "huey_class": "huey.SqliteHuey", "filename": str(folder / "tasks.sqlite3")}
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    connection = {names[key]: value for key, value in database.items() if key in names and value}
    # Settings are also read where no database answers; `migrate` makes the tables.
    return {**shared, "huey_class": "huey.PostgresHuey", "create_tables": False, **connection}


def email(*, local: bool, folder: Path) -> dict[str, object]:
    """EMAIL_URL as Django's settings; in local mode mail is written to files in the data folder."""
    url = os.environ.get("EMAIL_URL", "")
    if not url and local:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "mail"),
        }
    if urlsplit(url).scheme not in ("smtp", "smtp+tls", "smtp+ssl"):
        mend = "Use smtp+tls://user:password@host:587"
        raise refuse("EMAIL_URL", "is missing or is not an SMTP address.", mend)
    config: dict[str, object] = env.email_url_config(url)
    return config


def security_contact() -> str:
    """JOBMATCH_SECURITY_CONTACT as security.txt writes it; empty when nobody is named."""
    value = given("JOBMATCH_SECURITY_CONTACT")
    if not value:
        return ""
    if not value.isascii() or any(sign.isspace() for sign in value):
        value = ""  # it would break the line, and is no address
    if value.startswith("https://") and urlsplit(value).hostname:
        return value
    address = value.removeprefix("mailto:")
    if parseaddr(address)[1] != address or "@" not in address.strip("@"):
        mend = "Write a mail address like security@example.nl, or an address that begins with https://."
        raise refuse("JOBMATCH_SECURITY_CONTACT", "this is no way to reach somebody.", mend)
    return f"mailto:{address}"


def sender_address(*, local: bool) -> str:
    """JOBMATCH_FROM_EMAIL: the sender of mail; refused in production when other machines can't know it."""
    sender = given("JOBMATCH_FROM_EMAIL")
    if local:
        return sender or "jobmatch <noreply@localhost>"
    name, _, domain = parseaddr(sender)[1].rpartition("@")
    if not name or "." not in domain or domain.endswith((".localhost", ".localdomain")):
        mend = "Write it like 'jobmatch <noreply@example.nl>', a sender that EMAIL_URL may send for."
        raise refuse("JOBMATCH_FROM_EMAIL", "is missing or is no address that others know.", mend)
    return sender


def text_gateway(*, local: bool, folder: Path) -> dict[str, Any]:
    """Where text messages go: to the gateway of JOBMATCH_SMS_URL, else to files in local mode only."""
    url, key = given("JOBMATCH_SMS_URL"), given("JOBMATCH_SMS_KEY")
    if not url:
        return {"url": "", "key": "", "folder": folder / "texts" if local else None}
    parts = urlsplit(url)
    here = local and parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not (parts.hostname and (parts.scheme == "https" or here)) or parts.query or parts.username:
        problem = f"'{parts.scheme}://{parts.hostname or ''}' is no safe address of a gateway."
        raise refuse("JOBMATCH_SMS_URL", problem, "Write it like https://rest.messagebird.com.")
    if not key:
        raise refuse("JOBMATCH_SMS_KEY", "is missing.", "Write the access key of the gateway.")
    return {"url": url, "key": key, "folder": None}
