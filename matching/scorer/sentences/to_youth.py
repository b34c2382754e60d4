"""What is said to the youth who looks along: *je*, no points, and never that something cannot be.

A code without a text of its own here is said as to staff; those sentences name nobody.
"""

from jobmatch.taxonomy.vocabulary import Table, Term
from matching.scorer.sentences.say import say, written
from matching.scorer.sentences.values import Labels, Lang, in_lang
from matching.scorer.v2.lines import Line

CRITERIA: Table = {
    "occupation.not_checked": Term(
        "De titel lijkt op het beroep {occupation}. Dat zoeken we nog uit.",
        "The title looks like the occupation {occupation}. We still find that out.",
    ),
    "as_read": Term(
        "Dit lezen we in de vacature. We vragen het nog na.",
        "We read this in the vacancy. We still ask whether it is so.",
    ),
    "wish.dream": Term("Dit is je droombaan: {wish}.", "This is your dream job: {wish}."),
    "wish.like_100": Term("Dit is je wens {place}: {wish}.", "This is your wish {place}: {wish}."),
    "wish.like_80": Term(
        "Lijkt heel veel op je wens {place} ({wish}): {occupation} hoort bij dezelfde beroepen.",
        "Very much like your wish {place} ({wish}): {occupation} is in the same group of occupations.",
    ),
    "wish.like_60": Term(
        "Lijkt op je wens {place} ({wish}): {occupation} is werk van dezelfde soort.",
        "Like your wish {place} ({wish}): {occupation} is work of the same sort.",
    ),
    "wish.like_30": Term(
        "Lijkt een beetje op je wens {place} ({wish}): {occupation} ligt in dezelfde richting.",
        "A bit like your wish {place} ({wish}): {occupation} lies in the same direction.",
    ),
    "wish.like_10": Term(
        "Dit is heel ander werk dan je wens {place} ({wish}): {occupation}.",
        "This is quite other work than your wish {place} ({wish}): {occupation}.",
    ),
    "wish.other": Term(
        "Dit werk ({occupation}) staat niet bij je wensen. Is het toch iets? Zeg het, dan komt het erbij.",
        "This work ({occupation}) is not among your wishes. Is it something after all? Then say so.",
    ),
    "skills.usual": Term(
        "De vacature noemt niet wat je moet kunnen. Daarom kijken we naar wat gewoon is voor {occupation}.",
        "The vacancy does not say what you must be able to do. So we look at what is usual for {occupation}.",
    ),
    "skills.held": Term("Dat kun je al: {skills}.", "You can do this already: {skills}."),
    "skills.near": Term(
        "Je kunt al iets dat hierop lijkt: {skills}.",
        "You can already do something like it: {skills}.",
    ),
    "skills.missing": Term("Dit kun je nog leren: {skills}.", "You can still learn this: {skills}."),
    "dream.is_it": Term("Dit is je droombaan zelf: {dream}.", "This is your dream job itself: {dream}."),
    "dream.skills": Term(
        "Een stap naar {dream}: je gebruikt hier {shared} van de {total} vaardigheden van dat beroep"
        " ({skills}).",
        "A step to {dream}: here you use {shared} of the {total} skills of that occupation ({skills}).",
    ),
    "dream.like": Term(
        "Dit werk lijkt op je droombaan: {dream}.", "This work is like your dream job: {dream}."
    ),
    "dream.far": Term(
        "Dit werk brengt je niet dichter bij {dream}, voor zover we weten.",
        "This work does not bring you closer to {dream}, as far as we know.",
    ),
    "travel.remote": Term(
        "Je kunt dit werk thuis doen: geen reistijd.",
        "You can do this work at home: no travel time.",
    ),
    "travel.estimated": Term(
        "Je reist naar schatting {minutes}{means}.",
        "Your trip is estimated at {minutes}{means}.",
    ),
    "travel.limit": Term(
        "Je reist naar schatting {minutes}{means}; je grens is {limit}.",
        "Your trip is estimated at {minutes}{means}; your limit is {limit}.",
    ),
    "hours.meet": Term(
        "Jij wilt {wanted} per week. De vacature is voor {offered} per week.",
        "You want {wanted} a week. The vacancy is for {offered} a week.",
    ),
    "dayparts.all": Term(
        "Je kunt op alle dagen en tijden die ze vragen.",
        "You can work on all days and times that they ask.",
    ),
    "dayparts.lacking": Term(
        "Het werk is ook op: {dayparts}. Dan ben jij niet vrij. We vragen of het zonder kan.",
        "The work is also on: {dayparts}. You are not free then. We ask whether it can do without.",
    ),
    "language.enough": Term(
        "{language}: ze vragen {asked}, jij hebt {spoken}. Dat is genoeg.",
        "{language}: they ask {asked}, you have {spoken}. That is enough.",
    ),
    "language.short": Term(
        "{language}: ze vragen {asked}, jij hebt {spoken}. We vragen of dat genoeg is.",
        "{language}: they ask {asked}, you have {spoken}. We ask whether that is enough.",
    ),
    "own_words.shared": Term(
        "Jouw woorden die in de vacature terugkomen: {words}.",
        "Your words that occur in the vacancy: {words}.",
    ),
}

