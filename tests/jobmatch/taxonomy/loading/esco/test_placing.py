from typing import Any

from jobmatch.taxonomy.loading.esco.concepts import blank
from jobmatch.taxonomy.loading.esco.placing import Known, placed
from jobmatch.taxonomy.loading.uris import id_of

A, B, C = "urn:a", "urn:b", "urn:c"
BLANK = blank(is_group=False, collections=[])


def skill(uri: str) -> dict[str, Any]:
    return blank(uri, is_group=False, collections=[])


def test_the_file_of_relations_goes_first() -> None:
    above, other = {id_of(A): {id_of(B)}}, {id_of(A): {id_of(C)}}
    incoming = {uri: skill(uri) for uri in (A, B, C)}
    first = next(placed(incoming, {}, above=above, else_above=other, blank=BLANK))
    assert first["broader_id"] == id_of(B)


def test_the_other_files_count_only_where_nothing_is_known_yet() -> None:
    other = {id_of(A): {id_of(C)}}
    known = {id_of(A): Known(False, id_of(B)), id_of(C): Known(False, None)}
    assert next(placed({A: skill(A)}, {}, above={}, else_above=other, blank=BLANK))["broader_id"] is None
    assert next(placed({A: skill(A)}, known, above={}, else_above=other, blank=BLANK))["broader_id"] is None
    known[id_of(A)] = Known(False, None)
    assert next(placed({A: skill(A)}, known, above={}, else_above=other, blank=BLANK))["broader_id"] == id_of(
        C
    )


def test_a_folder_with_only_relations_places_what_is_known() -> None:
    known = {id_of(A): Known(True, None), id_of(B): Known(False, None)}
    rows = list(placed({}, known, above={id_of(A): {id_of(B)}}, else_above={}, blank=BLANK))
    assert rows == [BLANK | {"id": id_of(A), "broader_id": id_of(B), "is_group": True}]
