"""The closed word lists that several apps share: code → Dutch and English label.

Pure Python, so that the scorer may read it. A code is stored in the database and travels over the API;
a label is only for people. Codes are never renamed: rows and kept rankings point at them.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """One code's words in both languages."""

    nl: str
    en: str


class WorkplaceItem(NamedTuple):
    """Something a workplace can offer: a need for a youth, a fact for an employer; one code for both."""

    need: Term
    question: Term


Table = dict[str, Term]

WORK_KINDS: Table = {
    "job": Term("baan", "job"),
    "apprenticeship": Term("leerbaan (BBL)", "apprenticeship (BBL)"),
    "internship": Term("stage (BOL)", "internship (BOL)"),
    "work_experience": Term("werkervaringsplek", "work-experience place"),
    "trial": Term("proefplaats", "trial place"),
    "holiday": Term("vakantiewerk", "holiday job"),
    "side_job": Term("bijbaan", "side job"),
}

TRAVEL_MEANS: Table = {
    "foot": Term("lopend", "on foot"),
    "bicycle": Term("fiets", "bicycle"),
    "transit": Term("openbaar vervoer", "public transport"),
    "car": Term("auto", "car"),
}

CEFR_LEVELS: Table = {
    "A1": Term("A1 - een paar woorden", "A1 - a few words"),
    "A2": Term("A2 - korte, gewone zinnen", "A2 - short, simple sentences"),
    "B1": Term("B1 - redt zich in het dagelijks leven", "B1 - gets by in daily life"),
    "B2": Term("B2 - praat vlot mee op het werk", "B2 - talks easily at work"),
    "C1": Term("C1 - zeer goed", "C1 - very good"),
    "C2": Term("C2 - als moedertaal", "C2 - like a first language"),
}

LANGUAGES: Table = {
    "nl": Term("Nederlands", "Dutch"),
    "en": Term("Engels", "English"),
    "ar": Term("Arabisch", "Arabic"),
    "de": Term("Duits", "German"),
    "fr": Term("Frans", "French"),
    "es": Term("Spaans", "Spanish"),
    "tr": Term("Turks", "Turkish"),
    "pl": Term("Pools", "Polish"),
    "so": Term("Somalisch", "Somali"),
    "ti": Term("Tigrinya", "Tigrinya"),
    "fa": Term("Farsi of Dari", "Persian or Dari"),
    "uk": Term("Oekraïens", "Ukrainian"),
    "zgh": Term("Tamazight (Berbers)", "Tamazight"),
    "pap": Term("Papiaments", "Papiamentu"),
    "srn": Term("Sranan", "Sranan"),
}

DIPLOMA_LEVELS: Table = {
    "pro": Term("praktijkonderwijs", "practical education"),
    "vmbo": Term("vmbo", "vmbo (pre-vocational)"),
    "mbo1": Term("mbo 1 (entree)", "mbo 1 (entry level)"),
    "mbo2": Term("mbo 2", "mbo 2"),
    "havo": Term("havo", "havo (general secondary)"),
    "mbo3": Term("mbo 3", "mbo 3"),
    "vwo": Term("vwo", "vwo (pre-university)"),
    "mbo4": Term("mbo 4", "mbo 4"),
    "hbo": Term("hbo", "hbo (applied university)"),
    "wo": Term("wo", "university"),
}

# Havo, vwo or mbo 2 and up: the level at which the duty to earn a qualification ends (Leerplichtwet 1969).
START_QUALIFICATIONS = frozenset({"mbo2", "havo", "mbo3", "vwo", "mbo4", "hbo", "wo"})

# The levels that a diploma also counts as, where an employer asks a level. Where the law asks a certain
# vocational diploma, it is in LICENCES by its own name.
DIPLOMA_COVERS: dict[str, frozenset[str]] = {
    "pro": frozenset({"pro"}),
    "vmbo": frozenset({"pro", "vmbo", "mbo1"}),
    "mbo1": frozenset({"pro", "mbo1"}),
    "mbo2": frozenset({"pro", "mbo1", "mbo2", "vmbo"}),
    "havo": frozenset({"pro", "vmbo", "mbo1", "mbo2", "havo"}),
    "mbo3": frozenset({"pro", "vmbo", "mbo1", "mbo2", "mbo3"}),
    "vwo": frozenset({"pro", "vmbo", "mbo1", "mbo2", "havo", "vwo"}),
    "mbo4": frozenset({"pro", "vmbo", "mbo1", "mbo2", "havo", "mbo3", "mbo4"}),
    "hbo": frozenset({"pro", "vmbo", "mbo1", "mbo2", "havo", "mbo3", "vwo", "mbo4", "hbo"}),
    "wo": frozenset(DIPLOMA_LEVELS),
}

