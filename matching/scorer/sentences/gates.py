"""What is said of what shuts a vacancy, may shut it, or only has to be named; Dutch B1 and English."""

from jobmatch.taxonomy.vocabulary import Table, Term

TEXTS: Table = {
    "gate.travel": Term(
        "Reistijd naar schatting {minutes}; de grens is {limit}. Dat is {over} te ver.",
        "Travel time estimated at {minutes}; the limit is {limit}. That is {over} too far.",
    ),
    "warned.estimated": Term(
        "Reistijd naar schatting {minutes}, misschien te ver: de grens is {limit}. Zoek de echte reis op.",
        "Travel time estimated at {minutes}, may be too far: the limit is {limit}. Look up the real trip.",
    ),
    "gate.hours": Term(
        "Gewenst: {wanted} per week. De vacature is voor {offered} per week.",
        "Wanted: {wanted} a week. The vacancy is for {offered} a week.",
    ),
    "gate.dayparts": Term(
        "Gevraagd: {dayparts}. Op die momenten kan het niet.",
        "Asked: {dayparts}. None of these moments is possible.",
    ),
    "gate.few_dayparts": Term(
        "Meer dan de helft van het werk valt op tijden die niet kunnen: {dayparts}.",
        "More than half of the work is at times that are not possible: {dayparts}.",
    ),
    "gate.exclusion": Term(
        "Deze werkgever staat op de eigen lijst 'hier wil ik niet werken'.",
        "This employer is on the own list 'I do not want to work here'.",
    ),
    "gate.need": Term(
        "Deze werkplek heeft niet wat er moet zijn: {needs}.",
        "This workplace does not have what must be there: {needs}.",
    ),
    "gate.kind": Term(
        "Soort werk: {kind}. Dat staat niet bij de gewenste soorten werk.",
        "Kind of work: {kind}. That is not among the kinds of work wanted.",
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
    "named.licence": Term(
        "Nodig, en de werkgever vraagt het aan: {licence}.",
        "Needed, and the employer applies for it: {licence}.",
    ),
    "named.screening": Term(
        "Nodig, en de werkgever regelt de aanvraag: {screening}.",
        "Needed, and the employer arranges the application: {screening}.",
    ),
    "needed.licence": Term("Nodig: {licence}.", "Needed: {licence}."),
    "needed.screening": Term("Nodig: {screening}.", "Needed: {screening}."),
    "gate.language": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Dat is {levels} te laag.",
        "{language}: asked {asked}, now {spoken}. That is {levels} too low.",
    ),
    "gate.experience": Term(
        "Gevraagd: {years} ervaring in dit vak. Verteld is {months}.",
        "Asked: {years} of experience in this trade. Told: {months}.",
    ),
    "gate.experience.none": Term(
        "Gevraagd: {years} ervaring in dit vak. Er is nog geen werk in dit vak verteld.",
        "Asked: {years} of experience in this trade. No work in this trade was told yet.",
    ),
    "gate.leading": Term(
        "Dit is leiding geven. Dat vraagt zo'n {years} ervaring in dit vak; verteld is {months}.",
        "This is leading others. That asks some {years} of experience in this trade; told: {months}.",
    ),
    "gate.leading.none": Term(
        "Dit is leiding geven. Dat vraagt zo'n {years} ervaring in dit vak; er is nog geen werk in dit vak"
        " verteld.",
        "This is leading others. That asks some {years} of experience in this trade; no work in this trade"
        " was told yet.",
    ),
    "gate.abroad": Term(
        "Dit werk is in een ander land.",
        "This work is in another country.",
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
    "gate.night": Term(
        "Werken in de nacht mag pas vanaf 18 jaar (Arbeidstijdenwet).",
        "Work at night is allowed from 18 years (Arbeidstijdenwet, working hours act).",
    ),
    "gate.hazardous": Term(
        "Gevaarlijk werk mag pas vanaf 18 jaar (Arbeidsomstandighedenbesluit).",
        "Hazardous work is allowed from 18 years (Arbeidsomstandighedenbesluit, working conditions decree).",
    ),
    "gate.week_hours": Term(
        "De vacature begint bij {hours} per week. Onder de 18 is dat gemiddeld hooguit {most}"
        " (Arbeidstijdenwet).",
        "The vacancy starts at {hours} a week. Under 18 the mean is at most {most}"
        " (Arbeidstijdenwet, working hours act).",
    ),
    "gate.sunday": Term(
        "Werken op zondag mag niet onder de 16 (Arbeidstijdenwet).",
        "Work on Sundays is not allowed under 16 (Arbeidstijdenwet, working hours act).",
    ),
    "gate.school": Term(
        "School gaat nu voor (Leerplichtwet). Dit soort werk ({kind}) kan nog niet; een stage, vakantiewerk"
        " of een bijbaan naast school wel, en vanaf 16 jaar een leerbaan.",
        "School comes first now (Leerplichtwet, compulsory education act). This kind of work ({kind}) is not"
        " possible yet; an internship, a holiday job or a side job beside school is, and from 16 years an"
        " apprenticeship.",
    ),
    "gate.side_job": Term(
        "Er moet ruimte zijn voor school (Leerplichtwet): wij houden {most} per week aan. Deze bijbaan begint"
        " bij {hours}.",
        "There must be room for school (Leerplichtwet, compulsory education act): we keep to {most} a week."
        " This side job starts at {hours}.",
    ),
    "gate.minimum_age": Term(
        "Hiervoor is een leeftijd van minstens {age} nodig.",
        "This asks for an age of at least {age}.",
    ),
}
