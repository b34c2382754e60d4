"""The outbox: lease, send, confirm; to whom, and in which hours."""

from tests.faults.fault import Fault, Instead, Without

MESSAGES = "candidates.services.files.messages"
SENDING = "notifications.services.sending"
OUTBOX = "notifications.services.outbox"

TEST_SERVICES = "tests/candidates/services"
TEST_SENDING = "tests/notifications/services/test_sending.py"

FAULTS = [
    Fault(
        "no message leaves outside the safe hours",
        Without(f"{SENDING}.deliver", "_in_its_hours"),
        f"{TEST_SENDING}::test_no_try_is_outside_the_safe_hours_a_late_one_neither",
    ),
    Fault(
        "what a worker has in hand is left to it",
        Instead("notifications.models.MessageQuerySet.due", "free, ", ""),
        f"{TEST_SENDING}::test_what_a_worker_has_in_hand_is_left_to_it_until_the_lease_runs_out",
    ),
    Fault(
        "who lost the lease confirms nothing",
        Instead(
            f"{SENDING}._confirm",
            ".waiting().filter(pk=message.pk, lease=message.lease)",
            ".filter(pk=message.pk)",
        ),
        f"{TEST_SENDING}::test_a_worker_that_lost_its_lease_changes_nothing",
    ),
    Fault(
        "a message that is sent again has the same id",
        Instead("notifications.channels.email.message_of", "letter.id", "id(letter)"),
        "tests/notifications/channels/test_email.py::test_a_mail_has_an_id_of_its_own_and_a_neutral_sender",
    ),
    Fault(
        "what may have left is not called stopped",
        Without(f"{OUTBOX}.cancel", "lease"),
        f"{TEST_SENDING}::test_it_is_too_late_to_stop_what_may_have_gone",
    ),
    Fault(
        "who was deactivated gets no message any more",
        Without(f"{SENDING}._letter", "is_active"),
        f"{TEST_SENDING}::test_a_user_who_left_gets_nothing_any_more[inactive]",
    ),
    Fault(
        "who has no role any more gets no message",
        Without(f"{SENDING}._letter", "roles"),
        f"{TEST_SENDING}::test_a_user_who_left_gets_nothing_any_more[no role]",
    ),
    Fault(
        "a message that did not arrive becomes a step",
        Without("candidates.services.casework.not_arrived._ask", "steps.ensure"),
        f"{TEST_SERVICES}/casework/test_not_arrived.py::test_a_message_that_did_not_arrive_becomes_a_step_once",
    ),
    Fault(
        "who chose no mail gets none",
        Without(f"{OUTBOX}.tell_user", "wants"),
        f"{TEST_SERVICES}/casework/test_mails.py::test_who_chose_no_mail_gets_none",
    ),
    Fault(
        "a youth gets messages only with a yes",
        Without(f"{MESSAGES}.tell", "can_reach"),
        f"{TEST_SERVICES}/files/test_messages.py::test_without_a_yes_nothing_is_put",
    ),
    Fault(
        "a message to a youth keeps to the safe hours of the youth",
        Without(f"{MESSAGES}.tell", "hours"),
        f"{TEST_SERVICES}/files/test_messages.py::test_with_a_yes_it_is_put_for_the_safe_hours_of_the_youth",
    ),
    Fault(
        "who comes late sends no message that another tried meanwhile",
        Instead(f"{SENDING}._claim", ", attempts=message.attempts", ""),
        f"{TEST_SENDING}::test_a_worker_that_comes_late_sends_no_message_that_another_tried_meanwhile",
    ),
    Fault(
        "a message that ends every worker is given up",
        Instead(f"{SENDING}.deliver", "message.attempts > MOST_TRIES", "False"),
        f"{TEST_SENDING}::test_a_message_that_ends_every_worker_is_given_up",
    ),
    Fault(
        "what perhaps arrived is too late to stop",
        Instead(f"{SENDING}._later", "not pause.perhaps_sent", "True"),
        f"{TEST_SENDING}::test_an_answer_that_never_came_leaves_it_too_late_to_stop",
    ),
    Fault(
        "address and words of a message are sealed",
        Instead(
            f"{OUTBOX}.put_for_person",
            "sealing.seal(person=person, field=field_of(pk), text=text)",
            "text.encode()",
        ),
        f"{TEST_SENDING}::test_the_row_says_nothing_of_address_and_words",
    ),
    Fault(
        "an approved text goes as it is",
        Instead(f"{SENDING}._worded", 'body=values["body"]', 'body=values["body"].strip()'),
        f"{TEST_SENDING}::test_an_approved_text_goes_as_it_is",
    ),
]
