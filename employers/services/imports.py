"""Taking a parsed file of vacancies in: new ones are made, known ones brought up to date, all or nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from employers.enums import VacancyState
from employers.imports.posting import Parsed, Posting, Problem
from employers.models import OWN_SOURCE, Employer, Feed, Vacancy, VacancyLanguage, VacancyLicence
from employers.parts import STATE
from employers.permissions import require_casework, require_edit
from employers.selectors.locating import Locator
from employers.services import demands, import_values
from employers.services.named_employers import NamedEmployers
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.selectors import Hit, suggest_occupations

BATCH = 500
OWN_FILES: Final = "own "  # begins the source under which the files of an employer stand
Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class ImportReport:
    """What became of a file. `refused`: rows with a problem; `notes`: what was left out, guessed or kept.

    `fits`: whether it was taken in, or would be; a dry run takes nothing in.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    employers_made: int = 0
    fits: bool = True
    taken_in: bool = False
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def take_in(
    *,
    parsed: Parsed,
    by: Doer,
    keep_good: bool = False,
    dry_run: bool = False,
    own: Employer | None = None,
    on: date | None = None,
) -> ImportReport:
    """Take the postings in by source and identifier.

    `own`: an employer sends in its own, on a day. All are of that employer and confirmed by it, under a
    source of its own: so that nobody's file reaches into another's vacancies. A row of the list that we give
    out is the vacancy that it was.

    Any other file brings nothing of a source whose vacancies come another way, and gives no vacancy that is
    here to another employer: what it says of both is what somebody wrote in it.

    With any problem nothing changes, unless `keep_good`: then the rows that are fine come in. A file that
    could not be read at all changes nothing. What a person decided stays, and a note says so. `dry_run`
    counts and then puts everything back.
    """
    if own is None:
        require_casework(by)
        parsed = _without_sources_of_ours(parsed)
    else:
        require_edit(by, own)
        parsed = replace(parsed, postings=[replace(each, source=source_for(own)) for each in parsed.postings])
        parsed = _as_those_that_are_here(parsed, own=own, by=by)
    report = ImportReport(
        refused=len({problem.row for problem in parsed.problems}),
        problems=list(parsed.problems),
        notes=list(parsed.notes),
    )
    if not parsed.postings or (parsed.problems and not keep_good):
        report.fits = False
        return report
    suggested = suggestions(parsed.postings)
    with busy_when_another_imports():
        _write(parsed.postings, by, report, suggested, dry_run=dry_run, own=own, on=on)
    report.taken_in = not dry_run
    return report


@contextmanager
def busy_when_another_imports() -> Iterator[None]:
    """Two imports that make the same row: the second is refused with code `busy`."""
    try:
        yield
    except IntegrityError as error:
        raise RuleBroken("busy", _("Someone else imports at this moment. Try again in a minute.")) from error


@transaction.atomic
def _write(
    postings: Sequence[Posting],
    by: Doer,
    report: ImportReport,
    suggested: Sequence[Hit | None],
    *,
    dry_run: bool,
    own: Employer | None,
    on: date | None,
) -> None:
    bring_in(postings, report, suggested, employer=own.pk if own else None, keeps_employers=True)
    if own is not None and on is not None:
        _confirm(postings, on=on)
    if report.new or report.changed:
        audit.record(event="vacancies.imported", by=by, chain=None, target="employers.Vacancy")
    if dry_run:
        transaction.set_rollback(True)


def bring_in(
    postings: Sequence[Posting],
    report: ImportReport,
    suggested: Sequence[Hit | None],
    *,
    employer: UUID | None = None,
    keeps_employers: bool = False,
) -> None:
    """Make and change the vacancies, and count them; in the transaction of whoever calls.

    `suggested`: what `suggestions` answers, asked before it. All are of `employer` where one is given,
    whatever name each has. With `keeps_employers` one that is here already stays with its employer.
    """
    known = _known(postings)
    employers = NamedEmployers(all_of=employer)
    report.employers_made = employers.make_missing(posting.employer for posting in postings)
    locator = Locator()
    made: list[Vacancy] = []
    changed: list[Vacancy] = []
    fresh: list[Posting] = []
    for posting, hit in zip(postings, suggested, strict=True):
        values = import_values.columns(posting, employers=employers, locator=locator, hit=hit)
        vacancy = known.get((posting.source, posting.identifier))
        if vacancy is None:
            made.append(import_values.new_vacancy(posting, values))
            fresh.append(posting)
            continue
        if posting.vacancy is not None:
            values = import_values.of_a_list(vacancy, values)
        if keeps_employers:
            values = _with_employer_of(vacancy, posting, values, report)
        if _update(vacancy, posting, values, report):
            changed.append(vacancy)
    _create(made, fresh)
    demands.refresh_all(made, are_new=True)
    demands.refresh_all(changed)
    report.new = len(made)


