"""Keys, sealed values and the access log: what opens for whom, and what cannot be changed."""

from tests.faults.fault import Answers, Fault, Instead, Without

SEALING = "jobmatch.sealing.services"
ENVELOPE = "jobmatch.sealing.envelope"
TRIGGERS = "jobmatch.audit.triggers"
AUDIT = "jobmatch.audit.services"

TEST_SEALING = "tests/jobmatch/sealing/test_services.py"
TEST_AUDIT = "tests/jobmatch/audit/test_services.py"

FAULTS = [
    Fault(
        "a sealed value opens for its field and person alone",
        Answers(f"{SEALING}._value_context", 'b"value"'),
        f"{TEST_SEALING}::test_a_value_moved_to_another_field_row_or_person_does_not_open",
    ),
    Fault(
        "a data key works for its person alone",
        Answers(f"{SEALING}._key_context", "ring_key.encode()"),
        f"{TEST_SEALING}::test_a_data_key_moved_to_another_person_opens_and_seals_nothing",
    ),
    Fault(
        "a new key is another one than the one that was destroyed",
        Instead(f"{SEALING}._new_data_key", "secrets.token_bytes(envelope.KEY_BYTES)", "person.bytes * 2"),
        f"{TEST_SEALING}::test_after_the_key_is_destroyed_nothing_opens_and_a_new_key_is_another",
    ),
    Fault(
        "a rotation brings no destroyed key back",
        Instead(
            f"{SEALING}._rewrap",
            "_not_under_active().filter(person=row.person).update(ring_key=name, wrapped=wrapped)",
            "int(DataKey.objects.update_or_create("
            'person=row.person, defaults={"ring_key": name, "wrapped": wrapped})[1])',
        ),
        f"{TEST_SEALING}::test_rotation_does_not_bring_a_destroyed_key_back",
    ),
    Fault(
        "a length says next to nothing",
        Instead(f"{ENVELOPE}.pad", 'framed.ljust(block, b"\\0")', "framed"),
        "tests/jobmatch/sealing/test_envelope.py::test_a_length_tells_next_to_nothing",
    ),
    Fault(
        "the same text never looks the same",
        Instead(f"{ENVELOPE}.close", "secrets.token_bytes(NONCE_BYTES)", "bytes(NONCE_BYTES)"),
        "tests/jobmatch/sealing/test_envelope.py::test_the_same_text_never_looks_the_same",
    ),
    Fault(
        "nobody but who may opens own words and needs",
        Without("candidates.services.files.sealed.read", "require"),
        "tests/candidates/services/files/test_sealed.py::test_nobody_else_opens_what_is_sealed",
    ),
    Fault(
        "own words are sealed",
        Instead(
            "candidates.services.files.sealed.save_own_words",
            "sealing.seal(person=candidate.pk, field=_own_words_field(candidate), text=text)",
            "text.encode()",
        ),
        "tests/candidates/services/files/test_sealed.py::test_own_words_are_unreadable_in_the_database",
    ),
    Fault(
        "the opening of what is sealed is in the access log",
        Without("candidates.services.files.sealed.read", "audit.record"),
        "tests/candidates/services/files/test_sealed.py::test_an_opening_that_cannot_be_logged_does_not_happen",
    ),
    Fault(
        "the database refuses to change a row of the access log",
        Without(f"{TRIGGERS}.SQLITE_INSTALL", "audit_entry_no_update"),
        f"{TEST_AUDIT}::test_the_database_refuses_to_change_the_log",
    ),
    Fault(
        "the database refuses to take a row out of the access log",
        Without(f"{TRIGGERS}.SQLITE_INSTALL", "audit_entry_no_delete"),
        f"{TEST_AUDIT}::test_the_database_refuses_to_change_the_log",
    ),
    Fault(
        "a row of the access log that was changed is found",
        Without(f"{AUDIT}._problems", "chain.digest"),
        f"{TEST_AUDIT}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "a row of the access log that is gone is found",
        Instead(f"{AUDIT}._problems", 'row["seq"] != expected_seq', "False"),
        f"{TEST_AUDIT}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "the access log is written in the transaction of the fact",
        Without(f"{AUDIT}.record_many", "in_atomic_block"),
        f"{TEST_AUDIT}::test_a_row_outside_a_transaction_is_refused",
    ),
]
