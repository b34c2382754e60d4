"""What is said of a closed gate: why, and what would change it. Dutch B1; code → Dutch and English."""

from jobmatch.taxonomy.vocabulary import Table, Term

TEXTS: Table = {
    "gate.travel": Term(
        "Reistijd {minutes}{means}; grens is {limit}. Dat is {over} te ver.",
        "Travel time {minutes}{means}; the limit is {limit}. That is {over} too far.",
    ),
    "gate.travel.change": Term(
        "Met een grens van {minutes} is de reistijd geen bezwaar meer.",
        "With a limit of {minutes} the travel time is no longer in the way.",
    ),
    "gate.hours": Term(
        "Gewenst: {wanted} per week. De vacature is voor {offered} per week. Dat komt niet bij elkaar.",
        "Wanted: {wanted} a week. The vacancy is for {offered} a week. These do not meet.",
    ),
    "gate.dayparts": Term(
        "Gevraagd: {dayparts}. Op die momenten kan het niet.",
        "Asked: {dayparts}. None of these moments is possible.",
    ),
    "gate.hours.change": Term(
        "Andere uren of dagen kunnen? Dan staat dit niet meer in de weg.",
        "Are other hours or days possible? Then this is no longer in the way.",
    ),
    "gate.exclusion": Term(
        "Deze werkgever staat op de eigen lijst 'hier wil ik niet werken'.",
        "This employer is on the person's own list 'I do not want to work here'.",
    ),
    "gate.exclusion.change": Term(
        "Van gedachten veranderd? Dan kan de werkgever van die lijst af.",
        "Changed your mind? Then the employer can come off that list.",
    ),
    "gate.need": Term(
        "Deze werkplek kan dit niet bieden: {needs}. Dat is een werkplekwens die moet.",
        "This workplace cannot offer: {needs}. That is a need marked as a must.",
    ),
    "gate.need.change": Term(
        "Regelt de werkgever dit alsnog, dan staat dit niet meer in de weg.",
        "If the employer arranges this after all, it is no longer in the way.",
    ),
    "gate.kind": Term(
        "Soort werk: {kind}. Gewenst: {kinds}.",
        "Kind of work: {kind}. Wanted: {kinds}.",
    ),
    "gate.kind.change": Term(
        "Is {kind} ook goed? Zet het dan bij de gewenste soorten werk.",
        "Would {kind} be fine too? Then add it to the kinds of work wanted.",
    ),
    "gate.licence.law": Term(
        "De wet vraagt hiervoor: {licence}. Dat is er nog niet.",
        "The law asks for this: {licence}. It is not held yet.",
    ),
    "gate.licence.employer": Term(
        "De werkgever vraagt: {licence}. Dat is er nog niet.",
        "The employer asks for: {licence}. It is not held yet.",
    ),
    "gate.diploma.law": Term(
        "De wet vraagt hiervoor een diploma op niveau {diploma}. Dat is er nog niet.",
        "The law asks for a diploma at level {diploma}. It is not held yet.",
    ),
    "gate.diploma.employer": Term(
        "De werkgever vraagt een diploma op niveau {diploma}. Dat is er nog niet.",
        "The employer asks for a diploma at level {diploma}. It is not held yet.",
    ),
    "gate.licence.change": Term(
        "Is dit gehaald, dan staat het niet meer in de weg.",
        "Once this is earned, it is no longer in the way.",
    ),
    "gate.language": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Dat is {levels} te laag.",
        "{language}: asked {asked}, now {spoken}. That is {levels} too low.",
    ),
    "gate.language.change": Term(
        "Is het verschil nog maar één niveau, dan staat de taal niet meer in de weg.",
        "Once the difference is one level, the language is no longer in the way.",
    ),
    "gate.filled": Term(
        "Deze plek is al vervuld.",
        "This place has been filled.",
    ),
    "gate.closed": Term(
        "Deze vacature is gesloten.",
        "This vacancy is closed.",
    ),
    "gate.closed_on": Term(
        "Reageren kon tot en met {closes_on}.",
        "The last day to respond was {closes_on}.",
    ),
    "gate.closed.change": Term(
        "Misschien komt er bij deze werkgever weer een plek: vragen kan altijd.",
        "This employer may have a place again: asking is always possible.",
    ),
    "minor.age_unknown": Term(
        "De leeftijd is nog niet bekend; daarom gelden hier de regels voor 16 en 17 jaar.",
        "The age is not known yet; so the rules for 16 and 17 years apply here.",
    ),
    "minor.night": Term(
        "Werken in de nacht mag pas vanaf 18 jaar (Arbeidstijdenwet).",
        "Work at night is allowed from 18 years (Arbeidstijdenwet, working hours act).",
    ),
    "minor.hazardous": Term(
        "Gevaarlijk werk mag pas vanaf 18 jaar (Arbeidsomstandighedenbesluit).",
        "Hazardous work is allowed from 18 years (Arbeidsomstandighedenbesluit, working conditions decree).",
    ),
    "minor.week_hours": Term(
        "De vacature begint bij {hours} per week. Onder de 18 is dat gemiddeld hooguit {most}"
        " (Arbeidstijdenwet).",
        "The vacancy starts at {hours} a week. Under 18 the mean is at most {most}"
        " (Arbeidstijdenwet, working hours act).",
    ),
    "minor.sunday.under_16": Term(
        "Werken op zondag mag niet onder de 16 (Arbeidstijdenwet).",
        "Work on Sundays is not allowed under 16 (Arbeidstijdenwet, working hours act).",
    ),
    "minor.school.16_17": Term(
        "Zonder startkwalificatie geldt tot 18 jaar de plicht om te leren (Leerplichtwet). Dit soort"
        " werk ({kind}) kan dan niet; een leerbaan, stage, vakantiewerk of een bijbaan naast school wel."
        " Met havo, vwo of mbo 2, of vanaf 18 jaar, kan het wel.",
        "Without a start qualification there is a duty to learn until 18 (Leerplichtwet, compulsory education"
        " act). This kind of work ({kind}) is not possible then; an apprenticeship, an internship,"
        " a holiday job or a side job beside school is. With havo, vwo or mbo 2, or from 18 years, it is"
        " possible.",
    ),
    "minor.school.under_16": Term(
        "Onder de 16 gaat school voor (Leerplichtwet). Dit soort werk ({kind}) kan dan niet; een"
        " stage, vakantiewerk of een bijbaan naast school wel.",
        "Under 16 school comes first (Leerplichtwet, compulsory education act). This kind of work ({kind})"
        " is not possible then; an internship, a holiday job or a side job beside school is.",
    ),
    "minor.side_job": Term(
        "Er moet ruimte zijn voor school (Leerplichtwet): wij houden {most} per week aan. Deze bijbaan begint"
        " bij {hours}.",
        "There must be room for school (Leerplichtwet, compulsory education act): we keep to {most} a week."
        " This side job starts at {hours}.",
    ),
    "minor.minimum_age.law": Term(
        "De wet vraagt hiervoor een leeftijd van minstens {age}.",
        "The law asks for an age of at least {age}.",
    ),
    "minor.minimum_age.employer": Term(
        "De werkgever vraagt een leeftijd van minstens {age}.",
        "The employer asks for an age of at least {age}.",
    ),
}
