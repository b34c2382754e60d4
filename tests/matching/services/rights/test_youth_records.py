"""Nothing about a youth lies where the copy and the erasure do not look."""

from collections.abc import Iterator

from django.db.models import ForeignKey, Model

from candidates.models import Candidate
from jobmatch.accounts.models import Errand
from jobmatch.records import Record
from matching.services.rights import youth_records
from matching.services.rights.youth_records import FILE, LOOKS, WALKED, name_of
from tests.structure.test_records import LABELS, of_kind, records
from tests.structure.test_relations import own_models

MARKS = ("candidate_mark", "youth_mark", "mark")
KEPT_OF_THE_FILE = frozenset(
    {
        *("id", "version", "state", "municipality", "desk", "held_by", "opened_on", "state_since"),
        *("ended_on", "ending", "erased_on"),
    }
)


def pointing_at(model: type[Model], seen: set[type[Model]]) -> Iterator[type[Model]]:
    """Every model of which a row leads to a row of this one, over any number of relations."""
    for relation in model._meta.related_objects:
        found = relation.related_model
        if found not in seen:
            seen.add(found)
            yield found
            yield from pointing_at(found, seen)


def about_a_youth() -> set[str]:
    """By a relation, by a bare identifier of a person, or by a mark of one."""
    named = {
        model
        for model in own_models()
        if model is not Errand  # its mark names a promise or a person of an employer
        for field in model._meta.local_fields
        if not isinstance(field, ForeignKey) and field.name in ("person", *MARKS)
    }
    roots = {Candidate, *named}
    related = {found for root in roots for found in pointing_at(root, set())}
    return {model._meta.label for model in {*roots, *related}}


def of_youths() -> list[Record]:
    return [record for app in LABELS for record in records(app) if record.whose == "youth"]


def in_the_copy() -> list[Record]:
    return [FILE, *WALKED]


def test_every_model_about_a_youth_has_a_record_that_says_so() -> None:
    asked = "candidates.FreshLinkAsk"  # it names an address: nobody looked up yet whose
    assert {name_of(record) for record in of_youths()} == about_a_youth() | {asked}


def test_every_record_of_a_youth_is_walked_by_the_copy_and_the_erasure_or_says_why_not() -> None:
    assert [record for record in of_youths() if not record.apart and record not in WALKED] == []
    assert {name_of(record) for record in of_youths() if record.apart} == {
        "candidates.Candidate",
        "candidates.FreshLinkAsk",
        "audit.ClosedEntry",
        "audit.Entry",
        "sealing.Key",
        "sealing.ToDestroy",
        "sealing.FormerKey",
        "audit.QuietEntry",
    }
    assert [record for record in WALKED if record.apart] == []


def test_what_points_at_another_row_goes_before_it() -> None:
    order = [one.model for one in WALKED]
    wrong = [
        f"{model.__name__} -> {field.related_model.__name__}"
        for place, model in enumerate(order)
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model in order[:place]
    ]
    assert wrong == []


def test_every_field_is_in_the_copy_under_one_name_or_left_out_with_a_reason() -> None:
    named = {
        f"{name_of(record)}.{name}": [bool(own), bool(field.label), bool(field.left_out)]
        for record in in_the_copy()
        for name, field in record.fields.items()
        for own in [record.model._meta.get_field(name)._verbose_name]
    }
    left_out = [name for name, (_own, label, reason) in named.items() if reason and label]
    unnamed = [name for name, (own, label, reason) in named.items() if not reason and own == label]
    assert (left_out, unnamed) == ([], [])
    assert [name_of(record) for record in (*in_the_copy(), LOOKS) if not record.heading] == []


def test_what_is_personal_or_sealed_is_left_out_of_the_copy_only_where_it_is_a_secret_or_gone() -> None:
    left_out = {
        f"{name_of(record)}.{name}"
        for record in in_the_copy()
        for name in (*of_kind(record, "personal"), *of_kind(record, "sealed"))
        if record.fields[name].left_out
    }
    secret = {"candidates.Candidate.link_word", "candidates.Referral.details", "notifications.Message.sealed"}
    again = {"candidates.Candidate.folded_name"}  # the name, as it is searched
    assert left_out == secret | again


def test_an_erasure_blanks_every_field_of_the_file_but_those_without_a_person() -> None:
    blanked = youth_records.blanks(FILE).keys()
    assert blanked | KEPT_OF_THE_FILE == {field.name for field in Candidate._meta.local_fields}
    assert not blanked & KEPT_OF_THE_FILE


def test_of_rows_that_stay_nothing_personal_or_sealed_stays() -> None:
    staying = [record for record in (FILE, *WALKED) if record.stays]
    assert len(staying) == 6
    for record in staying:
        sensitive = {*of_kind(record, "personal"), *of_kind(record, "sealed")}
        assert sensitive <= youth_records.blanks(record).keys(), name_of(record)
