"""A municipality in which youths also find work, keep it or lose it, and are asked how it goes."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from matching.enums import EndReason, Going
from matching.models import CheckIn, Placement
from matching.services import nightly
from matching.services.work import check_ins, placements
from tests.candidates.machine import DAYS, PICK, Municipality


class MunicipalityAtWork(Municipality):
    """Adds what jobhunters record of work, and what the night does with it."""

    def placement(self, pick: int) -> Placement | None:
        rows = Placement.objects.select_related("candidate__desk__user", "candidate__municipality")
        found = {row.pk: row for row in rows}
        known = [pk for pk in self.placed if pk in found]
        return found[known[pick % len(known)]] if known else None

    @rule(who=PICK, which=PICK, days=st.integers(-30, 30), kind=st.sampled_from(["job", "internship"]))
    def agree_on_work(self, who: int, which: int, days: int, kind: str) -> None:
        candidate = self.candidate(which)
        details = placements.Details(
            kind=kind, starts_on=self.on + timedelta(days=days), employer_name="Shop"
        )
        by = self.worker(candidate, who)
        known = set(Placement.objects.values_list("pk", flat=True))
        self.act(placements.plan, candidate=candidate, details=details, by=by, on=self.on)
        self.placed += set(Placement.objects.values_list("pk", flat=True)) - known

    @rule(who=PICK, which=PICK, days=st.integers(0, 9))
    def begin_work(self, who: int, which: int, days: int) -> None:
        row = self.placement(which)
        if row:
            self.act(
                placements.start,
                placement=row,
                version=row.version,
                starts_on=self.on - timedelta(days=days),
                by=self.worker(row.candidate, who),
                on=self.on,
            )

    @rule(who=PICK, which=PICK, reason=st.sampled_from(EndReason.values))
    def end_work(self, who: int, which: int, reason: str) -> None:
        row = self.placement(which)
        if row:
            self.act(
                placements.end,
                placement=row,
                version=row.version,
                reason=reason,
                ended_on=self.on,
                by=self.worker(row.candidate, who),
                on=self.on,
            )

    @rule(who=PICK, which=PICK)
    def take_work_back(self, who: int, which: int) -> None:
        row = self.placement(which)
        if row:
            by = self.worker(row.candidate, who)
            self.act(placements.undo, placement=row, version=row.version, by=by, on=self.on)

    @rule(who=PICK, which=PICK, going=st.sampled_from(Going.values), days=DAYS)
    def say_how_it_goes(self, who: int, which: int, going: str, days: int) -> None:
        rows = CheckIn.objects.filter(due__lte=self.on + timedelta(days=days))
        rows = rows.select_related("placement__candidate__desk__user")
        row = self.one_of(rows.order_by("due", "side", "moment", "placement__starts_on"), which)
        if row:
            by = self.worker(row.placement.candidate, who)
            self.act(check_ins.record, check_in=row, version=row.version, by=by, on=self.on, going=going)

    @rule(who=PICK, which=PICK)
    def take_an_answer_back(self, who: int, which: int) -> None:
        rows = CheckIn.objects.filter(state="answered").select_related("placement__candidate__desk__user")
        row = self.one_of(rows.order_by("due", "side", "moment", "placement__starts_on"), which)
        if row:
            by = self.worker(row.placement.candidate, who)
            self.act(check_ins.take_back, check_in=row, version=row.version, by=by, on=self.on)

    def night(self) -> None:
        super().night()
        nightly.run(on=self.on)
