from uuid import NAMESPACE_URL, uuid5

from jobmatch.taxonomy.loading.uris import id_of, occupation_urn, skill_urn


def test_the_id_follows_from_the_uri_alone() -> None:
    assert id_of("urn:a") == uuid5(NAMESPACE_URL, "urn:a")
    assert id_of("urn:a") != id_of("urn:b")


def test_own_rows_have_a_urn() -> None:
    assert occupation_urn("barista") == "urn:jobmatch:occupation:barista"
    assert skill_urn("koken") == "urn:jobmatch:skill:koken"
