import pytest
from django.http import Http404

from jobmatch.taxonomy import selectors, services
from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.models import EntryCondition, Occupation, OccupationSkill, Skill
from jobmatch.taxonomy.vocabulary import Term
from tests.factories import make_occupation, make_skill

pytestmark = pytest.mark.django_db


def test_facts_tell_skills_and_conditions_of_an_occupation() -> None:
    occupation, needed, useful = make_occupation(isco="5414"), make_skill(), make_skill()
    OccupationSkill.objects.create(occupation=occupation, skill=needed, essential=True)
    OccupationSkill.objects.create(occupation=occupation, skill=useful, essential=False)
    EntryCondition.objects.create(occupation=occupation, kind="licence", code="vca_basic", note_nl="nodig")
    EntryCondition.objects.create(occupation=occupation, kind="age", code="18", by_law=True)
    found = selectors.facts([occupation.pk])[occupation.pk]
    assert (found.isco, found.label) == ("5414", Term(occupation.label_nl, occupation.label_en))
    assert (found.essential, found.optional) == ({needed.pk}, {useful.pk})
    assert found.conditions == (
        selectors.Condition("age", "18", True, Term("", "")),
        selectors.Condition("licence", "vca_basic", False, Term("nodig", "nodig")),
    )


def test_an_occupation_that_is_not_there_has_no_facts() -> None:
    assert selectors.facts([id_of("urn:nothing")]) == {}


def test_bulk_reads_take_the_same_number_of_queries_however_many(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    few, many = (list(Occupation.objects.values_list("pk", flat=True)[:number]) for number in (2, 200))
    for ids in (few, many):
        with django_assert_num_queries(3):
            assert len(selectors.facts(ids)) == len(ids)
    skills = list(Skill.objects.values_list("pk", flat=True)[:200])
    with django_assert_num_queries(1):
        selectors.skill_facts(skills)
    with django_assert_num_queries(1):
        assert selectors.skill_labels(skills)


def test_labels_borrow_the_other_language() -> None:
    skill = make_skill(label_nl="", label_en="juggle")
    assert selectors.skill_labels([skill.pk]) == {skill.pk: Term("juggle", "juggle")}


def test_searching_again_asks_the_database_only_for_the_version(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    selectors.search_occupations("kok")
    with django_assert_num_queries(1):
        selectors.search_occupations("bakker")


def test_labels_come_in_the_language_asked() -> None:
    dutch, english = (selectors.search_occupations("winkelmedewerker", lang)[0] for lang in ("nl", "en"))
    occupation = Occupation.objects.get(pk=dutch.id)
    assert (dutch.label, english.label) == (occupation.label_nl, occupation.label_en)
    assert dutch.certainty == english.certainty == 100
    skill = selectors.search_skills("heftruck rijden", "en")[0]
    assert skill.label == Skill.objects.get(pk=skill.id).label_en


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Beveiliger (m/v) 32-40 uur per direct gezocht in Utrecht!", "beveiliger"),
        ("GEZOCHT! Schoonmaakster", "schoonmaker"),
        ("Orderpicker Sittard", "orderpicker"),
        ("Bakkerij Korenaar - Vakkenvuller (weekend) - Zeist", "vakkenvuller"),
    ],
)
def test_the_title_of_a_vacancy_names_its_occupation(title: str, label: str) -> None:
    [hit] = selectors.suggest_occupations([title])
    assert hit is not None
    assert hit.label == label
    assert 50 <= hit.certainty < 100


def test_a_title_without_words_suggests_nothing_and_nonsense_is_hardly_sure() -> None:
    nothing, nonsense = selectors.suggest_occupations(["!!! (m/v)", "Chief Happiness Ninja"])
    assert nothing is None
    assert nonsense is None or nonsense.certainty < 40


def test_many_titles_together_get_what_each_gets_alone() -> None:
    titles = ["Kok", "", "Verkoper kleding", "Kok", "Stukadoor m/v"]
    alone = [selectors.suggest_occupations([title])[0] for title in titles]
    assert selectors.suggest_occupations(titles) == alone
    assert selectors.suggest_occupations([]) == []


def test_an_index_is_renewed_only_when_the_version_changes() -> None:
    selectors.search_occupations("kok")
    new = make_occupation(label_nl="xylofoonbouwer")
    assert new.pk not in {hit.id for hit in selectors.search_occupations("xylofoonbouwer")}
    services.mark_changed()
    assert selectors.search_occupations("xylofoonbouwer")[0].id == new.pk


@pytest.mark.parametrize(
    "pk", ["", "x", "urn:a", str(id_of("urn:nothing")), str(id_of("urn:nothing")).upper()]
)
def test_an_occupation_that_is_not_there_is_not_found(pk: str) -> None:
    with pytest.raises(Http404):
        selectors.occupation_in_full(pk)


@pytest.mark.parametrize(
    ("text", "lang", "occupation", "skill"),
    [
        ("Ik wil later kok worden en ik kan goed klanten helpen.", "nl", "kok", "klanten helpen"),
        ("Ik droom van de beveiliging. Ik hou ook van schoonmaken.", "nl", "beveiliger", "schoonmaken"),
        ("Iets met fietsen repareren lijkt mij leuk", "nl", "fietsenmaker", "fietsen repareren"),
        (
            "I'd love to be a security guard, and I like helping customers.",
            "en",
            "security guard",
            "help customers",
        ),
    ],
)
def test_own_words_suggest_work_and_skills(text: str, lang: str, occupation: str, skill: str) -> None:
    found = selectors.suggest_from_words(text, lang)
    assert occupation in [hit.label for hit in found.occupations]
    assert skill in [hit.label for hit in found.skills]


def test_own_words_that_name_no_work_suggest_nothing() -> None:
    assert selectors.suggest_from_words("Ik weet het nog niet") == selectors.Suggested([], [])


def test_suggestions_are_few_sure_and_each_once() -> None:
    text = "schoonmaken, koken, fietsen, klanten helpen, auto's, dieren, kinderen, kapper, bakker, verkoper"
    found = selectors.suggest_from_words(text)
    for hits in (found.occupations, found.skills):
        assert 0 < len(hits) <= selectors.MOST_SUGGESTED
        assert len({hit.id for hit in hits}) == len(hits)
        assert [hit.certainty for hit in hits] == sorted((hit.certainty for hit in hits), reverse=True)
        assert min(hit.certainty for hit in hits) >= selectors.WORTH_ASKING