UNTOLD: Table = {
    "untold.wish": Term(
        "Je hebt nog geen wens verteld. Welk werk wil je?",
        "You told no wish yet. What work do you want?",
    ),
    "untold.dream": Term("Je hebt nog geen droombaan verteld.", "You told no dream job yet."),
    "untold.skills": Term(
        "Je hebt nog niet verteld wat je al kunt, van thuis, van school of van eerder werk.",
        "You did not tell yet what you can do, from home, from school or from earlier work.",
    ),
    "untold.travel_limit": Term(
        "Hoeveel minuten wil je reizen? Nu rekenen we met een uur.",
        "How many minutes do you want to travel? Now we count with one hour.",
    ),
    "untold.hours": Term("Hoeveel uur per week wil je werken?", "How many hours a week do you want to work?"),
    "untold.dayparts": Term(
        "Op welke dagen en tijden kun je werken?",
        "On which days and times can you work?",
    ),
    "untold.kinds": Term("Welke soorten werk vind je goed?", "Which kinds of work are fine with you?"),
    "untold.languages": Term("Hoe goed zijn je talen?", "How good are your languages?"),
    "untold.age": Term(
        "We weten niet hoe oud je bent. Daarom gelden de regels voor 16 en 17 jaar.",
        "We do not know how old you are. So the rules for 16 and 17 years apply.",
    ),
}

