"""The texts that a youth hears or reads before saying yes; a text that changes gets a new version."""

from jobmatch.taxonomy.vocabulary import Term

KEEP_NEEDS_VERSION = "keep_needs_1"
TELL_REFERRER_VERSION = "tell_referrer_1"
STAND_IN_VERSION = "stand_in_1"

WORDINGS: dict[str, Term] = {
    KEEP_NEEDS_VERSION: Term(
        nl=(
            "Je kunt vertellen wat je op een werkplek nodig hebt, zoals kinderopvang, een rustige plek of "
            "pauzes die kunnen schuiven. Wij bewaren dat achter slot. Alleen je eigen jobhunter leest het, "
            "of een vervanger als jij dat goedvindt. Het telt mee als we vacatures voor jou op een rij "
            "zetten. Een werkgever, school of moskee krijgt het niet te zien. Wij helpen je ook als je hier "
            "nee zegt. Je mag altijd stoppen; dan wissen we het."
        ),
        en=(
            "You can tell what you need at a workplace, such as childcare, a quiet place or breaks that can "
            "be moved. We keep that locked away. Only your own jobhunter reads it, or a stand-in if you "
            "allow that. It counts when we put vacancies in order for you. No employer, school or mosque "
            "gets to see it. We also help you if you say no. You can stop at any time; then we erase it."
        ),
    ),
    TELL_REFERRER_VERSION: Term(
        nl=(
            "Iemand van je school, moskee of een andere partner heeft je bij ons gebracht. Mogen wij die "
            "persoon laten zien dat we contact met je hebben, en later dat je werk hebt? Meer vertellen we "
            "niet: niet welk werk, niet bij wie, en niets van wat je ons vertelt. Wij helpen je ook als je "
            "hier nee zegt. Je mag altijd stoppen; dan ziet die persoon niets nieuws meer."
        ),
        en=(
            "Someone of your school, mosque or another partner brought you to us. May we let that person see "
            "that we are in contact with you, and later that you have work? We tell no more than that: not "
            "which work, not where, and nothing of what you tell us. We also help you if you say no. You can "
            "stop at any time; then that person sees nothing new."
        ),
    ),
    STAND_IN_VERSION: Term(
        nl=(
            "Soms is je jobhunter ziek of op vakantie. Dan helpt een collega je verder. Mag die collega dan "
            "lezen wat wij achter slot bewaren, zoals je eigen woorden en wat je op een werkplek nodig hebt? "
            "Zeg je nee, dan helpt de collega je ook, maar blijft het slot dicht. Je mag altijd stoppen; dan "
            "gaat het slot meteen dicht."
        ),
        en=(
            "Sometimes your jobhunter is ill or on holiday. Then a colleague helps you. May that colleague "
            "read what we keep locked away, such as your own words and what you need at a workplace? If you "
            "say no, the colleague helps you too, but the lock stays closed. You can stop at any time; then "
            "the lock closes at once."
        ),
    ),
}
