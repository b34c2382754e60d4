"""Who sees a file, who works it, and what each look and each address tells."""

from tests.faults.fault import Fault

FILES = "candidates/models/files.py"
PERMISSIONS = "candidates/permissions.py"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_PERMISSIONS = "tests/candidates/test_permissions.py"
TEST_SERVICES = "tests/candidates/services"
TEST_CALENDARS = "tests/candidates/views/test_calendars.py"
TEST_CELL = "tests/jobmatch/test_access.py::test_every_role_gets_exactly_the_objects_that_the_table_says"

FAULTS = [
    Fault(
        "whom the youth does not want does not see the file",
        FILES,
        ".exclude(bars__user=user)",
        "",
        f"{TEST_MODELS}::test_whom_the_youth_does_not_want_does_not_see_the_file",
    ),
    Fault(
        "whom the youth does not want does not work the file",
        PERMISSIONS,
        "    if is_barred(user=user, candidate=candidate):\n        return False\n",
        "",
        f"{TEST_PERMISSIONS}::test_whom_the_youth_does_not_want_does_not_work_the_file",
    ),
    Fault(
        "a stand-in opens what is sealed only with a yes",
        PERMISSIONS,
        "    return Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.STAND_IN, on=on)\n",
        "    return True\n",
        f"{TEST_PERMISSIONS}::test_a_stand_in_opens_what_is_sealed_only_with_a_yes_of_the_youth",
    ),
    Fault(
        "who has another step than the one that holds the file opens nothing",
        PERMISSIONS,
        "candidate.steps.primary().filter",
        "candidate.steps.filter",
        f"{TEST_PERMISSIONS}::test_the_yes_to_a_stand_in_opens_nothing_for_who_has_another_step",
    ),
    Fault(
        "a coordinator as such opens nothing",
        PERMISSIONS,
        "        or _opened_by_force(user, candidate)\n    )\n",
        "        or is_coordinator_of(user=user, candidate=candidate)\n    )\n",
        f"{TEST_PERMISSIONS}::test_a_coordinator_as_such_opens_nothing",
    ),
    Fault(
        "only who may read a line writes one",
        "candidates/services/contacts.py",
        "    if line:\n        _require_reader(candidate, by=by, on=on)\n",
        "",
        f"{TEST_SERVICES}/test_contacts.py::test_who_may_not_read_a_line_again_does_not_write_one",
    ),
    Fault(
        "a coordinator reads no line",
        "candidates/services/contacts.py",
        "not sealed or not may_open_sealed(user=by, candidate=candidate, on=on)",
        "not sealed",
        f"{TEST_SERVICES}/test_contacts.py::test_a_coordinator_reads_no_line",
    ),
    Fault(
        "of who is under 16 only how to reach them is kept",
        "candidates/services/profile.py",
        "        require_heard(candidate, on=on)\n",
        "",
        f"{TEST_SERVICES}/test_parents.py::test_nothing_more_is_kept_of_who_is_under_16",
    ),
    Fault(
        "a change from an old version is refused",
        "jobmatch/versions.py",
        "filter(pk=row.pk, version=version)",
        "filter(pk=row.pk)",
        f"{TEST_SERVICES}/test_files.py::"
        "test_a_change_from_an_old_version_is_refused_and_the_newer_one_stays",
    ),
    Fault(
        "a page that is not declared is refused",
        "jobmatch/access/__init__.py",
        "may_call(request.user, PAGES.get(match.view_name))",
        'may_call(request.user, PAGES.get(match.view_name, PAGES["web:home"]))',
        "tests/jobmatch/test_access.py::test_a_page_that_is_not_declared_is_refused",
    ),
    Fault(
        "an identifier of someone else is not found",
        "candidates/selectors/files.py",
        "return get_object_or_404(candidates(user), pk=uuid_or_404(pk))",
        "return get_object_or_404(Candidate, pk=uuid_or_404(pk))",
        f"{TEST_CELL}[get candidates:contacts]",
    ),
    Fault(
        "a malformed identifier is answered like an absent one",
        "jobmatch/identifiers.py",
        "return identifier if str(identifier) == text else None",
        "return identifier",
        "tests/jobmatch/test_identifiers.py::test_every_other_spelling_is_not_there",
    ),
    Fault(
        "a calendar names nobody",
        "candidates/presentation/calendars.py",
        "step.get_kind_display()",
        "str(step)",
        f"{TEST_CALENDARS}::test_a_step_is_a_whole_day_with_its_kind_and_the_way_to_the_file",
    ),
    Fault(
        "an unknown calendar is a 404 like any other",
        "candidates/views/calendars.py",
        "        raise Http404\n",
        "        return HttpResponse(status=404)\n",
        f"{TEST_CALENDARS}::test_an_unknown_link_is_a_404_like_any_other",
    ),
    Fault(
        "looking into a file is in the access log",
        "candidates/services/files.py",
        '    audit.record(event="file.seen",',
        '    (lambda **_: None)(event="file.seen",',
        f"{TEST_SERVICES}/test_files.py::test_looking_into_a_file_is_in_the_access_log",
    ),
    Fault(
        "needs are kept only with a yes",
        "candidates/services/sealed.py",
        "    if not is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=on):\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_sealed.py::test_needs_are_refused_without_a_yes",
    ),
    Fault(
        "who has nothing to do with a file does not work it",
        PERMISSIONS,
        "    return candidate.steps.open().filter(owner__user=user).exists()\n",
        "    return True\n",
        f"{TEST_PERMISSIONS}::test_who_has_the_file_or_a_step_of_it_works_it_and_a_coordinator_does",
    ),
    Fault(
        "a coordinator works the files of the own municipality alone",
        PERMISSIONS,
        "    return _has_role(user, candidate.municipality_id, {Role.COORDINATOR})\n",
        "    return Role.COORDINATOR in user.roles\n",
        f"{TEST_PERMISSIONS}::test_who_has_the_file_or_a_step_of_it_works_it_and_a_coordinator_does",
    ),
    Fault(
        "who works here no more opens nothing",
        PERMISSIONS,
        "    return is_near and _works_here(user, candidate)\n",
        "    return is_near\n",
        f"{TEST_SERVICES}/test_sealed.py::test_a_jobhunter_whose_role_has_ended_opens_nothing",
    ),
    Fault(
        "who was deactivated has no role",
        PERMISSIONS,
        "user__is_active=True, ",
        "",
        f"{TEST_PERMISSIONS}::test_who_was_deactivated_may_do_nothing_of_a_role",
    ),
    Fault(
        "that an experience is kept or counted shows to who opens the lock alone",
        PERMISSIONS,
        " for purpose in Purpose.values if purpose not in QUIET_PURPOSES]",
        " for purpose in Purpose.values]",
        "tests/candidates/views/test_consents.py::"
        "test_who_may_not_open_the_lock_does_not_see_whether_an_experience_is_kept_or_counted",
    ),
    Fault(
        "a coordinator hears the yes to a stand-in only while the jobhunter is away",
        PERMISSIONS,
        "    return is_away and not _has_the_step(user, candidate)\n",
        "    return not _has_the_step(user, candidate)\n",
        f"{TEST_SERVICES}/test_purposes.py::test_when_the_jobhunter_is_back_the_coordinator_hears_no_yes",
    ),
    Fault(
        "nobody opens the lock for themselves by hearing the yes",
        PERMISSIONS,
        "    return is_away and not _has_the_step(user, candidate)\n",
        "    return is_away\n",
        f"{TEST_SERVICES}/test_purposes.py::"
        "test_no_other_coordinator_hears_it_nor_one_whom_the_youth_does_not_want_or_who_stands_in",
    ),
    Fault(
        "a youth does nothing in the file of another",
        PERMISSIONS,
        '        require(by == audit.youth(candidate.pk), _("This file is not at your desk."))\n',
        "        pass\n",
        f"{TEST_PERMISSIONS}::test_a_youth_does_what_is_theirs_and_nothing_of_another",
    ),
    Fault(
        "who only stands in decides nothing that is the lead's",
        PERMISSIONS,
        '    require(allowed, _("Only the assigned jobhunter or a coordinator does this."))\n',
        "",
        f"{TEST_SERVICES}/test_bars.py::test_who_only_stands_in_lets_nobody_back_in",
    ),
    Fault(
        "an exclusion keeps no reason",
        "candidates/services/profile.py",
        "        Exclusion.objects.create(candidate=candidate, organisation_id=employer)\n",
        "        Exclusion.objects.create(candidate=candidate, organisation_id=employer)\n"
        '        audit.record(event="exclusion.why", by=by, person=candidate.pk, reason="experience")\n',
        f"{TEST_SERVICES}/test_profile.py::"
        "test_the_access_log_says_that_exclusions_changed_and_neither_which_nor_why[leave_one_out]",
    ),
    Fault(
        "an exclusion after an experience says nothing of it",
        "candidates/services/experiences.py",
        "    profile.leave_out(candidate=candidate, employer=employer, by=by, on=on)\n",
        "    profile.leave_out(candidate=candidate, employer=employer, by=by, on=on)\n"
        '    _record("sealed.opened", experience, by)\n',
        f"{TEST_SERVICES}/test_experiences.py::test_not_that_employer_again_leaves_it_out_without_a_reason",
    ),
]
