"""With the word of the demo a link opens the pages of a youth, and there is something to do on them."""

from datetime import date

import pytest

from candidates.enums import LinkPurpose
from candidates.models import Candidate, Report
from candidates.services.casework import youth_links
from jobmatch.demo.reading import id_of
from jobmatch.demo.trust import AT_WORK, REPORTING, WORD
from jobmatch.links import services as links


@pytest.mark.parametrize("key", [AT_WORK, REPORTING])
def test_a_link_can_be_sent_and_opens_with_the_word(demo: date, key: str) -> None:
    youth = Candidate.objects.get(pk=id_of("candidate", key))
    assert youth_links.can_send(candidate=youth, on=demo)
    secret = links.make(person=youth.pk, purpose=LinkPurpose.MINE, word=youth.link_word)
    assert youth_links.open_up(secret=secret, word=WORD)


def test_one_has_an_agreement_to_say_yes_to_and_the_other_a_report(demo: date) -> None:
    youth = Candidate.objects.get(pk=id_of("candidate", AT_WORK))
    assert youth.agreements.open().filter(confirmed_on=None).exists()
    assert youth.placements.exists()
    assert Report.objects.filter(candidate=id_of("candidate", REPORTING)).exists()
