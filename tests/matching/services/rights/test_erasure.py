"""After an erasure nothing of the person is found: not in the tables, not in the files of the database."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from candidates.enums import Ending, Right, RightState, State
from candidates.models import Candidate, Consent, ForcedOpening, FreshLinkAsk, Referral, RightsRequest
from candidates.services.files import states
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.audit.verifying import verify
from jobmatch.sealing.services import SealBroken, unseal
from matching.services.rights import erasure
from matching.services.rights.youth_records import WALKED, name_of, rows_of
from tests import keys
from tests.candidates.rights_situations import ask, make_officer
from tests.factories import make_candidate
from tests.matching.erasure_situations import Marked
from tests.refusals import refused

TODAY = timezone.localdate()


@pytest.fixture
def marked(db: None) -> Marked:
    return Marked()


def erase(marked: Marked, *, by: User | None = None) -> Candidate:
    request = marked.youth.rights_requests.get(right=Right.ERASURE)
    by = by or make_officer(marked.youth)
    return erasure.carry_out(request=request, version=request.version, by=by, on=TODAY)


def everything() -> str:
    """Every value of every table, as text; bytes in a way that shows plain words in them."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [as_text(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def as_text(value: Any) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_the_youth_of_the_test_has_a_row_of_every_kind(marked: Marked) -> None:
    missing = {name_of(one) for one in WALKED if not rows_of(one, marked.youth.pk).exists()}
    rest = {"CandidateSkill", "CandidateLanguage", "Diploma", "CandidateLicence", "WorkExperience"}
    assert missing == {f"candidates.{name}" for name in rest}


def test_every_row_goes_and_what_stays_has_no_words(marked: Marked) -> None:
    youth = erase(marked)
    left = {name_of(one) for one in WALKED if rows_of(one, youth.pk).exists()}
    consents = {"candidates.Consent", "candidates.QuietConsent"}
    assert left == {*consents, "candidates.RightsRequest", "candidates.ForcedOpening"}
    assert RightsRequest.objects.get(candidate=youth).state == RightState.DONE
    assert {bytes(row.words) + bytes(row.answer) for row in RightsRequest.objects.all()} == {b""}
    assert {bytes(row.reason) for row in ForcedOpening.objects.all()} == {b""}
    referral = Referral.objects.get()
    assert (referral.label, referral.fingerprint, referral.candidate_mark) == ("", "", "")
    assert Consent.objects.filter(candidate=youth).exists()
    assert not FreshLinkAsk.objects.exists()


@pytest.mark.parametrize("typed", ["06 87654321", "+31 6 8765 4321", "TOK@Example.org"])
def test_what_was_asked_at_the_public_page_goes_however_it_was_typed(marked: Marked, typed: str) -> None:
    Candidate.objects.filter(pk=marked.youth.pk).update(email="tok@example.org")
    FreshLinkAsk.objects.create(address=typed, made_at=timezone.now())
    other = FreshLinkAsk.objects.create(address="0611111111", made_at=timezone.now())
    erase(marked)
    assert list(FreshLinkAsk.objects.all()) == [other]


def test_the_file_stays_as_an_empty_row_that_ended_by_own_wish(marked: Marked) -> None:
    erase(marked)
    youth = Candidate.objects.get(pk=marked.youth.pk)
    assert (youth.state, youth.ending, youth.erased_on) == (State.ENDED, Ending.OWN_WISH, TODAY)
    assert str(youth) == ""
    assert not Candidate.objects.visible_to(marked.by).filter(pk=youth.pk).exists()


def test_the_key_is_destroyed_so_that_no_copy_opens_again(marked: Marked) -> None:
    youth, sealed = marked.youth, bytes(marked.youth.own_words)
    field = f"candidates.Candidate.own_words:{youth.pk}"
    assert unseal(person=youth.pk, field=field, sealed=sealed)
    erase(marked)
    assert keys.left(youth.pk) == 0
    with pytest.raises(SealBroken):
        unseal(person=youth.pk, field=field, sealed=sealed)


