"""What time does to people and vacancies of employers, each night; a second run finds nothing."""

from datetime import date

from employers.services import asking, feeds, persons, questions, register
from jobmatch.running.turns import each_in_turn


def run(*, on: date) -> None:
    """Everything that a night does, in a fixed order."""
    jobs = (
        persons.ask_for_not_arrived,
        persons.forget_silent,
        register.forget_old,
        feeds.let_go,
        asking.take_off,
        asking.ask,
        questions.tidy,
    )
    each_in_turn(jobs, lambda job: job(on=on))
