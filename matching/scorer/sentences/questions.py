"""The questions that unknown values raise: to discuss with the person, to ask the employer, to check."""

from jobmatch.taxonomy.vocabulary import Table, Term

TEXTS: Table = {
    "ask.wish": Term(
        "Nog te bespreken: welk werk is de wens?",
        "To discuss: what work is wished for?",
    ),
    "ask.skills_held": Term(
        "Nog te bespreken: wat lukt er al, thuis, op school of bij eerder werk?",
        "To discuss: what goes well already, at home, at school or in earlier work?",
    ),
    "ask.travel_limit": Term(
        "Nog te bespreken: hoeveel minuten reizen is goed?",
        "To discuss: how many minutes of travel are fine?",
    ),
    "ask.place": Term(
        "Nog na te kijken: waar is het werk, waarvandaan en hoe reist de kandidaat?",
        "To check: where is the work, from where and how does the candidate travel?",
    ),
    "ask.hours_wanted": Term(
        "Nog te bespreken: hoeveel uur per week past?",
        "To discuss: how many hours a week fit?",
    ),
    "ask.hours_offered": Term(
        "Vraag de werkgever: om hoeveel uur per week gaat het?",
        "Ask the employer: how many hours a week is it?",
    ),
    "ask.dayparts_available": Term(
        "Nog te bespreken: welke dagen en dagdelen kunnen?",
        "To discuss: which days and dayparts are possible?",
    ),
    "ask.dayparts_asked": Term(
        "Vraag de werkgever: op welke dagen en dagdelen is het werk?",
        "Ask the employer: on which days and dayparts is the work?",
    ),
    "ask.start": Term(
        "Vraag de werkgever: kan het werk later beginnen?",
        "Ask the employer: can the work start later?",
    ),
    "ask.employer": Term(
        "Nog na te kijken: welke werkgever is dit? Er zijn werkgevers waar de kandidaat niet wil werken.",
        "To check: which employer is behind this? There are employers that the candidate does not want.",
    ),
    "ask.workplace": Term(
        "Vraag de werkgever de hele lijst met werkplekfeiten, nooit één los punt.",
        "Ask the employer for the whole list of workplace facts, never one item alone.",
    ),
    "ask.kinds": Term(
        "Nog te bespreken: welke soorten werk zijn goed?",
        "To discuss: which kinds of work are fine?",
    ),
    "ask.kind": Term(
        "Vraag de werkgever: is dit een baan, een leerbaan, een stage of iets anders?",
        "Ask the employer: is this a job, an apprenticeship, an internship or something else?",
    ),
    "ask.licence": Term(
        "Nog te bespreken: is dit er al: {licence}?",
        "To discuss: is this held: {licence}?",
    ),
    "ask.diploma": Term(
        "Nog te bespreken: is er een diploma op niveau {diploma}?",
        "To discuss: is there a diploma at level {diploma}?",
    ),
    "ask.usual_licence": Term(
        "Vraag de werkgever: is dit nodig: {licence}? In dit beroep is dat vaak zo.",
        "Ask the employer: is this needed: {licence}? It is often asked in this occupation.",
    ),
    "ask.usual_diploma": Term(
        "Vraag de werkgever: is een diploma op niveau {diploma} nodig? In dit beroep is dat vaak zo.",
        "Ask the employer: is a diploma at level {diploma} needed? It is often asked in this occupation.",
    ),
    "ask.usual_age": Term(
        "Vraag de werkgever: is een leeftijd van {age} nodig? In dit beroep is dat vaak zo.",
        "Ask the employer: is an age of {age} needed? It is often asked in this occupation.",
    ),
    "ask.language": Term(
        "Nog te bespreken: hoe goed gaat {language}?",
        "To discuss: how good is the {language}?",
    ),
    "ask.age": Term(
        "Nog te bespreken: wat is de leeftijd?",
        "To discuss: what is the age?",
    ),
    "ask.minimum_age": Term(
        "Nog na te kijken: is de leeftijd minstens {age}?",
        "To check: is the age at least {age}?",
    ),
    "ask.start_qualification": Term(
        "Nog te bespreken: is er al een startkwalificatie (havo, vwo of mbo 2)?",
        "To discuss: is there a start qualification (havo, vwo or mbo 2)?",
    ),
    "ask.minor_work": Term(
        "Vraag de werkgever: is er werk in de nacht of gevaarlijk werk bij? Dat mag pas vanaf 18 jaar.",
        "Ask the employer: is there work at night or hazardous work? That is allowed from 18 years.",
    ),
    "minor.sunday.16_17": Term(
        "Vraag de werkgever: welke zondagen zijn vrij? Onder de 18 zijn daar regels voor (Arbeidstijdenwet).",
        "Ask the employer: which Sundays are free? Under 18 there are rules (Arbeidstijdenwet, working hours"
        " act).",
    ),
    "ask.occupation": Term(
        "Nog na te kijken: welk beroep is dit?",
        "To check: which occupation is this?",
    ),
    "ask.occupation_right": Term(
        "Nog na te kijken: klopt het beroep {occupation}?",
        "To check: is the occupation {occupation} right?",
    ),
    "ask.skills": Term(
        "Vraag de werkgever: wat moet iemand kunnen?",
        "Ask the employer: what must someone be able to do?",
    ),
}
