"""Titles and texts of vacancies, put together from sentences of our own."""

from jobmatch.demo import lots
from jobmatch.demo.offers import Offer
from jobmatch.demo.tables import sentences

LEARNING = "in opleiding"
TITLES = {
    "job": ("{label}", "{label}", "{label} {town}", "{label} gezocht"),
    "apprenticeship": ("{label} in opleiding (BBL)", "Leerbaan {lower} (BBL)"),
    "internship": ("Stage {lower}", "Stageplek {lower} (BOL)"),
    "side_job": ("Bijbaan {lower}", "{label} (bijbaan)", "{label} in het weekend"),
    "work_experience": ("Werkervaringsplek {lower}",),
    "trial": ("Proefplaats {lower}",),
    "holiday": ("Vakantiewerk {lower}",),
}


def title(offer: Offer) -> str:
    label = offer.work.label
    if LEARNING in label:
        return f"{_capital(label)} (BBL)"
    form = lots.one_of(TITLES[offer.kind], "title", offer.key)
    return form.format(label=_capital(label), lower=label, town=offer.workplace.town.name)


def description(offer: Offer) -> str:
    """Two to four sentences: the work, the place, and what this kind of work brings."""
    groups = sentences()
    parts = list(offer.work.tasks) if lots.happens(45, "both", offer.key) else [_task(offer)]
    parts.append(lots.one_of(groups[offer.sector], "place", offer.key))
    if lots.happens(75, "kind", offer.key):
        parts.append(lots.one_of(groups[offer.kind], "brings", offer.key))
    return " ".join(parts)


def _task(offer: Offer) -> str:
    return lots.one_of(offer.work.tasks, "task", offer.key)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
