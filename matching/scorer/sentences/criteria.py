"""What is said of each criterion: what counts, what is missing, what would change it; Dutch and English."""

from jobmatch.taxonomy.vocabulary import Table, Term

SAME_FOR_ALL = Term("voor elke vacature hetzelfde", "the same for every vacancy")

TEXTS: Table = {
    "occupation.not_checked": Term(
        "Het beroep {occupation} is afgeleid van de titel en nog niet nagekeken.",
        "The occupation {occupation} was derived from the title and is not checked yet.",
    ),
    "wish.not_told": Term(
        f"Wensen: nog niet verteld, {SAME_FOR_ALL.nl}.",
        f"Wishes: not told yet, {SAME_FOR_ALL.en}.",
    ),
    "wish.no_occupation": Term(
        "Het beroep van deze vacature is nog niet bekend, dus de wens telt nog niet mee.",
        "The occupation of this vacancy is not known yet, so the wish does not count yet.",
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
        "Ligt ver van wens {place} ({wish}): {occupation} deelt alleen het soort werk in grote lijnen.",
        "Far from wish {place} ({wish}): {occupation} only shares the broad sort of work.",
    ),
    "wish.other": Term(
        "Dit werk ({occupation}) lijkt op geen van de wensen. Is het toch iets? Zet het dan bij de wensen.",
        "This work ({occupation}) is like none of the wishes. Is it something after all? Then add it to the"
        " wishes.",
    ),
    "skills.unknown": Term(
        "Er zijn geen vaardigheden bekend voor dit werk; daarom telt de helft.",
        "No skills are known for this work; so half counts.",
    ),
    "skills.usual": Term(
        "De vacature noemt geen vaardigheden. Hier staat wat gebruikelijk is voor {occupation}.",
        "The vacancy lists no skills. Shown is what is usual for {occupation}.",
    ),
    "skills.not_told": Term(
        "Kan ik al: nog niet verteld; dat geeft 0 punten bij elke vacature met bekende vaardigheden.",
        "What I can do: not told yet; that gives 0 points for every vacancy with known skills.",
    ),
    "skills.listed": Term(
        "Kan al: {skills}.",
        "Can do: {skills}.",
    ),
    "skills.from_work": Term(
        "Kan al, door werk als {occupation}: {skills}.",
        "Can do, from work as {occupation}: {skills}.",
    ),
    "skills.from_diploma": Term(
        "Kan al, door het diploma voor {occupation}: {skills}.",
        "Can do, from the diploma for {occupation}: {skills}.",
    ),
    "skills.near": Term(
        "Kan al iets dat hierop lijkt, en dat telt half: {skills}.",
        "Can do something like it, which counts half: {skills}.",
    ),
    "skills.missing": Term(
        "Nog te leren: {skills}. Komt dit erbij, dan stijgen de punten.",
        "Still to learn: {skills}. When this is added, the points go up.",
    ),
    "dream.not_told": Term(
        f"Droombaan: nog niet verteld, {SAME_FOR_ALL.nl}.",
        f"Dream job: not told yet, {SAME_FOR_ALL.en}.",
    ),
    "dream.is_it": Term(
        "Dit is de droombaan zelf: {dream}.",
        "This is the dream job itself: {dream}.",
    ),
    "dream.in_the_house": Term(
        "Een opstap: bij deze werkgever werken ook mensen als {dream}.",
        "A stepping stone: this employer also has people working as {dream}.",
    ),
    "dream.skills": Term(
        "Een opstap naar {dream}: dit werk vraagt {shared} van de {total} vaardigheden van dat beroep"
        " ({skills}).",
        "A stepping stone to {dream}: this work asks {shared} of the {total} skills of that occupation"
        " ({skills}).",
    ),
    "dream.like": Term(
        "Dit werk lijkt op de droombaan: {dream}.",
        "This work is like the dream job: {dream}.",
    ),
    "dream.far": Term(
        "Dit werk brengt {dream} niet dichterbij, voor zover bekend.",
        "This work brings {dream} no closer, as far as is known.",
    ),
    "needs.not_open": Term(
        f"Werkplekwensen: niet verteld of hier niet open, {SAME_FOR_ALL.nl}.",
        f"Workplace needs: not told or not open here, {SAME_FOR_ALL.en}.",
    ),
    "needs.none": Term(
        f"Er zijn geen werkplekwensen; dat telt als passend, {SAME_FOR_ALL.nl}.",
        f"There are no workplace needs; that counts as a fit, {SAME_FOR_ALL.en}.",
    ),
    "needs.yes": Term(
        "Deze werkplek heeft: {needs}.",
        "This workplace has: {needs}.",
    ),
    "needs.unknown": Term(
        "Nog niet zeker, en dat telt half: {needs}.",
        "Not certain yet, which counts half: {needs}.",
    ),
    "needs.no": Term(
        "Deze werkplek heeft niet: {needs}. Regelt de werkgever dit alsnog, dan stijgen de punten.",
        "This workplace does not have: {needs}. If the employer arranges it, the points go up.",
    ),
    "travel.remote": Term(
        "Het werk kan vanuit huis: geen reistijd.",
        "The work can be done from home: no travel time.",
    ),
    "travel.not_told": Term(
        f"Hoe ver reizen goed is: nog niet verteld, {SAME_FOR_ALL.nl}; de helft telt.",
        f"How far to travel: not told yet, {SAME_FOR_ALL.en}; half counts.",
    ),
    "travel.unknown": Term(
        "De reistijd is nog niet bekend; daarom telt de helft.",
        "The travel time is not known yet; so half counts.",
    ),
    "travel.minutes": Term(
        "Reistijd {minutes}{means}; grens is {limit}. Dichterbij geeft meer punten.",
        "Travel time {minutes}{means}; the limit is {limit}. Closer gives more points.",
    ),
    "hours.not_told": Term(
        f"Uren per week: nog niet verteld, {SAME_FOR_ALL.nl}; de helft telt.",
        f"Hours a week: not told yet, {SAME_FOR_ALL.en}; half counts.",
    ),
    "hours.unknown": Term(
        "Gewenst: {wanted} per week. De vacature noemt geen uren; daarom telt de helft.",
        "Wanted: {wanted} a week. The vacancy names no hours; so half counts.",
    ),
    "hours.ranges": Term(
        "Gewenst: {wanted} per week. De vacature is voor {offered} per week.",
        "Wanted: {wanted} a week. The vacancy is for {offered} a week.",
    ),
    "dayparts.not_told": Term(
        f"Dagen en dagdelen: nog niet verteld, {SAME_FOR_ALL.nl}; de helft telt.",
        f"Days and dayparts: not told yet, {SAME_FOR_ALL.en}; half counts.",
    ),
    "dayparts.unknown": Term(
        "De vacature noemt geen dagen; daarom telt de helft.",
        "The vacancy names no days; so half counts.",
    ),
    "dayparts.all": Term(
        "Alle gevraagde dagdelen kunnen.",
        "All dayparts asked can be worked.",
    ),
    "dayparts.fit": Term(
        "Van de {total} gevraagde dagdelen kunnen er {fitting}.",
        "Of the {total} dayparts asked, {fitting} can be worked.",
    ),
    "dayparts.lacking": Term(
        "Kan nu niet: {dayparts}. Kan dat wel, dan stijgen de punten.",
        "Not possible now: {dayparts}. If it is, the points go up.",
    ),
    "language.none_asked": Term(
        "De vacature vraagt geen taalniveau.",
        "The vacancy asks no language level.",
    ),
    "language.enough": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Dat is genoeg.",
        "{language}: asked {asked}, now {spoken}. That is enough.",
    ),
    "language.short": Term(
        "{language}: gevraagd {asked}, nu {spoken}. Eén niveau hoger geeft hier punten.",
        "{language}: asked {asked}, now {spoken}. One level higher gives points here.",
    ),
    "language.not_told": Term(
        "{language}: gevraagd {asked}. Het eigen niveau is nog niet verteld; dat geeft 0 punten bij elke"
        " vacature die deze taal vraagt.",
        "{language}: asked {asked}. The own level is not told yet; that gives 0 points for every vacancy"
        " that asks this language.",
    ),
    "own_words.not_told": Term(
        f"Eigen woorden: niet verteld of hier niet open, {SAME_FOR_ALL.nl}.",
        f"Own words: not told or not open here, {SAME_FOR_ALL.en}.",
    ),
    "own_words.none_shared": Term(
        "De eigen woorden komen niet terug in deze vacature.",
        "The own words do not occur in this vacancy.",
    ),
    "own_words.shared": Term(
        "Eigen woorden die in de vacature terugkomen: {words}.",
        "Own words that occur in the vacancy: {words}.",
    ),
}
