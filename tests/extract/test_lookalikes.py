"""What only looks like an incident: accidents, struggles, goods seized, charges, trends, pleas, drills, rumours."""

from __future__ import annotations

import pytest

from kg.records import Status
from tests.extract.docs import events, extracted, only
from tests.extract.sentences import told, types


@pytest.mark.parametrize(
    "text",
    [
        "An explosion rocked an ammunition depot in Juba on Monday following extreme heat.",
        "A blast caused by a gas leak killed three people in Juba on Monday.",
        "A building in Juba exploded on Monday due to a gas leak.",
        "Three people died in an accidental explosion at a factory in Juba on Monday.",
        "A soldier was killed in a training accident near Juba on Monday.",
        "A training incident that killed one soldier on Monday involved a howitzer.",
        "Nine people were killed when a bus overturned near Juba on Monday.",
        "An explosion in Juba killed four people. Police said the blast was caused by a gas leak.",
        "There was artillery training during which a group fired a howitzer. Eight soldiers were hurt in that blast.",
    ],
)
def test_an_accident_is_no_incident(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "An explosion in Juba killed four people. Police said the blast was not caused by a gas leak.",
        "An explosion that may have been caused by a gas leak killed four people in Juba.",
        "A bomb blast killed four people in Juba. Two others died in a crash.",
    ],
)
def test_a_blast_of_which_an_accident_is_denied_or_unsure_stays(text: str) -> None:
    assert "bombing" in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The government has been fighting against terrorism.",
        "The city has been battling rising unemployment.",
        "Troops are battling fierce opposition on the ground.",
        "Our government has been fighting separatism.",
        "Rescuers are battling to reach survivors.",
        "The soldiers seized small arms, ammunition and vests during the operation.",
        "Police seized drugs and documents in Juba on Monday.",
        "He said his comrades are part of the people's battle against the enemy.",
        "They see no difference between the liberation of our lands and other lands.",
        "The suspect faces two murder and six attempted murder charges.",
        "The pattern of attacks against peacekeepers must end.",
        "The number of kidnappings in Juba has decreased this year.",
        "The parties executed the agreement on Monday.",
        "The team eliminated three players.",
        "He set the cup upon the table.",
        "The border guard retaliated by closing the crossing.",
        "The government retaliated with sanctions on two banks.",
        "He is a former commander who fought in the war.",
        "They told of the country's battle for independence.",
        "The soldier shot himself at the base.",
        "The protester set himself on fire in front of the embassy.",
        "The recruit was accidentally shot by a fellow soldier at the barracks.",
        "The rebels wanted the release of a teacher detained in the central prison.",
    ],
)
def test_names_no_incident(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army urged residents to disregard claims of an attack at the barracks.", Status.DENIED),
        ("The army dismissed reports of an attack on the base.", Status.DENIED),
        ("The village rarely suffered attacks by bandits.", Status.NEGATED),
        ("The forces rescued hostages from a simulated attack on a harbour.", Status.HYPOTHETICAL),
        ("The soldiers are simulating an intervention in clashes between two crowds.", Status.HYPOTHETICAL),
        ("The police offered money for information leading to the arrest of the gunmen.", Status.HYPOTHETICAL),
        ("The rebels claimed to have attacked a convoy on Monday.", Status.CLAIMED),
        ("An attack on the base was foiled on Sunday.", Status.HYPOTHETICAL),
        ("An assault on the town is planned for next week.", Status.HYPOTHETICAL),
        ("Drone strikes on the valley were said to have been discussed in the meeting.", Status.HYPOTHETICAL),
        ("Police thwarted a series of bombings planned by the group in the capital.", Status.HYPOTHETICAL),
        ("The dispute could lead to an open clash between the two armies.", Status.HYPOTHETICAL),
        ("Attacks on aid workers will hamper our work in the north.", Status.HYPOTHETICAL),
        ("He got instructions on the method of carrying out attacks with explosives.", Status.HYPOTHETICAL),
        ("The plot was aimed at killing the minister.", Status.HYPOTHETICAL),
        ("It bore the hallmarks of attacks carried out by the cartel.", Status.HYPOTHETICAL),
        ("The men fled rather than fight the army.", Status.NEGATED),
        ("The second attack took place in a forest.", Status.ASSERTED),
        ("Another drone strike in the town is said to have killed nine people.", Status.REPORTED),
        ("It was announced that two guards were shot on Sunday.", Status.REPORTED),
    ],
)
def test_is_kept_with_its_status(text: str, expected: Status) -> None:
    (account,) = told(text)
    assert account.status is expected


