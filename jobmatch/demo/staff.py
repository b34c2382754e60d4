"""The municipalities of the region, its partners, and everyone who can sign in."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import make_password

from jobmatch.accounts.demo import PASSWORD
from jobmatch.accounts.enums import DESK_ROLES, OrganisationKind
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.demo.reading import Row, id_of, rows
from jobmatch.places.selectors import municipalities_in

REGION = "midden-utrecht"
HOME_CODE = "GM0344"
HOME = "utrecht"
POOL = "pool"
HOME_ID = id_of("organisation", HOME)


def add_organisations(*, on: date) -> None:
    """A municipality for each of the region, and the partners that refer."""
    municipalities = [
        Organisation(
            id=HOME_ID if each.code == HOME_CODE else id_of("organisation", each.code),
            kind=OrganisationKind.MUNICIPALITY,
            name=f"Gemeente {each.name} (demo)",
            municipality=each,
        )
        for each in municipalities_in(REGION, on)
    ]
    partners = [
        Organisation(id=id_of("organisation", row["key"]), kind=row["kind"], name=row["name"])
        for row in rows("partners")
    ]
    Organisation.objects.bulk_create(municipalities + partners)


def add_people() -> None:
    """Everyone with one role, and with the password of the demo, so that each can be tried at a press."""
    password = make_password(PASSWORD)
    User.objects.bulk_create(
        User(
            id=user_id(row["email"]),
            email=row["email"],
            name=row["name"],
            password=password,
        )
        for row in rows("people")
    )
    Membership.objects.bulk_create(
        Membership(
            id=id_of("membership", row["email"]),
            user_id=user_id(row["email"]),
            organisation_id=id_of("organisation", row["organisation"]),
            role=row["role"],
        )
        for row in rows("people")
    )


def add_desks() -> Mapping[str, UUID]:
    """The pool, and a desk for each jobhunter and coordinator: e-mail address → desk."""
    desks = [Desk(id=id_of("desk", POOL), municipality_id=HOME_ID)]
    desks += [
        Desk(id=id_of("desk", row["email"]), municipality_id=HOME_ID, user_id=user_id(row["email"]))
        for row in rows("people")
        if row["role"] in DESK_ROLES
    ]
    Desk.objects.bulk_create(desks)
    return {row["email"]: id_of("desk", row["email"]) for row in jobhunters()}


def jobhunters() -> list[Row]:
    return [row for row in rows("people") if row["role"] == "jobhunter"]


def user_id(email: str) -> UUID:
    return id_of("user", email)
