"""A youth proposed to an employer: how far it is, what the youth said yes to, when they meet."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from candidates.enums import LOOKING, ConsentManner, Purpose
from candidates.models import Bar, Candidate, Consent, Exclusion
from candidates.rules.consent_texts import SHARE_WITH_EMPLOYERS_VERSION
from employers.enums import TalkChannel
from employers.models import Employer, EmployerPerson, Post, Promise, Site, Vacancy
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned
from matching.enums import (
    AT_THE_EMPLOYER,
    BEYOND_AGREED,
    ENDS,
    KNOWS_THE_NAME,
    Came,
    Happened,
    Insurer,
    IntroductionState,
    MeetingKind,
    NameGiven,
    Party,
    Side,
    WhyNot,
)
from matching.models.work import Placement
from matching.rules.waiting import REOPEN_DAYS, TOLD_BY_A_PERSON

DIGEST_SIGNS = 64
LONGEST_PLACE = 120
AT_EMPLOYER = ("promise__employer", "site__employer")  # where a day without a proposal is
LONGEST_WHOM = 80


class NameYes(models.Model):
    """What the youth said about the own name: which name, with the number or not, on which day and how."""

    name_given = models.CharField(_("which name"), max_length=8, choices=NameGiven, blank=True, default="")
    number_given = models.BooleanField(_("the phone number goes along"), default=False)
    name_on = models.DateField(null=True, editable=False)
    name_how = models.CharField(max_length=10, choices=ConsentManner, blank=True, editable=False)

    class Meta:
        abstract = True


def _name_is_whole(prefix: str) -> models.CheckConstraint:
    """What was said about the name with its day and its way, or nothing of it; a number goes with a name."""
    none = Q(name_given="", number_given=False, name_on__isnull=True, name_how="")
    said = Q(name_given__in=NameGiven.values, name_on__isnull=False, name_how__in=ConsentManner.values)
    named = Q(number_given=False) | ~Q(name_given="")
    return models.CheckConstraint(condition=none | (said & named), name=f"{prefix}_name_yes_is_whole")


def _works_there() -> Exists:
    """Whether somebody works at the employer of a proposal now."""
    posts = Post.objects.present()
    return Exists(posts.filter(person=OuterRef("person"), employer=OuterRef("vacancy__employer")))


def _has_moved() -> Q:
    """Whether the vacancy went to another employer since, or to none: asked of the row, not of who has it."""
    return ~Q(vacancy__employer=F("made_for"))


def _late_answer_counts(on: date) -> Q:
    """Whether nothing was heard, so short ago that an answer counts; of one row: `late_answer_counts`."""
    return Q(state=IntroductionState.SILENT, state_since__gte=on - timedelta(days=REOPEN_DAYS))


def _is_in_time(on: date) -> Q:
    """Whether the vacancy is there still: the last day to apply stops what the employer does not know yet.

    Whom an employer knows already goes on until the vacancy is filled or closed; so does a late answer.
    """
    is_known = Q(state__in=AT_THE_EMPLOYER) | _late_answer_counts(on)
    mine = OuterRef("vacancy")
    is_wanted = Q(Exists(Vacancy.objects.wanted().filter(pk=mine)))
    return Q(Exists(Vacancy.objects.open(on=on).filter(pk=mine))) | (is_known & is_wanted)


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    def open(self) -> "IntroductionQuerySet":
        """Proposals that have not ended."""
        return self.exclude(state__in=ENDS)

    def running(self) -> "IntroductionQuerySet":
        """Proposals that an employer knows of and has not ended."""
        return self.filter(state__in=AT_THE_EMPLOYER)

    def waiting(self) -> "IntroductionQuerySet":
        """Proposals that ask for something: also ended ones of which somebody has to be told."""
        return self.filter(Q(step_due__isnull=False) | Q(call_due__isnull=False))

    def standing(self, *, on: date) -> "IntroductionQuerySet":
        """Proposals that nothing forbids on the day: state of the file, yes, exclusions, bars, vacancy."""
        is_kept_away = Bar.objects.filter(candidate=OuterRef("candidate"), user=OuterRef("person__user"))
        rows: IntroductionQuerySet = _of_willing(self, on=on).filter(~Exists(is_kept_away))
        return rows.with_place(on=on).exclude(pk__in=_left_out(self))

    def visible_to_employer(self, now: datetime) -> "IntroductionQuerySet":
        """What an employer may open at this moment; every door asks this, so that a stop works at once.

        A late answer counts as in time, so one of which nothing was heard stays open for thirty days, unless
        the youth was proposed for the same vacancy anew.
        """
        on = timezone.localdate(now)
        anew = Introduction.objects.open().filter(
            candidate=OuterRef("candidate"), vacancy=OuterRef("vacancy")
        )
        late = _late_answer_counts(on) & ~Exists(anew)
        rows = self.filter(Q(state__in=AT_THE_EMPLOYER) | late).exclude(yes_digest="")
        return rows.with_person().standing(on=on)

    def with_place(self, *, on: date) -> "IntroductionQuerySet":
        """Proposals whose place is there: in time, at the employer they were made for, which is no agency."""
        return self.filter(~_has_moved(), _is_in_time(on), vacancy__employer__is_intermediary=False)

    def moved(self) -> "IntroductionQuerySet":
        """Proposals whose vacancy went to another employer than they were made for, or to none."""
        return self.filter(_has_moved())

    def told_youth(self) -> "IntroductionQuerySet":
        """Proposals that the youth was asked about or said yes to, or that an employer heard of."""
        asked = (IntroductionState.ASKED, IntroductionState.AGREED)
        events = IntroductionEvent.objects.filter(introduction=OuterRef("pk"), state__in=asked)
        return self.filter(Q(was_known=True) | Exists(events))

    def with_person(self) -> "IntroductionQuerySet":
        """Proposals to somebody who works at that employer now."""
        return self.filter(_works_there())

    def without_person(self) -> "IntroductionQuerySet":
        """Proposals to somebody who left that employer, or is forgotten."""
        return self.exclude(_works_there())


def _of_willing(rows: Any, *, on: date) -> Any:
    """Rows of youths whose file is worked and whose yes to being introduced is live, in its present words.

    Under 16 the yes counts for as long as a parent was heard.
    """
    return rows.alias(yes=_newest_yes("candidate")).filter(
        _yes_is_live(on),
        ~_is_contact_only("candidate", on),
        candidate__state__in=LOOKING,
        candidate__erased_on=None,
    )


def who_may_be_introduced(*, on: date) -> "models.QuerySet[Candidate]":
    """Youths in sight whose yes to being introduced stands, in the present words; a parent heard under 16."""
    there = Candidate.objects.filter(~_is_contact_only("pk", on), state__in=LOOKING, erased_on=None)
    return there.alias(yes=_newest_yes("pk")).filter(_yes_is_live(on))


def _is_contact_only(youth: str, on: date) -> Exists:
    """Whether a youth may be under 16 and no parent was heard."""
    return Exists(Candidate.objects.contact_only(on=on).filter(pk=OuterRef(youth)))


def _newest_yes(youth: str) -> Subquery:
    """The id of the last word of a youth on being introduced."""
    said = Consent.objects.filter(candidate=OuterRef(youth), purpose=Purpose.SHARE_WITH_EMPLOYERS)
    return Subquery(said.order_by("-id").values("id")[:1])


def _yes_is_live(on: date) -> Exists:
    """Whether the last word, called `yes`, is a yes of today's words that has not run out."""
    live = Consent.objects.filter(given=True, expires_on__gte=on, wording=SHARE_WITH_EMPLOYERS_VERSION)
    return Exists(live.filter(id=OuterRef("yes")))