def source_for(own: Employer | None, told: str = "") -> str:
    """The source to read a file with: what the importer says, and of an employer's own file its own name.

    It goes before the sources that the rows name, so that one number is one vacancy.
    """
    return told if own is None else f"{OWN_FILES}{own.pk}"


def _without_sources_of_ours(parsed: Parsed) -> Parsed:
    """Without the rows of a source that comes another way: entered here, sent in by an employer, fetched.

    A fetched one may be named by who imports, never by the file.
    """
    named = {each.source for each in parsed.postings}
    ours = {source for source in named if source == OWN_SOURCE or source.startswith(OWN_FILES)}
    if not parsed.source:
        ours |= named & set(Feed.objects.order_by().values_list("source", flat=True))
    problems = [_of_ours(each) for each in parsed.postings if each.source in ours]
    return replace(
        parsed,
        postings=[each for each in parsed.postings if each.source not in ours],
        problems=sorted([*parsed.problems, *problems], key=lambda problem: problem.row),
    )


def _of_ours(posting: Posting) -> Problem:
    words = _(
        "We get the vacancies of “%(source)s” in another way. Give this file another name of the source."
    )
    return Problem(posting.row, "source", words % {"source": posting.source})


def _as_those_that_are_here(parsed: Parsed, *, own: Employer, by: Doer) -> Parsed:
    """The rows of an own file, each that is a vacancy from elsewhere as that one.

    Such a row names its source and number, as our list does; of what was entered here the number is enough.
    One of another employer is refused.
    """
    here = _here(parsed.postings, own=own, by=by)
    postings: list[Posting] = []
    problems = [*parsed.problems]
    for each in parsed.postings:
        names = (each.named, OWN_SOURCE, each.source)
        found = next((here[name, each.identifier] for name in names if (name, each.identifier) in here), None)
        if found is None:
            postings.append(each)
        elif found.employer_id != own.pk:
            words = _("This is a vacancy of another employer. Send it in for that one.")
            problems.append(Problem(each.row, "identifier", words))
        elif found.source == each.source:
            postings.append(each)
        else:
            postings.append(replace(each, source=found.source, vacancy=found.pk))
    return replace(parsed, postings=postings, problems=sorted(problems, key=lambda problem: problem.row))


def _here(postings: Sequence[Posting], *, own: Employer, by: Doer) -> dict[tuple[str, str], Vacancy]:
    """The vacancies with these numbers that the sender sees, or that came by a file of this employer."""
    seen = Q(employer__in=Employer.objects.visible_to(by)) if isinstance(by, User) else Q(employer=own)
    rows = Vacancy.objects.filter(seen | Q(source=source_for(own))).order_by("pk")
    numbers = [each.identifier for each in postings]
    found: dict[tuple[str, str], Vacancy] = {}
    for start in range(0, len(numbers), BATCH):
        named = rows.filter(identifier__in=numbers[start : start + BATCH])
        found |= {
            (row.source, row.identifier): row for row in named.only("source", "identifier", "employer_id")
        }
    return found


def _confirm(postings: Sequence[Posting], *, on: date) -> None:
    """The employer says by its file that these are open."""
    ids = [import_values.vacancy_id(posting) for posting in postings]
    for start in range(0, len(ids), BATCH):
        found = Vacancy.objects.filter(pk__in=ids[start : start + BATCH])
        again = [row.pk for row in found if row.has_lapsed and STATE not in row.decided]
        found.filter(pk__in=again).update(state=VacancyState.OPEN, version=F("version") + 1)
        changes.record_many(Kind.VACANCY, again)
        rows = found.filter(state=VacancyState.OPEN)
        demands.refresh_all(list(rows.filter(confirmed_on=None)))
        rows.update(confirmed_on=on, asked_on=None)


def _known(postings: Sequence[Posting]) -> dict[tuple[str, str], Vacancy]:
    """The vacancies that are here already, locked until we are done."""
    found: dict[tuple[str, str], Vacancy] = {}
    ids = [import_values.vacancy_id(posting) for posting in postings]
    for start in range(0, len(ids), BATCH):
        rows = Vacancy.objects.filter(pk__in=ids[start : start + BATCH]).order_by("id")
        for row in rows.select_for_update(of=("self",), no_key=True).prefetch_related(
            "languages", "licences"
        ):
            found[(row.source, row.identifier)] = row
    return found


