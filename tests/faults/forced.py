"""Openings by force: a reason, an hour, four eyes, and the youth is told."""

from tests.faults.fault import Fault

PERMISSIONS = "candidates/permissions.py"
FORCED = "candidates/services/forced_openings.py"

TEST_FORCED = "tests/candidates/services/test_forced_openings.py"

FAULTS = [
    Fault(
        "no coordinator whom the youth does not want judges an opening",
        PERMISSIONS,
        "    return is_coordinator_of(user=user, candidate=youth) and not is_barred(user=user, "
        "candidate=youth)\n",
        "    return is_coordinator_of(user=user, candidate=youth)\n",
        f"{TEST_FORCED}::test_no_coordinator_whom_the_youth_does_not_want_judges",
    ),
    Fault(
        "an officer of another municipality judges nothing here",
        PERMISSIONS,
        "    return _has_role(user, municipality, {Role.PRIVACY_OFFICER})\n",
        "    return Role.PRIVACY_OFFICER in user.roles\n",
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "who opened by force agrees on no word",
        PERMISSIONS,
        "    hears_the_youth = candidate.desk.user_id == user.pk or _stands_in(user, candidate, on=on)\n",
        "    hears_the_youth = may_open_sealed(user=user, candidate=candidate, on=on)\n",
        f"{TEST_FORCED}::test_the_word_of_the_youth_is_not_opened_with_it",
    ),
    Fault(
        "a bar closes what was opened by force",
        PERMISSIONS,
        "    return not is_barred(user=user, candidate=candidate) and _has_role(\n"
        "        user, candidate.municipality_id, DESK_ROLES\n"
        "    )\n",
        "    return _has_role(user, candidate.municipality_id, DESK_ROLES)\n",
        f"{TEST_FORCED}::test_a_bar_closes_what_was_forced_open",
    ),
    Fault(
        "who works here no more opens nothing by force",
        PERMISSIONS,
        "    return may_work(user=user, candidate=candidate) and _works_here(user, candidate)\n",
        "    return may_work(user=user, candidate=candidate)\n",
        f"{TEST_FORCED}::test_who_is_barred_or_works_elsewhere_opens_nothing",
    ),
    Fault(
        "who may not see a file opens nothing of it by force",
        FORCED,
        '    require(may_open_by_force(user=by, candidate=candidate), _("This file is not at your desk."))\n',
        "",
        f"{TEST_FORCED}::test_who_is_barred_or_works_elsewhere_opens_nothing",
    ),
    Fault(
        "who reads it already opens nothing by force",
        FORCED,
        "    if may_open_sealed(user=by, candidate=candidate, on=on):\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_who_reads_it_already_forces_nothing",
    ),
    Fault(
        "nobody judges whom the youth does not want",
        FORCED,
        '.exclude(user__in=candidate.bars.values("user"))',
        "",
        f"{TEST_FORCED}::test_it_stays_locked_when_nobody_else_is_there_to_judge",
    ),
    Fault(
        "why it was opened is sealed",
        FORCED,
        "        reason=sealing.seal(person=candidate.pk, field=_field(pk), text=reason),\n",
        "        reason=reason.encode(),\n",
        f"{TEST_FORCED}::test_it_is_logged_in_the_same_transaction_and_the_reason_is_sealed",
    ),
    Fault(
        "an opening by force is in the access log",
        FORCED,
        '    _record("sealed.forced", opening, by)\n',
        "",
        f"{TEST_FORCED}::test_it_is_logged_in_the_same_transaction_and_the_reason_is_sealed",
    ),
    Fault(
        "who judges is asked",
        FORCED,
        "    _call(judges, opening)\n    messages.tell(",
        "    messages.tell(",
        f"{TEST_FORCED}::test_who_judges_is_asked_and_the_youth_is_told",
    ),
    Fault(
        "the youth is told of an opening by force",
        FORCED,
        "    messages.tell(candidate=candidate, kind=Kind.NEWS, on=on, about=opening.pk)\n",
        "",
        f"{TEST_FORCED}::test_who_judges_is_asked_and_the_youth_is_told",
    ),
    Fault(
        "an opening is judged once",
        FORCED,
        "    if opening.verdict:\n        raise",
        "    if False:\n        raise",
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "why it was opened is read by who judges and who wrote it",
        FORCED,
        '    require(by.pk == opening.user_id or may_judge(user=by, opening=opening), _("Somebody '
        'else judges this."))\n',
        "",
        f"{TEST_FORCED}::test_the_reason_is_read_by_who_judges_and_by_who_wrote_it_and_by_nobody_else",
    ),
    Fault(
        "a judgement that is late becomes a step",
        FORCED,
        "    if desk is not None:\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_after_a_day_another_coordinator_has_a_step_and_each_day_who_judges_has_a_mail",
    ),
]
