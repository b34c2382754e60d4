"""Cards: what is asked and no more, at least five who share one, no line that tells who it is."""

from tests.faults.fault import Answers, Fault, Instead, Without

CARDS = "matching.rules.cards"
TEST_CARD = "tests/matching/rules/cards/test_card.py"
TEST_LINES = "tests/matching/rules/cards/test_lines.py"
TEST_VIEWS = "tests/matching/views/test_cards.py"
TEST_READ = "tests/matching/selectors/test_cards.py"
STORY = f"{TEST_LINES}::test_the_line_of_the_story_is_stopped_on_each_count"

FAULTS = [
    Fault(
        "without a name a card tells only what holds for five who could be proposed",
        Instead(f"{CARDS}.card.made", "1 if with_name else ALIKE", "1"),
        f"{TEST_CARD}::test_a_card_tells_only_what_holds_for_all_who_share_it",
    ),
    Fault(
        "where fewer than five fit a card tells nothing",
        Instead(f"{CARDS}.alike.group_of", "max(0, least - len(known))", "0"),
        f"{TEST_CARD}::test_where_fewer_than_five_fit_a_card_without_a_name_tells_nothing_and_says_so",
    ),
    Fault(
        "an alias that was had does not come back",
        Instead(f"{CARDS}.aliases.alias", "set(taken)", "set()"),
        f"{TEST_CARD}::test_aliases_are_no_names_and_none_comes_back_while_it_is_taken",
    ),
    Fault(
        "the others are of the same municipality",
        Instead("matching.selectors.cards.inputs", "municipality__in=of, ", ""),
        f"{TEST_READ}::test_the_others_are_the_open_files_of_the_same_municipality",
    ),
    Fault(
        "a line says no he, she, age or district",
        Answers(f"{CARDS}.lines._of_table", "iter(())"),
        STORY,
    ),
    Fault(
        "the own name is in no line, however it is written",
        Without(f"{CARDS}.lines._names", "is_named"),
        f"{TEST_LINES}::test_the_own_name_is_found_however_it_is_written",
    ),
    Fault(
        "with the name taken off the card is made anew",
        Instead(
            "matching.services.introductions.acts.hear",
            "bool(introduction.name_given) and not row.name_given",
            "False",
        ),
        f"{TEST_VIEWS}::test_with_the_name_taken_off_the_card_tells_no_more_than_it_may_and_is_asked_again",
    ),
]
