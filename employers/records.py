"""What is kept of work; see jobmatch/records.py. Nothing of it tells of a youth."""

from typing import Final

from employers import models
from jobmatch.records import PERSONAL, PLAIN, Record

RECORDS: Final = (
    Record(
        models.Employer,
        "nobody",
        fields=dict.fromkeys(
            (
                "organisation",
                "version",
                "is_intermediary",
                "website",
                "about",
                "reasons",
                "head",
                "occupations",
                "list_asked_on",
            ),
            PLAIN,
        ),
    ),
    Record(
        models.Site,
        "nobody",
        fields=dict.fromkeys(
            ("id", "version", "employer", "name", "street", "postcode", "town", "occupations"), PLAIN
        ),
    ),
    Record(
        models.WorkplaceFact,
        "nobody",
        fields=dict.fromkeys(
            ("id", "employer", "site", "item", "side", "answer", "stated_by", "stated_on", "expires_on"),
            PLAIN,
        ),
    ),
    Record(
        models.ListAsk,
        "nobody",
        fields=dict.fromkeys(("id", "employer", "site", "asked_from", "answered_on"), PLAIN),
    ),
    Record(
        models.Vacancy,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "version", "source", "identifier", "state", "title", "description", "url", "decided"),
                *("posted_on", "added_at", "closes_on", "starts_on", "openings", "kind", "is_remote"),
                *("confirmed_on", "asked_on", "contact", "feed_misses"),
                "dayparts",
                *("employer", "employer_text", "employer_is_unknown", "site"),
                *("place_text", "place_is_unknown", "postcode", "town"),
                *("occupation", "occupation_certainty", "occupation_checked", "occupation_is_unknown"),
                *("hours_min", "hours_max", "pay_min", "pay_max", "pay_period"),
                *("kind_c", "kind_phrase", "years_asked", "years_c", "years_phrase"),
                *("leading", "leading_c", "leading_phrase", "abroad", "abroad_c", "abroad_phrase"),
                *("screenings", "screenings_c", "screenings_phrase", "no_language"),
                *("has_demand", "diploma", "diploma_by_law", "night_work", "hazardous_work", "shift_hours"),
            ),
            PLAIN,
        ),
    ),
    Record(
        models.VacancySkill, "nobody", fields=dict.fromkeys(("id", "vacancy", "skill", "required"), PLAIN)
    ),
    Record(
        models.VacancyLanguage, "nobody", fields=dict.fromkeys(("id", "vacancy", "language", "level"), PLAIN)
    ),
    Record(
        models.VacancyLicence,
        "nobody",
        fields=dict.fromkeys(("id", "vacancy", "licence", "by_law", "c", "phrase"), PLAIN),
    ),
    Record(
        models.Demand,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "vacancy", "employer", "site", "part", "rule", "phrase"),
                *("decision", "decided_by", "decided_on"),
            ),
            PLAIN,
        ),
    ),
    Record(models.OpenQuestion, "nobody", fields=dict.fromkeys(("id", "vacancy", "item", "asked_on"), PLAIN)),
    Record(
        models.RegisterEntry,
        "employer person",
        fields={
            **dict.fromkeys(("id", "version", "employer", "vacancy", "how", "ground", "asked_on"), PLAIN),
            **dict.fromkeys(("discussed_on", "came_of", "replied_on", "made_on", "made_by"), PLAIN),
            **dict.fromkeys(("asked", "answer", "reply"), PERSONAL),
        },
    ),
    Record(
        models.Recognition,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "version", "site", "qualification", "name", "is_recognised"),
                *("checked_on", "source", "checked_by"),
            ),
            PLAIN,
        ),
    ),
    Record(
        models.RegisterLook, "nobody", fields=dict.fromkeys(("site", "asked_at", "done_at", "outcome"), PLAIN)
    ),
    Record(
        models.Feed,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "version", "source", "address", "employer", "given_by_employer"),
                *("is_on", "due_at", "may_drop", "added_by"),
            ),
            PLAIN,
        ),
    ),
    Record(
        models.FeedFetch,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "feed", "at", "outcome", "came", "new", "changed", "unchanged", "closed", "reopened"),
                *("missing", "refused", "wrong"),
            ),
            PLAIN,
        ),
    ),
    Record(
        models.EmployerPerson,
        "employer person",
        fields={
            **dict.fromkeys(("id", "version", "language", "origin", "told_on", "told_how"), PLAIN),
            **dict.fromkeys(("user", "mailed_on", "heard_on", "added_on", "added_by"), PLAIN),
            **dict.fromkeys(("no_cards_until", "most_cards"), PLAIN),
            **dict.fromkeys(("name", "phone", "email"), PERSONAL),
        },
    ),
    Record(
        models.Post,
        "employer person",
        fields={
            **dict.fromkeys(("id", "version", "person", "employer", "site", "gets_proposals"), PLAIN),
            "left_on": PLAIN,
            "function": PERSONAL,
        },
    ),
    Record(
        models.Conversation,
        "employer person",
        fields={
            **dict.fromkeys(("id", "version", "employer", "on", "channel", "about", "people"), PLAIN),
            **dict.fromkeys(("made_by", "made_at"), PLAIN),
            "line": PERSONAL,
        },
    ),
    Record(
        models.Promise,
        "employer person",
        fields={
            **dict.fromkeys(("id", "version", "employer", "conversation", "person", "due"), PLAIN),
            **dict.fromkeys(("offered", "amount", "outcome", "settled_on", "made_on", "made_by"), PLAIN),
            "sentence": PERSONAL,
        },
    ),
)
