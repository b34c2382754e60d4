"""What generated people and vacancies are made of: few of each, so that they often meet."""

from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.scorer.inputs import Skill
from tests.matching.scorer.v2.examples import uid

SKILLS = [Skill(uid(n), uid(20 + n % 3) if n % 4 else None) for n in range(20, 32)]
# 5221 to 5223 share three digits, 5249 and 5242 those of *other* sales work; the last has no code.
CODES = ("5223", "5221", "5211", "5414", "5249", "5242", "2330", "")
ISCO = {uid(n): code for n, code in enumerate(CODES, start=1)}
# An occupation's essential skills are the same wherever it is named.
ESSENTIAL = {pk: frozenset(SKILLS[place : place + place % 5]) for place, pk in enumerate(ISCO)}
EMPLOYERS = [uid(n) for n in range(40, 43)]
ITEMS = ("buddy", "wheelchair", "place_to_pray", "fixed_schedule")
LICENCES = ("forklift", "reach_truck", "driving_b", "driving_c", "code95", "security_pass", "big")
WORDS = ("winkel", "klanten", "trein", "fiets", "account")
CERTAINTIES = (0, 30, 45, 55, 60, 70, 79, 80, 84, 95, 100, 100, 100)
KINDS = list(WORK_KINDS)
