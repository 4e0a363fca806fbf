"""Word lists and patterns that bring name corpora to one convention; written from general knowledge.

The corpora differ in what they annotate. Most leave out dates, weapons and platforms, so these are filled in by the
patterns here (`silver_spans`), except in re3d, which annotates them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training.corpora import raw_text


def word_set(listed: str) -> frozenset[str]:
    """Return the words of `listed`."""
    return frozenset(listed.split())


_ADJECTIVES = word_set(
    """
Afghan African Alawite Albanian Algerian American Angolan Arab Arabic Argentine Armenian Asian Assyrian Australian
Austrian Azerbaijani Azeri Baathist Bahraini Baloch Bangladeshi Basque Belarusian Belgian Berber Bolivian Bosnian
Brazilian British Buddhist Bulgarian Burmese Burundian Cambodian Cameroonian Canadian Catalan Catholic Chadian
Chechen Chilean Chinese Christian Circassian Colombian Congolese Coptic Croat Croatian Cuban Cypriot Czech Danish
Darfuri Druze Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian European Filipino Finnish French
Fulani Georgian German Ghanaian Greek Guatemalan Guinean Haitian Hausa Hazara Hindu Honduran Houthi Hungarian Indian
Indonesian Iranian Iraqi Irish Islamic Islamist Israeli Italian Ivorian Japanese Jewish Jordanian Kazakh Kenyan Korean
Kosovar Kurdish Kuwaiti Kyrgyz Latvian Lebanese Liberian Libyan Lithuanian Macedonian Malaysian Malian Maltese
Maronite Mauritanian Mexican Moldovan Mongolian Moroccan Mozambican Muslim Nepalese Nicaraguan Nigerian Nigerien
Norwegian Omani Orthodox Ossetian Ottoman Pakistani Palestinian Panamanian Pashtun Persian Peruvian Polish Portuguese
Protestant Qatari Rohingya Romanian Russian Rwandan Salafi Salvadoran Saudi Scottish Senegalese Serb Serbian Shia
Shi'a Shi'ite Shiite Sikh Singaporean Slovak Slovenian Somali Soviet Spanish Sudanese Sunni Swedish Swiss Syrian
Taiwanese Tajik Tamil Tanzanian Thai Tibetan Tigrayan Tuareg Tunisian Turkish Turkmen Ugandan Ukrainian Uyghur Uzbek
Venezuelan Vietnamese Wahhabi Welsh Western Yazidi Yemeni Yezidi Zambian Zimbabwean Zionist
"""
)
DEMONYMS = _ADJECTIVES | {f"{word}s" for word in _ADJECTIVES if word[-1] not in "she"}
"""Words for people by country, people or creed: NORP when they stand alone."""

TITLES = word_set(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Lord Lady President Vice Prime Minister Foreign Defence Defense Interior Secretary
    Secretary-General General Gen. Gen Lt. Lt Lieutenant Col. Col Colonel Maj. Maj Major Brig. Brigadier Admiral Adm.
    Captain Capt. Capt Sgt. Sergeant Commander Sheikh Shaikh Shaykh Imam Ayatollah King Queen Prince Princess Senator
    Sen. Rep. Representative Ambassador Spokesman Spokesperson Spokeswoman spokesman spokesperson spokeswoman Chief
    Director Chairman Chairwoman Professor Prof. Special Envoy Deputy Assistant Marshal Staff Petty Officer Senior First
    Governor Gov. Judge Justice Former former leader commander of the for and State Air Wing HE His Her Excellency
    Operations Army Navy Force Marine Corps 1st Class Advisor Adviser Affairs Parliamentary Under Under-Secretary
    Secretary- High Representative US U.S. UK UN EU
    """
)
"""Words before a person's name that are not part of it."""

COUNTRIES = word_set(
    """
    Afghanistan Algeria America Australia Austria Bahrain Belgium Britain Canada China Cyprus Denmark Egypt Ethiopia
    France Germany Greece India Iran Iraq Ireland Israel Italy Japan Jordan Kuwait Lebanon Libya Mali Morocco
    Netherlands Niger Nigeria Norway Oman Pakistan Palestine Poland Qatar Russia Somalia Spain Sudan Sweden Syria
    Tunisia Turkey UAE U.A.E. UK U.K. US U.S. USA U.S.A. Ukraine Yemen Gaza Washington London Paris Moscow Tehran
    Baghdad Damascus Ankara
    """
) | {
    "Great Britain",
    "New Zealand",
    "North Korea",
    "Saudi Arabia",
    "South Korea",
    "United Arab Emirates",
    "United Kingdom",
    "United States",
    "United States of America",
}
"""Countries, and capitals that stand for them: LOC whatever they do in the sentence."""

ORGANISATIONS = frozenset(
    {
        "Al-Qaeda",
        "CENTCOM",
        "CJTF-OIR",
        "Daesh",
        "Daesh/ISIL",
        "EU",
        "Hamas",
        "Hezbollah",
        "IS",
        "ISIL",
        "ISIL/Daesh",
        "ISIS",
        "Islamic State",
        "NATO",
        "PKK",
        "SDF",
        "UN",
        "YPG",
    }
)
"""ORG whatever the annotators called them in one place."""

