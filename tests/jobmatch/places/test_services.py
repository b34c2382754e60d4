import pytest

from jobmatch.places import services
from jobmatch.places.models import Municipality, PostcodeArea, RegionMembership, Town
from jobmatch.places.rules.postcode_file import PostcodeRow

pytestmark = pytest.mark.django_db

ZEIST = PostcodeRow("3701", "Zeist", "Utrecht", "GM0355", 52.087, 5.2394)
NONE_ADDED = dict.fromkeys(("Region", "Municipality", "RegionMembership", "Town", "PostcodeArea"), 0)


def test_the_built_in_rows_are_there_after_the_migrations() -> None:
    assert services.load_built_in() == NONE_ADDED
    assert (Municipality.objects.count(), Town.objects.count(), PostcodeArea.objects.count()) == (
        419,
        2470,
        47,
    )


def test_the_built_in_rows_come_back_and_what_was_changed_stays() -> None:
    PostcodeArea.objects.filter(code="3511").delete()
    PostcodeArea.objects.filter(code="3512").update(lat=52.1)
    RegionMembership.objects.filter(municipality="GM0344").delete()
    assert services.load_built_in() == NONE_ADDED | {"PostcodeArea": 1, "RegionMembership": 1}
    assert PostcodeArea.objects.get(code="3512").lat == 52.1


def test_a_new_code_is_added_with_its_town() -> None:
    loaded = services.load_postcodes(rows=[ZEIST])
    assert (loaded.new, loaded.changed, loaded.unchanged) == (1, 0, 0)
    area = PostcodeArea.objects.get(code="3701")
    assert (area.town, area.municipality_id, area.lat) == (Town.objects.get(name="Zeist"), "GM0355", 52.087)


def test_loading_again_changes_nothing_and_a_moved_point_is_one_change() -> None:
    services.load_postcodes(rows=[ZEIST])
    again = services.load_postcodes(rows=[ZEIST])
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    moved = services.load_postcodes(rows=[ZEIST._replace(lat=52.088)])
    assert (moved.new, moved.changed, moved.unchanged) == (0, 1, 0)
    assert PostcodeArea.objects.get(code="3701").lat == 52.088


def test_codes_that_the_file_lacks_stay() -> None:
    services.load_postcodes(rows=[ZEIST])
    assert PostcodeArea.objects.count() == 48


def test_a_dissolved_municipality_is_followed_to_its_successor() -> None:
    services.load_postcodes(rows=[PostcodeRow("4131", "Vianen", "Utrecht", "GM0620", 51.99, 5.09)])
    area = PostcodeArea.objects.select_related("town").get(code="4131")
    assert area.municipality_id == "GM1961"
    assert area.town is not None
    assert area.town.name == "Vianen"


def test_a_row_without_municipality_gets_the_one_of_its_town() -> None:
    services.load_postcodes(rows=[ZEIST._replace(municipality_code="")])
    assert PostcodeArea.objects.get(code="3701").municipality_id == "GM0355"


@pytest.mark.parametrize(
    "changes", [{"municipality_code": "GM9999"}, {"municipality_code": "", "place": "X"}]
)
def test_a_municipality_that_is_not_known_is_counted_and_left_out(changes: dict[str, str]) -> None:
    loaded = services.load_postcodes(rows=[ZEIST._replace(**changes)])
    assert (loaded.municipality_not_known, loaded.new) == (1, 0)
    assert not PostcodeArea.objects.filter(code="3701").exists()


def test_a_place_that_is_no_town_leaves_the_town_blank() -> None:
    services.load_postcodes(rows=[ZEIST._replace(place="Austerlitzerbos")])
    assert PostcodeArea.objects.get(code="3701").town is None


def test_an_alias_names_the_town() -> None:
    services.load_postcodes(
        rows=[PostcodeRow("2511", "'s-Gravenhage", "Zuid-Holland", "GM0518", 52.077, 4.315)]
    )
    assert PostcodeArea.objects.get(code="2511").town == Town.objects.get(name="Den Haag")


def test_a_town_on_a_boundary_is_found_in_its_province() -> None:
    services.load_postcodes(rows=[PostcodeRow("7351", "Hoenderloo", "Gelderland", "GM0228", 52.12, 5.88)])
    area = PostcodeArea.objects.get(code="7351")
    assert (area.municipality_id, area.town) == ("GM0228", Town.objects.get(name="Hoenderloo"))


def test_a_point_far_from_its_town_is_put_at_the_town() -> None:
    loaded = services.load_postcodes(rows=[ZEIST._replace(lon=4.5)])
    zeist = Town.objects.get(name="Zeist")
    assert loaded.moved_to_town == 1
    assert PostcodeArea.objects.get(code="3701").lon == zeist.lon


def test_a_code_far_from_all_codes_like_it_is_left_out() -> None:
    near = ZEIST._replace(code="3702")
    stray = PostcodeRow("3799", "Lemiers", "Limburg", "GM0981", 50.7859, 5.9923)
    loaded = services.load_postcodes(rows=[ZEIST, near, stray])
    assert (loaded.new, loaded.stray) == (2, 1)


def test_progress_counts_up_to_the_number_of_writes() -> None:
    services.load_postcodes(rows=[ZEIST])
    seen: list[tuple[int, int]] = []
    rows = [ZEIST._replace(lat=52.09), *(ZEIST._replace(code=str(code)) for code in range(3702, 3710))]
    services.load_postcodes(rows=rows, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(8, 9), (9, 9)]


def test_a_load_that_breaks_off_changes_nothing() -> None:
    def break_off(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        services.load_postcodes(rows=[ZEIST], progress=break_off)
    assert not PostcodeArea.objects.filter(code="3701").exists()