def suggestions(postings: Sequence[Posting]) -> list[Hit | None]:
    """The occupation that each source names itself, or else that the title or its own category points to.

    It takes long: ask it before anything is locked.
    """
    titles = [posting.title for posting in postings]
    hits = list(suggest_occupations(titles))
    poor = [
        at for at, hit in enumerate(hits) if postings[at].category and (hit is None or hit.certainty < 50)
    ]
    others = suggest_occupations([postings[at].category for at in poor]) if poor else []
    for at, other in zip(poor, others, strict=True):
        hit = hits[at]
        if other and (hit is None or other.certainty > hit.certainty):
            hits[at] = other
    named = _named_occupations(postings)
    return [named.get(posting.occupation, hit) for posting, hit in zip(postings, hits, strict=True)]


def _named_occupations(postings: Sequence[Posting]) -> dict[tuple[str, int] | None, Hit | None]:
    """The occupations of our taxonomy that postings name by their address."""
    told = {posting.occupation for posting in postings if posting.occupation is not None}
    known = {row.uri: row for row in Occupation.objects.filter(uri__in={uri for uri, _c in told}).order_by()}
    return {
        (uri, c): Hit(known[uri].pk, str(known[uri]), str(known[uri]), c) for uri, c in told if uri in known
    }


def _with_employer_of(
    vacancy: Vacancy, posting: Posting, values: import_values.Values, report: ImportReport
) -> import_values.Values:
    """The values with the employer that the vacancy has: a file moves no vacancy to another one."""
    has = vacancy.employer_id
    if has is None or has == values["employer_id"] or "employer" in vacancy.decided:
        return values
    words = _("The file names another employer; the one that is here was kept.")
    report.notes.append(Problem(posting.row, "employer", words))
    return values | {"employer_id": has}


def _update(vacancy: Vacancy, posting: Posting, values: import_values.Values, report: ImportReport) -> bool:
    """Bring a known vacancy up to date; whether anything changed."""
    changed, kept = import_values.differences(vacancy, values)
    lists = {} if posting.vacancy is not None else _changed_lists(vacancy, posting)
    kept += [name for name in lists if name in vacancy.decided]
    lists = {name: rows for name, rows in lists.items() if name not in vacancy.decided}
    for part in kept:
        report.notes.append(
            Problem(posting.row, part, _("The file says otherwise; what a person decided was kept."))
        )
    if not changed and not lists:
        report.unchanged += 1
        return False
    for column in changed:
        setattr(vacancy, column, values[column])
    vacancy.version += 1
    vacancy.save(update_fields=[*(column.removesuffix("_id") for column in changed), "version"])
    for name in lists:
        getattr(vacancy, name).all().delete()
    _create_lists([(vacancy, lists)])
    changes.record(Kind.VACANCY, vacancy.pk)
    report.changed += 1
    return True


def _changed_lists(vacancy: Vacancy, posting: Posting) -> dict[str, Rows]:
    """The lists in which the posting and the vacancy differ, as the posting has them."""
    has = {
        "languages": sorted((row.language, row.level) for row in vacancy.languages.all()),
        "licences": sorted((row.licence, row.by_law, row.c, row.phrase) for row in vacancy.licences.all()),
    }
    told = _lists(posting)
    return {name: rows for name, rows in told.items() if rows != has[name]}


def _lists(posting: Posting) -> dict[str, Rows]:
    return {
        "languages": sorted(posting.languages),
        "licences": import_values.licences(posting),
    }


def _create(vacancies: list[Vacancy], postings: list[Posting]) -> None:
    Vacancy.objects.bulk_create(vacancies, batch_size=BATCH)
    changes.record_many(Kind.VACANCY, (vacancy.pk for vacancy in vacancies))
    _create_lists([(vacancy, _lists(posting)) for vacancy, posting in zip(vacancies, postings, strict=True)])


def _create_lists(made: Sequence[tuple[Vacancy, dict[str, Rows]]]) -> None:
    VacancyLanguage.objects.bulk_create(
        (
            VacancyLanguage(vacancy=vacancy, language=code, level=level)
            for vacancy, lists in made
            for code, level in lists.get("languages", ())
        ),
        batch_size=BATCH,
    )
    VacancyLicence.objects.bulk_create(
        (
            VacancyLicence(vacancy=vacancy, licence=code, by_law=by_law, c=c, phrase=words)
            for vacancy, lists in made
            for code, by_law, c, words in lists.get("licences", ())
        ),
        batch_size=BATCH,
    )
