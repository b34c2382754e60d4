"""The line of confidence as points of a drawing."""

from datetime import date, timedelta

import pytest

from candidates.rules.confidence import EDGE, HEIGHT, WIDTH, level, line, points

START = date(2026, 1, 1)


def test_nothing_said_is_no_line():
    assert points([]) == []


def test_five_is_on_top_and_one_at_the_bottom():
    assert [level(value) for value in (5, 1)] == [EDGE, HEIGHT - EDGE]
    assert level(2) > level(3) > level(4)


def test_the_days_decide_how_far_apart_the_points_stand():
    drawn = points([(START, 2), (START + timedelta(days=10), 3), (START + timedelta(days=40), 5)])
    assert [point.x for point in drawn] == [EDGE, EDGE + (WIDTH - 2 * EDGE) // 4, WIDTH - EDGE]
    assert line(drawn).startswith(f"{EDGE},{level(2)} ")


@pytest.mark.parametrize("times", [1, 2, 3])
def test_answers_of_one_day_stand_from_left_to_right(times):
    across = [point.x for point in points([(START, 3)] * times)]
    assert across == sorted(set(across))
    assert all(EDGE <= x <= WIDTH - EDGE for x in across)
