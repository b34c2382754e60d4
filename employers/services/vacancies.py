"""Posting and changing a vacancy. What a person changes is theirs: an import leaves it as it is."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from employers.enums import VacancyState
from employers.models import OWN_SOURCE, SURE, Vacancy, VacancyLanguage, VacancyLicence, VacancySkill
from employers.parts import LISTS, PART_OF, READ
from employers.permissions import require_edit, works_cases
from employers.selectors.employers import own_employer
from employers.services import demands, questions
from employers.services.validation import invalid
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.taxonomy.models import Skill
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, LANGUAGES, LICENCES, SCREENINGS

Lists = dict[str, Sequence[tuple[Any, Any]]]
TARGET = "employers.Vacancy"
MOST_ROWS = 60
COLUMNS = frozenset(
    {"title", "description", "url", "posted_on", "closes_on", "starts_on", "openings", "employer", "site"}
    | {
        "postcode",
        "town_id",
        "is_remote",
        "kind",
        "occupation",
        "hours_min",
        "hours_max",
        "dayparts",
        "pay_min",
    }
    | {"years_asked", "leading", "abroad", "screenings", "no_language"}
    | {
        "contact",
        "pay_max",
        "pay_period",
        "diploma",
        "diploma_by_law",
        "night_work",
        "hazardous_work",
        "shift_hours",
    }
)


@transaction.atomic
def post(*, by: User, on: date, draft: bool = False, key: UUID | None = None, **values: Any) -> Vacancy:
    """Make a vacancy, open from `on`; a title alone is kept as a draft. A contact posts for the own employer.

    Takes the columns in COLUMNS and the lists `skills` ((id, required), ...), `languages` ((code, level),
    ...) and `licences` ((code, by_law), ...); what is left out is not known. `key` is the id of the new row:
    sent twice, it is made once.
    """
    pk = key or uuid4()
    vacancy = Vacancy(id=pk, source=OWN_SOURCE, identifier=str(pk), posted_on=on)
    if not works_cases(by):
        vacancy.employer = own_employer(by)
        vacancy.confirmed_on = on
    lists = _apply(vacancy, values)
    require_edit(by, vacancy.employer)
    _check_contact(vacancy)
    if draft or _is_bare(vacancy, lists):
        vacancy.state, vacancy.confirmed_on = VacancyState.DRAFT, None
    if (made := made_before(Vacancy, key)) is not None:
        return _same(made, vacancy, lists, values, by=by)
    try:
        with transaction.atomic():
            vacancy.save(force_insert=True)
    except IntegrityError:  # of two at once the other was first
        if (made := made_before(Vacancy, key)) is None:
            raise
        return _same(made, vacancy, lists, values, by=by)
    _save_lists(vacancy, lists)
    demands.refresh(vacancy)
    changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event="vacancy.posted", by=by, chain=None, target=TARGET, target_id=vacancy.pk)
    return vacancy


@transaction.atomic
def change(
    *,
    vacancy: Vacancy,
    version: int,
    by: User,
    draft: bool = False,
    on: date | None = None,
    **values: Any,
) -> Vacancy:
    """Change what is given and leave the rest; refused as `stale` when someone changed it since `version`.

    A draft with more than a title opens, on the day that is given, unless it stays a `draft`.
    """
    require_edit(by, vacancy.employer)
    claim(vacancy, version=version)
    before = {column: getattr(vacancy, column) for column in PART_OF}
    lists = _apply(vacancy, values)
    _check_stays_own(vacancy, before["employer_id"], by)
    if "contact" in values or "employer" in values:
        _check_contact(vacancy)
    if vacancy.state == VacancyState.DRAFT and on is not None and not draft and not _is_bare(vacancy, lists):
        vacancy.state, vacancy.posted_on = VacancyState.OPEN, on
        vacancy.confirmed_on = None if works_cases(by) else on
    changed = {PART_OF[column] for column, old in before.items() if getattr(vacancy, column) != old}
    vacancy.decided = sorted({*vacancy.decided, *changed, *lists})
    vacancy.save()
    _save_lists(vacancy, lists)
    demands.refresh(vacancy)
    questions.refresh(vacancy, by=by)
    changes.record(Kind.VACANCY, vacancy.pk)
    audit.record(event="vacancy.changed", by=by, chain=None, target=TARGET, target_id=vacancy.pk)
    return vacancy


def _same(made: Vacancy, asked: Vacancy, lists: Lists, values: dict[str, Any], *, by: User) -> Vacancy:
    """The vacancy that was made, when what was sent again tells the same; else what is new would be lost."""
    require_edit(by, made.employer)
    kept = {
        "skills": made.skills.values_list("skill", "required"),
        "languages": made.languages.values_list("language", "level"),
        "licences": made.licences.values_list("licence", "by_law"),
    }
    columns = COLUMNS - ({"posted_on"} - values.keys())  # the day of sending is none that was told
    if (
        any(getattr(made, name) != getattr(asked, name) for name in columns)
        or any({*kept[name]} != {*lists.get(name, ())} for name in LISTS)
        or (made.state == VacancyState.DRAFT) != (asked.state == VacancyState.DRAFT)
    ):
        raise sent_before()
    return made


def _is_bare(vacancy: Vacancy, lists: Lists) -> bool:
    """Whether a title is all that is told: nobody can be offered that."""
    told = (
        *(vacancy.description.strip(), vacancy.occupation_id, vacancy.kind, vacancy.hours_min),
        *(vacancy.town_id, vacancy.site_id, vacancy.is_remote, vacancy.dayparts, vacancy.url),
        *(vacancy.pay_min, vacancy.pay_max, *(rows for rows in lists.values())),
    )
    return not any(told)


def _check_contact(vacancy: Vacancy) -> None:
    """Whom to call works at the employer of the vacancy."""
    if vacancy.contact is None:
        return
    if not vacancy.contact.posts.present().filter(employer=vacancy.employer_id).exists():
        raise RuleBroken("contact", _("Choose somebody who works at this employer."))


def _check_stays_own(vacancy: Vacancy, employer_before: UUID | None, by: User) -> None:
    if not works_cases(by) and vacancy.employer_id != employer_before:
        raise RuleBroken("forbidden", _("You can't give a vacancy to another employer."))


def _apply(vacancy: Vacancy, values: dict[str, Any]) -> Lists:
    """Put the columns on the row, checked; the lists come back checked, to be saved with the row."""
    unknown = values.keys() - COLUMNS - set(LISTS)
    if unknown:
        raise TypeError(f"not parts of a vacancy: {sorted(unknown)}")
    occupation_before = vacancy.occupation_id
    before = {part: getattr(vacancy, columns[0]) for part, columns in READ.items()}
    for name in COLUMNS & values.keys():
        setattr(vacancy, name, values[name])
    for part, value in before.items():
        if getattr(vacancy, READ[part][0]) != value:
            told(vacancy, part)
    if "occupation" in values and vacancy.occupation_id != occupation_before:
        _mark_occupation(vacancy)
    if values.get("employer"):
        vacancy.employer_is_unknown = False
    if values.get("town_id") or values.get("site"):
        vacancy.place_is_unknown = False
    _check(vacancy)
    lists: Lists = {name: tuple(values[name]) for name in LISTS if name in values}
    _check_lists(lists)
    _settle_no_language(vacancy, values, lists)
    return lists


def told(vacancy: Vacancy, part: str) -> None:
    """What a person filled in or decided is certain, and was not read from any words."""
    value, c, words = READ[part]
    setattr(vacancy, c, None if getattr(vacancy, value) in (None, "", []) else SURE)
    setattr(vacancy, words, "")


def _settle_no_language(vacancy: Vacancy, values: dict[str, Any], lists: Lists) -> None:
    """Languages that are told take back that none is asked; both at once is refused."""
    asked = (
        lists["languages"]
        if "languages" in lists
        else ()
        if vacancy._state.adding
        else vacancy.languages.all()
    )
    if not asked or not vacancy.no_language:
        return
    if values.get("no_language"):
        raise RuleBroken(
            "languages_and_none", _("Either name the languages that are asked, or say that none is.")
        )
    vacancy.no_language = False


def _mark_occupation(vacancy: Vacancy) -> None:
    """An occupation that a person chose is certain; none is open again."""
    vacancy.occupation_checked = vacancy.occupation_id is not None
    vacancy.occupation_certainty = 100 if vacancy.occupation_checked else 0
    vacancy.occupation_is_unknown = False


def _check(vacancy: Vacancy) -> None:
    if not vacancy.title.strip():
        raise RuleBroken("title_missing", _("Write a title."))
    _check_range(vacancy.hours_min, vacancy.hours_max, both=True)
    _check_range(vacancy.pay_min, vacancy.pay_max, both=False)
    if not isinstance(vacancy.screenings, list) or not set(vacancy.screenings) <= SCREENINGS.keys():
        raise RuleBroken("not_in_list", _("Choose screenings from the list."))
    has_pay = vacancy.pay_min is not None or vacancy.pay_max is not None
    if has_pay != bool(vacancy.pay_period):
        raise RuleBroken("pay_period", _("Write pay together with its period: an hour, a month or a year."))
    if vacancy.site and vacancy.site.employer_id != vacancy.employer_id:
        raise RuleBroken("site_of_other", _("This site belongs to another employer."))
    try:
        vacancy.clean_fields()
    except ValidationError as error:
        raise invalid(vacancy, error) from error


def _check_range(low: Any, high: Any, *, both: bool) -> None:
    if both and (low is None) != (high is None):
        raise RuleBroken("hours_half", _("Write both the fewest and the most hours a week, or neither."))
    if low is not None and high is not None and low > high:
        raise RuleBroken("range_order", _("The lowest can't be more than the highest."))


def _check_lists(lists: Lists) -> None:
    for rows in lists.values():
        keys = [row[0] for row in rows]
        if len(set(keys)) != len(keys):
            raise RuleBroken("twice", _("Something is in the list twice. Take one of the two out."))
        if len(rows) > MOST_ROWS:
            raise RuleBroken("too_many", _("The list is too long: keep it under 60 lines."))
    _check_codes(lists)
    skills = {row[0] for row in lists.get("skills", ())}
    if skills and Skill.objects.learnable().filter(pk__in=skills).count() != len(skills):
        raise RuleBroken("not_in_list", _("Choose skills from the list."))


def _check_codes(lists: Lists) -> None:
    languages = lists.get("languages", ())
    codes_known = all(code in LANGUAGES and level in CEFR_LEVELS for code, level in languages)
    if not codes_known or not all(code in LICENCES for code, _by_law in lists.get("licences", ())):
        raise RuleBroken("not_in_list", _("Choose languages, levels and licences from the list."))


def _save_lists(vacancy: Vacancy, lists: Lists) -> None:
    if "skills" in lists:
        vacancy.skills.all().delete()
        VacancySkill.objects.bulk_create(
            VacancySkill(vacancy=vacancy, skill_id=skill, required=required)
            for skill, required in lists["skills"]
        )
    if "languages" in lists:
        vacancy.languages.all().delete()
        VacancyLanguage.objects.bulk_create(
            VacancyLanguage(vacancy=vacancy, language=code, level=level) for code, level in lists["languages"]
        )
    if "licences" in lists:
        # One that was read and is sent back as it was stays a reading.
        read = {row.licence: (row.c, row.phrase) for row in vacancy.licences.all() if not row.by_law}
        vacancy.licences.all().delete()
        VacancyLicence.objects.bulk_create(
            _licence(vacancy, code, by_law, read.get(code)) for code, by_law in lists["licences"]
        )


def _licence(
    vacancy: Vacancy, code: str, by_law: bool, read: tuple[int | None, str] | None
) -> VacancyLicence:
    c, words = (SURE, "") if by_law or read is None else read
    return VacancyLicence(vacancy=vacancy, licence=code, by_law=by_law, c=c, phrase=words)
