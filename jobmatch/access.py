"""Which role may call which page and which operation of the API, and on whose objects. Closed by default.

A page or operation that is in neither table is refused, and fails the build (tests/jobmatch/test_access.py).
A wrong role is answered with 403 before any object is looked up; someone else's, a malformed and an absent
object all with the same bare 404, which the selectors raise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from jobmatch.accounts.enums import DESK_ROLES, STAFF_ROLES, Role

ADMIN = frozenset({Role.ADMIN})
CASEWORK = DESK_ROLES
COORDINATOR = frozenset({Role.COORDINATOR})
REFERRER = frozenset({Role.REFERRER})
OFFICER = frozenset({Role.PRIVACY_OFFICER})
JUDGES = OFFICER | COORDINATOR
EMPLOYER_SIDE = CASEWORK | {Role.EMPLOYER_CONTACT}
API_NAMESPACE = "api"
API_PREFIX = "api/v1"


class Objects(StrEnum):
    """On whose objects a role may act."""

    NONE = "none"  # the address names no object
    CASELOAD = "caseload"  # a jobhunter: candidates of the own desk; a coordinator: of the own municipality
    OWN_DESK = "own_desk"  # candidates of the own desk only, also for a coordinator: what is sealed
    INTAKE = "intake"  # a coordinator: what was referred to the own municipality and waits
    # a coordinator: desks and absences of the own municipality; a privacy officer: requests and looks of it
    OWN_MUNICIPALITY = "own_municipality"
    OWN_EMPLOYER = "own_employer"  # an employer contact: the own employer; jobhunters and coordinators: all
    OWN_ORGANISATION = "own_organisation"  # an admin: the own municipality, and all that are none
    OWN = "own"  # what belongs to the user alone
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call it, and on whose objects."""

    roles: frozenset[str]
    objects: Objects = Objects.NONE
    public: bool = False


PUBLIC = Rule(frozenset(), public=True)
SIGNED_IN = Rule(frozenset(Role))
STAFF = Rule(STAFF_ROLES)

