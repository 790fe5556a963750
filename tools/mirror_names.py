"""Names in the sentences of scenarios/ukraine-2023, and the invented ones that take their place.

Names of members, units, seats, candidate and rival stand in mirror.py and in the pack's data; here is
what else occurs in texts, and everything in Ukrainian. A new real name in a text gets a line here.
"""
import re

# Whole words.
ENGLISH = {
    "Ukrainian": "Tessmarian", "Ukrainians": "Tessmarians", "Russian": "Kordalian",
    "Russians": "Kordalians", "NATO": "the League", "Europe": "Merrow", "European": "Merrovian",
    "Europeans": "Merrovians", "Austria": "Ostvel", "Austrian": "Ostvelian", "Kosovo": "Ostrel",
    "Libya": "Tamzar", "Yugoslavia": "Ravenna Land", "Iraq": "Sarrack", "Afghanistan": "Hindamar",
    "Belarus": "Mirelund", "Moldova": "Prutany", "Georgia": "Colchis Land", "China": "Sindara",
    "Crimea": "Salt Cape", "Crimean": "Salt Cape", "Tatars": "islanders", "Tatar": "islander", "Donbas": "the Coalridge basin", "Black Sea": "Grey Sea",
    "Baltic": "Fenmoric", "Nordic": "Northern", "Bucharest": "Lorvest", "Vilnius": "Kestering",
    "Madrid": "Galdor", "Helsinki": "Fenhaven", "Minsk": "Mireford", "Istanbul": "Quenport",
    "German": "Erndaler", "Polish": "Hovener", "Hungarian": "Pelsorian", "Turkish": "Quendarian",
    "American": "Aldernian", "French": "Delaunian", "British": "Brynmarian", "Soviet": "Old Kordalian",
}

# Stems, so that the endings of the language stay: an invented name bends as the real one does.
UKRAINIAN = {
    "Україн": "Тессмар", "українськ": "тессмарськ", "українц": "тессмарц", "Росі": "Кордалі",
    "російськ": "кордальськ", "росіян": "кордаліян", "Москв": "Кордгав", "московськ": "кордгавськ",
    "Київ": "Тесспорт", "Києв": "Тесспорт", "київськ": "тесспортськ", "Вашингтон": "Алдертон",
    "Берлін": "Ернфорд", "Варшав": "Говен", "Анкар": "Квендр", "Будапешт": "Пелсгейт",
    "Брюссел": "Оукгол", "Європ": "Мерров", "європейськ": "мерровськ", "європейц": "мерровц",
    "Австрі": "Оствелі", "австрійськ": "оствельськ", "Косов": "Острел", "Ліві": "Тамзарі",
    "Фінлянді": "Фенморі", "Швеці": "Грисалі", "Польщ": "Говенщ", "Німеччин": "Ерндальщин",
    "Угорщин": "Пелсорщин", "Туреччин": "Квендарщин", "Франці": "Делоні", "Британі": "Бринмарі",
    "Білорус": "Мірелус", "Молдов": "Прутен", "Грузі": "Колхі", "Кита": "Синда", "Ірак": "Саррак",
    "Бухарест": "Лорвест", "Вільнюс": "Кестеринг", "Мадрид": "Галдор", "Мінськ": "Мірефорд",
    "Стамбул": "Квенпорт", "Крим": "Сольмис", "кримськ": "сольмиськ", "татар": "острів’ян", "Донбас": "Вуглогір", "НАТО": "Ліга",
}

# Names that a real and the invented world share.
BOTH = set()

ALLIANCE_UKRAINIAN = "Портова Ліга"

# Words with a capital that are nobody's name.
PLAIN = ("January February March April May June July August September October November December "
         "Monday Tuesday Wednesday Thursday Friday Fridays Saturday Sunday I Secretariat Compact CARD "
         "Секретаріат Секретаріату Секретаріатом Секретаріаті Так Ні").split()

# What no list above would find.
REAL = re.compile(r"Donbas|Bakhmut|Dnipro|Kremlin|United States|United Kingdom|Kiel\b|T[uü]rk|США|Кремл|Дніпр|Сполучен")