GATES: Table = {
    "gate.travel": Term(
        "Je reist naar schatting {minutes}; je grens is {limit}. Dat is {over} te ver.",
        "Your trip is estimated at {minutes}; your limit is {limit}. That is {over} too far.",
    ),
    "warned.estimated": Term(
        "Je reist naar schatting {minutes}, misschien te ver: je grens is {limit}. Zoek de echte reis op.",
        "Your trip is estimated at {minutes}, may be too far: your limit is {limit}. Look up the real trip.",
    ),
    "gate.hours": Term(
        "Jij wilt {wanted} per week. De vacature is voor {offered} per week.",
        "You want {wanted} a week. The vacancy is for {offered} a week.",
    ),
    "gate.dayparts": Term(
        "Ze vragen: {dayparts}. Op die momenten ben jij niet vrij.",
        "They ask: {dayparts}. You are not free then.",
    ),
    "gate.few_dayparts": Term(
        "Meer dan de helft van het werk is op: {dayparts}. Dan ben jij niet vrij.",
        "More than half of the work is at: {dayparts}. You are not free then.",
    ),
    "gate.exclusion": Term(
        "Deze werkgever staat op je lijst 'hier wil ik niet werken'.",
        "This employer is on your list 'I do not want to work here'.",
    ),
    "gate.need": Term(
        "Deze werkplek heeft niet wat er voor jou moet zijn: {needs}.",
        "This workplace does not have what must be there for you: {needs}.",
    ),
    "gate.kind": Term(
        "Soort werk: {kind}. Dat staat niet bij wat je zoekt.",
        "Kind of work: {kind}. That is not among what you look for.",
    ),
    "gate.licence.law": Term(
        "De wet vraagt hiervoor: {licence}. Dat heb je nog niet.",
        "The law asks for this: {licence}. You do not have it yet.",
    ),
    "gate.licence.employer": Term(
        "De werkgever vraagt: {licence}. Dat heb je nog niet.",
        "The employer asks for: {licence}. You do not have it yet.",
    ),
    "gate.diploma.law": Term(
        "De wet vraagt hiervoor een diploma op niveau {diploma}. Dat heb je nog niet.",
        "The law asks for a diploma at level {diploma}. You do not have it yet.",
    ),
    "gate.diploma.employer": Term(
        "De werkgever vraagt een diploma op niveau {diploma}. Dat heb je nog niet.",
        "The employer asks for a diploma at level {diploma}. You do not have it yet.",
    ),
    "named.licence": Term(
        "Nodig: {licence}. De werkgever vraagt het voor je aan.",
        "Needed: {licence}. The employer applies for it for you.",
    ),
    "named.screening": Term(
        "Nodig: {screening}. De werkgever regelt de aanvraag.",
        "Needed: {screening}. The employer arranges the application.",
    ),
    "gate.language": Term(
        "{language}: ze vragen {asked}, jij hebt {spoken}. Het verschil is {levels}.",
        "{language}: they ask {asked}, you have {spoken}. The difference is {levels}.",
    ),
    "gate.experience": Term(
        "Ze vragen {years} ervaring in dit vak. Jij vertelde over {months}.",
        "They ask {years} of experience in this trade. You told of {months}.",
    ),
    "gate.experience.none": Term(
        "Ze vragen {years} ervaring in dit vak. Je hebt nog geen werk in dit vak verteld.",
        "They ask {years} of experience in this trade. You told no work in this trade yet.",
    ),
    "gate.leading": Term(
        "Hier geef je leiding. Dat vraagt zo'n {years} ervaring in dit vak; jij vertelde over {months}.",
        "Here you lead others. That asks some {years} of experience in this trade; you told of {months}.",
    ),
    "gate.leading.none": Term(
        "Hier geef je leiding. Dat vraagt zo'n {years} ervaring in dit vak; je hebt nog geen werk in dit vak"
        " verteld.",
        "Here you lead others. That asks some {years} of experience in this trade; you told no work in this"
        " trade yet.",
    ),
    "gate.minimum_age": Term(
        "Hiervoor moet je minstens {age} zijn.", "For this you must be at least {age} old."
    ),
}

QUESTIONS: Table = {
    "ask.licence": Term("Heb je dit al: {licence}?", "Do you have this already: {licence}?"),
    "ask.diploma": Term(
        "Heb je een diploma op niveau {diploma}?",
        "Do you have a diploma at level {diploma}?",
    ),
    "ask.language": Term("Hoe goed is je {language}?", "How good is your {language}?"),
    "ask.minimum_age": Term("Ben je minstens {age}?", "Are you at least {age} old?"),
    "ask.start_qualification": Term(
        "Heb je al een startkwalificatie (havo, vwo of mbo 2)?",
        "Do you have a start qualification (havo, vwo or mbo 2)?",
    ),
    "ask.employer": Term(
        "Welke werkgever is dit? Jij hebt een lijst 'hier wil ik niet werken'.",
        "Which employer is this? You have a list 'I do not want to work here'.",
    ),
    "ask.place": Term("Waar is het werk, en hoe kom je er?", "Where is the work, and how do you get there?"),
    "ask.workplace": Term("Hoe is het op deze werkplek?", "What is it like at this workplace?"),
    "ask.skills": Term("Wat moet je kunnen?", "What must you be able to do?"),
}

TEXTS: Table = {**CRITERIA, **UNTOLD, **GATES, **QUESTIONS}


def say_to_youth(line: Line, labels: Labels, lang: Lang = "nl") -> str:
    """One line as sentences to the youth, in Dutch ('nl') or English ('en'); see `say`."""
    if line.code not in TEXTS:
        return say(line, labels, lang)
    return in_lang(TEXTS[line.code], lang).format_map(written(line, labels, lang))