LICENCES: Table = {
    "driving_am": Term("rijbewijs AM (bromfiets)", "driving licence AM (moped)"),
    "driving_b": Term("rijbewijs B (auto)", "driving licence B (car)"),
    "driving_be": Term("rijbewijs BE (aanhanger)", "driving licence BE (trailer)"),
    "driving_c": Term("rijbewijs C (vrachtwagen)", "driving licence C (lorry)"),
    "driving_ce": Term("rijbewijs CE", "driving licence CE"),
    "driving_d": Term("rijbewijs D (bus)", "driving licence D (bus)"),
    "driving_t": Term("rijbewijs T (trekker)", "driving licence T (tractor)"),
    "code95": Term("code 95", "code 95"),
    "taxi_card": Term("chauffeurskaart taxi", "taxi driver card"),
    "forklift": Term("heftruckcertificaat", "forklift certificate"),
    "reach_truck": Term("reachtruckcertificaat", "reach-truck certificate"),
    "aerial_platform": Term("certificaat hoogwerker", "aerial platform certificate"),
    "vca_basic": Term("VCA Basis", "VCA Basic (site safety)"),
    "vca_vol": Term("VCA VOL", "VCA VOL (site safety for supervisors)"),
    "first_aid": Term("EHBO", "first aid"),
    "bhv": Term("BHV (bedrijfshulpverlening)", "BHV (in-house emergency response)"),
    "security_pass": Term("beveiligingspas (grijze pas)", "security guard pass"),
    "security_diploma": Term("diploma Beveiliger", "security guard diploma"),
    "crowd_safety": Term("diploma Evenementenbeveiliger", "event security diploma"),
    "haccp": Term("HACCP-certificaat", "HACCP certificate"),
    "social_hygiene": Term("verklaring Sociale Hygiëne", "social hygiene certificate"),
    "nen3140": Term("NEN 3140", "NEN 3140 (electrical safety)"),
    "f_gas": Term("F-gassencertificaat", "F-gas certificate"),
    "welding": Term("lascertificaat", "welding certificate"),
    "pool_rescue": Term("diploma zwemmend redden", "pool lifesaving certificate"),
    "boa": Term("BOA-akte", "special enforcement officer certificate"),
    "big": Term("BIG-registratie", "BIG registration (care professions)"),
    "rail_safety": Term("Digitaal Veiligheidspaspoort (spoor)", "rail safety passport"),
    "spray_licence": Term("spuitlicentie", "crop protection licence"),
    "chainsaw": Term("motorzaagcertificaat", "chainsaw certificate"),
}

SCREENINGS: Table = {
    "vog": Term("VOG (verklaring omtrent het gedrag)", "VOG (certificate of conduct)"),
    "police_consent": Term("toestemming van de politie", "consent of the police"),
}

# What the employer applies for once someone is hired, as with every screening: nobody's missing paper.
APPLIED_FOR_BY_EMPLOYER = frozenset({"security_pass"})


def _item(need_nl: str, need_en: str, question_nl: str, question_en: str) -> WorkplaceItem:
    return WorkplaceItem(Term(need_nl, need_en), Term(question_nl, question_en))


