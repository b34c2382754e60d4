"""Rankings by columns: what was written is heard, and no file is used that is not of these rows."""

from tests.faults.fault import Fault, Instead, Without

SNAPSHOTS = "matching.services.ranking.snapshots"
TEST = "tests/matching/services/ranking/test_snapshots.py"
TEST_STORE = "tests/matching/engine/test_store.py"
TEST_ACTS = f"{TEST}::test_what_is_written_is_in_the_next_ranking"

FAULTS = [
    Fault(
        "a file of columns that was built from another database is none",
        Without(f"{SNAPSHOTS}._live", "has_snapshot"),
        f"{TEST}::test_a_file_of_another_database_is_none",
    ),
    Fault(
        "a damaged file of columns is none",
        Without("matching.engine.store._columns", "crc32"),
        f"{TEST_STORE}::test_a_damaged_file_is_not_usable[-5]",
    ),
    Fault(
        "a file of columns of another taxonomy is none",
        Without(f"{SNAPSHOTS}._current", "version"),
        f"{TEST}::test_a_file_of_another_taxonomy_is_none",
    ),
    Fault(
        "a fact that ends by date ends in the ranking by columns",
        Without(f"{SNAPSHOTS}._open", "told_until"),
        f"{TEST}::test_a_fact_that_ends_by_date_ends_in_the_ranking",
    ),
    Fault(
        "what closed by date is gone from the ranking by columns",
        Instead("matching.engine.store.Live._past", "self.day.toordinal()", "0"),
        f"{TEST_STORE}::test_what_has_closed_by_the_day_is_gone",
    ),
    Fault(
        "a vacancy that was filled is not in the next ranking",
        Without("employers.services.states._move", "changes"),
        f"{TEST_ACTS}[fill_vacancy]",
    ),
    Fault(
        "a fact that an employer told is in the next ranking",
        Without("employers.services.facts._record", "changes"),
        f"{TEST_ACTS}[answer_facts]",
    ),
    Fault(
        "what a head office says is in the next ranking of its shops",
        Instead("matching.selectors.offers.of_employers", "employer__head__in", "employer__in"),
        f"{TEST}::test_a_shop_hears_in_the_ranking_what_its_head_office_says",
    ),
]
