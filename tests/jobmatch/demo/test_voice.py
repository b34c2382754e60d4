"""What youths of the demo went through: only under a yes, on every road, and one employer to talk with."""

from datetime import date

from candidates.enums import Purpose, ReportChoice, ReportState, Road
from candidates.models import Counted, Experience, Report
from candidates.selectors.consents.consents import is_live
from candidates.selectors.voice.voice import employer_talks
from candidates.services.voice import experiences, kept_reports
from candidates.services.voice.counting import FEWEST_YOUTHS
from jobmatch.accounts.models import User
from jobmatch.demo.people import COORDINATOR
from jobmatch.demo.reading import id_of, rows

LONGEST_MONTH_AND_HOLIDAYS = 31 + 5  # a day of the demo moves on to a working day


def test_each_was_told_under_a_yes_and_every_road_is_gone(demo: date) -> None:
    told = list(Experience.objects.all())
    for each in told:
        assert is_live(candidate=each.candidate, purpose=Purpose.KEEP_EXPERIENCE, on=demo)
    assert {experiences.unseal(each).road for each in told} == set(Road.values)
    assert any(experiences.unseal(each).feelings for each in told)


def test_one_report_is_being_written_and_one_was_answered(demo: date) -> None:
    assert Report.objects.filter(state=ReportState.DRAFT).count() == 1
    answered = Report.objects.get(state=ReportState.ANSWERED)
    paper = kept_reports.unseal(answered)
    assert paper.choice == ReportChoice.ANONYMOUS
    assert answered.sent_on is not None
    assert answered.sent_on < paper.progress[0].on < demo
    assert paper.outcome


def test_five_youths_and_more_than_one_jobhunter_name_one_employer(demo: date) -> None:
    assert Counted.objects.count() == FEWEST_YOUTHS
    coordinator = User.objects.get(email=COORDINATOR)
    assert [each.pk for each in employer_talks(coordinator, on=demo)] == [id_of("organisation", "kussen")]


def test_whatever_the_day_it_was_told_before_this_month() -> None:
    counted = {row["key"] for row in rows("consents") if row["purpose"] == Purpose.COUNT_EXPERIENCE}
    days = [int(row["days"]) for row in rows("experiences") if row["key"] in counted]
    assert len(days) == FEWEST_YOUTHS
    assert min(days) > LONGEST_MONTH_AND_HOLIDAYS
