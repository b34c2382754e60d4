"""No form says anything in English, or formally, on a page that is in Dutch: those of others neither."""

import re
from collections.abc import Callable, Iterator

import pytest
from allauth.account import forms as account_forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.recovery_codes import forms as recovery_forms
from django.contrib.auth import password_validation
from django.core import validators
from django.core.exceptions import ValidationError
from django.forms import fields
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from jobmatch.accounts.models import User
from jobmatch.doors import signin
from tests.factories import make_coordinator, make_user, sign_in

SAME_IN_BOTH = {"Code", "Codes", "Token"}
FORMAL = re.compile(r"\b[Uu]w?\b")
# What is in nobody's form here: nobody signs up, changes an address or signs in by phone.
ELSEWHERE = re.compile("username|phone|email_taken|duplicate_email|max_email|primary_email|add_email")
Said = tuple[str, Callable[[], object]]


def adapters() -> Iterator[Said]:
    for adapter in (DefaultAccountAdapter, DefaultMFAAdapter):
        for code, text in adapter.error_messages.items():
            if not ELSEWHERE.search(code):
                yield code, lambda text=text: text


def allauth_forms() -> Iterator[Said]:
    kinds = (
        account_forms.LoginForm,
        account_forms.ChangePasswordForm,
        account_forms.ResetPasswordKeyForm,
        account_forms.ConfirmLoginCodeForm,
        account_forms.ReauthenticateForm,
        mfa_forms.AuthenticateForm,
        mfa_forms.ReauthenticateForm,
        recovery_forms.GenerateRecoveryCodesForm,
        signin.CodeForm,
        signin.PasswordForm,
    )
    for kind in kinds:
        for name, field in kind.base_fields.items():
            texts = [field.label, field.help_text, field.widget.attrs.get("placeholder")]
            for text in [*texts, *field.error_messages.values()]:
                if text:
                    yield f"{kind.__name__}.{name}", lambda text=text: text


def django_fields() -> Iterator[Said]:
    for kind in (one for one in vars(fields).values() if isinstance(one, type)):
        for code, text in getattr(kind, "default_error_messages", {}).items():
            yield f"{kind.__name__}.{code}", lambda text=text: text
    for check in (validators.EmailValidator, validators.MaxValueValidator, validators.MinValueValidator):
        yield check.__name__, lambda check=check: check.message
    yield "nul", lambda: validators.ProhibitNullCharactersValidator.message


def passwords() -> Iterator[Said]:
    for rule in password_validation.get_default_password_validators():
        yield type(rule).__name__, rule.get_help_text
        yield f"{type(rule).__name__}: refused", rule.get_error_message


@pytest.mark.parametrize("texts", [adapters, allauth_forms, django_fields, passwords])
def test_no_text_of_a_form_is_english_or_formal_on_a_dutch_page(texts: Callable[[], Iterator[Said]]) -> None:
    said = list(texts())
    assert said
    wrong = []
    for where, text in said:
        with override("en"):
            english = str(text())
        with override("nl"):
            dutch = str(text())
        if (dutch and dutch == english and dutch not in SAME_IN_BOTH) or FORMAL.search(dutch):
            wrong.append((where, dutch))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["kort", "password1234", "sanne@example.org"])
def test_a_refused_password_says_why_in_dutch(password: str) -> None:
    user: User = make_user(email="sanne@example.org")
    with override("nl"), pytest.raises(ValidationError) as refused:
        password_validation.validate_password(password, user)
    assert all(re.search(r"\b(Dit|wachtwoord|Veel)\b", each) for each in refused.value.messages)


@pytest.mark.django_db
def test_the_page_of_the_second_key_asks_a_code_in_dutch() -> None:
    client = sign_in(Client(), make_coordinator(), second_factor=False)
    page = client.get(reverse("mfa_activate_totp"), headers={"accept-language": "nl"}).content.decode()
    assert "Code van de app" in page
    assert "Authenticator code" not in page
