"""Who can never be other help: police, prosecution, security services, signalling, benefit enforcement.

Known by the words of a name, by an abbreviation, or by where the mail goes. The list of kinds of organisation
has no place for them either; this catches one that was put down as an ordinary partner.
"""

import re

from jobmatch.places.rules.folding import fold

# Parts of words, folded. A political youth movement is no police.
_WORDS = re.compile(
    r"politie(?!k)|\bpolice\b|marechaussee|recherche|opsporing|opsporen"
    r"|openbaar ministerie|\bprosecut|officier van justitie|\bjustitie"
    r"|veiligheidsdienst|inlichtingendienst|inlichtingen en veiligheid|veiligheidshuis|terroris|terreur"
    r"|security service|intelligence service|radicaliser|deradicaliser|extremis"
    r"|\bsignalering|persoonsgerichte aanpak|casusoverleg"
    r"|handhav|\benforce|fraude|\bfraud\b|toezicht en naleving|uitkeringscontrole|bijzonder onderzoek"
)
# Short names that are words of their own in small letters ('om' is Dutch for 'around').
_ABBREVIATIONS = re.compile(r"\b(?:OM|AIVD|MIVD|NCTV|FIOD|KMar|KMAR|LSI)\b")
_DOMAINS = ("politie.nl", "om.nl", "aivd.nl", "mivd.nl", "nctv.nl", "fiod.nl", "marechaussee.nl")


def enforces(*texts: str) -> bool:
    """Whether a name or a line says that this is one of them."""
    return any(_WORDS.search(fold(text)) or _ABBREVIATIONS.search(text) for text in texts)


def is_address_of_one(email: str) -> bool:
    """Whether the mail goes to one of them, or is named after what they do."""
    local, _, host = email.casefold().rpartition("@")
    is_theirs = any(host == domain or host.endswith(f".{domain}") for domain in _DOMAINS)
    return is_theirs or enforces(local, host)
