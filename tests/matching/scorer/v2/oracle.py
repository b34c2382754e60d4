"""Policy 2 once more, slow and literal, written from its text alone and with fractions.

It shares with the scorer the inputs and the lists of words, and nothing that computes. `judge_all` gives for
each vacancy its points and open by criterion, its gates, its shelf; and the order of each shelf.
"""

import json
import math
from fractions import Fraction
from pathlib import Path

from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER, CEFR_LEVELS, DIPLOMA_COVERS
from matching import scorer

IDF = json.loads((Path(scorer.__file__).parent / "vocabulary_v1.json").read_text("utf-8"))
LEVELS = list(CEFR_LEVELS)
WEIGHTS = {
    "wish": 300,
    "skills": 250,
    "dream": 100,
    "needs": 100,
    "travel": 100,
    "hours": 50,
    "language": 50,
    "own_words": 50,
}
OTHER = ("226", "235", "325", "441", "516", "524", "754", "818", "962")
ABOVE = {
    "driving_b": "driving_be driving_c driving_ce driving_d",
    "driving_am": "driving_b driving_be driving_c driving_ce driving_d",
    "driving_be": "driving_ce",
    "driving_c": "driving_ce",
    "vca_basic": "vca_vol",
}
LORRY, TRUCKS = {"driving_c", "driving_ce", "code95"}, {"forklift", "reach_truck"}
QUALIFIES = ("mbo2", "havo", "mbo3", "vwo", "mbo4", "hbo", "wo")
GATES = ("travel", "hours", "exclusion", "need", "kind", "licence")
GATES += ("language", "experience", "abroad", "minor", "closed")
ONE = Fraction(1)
MASK = 2**64 - 1


def likeness(wish, occupation):
    if wish.occupation == occupation.id:
        return 100
    best = 0
    if wish.isco and occupation.isco:
        for digits, worth in ((1, 10), (2, 30), (3, 60), (4, 80)):
            if wish.isco[:digits] == occupation.isco[:digits]:
                best = 30 if digits == 3 and wish.isco[:3] in OTHER else worth
    theirs = {skill.id for skill in occupation.skills}
    if wish.skills and theirs and 2 * len(wish.skills & theirs) >= len(wish.skills | theirs):
        best = max(best, 60)
    return best


