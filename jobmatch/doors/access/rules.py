"""What a rule says: which roles may call a page or an operation, and on whose objects."""

from dataclasses import dataclass
from enum import StrEnum

from jobmatch.accounts.enums import CONFIRMING_ROLES, DESK_ROLES, PROPOSING_ROLES, STAFF_ROLES, Role

ADMIN = frozenset({Role.ADMIN})
CASEWORK = DESK_ROLES
COORDINATOR = frozenset({Role.COORDINATOR})
CONTACT = frozenset({Role.EMPLOYER_CONTACT})
REFERRER = frozenset({Role.REFERRER})
OFFICER = frozenset({Role.PRIVACY_OFFICER})
JUDGES = OFFICER | COORDINATOR
PROPOSING = PROPOSING_ROLES
SECOND_PEOPLE = CONFIRMING_ROLES
EMPLOYER_SIDE = CASEWORK | {Role.EMPLOYER_CONTACT}


class Objects(StrEnum):
    """On whose objects a role may act."""

    NONE = "none"  # the address names no object
    CASELOAD = "caseload"  # a jobhunter: candidates of the own desk; a coordinator: of the own municipality
    OWN_DESK = "own_desk"  # candidates of the own desk only, also for a coordinator: what is sealed
    INTAKE = "intake"  # a coordinator: what was referred to the own municipality and waits
    # a coordinator: desks and absences of the own municipality; a privacy officer: requests and looks of it;
    # jobhunters and coordinators: its errands
    OWN_MUNICIPALITY = "own_municipality"
    OWN_EMPLOYER = "own_employer"  # an employer contact: the own employer; jobhunters and coordinators: all
    # an admin: the own municipality, and all that are none; a privacy officer: the own municipality
    OWN_ORGANISATION = "own_organisation"
    OWN = "own"  # what belongs to the user alone
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call it, and on whose objects.

    `visitors`: who is not signed in gets a public page at the same address.
    """

    roles: frozenset[str]
    objects: Objects = Objects.NONE
    public: bool = False
    visitors: bool = False


PUBLIC = Rule(frozenset(), public=True)
SIGNED_IN = Rule(frozenset(Role))
STAFF = Rule(STAFF_ROLES)
