"""The questions that unknown values raise, by who can answer them."""

from jobmatch.taxonomy.vocabulary import Table, Term

PERSON: Table = {
    "ask.licence": Term("Is dit er al: {licence}?", "Is this held: {licence}?"),
    "ask.diploma": Term(
        "Is er een diploma op niveau {diploma}?",
        "Is there a diploma at level {diploma}?",
    ),
    "ask.language": Term("Hoe goed gaat {language}?", "How good is the {language}?"),
    "ask.minimum_age": Term("Is de leeftijd minstens {age}?", "Is the age at least {age}?"),
    "ask.start_qualification": Term(
        "Is er al een startkwalificatie (havo, vwo of mbo 2)?",
        "Is there a start qualification (havo, vwo or mbo 2)?",
    ),
    "ask.employer": Term(
        "Welke werkgever is dit? Er zijn werkgevers op de lijst 'hier wil ik niet werken'.",
        "Which employer is this? There are employers on the list 'I do not want to work here'.",
    ),
    "ask.place": Term(
        "Waar is het werk, en hoe gaat de reis ernaartoe?",
        "Where is the work, and how does one get there?",
    ),
}

EMPLOYER: Table = {
    "ask.hours_offered": Term("Om hoeveel uur per week gaat het?", "How many hours a week is it?"),
    "ask.dayparts_asked": Term(
        "Op welke dagen en dagdelen is het werk?",
        "On which days and dayparts is the work?",
    ),
    "ask.other_dayparts": Term("Kan het op andere dagen?", "Can it be on other days?"),
    "ask.workplace": Term(
        "Hoe is het op deze werkplek? Vraag de hele lijst, nooit één los punt.",
        "What is it like at this workplace? Ask the whole list, never one item alone.",
    ),
    "ask.kind": Term(
        "Is dit een baan, een leerbaan, een stage of iets anders?",
        "Is this a job, an apprenticeship, an internship or something else?",
    ),
    "ask.languages": Term(
        "Welke taal is nodig, en hoe goed?",
        "Which language is needed, and how well?",
    ),
    "ask.usual_licence": Term(
        "Is dit nodig: {licence}? In dit beroep is dat vaak zo.",
        "Is this needed: {licence}? It is often asked in this occupation.",
    ),
    "ask.usual_diploma": Term(
        "Is een diploma op niveau {diploma} nodig? In dit beroep is dat vaak zo.",
        "Is a diploma at level {diploma} needed? It is often asked in this occupation.",
    ),
    "ask.usual_age": Term(
        "Is een leeftijd van {age} nodig? In dit beroep is dat vaak zo.",
        "Is an age of {age} needed? It is often asked in this occupation.",
    ),
    "ask.night": Term(
        "Is er werk in de nacht bij? Dat mag pas vanaf 18 jaar.",
        "Is there work at night? That is allowed from 18 years.",
    ),
    "ask.hazardous": Term(
        "Is er gevaarlijk werk bij? Dat mag pas vanaf 18 jaar.",
        "Is there hazardous work? That is allowed from 18 years.",
    ),
    "ask.sunday": Term(
        "Welke zondagen zijn vrij? Onder de 18 zijn daar regels voor (Arbeidstijdenwet).",
        "Which Sundays are free? Under 18 there are rules (Arbeidstijdenwet, working hours act).",
    ),
    "ask.skills": Term("Wat moet iemand kunnen?", "What must someone be able to do?"),
}

CHECK: Table = {
    "ask.occupation": Term("Welk beroep is dit?", "Which occupation is this?"),
    "ask.occupation_right": Term("Klopt het beroep {occupation}?", "Is the occupation {occupation} right?"),
}
