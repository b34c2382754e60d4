"""Proposals in words: what is next, for whom it waits and how long; and for the youth in plain words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from icalendar import Event

from jobmatch.http import calendar_files
from jobmatch.taxonomy.choices import in_language
from matching.enums import (
    INTRODUCTION_TRANSITIONS,
    SAID,
    Going,
    Happened,
    IntroductionState,
    NameGiven,
    Party,
    Side,
)
from matching.models import Introduction, IntroductionEvent, Meeting, MeetingAnswer
from matching.rules.cards.card import MAY_GUESS, Card
from matching.rules.cards.lines import Found, by_kind
from matching.rules.waiting import EMPLOYER, US, YOUTH
from matching.selectors import coming
from matching.selectors.introductions import whom_of
from matching.services.introductions.telling import Said

ST = IntroductionState
Words = str | Promise
WHOM: dict[str, Words] = {
    US: gettext_lazy("for us"),
    YOUTH: gettext_lazy("for the youth"),
    EMPLOYER: gettext_lazy("for the employer"),
}
# What the employer said, as a button asks it.
ANSWERS: dict[str, Words] = {
    ST.SENT: gettext_lazy("I told it, no answer yet"),
    ST.QUESTION: gettext_lazy("The employer asks something"),
    ST.INVITED: gettext_lazy("The employer wants to meet"),
    ST.NAMED: gettext_lazy("They will meet, the day is known"),
    ST.MET: gettext_lazy("They have met"),
    ST.TRIAL: gettext_lazy("Tries it out, the first day is known"),
    ST.LATER: gettext_lazy("The employer says: later"),
    ST.HIRED: gettext_lazy("It becomes work"),
    ST.DECLINED: gettext_lazy("The employer says no"),
}
FIRST = {
    ST.AGREED: ST.NAMED,
    ST.SENT: ST.NAMED,
    ST.QUESTION: ST.NAMED,
    ST.INVITED: ST.NAMED,
    ST.NAMED: ST.MET,
    ST.MET: ST.HIRED,
    ST.TRIAL: ST.HIRED,
    ST.LATER: ST.NAMED,
}
TO_YOUTH: dict[str, Words] = {
    ST.ASKED: gettext_lazy("May this card go to the employer? You decide."),
    ST.AGREED: gettext_lazy("You said yes. The employer does not know yet."),
    ST.SENT: gettext_lazy("The employer knows. Nothing is heard yet: your jobhunter calls."),
    ST.QUESTION: gettext_lazy("The employer asks something. Your jobhunter calls you."),
    ST.INVITED: gettext_lazy("The employer wants to meet you. Your jobhunter calls you."),
    ST.NAMED: gettext_lazy("You will meet the employer."),
    ST.MET: gettext_lazy("You have met. Your jobhunter asks you and the employer how it was, each apart."),
    ST.TRIAL: gettext_lazy("You try out the work."),
    ST.LATER: gettext_lazy("The employer says: later. Your jobhunter calls again."),
    ST.HIRED: gettext_lazy("It became work. Well done!"),
    ST.DECLINED: gettext_lazy("This one does not go on. Other work is still there for you."),
    ST.SILENT: gettext_lazy("Nothing was heard of this employer. A late answer counts for thirty days."),
    ST.FILLED: gettext_lazy("The place is taken."),
    ST.ELSEWHERE: gettext_lazy("You go to work elsewhere, so this was stopped."),
    ST.WITHDRAWN: gettext_lazy("This was stopped. The employer can open nothing any more."),
}
# What happened, where the youth reads it.
HAPPENED_TO_YOU: dict[str, Words] = {
    ST.ASKED: gettext_lazy("you were asked"),
    ST.AGREED: gettext_lazy("you said yes"),
    ST.NAMED: gettext_lazy("you will meet"),
    ST.MET: gettext_lazy("you have met"),
    ST.TRIAL: gettext_lazy("you try it out"),
    ST.ELSEWHERE: gettext_lazy("you go to work elsewhere"),
    Happened.NOT_RIGHT: gettext_lazy("you said: this is not right"),
    Happened.YOUTH_TOLD: gettext_lazy("you were told"),
}
NEUTRAL = gettext_lazy("This proposal is no longer available. Please delete what you have of us about it.")


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal in a list."""

    row: Introduction
    state: str
    since: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the employer may have said, as a button."""

    to: str
    words: Words


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card in the language of the page."""

    alias: str
    rows: list[tuple[str, str, list[str]]]
    line: str
    own: str
    cv: bool
    may_guess: str


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """A meeting that was: who said what of it, and whom to ask still."""

    row: Meeting
    words: str
    answers: list[tuple[str, str, str]]
    asks: list[Side]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, for the youth or for who works the file."""

    when: date
    words: str


def line(row: Introduction, *, on: date) -> Line:
    """A proposal with for whom it waits, and how long."""
    due = min((day for day in (row.step_due, row.call_due) if day is not None), default=None)
    whom = WHOM[whom_of(row.state)] if due is not None else ""
    return Line(row, row.get_state_display(), _since(row, whom, on=on), due)


def _since(row: Introduction, whom: Words, *, on: date) -> str:
    """How long it is so, and for whom it waits."""
    days = (on - row.state_since).days
    if days <= 0:
        return _("waiting %(whom)s since today") % {"whom": whom} if whom else _("since today")
    if whom:
        words = ngettext("waiting %(whom)s for %(days)s day", "waiting %(whom)s for %(days)s days", days)
        return words % {"whom": whom, "days": days}
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def lines(rows: Iterable[Introduction], *, on: date) -> list[Line]:
    """Proposals for a list."""
    return [line(row, on=on) for row in rows]


def acts(row: Introduction) -> tuple[Act | None, list[Act]]:
    """What the employer most likely said, and all else that may be said from here."""
    allowed = [state for state in ANSWERS if state in SAID & INTRODUCTION_TRANSITIONS[row.state]]
    if not row.is_open:
        return None, []
    first = FIRST.get(ST(row.state))
    found = [Act(state, ANSWERS[state]) for state in allowed]
    most_likely = next((act for act in found if act.to == first), None)
    return most_likely, [act for act in found if act is not most_likely]


def stopped(found: Iterable[Found]) -> list[tuple[str, str]]:
    """What a line may not tell: the words of a kind, then why and how to say it otherwise."""
    return [
        (
            ", ".join(f"‘{each.words}’" for each in same),
            f"{in_language(same[0].kind.why)} {in_language(same[0].kind.instead)}",
        )
        for same in by_kind(found)
    ]


def card(found: Card) -> CardShown:
    """The words on a card, from its bytes."""
    rows = [
        (in_language(row.title), in_language(row.said), [in_language(item) for item in row.items])
        for row in found.rows
    ]
    return CardShown(found.alias, rows, found.line, found.own, found.cv, in_language(MAY_GUESS))


def name_words(row: Introduction | Meeting) -> str:
    """What the employer hears of the name."""
    if not row.name_given:
        return _("no name")
    name = str(NameGiven(row.name_given).label)
    return _("%(name)s, with the phone number") % {"name": name} if row.number_given else name


def meeting_words(meeting: Meeting) -> str:
    """When and where they meet."""
    day = date_format(meeting.on, "l j F")
    hour = meeting.hour.strftime("%H:%M") if meeting.hour else ""
    last = meeting.until if meeting.until != meeting.on else None
    until = _("until %(day)s") % {"day": date_format(last, "l j F")} if last else ""
    words = (str(meeting.get_kind_display()), day, until, hour, meeting.place)
    return ", ".join(each for each in words if each)


def prepare(meeting: Meeting) -> list[tuple[str, str]]:
    """What to know the day before: the way, whom to ask for, what to wear."""
    whom = meeting.whom or (str(meeting.introduction.person or "") if meeting.introduction else "")
    found = [(_("Where"), meeting.place), (_("Ask for"), whom), (_("What to wear"), meeting.wear)]
    return [(term, words) for term, words in found if words]


def asks_trial(row: Introduction, meeting: Meeting) -> bool:
    """Whether it must still be asked, before the first day, if a trial is paid and who insures."""
    return row.state == ST.TRIAL and meeting.asks_terms


def employer_of(meeting: Meeting) -> str:
    """At which employer."""
    if meeting.introduction is not None:
        return meeting.introduction.vacancy.employer_name
    if meeting.promise is not None:
        return str(meeting.promise.employer)
    return str(meeting.site.employer) if meeting.site else ""


def name_at_employer(meeting: Meeting) -> str:
    """The name of who comes, as the youth gave it."""
    yes = meeting.introduction or meeting
    return coming.name_of(meeting.candidate, yes.name_given, number=yes.number_given)


def event(meeting: Meeting) -> Event:
    """A meeting for a calendar: a neutral title, the hour and the place; moved under the same key."""
    return calendar_files.event(
        key=meeting.introduction_id or meeting.pk,
        version=meeting.version + meeting.on.toordinal(),
        on=meeting.on,
        hour=meeting.hour,
        until=meeting.until,
        summary=_("Appointment"),
        location=meeting.place,
    )


def meeting_shown(
    meeting: Meeting, answers: list[tuple[MeetingAnswer, Said | None]], *, on: date
) -> MeetingShown:
    """A meeting that was, with what each side said of it."""
    told = {answer.side for answer, _said in answers}
    asks = [side for side in Side if side not in told and meeting.last_day <= on]
    return MeetingShown(meeting, meeting_words(meeting), [_answer(*each) for each in answers], asks)


def _answer(answer: MeetingAnswer, said: Said | None) -> tuple[str, str, str]:
    goes_on = ""
    if answer.goes_on is not None:
        goes_on = _("wants to go on") if answer.goes_on else _("does not want to go on")
    going = str(Going(said.going).label) if said and said.going else ""
    words = [str(answer.get_came_display()), going, goes_on]
    return (
        str(answer.get_side_display()),
        ", ".join(each for each in words if each),
        said.line if said else "",
    )


def next_meeting(row: Introduction) -> Meeting | None:
    """The meeting that is still to come."""
    return next((each for each in row.meetings.all() if not each.came), None)


def to_youth(row: Introduction) -> str:
    """How far it is, in the youth's own words; a no comes from a person first."""
    if row.is_called_first:
        return _("There is news about this one. Your jobhunter calls you.")
    return str(TO_YOUTH.get(row.state, ""))


