"""The relation with an employer on one page: who they are, what was said and promised, what comes next."""

from functools import partial

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.forms.relations import ConversationChangeForm, ConversationForm, MoveForm, OutcomeForm
from employers.models import Employer, EmployerPerson
from employers.selectors import employers as employer_selectors
from employers.selectors import relations
from employers.selectors.errands import due_errands
from employers.services import conversations, promises
from jobmatch.accounts import selectors
from jobmatch.accounts.enums import DONE_BY_HAND
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform

PAGE_SIZE = 10


@require_GET
def relation(request: StaffRequest, pk: str) -> HttpResponse:
    """What one reads before the next call, and where a thumb writes down what was said."""
    today = timezone.localdate()
    row = employer_selectors.employer(request.user, pk)
    found = relations.relation(request.user, row, on=today)
    page = Paginator(relations.conversations(request.user, row), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "employer": row,
        "relation": found,
        "page": page,
        "settled": relations.settled_promises(request.user, row)[:PAGE_SIZE],
        "errands": due_errands(found.errands),
        "mine": {errand.pk for errand in selectors.errands(request.user).open().at(row.pk)},
        "today": today,
    }
    return render(request, "employers/relation.html", context)


@require_http_methods(["GET", "POST"])
def conversation_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Write down a conversation, a promise and the next date in one go."""
    today = timezone.localdate()
    row = employer_selectors.employer(request.user, pk)
    by_hand = Q(mark="") | Q(kind__in=DONE_BY_HAND)
    errands = list(selectors.errands(request.user).open().at(row.pk).filter(by_hand))
    form = ConversationForm(
        request.POST or None,
        people=_present(request, row),
        errands=errands,
        sites=list(row.sites.all()),
        rows=employer_selectors.facts(row, on=today),
        on=today,
    )
    record = partial(conversations.record, employer=row, by=request.user, on=today)
    if perform(request, form, record, _("Written down.")):
        return redirect("employers:relation", pk=row.pk)
    return form_page(request, "employers/conversation_form.html", form, employer=row)


@require_http_methods(["GET", "POST"])
def conversation_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Put right what was written down."""
    talk = relations.conversation(request.user, pk)
    people = list(relations.people(request.user, talk.employer))
    form = ConversationChangeForm(request.POST or None, talk=talk, people=people)
    correct = partial(conversations.correct, conversation=talk, by=request.user, on=timezone.localdate())
    newest = partial(_version, request, pk)
    if perform(request, form, correct, _("Saved."), newest=newest):
        return redirect("employers:relation", pk=talk.employer_id)
    return form_page(request, "employers/conversation_edit.html", form, talk=talk, employer=talk.employer)


@require_POST
def conversation_take_back(request: StaffRequest, pk: str) -> HttpResponse:
    """Take back what was written down by mistake."""
    talk = relations.conversation(request.user, pk)
    take_back = partial(conversations.take_back, conversation=talk, by=request.user)
    attempt(request, VersionForm(request.POST), take_back, _("Taken back. What was promised in it stays."))
    return redirect("employers:relation", pk=talk.employer_id)


@require_POST
def promise_settle(request: StaffRequest, pk: str) -> HttpResponse:
    """Kept, not kept or lapsed."""
    promise = relations.promise(request.user, pk)
    settle = partial(promises.settle, promise=promise, by=request.user, on=timezone.localdate())
    attempt(request, OutcomeForm(request.POST), settle, _("Written down."))
    return redirect("employers:relation", pk=promise.employer_id)


@require_POST
def promise_reopen(request: StaffRequest, pk: str) -> HttpResponse:
    """A slip of the thumb: it is open after all."""
    promise = relations.promise(request.user, pk)
    reopen = partial(promises.reopen, promise=promise, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), reopen, _("It is open again."))
    return redirect("employers:relation", pk=promise.employer_id)


@require_http_methods(["GET", "POST"])
def promise_move(request: StaffRequest, pk: str) -> HttpResponse:
    """Move a promise to another day."""
    promise = relations.promise(request.user, pk)
    form = MoveForm(request.POST or None, promise=promise)
    move = partial(promises.move, promise=promise, by=request.user, on=timezone.localdate())
    newest = partial(_promise_version, request, pk)
    if perform(request, form, move, _("Saved."), newest=newest):
        return redirect("employers:relation", pk=promise.employer_id)
    return form_page(request, "employers/promise_move.html", form, promise=promise, employer=promise.employer)


def _present(request: StaffRequest, row: Employer) -> list[EmployerPerson]:
    return [post.person for post in relations.posts(request.user, row)]


def _version(request: StaffRequest, pk: str) -> int:
    return relations.conversation(request.user, pk).version


def _promise_version(request: StaffRequest, pk: str) -> int:
    return relations.promise(request.user, pk).version
