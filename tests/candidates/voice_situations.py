"""Youths who told what they went through, and the office that reports go to."""

from datetime import date
from typing import Any

from django.utils import timezone

from candidates.enums import Help, Purpose, ReportChoice
from candidates.models import Candidate, Experience, Partner, Report
from candidates.services.voice import experiences, kept_reports, reports
from candidates.services.voice.report_papers import ReportPaper, digest_of
from candidates.services.voice.telling import ToldExperience
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit import services as audit
from tests.candidates.situations import say_yes
from tests.factories import make_candidate, make_organisation

WORDS = "Ik mocht niet binnen met mijn hoofddoek. Ik ben Amira Benali."


def make_shop(**values: Any) -> Organisation:
    """An employer whom a youth may name."""
    return make_organisation(OrganisationKind.EMPLOYER, **values)


def make_office(name: str = "Meldpunt Gelijk") -> Partner:
    """An anti-discrimination office that takes reports."""
    organisation = make_organisation(OrganisationKind.ANTI_DISCRIMINATION, name=name)
    helps = [Help.DISCRIMINATION.value]
    return Partner.objects.create(organisation=organisation, helps_with=helps, email="melden@example.org")


def willing_youth(by: User, *purposes: str, on: date | None = None, **person: Any) -> Candidate:
    """A youth who lets the experience be kept, and what else is named."""
    youth = make_candidate(by, **person)
    for purpose in (Purpose.KEEP_EXPERIENCE, *purposes):
        say_yes(youth, by=by, purpose=purpose, on=on)
    return youth


def tell(candidate: Candidate, by: User, *, on: date | None = None, **parts: Any) -> Experience:
    """Something that a youth went through."""
    given = {"words": WORDS, **parts}
    return experiences.add(candidate=candidate, by=by, on=on or timezone.localdate(), **given)


def told_of(experience: Experience) -> ToldExperience:
    """What lies under the seal now."""
    return experiences.unseal(Experience.objects.get(pk=experience.pk))


def write(experience: Experience, by: User) -> Report:
    """A report about it, as it is proposed."""
    office = make_office()
    return reports.draft(experience=experience, office=office.pk, by=by, on=timezone.localdate())


def paper_of(report: Report) -> ReportPaper:
    """What is written of a report now."""
    return kept_reports.unseal(Report.objects.get(pk=report.pk))


def approve(report: Report, choice: str = ReportChoice.ANONYMOUS, by: audit.Doer | None = None) -> Report:
    """The youth says yes to one version, by default with a link of their own."""
    by = by or audit.youth(report.candidate_id)
    digest = digest_of(paper_of(report).text(choice))
    return reports.approve(report=report, choice=choice, digest=digest, by=by, on=timezone.localdate())


def send(report: Report, by: User) -> Report:
    """The jobhunter sends it."""
    return reports.send(report=report, version=report.version, by=by, on=timezone.localdate())
