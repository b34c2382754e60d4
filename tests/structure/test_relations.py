"""Foreign keys are imports too: they point at the same layer or a lower one, and the log has none."""

from django.apps import apps
from django.db.models import Model

from tests.structure.test_layers import APPS, app_of, layer_of


def own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if app_of(model.__module__)]


def relations(model: type[Model]) -> list[tuple[str, type[Model]]]:
    """The fields of a model itself that point at another model, each with that model."""
    fields = (field for field in model._meta.get_fields() if not field.auto_created)
    return [(field.name, field.related_model) for field in fields if field.related_model is not None]


def level(model: type[Model]) -> int:
    found = layer_of(model.__module__)
    assert found is not None, f"{model.__module__} is in no layer"
    return found


def test_every_app_with_models_is_known_here() -> None:
    assert {app.name for app in apps.get_app_configs() if app.name in APPS} == set(APPS)


def test_foreign_keys_point_at_their_own_layer_or_a_lower_one() -> None:
    wrong = [
        f"{model.__name__}.{name} -> {other.__name__}"
        for model in own_models()
        for name, other in relations(model)
        if app_of(other.__module__) not in ("", app_of(model.__module__)) and level(other) >= level(model)
    ]
    assert wrong == []


def test_the_log_and_the_keys_have_no_foreign_keys() -> None:
    assert [
        f"{model.__name__}.{name}"
        for model in own_models()
        if model._meta.app_label in ("audit", "sealing")
        for name, _other in relations(model)
    ] == []
