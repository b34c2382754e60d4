"""Keys, sealed values and the access log: what opens for whom, and what cannot be changed."""

from tests.faults.fault import Fault

SEALING = "jobmatch/sealing/services.py"
ENVELOPE = "jobmatch/sealing/envelope.py"
TRIGGERS = "jobmatch/audit/triggers.py"
AUDIT = "jobmatch/audit/services.py"

TEST_SEALING = "tests/jobmatch/sealing/test_services.py"
TEST_AUDIT = "tests/jobmatch/audit/test_services.py"

FAULTS = [
    Fault(
        "a sealed value opens for its field and person alone",
        SEALING,
        '    return b"value\\0" + person.bytes + field.encode()\n',
        '    return b"value\\0"\n',
        f"{TEST_SEALING}::test_a_value_moved_to_another_field_row_or_person_does_not_open",
    ),
    Fault(
        "a data key works for its person alone",
        SEALING,
        '    return b"data key\\0" + person.bytes + ring_key.encode()\n',
        '    return b"data key\\0" + ring_key.encode()\n',
        f"{TEST_SEALING}::test_a_data_key_moved_to_another_person_opens_and_seals_nothing",
    ),
    Fault(
        "a new key is another one than the one that was destroyed",
        SEALING,
        "_wrap(secrets.token_bytes(envelope.KEY_BYTES), person",
        "_wrap(person.bytes * 2, person",
        f"{TEST_SEALING}::test_after_the_key_is_destroyed_nothing_opens_and_a_new_key_is_another",
    ),
    Fault(
        "a rotation brings no destroyed key back",
        SEALING,
        "    return _not_under_active().filter(person=row.person).update(ring_key=name, wrapped=wrapped)\n",
        '    new = {"ring_key": name, "wrapped": wrapped}\n'
        "    return int(DataKey.objects.update_or_create(person=row.person, defaults=new)[1])\n",
        f"{TEST_SEALING}::test_rotation_does_not_bring_a_destroyed_key_back",
    ),
    Fault(
        "a length says next to nothing",
        ENVELOPE,
        '    return framed.ljust(block, b"\\0")\n',
        "    return framed\n",
        "tests/jobmatch/sealing/test_envelope.py::test_a_length_tells_next_to_nothing",
    ),
    Fault(
        "the same text never looks the same",
        ENVELOPE,
        "    nonce = secrets.token_bytes(NONCE_BYTES)\n",
        "    nonce = bytes(NONCE_BYTES)\n",
        "tests/jobmatch/sealing/test_envelope.py::test_the_same_text_never_looks_the_same",
    ),
    Fault(
        "nobody but who may opens own words and needs",
        "candidates/services/sealed.py",
        "    require(\n"
        "        may_open_sealed(user=by, candidate=candidate, on=on), _(\"Only the youth's own "
        'jobhunter reads this.")\n'
        "    )\n",
        "",
        "tests/candidates/services/test_sealed.py::test_nobody_else_opens_what_is_sealed",
    ),
    Fault(
        "own words are sealed",
        "candidates/services/sealed.py",
        "        sealing.seal(person=candidate.pk, field=_own_words_field(candidate), text=text) "
        'if text else b""\n',
        "        text.encode()\n",
        "tests/candidates/services/test_sealed.py::test_own_words_are_unreadable_in_the_database",
    ),
    Fault(
        "the opening of what is sealed is in the access log",
        "candidates/services/sealed.py",
        "    audit.record(event=event, by=by, person=candidate.pk, fields=fields)\n",
        "",
        "tests/candidates/services/test_sealed.py::test_an_opening_that_cannot_be_logged_does_not_happen",
    ),
    Fault(
        "the database refuses to change a row of the access log",
        TRIGGERS,
        '    f"CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON {TABLE} {RAISE}",\n',
        "",
        f"{TEST_AUDIT}::test_the_database_refuses_to_change_the_log",
    ),
    Fault(
        "the database refuses to take a row out of the access log",
        TRIGGERS,
        '    f"CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON {TABLE} {RAISE}",\n',
        "",
        f"{TEST_AUDIT}::test_the_database_refuses_to_change_the_log",
    ),
    Fault(
        "a row of the access log that was changed is found",
        AUDIT,
        '    if chain.digest(row) != row["digest"]:\n',
        "    if False:\n",
        f"{TEST_AUDIT}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "a row of the access log that is gone is found",
        AUDIT,
        '    if row["seq"] != expected_seq:\n',
        "    if False:\n",
        f"{TEST_AUDIT}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "the access log is written in the transaction of the fact",
        AUDIT,
        "    if not transaction.get_connection().in_atomic_block:\n",
        "    if False:\n",
        f"{TEST_AUDIT}::test_a_row_outside_a_transaction_is_refused",
    ),
]
