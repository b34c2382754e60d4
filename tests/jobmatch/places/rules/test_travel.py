import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.places.rules.travel import MEANS, distance_metres, fastest, minutes
from jobmatch.taxonomy.vocabulary import TRAVEL_MEANS

DOM_TOWER = (52.0907, 5.1214)
DAM_SQUARE = (52.3731, 4.8926)

codes = st.sampled_from(list(MEANS))
metres = st.integers(min_value=0, max_value=500_000)
points = st.tuples(st.floats(50.7, 53.7), st.floats(3.2, 7.3))


def test_every_means_of_the_shared_list_has_a_formula_in_the_same_order() -> None:
    assert list(MEANS) == list(TRAVEL_MEANS)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert distance_metres((52.0, 5.0), (53.0, 5.0)) == 111_195


def test_utrecht_lies_35_kilometres_from_amsterdam() -> None:
    assert distance_metres(DOM_TOWER, DAM_SQUARE) == 35_055


@given(points, points)
def test_a_distance_is_the_same_both_ways_and_never_below_zero(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert distance_metres(a, b) == distance_metres(b, a) >= 0


def test_the_other_side_of_the_globe_has_a_distance() -> None:
    assert distance_metres((0.0, 0.0), (0.0, 180.0)) == 20_015_114


@pytest.mark.parametrize(
    ("means", "distance", "expected"),
    [
        ("foot", 0, 0),
        ("foot", 1, 1),  # any step is a started minute
        ("foot", 800, 12),  # 1,000 m of way at 5 km/h
        ("foot", 801, 13),
        ("bicycle", 0, 2),
        ("bicycle", 4_000, 22),  # 2 + 5,000 m at 15 km/h
        ("transit", 0, 15),
        ("transit", 10_000, 42),  # 15 + 5,000 m at 20 km/h + 8,000 m at 40 km/h
        ("transit", 35_000, 68),
        ("car", 10_000, 27),  # 5 + 5,000 m at 25 km/h + 8,000 m at 50 km/h
        ("car", 35_000, 52),
    ],
)
def test_minutes_follow_the_written_formula(means: str, distance: int, expected: int) -> None:
    assert minutes(means, distance) == expected


@given(codes, metres, metres)
def test_farther_never_takes_less_time(means: str, a: int, b: int) -> None:
    assert minutes(means, min(a, b)) <= minutes(means, max(a, b))


@given(codes, metres)
def test_minutes_are_whole_and_rounded_up(means: str, distance: int) -> None:
    found = minutes(means, distance)
    assert isinstance(found, int)
    assert found >= MEANS[means].door_minutes


def test_an_unknown_means_is_refused() -> None:
    with pytest.raises(ValueError, match="no such means of travel: 'horse'"):
        minutes("horse", 1)


def test_a_distance_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="never below zero"):
        minutes("foot", -1)


def test_the_fastest_of_ones_own_means_counts() -> None:
    assert fastest(["transit", "bicycle"], 3_000) == ("bicycle", 17)
    assert fastest(["transit", "bicycle"], 35_000) == ("transit", 68)


@given(st.sets(codes, min_size=1), metres)
def test_one_more_means_never_makes_a_journey_longer(own: set[str], distance: int) -> None:
    assert fastest(MEANS, distance)[1] <= fastest(own, distance)[1] == min(minutes(m, distance) for m in own)


def test_of_equally_fast_means_the_first_of_the_list_is_named() -> None:
    distance = next(d for d in range(2_000) if minutes("foot", d) == minutes("bicycle", d))
    assert fastest(["bicycle", "foot"], distance)[0] == "foot"


def test_a_person_without_means_of_travel_is_refused() -> None:
    with pytest.raises(ValueError, match="no means of travel given"):
        fastest([], 1_000)
    with pytest.raises(ValueError, match=r"\['horse'\]"):
        fastest(["horse", "foot"], 1_000)
