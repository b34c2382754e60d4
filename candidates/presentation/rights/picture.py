"""Everything that is kept of a youth, in plain words for the youth: what, who may see it, what went to whom.

What is sealed is said in full to who opened it, for they read it together; to anyone else the page says that
it is locked, in the same words whether there is something or not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.enums import Outcome, Purpose, ReferrerStatus, StepState
from candidates.models import Candidate, HandOver, Report
from candidates.presentation.consents.consents import Allowed
from candidates.presentation.files import files
from candidates.selectors.help.helping import hand_overs_that_left
from candidates.selectors.voice.voice import reports_that_left
from candidates.services.files.sealed import Opened
from candidates.services.intake import referrer_status


@dataclass(frozen=True, slots=True)
class PicturePart:
    """One kind of thing that we keep."""

    head: str
    icon: str
    lines: list[str]
    who: str
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that another reads or got: since when, if that is known."""

    to: str
    what: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole of it."""

    parts: list[PicturePart]
    passed: list[Passed]
    never: str


def picture(candidate: Candidate, opened: Opened | None, allowed: Iterable[Allowed]) -> Picture:
    """The picture of a file that was read with all its parts."""
    near, allowed = _near(candidate), list(allowed)
    is_heard = opened is not None and any(
        item.is_live for item in allowed if item.purpose == Purpose.KEEP_EXPERIENCE
    )
    locked = _(
        "Your own jobhunter, and a stand-in if you allow it. In an emergency a colleague; we tell you."
    )
    parts = [
        PicturePart(_("Who you are and how we reach you"), "phone", _person(candidate), near),
        PicturePart(_("What you wish and can do"), "star", _profile(candidate), near),
        PicturePart(_("When and where you can work"), "clock", _conditions(candidate), near),
        PicturePart(_("What we agreed and what comes next"), "check", _casework(candidate, opened), near),
        PicturePart(_("In your own words"), "lock", _own_words(opened), locked, is_locked=True),
        PicturePart(_("What you need at a workplace"), "lock", _needs(opened), locked, is_locked=True),
        PicturePart(_("What else is locked away"), "lock", _locked_besides(), locked, is_locked=True),
        PicturePart(_("What you allow"), "heart", _allowed(allowed), near),
    ]
    never = _(
        "We never keep your religion, where your family comes from, your nationality, your citizen service "
        "number, a photo or anything about police. Nothing goes to police, prosecution or who "
        "checks benefits."
    )
    return Picture(parts=parts, passed=_passed(candidate, is_heard=is_heard), never=never)


def _near(candidate: Candidate) -> str:
    names = {"desk": candidate.desk, "municipality": candidate.municipality}
    return (
        _("%(desk)s, who helps you, a stand-in, and the coordinator of %(municipality)s.") % names
        if candidate.desk.user_id
        else _("The jobhunters and the coordinator of %(municipality)s.") % names
    )


def _person(candidate: Candidate) -> list[str]:
    born = ""
    if candidate.birth_date:
        born = _("born %(date)s") % {"date": date_format(candidate.birth_date, "j F Y")}
    elif candidate.birth_year:
        born = _("born in %(year)s") % {"year": candidate.birth_year}
    place = f"{candidate.postcode} {candidate.town or ''}".strip()
    heard = candidate.parent_heard_on
    lines = [
        str(candidate),
        born,
        files.phone(candidate),
        candidate.email,
        place,
        _("Best: %(how)s") % {"how": candidate.get_channel_display()} if candidate.channel else "",
        _("Safe hours: %(hours)s") % {"hours": candidate.safe_hours} if candidate.safe_hours else "",
        candidate.safe_words,
        _("spoke with a parent on %(date)s") % {"date": date_format(heard, "j F Y")} if heard else "",
    ]
    return _told(lines)


def _profile(candidate: Candidate) -> list[str]:
    dream = f" ({_('dream')})"
    wishes = [f"{row.occupation}{dream if row.is_dream else ''}" for row in candidate.wishes.all()]
    languages = [f"{row.get_language_display()} {row.level}" for row in candidate.languages.all()]
    diplomas = [
        f"{row.get_level_display()} {row.occupation or ''}".strip() for row in candidate.diplomas.all()
    ]
    papers = [*diplomas, *(row.get_licence_display() for row in candidate.licences.all())]
    work = [str(row.occupation) for row in candidate.experience.all()]
    groups = {
        _("Wishes"): wishes,
        _("Skills"): [str(row.skill) for row in candidate.skills.all()],
        _("Languages"): languages,
        _("Diplomas and certificates"): papers,
        _("Experience"): work,
        _("Rather not there"): [row.organisation.name for row in candidate.exclusions.all()],
    }
    return _told(f"{head}: {', '.join(found)}" for head, found in groups.items() if found)


def _conditions(candidate: Candidate) -> list[str]:
    days = [f"{days}: {parts}" for days, parts in files.dayparts(candidate.dayparts)]
    start = candidate.available_from
    lines = [
        ", ".join(files.kinds(candidate)),
        files.hours(candidate),
        *days,
        _("from %(date)s") % {"date": date_format(start, "j F Y")} if start else "",
        ", ".join(files.means(candidate)),
        files.travel(candidate),
    ]
    return _told(lines)


def _casework(candidate: Candidate, opened: Opened | None) -> list[str]:
    """What was agreed and what comes next; a step that tells of an experience only for who opens the lock."""
    agreements = [each.sentence for each in candidate.agreements.all() if each.outcome == Outcome.OPEN]
    seen = candidate.steps.plain() if opened is None else candidate.steps.all()
    steps = [
        f"{step} ({date_format(step.due, 'j F Y')})"
        for step in seen
        if step.state == StepState.OPEN and step.due
    ]
    settled = candidate.agreements.exclude(outcome=Outcome.OPEN).count()
    contacts = candidate.contacts.count()
    counts = [
        ngettext("%(number)s agreement that is settled", "%(number)s agreements that are settled", settled)
        % {"number": settled}
        if settled
        else "",
        ngettext("%(number)s contact: the day and how", "%(number)s contacts: the day and how", contacts)
        % {"number": contacts}
        if contacts
        else "",
    ]
    return _told([*agreements, *steps, *counts])


def _own_words(opened: Opened | None) -> list[str]:
    if opened is None:
        return [_("This is locked. Ask your own jobhunter to read it with you.")]
    return _told(opened.own_words.splitlines())


def _needs(opened: Opened | None) -> list[str]:
    if opened is None:
        return [_("This is locked. Ask your own jobhunter to read it with you.")]
    if opened.needs is None:
        return [_("We keep this only when you say yes to it.")]
    musts, nice = files.needs(opened.needs)
    return _told([*(f"{need} ({_('must')})" for need in musts), *(f"{need} ({_('nice')})" for need in nice)])


def _locked_besides() -> list[str]:
    return [
        _("How talks with you went, and how you came to us."),
        _("What you went through, if you told it and said yes to keeping it."),
        _("What was written to other help. Read all of it with your own jobhunter, or ask for a copy."),
    ]


def _allowed(allowed: Iterable[Allowed]) -> list[str]:
    words = {True: _("yes"), False: _("no")}
    return _told(f"{item.name}: {words[item.is_live]}" for item in allowed)


def _passed(candidate: Candidate, *, is_heard: bool) -> list[Passed]:
    """Reports only for who hears what the youth went through, while that may be kept."""
    referrers = [
        Passed(_("Who brought you to us"), _("reads: %(status)s") % {"status": ReferrerStatus(shown).label})
        for shown in referrer_status.shown_now(candidate=candidate)[-1:]
    ]
    employers = Passed(_("Employers"), _("Nothing goes to an employer without your yes to exactly that."))
    reported = map(_reported, reports_that_left(candidate)) if is_heard else ()
    return [*referrers, *map(_helped, hand_overs_that_left(candidate)), *reported, employers]


def _reported(row: Report) -> Passed:
    return Passed(row.office.name, _("the report that you said yes to"), row.sent_on)


def _helped(row: HandOver) -> Passed:
    return Passed(
        str(row.partner),
        _("the text that you said yes to, about: %(topic)s") % {"topic": row.get_topic_display()},
        row.sent_on,
    )


def _told(lines: Iterable[str]) -> list[str]:
    """Each line with a capital, an e-mail address as it is."""
    return [line if "@" in line else capfirst(line) for line in lines if line] or [_("Nothing yet")]
