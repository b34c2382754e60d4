"""Who sees a file, who works it, and what each look and each address tells."""

from tests.faults.fault import Answers, Fault, Instead, Without

FILES = "candidates.models.files"
PERMISSIONS = "candidates.permissions"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_PERMISSIONS = "tests/candidates/test_permissions.py"
TEST_SERVICES = "tests/candidates/services"
TEST_CALENDARS = "tests/jobmatch/web/views/test_calendars.py"
TEST_CELL = (
    "tests/jobmatch/doors/test_access.py::test_every_role_gets_exactly_the_objects_that_the_table_says"
)

FAULTS = [
    Fault(
        "whom the youth does not want does not see the file",
        Without(f"{FILES}.CandidateQuerySet.visible_to", "bars__user"),
        f"{TEST_MODELS}::test_whom_the_youth_does_not_want_does_not_see_the_file",
    ),
    Fault(
        "whom the youth does not want does not work the file",
        Without(f"{PERMISSIONS}.may_work", "is_barred"),
        f"{TEST_PERMISSIONS}::test_whom_the_youth_does_not_want_does_not_work_the_file",
    ),
    Fault(
        "a stand-in opens what is sealed only with a yes",
        Answers(f"{PERMISSIONS}.stands_in", "_has_the_step(user, candidate)"),
        f"{TEST_PERMISSIONS}::test_a_stand_in_opens_what_is_sealed_only_with_a_yes_of_the_youth",
    ),
    Fault(
        "a yes opens nothing for who wrote it down",
        Instead("candidates.rules.stand_ins.opens_for", "reader == written_by or ", ""),
        f"{TEST_PERMISSIONS}::test_who_wrote_the_yes_down_reads_nothing_also_when_another_chose_the_stand_in",
    ),
    Fault(
        "a yes opens nothing for whom its writer lets stand in",
        Instead("candidates.rules.stand_ins.opens_for", "written_by not in arranged_by", "True"),
        f"{TEST_PERMISSIONS}::test_the_yes_that_was_written_down_opens_for_nobody_whom_its_writer_lets_stand_in",
    ),
    Fault(
        "a yes opens nothing for who made oneself the stand-in",
        Instead("candidates.rules.stand_ins.opens_for", " or reader in arranged_by", ""),
        f"{TEST_PERMISSIONS}::test_who_made_herself_the_stand_in_reads_nothing_by_a_yes_that_another_heard",
    ),
    Fault(
        "who chose the stand-in does not hear the yes",
        Instead(f"{PERMISSIONS}._witnesses", "user.pk not in arranged_by", "True"),
        f"{TEST_PERMISSIONS}::test_who_chose_the_stand_in_does_not_hear_the_yes",
    ),
    Fault(
        "whoever empties a desk chooses who stands in from then on",
        Instead(
            "candidates.services.files.absences._end_for_good",
            "update(stand_in=to, made_by=by)",
            "update(stand_in=to)",
        ),
        f"{TEST_SERVICES}/files/test_openers.py::"
        "test_whoever_emptied_a_desk_chose_the_stand_in_that_came_of_it",
    ),
    Fault(
        "the youth hears who gets the file",
        Instead("candidates.services.files.assignments.give", "openers.tell(before, by=by, on=on)", "[]"),
        f"{TEST_SERVICES}/files/test_openers.py::test_who_gets_the_file_is_told_to_the_youth",
    ),
    Fault(
        "who has another step than the one that holds the file opens nothing",
        Instead(f"{PERMISSIONS}._has_the_step", "steps.primary()", "steps"),
        f"{TEST_PERMISSIONS}::test_the_yes_to_a_stand_in_opens_nothing_for_who_has_another_step",
    ),
    Fault(
        "a coordinator as such opens nothing",
        Instead(
            f"{PERMISSIONS}.may_open_sealed",
            "_opened_by_force(user, candidate)",
            "is_coordinator_of(user=user, candidate=candidate)",
        ),
        f"{TEST_PERMISSIONS}::test_a_coordinator_as_such_opens_nothing",
    ),
    Fault(
        "only who may read a line writes one",
        Without("candidates.services.casework.contacts._check", "_require_reader"),
        f"{TEST_SERVICES}/casework/test_contacts.py::test_who_may_not_read_a_line_again_does_not_write_one",
    ),
    Fault(
        "a coordinator reads no line",
        Without("candidates.services.casework.contacts.read_lines", "may_open_sealed"),
        f"{TEST_SERVICES}/casework/test_contacts.py::test_a_coordinator_reads_no_line",
    ),
    Fault(
        "of who is under 16 only how to reach them is kept",
        Without("candidates.services.files.profile._change", "require_heard"),
        f"{TEST_SERVICES}/files/test_parents.py::test_nothing_more_is_kept_of_who_is_under_16",
    ),
    Fault(
        "a change from an old version is refused",
        Instead("jobmatch.http.versions.claim", ", version=version)", ")"),
        f"{TEST_SERVICES}/files/test_files.py::"
        "test_a_change_from_an_old_version_is_refused_and_the_newer_one_stays",
    ),
    Fault(
        "a page that is not declared is refused",
        Instead(
            "jobmatch.doors.access.DeclaredAccess.process_view",
            "PAGES.get(match.view_name)",
            'PAGES.get(match.view_name, PAGES["web:home"])',
        ),
        "tests/jobmatch/doors/test_access.py::test_a_page_that_is_not_declared_is_refused",
    ),
    Fault(
        "an identifier of someone else is not found",
        Instead("candidates.selectors.files.files.candidate", "candidates(user)", "Candidate"),
        f"{TEST_CELL}[get candidates:contacts]",
    ),
    Fault(
        "a malformed identifier is answered like an absent one",
        Instead(
            "jobmatch.http.identifiers.uuid_or_none",
            "identifier if str(identifier) == text else None",
            "identifier",
        ),
        "tests/jobmatch/http/test_identifiers.py::test_every_other_spelling_is_not_there",
    ),
    Fault(
        "a calendar names nobody",
        Instead("jobmatch.web.presentation.calendars._step", "row.step.get_kind_display()", "str(row.step)"),
        f"{TEST_CALENDARS}::test_a_step_is_a_whole_day_with_its_kind_and_the_way_to_the_file",
    ),
    Fault(
        "an unknown calendar is a 404 like any other",
        Instead("jobmatch.web.views.calendars.calendar", "raise Http404", "return HttpResponse(status=404)"),
        f"{TEST_CALENDARS}::test_an_unknown_link_is_a_404_like_any_other",
    ),
    Fault(
        "looking into a file is in the access log",
        Answers("candidates.services.files.files.look_into", "None"),
        f"{TEST_SERVICES}/files/test_files.py::test_looking_into_a_file_is_in_the_access_log",
    ),
    Fault(
        "needs are kept only with a yes",
        Without("candidates.services.files.sealed.save_needs", "no_consent"),
        f"{TEST_SERVICES}/files/test_sealed.py::test_needs_are_refused_without_a_yes",
    ),
    Fault(
        "who has nothing to do with a file does not work it",
        Without(f"{PERMISSIONS}.may_work", "owner__user"),
        f"{TEST_PERMISSIONS}::test_who_has_the_file_or_a_step_of_it_works_it_and_a_coordinator_does",
    ),
    Fault(
        "a coordinator works the files of the own municipality alone",
        Answers(f"{PERMISSIONS}.is_coordinator_of", "Role.COORDINATOR in user.roles"),
        f"{TEST_PERMISSIONS}::test_who_has_the_file_or_a_step_of_it_works_it_and_a_coordinator_does",
    ),
    Fault(
        "who works here no more opens nothing",
        Without(f"{PERMISSIONS}.may_open_sealed", "_works_here"),
        f"{TEST_SERVICES}/files/test_sealed.py::test_a_jobhunter_whose_role_has_ended_opens_nothing",
    ),
    Fault(
        "who was deactivated has no role",
        Without(f"{PERMISSIONS}._has_role", "user__is_active"),
        f"{TEST_PERMISSIONS}::test_who_was_deactivated_may_do_nothing_of_a_role",
    ),
    Fault(
        "that an experience is kept or counted shows to who opens the lock alone",
        Without(f"{PERMISSIONS}.purposes_seen", "QUIET_PURPOSES"),
        "tests/candidates/views/consents/test_consents.py::"
        "test_who_may_not_open_the_lock_does_not_see_whether_an_experience_is_kept_or_counted",
    ),
    Fault(
        "a coordinator hears the yes to a stand-in only while the jobhunter is away",
        Instead(f"{PERMISSIONS}._witnesses", "bool(arranged_by) and ", ""),
        f"{TEST_SERVICES}/consents/test_purposes.py::test_when_the_jobhunter_is_back_the_coordinator_hears_no_yes",
    ),
    Fault(
        "nobody opens the lock for themselves by hearing the yes",
        Without(f"{PERMISSIONS}._witnesses", "_has_the_step"),
        f"{TEST_SERVICES}/consents/test_purposes.py::"
        "test_no_other_coordinator_hears_it_nor_one_whom_the_youth_does_not_want_or_who_stands_in",
    ),
    Fault(
        "a youth does nothing in the file of another",
        Without(f"{PERMISSIONS}.require_work_or_youth", "audit.youth"),
        f"{TEST_PERMISSIONS}::test_a_youth_does_what_is_theirs_and_nothing_of_another",
    ),
    Fault(
        "who only stands in decides nothing that is the lead's",
        Without(f"{PERMISSIONS}.require_lead", "require"),
        f"{TEST_SERVICES}/files/test_bars.py::test_who_only_stands_in_lets_nobody_back_in",
    ),
    Fault(
        "an exclusion keeps no reason",
        Instead(
            "candidates.services.files.profile.leave_out",
            "Exclusion.objects.create(",
            'audit.record(event="exclusion.why", by=by, chain=None, person=candidate.pk); '
            "Exclusion.objects.create(",
        ),
        f"{TEST_SERVICES}/files/test_profile.py::"
        "test_the_access_log_says_that_exclusions_changed_and_neither_which_nor_why[leave_one_out]",
    ),
    Fault(
        "an exclusion after an experience says nothing of it",
        Instead(
            "candidates.services.voice.experiences.leave_out",
            "profile.leave_out(",
            '_record("sealed.opened", experience, by); profile.leave_out(',
        ),
        f"{TEST_SERVICES}/voice/test_experiences.py::test_not_that_employer_again_leaves_it_out_without_a_reason",
    ),
]