def history_to_youth(row: Introduction) -> list[Told]:
    """What happened, without a no that a person has to tell first."""
    events = row.events.select_related("person")
    shown = events.exclude(state=row.state) if row.is_called_first else events
    return [Told(timezone.localdate(event.at), _event_to_youth(event)) for event in reversed(list(shown))]


def history(events: Iterable[IntroductionEvent]) -> list[Told]:
    """What happened, the newest first."""
    return [Told(timezone.localdate(event.at), _event(event)) for event in reversed(list(events))]


def _event_to_youth(event: IntroductionEvent) -> str:
    what = event.what if event.what != Happened.MOVED else event.state
    return _event(event, HAPPENED_TO_YOU.get(what), apart=(Party.PROGRAM, Party.YOUTH))


def _event(
    event: IntroductionEvent, words: Words | None = None, *, apart: Collection[str] = (Party.PROGRAM,)
) -> str:
    """What happened and from whom; of the sides that are set apart nothing is said."""
    said = event.get_what_display() if event.what != Happened.MOVED else event.get_state_display()
    what = words or said
    how = event.get_channel_display() if event.channel else ""
    by = str(event.person or ("" if event.party in apart else event.get_party_display()))
    by = "" if by in str(what) else by
    more = ", ".join(each for each in (by, how) if each)
    return f"{what} ({more})" if more else str(what)