def test_who_did_not_commit_the_attack_is_no_initiator_and_it_happened() -> None:
    (account,) = told("The group did not commit the attack on the civilians, its spokesman said.")
    assert account.status is Status.ASSERTED
    assert [found.mention.text for found in account.roles] == ["the civilians"]


def test_who_could_have_been_killed_is_no_target() -> None:
    attack, possible = told("An attack on a patrol in Juba could have killed officers.")
    assert (attack.status, possible.status) == (Status.ASSERTED, Status.HYPOTHETICAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops fought rebels near Juba on Monday.", "armed-clash"),
        ("Troops fought to retake the town of Juba on Monday.", "armed-clash"),
        ("Rebels seized a town near Juba on Monday.", "armed-clash"),
        ("Gunmen executed two farmers near Juba on Monday.", "killing"),
        ("The army retaliated by shelling the village.", "shelling"),
        ("The mob set upon a bus near the stadium.", "attack"),
        ("Robbers swooped on the village at night.", "attack"),
        ("Vandals trashed the office in Juba.", "attack"),
        ("A gunman sprayed the bar with bullets.", "shooting"),
        ("Security forces neutralized two militants near Juba.", "killing"),
        ("An operation in the district resulted in the elimination of three militants.", "killing"),
        ("They listed the atrocities perpetrated by the army against villagers.", "other-violence"),
        ("Unidentified men snatched a schoolgirl in the town on Monday.", "abduction"),
        ("Police nabbed two suspects on Monday.", "arrest"),
        ("A riot broke out in the prison on Sunday, leaving four inmates dead.", "other-violence"),
        ("A suspected signal mine exploded close to the patrol.", "bombing"),
        ("Fighting was reported between the rebels and the army near Juba.", "armed-clash"),
        ("The bomber blew himself up near the market.", "bombing"),
        ("Police released three men arrested on Sunday over the bombing.", "arrest"),
        ("A battle for control of the airport left nine dead on Monday.", "armed-clash"),
    ],
)
def test_the_real_thing_beside_it_stays(text: str, expected: str) -> None:
    assert expected in types(text)


VEGA = {"Vega": "PERSON"}


def test_a_name_that_beats_a_name_wins() -> None:
    table = """
    Ruiz    beat   Vega  in     May   .
    NNP     VBD    NNP   IN     NNP   .
    2/nsubj 0/ROOT 2/obj 5/case 2/obl 2/punct
    """
    assert events(extracted(table, names=VEGA | {"Ruiz": "PERSON"})) == []


@pytest.mark.parametrize(
    ("table", "names"),
    [
        (
            """
    Guards=guard beat   Vega  in     May   .
    NNS          VBD    NNP   IN     NNP   .
    2/nsubj      0/ROOT 2/obj 5/case 2/obl 2/punct
    """,
            VEGA,
        ),
        (
            """
    Ruiz    beat   guards=guard in     May   .
    NNP     VBD    NNS          IN     NNP   .
    2/nsubj 0/ROOT 2/obj        5/case 2/obl 2/punct
    """,
            {"Ruiz": "PERSON"},
        ),
        (
            """
    Ruiz    flogged=flog Vega  in     May   .
    NNP     VBD          NNP   IN     NNP   .
    2/nsubj 0/ROOT       2/obj 5/case 2/obl 2/punct
    """,
            VEGA | {"Ruiz": "PERSON"},
        ),
    ],
    ids=["people beat a name", "a name beats people", "no verb of games"],
)
def test_any_other_beating_is_violence(table: str, names: dict[str, str]) -> None:
    assert only(table, names=names).type == "other-violence"


BEATEN_BY = """
    Vega         was=be     beaten=beat by     {doer}      in     May   .
    NNP          VBD        VBN         IN     {tag}       IN     NNP   .
    3/nsubj:pass 3/aux:pass 0/ROOT      5/case 3/obl:agent 7/case 3/obl 3/punct
"""


