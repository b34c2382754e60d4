"""The rows that generated requests find, and the requests themselves, sent as a signed-in jobhunter."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.db.models import Model
from django.utils import timezone

from candidates.enums import Channel, Doer, Help, Purpose
from candidates.models import (
    Agreement,
    Candidate,
    Contact,
    Experience,
    ForcedOpening,
    HandOver,
    Referral,
    Report,
    RightsRequest,
    Step,
)
from candidates.rules.list_versions import version_of
from candidates.services.casework import agreements, contacts
from candidates.services.files import absences, bars
from candidates.services.help import hand_overs
from candidates.services.rights import forced_openings
from candidates.services.voice import reports
from employers.models import Employer, Site, Vacancy
from employers.services import demands
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Membership, Proposal, User
from jobmatch.accounts.services import tokens
from jobmatch.roles.services import proposals
from jobmatch.taxonomy.models import Occupation, Skill
from matching.models import Weighting
from matching.services.ranking import weightings
from notifications.selectors import preference_of
from tests.access_bodies import NAMES_ASKED, WEIGHTS
from tests.access_objects import (
    SOON,
    asked_of,
    conversation_of,
    entry_of,
    kept_of,
    moment_of,
    partner_of,
    person_of,
    promise_of,
    proposal_to_employer_of,
    question_of,
    walk_of,
    work_of,
)
from tests.api import prepared
from tests.candidates.referral_situations import make_referrer, refer
from tests.candidates.situations import say_yes, seal_all, wish_for
from tests.candidates.voice_situations import make_office, tell
from tests.employers.situations import READ, make_feed, make_recognition, make_site
from tests.factories import (
    desk_of,
    make_candidate,
    make_employer,
    make_errand,
    make_jobhunter,
    make_member,
    make_organisation,
    make_town,
    make_vacancy,
)
from tests.sizes import LESS, SHARE

ADDRESS = "/api/v1"
REPORTED = "I want to report what happened.\n"
YOUTH = {"first_name": NAMES_ASKED["first_name"], "email": NAMES_ASKED["reach"]}
PASSED_ON = "Noor would like help with debts."


@dataclass
class Region:
    """A jobhunter with a token, of every role of staff, who refers too; a youth and an employer."""

    by: User = field(default_factory=make_jobhunter)
    token: str = ""
    answers: Counter[int] = field(default_factory=Counter)
    operations: set[str] = field(default_factory=set)
    _prepared: dict[str, Model] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.token = tokens.make(name="generated", scope="all", days=1, at=timezone.now(), by=self.by)[1]
        self.candidate: Candidate = make_candidate(
            self.by, on=timezone.localdate(), town=make_town(), **YOUTH
        )
        seal_all(self.candidate, by=self.by)
        self.occupation = UUID(wish_for(self.candidate, by=self.by, dream=True))
        weightings.save(candidate=self.candidate, version=0, weights=WEIGHTS, by=self.by)
        for role in (Role.COORDINATOR, Role.PRIVACY_OFFICER):
            make_member(role, self.candidate.municipality, self.by)
        self.house = make_organisation(OrganisationKind.PARTNER)
        make_member(Role.REFERRER, self.house, self.by)
        self.referral: Referral = refer(make_referrer(), self.candidate.municipality)
        self.colleague = make_jobhunter(self.candidate.municipality)
        self.away = make_jobhunter(self.candidate.municipality)
        self.further = self._casework()
        self.forced = self._forced()
        self.proposal = self._proposal()
        self.employer: Employer = make_employer()
        self.head_office: Employer = make_employer()
        self.site: Site = make_site(self.employer)
        self.feed = make_feed()
        self.recognition = make_recognition(self.site.pk)
        self.person = person_of(self.employer, self.by)
        self.talk = conversation_of(self.employer, self.by)
        self.promise = promise_of(self.employer, self.by)
        self.entry = entry_of(self.employer, self.by)
        self.question = question_of(self.employer, self.by)
        self.errand = make_errand(self.by, target=self.employer.pk, on=timezone.localdate(), due=SOON)
        self.vacancy: Vacancy = make_vacancy(
            employer=self.employer,
            site=self.site,
            occupation_id=self.occupation,
            description="Wij zijn een jong team.",
            **READ,
        )
        demands.refresh(self.vacancy)

    def _casework(self) -> dict[str, str]:
        """Rows of the file that an address names after the youth; and someone who is away."""
        on, given = timezone.localdate(), {"candidate": self.candidate, "by": self.by}
        contact = contacts.record(**given, on=on, channel=Channel.PHONE, reached=True)
        told = {"sentence": "Noor calls the shop.", "doer": Doer.YOUTH, "due": on}
        agreement = agreements.make(**given, on=on, **told)
        bar = bars.add(**given, user=make_jobhunter(self.candidate.municipality))
        self.absence = absences.begin(
            desk=desk_of(self.away), stand_in=desk_of(self.colleague), until=None, by=self.by, on=on
        )
        return {
            "agreement_pk": str(agreement.pk),
            "bar_pk": str(bar.pk),
            "contact_pk": str(contact.pk),
            **self._voice(),
            "help_pk": str(self._help().pk),
            "kept_pk": str(kept_of(self.candidate).pk),
            "purpose": Purpose.TELL_REFERRER.replace("_", "-"),
            "request_pk": str(asked_of(self.candidate).pk),
            "step_pk": str(self.candidate.steps.get(primary_for=self.candidate.pk).pk),
        }

    def _voice(self) -> dict[str, str]:
        """Something that the youth went through, and a report of it that waits for a yes."""
        on, office = timezone.localdate(), make_office()
        say_yes(self.candidate, by=self.by, purpose=Purpose.KEEP_EXPERIENCE)
        experience = tell(self.candidate, self.by, employer=make_employer().pk)
        report = reports.draft(experience=experience, office=office.pk, by=self.by, on=on)
        texts = {"named": REPORTED, "anonymous": REPORTED}
        reports.edit(report=report, version=report.version, by=self.by, on=on, **texts)
        self.office = office
        return {"experience_pk": str(experience.pk), "report_pk": str(report.pk)}

    def _help(self) -> HandOver:
        """A text for other help, with the yes to be brought there; it was not sent."""
        on, self.partner = timezone.localdate(), partner_of()
        say_yes(self.candidate, by=self.by, purpose=Purpose.OTHER_PARTNER)
        to = {"candidate": self.candidate, "partner": self.partner, "topic": Help.DEBTS}
        return hand_overs.write(**to, text=PASSED_ON, by=self.by, on=on)

    def _proposal(self) -> Proposal:
        """An admin proposed somebody for a role, and nobody decided it yet."""
        municipality = self.candidate.municipality
        asked = {"email": "new@example.org", "name": "New", "role": Role.JOBHUNTER}
        admin = make_member(Role.ADMIN, municipality)
        Membership.objects.filter(user=self.by).update(is_founding=True)  # whose yes counts from the start
        return proposals.propose(organisation=municipality, **asked, at=timezone.now(), by=admin)

    def _forced(self) -> ForcedOpening:
        """A coordinator opened by force what is sealed, and nobody judged it yet."""
        by = make_member(Role.COORDINATOR, self.candidate.municipality)
        given = {"candidate": self.candidate, "by": by, "on": timezone.localdate()}
        return forced_openings.force(**given, reason="Nobody else can be reached today.")

    def ids(self, label: str, folder: str) -> dict[str, str]:
        """What the address of an operation, with this first folder, names of what there is."""
        first = self.prepared(label) or self._rows[folder]
        return {"pk": str(first.pk), "vacancy_pk": str(self.vacancy.pk), **self.further}

    def prepared(self, label: str) -> Any:
        """The row in the state that an operation needs, made once; nothing where any state will do."""
        if label in self._prepares and label not in self._prepared:
            self._prepared[label] = self._prepares[label]()
        return self._prepared.get(label)

    @cached_property
    def _prepares(self) -> dict[str, Callable[[], Model]]:
        return prepared.rows(self)

    @cached_property
    def _rows(self) -> dict[str, Model]:
        """One row for each first folder of an address; requests are taken back, so all stay as they are."""
        return {
            "absences": self.absence,
            "candidates": self.candidate,
            "check-ins": moment_of(self.candidate.pk),
            "conversations": self.talk,
            "errands": self.errand,
            "people": self.person,
            "posts": self.person.posts.get(),
            "promises": self.promise,
            "colleagues": Membership.objects.get(user=self.colleague),
            "demands": self.vacancy.demands.get(),
            "desks": desk_of(self.colleague),
            "employers": self.employer,
            "feeds": self.feed,
            "forced-openings": self.forced,
            "intake": self.referral,
            "introductions": proposal_to_employer_of(self.candidate.pk),
            "looks": self.candidate,
            "meetings": walk_of(self.candidate.pk),
            "occupations": Occupation(pk=self.occupation),
            "partners": self.partner,
            "placements": work_of(self.candidate.pk),
            "recognitions": self.recognition,
            "questions": self.question,
            "register": self.entry,
            "rights": asked_of(self.candidate),
            "role-proposals": self.proposal,
            "sites": self.site,
            "tokens": self.by.api_tokens.get(),
            "vacancies": self.vacancy,
        }

    def version(self, label: str) -> int:
        """The version that a change by this operation has to name."""
        if found := self.prepared(label):
            return int(found.version)
        path = f"{ADDRESS}{label.partition(' ')[2]}"
        if path.endswith("/needs"):
            return int(self.candidate.needs.version)
        if path.endswith("/exclusions"):
            return version_of(self.candidate.exclusions.values_list("organisation_id", flat=True))
        if path.endswith("/me/mails"):
            return preference_of(self.by).version
        if path.startswith(f"{ADDRESS}/register/"):
            return int(self._rows["register"].version)
        if path.endswith("/weighting"):
            return Weighting.objects.get(candidate=self.candidate).version
        for part, rows, name in (
            ("/agreements/", Agreement, "agreement_pk"),
            ("/contact", Contact, "contact_pk"),
            ("/experiences/", Experience, "experience_pk"),
            ("/help/", HandOver, "help_pk"),
            ("/reports/", Report, "report_pk"),
            ("/rights/", RightsRequest, "request_pk"),
            ("/steps/", Step, "step_pk"),
        ):
            if part in path:
                return int(rows.objects.get(pk=self.further[name]).version)
        if path.startswith(f"{ADDRESS}/candidates/"):
            return Candidate.objects.get(pk=self.candidate.pk).version
        return 1

    def named(self, name: str) -> str:
        """The id that goes with the name of a field, of what there is."""
        return self._names.get(name, str(self.occupation))

    @cached_property
    def _names(self) -> dict[str, str]:
        skill = Skill.objects.order_by("pk")[0].pk
        rows = {
            "candidate": self.candidate.pk,
            "contact": self.person.pk,
            "desk": desk_of(self.colleague).pk,
            "employer": self.employer.pk,
            "head": self.head_office.pk,
            "municipality": self.candidate.municipality_id,
            "office": self.office.pk,
            "organisation": self.house.pk,
            "partner": self.partner.pk,
            "people": self.person.pk,
            "person": self.person.pk,
            "finishe": self.errand.pk,  # of the list `finishes`
            "promise": self.promise.pk,
            "site": self.site.pk,
            "skill": skill,
            "stand_in": desk_of(self.by).pk,
            "step": self.further["step_pk"],
            "to": desk_of(self.by).pk,
            "user": self.colleague.pk,
            "vacancy": self.vacancy.pk,
        }
        return {name: str(pk) for name, pk in rows.items()}


def drawn(*parts: object) -> int:
    """A number by lot that is the same for the same parts, so that a case can be sent again."""
    return zlib.crc32(repr(parts).encode(errors="replace"))


def is_aimed(*parts: object) -> bool:
    """True for three of four."""
    return drawn(*parts) % 4 != 0


def is_sent(*parts: object) -> bool:
    """True for the share of this run."""
    return drawn(*parts) % (SHARE.value * fewer()) == 0


def fewer() -> int:
    """How many times fewer requests this database gets."""
    return 1 if connection.vendor == "postgresql" else LESS.value


def aim(case: Any, region: Region) -> None:
    """Let three of four generated requests name rows that there are, in the version that they have."""
    label = label_of(case.operation)
    if case.path_parameters and is_aimed(sorted(case.path_parameters.items())):
        case.path_parameters = known_address(case.operation, region)
    if isinstance(case.body, dict) and isinstance(case.body.get("version"), int) and is_aimed(case.body):
        case.body = {**case.body, "version": region.version(label)}


def known_address(operation: Any, region: Region) -> dict[str, str]:
    """The parameters of the path of an operation, naming what there is."""
    label = label_of(operation)
    folder = label.split("/")[1]
    names = [parameter.name for parameter in operation.path_parameters]
    return {name: region.ids(label, folder)[name] for name in names}


def label_of(operation: Any) -> str:
    """Method and address of an operation, without where the API stands."""
    return str(operation.label).replace(ADDRESS, "")


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back; before that the database says what it would refuse at the commit."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


@contextmanager
def connection_kept() -> Iterator[None]:
    """Requests through WSGI leave the connection of the test open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
