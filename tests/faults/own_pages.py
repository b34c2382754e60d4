"""Guards of the own page of somebody at an employer."""

from tests.faults.fault import Fault, Instead, Without

PERSONS = "employers.services.persons"
TEST = "tests/employers/services/test_own.py"
PAGES = "tests/employers/views/test_own.py"
ENDS = f"{TEST}::test_who_left_or_changed_the_mailbox_opens_nothing_any_more_in_the_same_second"

FAULTS = [
    Fault("who left opens nothing any more", Without(f"{PERSONS}.leave", "end_at"), f"{ENDS}[left]"),
    Fault(
        "another mailbox ends what went to the old one",
        Without(f"{PERSONS}.change", "end_everywhere"),
        f"{ENDS}[another mailbox]",
    ),
    Fault(
        "the link of an employer opens no door of a youth",
        Instead("jobmatch.links.services._sessions", "audience=audience, ", ""),
        f"{TEST}::test_the_link_of_an_employer_opens_no_door_of_a_youth",
    ),
    Fault(
        "one bundled mail a week",
        Instead("employers.services.asking.ask", "on - A_WEEK", "on"),
        f"{TEST}::test_nobody_gets_two_bundled_mails_in_a_week",
    ),
    Fault(
        "an own file reaches into nobody else's vacancies",
        Instead("employers.services.imports.take_in", "source=_source_of(own)", ""),
        f"{PAGES}::test_an_own_list_comes_in_for_the_own_employer_whatever_it_names",
    ),
    Fault(
        "a title alone stays a draft",
        Instead("employers.services.vacancies.post", "draft or _is_bare(vacancy, lists)", "draft"),
        f"{PAGES}::test_a_title_alone_is_a_draft_and_opens_once_there_is_more",
    ),
]