def test_an_ending_that_was_recorded_before_stays(marked: Marked) -> None:
    youth = Candidate.objects.get(pk=marked.youth.pk)
    states.end(candidate=youth, version=youth.version, ending=Ending.MOVED, by=marked.by, on=TODAY)
    assert erase(marked).ending == Ending.MOVED


def test_the_access_log_stays_whole_and_says_that_it_was_done(marked: Marked) -> None:
    officer = make_officer(marked.youth)
    erase(marked, by=officer)
    last = Entry.objects.order_by("-seq")[0]
    assert (last.event, last.actor, last.person) == ("file.erased", officer.pk, marked.youth.pk)
    assert verify().problems == ()


def test_only_the_privacy_officer_erases_and_only_what_was_asked(marked: Marked) -> None:
    for by in (marked.by, make_officer(make_candidate())):
        with refused("forbidden"):
            erase(marked, by=by)
    other = ask(make_candidate(), Right.ACCESS)
    with refused("request_closed"):
        erasure.carry_out(request=other, version=1, by=make_officer(other.candidate), on=TODAY)


def test_what_else_the_youth_asks_is_answered_first(marked: Marked) -> None:
    ask(marked.youth, Right.ACCESS)
    with refused("others_open"):
        erase(marked)


def test_nobody_else_loses_anything(marked: Marked) -> None:
    other = Marked()
    before = {name_of(one): rows_of(one, other.youth.pk).count() for one in WALKED}
    erase(marked)
    assert {name_of(one): rows_of(one, other.youth.pk).count() for one in WALKED} == before
    text = everything()
    assert [token for token in other.clear_texts() if token not in text] == []


def test_erasures_are_listed_and_done_again_after_a_restore(marked: Marked, tmp_path: Path) -> None:
    with transaction.atomic():
        erase(marked)
        listed = io.StringIO()
        call_command("replay_erasures", "--list", stdout=listed)
        transaction.set_rollback(True)  # as a backup from before would
    kept = tmp_path / "erased"
    kept.write_text(listed.getvalue() + "\n")
    said = io.StringIO()
    assert Candidate.objects.get(pk=marked.youth.pk).first_name
    replay(kept, said)
    replay(kept, said)
    assert said.getvalue().split("\n")[:2] == [
        "1 on the list, 1 erased again.",
        "1 on the list, 0 erased again.",
    ]
    assert not Candidate.objects.get(pk=marked.youth.pk).first_name


def replay(kept: Path, said: io.StringIO) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasure, "wipe_free_space", lambda: None)  # not inside the transaction of a test
        call_command("replay_erasures", str(kept), stdout=said)


# in the files


def stored() -> bytes:
    """What lies in the files of the database: those of SQLite as they are, a fresh dump of PostgreSQL."""
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        parts = [name, name.with_name(f"{name.name}-wal")]
        return b"".join(part.read_bytes() for part in parts if part.exists())
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        dumped = io.BytesIO()
        for table in sorted(tables):
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                for block in copy:
                    dumped.write(bytes(block))
    return dumped.getvalue()


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
@pytest.mark.usefixtures("keys_apart")  # each database is wiped by itself
def test_no_token_is_left_in_the_files_of_the_database_nor_in_a_dump_nor_in_a_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(0)
    marked = Marked()
    sealed = bytes(marked.youth.own_words)[13:45]
    before = stored()
    assert [token for token in marked.clear_texts() if token.encode() not in before] == []
    assert sealed in before or sealed.hex().encode() in before
    erase(marked)
    erasure.wipe_free_space()
    after = stored()
    found = [token for token in marked.tokens if token.encode() in after]
    assert found == []
    assert [token for token in marked.tokens if token in caplog.text] == []
    assert sealed not in after
    assert sealed.hex().encode() not in after
    assert str(marked.youth.pk).encode() in after or marked.youth.pk.hex.encode() in after
