"""The texts that a youth hears or reads before saying yes; a text that changes gets a new version."""

from jobmatch.taxonomy.vocabulary import Term

KEEP_NEEDS_VERSION = "keep_needs_2"
TELL_REFERRER_VERSION = "tell_referrer_2"
STAND_IN_VERSION = "stand_in_2"
KEEP_EXPERIENCE_VERSION = "keep_experience_1"
SHARE_WITH_EMPLOYERS_VERSION = "share_3"
COUNT_EXPERIENCE_VERSION = "count_1"
MESSAGE_ME_VERSION = "message_me_1"
OTHER_PARTNER_VERSION = "other_partner_1"

FORMER: dict[str, Term] = {
    "keep_needs_1": Term(
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
    "tell_referrer_1": Term(
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
    "stand_in_1": Term(
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
    "share_1": Term(
        nl=(
            "Mogen wij bij werkgevers over jou beginnen? Een werkgever hoort eerst alleen wat je kunt en "
            "wanneer je kunt werken, zonder je naam. Je ziet vooraf precies wat de werkgever krijgt, en "
            "je zegt elke keer apart ja of nee. Wij helpen je ook als je hier nee zegt. Je mag altijd "
            "stoppen; dan gaat er niets meer naar een werkgever. Wat een werkgever al heeft, kunnen we "
            "niet terughalen. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "May we speak about you with employers? At first an employer hears only what you can do and "
            "when you can work, without your name. You see beforehand exactly what the employer gets, and"
            " each time you say yes or no. We also help you if you say no. You can stop at any time; then"
            " nothing more goes to an employer. What an employer already has cannot be called back. "
            "Within a year we ask again."
        ),
    ),
    "share_2": Term(
        nl=(
            "Mogen wij met werkgevers over jou praten? Een werkgever hoort eerst alleen wat je kunt en "
            "wanneer je kunt werken, zonder je naam. Je ziet van tevoren precies wat de werkgever krijgt. "
            "Je zegt elke keer ja of nee. Wij helpen je ook als je hier nee zegt. Je mag altijd stoppen; dan "
            "gaat er niets meer naar een werkgever. Wat een werkgever al heeft, kunnen we niet terughalen. "
            "Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "May we speak about you with employers? At first an employer hears only what you can do and "
            "when you can work, without your name. You see beforehand exactly what the employer gets. "
            "Each time you say yes or no. We also help you if you say no. You can stop at any time; then "
            "nothing more goes to an employer. What an employer already has cannot be called back. "
            "Within a year we ask again."
        ),
    ),
}
WORDINGS: dict[str, Term] = {
    **FORMER,
    KEEP_NEEDS_VERSION: Term(
        nl=(
            "Je kunt vertellen wat je op een werkplek nodig hebt, zoals kinderopvang, een rustige plek of"
            " pauzes die kunnen schuiven. Wij bewaren dat achter slot. Alleen je eigen jobhunter leest "
            "het, of een vervanger als jij dat goedvindt. In nood mag een collega het slot openen; dan "
            "hoor je dat van ons. Het telt mee als we vacatures voor jou op een rij zetten. Een "
            "werkgever, school of moskee krijgt het niet te zien. Wij helpen je ook als je hier nee zegt."
            " Je mag altijd stoppen; dan wissen we het. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "You can tell what you need at a workplace, such as childcare, a quiet place or breaks that "
            "can be moved. We keep that locked away. Only your own jobhunter reads it, or a stand-in if "
            "you allow that. In an emergency a colleague may open the lock; then we tell you. It counts "
            "when we put vacancies in order for you. No employer, school or mosque gets to see it. We "
            "also help you if you say no. You can stop at any time; then we erase it. Within a year we "
            "ask again."
        ),
    ),
    KEEP_EXPERIENCE_VERSION: Term(
        nl=(
            "Heb je meegemaakt dat je anders werd behandeld om je geloof, je afkomst of iets anders? Je "
            "mag dat vertellen, en je hoeft het niet. Mogen wij bewaren wat je vertelt? Het komt achter "
            "slot. Alleen je eigen jobhunter leest het, of een vervanger als jij dat goedvindt. In nood "
            "mag een collega het slot openen; dan hoor je dat van ons. Het telt nooit mee bij vacatures. "
            "Jij bepaalt wat ermee gebeurt: niets, praten, een gesprek met iemand erbij, of melden. Wij "
            "helpen je ook als je hier nee zegt. Je mag altijd stoppen; dan wissen we het. Een melding "
            "die al verstuurd is, kunnen we niet terughalen. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "Were you ever treated differently because of your religion, your origin or something else? "
            "You may tell about it, and you do not have to. May we keep what you tell? It is locked away."
            " Only your own jobhunter reads it, or a stand-in if you allow that. In an emergency a "
            "colleague may open the lock; then we tell you. It never counts for vacancies. You decide "
            "what happens with it: nothing, talking, a talk with someone in between, or a report. We also"
            " help you if you say no. You can stop at any time; then we erase it. A report that was "
            "already sent cannot be called back. Within a year we ask again."
        ),
    ),
    STAND_IN_VERSION: Term(
        nl=(
            "Soms is je jobhunter ziek of op vakantie. Dan helpt een collega je verder. Mag die collega "
            "dan lezen wat wij achter slot bewaren, zoals je eigen woorden en wat je op een werkplek "
            "nodig hebt? Zeg je nee, dan helpt de collega je ook, maar blijft het slot dicht, behalve in "
            "nood. Je mag altijd stoppen; dan gaat het slot meteen dicht. Binnen een jaar vragen we het "
            "opnieuw."
        ),
        en=(
            "Sometimes your jobhunter is ill or on holiday. Then a colleague helps you. May that "
            "colleague read what we keep locked away, such as your own words and what you need at a "
            "workplace? If you say no, the colleague helps you too, but the lock stays closed, except in "
            "an emergency. You can stop at any time; then the lock closes at once. Within a year we ask "
            "again."
        ),
    ),
    SHARE_WITH_EMPLOYERS_VERSION: Term(
        nl=(
            "Mogen wij jou voorstellen aan werkgevers? Dan maken we een kaart van wat je kunt en wanneer je "
            "kunt werken. Op die kaart staat je naam niet. Je leest de kaart eerst, en je zegt elke keer ja "
            "of nee. Jij kiest elke keer ook of de werkgever je naam hoort, en wanneer. Wie jou kent, kan "
            "soms raden dat jij het bent. Wij helpen je ook als je hier nee zegt. Je mag altijd stoppen; dan "
            "gaat er niets meer naar een werkgever. Wat een werkgever al heeft, kunnen we niet terughalen; "
            "we vragen wel om het te wissen. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "May we introduce you to employers? Then we make a card of what you can do and when you can "
            "work. Your name is not on that card. You read the card first, and each time you say yes or no. "
            "Each time you also choose whether the employer hears your name, and when. Who knows you can "
            "sometimes guess that it is you. We also help you if you say no. You can stop at any time; then "
            "nothing more goes to an employer. What an employer already has cannot be called back; we do "
            "ask to delete it. Within a year we ask again."
        ),
    ),
    TELL_REFERRER_VERSION: Term(
        nl=(
            "Iemand van je school, moskee of een andere partner heeft je bij ons gebracht. Mogen wij die "
            "persoon laten zien dat we contact met je hebben, en later dat je werk hebt? Meer vertellen "
            "we niet: niet welk werk, niet bij wie, en niets van wat je ons vertelt. Wij helpen je ook "
            "als je hier nee zegt. Je mag altijd stoppen; dan ziet die persoon niets nieuws meer. Binnen "
            "een jaar vragen we het opnieuw."
        ),
        en=(
            "Someone of your school, mosque or another partner brought you to us. May we let that person "
            "see that we are in contact with you, and later that you have work? We tell no more than "
            "that: not which work, not where, and nothing of what you tell us. We also help you if you "
            "say no. You can stop at any time; then that person sees nothing new. Within a year we ask "
            "again."
        ),
    ),
    OTHER_PARTNER_VERSION: Term(
        nl=(
            "Soms is er iets anders nodig dan werk: hulp bij schulden, school, zorg of wonen. Mogen wij "
            "je bij zo'n partner brengen? Je ziet vooraf precies wat we doorgeven, en je zegt elke keer "
            "apart ja of nee. Nooit geven we iets door aan politie, justitie of wie uitkeringen "
            "controleert. Wij helpen je ook als je hier nee zegt. Je mag altijd stoppen; dan geven we "
            "niets meer door. Wat al is doorgegeven, kunnen we niet terughalen. Binnen een jaar vragen we"
            " het opnieuw."
        ),
        en=(
            "Sometimes something other than work is needed: help with debts, school, care or housing. May"
            " we bring you to such a partner? You see beforehand exactly what we pass on, and each time "
            "you say yes or no. We never pass anything on to police, prosecution or who checks benefits. "
            "We also help you if you say no. You can stop at any time; then we pass nothing more on. What"
            " was already passed on cannot be called back. Within a year we ask again."
        ),
    ),
    COUNT_EXPERIENCE_VERSION: Term(
        nl=(
            "Mogen wij meetellen dat jij iets naars hebt meegemaakt bij een werkgever? We bewaren dan "
            "alleen codes en de maand: geen namen, en niet wat er is gebeurd. Pas als genoeg jongeren zo "
            "zijn geteld, gaan we met die werkgever praten. Niemand ziet hoeveel het er zijn. Wij helpen "
            "je ook als je hier nee zegt. Je mag altijd stoppen; dan tellen we je niet meer mee. Na twee "
            "jaar gaat het vanzelf weg. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "May we count that something bad happened to you at an employer? Then we keep only codes and "
            "the month: no names, and not what happened. Only when enough youths were counted do we talk "
            "with that employer. Nobody sees how many there are. We also help you if you say no. You can "
            "stop at any time; then you are no longer counted. After two years it goes by itself. Within "
            "a year we ask again."
        ),
    ),
    MESSAGE_ME_VERSION: Term(
        nl=(
            "Mogen wij je berichten sturen? Er staat nooit in wie we zijn, waar het over gaat of hoe je "
            "heet. Soms staat er een link in. Die gaat pas open met het woord dat jij nu met ons "
            "afspreekt. We sturen alleen op de manier en op de uren die voor jou veilig zijn. Wij helpen "
            "je ook als je hier nee zegt. Je mag altijd stoppen; dan sturen we niets meer en werken de "
            "links niet meer. Binnen een jaar vragen we het opnieuw."
        ),
        en=(
            "May we send you messages? They never say who we are, what it is about or what your name is. "
            "Sometimes there is a link in it. It opens only with the word that you agree with us now. We "
            "send only in the way and at the hours that are safe for you. We also help you if you say no."
            " You can stop at any time; then we send nothing more and the links stop working. Within a "
            "year we ask again."
        ),
    ),
}
