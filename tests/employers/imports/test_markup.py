"""XML files of vacancies: the shapes that we know, and what is never read."""

from datetime import date
from decimal import Decimal

import pytest

from employers.imports import markup
from employers.imports.posting import Hours
from employers.imports.reader import parse

JOB = """<?xml version="1.0" encoding="utf-8"?>
<source><publisher>Bord</publisher><publisherurl>https://bord.example.nl</publisherurl>
<job>
  <title><![CDATA[Verkoper station]]></title>
  <date><![CDATA[Mon, 05 Jan 2026 10:00:00 GMT]]></date>
  <referencenumber>k-17</referencenumber>
  <url>https://bord.example.nl/k-17</url>
  <company>Spoorkiosk Midden</company>
  <city>Utrecht</city><country>NL</country><postalcode>3511 CE</postalcode>
  <description><![CDATA[<p>Je staat in de winkel.</p>]]></description>
  <salary>14 euro per uur</salary><jobtype>parttime</jobtype><hours>24-32</hours>
</job>
<job><title>Bakker</title><referencenumber>k-18</referencenumber><date>binnenkort</date></job>
</source>"""
POSTING = """<feed xmlns="http://schema.org/"><JobPosting>
  <title>Kok</title><identifier><name>huis</name><value>9</value></identifier>
  <datePosted>2026-01-05</datePosted><validThrough>2026-03-01</validThrough>
  <hiringOrganization><name>De Uil</name></hiringOrganization>
  <jobLocation><address><postalCode>3512AB</postalCode><addressLocality>Utrecht</addressLocality></address></jobLocation>
  <baseSalary><currency>EUR</currency><value><minValue>15</minValue><maxValue>17</maxValue>
  <unitText>HOUR</unitText></value></baseSalary>
</JobPosting></feed>"""
VACATURE = """<vacatures><vacature><titel>Monteur</titel><vacaturenummer>44</vacaturenummer>
  <omschrijving>Je maakt fietsen.</omschrijving><plaats>Nieuwegein</plaats><postcode>3431</postcode>
  <uren>36</uren><werkgever>Fietsfabriek</werkgever><datum>05-01-2026</datum>
  </vacature></vacatures>"""


def test_the_shape_of_job_boards_is_read() -> None:
    parsed = parse(JOB.encode(), "bord")
    first, second = parsed.postings
    assert (first.title, first.identifier, first.source) == ("Verkoper station", "k-17", "bord")
    assert (first.employer, first.posted_on) == ("Spoorkiosk Midden", date(2026, 1, 5))
    assert (first.place.town, first.place.postcode[:4]) == ("Utrecht", "3511")
    assert (first.hours, first.description.splitlines()[0]) == (Hours(24, 32), "Je staat in de winkel.")
    assert "14 euro per uur" in first.description
    assert (second.title, second.posted_on, parsed.problems) == ("Bakker", None, [])
    assert [note.field for note in parsed.notes] == ["datePosted"]


def test_the_shape_of_schema_org_is_read() -> None:
    (found,) = parse(POSTING.encode()).postings
    assert (found.title, found.identifier, found.employer) == ("Kok", "9", "De Uil")
    assert (found.closes_on, found.place.town) == (date(2026, 3, 1), "Utrecht")
    assert found.pay is not None
    assert (found.pay.low, found.pay.high, found.pay.period) == (Decimal(15), Decimal(17), "hour")


def test_the_shape_of_dutch_sites_is_read() -> None:
    (found,) = parse(VACATURE.encode()).postings
    assert (found.title, found.identifier, found.employer) == ("Monteur", "44", "Fietsfabriek")
    assert (found.hours, found.place.town, found.posted_on) == (
        Hours(36, 36),
        "Nieuwegein",
        date(2026, 1, 5),
    )


HOSTILE = {
    "a document type": "<!DOCTYPE a><job><title>x</title></job>",
    "a bomb of entities": '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><job><title>&c;</title></job>',
    "a file of ours": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><job><title>&b;</title></job>',
    "an entity that nobody told": "<job><title>&b;</title></job>",
    "nesting without end": "<a>" * 5_000,
    "parts without end": f"<job>{'<a/>' * 5_000}</job>",
    "parts without a vacancy": f"<source>{'<a/>' * 5_000}</source>",
    "half a file": "<source><job><title>x</title></job>",
    "a page": "<html><body>Vacatures</body></html>",
    "another encoding": '<?xml version="1.0" encoding="utf-7"?><job>+ADw-title+AD4-</job>',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_read_gives_one_problem_and_no_posting(text: str) -> None:
    parsed = parse(text.encode())
    assert parsed.postings == []
    assert len(parsed.problems) == 1
    assert "passwd" not in parsed.problems[0].message
    assert "root:" not in parsed.problems[0].message


def test_memory_holds_one_vacancy_at_a_time() -> None:
    seen = markup.items(f"<source>{'<job><title>x</title></job>' * 20_000}</source>")
    assert next(seen)[0] == 1


def test_each_shape_tells_a_title_and_an_identifier() -> None:
    assert all(shape["title"] and shape["identifier"] for shape in markup.SHAPES.values())
