"""The outbox: lease, send, confirm; to whom, and in which hours."""

from tests.faults.fault import Fault

MESSAGES = "candidates/services/messages.py"
SENDING = "notifications/services/sending.py"
OUTBOX = "notifications/services/outbox.py"

TEST_SERVICES = "tests/candidates/services"
TEST_SENDING = "tests/notifications/services/test_sending.py"

FAULTS = [
    Fault(
        "no message leaves outside the safe hours",
        SENDING,
        "    if not _in_its_hours(message, clock()) or not _claim(message, now=clock()):\n",
        "    if not _claim(message, now=clock()):\n",
        f"{TEST_SENDING}::test_no_try_is_outside_the_safe_hours_a_late_one_neither",
    ),
    Fault(
        "what a worker has in hand is left to it",
        "notifications/models.py",
        "filter(free, not_before__lte=now)",
        "filter(not_before__lte=now)",
        f"{TEST_SENDING}::test_what_a_worker_has_in_hand_is_left_to_it_until_the_lease_runs_out",
    ),
    Fault(
        "who lost the lease confirms nothing",
        SENDING,
        "Message.objects.waiting().filter(pk=message.pk, lease=message.lease)\n",
        "Message.objects.filter(pk=message.pk)\n",
        f"{TEST_SENDING}::test_a_worker_that_lost_its_lease_changes_nothing",
    ),
    Fault(
        "a message that is sent again has the same id",
        "notifications/channels/email.py",
        'f"<{letter.id}@{domain}>"',
        'f"<{id(letter)}@{domain}>"',
        "tests/notifications/channels/test_email.py::test_a_mail_has_an_id_of_its_own_and_a_neutral_sender",
    ),
    Fault(
        "what may have left is not called stopped",
        OUTBOX,
        "    stopped = _stop(waiting.filter(lease=None))\n",
        "    stopped = _stop(waiting)\n",
        f"{TEST_SENDING}::test_it_is_too_late_to_stop_what_may_have_gone",
    ),
    Fault(
        "who left gets no message any more",
        SENDING,
        "        if user is None or not user.is_active or not user.roles:\n",
        "        if user is None:\n",
        f"{TEST_SENDING}::test_a_user_who_left_gets_nothing_any_more",
    ),
    Fault(
        "a message that did not arrive becomes a step",
        "candidates/services/not_arrived.py",
        "    made = candidate is not None and steps.ensure(",
        "    made = False and steps.ensure(",
        f"{TEST_SERVICES}/test_not_arrived.py::test_a_message_that_did_not_arrive_becomes_a_step_once",
    ),
    Fault(
        "who chose no mail gets none",
        OUTBOX,
        "    if not choice.wants(kind):\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_mails.py::test_who_chose_no_mail_gets_none",
    ),
    Fault(
        "a youth gets messages only with a yes",
        MESSAGES,
        "    if way is None or not can_reach(candidate=candidate, on=on):\n",
        "    if way is None:\n",
        f"{TEST_SERVICES}/test_messages.py::test_without_a_yes_nothing_is_put",
    ),
    Fault(
        "a message to a youth keeps to the safe hours of the youth",
        MESSAGES,
        "        hours=hours_of(candidate),\n",
        "",
        f"{TEST_SERVICES}/test_messages.py::test_with_a_yes_it_is_put_for_the_safe_hours_of_the_youth",
    ),
    Fault(
        "who comes late sends no message that another tried meanwhile",
        SENDING,
        "filter(pk=message.pk, attempts=message.attempts)",
        "filter(pk=message.pk)",
        f"{TEST_SENDING}::test_a_worker_that_comes_late_sends_no_message_that_another_tried_meanwhile",
    ),
    Fault(
        "a message that ends every worker is given up",
        SENDING,
        "        if message.attempts > MOST_TRIES:  # each of them ended without a word\n",
        "        if False:\n",
        f"{TEST_SENDING}::test_a_message_that_ends_every_worker_is_given_up",
    ),
    Fault(
        "what perhaps arrived is too late to stop",
        SENDING,
        "    if not pause.perhaps_sent:\n",
        "    if True:\n",
        f"{TEST_SENDING}::test_an_answer_that_never_came_leaves_it_too_late_to_stop",
    ),
    Fault(
        "address and words of a message are sealed",
        OUTBOX,
        "        sealed=sealing.seal(person=person, field=field_of(pk), text=text),\n",
        "        sealed=text.encode(),\n",
        f"{TEST_SENDING}::test_the_row_says_nothing_of_address_and_words",
    ),
    Fault(
        "an approved text goes as it is",
        SENDING,
        "        if message.kind in AS_IT_IS:\n"
        '            return replace(letter, body=values["body"], as_it_is=True)\n',
        "        if message.kind in AS_IT_IS:\n"
        '            return replace(letter, body=values["body"].strip(), as_it_is=True)\n',
        f"{TEST_SENDING}::test_an_approved_text_goes_as_it_is",
    ),
]
