"""Every environment variable that is read, a row each; docs/settings.md is made of it.

`python -m tests.structure.test_settings_page` writes the page anew.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from jobmatch.running.environment import moments, sender_name, whole_number, whole_range


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable: what counts when it is not set, and what it is, as its line of the page.

    With a `reader` the default is a value that it reads, within `least` and `most` where it counts; without
    one a function of environment.py reads it, and the default says in words what happens.
    """

    name: str
    default: str
    sentence: str
    reader: Callable[..., Any] | None = None
    least: int | None = None
    most: int | None = None

    @property
    def bounds(self) -> dict[str, int]:
        """The least and the most that its reader takes; empty where there are none."""
        given = {"least": self.least, "most": self.most}
        return {name: number for name, number in given.items() if number is not None}


VARIABLES: Final = (
    Variable(
        "JOBMATCH_HOSTS",
        "local mode",
        "public host names, with a comma between two; makes it production",
    ),
    Variable(
        "JOBMATCH_ADDRESS",
        "`https://` and the first of `JOBMATCH_HOSTS`; local: where `serve` listens",
        "where people reach the pages, as the links in messages begin, for instance "
        "`https://jobmatch.example.nl`; its name must be one of `JOBMATCH_HOSTS`",
    ),
    Variable(
        "SECRET_KEY",
        "local: generated; production: refused",
        "signs sessions, links and tasks; at least 50 characters",
    ),
    Variable(
        "DATABASE_URL",
        "SQLite in the data folder",
        "`postgresql://user:password@host/name`, a socket folder as host written "
        "`%2Frun%2Fpostgresql`, or `sqlite:////path/to/file`",
    ),
    Variable(
        "KEYS_DATABASE_URL",
        "SQLite in the data folder; production with `DATABASE_URL` on a server: refused",
        "the database of data keys, written as `DATABASE_URL`, on another server or in another file: a copy "
        "of the main one opens nothing without it, so its own copies are kept for a week at most",
    ),
    Variable(
        "JOBMATCH_DATA_DIR",
        "`var/` in the project",
        "folder for SQLite files, generated keys and mail of local mode; nobody else may read it",
    ),
    Variable(
        "JOBMATCH_STATIC_DIR",
        "`static/` in the data folder, where only jobmatch itself reads it",
        "folder that `collectstatic` fills; name one outside the data folder when a proxy serves "
        "`/static` from it",
    ),
    Variable(
        "JOBMATCH_SEALING_KEYS",
        "local: generated; production: refused",
        "keys that sealed fields are locked with: `name:base64`, with a comma between two; the "
        "first one seals, all open. `manage.py new_sealing_key NAME` makes one",
    ),
    Variable(
        "JOBMATCH_LOG_KEYS",
        "local: generated; production: refused",
        "keys that the rows of the access log are signed with, written as above: the first one signs, "
        "each row is checked with its own. A new one goes in front; an old one stays for as long as rows "
        "of it are kept",
    ),
    Variable(
        "JOBMATCH_MARK_KEY",
        "local: generated; production: refused",
        "the one key of the marks that stand in the database where nobody may read whose a row is, "
        "`name:base64`. It is never changed: with another one what youths told is found no more",
    ),
    Variable(
        "JOBMATCH_LOG_ENDS_FILE",
        "the privacy officers get the end of the access log by mail each night",
        "file to which the end of the access log is added each night, on a disk or share that whoever "
        "can change the database cannot change; the privacy officers get the end by mail on Mondays",
    ),
    Variable(
        "JOBMATCH_BACKUP_RECIPIENTS",
        "`backup` makes no copies",
        "public keys of age (`age1…`), with a comma between two: copies are encrypted to them. Their private "
        "keys are not on this machine; `restore` asks for one",
    ),
    Variable(
        "JOBMATCH_BACKUP_DAYS",
        "365",
        "days after which `backup` deletes a copy of all but the keys",
        whole_number,
        least=1,
        most=3650,
    ),
    Variable(
        "JOBMATCH_KEYS_BACKUP_DAYS",
        "7",
        "days after which `backup` deletes a copy of the data keys: for so long what was erased could still "
        "be opened with it",
        whole_number,
        least=1,
        most=7,
    ),
    Variable(
        "JOBMATCH_SECURITY_CONTACT",
        "that page is not there",
        "where people tell of a hole in the security: a mail address, or an address that begins with "
        "`https://`; the page `/.well-known/security.txt` names it",
    ),
    Variable(
        "JOBMATCH_DEMO",
        "no demo",
        "`1`: demo sign-ins on the sign-in page and no second factor; local mode only",
    ),
    Variable(
        "JOBMATCH_PROXY",
        "both headers are ignored",
        "`1`: a proxy in front ends TLS, sets `X-Forwarded-Proto` and adds the visitor's address "
        "to `X-Forwarded-For`, which the limits on tries count. It must drop header names with an "
        "underscore, as nginx does by itself: `X_Forwarded_For` would be read as the same header",
    ),
    Variable(
        "EMAIL_URL",
        "local: mail becomes files in the data folder; production: refused",
        "`smtp+tls://user:password@host:587` or `smtp+ssl://…:465`",
    ),
    Variable(
        "JOBMATCH_FROM_EMAIL",
        "local: `jobmatch <noreply@localhost>`; production: refused",
        "sender of mail, for instance `jobmatch <noreply@example.nl>`",
    ),
    Variable(
        "JOBMATCH_SENDER_NAME",
        "Servicepunt",
        "name that messages come from, by mail (at the address above) and as a text message: 2 to "
        "11 letters and digits that tell nobody what the service is",
        sender_name,
    ),
    Variable(
        "JOBMATCH_SMS_URL",
        "local: text messages become files in the data folder; production: none go, and a person "
        "hears of each",
        "gateway for text messages that speaks the SMS API of MessageBird, for instance "
        "`https://rest.messagebird.com`; always https",
    ),
    Variable(
        "JOBMATCH_SMS_KEY",
        "refused when the address is set",
        "access key of that gateway",
    ),
    Variable(
        "JOBMATCH_FEED_HOSTS",
        "no feed is fetched",
        "names of the hosts from which feeds of vacancies are fetched, with a comma between two, for "
        "instance `vacatures.example.nl`: whole names, always https. A feed at another host is refused, and "
        "so is a name that leads into a network of one's own",
    ),
    Variable(
        "JOBMATCH_REGISTER_URL",
        "nobody is asked",
        "where the register of recognised training companies answers, as docs/feeds.md says; always https",
    ),
    Variable(
        "JOBMATCH_REGISTER_KEY",
        "refused when the address is set",
        "the key that this register gave",
    ),
    Variable(
        "JOBMATCH_AGES",
        "16-27",
        "ages that are served, the first and the last; a referral of someone older is refused, "
        "and under 16 only how to reach the youth is kept",
        whole_range,
        least=12,
        most=99,
    ),
    Variable(
        "JOBMATCH_CASELOAD",
        "20",
        "files at which a caseload is full: the intake proposes no jobhunter who has as many",
        whole_number,
        least=1,
        most=500,
    ),
    Variable(
        "JOBMATCH_FILE_TERM_MONTHS",
        "24",
        "months after the last news of a youth after which a file may go: one that rests may be "
        "ended as *out of reach*, one that ended is erased, of any other a step asks to decide",
        whole_number,
        least=1,
        most=120,
    ),
    Variable(
        "JOBMATCH_MANY_FILES",
        "30",
        "different files that one person may look at within an hour before the privacy officer "
        "sees it as unusual",
        whole_number,
        least=1,
        most=1000,
    ),
    Variable(
        "JOBMATCH_MESSAGE_DAYS",
        "90",
        "days after which the row of a message that was sent, failed or cancelled is erased",
        whole_number,
        least=7,
        most=730,
    ),
    Variable(
        "JOBMATCH_NEWS_DAYS",
        "30",
        "days without news of a youth after which *Today* names the youth, when no step is planned that week",
        whole_number,
        least=1,
        most=365,
    ),
    Variable(
        "JOBMATCH_TALK_JOBHUNTERS",
        "2",
        "by how many jobhunters, at least, what youths went through at an employer was heard "
        "before the coordinator reads *Talk with this employer*; the five youths that it takes "
        "cannot be fewer",
        whole_number,
        least=1,
        most=20,
    ),
    Variable(
        "JOBMATCH_CHECK_INS_YOUTH",
        "d3 w1 w2 w4 m2 m3 m6 m9 m12",
        "when a youth is asked how it goes after work started: `d3` is three days after, `w4` "
        "four weeks, `m12` twelve months; moved to the next working day",
        moments,
    ),
    Variable(
        "JOBMATCH_CHECK_INS_EMPLOYER",
        "m1 m3 m6 m12",
        "the same for the employer",
        moments,
    ),
)
NAMES: Final = frozenset(row.name for row in VARIABLES)


def read(name: str) -> Any:
    """What a variable with a reader says, or its default; refused in a sentence when that is not possible."""
    row = next(row for row in VARIABLES if row.name == name)
    if row.reader is None:
        raise LookupError(f"{name} has no reader")
    return row.reader(name, default=row.default, **row.bounds)


def table() -> str:
    """The table of docs/settings.md."""
    lines = ["| variable | what it is | when it is not set |", "| --- | --- | --- |"]
    for row in VARIABLES:
        within = "; {least} to {most}".format(**row.bounds) if row.bounds else ""
        default = f"`{row.default}`" if row.reader else row.default
        lines.append(f"| `{row.name}` | {row.sentence}{within} | {default} |")
    return "\n".join(lines)
