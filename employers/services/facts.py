"""What an employer says about its workplaces. The list is asked whole: no answer points at one youth."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import Answer
from employers.models import Employer, Site, WorkplaceFact
from employers.permissions import require_edit
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

TERM: Final = timedelta(days=365)
UNKNOWN: Final = "unknown"


@transaction.atomic
def answer(
    *,
    employer: Employer,
    version: int,
    answers: Mapping[str, str],
    by: Doer,
    on: date,
    site: Site | None = None,
) -> Employer:
    """Keep the answers to the whole list, yes, no or unknown; each holds for a year.

    For a site, unknown means: as the employer says. The version is the employer's, for its sites too.
    """
    require_edit(by, employer)
    _check_answers(answers)
    if site is not None and site.employer_id != employer.pk:
        raise RuleBroken("site_of_other", _("This site belongs to another employer."))
    claim(employer, version=version)
    WorkplaceFact.objects.filter(employer=employer, site=site).delete()
    WorkplaceFact.objects.bulk_create(
        WorkplaceFact(
            employer=employer,
            site=site,
            item=item,
            answer=answers[item],
            stated_by=by if isinstance(by, User) else None,
            stated_on=on,
            expires_on=on + TERM,
        )
        for item in WORKPLACE_ITEMS
        if answers[item] != UNKNOWN
    )
    changes.record(Kind.EMPLOYER, employer.pk)
    audit.record(
        event="facts.answered", by=by, chain=None, target="employers.Employer", target_id=employer.pk
    )
    return employer


def _check_answers(answers: Mapping[str, str]) -> None:
    if set(answers) != set(WORKPLACE_ITEMS):
        raise RuleBroken(
            "facts_incomplete", _("Answer the whole list: yes, no or unknown for each question.")
        )
    if not set(answers.values()) <= {*Answer.values, UNKNOWN}:
        raise RuleBroken("answer", _("An answer is yes, no or unknown."))