SMALL_WORDS = word_set("of the and for al el ash bin ibn de del von van in on to at & - / ' ’ 's ’s . ,")
"""Lower-case words and signs that may stand inside a name."""

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_COUNT = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|a few)"
_UNIT = r"(?:second|minute|hour|day|week|month|year|decade)s?"
_PERIOD = rf"(?:week|weekend|month|year|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|{_MONTH})"
_DATES = "|".join(
    [
        rf"(?:{_DAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?",
        rf"(?:{_DAY},? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?",
        rf"(?:early |late |mid-)?{_MONTH},? (?:of )?{_YEAR}",
        rf"(?:early |late )?(?:last |next |this )?{_DAY}(?: (?:morning|afternoon|evening|night))?",
        rf"(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Ee]arlier this|[Ll]ater this) {_PERIOD}",
        r"[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|overnight",
        rf"{_COUNT} {_UNIT} (?:ago|earlier|later)",
        rf"(?:the )?(?:last|past|next|previous) {_COUNT} {_UNIT}",
        r"(?:the )?(?:19|20)\d0s",
        rf"{_YEAR}(?:[-–](?:19|20)?\d\d)?",
        r"\d{1,2}[:.]\d\d ?(?:a\.m\.|p\.m\.|am|pm|AM|PM|GMT|UTC)?",
        r"\d{1,2} ?(?:a\.m\.|p\.m\.|am|pm)",
        r"\d{4}-\d\d-\d\d",
        r"\d{1,2}/\d{1,2}/\d{2,4}",
        rf"(?<=[Ii]n ){_MONTH}|(?<=since ){_MONTH}|(?<=until ){_MONTH}|(?<=during ){_MONTH}",
    ]
)
_WEAPON_KINDS = (
    r"(?:(?:(?:close|short|medium|long|intermediate)[- ]range|ballistic|cruise|guided|anti[- ]tank|anti[- ]aircraft"
    r"|surface[- ]to[- ](?:air|surface)|air[- ]to[- ](?:air|ground)|rocket[- ]propelled|hand|heavy|light|small|suicide"
    r"|improvised|explosive|car|truck|roadside|vehicle|barrel|cluster|precision(?:-guided)?|chemical|biological|nuclear"
    r"|nerve|mustard|incendiary|phosphorus|mortar|artillery|rocket|missile|machine|sniper|assault|automatic|Katyusha"
    r"|Grad|Scud|Hellfire|Tomahawk|Kalashnikov|Patriot) )*"
)
_WEAPONS = (
    r"(?:missiles?|rockets?|mortars?|howitzers?|artillery(?: pieces?)?|grenades?(?: launchers?)?|launchers?|IEDs?"
    r"|VBIEDs?|EFPs?|RPGs?|explosive (?:belt|device)s?|explosives?|bombs?|warheads?|munitions?|ammunition|landmines?"
    r"|mines?|rifles?|guns?|pistols?|firearms?|small arms|weapons?|nerve agents?|sarin|chlorine|suicide vests?"
    r"|shells|bullets?|torpedo(?:es)?"
    r"|MANPADS|AK-?47s?|TOWs?|Katyushas?|Scuds?|Tomahawks?|Hellfires?|Kornets?|weaponry)"
)
_PLATFORM_KINDS = (
    r"(?:(?:fighter|combat|attack|military|coalition|Coalition|war|armou?red|unmanned|aerial|remotely piloted|transport"
    r"|surveillance|reconnaissance|stealth|strike|bomber|troop|patrol|naval|amphibious|guided[- ]missile|battle"
    r"|tactical|suicide|kamikaze|Shahed|Black Hawk|Apache|Chinook) )*"
)
_PLATFORMS = (
    r"(?:aircraft(?: carriers?)?|warplanes?|airplanes?|planes?|jets?|bombers?|helicopters?|gunships?|drones?|UAVs?|UAS"
    r"|RPAs?|tanks?|APCs?|Humvees?|warships?|destroyers?|frigates?|submarines?|gunboats?"
    r"|(?:AC|AH|B|C|F|KC|MQ|RQ|UH|T|M|A)-\d{1,3}[A-Z]?(?: (?:aircraft|fighters?|jets?|bombers?|gunships?|tanks?))?"
    r"|Typhoons?|MiGs?(?:-\d+)?|(?:USS|HMS|INS) [A-Z]\w+)"
)
_SILVER = re.compile(
    rf"(?<!\w)(?:(?P<DATE>{_DATES})|(?P<PLATFORM>{_PLATFORM_KINDS}{_PLATFORMS})|(?P<WEAPON>{_WEAPON_KINDS}{_WEAPONS}))(?!\w)"
)


def silver_spans(words: Sequence[str], spaces: Sequence[bool], taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Return (start, end, label) of dates, weapons, platforms and lone demonyms on words that are not `taken`."""
    text, offsets = raw_text(words, spaces)
    starts = {offset: position for position, offset in enumerate(offsets)}
    ends = {offset + len(words[position]): position + 1 for position, offset in enumerate(offsets)}
    used = set(taken)
    for match in _SILVER.finditer(text):
        start, end = starts.get(match.start()), ends.get(match.end())
        if start is not None and end is not None and used.isdisjoint(range(start, end)):
            used.update(range(start, end))
            yield start, end, str(match.lastgroup)
    for position, word in enumerate(words):
        if word in DEMONYMS and position not in used:
            yield position, position + 1, "NORP"
