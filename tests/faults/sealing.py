"""Keys, sealed values and the access log: what opens for whom, and what cannot be changed."""

from tests.faults.fault import Answers, Fault, Instead, Without

SEALING = "jobmatch.sealing.services"
KEYS = "jobmatch.sealing.keys"
ENVELOPE = "jobmatch.sealing.envelope"
TRIGGERS = "jobmatch.audit.triggers"
AUDIT = "jobmatch.audit.services"
CHAIN = "jobmatch.audit.chain"
VERIFYING = "jobmatch.audit.verifying"

TEST_SEALING = "tests/jobmatch/sealing/test_services.py"
TEST_KEYS = "tests/durability/test_keys_killed.py"
TEST_KEPT = "tests/jobmatch/doors/test_kept_secrets.py"
TEST_AUDIT = "tests/jobmatch/audit/test_services.py"
TEST_VERIFYING = "tests/jobmatch/audit/test_verifying.py"

TEST_MARKS = "tests/jobmatch/test_marks.py"
TEST_QUIET = "tests/jobmatch/audit/test_quiet.py"

FAULTS = [
    Fault(
        "a mark is of one table alone",
        Instead("jobmatch.marks._key", "CONTEXT + box.encode()", "CONTEXT"),
        f"{TEST_MARKS}::test_the_marks_of_two_tables_have_nothing_in_common",
    ),
    Fault(
        "the database holds the mark, not the id",
        Answers("jobmatch.marks.MarkedKey.marked", "self.target_field.to_python(value)"),
        f"{TEST_MARKS}::test_the_table_holds_the_mark_and_nothing_of_the_id",
    ),
    Fault(
        "a step that tells has no file beside it",
        Answers("candidates.models.step_keys.OpenKey.pre_save", "super().pre_save(instance, add)"),
        "tests/candidates/test_step_keys.py::test_a_step_that_tells_has_a_mark_and_the_day",
    ),
    Fault(
        "of a step that tells the day is kept, not the hour",
        Answers("candidates.models.step_keys.MadeAt.pre_save", "super().pre_save(instance, add)"),
        "tests/candidates/test_step_keys.py::test_a_step_that_tells_has_a_mark_and_the_day",
    ),
    Fault(
        "Today names a youth once, also by a step on a mark",
        Answers("candidates.selectors.files.due._not_first", "[]"),
        "tests/candidates/test_step_keys.py::test_today_names_a_youth_once_by_what_comes_first",
    ),
    Fault(
        "the rows of tables with marks lie in an order of chance",
        Answers("jobmatch.mixing._mix", "None"),
        "tests/jobmatch/test_mixing.py::test_after_a_night_the_rows_lie_in_another_order_and_are_the_same_rows",
    ),
    Fault(
        "a mark is never joined",
        Answers("jobmatch.marks.MarkedKey.get_extra_restriction", "None"),
        f"{TEST_MARKS}::test_it_is_never_joined_or_compared_with_a_column",
    ),
    Fault(
        "a quiet row of the log has another mark in each row",
        Instead(
            "jobmatch.audit.services._quiet_entry",
            "mark_in(pk, fact.person",
            "mark_in(UUID(int=0), fact.person",
        ),
        f"{TEST_QUIET}::test_nothing_of_it_stands_in_clear_but_the_day",
    ),
    *(
        Fault(
            f"the database refuses what {name} refuses of the quiet rows of the log",
            Without(f"{TRIGGERS}.SQLITE_QUIET", name),
            f"{TEST_QUIET}::test_the_database_refuses_to_change_it",
        )
        for name in ("audit_quiet_no_update", "audit_quiet_no_delete")
    ),
    Fault(
        "a quiet row of the log that was changed is found",
        Without("jobmatch.audit.chain.QUIET", "day"),
        f"{TEST_QUIET}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "of a yes the history leaves out what the reader may not see",
        Instead("jobmatch.audit.selectors.changes_of", "row.reason in left", "not row.reason"),
        f"{TEST_QUIET}::test_of_a_yes_it_leaves_out_the_reasons_that_the_reader_may_not_see",
    ),
    Fault(
        "a sealed value opens for its field and person alone",
        Answers(f"{SEALING}._context", 'b"value"'),
        f"{TEST_SEALING}::test_a_value_moved_to_another_field_row_or_person_does_not_open",
    ),
    Fault(
        "a data key works for its person alone",
        Answers(f"{KEYS}._context", "ring_key.encode()"),
        f"{TEST_SEALING}::test_a_data_key_moved_to_another_person_opens_and_seals_nothing",
    ),
    Fault(
        "nobody whose key was destroyed gets another one",
        Instead(
            f"{KEYS}.destroy",
            "Key.objects.filter(person=person, destroyed_on=None).update(**blank)",
            "forget(person)",
        ),
        f"{TEST_SEALING}::test_after_the_key_is_destroyed_nothing_opens_and_nothing_is_sealed",
    ),
    Fault(
        "a key is destroyed after the erasing transaction, whatever stops in between",
        Instead(
            f"{SEALING}.destroy_key", "ToDestroy.objects.bulk_create([row], ignore_conflicts=True)", "row"
        ),
        f"{TEST_KEYS}::test_killed_at_each_step_text_and_key_stay_together",
    ),
    Fault(
        "a key leaves the main database when it reads the same in its own",
        Without("jobmatch.sealing.moving.run", "_compare"),
        f"{TEST_KEYS}::test_a_copy_that_reads_differently_keeps_the_original",
    ),
    Fault(
        "a moved key does not come back when it was destroyed",
        Instead(
            "jobmatch.sealing.moving._copy",
            "ignore_conflicts=True",
            "update_conflicts=True, unique_fields=['person'], "
            "update_fields=['wrapped', 'ring_key', 'destroyed_on']",
        ),
        f"{TEST_KEYS}::test_a_key_that_was_copied_and_destroyed_meanwhile_stays_destroyed",
    ),
    Fault(
        "keys are refused where the main database is",
        Instead("jobmatch.running.environment.keys_database", "_place(config) == _place(main)", "False"),
        "tests/jobmatch/running/test_environment.py::test_keys_beside_what_they_open_are_refused",
    ),
    Fault(
        "databases with anything in them are left alone by a restore",
        Answers("jobmatch.running.copies.require_empty", "None"),
        "tests/jobmatch/running/test_copies.py::test_a_database_with_anything_in_it_is_left_alone",
    ),
    Fault(
        "whose key is gone is not found, and nothing breaks",
        Instead("jobmatch.sealing.keys.KeyGone", "SealBroken, Http404", "SealBroken"),
        "tests/matching/services/rights/test_gone_meanwhile.py::test_it_reads_as_not_there",
    ),
    Fault(
        "a rotation brings no destroyed key back",
        Instead(
            f"{KEYS}._rewrap",
            "_not_under_active().filter(person=row.person).update(ring_key=name, wrapped=wrapped)",
            "int(Key.objects.update_or_create("
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
    *(
        Fault(
            f"the database refuses what {name} refuses of the access log",
            Without(f"{TRIGGERS}.{table}", name),
            f"{TEST_AUDIT}::test_the_database_refuses_to_change_the_log",
        )
        for table, names in {
            "SQLITE_INSTALL": ("audit_entry_no_update", "audit_entry_no_delete", "audit_head_no_delete"),
            "SQLITE_KEYED": (
                *("audit_row_no_update", "audit_row_no_delete", "audit_chain_only_up"),
                *("audit_chain_no_delete", "audit_root_no_update", "audit_root_no_delete"),
                *("audit_entry_no_insert", "audit_head_no_update"),
            ),
        }.items()
        for name in names
    ),
    Fault(
        "a row of the access log that was changed is found",
        Instead(f"{VERIFYING}._Walk.step", "right != digest", "False"),
        f"{TEST_VERIFYING}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "a row of the access log that is gone is found",
        Instead(f"{VERIFYING}._Walk.step", "number != self.number + 1", "False"),
        f"{TEST_VERIFYING}::test_what_was_tampered_with_is_found",
    ),
    Fault(
        "a row of the access log is signed with a key that the database has not",
        Instead(f"{CHAIN}._signed", "hmac.new(key, content, hashlib.sha256)", "hashlib.sha256(content[4:])"),
        f"{TEST_VERIFYING}::test_a_row_taken_out_and_the_rest_chained_anew_without_the_key_is_found",
    ),
    Fault(
        "a chain that is shorter than on an earlier night is found",
        Instead(f"{VERIFYING}._roots", "noted[name, row].append((digest, root.number))", "pass"),
        f"{TEST_VERIFYING}::test_a_chain_that_was_cut_at_its_end_is_shorter_than_in_the_root",
    ),
    Fault(
        "roots that were rewritten are found with the file outside",
        Instead(f"{VERIFYING}._noted_problems", "if here.get(number) != digest", "if False"),
        f"{TEST_VERIFYING}::test_roots_that_were_rewritten_differ_from_the_file_outside",
    ),
    Fault(
        "triggers of the access log that were dropped are named",
        Answers(f"{TRIGGERS}.missing", "[]"),
        f"{TEST_VERIFYING}::test_a_row_taken_out_and_the_rest_chained_anew_without_the_key_is_found",
    ),
    Fault(
        "each municipality has an end of the access log of its own",
        Instead(
            f"{AUDIT}._locked_heads",
            "return {head.chain: head for head in locked}",
            "return dict.fromkeys(wanted, Head.objects.get_or_create(chain=NO_CHAIN)[0])",
        ),
        f"{TEST_AUDIT}::test_each_municipality_has_a_chain_of_its_own_and_the_rest_has_one",
    ),
    Fault(
        "a night on which the end of the access log stayed inside is told",
        Instead(
            "notifications.services.log_ends.note",
            "problems or (settings.LOG_ENDS_FILE is not None and not is_written)",
            "problems",
        ),
        "tests/notifications/services/test_log_ends.py::test_a_night_that_cannot_write_the_file_is_told_at_once",
    ),
    Fault(
        "the access log is written in the transaction of the fact",
        Without(f"{AUDIT}.record_many", "in_atomic_block"),
        f"{TEST_AUDIT}::test_a_row_outside_a_transaction_is_refused",
    ),
    Fault(
        "a secret under the ring opens for its owner and purpose alone",
        Answers("jobmatch.sealing.by_ring._context", 'b"by ring"'),
        "tests/jobmatch/sealing/test_by_ring.py::test_a_secret_opens_for_its_owner_and_purpose_alone",
    ),
    Fault(
        "a second factor works for its user alone",
        Answers("jobmatch.sealing.by_ring._context", 'b"by ring"'),
        f"{TEST_KEPT}::test_a_second_factor_moved_to_another_user_lets_nobody_in",
    ),
    Fault(
        "the table of sessions knows no key",
        Answers("jobmatch.doors.sessions.digest_of", "session_key"),
        f"{TEST_KEPT}::test_a_row_of_the_sessions_used_as_cookie_signs_nobody_in",
    ),
    Fault(
        "the content of a session opens with its own key alone",
        Instead("jobmatch.doors.sessions._box", '"content", session_key', '"content", "one"'),
        f"{TEST_KEPT}::test_a_session_moved_under_another_key_is_empty",
    ),
    Fault(
        "no code is kept",
        Answers("jobmatch.doors.codes.code_of", "seed"),
        f"{TEST_KEPT}::test_the_seed_of_a_code_is_no_code",
    ),
    Fault(
        "a code signs in once",
        Without("jobmatch.doors.signin.AccountAdapter.login", "codes.forget"),
        f"{TEST_KEPT}::test_a_code_asked_again_is_the_same_code_and_signs_in_once",
    ),
]
