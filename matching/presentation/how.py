"""How vacancies are put in order, told to everybody: each number comes from the policy that is in force."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.naming import CRITERIA, GATES, SHELVES
from matching.scorer.v2.order import FIRST, MOST_OF_AN_EMPLOYER
from matching.scorer.v2.policy import Policy
from matching.scorer.weights import TOTAL, bounds


@dataclass(frozen=True, slots=True)
class Told:
    """One line: what it is called, and in a sentence or two what it is. `points`: of a criterion."""

    name: str | Promise
    words: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class How:
    """The whole page. `own_points`: how far a youth may move the points."""

    version: str
    total: int
    criteria: tuple[Told, ...]
    certainty: tuple[str, ...]
    own_points: str
    gates: tuple[Told, ...]
    shelves: tuple[Told, ...]
    first: str


def how(policy: Policy) -> How:
    """The page for a policy, in the language that is active."""
    criteria, gates, shelves = _criteria(policy), _gates(policy), _shelves(policy)
    return How(
        version=policy.version.removeprefix("v"),
        total=TOTAL,
        criteria=tuple(
            Told(CRITERIA[name], criteria[name], points) for name, points in policy.weights.items()
        ),
        certainty=_certainty(policy),
        own_points=_own_points(policy),
        gates=tuple(Told(name, gates[gate]) for gate, name in GATES.items()),
        shelves=tuple(Told(name, shelves[shelf]) for shelf, name in SHELVES.items()),
        first=_(
            "Work within your travel time comes first, then what has most points, then what has most still "
            "open. With the same points a draw decides: it is different for each person and stays the same. "
            "Of one employer at most %(most)s stand in the first %(first)s."
        )
        % {"most": MOST_OF_AN_EMPLOYER, "first": FIRST},
    )


def _criteria(policy: Policy) -> dict[str, str]:
    return {
        "wish": _(
            "How close the work is to one of your wishes. The same work counts in full, work that looks like "
            "it counts in part. Your first wish counts a little more than the next ones."
        ),
        "skills": _(
            "How much of what the work asks you can do already. What is only useful counts half. Where a "
            "vacancy names fewer than %(least)s things, what the work usually asks counts for a part."
        )
        % {"least": policy.least_skills},
        "dream": _(
            "Whether it is your dream job, teaches you something for it, or is at an employer that has your "
            "dream job. What work usually teaches counts for %(percent)s percent."
        )
        % {"percent": policy.usual_percent},
        "needs": _(
            "Whether the workplace offers what you need there. A must counts twice. Only if you allowed us "
            "to keep it, and only in the list that your own jobhunter sees."
        ),
        "travel": _(
            "How short the way is, beside the time that you accept; you can accept no less than %(least)s "
            "minutes. If you did not say how long, %(assumed)s minutes is what we count with, and nothing is "
            "too far."
        )
        % {"least": policy.travel_limit_floor, "assumed": policy.travel_limit_assumed},
        "hours": _("Whether the hours fit, and the days and parts of the day. Half of the points each."),
        "language": _("Whether you speak the languages that the work asks, as well as it asks."),
        "own_words": _(
            "Words that you used yourself, and that stand in the text of the vacancy too. "
            "Words that are said of any work do not count."
        ),
    }


def _certainty(policy: Policy) -> tuple[str, ...]:
    return (
        _(
            "You only get points for what we know. What we do not know gives no points: it is shown as still "
            "open, and can be asked. So work that we know much of may stand above work that would fit better."
        ),
        _(
            "Many vacancies are read by a computer. What it read and nobody checked gets a number from 0 to "
            "100: how sure it is. At 80, it counts for 80 percent; the rest is open. From %(counts)s an "
            "occupation counts. From %(guess)s to there it is a guess: then we ask first."
        )
        % {"counts": policy.counts_from, "guess": policy.guess_from},
        _(
            "What was only read may shut a vacancy from %(closes)s on, and only for experience, country, "
            "kind of work, or licence. It says then that it was read, and one tap corrects it."
        )
        % {"closes": policy.closes_from},
    )


def _own_points(policy: Policy) -> str:
    return _(
        "You can move the points: each part may have from half to twice its usual points. Workplace needs "
        "never get fewer than %(needs)s. Together it stays %(total)s."
    ) % {"needs": bounds("needs", policy)[0], "total": TOTAL}


def _gates(policy: Policy) -> dict[str, str]:
    return {
        "travel": _(
            "The way takes longer than you accept. The time is an estimate, so it is only shut when it is "
            "too long by more than the estimate can be wrong: a tenth, and at least %(error)s minutes."
        )
        % {"error": policy.travel_error_floor},
        "hours": _(
            "No number of hours fits both, or no part of the week does. "
            "If less than half of the parts of the week fits, we ask first."
        ),
        "exclusion": _("You said that you do not want to work at this employer."),
        "need": _("You said that something must be there, and it is known that it is not."),
        "kind": _("It is a kind of work that you do not want: an internship, for instance."),
        "licence": _(
            "The law or the employer asks a diploma or licence, and we know that you do not have it. What an "
            "employer applies for, such as a security pass or a certificate of conduct, never shuts anything."
        ),
        "language": ngettext(
            "A language is asked, and you are more than %(levels)s level below it.",
            "A language is asked, and you are more than %(levels)s levels below it.",
            policy.language_levels_short,
        )
        % {"levels": policy.language_levels_short},
        "experience": _experience(policy),
        "abroad": _("The work is in another country."),
        "minor": _(
            "The law does not allow it at your age. Under 18: no nights, no dangerous work, at most "
            "%(older)s hours a week (under 16: %(younger)s, and no Sundays). Who still has to go to school "
            "may have a side job of at most %(side)s hours."
        )
        % {
            "older": policy.minor_week_hours["16_17"],
            "younger": policy.minor_week_hours["under_16"],
            "side": policy.side_job_hours,
        },
        "closed": _("The vacancy is filled or closed, or the last day to answer is over."),
    }


def _experience(policy: Policy) -> str:
    short = policy.experience_years_short
    return ngettext(
        "At least %(years)s years of experience are asked, and you have %(short)s year less in such work. "
        "Leading others counts as %(leading)s years.",
        "At least %(years)s years of experience are asked, and you have %(short)s years less in such work. "
        "Leading others counts as %(leading)s years.",
        short,
    ) % {"years": policy.experience_years, "short": short, "leading": policy.leading_years}


def _shelves(policy: Policy) -> dict[str, str]:
    return {
        "fits": _("The work is one of your wishes, or looks much like one."),
        "rung": _("Not a wish, but it teaches you something for your dream job, or is close to it."),
        "other": _("Open work that is neither."),
        "ask": _("It would fit, but something must be asked first."),
        "step": ngettext(
            "It would fit, and one small thing shuts it: one licence or certificate, a language at most "
            "%(levels)s level below, or at most %(minutes)s minutes too far.",
            "It would fit, and one small thing shuts it: one licence or certificate, a language at most "
            "%(levels)s levels below, or at most %(minutes)s minutes too far.",
            policy.step_language_levels,
        )
        % {"levels": policy.step_language_levels, "minutes": policy.step_travel_minutes},
        "unread": _("We do not know yet what work it is."),
        "not_now": _("Something shuts it for now. What it is stands there too."),
    }
