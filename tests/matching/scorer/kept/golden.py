"""Writes down a ranking under policy 2, as it is kept, for the test that wants the same answer years later.

`python -m tests.matching.scorer.kept.golden`, only while the policy is not in use anywhere.
"""

import json
from dataclasses import replace

from matching.scorer.kept import v2
from matching.scorer.v2.inputs import Occupation, Pair, Reading
from matching.scorer.v2.rank import rank
from tests.matching.scorer.kept.test_v2 import GOLDEN
from tests.matching.scorer.v2.examples import GUARD, GUARD_DREAM, ORDER, POLICY, WATCHING, pair, person, uid

if __name__ == "__main__":
    NEEDS = {"place_to_pray": True}
    someone = person(wishes=(*person().wishes, GUARD_DREAM))
    fitting = pair().vacancy
    vacancies = (
        fitting,
        replace(fitting, id=uid(801), hours=None, languages=None, facts={"place_to_pray": "no"}),
        replace(
            fitting,
            id=uid(802),
            occupation=Occupation(GUARD, "5414", 70, frozenset({WATCHING, ORDER})),
            facts={"place_to_pray": "yes"},
        ),
        replace(fitting, id=uid(803), occupation=None, abroad=Reading(True, 90)),
    )
    pairs = [Pair(each, 20 + 10 * number, "bicycle") for number, each in enumerate(vacancies)]
    inputs = v2.inputs(someone, pairs, rank(someone, pairs, POLICY).page)
    golden = {
        "fingerprint": v2.fingerprint(),
        "inputs": inputs,
        "needs": NEEDS,
        "answer": v2.answer(inputs, NEEDS).decode(),
    }
    text = json.dumps(golden, indent=1, sort_keys=True, ensure_ascii=False)
    GOLDEN.write_text(text + "\n", encoding="utf-8")
