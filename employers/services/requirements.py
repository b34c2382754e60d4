"""What the law asks for an occupation, taken over into a vacancy when the person agrees."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import Vacancy
from employers.services import vacancies
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy import selectors as taxonomy
from jobmatch.taxonomy.enums import ConditionKind
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LICENCES


@dataclass(frozen=True, slots=True)
class Offered:
    """The conditions by law of the occupation that the vacancy does not ask yet."""

    licences: tuple[str, ...] = ()
    diploma: str = ""

    def __bool__(self) -> bool:
        return bool(self.licences or self.diploma)


def offered(vacancy: Vacancy) -> Offered:
    """What may be taken over: only for an occupation that a person chose or confirmed."""
    if vacancy.occupation_id is None or not vacancy.occupation_checked:
        return Offered()
    facts = taxonomy.facts([vacancy.occupation_id]).get(vacancy.occupation_id)
    by_law = [condition for condition in facts.conditions if condition.by_law] if facts else []
    asked = {row.licence for row in vacancy.licences.all() if row.by_law}
    licences = [row.code for row in by_law if row.kind == ConditionKind.LICENCE and row.code in LICENCES]
    diplomas = [
        row.code for row in by_law if row.kind == ConditionKind.DIPLOMA and row.code in DIPLOMA_LEVELS
    ]
    return Offered(
        tuple(code for code in licences if code not in asked),
        diplomas[0] if diplomas and not vacancy.diploma_by_law else "",
    )


@transaction.atomic
def take_over(*, vacancy: Vacancy, version: int, by: User) -> Vacancy:
    """Ask in the vacancy what the law asks for its occupation."""
    missing = offered(vacancy)
    if not missing:
        raise RuleBroken("nothing_to_add", _("The vacancy already asks everything that the law asks."))
    licences: dict[str, bool] = {row.licence: row.by_law for row in vacancy.licences.all()}
    licences |= dict.fromkeys(missing.licences, True)
    values: dict[str, Any] = {"licences": tuple(licences.items())}
    if missing.diploma:
        values |= {"diploma": missing.diploma, "diploma_by_law": True}
    return vacancies.change(vacancy=vacancy, version=version, by=by, **values)