# Employers always answer the whole list; so an answer never points at one youth.
WORKPLACE_ITEMS: dict[str, WorkplaceItem] = {
    "childcare_hours": _item(
        "werktijden die passen bij kinderopvang",
        "hours that fit childcare",
        "Passen de werktijden bij kinderopvang of school?",
        "Do the hours fit childcare or school?",
    ),
    "evening_study": _item(
        "ruimte voor een avondstudie",
        "room for evening study",
        "Kan iemand hiernaast een avondstudie doen?",
        "Can someone follow an evening course beside this work?",
    ),
    "fixed_schedule": _item(
        "een vast rooster",
        "a fixed schedule",
        "Is er een vast rooster?",
        "Is there a fixed schedule?",
    ),
    "wheelchair": _item(
        "toegankelijk met een rolstoel",
        "wheelchair access",
        "Is de werkplek toegankelijk met een rolstoel?",
        "Can a wheelchair user reach the workplace?",
    ),
    "sitting_work": _item(
        "werk dat (ook) zittend kan",
        "work that can be done sitting",
        "Kan het werk ook zittend?",
        "Can the work be done sitting?",
    ),
    "quiet_place": _item(
        "een rustige werkplek",
        "a quiet place to work",
        "Is er een rustige werkplek?",
        "Is there a quiet place to work?",
    ),
    "no_heavy_lifting": _item(
        "geen zwaar tillen",
        "no heavy lifting",
        "Kan het werk zonder zwaar tillen?",
        "Can the work be done without heavy lifting?",
    ),
    "plain_instructions": _item(
        "uitleg stap voor stap",
        "instructions step by step",
        "Krijgt iemand uitleg stap voor stap?",
        "Are instructions given step by step?",
    ),
    "buddy": _item(
        "een vaste begeleider",
        "a regular mentor",
        "Is er een vaste begeleider?",
        "Is there a regular mentor?",
    ),
    "place_to_pray": _item(
        "een rustige plek om te bidden",
        "a quiet place to pray",
        "Is er een rustige ruimte die iemand kort mag gebruiken, ook om te bidden?",
        "Is there a quiet room for short use, also to pray?",
    ),
    "movable_breaks": _item(
        "pauzes die kunnen schuiven",
        "breaks that can be moved",
        "Kunnen twee korte pauzes schuiven?",
        "Can two short breaks be moved?",
    ),
    "head_covering": _item(
        "een hoofddeksel of hoofddoek bij de werkkleding",
        "a head covering with the uniform",
        "Mag een hoofddeksel of hoofddoek bij de werkkleding?",
        "May a head covering be worn with the uniform?",
    ),
    "own_clothing": _item(
        "werkkleding met lange mouwen of lange rok mag",
        "long sleeves or a long skirt allowed",
        "Mag werkkleding met lange mouwen of een lange rok?",
        "May workwear have long sleeves or a long skirt?",
    ),
    "separate_changing": _item(
        "een eigen of aparte kleedruimte",
        "a separate changing room",
        "Is er een aparte kleedruimte?",
        "Is there a separate changing room?",
    ),
    "no_alcohol": _item(
        "niet werken met alcohol",
        "no handling of alcohol",
        "Kan het werk zonder alcohol te verkopen of te schenken?",
        "Can the work be done without selling or serving alcohol?",
    ),
    "no_pork": _item(
        "niet werken met varkensvlees",
        "no handling of pork",
        "Kan het werk zonder varkensvlees te bereiden?",
        "Can the work be done without preparing pork?",
    ),
    "own_food": _item(
        "eigen eten mee kunnen nemen en opwarmen",
        "bring and heat own food",
        "Kan iemand eigen eten bewaren en opwarmen?",
        "Can someone keep and heat their own food?",
    ),
    "free_day_swap": _item(
        "een vrije dag kunnen ruilen voor een eigen feestdag",
        "swap a day off for an own holiday",
        "Kan iemand een vrije dag ruilen voor een eigen feestdag?",
        "Can someone swap a day off for a holiday of their own?",
    ),
    "friday_afternoon": _item(
        "vrijdagmiddag even weg kunnen",
        "a longer break on Friday afternoon",
        "Kan de pauze op vrijdagmiddag langer zijn?",
        "Can the Friday afternoon break be longer?",
    ),
    "handshake_free": _item(
        "zelf kiezen hoe je groet",
        "choose how to greet",
        "Mag iemand zelf kiezen hoe hij of zij groet?",
        "May someone choose how to greet people?",
    ),
    "known_rules": _item(
        "een vertrouwenspersoon en duidelijke regels tegen discriminatie",
        "a confidential adviser and clear rules against discrimination",
        "Is er een vertrouwenspersoon en een gedragscode tegen discriminatie?",
        "Is there a confidential adviser and a code against discrimination?",
    ),
}

NEEDS: Table = {code: item.need for code, item in WORKPLACE_ITEMS.items()}

DAYS: tuple[Term, ...] = (
    Term("maandag", "Monday"),
    Term("dinsdag", "Tuesday"),
    Term("woensdag", "Wednesday"),
    Term("donderdag", "Thursday"),
    Term("vrijdag", "Friday"),
    Term("zaterdag", "Saturday"),
    Term("zondag", "Sunday"),
)
MONTHS: tuple[Term, ...] = (
    Term("januari", "January"),
    Term("februari", "February"),
    Term("maart", "March"),
    Term("april", "April"),
    Term("mei", "May"),
    Term("juni", "June"),
    Term("juli", "July"),
    Term("augustus", "August"),
    Term("september", "September"),
    Term("oktober", "October"),
    Term("november", "November"),
    Term("december", "December"),
)
DAY_PARTS: tuple[Term, ...] = (
    Term("ochtend", "morning"),
    Term("middag", "afternoon"),
    Term("avond", "evening"),
)
DAYPART_COUNT = len(DAYS) * len(DAY_PARTS)
ALL_DAYPARTS = (1 << DAYPART_COUNT) - 1


def daypart_bit(day: int, part: int) -> int:
    """The mask of one daypart; `day` 0-6 from Monday, `part` 0-2 from morning."""
    return 1 << (day * len(DAY_PARTS) + part)


def dayparts_of(mask: int) -> list[tuple[int, int]]:
    """The (day, part) pairs in a mask of 21 bits, in order of the week."""
    return [
        (day, part)
        for day in range(len(DAYS))
        for part in range(len(DAY_PARTS))
        if mask & daypart_bit(day, part)
    ]


def days_alike(mask: int) -> list[tuple[int, int, tuple[int, ...]]]:
    """Runs of days that follow each other and have the same parts: first day, last day, parts."""
    runs: list[tuple[int, int, tuple[int, ...]]] = []
    for day in range(len(DAYS)):
        parts = tuple(part for part in range(len(DAY_PARTS)) if mask & daypart_bit(day, part))
        if runs and runs[-1][1:] == (day - 1, parts):
            runs[-1] = (runs[-1][0], day, parts)
        elif parts:
            runs.append((day, day, parts))
    return runs
