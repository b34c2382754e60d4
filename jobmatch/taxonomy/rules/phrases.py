"""What may be work or a skill in free words: 'ik wil graag kok worden' → 'kok'. Dutch and English."""

import re

from jobmatch.taxonomy.rules.wording import fold

LONGEST = 4000
MOST_PHRASES = 24
MOST_WORDS = 4
SHORTEST_WORD = 4

_CLAUSES = re.compile(r"[.,;:!?()\n\r\"/]+|\s[-–—]\s")
# Words that join two things, or begin a reason.
JOINING = frozenset(
    {
        *("en", "of", "maar", "want", "omdat", "zodat", "ook", "als", "net", "zoals", "terwijl", "dus"),
        *("and", "or", "but", "because", "so", "also", "as", "like", "while", "then", "with", "met"),
    }
)
# Words that say who, how much or how gladly, and no work or skill.
EMPTY = frozenset(
    {
        *("ik", "mij", "me", "mijn", "je", "jij", "jou", "we", "wij", "ze", "zij", "hij", "het", "de", "een"),
        *("dat", "die", "dit", "deze", "daar", "er", "te", "om", "aan", "in", "op", "bij", "van", "voor"),
        *("naar", "uit", "door", "over", "tot", "ben", "is", "zijn", "was", "word", "wordt", "worden"),
        *("heb", "hebt", "heeft", "hebben", "had", "wil", "willen", "wilde", "zou", "zouden", "kan", "kun"),
        *("kunnen", "mag", "moet", "moeten", "ga", "gaan", "doe", "doen", "graag", "liefst", "heel", "erg"),
        *("goed", "best", "leuk", "fijn", "mooi", "veel", "altijd", "vaak", "soms", "later", "nu", "weer"),
        *("hou", "houd", "houden", "droom", "droomde", "dromen", "vind", "vinden", "lijkt", "werk", "werken"),
        *("werkte", "gewerkt", "baan", "iets", "niet", "geen", "wel", "al", "nog", "dan", "echt", "beroep"),
        *("i", "my", "you", "your", "it", "its", "the", "a", "an", "that", "this", "these", "those"),
        *("to", "at", "on", "of", "for", "from", "by", "am", "are", "be", "been", "become", "being"),
        *("have", "has", "want", "would", "could", "can", "may", "must", "love", "like", "really", "very"),
        *("good", "well", "nice", "much", "always", "often", "sometimes", "now", "again", "dream", "dreamed"),
        *("find", "work", "working", "worked", "job", "something", "not", "no", "im", "id", "do", "doing"),
        *("thuis", "home", "mensen", "people", "dingen", "things", "jaar", "year", "years", "how", "hoe"),
    }
)
# Words that say something beside another word only.
WEAK = frozenset(
    {
        *("helpen", "maken", "maak", "geven", "vragen", "zorgen", "zelf", "vooral", "meer", "nodig", "eigen"),
        *("vertel", "elke", "korte", "omgaan", "sleutel", "leiden", "leren", "praten", "samen", "anderen"),
        *("help", "helping", "make", "making", "give", "giving", "care", "caring", "with", "talk", "talking"),
        *("learn", "learning", "others", "together", "more", "every", "myself", "need", "guard"),
    }
)


def phrases(text: str) -> list[str]:
    """The folded pieces of a text that may name work or a skill: whole pieces first, then words of them.

    At most MOST_PHRASES, each once, in the order of the text.
    """
    pieces = [piece for clause in _CLAUSES.split(text[:LONGEST]) for piece in _pieces(fold(clause).split())]
    wholes = [" ".join(piece) for piece in pieces if len(piece) <= MOST_WORDS]
    words = [word for piece in pieces for word in piece if len(word) >= SHORTEST_WORD and word not in WEAK]
    return list(dict.fromkeys([*wholes, *words]))[:MOST_PHRASES]


def _pieces(words: list[str]) -> list[list[str]]:
    """The words between those that join, without those that are empty."""
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in JOINING:
            pieces.append([])
        elif word not in EMPTY:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]
