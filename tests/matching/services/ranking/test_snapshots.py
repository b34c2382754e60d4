"""The file of columns beside the database: every write is heard, and a file that is not its own is none."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from candidates.models import Candidate, Wish
from candidates.services.files.sealed import NOTHING_OPENED
from employers.enums import VacancyState
from employers.imports.reader import parse
from employers.models import Vacancy
from employers.services import checks, employers, facts, feeds, imports, readings, states, vacancies
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.taxonomy import services as taxonomy
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from matching import documents
from matching.engine import store
from matching.engine.store import LOCK
from matching.scorer.v2.page import first_of_all
from matching.selectors import people
from matching.services.ranking import doors, filtering, rankings, snapshots
from matching.services.ranking.filtering import Wanted
from tests.employers.imports.documents import as_bytes, posting
from tests.factories import make_candidate, make_employer, make_jobhunter, make_town, make_vacancy

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
OPENED = NOTHING_OPENED


@pytest.fixture
def youth(by):
    """Wants the first two occupations of the starter set, the second as a dream."""
    candidate = make_candidate(by, town=make_town())
    Candidate.objects.filter(pk=candidate.pk).update(travel_minutes=45, travel_means=["bicycle"])
    for rank, occupation in enumerate(Occupation.objects.filter(isco__in=["5223", "5414"])[:2], start=1):
        Wish.objects.create(candidate=candidate, occupation=occupation, rank=rank, is_dream=rank == 2)
    return candidate


@pytest.fixture
def market():
    """Vacancies of one employer and of none, near and far."""
    employer, towns = make_employer("Bakker"), [make_town(), make_town("Groningen"), None]
    occupations = [*Occupation.objects.filter(isco__startswith="5")[:8], None]
    made = []
    for number in range(18):
        occupation = occupations[number % len(occupations)]
        made.append(
            make_vacancy(
                title=f"Werk {number % 5}",
                employer=employer if number % 2 else None,
                town=towns[number % 3],
                occupation=occupation,
                occupation_checked=occupation is not None and number % 4 > 0,
                occupation_certainty=60 if occupation else 0,
                kind=["job", "side_job", ""][number % 3],
                hours_min=8 * (number % 4) or None,
                hours_max=36 if number % 4 else None,
                added_at=MORNING - timedelta(days=number),
                closes_on=ON + timedelta(days=number) if number % 5 == 0 else None,
                years_asked=4 if number % 7 == 0 else None,
                years_c=90 if number % 7 == 0 else None,
            )
        )
    return made


def engine(youth, on=ON):
    found = rankings.ranked(whole(youth), OPENED, on=on, today=on, sealed_open=False)
    assert found.shown is not None
    return found


def plain(youth, on=ON):
    return rankings.Region([whole(youth)], on=on).rank(whole(youth), OPENED, sealed_open=False)


def whole(youth):
    return people.with_profile(Candidate.objects.filter(pk=youth.pk)).get()


def assert_same(youth, on=ON):
    """The whole document, with every row, reason and word."""
    found, read = engine(youth, on), plain(youth, on)
    assert found is not None
    document = documents.document(read, top=None, lang="nl")
    assert documents.document(found, top=None, lang="nl") == document
    assert doors.of(found) == doors.of(read)
    return document


def fresh(row):
    return Vacancy.objects.get(pk=row.pk)


def test_a_ranking_by_the_engine_says_what_one_of_all_rows_says(youth, market):
    assert snapshots.build(on=ON) == len(market)
    document = assert_same(youth)
    assert sum(document["counts"].values()) > 10
    assert document["page"]["wish"] or document["page"]["like"]


def test_the_day_has_its_ranking_by_the_engine_and_another_day_by_reading(youth, market, by):
    snapshots.build(on=ON)
    ranked = partial(rankings.rank_for, candidate=youth, by=by, today=ON)
    assert ranked(on=ON).shown is not None
    assert ranked(on=ON + timedelta(days=1)).shown is None
    assert ranked(on=ON, only=market[0].pk).shown is None


def by_the_scorer(monkeypatch):
    """From here on nothing may be read of all vacancies."""
    monkeypatch.setattr(rankings.Region, "_read", lambda *_: pytest.fail("all was read"))


def test_one_vacancy_alone_comes_from_the_columns(youth, market, monkeypatch):
    snapshots.build(on=ON)
    change_vacancy(market, make_jobhunter())
    read = [alone(youth, row, None) for row in market]
    by_the_scorer(monkeypatch)
    assert [alone(youth, row, rankings.columns(on=ON, today=ON)) for row in market] == read


def alone(youth, row, live):
    region = rankings.Region([whole(youth)], on=ON, only=row.pk, live=live)
    found = region.rank(whole(youth), OPENED, sealed_open=False)
    return documents.document(found, top=None, lang="nl"), found.pairs


def test_a_vacancy_that_the_columns_do_not_have_is_read(youth, market):
    Vacancy.objects.filter(pk=market[0].pk).update(state=VacancyState.CLOSED)
    snapshots.build(on=ON)
    Vacancy.objects.filter(pk=market[0].pk).update(state=VacancyState.OPEN)
    _, pairs = alone(youth, market[0], rankings.columns(on=ON, today=ON))
    assert list(pairs) == [market[0].pk]


@pytest.mark.parametrize("many", [1, 3, 20])
def test_for_whom_is_the_same(youth, market, monkeypatch, many):
    snapshots.build(on=ON)
    first = first_of_all(plain(youth).ranking.shelves, many)
    by_the_scorer(monkeypatch)
    opened = [(whole(youth), OPENED)]
    found = {row.pk for row in market if list(rankings.among_first(row.pk, opened, on=ON, many=many))[0]}
    assert found == first
    assert found


def test_the_command_line_ranks_today_by_the_columns_and_says_the_same(youth, market, monkeypatch):
    read = commanded(ON)
    snapshots.build(on=ON)
    assert commanded(ON, today=ON + timedelta(days=1)) == read
    by_the_scorer(monkeypatch)
    assert commanded(ON) == read


def commanded(on, today=ON):
    found = rankings.rank_on_command_line(candidates=None, on=on, today=today, reason="")
    return [documents.document(each, top=3, lang="nl") for each in found]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(kinds=frozenset({"job"})),
        Wanted(minutes=30),
        Wanted(hours=20),
        Wanted(after=MORNING - timedelta(days=9)),
        Wanted(newest=True),
        Wanted(kinds=frozenset({"job", "side_job"}), hours=1, newest=True),
    ],
)
def test_what_is_wanted_is_the_same(youth, market, wanted):
    snapshots.build(on=ON)
    found, read = (filtering.filtered(each, wanted) for each in (engine(youth), plain(youth)))
    document = documents.document(read, top=None, lang="nl")
    assert documents.document(found, top=None, lang="nl") == document


def test_a_page_reads_the_rows_that_it_shows_alone(youth, market, django_assert_max_num_queries):
    snapshots.build(on=ON)
    ranked = engine(youth)
    assert not ranked.vacancies
    assert len(ranked.ranking.shelves["other"].spread) > 2
    assert not ranked.vacancies
    first = ranked.ranking.shelves["other"].spread[:2]
    assert {row.vacancy for row in first} <= ranked.vacancies.keys()
    assert len(ranked.vacancies) <= 2 + sum(len(row.doubles) for row in first)


def test_what_closed_a_moment_ago_is_left_out(youth, market, by):
    snapshots.build(on=ON)
    ranked = engine(youth)
    many = len(ranked.ranking.shelves["other"].spread)
    Vacancy.objects.update(state=VacancyState.CLOSED)
    assert many > 2
    assert ranked.ranking.shelves["other"].spread[:many] == ()
    assert ranked.ranking.page.wish[:5] == ()


# every act that changes what a ranking says


def change_vacancy(market, by):
    vacancies.change(vacancy=fresh(market[0]), version=1, by=by, title="Anders", hours_min=12, hours_max=24)


def post_vacancy(market, by):
    vacancies.post(by=by, on=ON, title="Nieuw", occupation=market[0].occupation)


def fill_vacancy(market, by):
    states.fill(vacancy=fresh(market[1]), version=1, by=by)


def reopen_vacancy(market, by):
    states.reopen(vacancy=fresh(market[2]), version=1, on=ON, by=by)


def answer_facts(market, by):
    answers = dict.fromkeys(WORKPLACE_ITEMS, "yes")
    facts.answer(employer=market[1].employer, version=1, answers=answers, by=by, on=ON)


def see_otherwise(market, by):
    answer_facts(market, by)
    facts.saw(employer=market[1].employer, seen={"buddy": "no"}, by=by, on=ON)


def answer_for_a_shop(market, by):
    head, shop = make_employer("Hoofdkantoor"), market[1].employer
    employers.change(employer=shop, version=1, by=by, head=head)
    answers = dict.fromkeys(WORKPLACE_ITEMS, "no")
    facts.answer(employer=head, version=1, answers=answers, by=by, on=ON)


def answer_for_many(market, by):
    shop = market[1].employer
    answers = {"buddy": "no"}
    facts.answer_many(employer=shop, version=1, places=[(shop, None)], answers=answers, by=by, on=ON)


def fill_the_house(market, by):
    employers.change(employer=market[1].employer, version=1, by=by, occupations=list(dreams()))


def become_an_agency(market, by):
    employers.change(employer=market[1].employer, version=1, by=by, is_intermediary=True)


def add_a_site(market, by):
    employers.add_site(employer=market[1].employer, by=by, name="Hal", occupations=list(dreams()))


def dreams():
    return Wish.objects.filter(is_dream=True).values_list("occupation", flat=True)


def decide_occupation(market, by):
    occupation = Occupation.objects.filter(isco="5223").first()
    checks.decide_occupation(vacancy=fresh(market[4]), version=1, occupation=occupation, by=by)


def take_back(market, by):
    row = fresh(market[4])
    checks.take_back(undo=checks.decide_employer(vacancy=row, version=1, employer=None, by=by), by=by)


def deny_a_reading(market, by):
    readings.decide(vacancy=fresh(market[7]), version=1, part="experience", holds=False, by=by)


def miss_in_a_feed(market, by):
    for _ in range(2):
        feeds._close_gone([fresh(market[3])], at_once=False)


def take_in(market, by):
    for hours in ("PT32H", "PT20H"):
        told = {"title": "Verkoper", "workHours": hours}
        imports.take_in(parsed=parse(as_bytes(posting(**told))), by=by)


ACTS = [
    change_vacancy,
    post_vacancy,
    fill_vacancy,
    reopen_vacancy,
    answer_facts,
    answer_for_a_shop,
    answer_for_many,
    see_otherwise,
    fill_the_house,
    become_an_agency,
    add_a_site,
    decide_occupation,
    take_back,
    deny_a_reading,
    take_in,
    miss_in_a_feed,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_what_is_written_is_in_the_next_ranking(youth, market, act):
    by = make_jobhunter()
    Vacancy.objects.filter(pk=market[2].pk).update(state=VacancyState.CLOSED)
    snapshots.build(on=ON)
    assert_same(youth)
    before = Change.objects.count()
    act(market, by)
    assert Change.objects.count() > before
    assert_same(youth)


def test_a_fact_that_ends_by_date_ends_in_the_ranking(youth, market):
    market[1].employer.facts.create(
        item="buddy", answer="no", stated_on=ON, expires_on=ON + timedelta(days=1)
    )
    snapshots.build(on=ON)
    for days in range(4):
        with LOCK:
            live = snapshots.live(on=ON + timedelta(days=days))
        assert live is not None
        told = live.changed.get(market[1].pk)
        assert (told is not None) == (days > 1)
        if told:
            assert told.vacancy.facts == {"buddy": "expired"}
        assert_same(youth, ON + timedelta(days=days))


def test_a_shop_hears_in_the_ranking_what_its_head_office_says(youth, market):
    head, shop = make_employer("Hoofdkantoor"), market[1].employer
    type(shop).objects.filter(pk=shop.pk).update(head=head)
    snapshots.build(on=ON)
    answers = dict.fromkeys(WORKPLACE_ITEMS, "unknown") | {"buddy": "yes"}
    facts.answer(employer=head, version=1, answers=answers, by=make_jobhunter(), on=ON)
    with LOCK:
        live = snapshots.live(on=ON)
    assert live is not None
    assert market[1].pk in live.changed
    assert live.changed[market[1].pk].vacancy.facts == {"buddy": "yes"}


def test_what_was_heard_is_not_read_again(youth, market, django_assert_num_queries):
    snapshots.build(on=ON)
    change_vacancy(market, make_jobhunter())
    engine(youth)
    with LOCK, django_assert_num_queries(2):  # the taxonomy's number, and what is new
        live = snapshots.live(on=ON)
    assert live is not None
    assert list(live.changed) == [market[0].pk]


def none_left():
    with LOCK:
        return snapshots.live(on=ON) is None


def test_without_a_file_everything_is_read(youth, market, by):
    assert none_left()
    assert rankings.rank_for(candidate=youth, by=by, on=ON, today=ON).shown is None


def test_a_damaged_file_is_none_and_is_built_again(youth, market):
    snapshots.build(on=ON)
    path = snapshots.path()
    path.write_bytes(path.read_bytes()[:-100])
    assert none_left()
    assert snapshots.keep_up(on=ON) == len(market)
    assert_same(youth)


def test_a_file_of_another_database_is_none(youth, market):
    snapshots.build(on=ON)
    changes.forget_all()
    assert none_left()


def test_a_file_of_another_policy_or_of_a_later_day_is_none(youth, market):
    snapshots.build(on=ON + timedelta(days=1))
    assert none_left()
    snapshots.build(on=ON)
    columns = store.read(snapshots.path())
    store.write(
        snapshots.path(), type(columns)(columns.arrays, columns.facets, columns.header | {"policy": "v1"})
    )
    assert none_left()


def test_a_file_of_another_taxonomy_is_none(youth, market):
    snapshots.build(on=ON)
    taxonomy.mark_changed()
    assert none_left()
    assert snapshots.keep_up(on=ON)
    assert_same(youth)


def test_when_everything_changed_all_is_built_again(youth, market):
    snapshots.build(on=ON)
    changes.record(Kind.EVERYTHING, None)
    assert none_left()
    snapshots.keep_up(on=ON)
    assert_same(youth)


def test_it_is_built_again_when_much_has_changed(youth, market, monkeypatch):
    snapshots.build(on=ON)
    monkeypatch.setattr(snapshots, "MOST_CHANGED", 1)
    changes.record(Kind.VACANCY, market[0].pk)
    assert not snapshots.keep_up(on=ON)
    changes.record_many(Kind.VACANCY, [market[1].pk, market[2].pk])
    assert snapshots.keep_up(on=ON) == len(market)


def test_who_has_the_file_of_before_hears_what_came_after_it(youth, market):
    snapshots.build(on=ON)
    before = store.read(snapshots.path())
    change_vacancy(market, make_jobhunter())
    snapshots.build(on=ON)
    store.write(snapshots.path(), before)
    assert_same(youth)


def test_what_was_heard_by_all_is_forgotten(youth, market):
    for _ in range(2):
        changes.record(Kind.VACANCY, market[0].pk)
        snapshots.build(on=ON)
    assert Change.objects.filter(kind=Kind.VACANCY).count() <= 2