def _left_out(rows: models.QuerySet[Any], *, at: str = "vacancy__employer") -> list[UUID]:
    """Rows at an employer that the youth does not want: a mark is compared here, never joined in SQL."""
    mine = [*rows.order_by().values_list("pk", "candidate", at)]
    kept = Exclusion.objects.filter(organisation__in={employer for *_, employer in mine if employer})
    pairs = {(row.candidate_id, row.organisation_id) for row in kept}
    return [pk for pk, youth, employer in mine if (youth, employer) in pairs]


class Introduction(Versioned, NameYes):
    """One youth proposed to somebody at an employer, for one vacancy; one open of a youth and a vacancy.

    `digest` is of the card as it is now, `yes_digest` of the card that the youth said yes to. `step_due` is
    when something is to do with the youth, `call_due` with the employer: an open one has one of the two.
    `made_for` is the employer of the vacancy when it was written: a yes is to that one alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="introductions")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="introductions")
    made_for = models.ForeignKey(Employer, models.PROTECT, null=True, related_name="+", editable=False)
    person = models.ForeignKey(
        EmployerPerson, models.SET_NULL, null=True, related_name="introductions", verbose_name=_("to whom")
    )
    state = models.CharField(max_length=10, choices=IntroductionState, default=IntroductionState.DRAFT)
    state_since = models.DateField(editable=False)
    alias = models.CharField(max_length=40, blank=True, editable=False)
    card = models.BinaryField(blank=True, default=b"", editable=False)
    line = models.BinaryField(blank=True, default=b"", editable=False)
    digest = models.CharField(max_length=DIGEST_SIGNS, blank=True, editable=False)
    yes_digest = models.CharField(max_length=DIGEST_SIGNS, blank=True, editable=False)
    yes_on = models.DateField(null=True, editable=False)
    yes_how = models.CharField(max_length=10, choices=ConsentManner, blank=True, editable=False)
    why_not = models.CharField(_("why not"), max_length=15, choices=WhyNot, blank=True)
    later_on = models.DateField(_("in which month"), null=True, blank=True)
    was_known = models.BooleanField(default=False, editable=False)  # whether the employer ever heard of it
    send_when_yes = models.BooleanField(_("send it as soon as the youth says yes"), default=False)
    send_at = models.DateTimeField(null=True, editable=False)  # when the mail goes
    by_mail = models.BooleanField(default=False, editable=False)  # whether the card went by mail
    step_due = models.DateField(null=True, editable=False)
    call_due = models.DateField(null=True, editable=False)
    placement = models.OneToOneField(
        Placement, models.PROTECT, null=True, related_name="introduction", editable=False
    )
    made_on = models.DateField(editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = IntroductionQuerySet.as_manager()

    class Meta:
        ordering = ["state_since", "id"]
        indexes = [
            models.Index(fields=["candidate", "state"], name="introduction_candidate_state"),
            models.Index(fields=["vacancy", "state"], name="introduction_vacancy_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=IntroductionState.values), name="introduction_state_known"
            ),
            models.UniqueConstraint(
                fields=["candidate", "vacancy"],
                condition=~Q(state__in=sorted(ENDS)),
                name="introduction_one_open_a_vacancy",
            ),
            models.CheckConstraint(
                condition=Q(yes_digest="", yes_on__isnull=True, yes_how="")
                | Q(yes_on__isnull=False, yes_how__in=ConsentManner.values) & ~Q(yes_digest=""),
                name="introduction_yes_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(BEYOND_AGREED | {IntroductionState.AGREED}))
                | (~Q(yes_digest="") & Q(yes_digest=F("digest"))),
                name="introduction_beyond_agreed_has_a_yes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(KNOWS_THE_NAME)) | ~Q(name_given=""),
                name="introduction_named_has_a_yes_to_the_name",
            ),
            models.CheckConstraint(
                condition=Q(state=IntroductionState.DECLINED, why_not__in=WhyNot.values)
                | (~Q(state=IntroductionState.DECLINED) & Q(why_not="")),
                name="introduction_declined_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=IntroductionState.LATER, later_on__isnull=False)
                | (~Q(state=IntroductionState.LATER) & Q(later_on__isnull=True)),
                name="introduction_later_names_a_month",
            ),
            models.CheckConstraint(
                condition=Q(state=IntroductionState.HIRED, placement__isnull=False)
                | (~Q(state=IntroductionState.HIRED) & Q(placement__isnull=True)),
                name="introduction_hired_is_work",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDS)) | Q(step_due__isnull=False) | Q(call_due__isnull=False),
                name="introduction_open_has_something_to_do",
            ),
            models.CheckConstraint(
                condition=Q(send_at__isnull=True) | Q(state=IntroductionState.AGREED),
                name="introduction_sent_after_a_yes",
            ),
            _name_is_whole("introduction"),
        ]

    def __str__(self) -> str:
        return str(self.vacancy)

    @property
    def is_open(self) -> bool:
        """Whether it has not ended."""
        return self.state not in ENDS

    def late_answer_counts(self, *, on: date) -> bool:
        """Whether nothing was heard, and an answer that comes now counts still."""
        last = self.state_since + timedelta(days=REOPEN_DAYS)
        return self.state == IntroductionState.SILENT and on <= last

    @property
    def is_called_first(self) -> bool:
        """Whether a person has to tell the youth how it ended, before anything that the youth reads does."""
        return self.state in TOLD_BY_A_PERSON and self.step_due is not None

    @property
    def employer_id(self) -> UUID | None:
        """The employer of the vacancy; None once nobody knows any more whose vacancy it is."""
        employer: UUID | None = self.vacancy.employer_id
        return employer


class IntroductionEvent(models.Model):
    """What happened to a proposal, when and from which side: rows only added, without words."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="events")
    at = models.DateTimeField(editable=False)
    what = models.CharField(max_length=15, choices=Happened)
    state = models.CharField(max_length=10, choices=IntroductionState)
    party = models.CharField(max_length=8, choices=Party)
    channel = models.CharField(max_length=6, choices=TalkChannel, blank=True)
    person = models.ForeignKey(EmployerPerson, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    what__in=Happened.values, state__in=IntroductionState.values, party__in=Party.values
                ),
                name="introduction_event_codes_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.state}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def to_come(self) -> "MeetingQuerySet":
        """Meetings of which nobody said yet what became of them."""
        return self.filter(came=Came.PLANNED)

    def alone(self) -> "MeetingQuerySet":
        """Days without a proposal: on a promise, or at a site."""
        return self.filter(introduction=None)

    def standing(self, *, on: date) -> "MeetingQuerySet":
        """Days alone that nothing forbids: state of the file, yes, exclusions."""
        rows: MeetingQuerySet = _of_willing(self, on=on)
        left_out = [pk for at in AT_EMPLOYER for pk in _left_out(self, at=at)]
        return rows.exclude(pk__in=left_out)

    def lasting(self, *, on: date) -> "MeetingQuerySet":
        """Meetings whose last day has not passed on the day."""
        return self.alias(last=Coalesce("until", "on")).filter(last__gte=on)

    def over(self, *, since: date, on: date) -> "MeetingQuerySet":
        """Meetings whose last day has passed, not before `since`."""
        return self.alias(last=Coalesce("until", "on")).filter(last__lt=on, last__gte=since)