class Case:
    """One person and one vacancy."""

    def __init__(self, person, pair):
        self.p, self.pair, self.v = person, pair, pair.vacancy
        found = self.v.occupation
        self.occupation = found if found and found.c >= 60 else None
        self.dream = next((wish for wish in person.wishes if wish.is_dream), None)
        self.had = set(person.skills)
        for source in (*person.work_done, *person.diplomas):
            self.had |= source.skills
        self.had_ids = {skill.id for skill in self.had}
        self.limit = None if person.travel_limit is None else max(5, person.travel_limit)
        self.form = list(self.v.listed)
        self.own_list = self.form or list(self.v.read)
        self.usual = {} if self.form or not self.occupation else {s.id: s for s in self.occupation.skills}

    # points

    def shares(self):
        """Criterion → (lo, up) as fractions, or None when it can't differ for this person."""
        return {name: getattr(self, f"share_{name}")() for name in WEIGHTS}

    def share_wish(self):
        if not self.p.wishes:
            return None
        if not self.occupation:
            return 0, ONE
        c = self.occupation.c
        best = 0
        for place, wish in enumerate(self.p.wishes):
            f = 100 if place == 0 else 90 if place == 1 else 80
            best = max(best, Fraction(f * likeness(wish, self.occupation) * c, 10**6))
        return best, best + Fraction(100 - c, 100)

    def m(self, skill):
        if skill.id in self.had_ids:
            return 2
        for mine in self.had:
            if mine.broader == skill.id or skill.broader == mine.id:
                return 1
            if skill.broader is not None and mine.broader == skill.broader:
                return 1
        return 0

    def share_skills(self):
        lo, missing, total = Fraction(0), Fraction(0), 0
        for asked in self.own_list:
            total += 2 if asked.required else 1
        d = max(total, 6)
        for asked in self.own_list:
            w, m = (2 if asked.required else 1), self.m(asked.skill)
            lo += Fraction(w * m * asked.c, 200 * d)
            missing += Fraction(w * (2 - m) * asked.c, 200 * d)
        if self.usual:
            k = Fraction(60 * self.occupation.c, 10**4)
            met = sum(self.m(skill) for skill in self.usual.values())
            lo += Fraction(d - total, d) * k * Fraction(met, 2 * len(self.usual))
        return lo, 1 - missing

    def share_dream(self):
        if not self.dream:
            return None
        wanted = self.dream.skills
        occupation, c = self.occupation, self.occupation.c if self.occupation else 0
        is_it = bool(occupation) and occupation.id == self.dream.occupation
        certainty = {asked.skill.id: Fraction(asked.c, 100) for asked in self.own_list}
        for pk in self.usual:
            certainty[pk] = max(certainty.get(pk, 0), Fraction(60 * c, 10**4))
        shared = [certainty[pk] for pk in wanted if pk in certainty]
        lows = [Fraction(0)]
        if is_it:
            lows.append(Fraction(c, 100))
        if wanted:
            lows.append(sum(shared, Fraction(0)) / len(wanted))
        elif occupation:
            lows.append(Fraction(likeness(self.dream, occupation) * c, 10**4))
        if self.v.employer_named and self.dream.occupation in self.v.house:
            lows.append(Fraction(1, 2))
        lo = max(lows)
        if not occupation and not self.form:
            return lo, ONE
        ups = [lo, ONE if is_it else Fraction(100 - c, 100)]
        if not wanted and occupation and not is_it:
            ups.append(Fraction(likeness(self.dream, occupation) * c, 10**4) + Fraction(100 - c, 100))
        if wanted and not self.form:
            doubt = sum((1 - each for each in shared), Fraction(0))
            doubt += (len(wanted) - len(shared)) * (1 - Fraction(60 * c, 10**4))
            ups.append(lo + doubt / len(wanted))
        return lo, min(ONE, max(ups))

    def share_needs(self):
        if not self.p.needs:
            return None
        told = (self.v.facts or {}) if self.v.employer_named else {}
        total = yes = no = 0
        for item, must in self.p.needs.items():
            w = 2 if must else 1
            total += w
            yes += w if told.get(item) == "yes" else 0
            no += w if told.get(item) == "no" else 0
        return Fraction(yes, total), 1 - Fraction(no, total)

    def share_travel(self):
        if self.v.remote:
            return ONE, ONE
        if self.v.abroad and self.v.abroad.value:
            return 0, Fraction(100 - self.v.abroad.c, 100)
        if self.pair.minutes is None:
            return 0, ONE
        limit = self.limit or 60
        fits = Fraction(max(0, limit - self.pair.minutes), limit)
        return fits, fits

    def hours_fit(self):
        if not self.p.hours or not self.v.hours:
            return None
        mine = set(range(self.p.hours.low, self.p.hours.high + 1))
        offered = self.v.hours.value
        return 100 if mine & set(range(offered.low, offered.high + 1)) else 0

    def dayparts_fit(self):
        if not self.p.dayparts or not self.v.dayparts or not self.v.dayparts.value:
            return None
        asked = [bit for bit in range(21) if self.v.dayparts.value >> bit & 1]
        return 100 * sum(self.p.dayparts >> bit & 1 for bit in asked) // len(asked)

    def share_hours(self):
        lo = up = Fraction(0)
        halves = ((self.hours_fit(), self.v.hours), (self.dayparts_fit(), self.v.dayparts))
        for fit, reading in halves:
            if fit is None:
                up += 100
                continue
            lo += Fraction(fit * reading.c, 100)
            up += Fraction(fit * reading.c, 100) + (100 - reading.c)
        return lo / 200, up / 200

    def short(self, code):
        level = (self.p.languages or {}).get(code)
        if level is None:
            return None
        return LEVELS.index(self.v.languages[code].value) - LEVELS.index(level)

    def share_language(self):
        if self.v.languages is None:
            return 0, ONE
        lows, ups = [ONE], [ONE]
        for code, reading in self.v.languages.items():
            short = self.short(code)
            if short is None:
                lows.append(0)
            elif short > 0:
                lows.append(0)
                ups.append(Fraction(100 - reading.c, 100))
            else:
                lows.append(Fraction(reading.c, 100))
        return min(lows), min(ups)

    def share_own_words(self):
        if self.p.own_words is None:
            return None
        found = Fraction(min(sum(IDF[word] for word in self.p.own_words & self.v.words), 2000), 2000)
        return found, found

    def points(self):
        """Criterion → (points, open, total)."""
        weights = self.p.weights or WEIGHTS
        result = {}
        for name, share in self.shares().items():
            if share is None:
                result[name] = (0, 0, 0)
                continue
            points = math.floor(weights[name] * share[0])
            result[name] = (points, math.floor(weights[name] * share[1]) - points, weights[name])
        return result

    # gates: each gives the certainties with which things stop, and what family each lacks

    def gates(self):
        """Gate → 'closed' or 'doubtful', for those that are not open; and whether it is one small step."""
        states, steps = {}, []
        for name in GATES:
            found = list(getattr(self, f"gate_{name}")())
            if any(state == "closed" for state, _ in found):
                states[name] = "closed"
                steps += [step for _, step in found]
            elif found:
                states[name] = "doubtful"
        small = list(states.values()) == ["closed"] and len(set(steps)) == 1 and steps[0] is not None
        return states, small

    def gate_travel(self):
        m = self.pair.minutes
        if self.limit is None or m is None or self.v.remote:
            return
        if m - max(5, math.ceil(m / 10)) > self.limit:
            yield "closed", "minutes" if m - self.limit <= 15 else None

    def gate_hours(self):
        for fit, reading in (
            (self.hours_fit(), self.v.hours),
            (self.dayparts_meet(), self.v.dayparts),
        ):
            if fit == 0:
                yield ("closed" if reading.c == 100 else "doubtful"), None
        if self.dayparts_meet() and 2 * len(self.free_and_asked()) < self.v.dayparts.value.bit_count():
            yield "doubtful", None

    def free_and_asked(self):
        return [bit for bit in range(21) if (self.p.dayparts & self.v.dayparts.value) >> bit & 1]

    def dayparts_meet(self):
        if not self.p.dayparts or not self.v.dayparts or not self.v.dayparts.value:
            return None
        return 1 if self.p.dayparts & self.v.dayparts.value else 0

    def gate_exclusion(self):
        if self.v.employer is not None and self.v.employer in self.p.excluded_employers:
            yield "closed", None

    def gate_need(self):
        told = (self.v.facts or {}) if self.v.employer_named else {}
        if any(must and told.get(item) == "no" for item, must in (self.p.needs or {}).items()):
            yield "closed", None

    def gate_kind(self):
        if self.p.kinds and self.v.kind and self.v.kind.value not in self.p.kinds:
            yield ("closed" if self.v.kind.c >= 80 else "doubtful"), None

    def asked(self):
        """(requirement, certainty) of all that counts, an own one before the occupation's."""
        own = [each for each in self.v.requirements if not each.from_occupation]
        named = {(each.kind, each.code) for each in own}
        for each in self.v.requirements:
            if not each.from_occupation:
                yield each, each.c
            elif self.occupation and (each.kind, each.code) not in named:
                yield each, self.occupation.c

    def lacks(self, each):
        if each.kind == "diploma":
            held = any(each.code in DIPLOMA_COVERS[diploma.level] for diploma in self.p.diplomas)
        else:
            higher = ABOVE.get(each.code, "").split()
            held = bool(self.p.licences & {each.code, *higher})
        return not held and self.p.credentials_complete

    def gate_licence(self):
        learns = self.v.kind and self.v.kind.value in ("apprenticeship", "internship")
        for each, c in self.asked():
            if each.kind not in ("licence", "diploma") or each.code in APPLIED_FOR_BY_EMPLOYER:
                continue
            if each.from_occupation and (learns or not each.by_law):
                continue
            if not self.lacks(each):
                continue
            needed = 100 if each.kind == "diploma" and not each.from_occupation else 80
            step = None
            if each.kind == "licence" and each.code not in ("big", "boa"):
                step = "lorry" if each.code in LORRY else "truck" if each.code in TRUCKS else each.code
            yield ("closed" if c >= needed else "doubtful"), step

    def gate_language(self):
        for code, reading in (self.v.languages or {}).items():
            short = self.short(code)
            if short is not None and short > 1:
                yield ("closed" if reading.c == 100 else "doubtful"), (code if short == 2 else None)

    def years(self):
        if self.v.years and self.v.years.value >= 3:
            yield self.v.years.value, self.v.years.c
        if self.v.leading and self.v.leading.value:
            yield 2, self.v.leading.c

    def gate_experience(self):
        if not self.occupation or not self.occupation.isco:
            return
        recorded = [w.months for w in self.p.work_done if w.isco[:3] == self.occupation.isco[:3]]
        for asked, c in self.years():
            if Fraction(sum(recorded), 12) <= asked - 2:
                sure = sum(recorded) > 0 or self.p.all_my_work
                yield ("closed" if sure and c >= 80 else "doubtful"), None

    def gate_abroad(self):
        if self.v.abroad and self.v.abroad.value:
            yield ("closed" if self.v.abroad.c >= 80 else "doubtful"), None

    def gate_minor(self):
        for certain in self.broken_rules():
            told = certain and self.p.age_band != "unknown"
            yield ("closed" if told else "doubtful"), None

    def broken_rules(self):
        """For each rule broken, whether it is by what is told or checked."""
        age = self.p.age_band
        least = {"18_plus": None, "under_16": 16}.get(age, 18)
        for each, c in self.asked():
            usual = each.from_occupation and not each.by_law
            if each.kind == "age" and least is not None and int(each.code) >= least and not usual:
                yield c == 100
        if age != "18_plus":
            yield from self.broken_times(age == "under_16")
            yield from self.broken_school(age == "under_16")

    def broken_times(self, young):
        v = self.v
        for reading in (v.night_work, v.hazardous_work, v.sunday_work if young else None):
            if reading and reading.value:
                yield reading.c == 100
        if v.hours and v.hours.value.low > 40:
            yield v.hours.c == 100

    def broken_school(self, young):
        v = self.v
        qualified = any(diploma.level in QUALIFIES for diploma in self.p.diplomas)
        known = qualified or self.p.has_start_qualification is not None or self.p.credentials_complete
        qualified = qualified or bool(self.p.has_start_qualification)
        # At 16 and 17 a qualification that is not known is asked.
        if not v.kind or (not young and (qualified or not known)):
            return
        allowed = {"internship", "holiday"} if young else {"internship", "holiday", "apprenticeship"}
        if v.kind.value != "side_job" and v.kind.value not in allowed:
            yield v.kind.c == 100
        elif v.kind.value == "side_job" and v.hours and v.hours.value.low > 12:
            yield v.kind.c == 100 and v.hours.c == 100

    def gate_closed(self):
        v = self.v
        if not v.is_open or v.is_filled or (v.closes_on and v.closes_on < self.p.on):
            yield "closed", None

    # shelves

    def n(self, wishes=None):
        wishes = self.p.wishes if wishes is None else wishes
        return max((likeness(wish, self.occupation) for wish in wishes), default=0) if self.occupation else 0

    def rung(self):
        """(order, number of new skills) of a rung, or None."""
        v = self.v
        if not self.dream or not (self.occupation or self.form):
            return None
        if v.occupation and v.occupation.id == self.dream.occupation:
            return None
        present = self.p.present_isco
        if v.occupation and len(present) >= 3 and v.occupation.isco[:3] == present[:3]:
            return None
        builds = {each.skill.id for each in self.own_list if each.c >= 50}
        if not self.form and v.occupation and v.occupation.c >= 84:
            builds |= {skill.id for skill in v.occupation.skills}
        new = (self.dream.skills & builds) - self.had_ids
        learns = bool(v.kind) and v.kind.value in ("apprenticeship", "internship")
        learns = learns and self.n([self.dream]) >= 60
        enough = len(new) >= 2 and 3 * len(new) >= len(self.dream.skills)
        house = v.employer_named and self.dream.occupation in v.house and len(new) >= 1
        if not (learns or enough or house):
            return None
        here = v.employer is not None and v.employer == self.p.present_employer
        return (0 if learns else 1, 0 if here else 1, -len(new))

    def shelf(self):
        states, small = self.gates()
        rung = self.rung()
        wanted = self.n() >= 60 or rung is not None
        if "closed" in states.values():
            return "step" if small and (self.n() >= 80 or rung is not None) else "not_now"
        found = self.v.occupation
        guess = bool(found) and 40 <= found.c < 60 and not list(self.years())
        guess = guess and max((likeness(wish, found) for wish in self.p.wishes), default=0) >= 80
        if not self.occupation and rung is None and not guess:
            return "unread"
        place_unknown = not self.v.place_known and not self.v.remote
        if (wanted and (place_unknown or states)) or guess:
            return "ask"
        if self.n() >= 60:
            return "fits"
        return "rung" if rung else "other"


