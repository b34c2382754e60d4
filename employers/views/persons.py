"""Somebody at an employer: all that we keep of them, to read with them, put right or erase."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.forms.relations import PersonChangeForm, PersonForm, PostForm, PutForm
from employers.selectors import employers as employer_selectors
from employers.selectors import relations
from employers.selectors.copies import copy_of
from employers.services import persons, sign_ins
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import ActForm, VersionForm, attempt, form_page, perform
from jobmatch.phones import for_people


@require_GET
def person(request: StaffRequest, pk: str) -> HttpResponse:
    """Everything that we keep of somebody: it is the copy that they may ask for."""
    row = relations.person(request.user, pk)
    posts = list(relations.posts_of(request.user, row))
    context = {"person": row, "posts": posts, "copy": copy_of(row), "first": posts[0].employer}
    return render(request, "employers/person.html", context)


@require_http_methods(["GET", "POST"])
def person_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody new at this employer."""
    row = employer_selectors.employer(request.user, pk)
    form = PersonForm(request.POST or None, employer=row)
    add = partial(persons.add, employer=row, by=request.user, on=timezone.localdate())
    if perform(request, form, add, _("Written down.")):
        return redirect("employers:relation", pk=row.pk)
    return form_page(request, "employers/person_form.html", form, employer=row, person=None)


@require_http_methods(["GET", "POST"])
def person_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Put right what we have of somebody."""
    row = relations.person(request.user, pk)
    form = PersonChangeForm(request.POST or None, person=row, phone=for_people(row.phone))
    change = partial(persons.change, person=row, by=request.user, on=timezone.localdate())
    newest = partial(_version, request, pk)
    if perform(request, form, change, _("Saved."), newest=newest):
        return redirect("employers:person", pk=row.pk)
    return form_page(request, "employers/person_form.html", form, person=row, employer=None)


@require_POST
def person_told(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody said to them that we keep their details, why and from where."""
    row = relations.person(request.user, pk)
    tell = partial(persons.told_by_voice, person=row, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), tell, _("Written down."))
    return redirect("employers:person", pk=row.pk)


@require_http_methods(["GET", "POST"])
def person_erase(request: StaffRequest, pk: str) -> HttpResponse:
    """Forget somebody for good, after one more look."""
    row = relations.person(request.user, pk)
    employer = relations.posts_of(request.user, row)[0].employer
    form = ActForm(request.POST if request.method == "POST" else None)
    erase = partial(persons.erase, person=row, by=request.user, on=timezone.localdate())
    if perform(request, form, erase, _("Erased.")):
        return redirect("employers:relation", pk=employer.pk)
    return form_page(request, "employers/person_erase.html", form, person=row)


@require_http_methods(["GET", "POST"])
def post_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody works at one more employer."""
    row = relations.person(request.user, pk)
    form = PutForm(request.POST or None, employers=employer_selectors.employers(request.user))
    if perform(request, form, partial(persons.put_at, person=row, by=request.user), _("Saved.")):
        return redirect("employers:person", pk=row.pk)
    return form_page(request, "employers/post_form.html", form, person=row, post=None)


@require_http_methods(["GET", "POST"])
def post_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """What somebody does there, put right."""
    post = relations.post(request.user, pk)
    form = PostForm(request.POST or None, post=post)
    change = partial(persons.change_post, post=post, by=request.user)
    newest = partial(_post_version, request, pk)
    if perform(request, form, change, _("Saved."), newest=newest):
        return redirect("employers:person", pk=post.person_id)
    return form_page(request, "employers/post_form.html", form, person=post.person, post=post)


@require_POST
def post_leave(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody does not work there any more."""
    post = relations.post(request.user, pk)
    leave = partial(persons.leave, post=post, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), leave, _("Written down."))
    return redirect("employers:person", pk=post.person_id)


@require_POST
def post_invite(request: StaffRequest, pk: str) -> HttpResponse:
    """Let somebody sign in for this employer: one mail with the way in."""
    post = relations.post(request.user, pk)
    invite = partial(sign_ins.invite, post=post, by=request.user)
    attempt(request, VersionForm(request.POST), invite, _("Invited: a mail is on its way."))
    return redirect("employers:relation", pk=post.employer_id)


@require_POST
def post_stop(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody signs in for this employer no more."""
    post = relations.post(request.user, pk)
    stop = partial(sign_ins.stop, post=post, by=request.user)
    ended = _(
        "Ended: no link from before opens this page, and “gets proposals from us” is off. "
        "Only a proposal by mail, or a mail for another employer of theirs, brings a new link."
    )
    attempt(request, VersionForm(request.POST), stop, ended)
    return redirect("employers:person", pk=post.person_id)


def _version(request: StaffRequest, pk: str) -> int:
    return relations.person(request.user, pk).version


def _post_version(request: StaffRequest, pk: str) -> int:
    return relations.post(request.user, pk).version