PAGES: dict[str, Rule] = {
    # sign-in
    "account_confirm_login_code": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_reauthenticate": STAFF,
    "account_request_login_code": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_change_password": STAFF,
    "mfa_activate_totp": STAFF,
    "mfa_authenticate": PUBLIC,
    "mfa_generate_recovery_codes": STAFF,
    "mfa_reauthenticate": STAFF,
    "mfa_view_recovery_codes": STAFF,
    # accounts
    "accounts:calendar_make": Rule(CASEWORK),
    "accounts:calendar_revoke": Rule(CASEWORK),
    "accounts:member_invite": Rule(ADMIN, Objects.OWN_ORGANISATION),
    "accounts:membership_end": Rule(ADMIN, Objects.OWN_ORGANISATION),
    "accounts:organisation": Rule(ADMIN, Objects.OWN_ORGANISATION),
    "accounts:organisation_add": Rule(ADMIN),
    "accounts:organisation_edit": Rule(ADMIN, Objects.OWN_ORGANISATION),
    "accounts:organisations": Rule(ADMIN),
    "accounts:profile": SIGNED_IN,
    "accounts:sign_in_reset": Rule(ADMIN, Objects.OWN_ORGANISATION),
    "accounts:token_add": SIGNED_IN,
    "accounts:token_revoke": Rule(frozenset(Role), Objects.OWN),
    # api
    "api:api-root": PUBLIC,
    "api:openapi-json": PUBLIC,
    # candidates
    "candidates:absence_end": Rule(COORDINATOR, Objects.OWN_MUNICIPALITY),
    "candidates:absences": Rule(COORDINATOR),
    "candidates:agreement_add": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_confirm": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_edit": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_link": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_reopen": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_settle": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_sheet": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreement_text": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:agreements": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:bar_remove": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:bars": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:calendar": PUBLIC,  # the secret in the address opens it
    "candidates:caseload": Rule(CASEWORK),
    "candidates:consent": Rule(CASEWORK, Objects.OWN_DESK),  # to a stand-in: see may_hear_yes
    "candidates:consent_withdraw": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:contact_add": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:contact_edit": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:contact_take_back": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:contacts": Rule(CASEWORK, Objects.CASELOAD),  # its lines: who may open what is sealed
    "candidates:consents": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:edit": Rule(CASEWORK, Objects.CASELOAD),  # its sealed parts: own desk only
    "candidates:file": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:force": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:forced_opening": Rule(JUDGES, Objects.OWN_MUNICIPALITY),
    "candidates:forced_openings": Rule(JUDGES),
    "candidates:find_employers": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:give": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:help": Rule(CASEWORK, Objects.CASELOAD),  # its texts: own desk only
    "candidates:help_edit": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:help_new": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:help_one": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:help_outcome": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:help_stop": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:history": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:hand_over": Rule(COORDINATOR),
    "candidates:intake": Rule(COORDINATOR),
    "candidates:intake_accept": Rule(COORDINATOR, Objects.INTAKE),
    "candidates:intake_join": Rule(COORDINATOR, Objects.INTAKE),
    "candidates:intake_one": Rule(COORDINATOR, Objects.INTAKE),
    "candidates:intake_return": Rule(COORDINATOR, Objects.INTAKE),
    "candidates:link": PUBLIC,  # shows nothing; the word that was agreed opens it
    "candidates:link_fresh": PUBLIC,
    "candidates:link_send": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:my_agreement": PUBLIC,
    "candidates:my_agreements": PUBLIC,
    "candidates:my_consent": PUBLIC,
    "candidates:my_consents": PUBLIC,
    "candidates:my_looks": PUBLIC,
    "candidates:mine": PUBLIC,  # and what follows: in the half hour that a link opened
    "candidates:my_rights": PUBLIC,  # in the half hour that a link opened
    "candidates:my_rights_withdraw": PUBLIC,
    "candidates:new": Rule(CASEWORK),
    "candidates:overview": Rule(COORDINATOR),
    "candidates:origin": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:partner_add": Rule(COORDINATOR | ADMIN),
    "candidates:partner_edit": Rule(COORDINATOR | ADMIN, Objects.ANY),
    "candidates:partners": Rule(CASEWORK | ADMIN),
    "candidates:picture": Rule(CASEWORK, Objects.CASELOAD),  # its sealed parts: own desk only
    "candidates:referral_list": Rule(REFERRER),  # of a school
    "candidates:referral_list_template": Rule(REFERRER),  # of a school
    "candidates:referral_new": Rule(REFERRER),
    "candidates:referrals": Rule(REFERRER),
    "candidates:rights": Rule(OFFICER),
    "candidates:rights_letter": Rule(OFFICER),
    "candidates:rights_of_file": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:rights_request": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "candidates:rights_withdraw": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:state": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:step_add": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:step_close": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:step_done": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:talk": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:talk_chapter": Rule(CASEWORK, Objects.CASELOAD),  # its sealed parts: own desk only
    "candidates:talk_take_back": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:step_edit": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:step_undo": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:steps": Rule(CASEWORK, Objects.CASELOAD),
    "candidates:terms": Rule(JUDGES),
    "candidates:today": Rule(CASEWORK),
    "candidates:employer_talks": Rule(COORDINATOR),
    "candidates:my_report": PUBLIC,  # opened with a one-time link and the own word
    "candidates:deed_add": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experience": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experience_add": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experience_edit": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experience_erase": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experience_leave_out": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:experiences": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:feeling_add": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_add": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_edit": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_link": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_progress": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_read": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_send": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:report_stop": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:talking_note": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:talking_note_sheet": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:who_looked": Rule(OFFICER),
    "candidates:who_looked_at": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "candidates:word": Rule(CASEWORK, Objects.OWN_DESK),
    "candidates:youth_done": PUBLIC,
    # employers
    "employers:check": Rule(CASEWORK),
    "employers:check_decide": Rule(CASEWORK, Objects.OWN_EMPLOYER),
    "employers:check_undo": Rule(CASEWORK),
    "employers:employer": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:employer_add": Rule(CASEWORK),
    "employers:employer_edit": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:employer_facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:employers": Rule(EMPLOYER_SIDE),
    "employers:import": Rule(CASEWORK),
    "employers:site_add": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:site_edit": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:site_facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:vacancies": Rule(EMPLOYER_SIDE),
    "employers:vacancy": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:vacancy_add": Rule(EMPLOYER_SIDE),
    "employers:vacancy_edit": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:vacancy_law": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "employers:vacancy_move": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    # matching
    "matching:check_in": Rule(CASEWORK, Objects.CASELOAD),
    "matching:copy": Rule(CASEWORK, Objects.OWN_DESK),
    "matching:copy_file": Rule(CASEWORK, Objects.OWN_DESK),
    "matching:erase": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "matching:my_copy": PUBLIC,  # in the half hour that a link opened
    "matching:my_copy_file": PUBLIC,
    "matching:check_in_undo": Rule(CASEWORK, Objects.CASELOAD),
    "matching:my_check_in": PUBLIC,
    "matching:my_check_ins": PUBLIC,
    "matching:placement": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_add": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_edit": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_end": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_keep": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_start": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placement_undo": Rule(CASEWORK, Objects.CASELOAD),
    "matching:placements": Rule(CASEWORK, Objects.CASELOAD),
    "matching:ranking": Rule(CASEWORK, Objects.CASELOAD),
    "matching:reset_weighting": Rule(CASEWORK, Objects.CASELOAD),
    "matching:rung": Rule(CASEWORK, Objects.CASELOAD),
    "matching:weighting": Rule(CASEWORK, Objects.CASELOAD),
    "matching:youths": Rule(CASEWORK, Objects.ANY),  # the answer: youths of the own desk only
    # notifications
    "notifications:not_arrived": Rule(ADMIN),
    "notifications:preferences": Rule(CASEWORK | REFERRER),
    "notifications:settle": Rule(ADMIN, Objects.OWN_ORGANISATION),
    # web
    "web:find_occupations": Rule(EMPLOYER_SIDE),
    "web:find_skills": Rule(EMPLOYER_SIDE),
    "web:gallery": PUBLIC,
    "web:home": SIGNED_IN,
    "web:set_language": PUBLIC,
    "web:show": Rule(CASEWORK, Objects.CASELOAD),
    "web:stop_showing": Rule(CASEWORK),
}

