"""What the product uses of other libraries beside what they promise, in the shape that it had."""

import inspect
import re

from allauth.account.internal.flows import login
from allauth.core.internal import ratelimit

from tests.structure.test_layers import ROOT

PACKAGES = ("jobmatch", "candidates", "employers", "matching", "notifications")
INTERNAL = re.compile(r"^\s*(?:from|import) (\S*\binternal\b\S*)", re.MULTILINE)


def test_only_these_modules_import_what_a_library_keeps_to_itself() -> None:
    found = {
        (str(path.relative_to(ROOT)), name)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in INTERNAL.findall(path.read_text(encoding="utf-8"))
    }
    assert found == {
        ("jobmatch/doors/signin.py", "allauth.account.internal.flows.login"),
        ("jobmatch/doors/signin.py", "allauth.core.internal"),
        ("jobmatch/doors/second_factor.py", "allauth.account.internal.stagekit"),
        ("candidates/views/casework/limits.py", "allauth.core.internal"),
        ("employers/views/own.py", "allauth.core.internal"),
        ("jobmatch/doors/wrong_tokens.py", "allauth.core.internal"),
    }


def test_what_a_session_showed_is_asked_and_kept_as_before() -> None:
    assert list(inspect.signature(login.get_authentication_records).parameters) == ["request", "user"]
    kept = inspect.signature(login.record_authentication).parameters
    assert list(kept) == ["request", "user", "method", "extra_data"]
    assert kept["extra_data"].kind is inspect.Parameter.VAR_KEYWORD


def test_a_try_is_counted_as_before() -> None:
    asked = inspect.signature(ratelimit.consume).parameters
    assert {"request", "app", "action", "config", "key"} <= set(asked)
    assert list(inspect.signature(ratelimit.get_ip).parameters) == ["request"]
