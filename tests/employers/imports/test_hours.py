import pytest

from employers.imports import hours
from employers.imports.posting import Hours


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("24-32", Hours(24, 32)),
        ("24-32 uur", Hours(24, 32)),
        ("32 tot 40 uur per week", Hours(32, 40)),
        ("36 u/w", Hours(36, 36)),
        ("36", Hours(36, 36)),
        ("16 à 24 uur", Hours(16, 24)),
        ("37,5 uur", Hours(38, 38)),
        ("24 uur - 32 uur", Hours(24, 32)),
        ("32/40 uur", Hours(32, 40)),
        ("40-24 uur", None),
        ("80 uur", None),
        ("fulltime", None),
        ("0", None),
        ("maandag t/m vrijdag 9:00 - 17:00", None),
    ],
)
def test_a_field_about_hours_is_read(text: str, found: Hours | None) -> None:
    assert hours.in_field(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kok (26 uur)", Hours(26, 26)),
        ("Room attendant 25 hours/week", Hours(25, 25)),
        ("Verzorgende 16-24 uur", Hours(16, 24)),
        ("Zorg, 24 uurs bereikbaar", None),
        ("Dienst 24/7", None),
        ("Kok om 18 uur", None),
        ("Kok 20 uur of 30 uur", Hours(20, 30)),
        ("Kok 20 uur; ook 30 uur", None),
    ],
)
def test_a_title_need_not_say_per_week(text: str, found: Hours | None) -> None:
    assert hours.in_title(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("een contract voor 36 uur per week met", Hours(36, 36)),
        ("Je werkt 24 tot 32 uur per week.", Hours(24, 32)),
        ("een 38-urige werkweek", Hours(38, 38)),
        ("een werkweek van 40 uur per week", None),
        ("Harmelen | 40 uur | vast", Hours(40, 40)),
        ("Standplaats Utrecht Uren 40 uur Vakgebied", Hours(40, 40)),
        ("€ 3.100 op basis van 40 uur per week", None),
        ("salaris o.b.v. een werkweek van 36 uur per week", None),
        ("Je dag begint om 7.30 uur", None),
        ("binnen 24 uur bericht", None),
        ("8 uur per dag, 5 dagen", None),
        ("€ 18,19 / uur", None),
        ("minimaal 24 uur per week", None),
        ("van 20 uur per week; of 30 uur per week", None),
    ],
)
def test_running_text_must_say_plainly_that_it_is_this_work_a_week(text: str, found: Hours | None) -> None:
    assert hours.in_description(text) == found
