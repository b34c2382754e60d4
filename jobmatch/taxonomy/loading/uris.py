"""Where the id of an occupation or a skill comes from: its URI, so that every installation agrees.

A row of the starter set that ESCO does not have gets a URN of our own.
"""

from uuid import NAMESPACE_URL, UUID, uuid5


def id_of(uri: str) -> UUID:
    """The id that belongs to a URI: everywhere the same one."""
    return uuid5(NAMESPACE_URL, uri)


def occupation_urn(key: str) -> str:
    return f"urn:jobmatch:occupation:{key}"


def skill_urn(key: str) -> str:
    return f"urn:jobmatch:skill:{key}"
