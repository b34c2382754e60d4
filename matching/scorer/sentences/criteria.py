"""What is said of each criterion: what fits and what is missing; Dutch and English, for staff and youth."""

from jobmatch.taxonomy.vocabulary import Table, Term

TEXTS: Table = {
    "occupation.not_checked": Term(
        "Het beroep {occupation} is afgeleid van de titel en nog niet nagekeken.",
        "The occupation {occupation} was derived from the title and is not checked yet.",
    ),
    "as_read": Term(
        "Dit is gelezen in de vacature en nog niet nagekeken.",
        "This was read in the vacancy and is not checked yet.",
    ),
    "wish.dream": Term(
        "Dit is de droombaan: {wish} (wens {place}).",
        "This is the dream job: {wish} (wish {place}).",
    ),
    "wish.like_100": Term(
        "Dit is wens {place}: {wish}.",
        "This is wish {place}: {wish}.",
    ),
    "wish.like_80": Term(
        "Lijkt heel veel op wens {place} ({wish}): {occupation} hoort bij dezelfde beroepen.",
        "Very much like wish {place} ({wish}): {occupation} is in the same group of occupations.",
    ),
    "wish.like_60": Term(
        "Lijkt op wens {place} ({wish}): {occupation} is werk van dezelfde soort.",
        "Like wish {place} ({wish}): {occupation} is work of the same sort.",
    ),
    "wish.like_30": Term(
        "Lijkt een beetje op wens {place} ({wish}): {occupation} ligt in dezelfde richting.",
        "A bit like wish {place} ({wish}): {occupation} lies in the same direction.",
    ),
    "wish.like_10": Term(
        "Ligt ver van wens {place} ({wish}): {occupation} is heel ander werk.",
        "Far from wish {place} ({wish}): {occupation} is quite other work.",
    ),
    "wish.other": Term(
        "Dit werk ({occupation}) lijkt op geen van de wensen. Is het toch iets? Zet het dan bij de wensen.",
        "This work ({occupation}) is like none of the wishes. Is it something after all? Then add it to the"
        " wishes.",
    ),
    "skills.usual": Term(
        "De vacature noemt niet wat iemand moet kunnen. Daarom telt hier wat gewoon is voor {occupation}.",
        "The vacancy does not say what someone must be able to do. So what is usual for {occupation} counts"
        " here.",
    ),
    "skills.held": Term(
        "Kan al: {skills}.",
        "Can do: {skills}.",
    ),
    "skills.near": Term(
        "Kan al iets dat hierop lijkt, en dat telt half: {skills}.",
        "Can do something like it, which counts half: {skills}.",
    ),
    "skills.missing": Term(
        "Nog te leren: {skills}.",
        "Still to learn: {skills}.",
    ),
    "dream.is_it": Term(
        "Dit is de droombaan zelf: {dream}.",
        "This is the dream job itself: {dream}.",
    ),
    "dream.in_the_house": Term(
        "Bij deze werkgever werken ook mensen als {dream}.",
        "This employer also has people working as {dream}.",
    ),
    "dream.skills": Term(
        "Een stap naar {dream}: dit werk vraagt {shared} van de {total} vaardigheden van dat beroep"
        " ({skills}).",
        "A step to {dream}: this work asks {shared} of the {total} skills of that occupation ({skills}).",
    ),
    "dream.like": Term(
        "Dit werk lijkt op de droombaan: {dream}.",
        "This work is like the dream job: {dream}.",
    ),
    "dream.far": Term(
        "Dit werk brengt {dream} niet dichterbij, voor zover bekend.",
        "This work brings {dream} no closer, as far as is known.",
    ),
    "needs.yes": Term(
        "Deze werkplek heeft: {needs}.",
        "This workplace has: {needs}.",
    ),
    "needs.no": Term(
        "Deze werkplek heeft niet: {needs}.",
        "This workplace does not have: {needs}.",
    ),
    "travel.remote": Term(
        "Het werk kan vanuit huis: geen reistijd.",
        "The work can be done from home: no travel time.",
    ),
    "travel.estimated": Term(
        "Reistijd naar schatting {minutes}{means}.",
        "Travel time estimated at {minutes}{means}.",
    ),
    "travel.limit": Term(
        "Reistijd naar schatting {minutes}{means}; de grens is {limit}.",
        "Travel time estimated at {minutes}{means}; the limit is {limit}.",
    ),
    "hours.meet": Term(
        "Gewenst: {wanted} per week. De vacature is voor {offered} per week.",
        "Wanted: {wanted} a week. The vacancy is for {offered} a week.",
    ),
    "dayparts.all": Term(
        "Alle gevraagde dagdelen kunnen.",
        "All dayparts asked can be worked.",
    ),
    "dayparts.lacking": Term(
        "Het werk is ook op: {dayparts}. Vraag of het zonder kan.",
        "The work is also on: {dayparts}. Ask whether it can do without.",
    ),
    "language.none_asked": Term(
        "De werkgever vraagt geen taalniveau.",
        "The employer asks no language level.",
    ),
    "language.enough": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Dat is genoeg.",
        "{language}: asked {asked}, now {spoken}. That is enough.",
    ),
    "language.short": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Vraag of dat genoeg is.",
        "{language}: asked {asked}, now {spoken}. Ask whether that is enough.",
    ),
    "own_words.shared": Term(
        "Eigen woorden die in de vacature terugkomen: {words}.",
        "Own words that occur in the vacancy: {words}.",
    ),
}

# Said once above the list: what was not told is the same for every vacancy.
UNTOLD: Table = {
    "untold.wish": Term(
        "Er is nog geen wens verteld. Welk werk wordt het?",
        "No wish was told yet. What work will it be?",
    ),
    "untold.dream": Term(
        "Er is nog geen droombaan verteld.",
        "No dream job was told yet.",
    ),
    "untold.skills": Term(
        "Er is nog niet verteld wat er al lukt, thuis, op school of bij eerder werk.",
        "It was not told yet what goes well already, at home, at school or in earlier work.",
    ),
    "untold.travel_limit": Term(
        "Hoeveel minuten reizen goed is, is nog niet verteld. Nu telt een uur.",
        "How many minutes of travel are fine was not told yet. Now one hour counts.",
    ),
    "untold.hours": Term(
        "Hoeveel uur per week past, is nog niet verteld.",
        "How many hours a week fit was not told yet.",
    ),
    "untold.dayparts": Term(
        "Welke dagen en dagdelen kunnen, is nog niet verteld.",
        "Which days and dayparts are possible was not told yet.",
    ),
    "untold.kinds": Term(
        "Welke soorten werk goed zijn, is nog niet verteld.",
        "Which kinds of work are fine was not told yet.",
    ),
    "untold.languages": Term(
        "Hoe goed het gaat met talen, is nog niet verteld.",
        "How good the languages are was not told yet.",
    ),
    "untold.age": Term(
        "De leeftijd is niet bekend. Daarom gelden de regels voor 16 en 17 jaar.",
        "The age is not known. So the rules for 16 and 17 years apply.",
    ),
}
