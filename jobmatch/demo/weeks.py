"""The dayparts of a working week by name, as masks of 21 bits."""

from collections.abc import Iterable

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, daypart_bit

MORNING, AFTERNOON, EVENING = range(3)
WEEKDAYS, WEEKEND, ALL_DAYS = range(5), range(5, 7), range(7)


def mask(days: Iterable[int], parts: Iterable[int]) -> int:
    """Each of the parts on each of the days."""
    parts = tuple(parts)
    return sum(daypart_bit(day, part) for day in days for part in parts)


DAY = (MORNING, AFTERNOON)
WEEKS: dict[str, int] = {
    "office": mask(WEEKDAYS, DAY),
    "work": mask(WEEKDAYS, DAY),
    "early": mask(WEEKDAYS, DAY),
    "dawn": mask(range(1, 6), [MORNING]),
    "school": mask((0, 1, 3, 4), DAY),
    "shop": mask(range(1, 6), DAY),
    "open": mask(range(6), DAY) | mask((1, 3, 4), [EVENING]),
    "phone": mask(WEEKDAYS, DAY) | mask((0, 2), [EVENING]),
    "evening": mask(WEEKDAYS, [EVENING]),
    "late": mask(range(2, 7), (AFTERNOON, EVENING)),
    "weekend": mask(WEEKEND, (MORNING, AFTERNOON, EVENING)) | mask([4], [EVENING]),
    "care": mask(ALL_DAYS, DAY),
    "rail": mask(ALL_DAYS, (MORNING, AFTERNOON, EVENING)),
    "guard": mask(ALL_DAYS, (AFTERNOON, EVENING)),
    "logistics": mask(WEEKDAYS, (AFTERNOON, EVENING)) | mask([0, 4], [MORNING]),
    "shift": ALL_DAYPARTS,
    "night": mask(ALL_DAYS, [EVENING]),
}