OPERATIONS: dict[str, Rule] = {
    # accounts
    "GET /me": SIGNED_IN,
    "GET /me/mails": Rule(CASEWORK | REFERRER),
    "PUT /me/mails": Rule(CASEWORK | REFERRER),
    # candidates
    "GET /absences": Rule(COORDINATOR),
    "POST /absences": Rule(COORDINATOR),
    "POST /absences/{pk}/end": Rule(COORDINATOR, Objects.OWN_MUNICIPALITY),
    "POST /desks/{pk}/hand-over": Rule(COORDINATOR, Objects.OWN_MUNICIPALITY),
    "GET /overview": Rule(COORDINATOR),
    "GET /today": Rule(CASEWORK),
    "GET /candidates": Rule(CASEWORK),
    "POST /candidates": Rule(CASEWORK),
    "GET /candidates/{pk}": Rule(CASEWORK, Objects.CASELOAD),
    "PATCH /candidates/{pk}": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/agreements": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/agreements": Rule(CASEWORK, Objects.CASELOAD),
    "PATCH /candidates/{pk}/agreements/{agreement_pk}": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/agreements/{agreement_pk}/confirmation": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/agreements/{agreement_pk}/outcome": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/agreements/{agreement_pk}/reopening": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/bars": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/bars": Rule(CASEWORK, Objects.CASELOAD),
    "DELETE /candidates/{pk}/bars/{bar_pk}": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/contact-lines": Rule(CASEWORK, Objects.OWN_DESK),
    "PUT /candidates/{pk}/contact-lines/{contact_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /candidates/{pk}/contacts": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/contacts": Rule(CASEWORK, Objects.CASELOAD),
    "DELETE /candidates/{pk}/contacts/{contact_pk}": Rule(CASEWORK, Objects.CASELOAD),
    "PATCH /candidates/{pk}/contacts/{contact_pk}": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/desk": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/state": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/steps": Rule(CASEWORK, Objects.CASELOAD),
    "PATCH /candidates/{pk}/steps/{step_pk}": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/steps/{step_pk}/closing": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/steps/{step_pk}/undo": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/consents": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/consents/{purpose}": Rule(CASEWORK, Objects.OWN_DESK),  # as on the page
    "POST /candidates/{pk}/consents/{purpose}/withdrawal": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/conditions": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/credentials": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/exclusions": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/experience": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/languages": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/needs": Rule(CASEWORK, Objects.OWN_DESK),
    "PUT /candidates/{pk}/own-words": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/first-talk": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/first-talk/taking-back": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/history": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/sealed": Rule(CASEWORK, Objects.OWN_DESK),
    "PUT /candidates/{pk}/skills": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/steps": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/steps/{step_pk}/done": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/agreements/{agreement_pk}/link": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/link": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/word": Rule(CASEWORK, Objects.OWN_DESK),
    "PUT /candidates/{pk}/wishes": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/copy": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /candidates/{pk}/rights": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/rights": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/rights/{request_pk}/withdrawal": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/forced-opening": Rule(CASEWORK, Objects.CASELOAD),
    "GET /forced-openings": Rule(JUDGES),
    "GET /forced-openings/{pk}": Rule(JUDGES, Objects.OWN_MUNICIPALITY),
    "POST /forced-openings/{pk}/verdict": Rule(JUDGES, Objects.OWN_MUNICIPALITY),
    "GET /looks": Rule(OFFICER),
    "GET /looks/{pk}": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "GET /unusual-looks": Rule(OFFICER),
    "GET /rights": Rule(OFFICER),
    "POST /rights": Rule(OFFICER),
    "GET /rights/{pk}": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "POST /rights/{pk}/answer": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "POST /rights/{pk}/erasure": Rule(OFFICER, Objects.OWN_MUNICIPALITY),
    "GET /terms": Rule(JUDGES),
    "GET /candidates/{pk}/experiences": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/experiences": Rule(CASEWORK, Objects.OWN_DESK),
    "PATCH /candidates/{pk}/experiences/{experience_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "DELETE /candidates/{pk}/experiences/{experience_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/experiences/{experience_pk}/deeds": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/experiences/{experience_pk}/feelings": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/experiences/{experience_pk}/exclusion": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /candidates/{pk}/reports": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/experiences/{experience_pk}/reports": Rule(CASEWORK, Objects.OWN_DESK),
    "PATCH /candidates/{pk}/reports/{report_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/reports/{report_pk}/approval": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/reports/{report_pk}/link": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/reports/{report_pk}/sending": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/reports/{report_pk}/stop": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/reports/{report_pk}/progress": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /candidates/{pk}/picture": Rule(CASEWORK, Objects.CASELOAD),  # as on the page
    "GET /candidates/{pk}/help": Rule(CASEWORK, Objects.CASELOAD),  # without the texts
    "POST /candidates/{pk}/help": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /candidates/{pk}/help/{help_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "PATCH /candidates/{pk}/help/{help_pk}": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/help/{help_pk}/outcome": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/help/{help_pk}/sending": Rule(CASEWORK, Objects.OWN_DESK),
    "POST /candidates/{pk}/help/{help_pk}/stopping": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /partners": Rule(CASEWORK | ADMIN),
    "POST /partners": Rule(COORDINATOR | ADMIN),
    "PATCH /partners/{pk}": Rule(COORDINATOR | ADMIN, Objects.ANY),
    "GET /employer-talks": Rule(COORDINATOR),
    "GET /intake": Rule(COORDINATOR),
    "GET /intake/{pk}": Rule(COORDINATOR, Objects.INTAKE),
    "POST /intake/{pk}/accept": Rule(COORDINATOR, Objects.INTAKE),
    "POST /intake/{pk}/join": Rule(COORDINATOR, Objects.INTAKE),
    "POST /intake/{pk}/return": Rule(COORDINATOR, Objects.INTAKE),
    "GET /referrals": Rule(REFERRER),
    "POST /referrals": Rule(REFERRER),
    # employers
    "GET /employers": Rule(EMPLOYER_SIDE),
    "GET /employers/{pk}": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "GET /employers/{pk}/facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "GET /sites/{pk}/facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "GET /vacancies": Rule(EMPLOYER_SIDE),
    "GET /vacancies/{pk}": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "PATCH /employers/{pk}": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "PATCH /sites/{pk}": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "PATCH /vacancies/{pk}": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "POST /employers": Rule(CASEWORK),
    "POST /employers/{pk}/sites": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "POST /vacancies": Rule(EMPLOYER_SIDE),
    "POST /vacancies/import": Rule(CASEWORK),
    "POST /vacancies/{pk}/requirements-by-law": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "POST /vacancies/{pk}/state": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "PUT /employers/{pk}/facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    "PUT /sites/{pk}/facts": Rule(EMPLOYER_SIDE, Objects.OWN_EMPLOYER),
    # matching
    "GET /candidates/{pk}/placements": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/ranking": Rule(CASEWORK, Objects.CASELOAD),
    "GET /candidates/{pk}/weighting": Rule(CASEWORK, Objects.CASELOAD),
    "GET /check-ins/{pk}/answer": Rule(CASEWORK, Objects.OWN_DESK),
    "GET /placements/{pk}": Rule(CASEWORK, Objects.CASELOAD),
    "GET /placements/{pk}/check-ins": Rule(CASEWORK, Objects.CASELOAD),
    "GET /placements/{pk}/next-rung": Rule(CASEWORK, Objects.CASELOAD),
    "GET /vacancies/{pk}/candidates": Rule(CASEWORK, Objects.ANY),  # youths of the own desk only
    "PATCH /placements/{pk}": Rule(CASEWORK, Objects.CASELOAD),
    "POST /candidates/{pk}/placements": Rule(CASEWORK, Objects.CASELOAD),
    "POST /check-ins/{pk}/answer": Rule(CASEWORK, Objects.CASELOAD),
    "POST /check-ins/{pk}/undo": Rule(CASEWORK, Objects.CASELOAD),
    "POST /placements/{pk}/end": Rule(CASEWORK, Objects.CASELOAD),
    "POST /placements/{pk}/start": Rule(CASEWORK, Objects.CASELOAD),
    "POST /placements/{pk}/undo": Rule(CASEWORK, Objects.CASELOAD),
    "PUT /candidates/{pk}/weighting": Rule(CASEWORK, Objects.CASELOAD),
    # taxonomy
    "GET /occupations": SIGNED_IN,
    "GET /occupations/{pk}": Rule(frozenset(Role), Objects.ANY),
    "GET /skills": SIGNED_IN,
}


def operation_of(request: HttpRequest) -> str:
    """The operation as the OpenAPI document writes it, such as `GET /candidates/{pk}`."""
    match = request.resolver_match
    route = match.route if match else ""
    path = route.removeprefix(API_PREFIX).replace("<str:", "<").replace("<", "{").replace(">", "}")
    return f"{request.method} {path}"


def may_call(user: Any, rule: Rule | None) -> bool:
    """Has the user a role that the rule admits? What is not declared admits nobody."""
    if rule is None:
        return False
    return rule.public or (user.is_authenticated and bool(user.roles & rule.roles))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 403 page: the same bytes for everyone."""
    return HttpResponse(render_to_string("403.html"), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 page: says nothing of what was asked, so that 'not yours' and 'not there' look alike."""
    return HttpResponse(render_to_string("404.html"), status=404)


class DeclaredAccess:
    """Refuses every page whose rule is missing or does not admit the user; the API checks its own table."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None:
            return refused(request)
        if match.namespace == API_NAMESPACE and match.view_name not in PAGES:
            return None  # jobmatch.api: every operation passes its `auth` first
        return None if may_call(request.user, PAGES.get(match.view_name)) else refused(request)
