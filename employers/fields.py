"""Which fields are plain, personal or sealed. Vacancies and workplaces tell nothing of a youth: all plain."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Employer": {
        "plain": ("organisation", "version", "is_intermediary", "website", "about", "occupations"),
        "personal": (),
        "sealed": (),
    },
    "Site": {
        "plain": ("id", "version", "employer", "name", "street", "postcode", "town", "occupations"),
        "personal": (),
        "sealed": (),
    },
    "WorkplaceFact": {
        "plain": ("id", "employer", "site", "item", "answer", "stated_by", "stated_on", "expires_on"),
        "personal": (),
        "sealed": (),
    },
    "Vacancy": {
        "plain": (
            "id", "version", "source", "identifier", "state", "title", "description", "url", "posted_on",
            "closes_on", "starts_on", "openings", "employer", "employer_text", "employer_is_unknown", "site",
            "place_text", "place_is_unknown", "postcode", "town", "is_remote", "kind", "occupation",
            "occupation_certainty", "occupation_checked", "occupation_is_unknown", "hours_min", "hours_max",
            "dayparts", "pay_min", "pay_max", "pay_period", "diploma", "diploma_by_law", "night_work",
            "hazardous_work", "shift_hours", "decided",
        ),
        "personal": (),
        "sealed": (),
    },
    "VacancySkill": {"plain": ("id", "vacancy", "skill", "required"), "personal": (), "sealed": ()},
    "VacancyLanguage": {"plain": ("id", "vacancy", "language", "level"), "personal": (), "sealed": ()},
    "VacancyLicence": {"plain": ("id", "vacancy", "licence", "by_law"), "personal": (), "sealed": ()},
}  # fmt: skip