class Meeting(Versioned, NameYes):
    """When a youth and an employer meet: for a proposal, or on a promise or at a site without one.

    Without a proposal the yes to the name is in the row; for several youths each has an own row.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="meetings")
    introduction = models.ForeignKey(Introduction, models.CASCADE, null=True, related_name="meetings")
    promise = models.ForeignKey(Promise, models.SET_NULL, null=True, related_name="meetings")
    site = models.ForeignKey(
        Site, models.SET_NULL, null=True, blank=True, related_name="meetings", verbose_name=_("site")
    )
    kind = models.CharField(_("what"), max_length=5, choices=MeetingKind)
    on = models.DateField(pgettext_lazy("meeting", "on which day"))
    hour = models.TimeField(_("at what time"), null=True, blank=True)
    until = models.DateField(_("until which day"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=LONGEST_PLACE, blank=True)
    whom = models.CharField(_("whom to ask for"), max_length=LONGEST_WHOM, blank=True)
    wear = models.CharField(_("what to wear, as the employer says"), max_length=LONGEST_PLACE, blank=True)
    is_paid = models.BooleanField(_("is it paid?"), null=True, blank=True)
    insurer = models.CharField(_("who insures"), max_length=12, choices=Insurer, blank=True, default="")
    came = models.CharField(max_length=8, choices=Came, blank=True, default=Came.PLANNED)
    asked_on = models.DateField(null=True, editable=False)  # when both were asked how it was
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["on", "hour", "id"]
        indexes = [models.Index(fields=["candidate", "on"], name="meeting_candidate_on")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MeetingKind.values, came__in=Came.values, insurer__in=Insurer.values),
                name="meeting_codes_known",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("on")), name="meeting_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(introduction__isnull=True) | Q(name_on__isnull=True),
                name="meeting_of_a_proposal_has_its_yes_there",
            ),
            models.CheckConstraint(
                condition=Q(introduction__isnull=False) | Q(name_on__isnull=False),
                name="meeting_alone_has_its_yes",
            ),
            _name_is_whole("meeting"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d-%m-%Y}"

    @property
    def last_day(self) -> date:
        """The day on which it is over."""
        return self.until or self.on

    @property
    def asks_terms(self) -> bool:
        """Whether it is not known yet if it is paid, or who insures."""
        return self.is_paid is None or not self.insurer


class MeetingAnswer(models.Model):
    """What one side said of a meeting, apart from the other; how it was is sealed, as at a check-in.

    `goes_on` is whether this side wants to go on; None when it did not say.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="answers")
    side = models.CharField(max_length=10, choices=Side)
    came = models.CharField(max_length=8, choices=Came)
    goes_on = models.BooleanField(_("wants to go on"), null=True)
    answer = models.BinaryField(blank=True, default=b"", editable=False)
    said_on = models.DateField(editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["said_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "side"], name="meeting_answer_once_a_side"),
            models.CheckConstraint(
                condition=Q(side__in=Side.values, came__in=[code for code in Came.values if code]),
                name="meeting_answer_codes_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.get_came_display()}"