def tie(seed, vacancy):
    """splitmix64's finaliser over the halves, one after the other."""
    key = 0
    whole = int.from_bytes(seed, "big") << 128 | vacancy.int
    for shift in (192, 128, 64, 0):
        z = ((key ^ (whole >> shift & MASK)) + 0x9E3779B97F4A7C15) % 2**64
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
        key = z ^ z >> 31
    return key


def judge_all(person, market):
    """(vacancy → what it gives, shelf → the order before and after the rule of two an employer)."""
    cases = {pair.vacancy.id: Case(person, pair) for pair in market}
    each = {
        pk: {"points": case.points(), "gates": case.gates()[0], "shelf": case.shelf()}
        for pk, case in cases.items()
    }
    shelves = {}
    for name in ("fits", "rung", "other", "ask", "step", "unread", "not_now"):
        here = [pk for pk in cases if each[pk]["shelf"] == name]

        def place(pk, name=name):
            case = cases[pk]
            points = sum(part[0] for part in each[pk]["points"].values())
            open_ = sum(part[1] for part in each[pk]["points"].values())
            last = (tie(person.tie_seed, pk), pk)
            if name == "rung":
                return (*case.rung(), -points, *last)
            m = case.pair.minutes
            far = m is not None and case.limit is not None and m > case.limit and not case.v.remote
            return (far, -points, -open_, *last)

        here.sort(key=place)
        stays, seen = [], set()
        for pk in here:
            v = cases[pk].v
            known = v.employer_named and v.employer is not None and v.double is not None
            if known and (v.employer, v.double) in seen:
                continue
            seen.add((v.employer, v.double) if known else pk)
            stays.append(pk)
        shelves[name] = (stays, two_an_employer(stays, cases))
    return each, shelves


def two_an_employer(rows, cases):
    """The first ten: again and again the first that is left whose employer has not two in them yet."""
    left, first = list(rows), []
    while len(first) < 10:
        of = [cases[pk].v.employer for pk in first if cases[pk].v.employer_named]
        fitting = (
            pk for pk in left if not cases[pk].v.employer_named or not cases[pk].v.employer
            or of.count(cases[pk].v.employer) < 2
        )  # fmt: skip
        chosen = next(fitting, None)
        if chosen is None:
            break
        left.remove(chosen)
        first.append(chosen)
    return first + left
