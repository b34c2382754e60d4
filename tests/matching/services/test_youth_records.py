"""Nothing about a youth lies where the copy and the erasure do not look."""

from collections.abc import Iterator
from importlib import import_module

from django.db.models import ForeignKey, Model

from candidates.models import Candidate
from matching.services import copies
from matching.services.copy_words import HEADINGS, LABELS, LEFT_OUT, reason_left_out
from matching.services.erasure import BLANK, STAYS
from matching.services.holdings import ELSEWHERE, HELD
from tests.structure.test_relations import own_models

MARKS = ("candidate_mark", "youth_mark")
KEPT_OF_THE_FILE = frozenset(
    {
        *("id", "version", "state", "municipality", "desk", "held_by", "opened_on", "state_since"),
        *("ended_on", "ending", "erased_on"),
    }
)


def label_of(model: type[Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


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
        for field in model._meta.local_fields
        if not isinstance(field, ForeignKey) and field.name in ("person", *MARKS)
    }
    roots = {Candidate, *named}
    related = {found for root in roots for found in pointing_at(root, set())}
    return {label_of(model) for model in {*roots, *related}}


def held() -> set[str]:
    return {one.label for one in HELD}


def test_every_model_about_a_youth_is_walked_by_the_copy_and_the_erasure() -> None:
    assert about_a_youth() == held() | ELSEWHERE.keys()
    assert not held() & ELSEWHERE.keys()


def test_what_points_at_another_row_goes_before_it() -> None:
    order = [one.model for one in HELD]
    wrong = [
        f"{model.__name__} -> {field.related_model.__name__}"
        for place, model in enumerate(order)
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model in order[:place]
    ]
    assert wrong == []


def test_every_field_is_in_the_copy_or_left_out_with_a_reason() -> None:
    models = [Candidate, *(one.model for one in HELD)]
    unnamed = [
        f"{label_of(model)}.{field.name}"
        for model in models
        for field in copies.fields_of(model)
        if not field._verbose_name and field.name not in LABELS
    ]
    assert unnamed == []
    assert {*(label_of(model) for model in models), copies.LOOKS} == HEADINGS.keys()
    fields = {f"{label_of(model)}.{field.name}" for model in models for field in model._meta.local_fields}
    fields |= {f"*.{name.rpartition('.')[2]}" for name in fields}
    assert LEFT_OUT.keys() <= fields
    assert all(LEFT_OUT.values())


def test_what_is_personal_or_sealed_is_left_out_of_the_copy_only_where_it_is_a_secret_or_gone() -> None:
    left_out = {name for name in LEFT_OUT if not name.startswith("*")}
    told = {"candidates.Candidate.link_word", "candidates.Referral.details", "notifications.Message.sealed"}
    assert {name for name in left_out if is_sensitive(name)} == told


def is_sensitive(name: str) -> bool:
    label, field = name.rsplit(".", 1)
    model = next(model for model in own_models() if label_of(model) == label)
    kinds = table_of(model)[model.__name__]
    return field in (*kinds["personal"], *kinds["sealed"])


def table_of(model: type[Model]) -> dict[str, dict[str, tuple[str, ...]]]:
    return import_module(f"{model._meta.app_config.name}.fields").FIELDS


def test_an_erasure_blanks_every_field_of_the_file_but_those_without_a_person() -> None:
    fields = {field.name for field in Candidate._meta.local_fields}
    assert BLANK.keys() | KEPT_OF_THE_FILE == fields
    assert not BLANK.keys() & KEPT_OF_THE_FILE


def test_of_rows_that_stay_nothing_personal_or_sealed_stays() -> None:
    assert STAYS.keys() <= held()
    for one in HELD:
        if one.label in STAYS:
            kinds = table_of(one.model)[one.model.__name__]
            sensitive = {*kinds["personal"], *kinds["sealed"]}
            gone = STAYS[one.label].keys() | {"details"}  # of a referral that was decided nothing is left
            assert sensitive <= gone, one.label


def test_a_reason_is_given_for_one_model_or_for_all() -> None:
    assert reason_left_out("candidates.Candidate", "link_word")
    assert reason_left_out("candidates.Wish", "id")
    assert not reason_left_out("candidates.Wish", "rank")
