"""The texts that a youth hears or reads before saying yes; a text that changes gets a new version."""

from jobmatch.taxonomy.vocabulary import Term

KEEP_NEEDS_VERSION = "keep_needs_1"

WORDINGS: dict[str, Term] = {
    KEEP_NEEDS_VERSION: Term(
        nl=(
            "Je kunt vertellen wat je op een werkplek nodig hebt, zoals kinderopvang, een rustige plek of "
            "pauzes die kunnen schuiven. Wij bewaren dat achter slot. Alleen je eigen jobhunter leest het. "
            "Het telt mee als we vacatures voor jou op een rij zetten. Een werkgever, school of moskee "
            "krijgt het niet te zien. Wij helpen je ook als je hier nee zegt. Je mag altijd stoppen; dan "
            "wissen we het."
        ),
        en=(
            "You can tell what you need at a workplace, such as childcare, a quiet place or breaks that can "
            "be moved. We keep that locked away. Only your own jobhunter reads it. It counts when we put "
            "vacancies in order for you. No employer, school or mosque gets to see it. We also help you if "
            "you say no. You can stop at any time; then we erase it."
        ),
    ),
}