def test_a_name_that_is_beaten_by_a_name_loses() -> None:
    table = BEATEN_BY.format(doer="Ruiz", tag="NNP")
    assert events(extracted(table, names=VEGA | {"Ruiz": "PERSON"})) == []


def test_a_name_that_is_beaten_by_people_suffers_violence() -> None:
    assert only(BEATEN_BY.format(doer="guards=guard", tag="NNS"), names=VEGA).type == "other-violence"


def test_a_name_that_is_beaten_by_nobody_said_suffers_violence() -> None:
    table = """
    Vega         was=be     beaten=beat in     May   .
    NNP          VBD        VBN         IN     NNP   .
    3/nsubj:pass 3/aux:pass 0/ROOT      5/case 3/obl 3/punct
    """
    assert only(table, names=VEGA).type == "other-violence"


@pytest.mark.parametrize(
    "text",
    [
        "The minister attacked the strikes as illegal.",
        "The minister attacked the blockade as illegal.",
        "The minister attacked the arrest of the farmers.",
        "The minister attacked the bombing of Norport.",
    ],
)
def test_who_attacks_an_event_attacks_with_words(text: str) -> None:
    assert "attack" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the base.",
        "Rebels attacked the base as night fell.",
        "Rebels attacked the guards of the minister.",
    ],
)
def test_who_attacks_people_or_things_attacks_them(text: str) -> None:
    assert types(text) == ["attack"]


LED = """
    The   army    led=lead {noun} ,       fighter    and  bomber {beside} near    Mosul  .
    DT    NN      VBD      {tag}  ,       NN         CC   NN     NNS      IN      NNP    .
    2/det 3/nsubj 0/ROOT   3/obj  9/punct 9/compound 8/cc 6/conj {above}  11/case 4/nmod 3/punct
"""


def led(noun: str, tag: str, beside: str, above: str = "4/conj") -> list[str]:
    """Return the types of what an army led near a town."""
    table = LED.format(noun=noun, tag=tag, beside=beside, above=above)
    return [account.type for account in events(extracted(table, hits={"Mosul": "LOC place/mosul"}))]


@pytest.mark.parametrize("above", ["4/conj", "4/appos"])
def test_attack_aircraft_attack_nobody(above: str) -> None:
    assert led("attack", "NN", "aircraft", above) == []


@pytest.mark.parametrize(
    ("noun", "tag", "beside"),
    [("attack", "NN", "patrols=patrol"), ("attacks=attack", "NNS", "aircraft")],
    ids=["beside no aircraft", "several attacks"],
)
def test_an_attack_that_is_no_kind_of_aircraft_stays(noun: str, tag: str, beside: str) -> None:
    assert led(noun, tag, beside) == ["attack"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minibus overturned on a bend and caught fire, killing all 31 aboard.", []),
        ("The minibus overturned on a bend, killing all 31 passengers.", []),
        ("A man crashed his truck into a checkpoint, killing six soldiers.", ["killing"]),
        ("A bomber crashed his truck into a checkpoint, killing six soldiers.", ["attack"]),
    ],
)
def test_a_crash_that_kills_is_no_incident_unless_somebody_does_it(text: str, expected: list[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Extremists bomb crowded markets, he said.",
        "The minister said terrorists attack civilians.",
        '"Rebels attack villages," the minister said.',
    ],
)
def test_what_some_do_to_others_somebody_says_is_no_incident(text: str) -> None:
    assert types(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attack the base on Tuesday, the minister said.",
        "The minister said rebels attack the base.",
        "The minister said rebels attack villages in Norport.",
        "The minister said rebels attack villages on Tuesday.",
        "The minister said four rebels attack villages.",
        "The minister said rebels attacked villages.",
        "Rebels attack villages.",
    ],
    ids=["all", "what is known", "where", "when", "how many", "then", "said by nobody"],
)
def test_what_is_made_known_by_anything_is_an_incident(text: str) -> None:
    assert types(text) == ["attack"]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("attack, an aircraft over Norport,", ["attack"]), ("attack aircraft over Norport", ["air-strike"])],
)
def test_an_attack_beside_an_aircraft_of_its_own_is_no_kind_of_craft(noun: str, expected: list[str]) -> None:
    assert types(f"The {noun} killed two people.") == expected
