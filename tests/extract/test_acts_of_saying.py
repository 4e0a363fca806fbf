"""Acts of saying in invented reports, through the pipeline: what they are about, and how many there are."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.extract.reports import Extractor
from kg.records import Account, EventKind, Report, RoleName, Skipped

LEAD = "Gunmen attacked a market in the town of Mardel on Monday, killing nine people. "


@pytest.fixture(scope="module")
def extractor(pipeline: Language) -> Extractor:
    return Extractor(pipeline)


def said(extractor: Extractor, text: str) -> list[Account]:
    """Return the statements of a report in text order."""
    (outcome,) = extractor.outcomes([Report(id="report", text=text, published=date(2031, 3, 6))])
    assert not isinstance(outcome, Skipped)
    return [account for account in outcome.accounts if account.kind is EventKind.STATEMENT]


def speakers(account: Account) -> list[str]:
    return [role.mention.text for role in account.of(RoleName.SPEAKER)]


@pytest.mark.parametrize(
    "words",
    [
        "The governor said the incident had shocked the region.",
        "Residents said the attackers wore uniforms.",
        "The governor said another 13 guards were wounded.",
        "Police said three people were rescued from a cellar.",
        "Police said they were still looking for a motive.",
        "The president vowed that those responsible would face trial.",
        "The president condemned the violence.",
        "The army said soldiers were still at the scene.",
        "The ministry confirmed the death toll.",
        "Officials said three bodies had been found in a well.",
        "A doctor at the hospital said the injured were stable.",
        "Police said all nine died on the spot.",
        "Witnesses said the gunmen had come from the hills.",
        "The mayor said those killed were farmers.",
        "The bishop has condemned in the sharpest terms and deplored the attack on unarmed traders.",
        "The minister condemned the behaviour of the attackers.",
    ],
)
def test_words_that_stand_for_the_event_are_about_it(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert len(statement.about) == 1


@pytest.mark.parametrize(
    "words",
    [
        "The governor said acts of terror never help anybody.",
        "The ministry said schools would open again on Thursday.",
        "The president condemned violence in all its forms.",
        "The minister said the two countries would sign a treaty.",
    ],
)
def test_words_about_conflict_in_general_are_about_no_event(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert statement.about == ()


def test_sentences_between_the_same_marks_are_one_act_of_saying(extractor: Extractor) -> None:
    words = (
        '"Nine people were killed in the market. Gunmen had attacked it before. We salute our police," the mayor said.'
    )
    (statement,) = said(extractor, LEAD + words)
    assert (statement.type, speakers(statement), len(statement.triggers)) == ("support", ["the mayor"], 3)
    assert statement.about


def test_a_group_of_people_is_heard_even_where_it_tells_of_no_event(extractor: Extractor) -> None:
    (statement,) = said(extractor, LEAD + "Protesters said the mayor had to go.")
    assert speakers(statement) == ["Protesters"]


@pytest.mark.parametrize(
    ("words", "speaker", "stance"),
    [
        ("Hezbollah said its fighters attacked a post near the border.", "Hezbollah", "claim-of-responsibility"),
        ("Militants claimed to have attacked a tanker.", "Militants", "claim-of-responsibility"),
        ("Hezbollah accepts the responsibility of the attack.", "Hezbollah", "claim-of-responsibility"),
        ("The army said its troops attacked a post near the border.", "The army", "announcement"),
        ("The police claimed to have killed a gunman.", "The police", "announcement"),
        ('The army dismissed as "rumours" reports that it had attacked the town.', "The army", "denial"),
        ("The minister rejected an offer of talks as too late.", "The minister", "statement"),
        ('"The report that the army attacked the town is false," the minister said.', "the minister", "denial"),
        ('"There is no justification for such acts," the mayor said.', "the mayor", "condemnation"),
        ("The mayor said those responsible should be held accountable.", "The mayor", "demand"),
        ("The gang leader announced plans to attack the town.", "The gang leader", "threat"),
        ("The government declared three days of mourning.", "The government", "mourning"),
        ("The Rapid Support Forces committed a massacre, the doctors said.", "the doctors", "announcement"),
        ("The ministry said the attack came during a prayer service.", "The ministry", "announcement"),
        ("The ministry said some of the men had their feet cut off.", "The ministry", "announcement"),
        ("An army spokesman said the town was calm and urged people to stay at home.", "An army spokesman", "demand"),
    ],
)
def test_what_is_done_by_saying_it(extractor: Extractor, words: str, speaker: str, stance: str) -> None:
    (statement,) = said(extractor, words)
    assert (speakers(statement), statement.type) == ([speaker], stance)


def test_who_should_not_take_responsibility_claims_nothing(extractor: Extractor) -> None:
    found = said(extractor, "The spokesman said Hamas should avoid taking responsibility for the raid.")
    assert "claim-of-responsibility" not in [statement.type for statement in found]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Two guards were killed in the raid, according to a police report.", "a police report"),
        ('"Two guards were killed in the raid," the statement reads.', "the statement"),
        ("A guard was killed in the raid, a police statement said.", "a police statement"),
        ("Police identified the suspect as Tim Vale, a veteran.", "Police"),
        ('"Two guards were killed," Ada Brandt, a judge, was quoted by Radio Mardel as saying.', "Ada Brandt"),
        ('"Two guards were killed in the raid," Gov. Ana Ruiz (D) said.', "Gov. Ana Ruiz"),
        ("A source said rebels had shelled the town, saying they had hit a school.", "A source"),
    ],
)
def test_who_speaks(extractor: Extractor, words: str, speaker: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert speakers(statement) == [speaker]


@pytest.mark.parametrize(
    "words",
    [
        "Initial reports confirmed two deaths.",
        "Investigations revealed that the car was stolen.",
        "According to preliminary data, two guards were killed.",
    ],
)
def test_what_nobody_stands_by_is_no_statement(extractor: Extractor, words: str) -> None:
    assert said(extractor, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "The army accused rebels of shelling a village. The rebels denied the accusation.",
        "Militants claimed to have attacked a tanker. The ministry refuted the militants' claim.",
    ],
)
def test_a_denial_is_about_what_was_told_before(extractor: Extractor, words: str) -> None:
    first, denial = said(extractor, words)
    assert denial.type == "denial"
    assert denial.about == first.about != ()


def test_a_demand_is_about_what_the_same_sentence_says_before(extractor: Extractor) -> None:
    words = "The council underlined the need to bring the perpetrators to justice and urged all states to cooperate."
    need, urged = said(extractor, LEAD + words)
    assert (need.type, urged.type) == ("demand", "demand")
    assert need.about == urged.about != ()


def test_a_request_made_before_what_is_told_is_no_demand_of_the_report(extractor: Extractor) -> None:
    (statement,) = said(extractor, "The mayor said the attack began after police asked the driver to pull over.")
    assert (statement.type, speakers(statement)) == ("announcement", ["The mayor"])


def test_nobody_is_meant_by_he(extractor: Extractor) -> None:
    found = said(extractor, '"No soldier was hurt. He was not even there," he said.')
    assert all("soldier" not in name for statement in found for name in speakers(statement))


def test_who_records_attacks_tells_of_them(extractor: Extractor) -> None:
    (statement,) = said(extractor, "The United Nations recorded 40 attacks by rebels in May.")
    assert (speakers(statement), len(statement.about)) == (["The United Nations"], 1)


@pytest.mark.parametrize(
    "words",
    [
        "The minister said the three worked for a private school.",
        "The minister said the teachers were from Kenya.",
        "The minister called for the immediate release of the teachers.",
        "The minister condemned the disappearance of the teachers.",
    ],
)
def test_an_event_is_known_by_who_was_in_it(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, "Armed men kidnapped three teachers near the town of Mardel on Monday. " + words)
    assert len(statement.about) == 1


def test_a_demand_about_what_is_to_be_done_is_about_what_was_done_too(extractor: Extractor) -> None:
    (statement,) = said(extractor, LEAD + "The mayor urged the police to arrest those behind the killing.")
    assert (statement.type, len(statement.about)) == ("demand", 2)


def test_a_threat_is_about_what_it_threatens_alone(extractor: Extractor) -> None:
    (statement,) = said(extractor, LEAD + "The rebels threatened to attack the gunmen.")
    assert (statement.type, len(statement.about)) == ("threat", 1)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The rebels said they had not attacked the market.", "denial"),
        ('"None of our men took part in the attack," the group\'s leader said.', "denial"),
        ("The army said it had nothing to do with the attack.", "denial"),
        ("The army said its jets did not strike the market.", "denial"),
        ("The army said no soldiers were hurt.", "announcement"),
        ("The governor said he would not resign.", "announcement"),
        ('"We attacked the market because it paid the army," a rebel commander said.', "claim-of-responsibility"),
        ("The army said it would respond with force to any attack.", "threat"),
        ("The army said it would respond to the letter.", "announcement"),
        ("The army warned it would hit back.", "threat"),
        ("Iran said it would retaliate if attacked.", "threat"),
    ],
)
def test_what_one_says_of_ones_own_deeds_is_a_stance(extractor: Extractor, words: str, stance: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert statement.type == stance
    assert not [role for role in statement.of(RoleName.TARGET) if role.mention.text == "force"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The traders' association condemned the attack.", "The traders' association"),
        ("Three people were hurt, according to hospital records.", "hospital records"),
        ("The embassy called for an inquiry.", "The embassy"),
    ],
)
def test_bodies_and_records_of_public_life_speak(extractor: Extractor, words: str, speaker: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert speakers(statement) == [speaker]


@pytest.mark.parametrize(
    ("warned", "stance"),
    [
        ("it would fire rockets at the port", "threat"),
        ("it will attack the capital", "threat"),
        ("rebels would fire rockets at the port", "statement"),
        ("it would not launch missiles at the capital", "statement"),
        ("it might attack the capital", "statement"),
        ("it would close the crossing", "statement"),
    ],
)
def test_who_warns_of_an_attack_of_their_own_threatens(extractor: Extractor, warned: str, stance: str) -> None:
    (statement,) = said(extractor, f"Hamas warned that {warned}.")
    assert (speakers(statement), statement.type) == (["Hamas"], stance)


@pytest.mark.parametrize(
    ("what", "about"),
    [("a vile and senseless attack", 1), ("a vile decision", 0), ("terrorist attacks", 0)],
    ids=["an attack", "no event", "attacks in general"],
)
def test_any_attack_that_is_condemned_is_the_one_told(extractor: Extractor, what: str, about: int) -> None:
    (statement,) = said(extractor, f"Gunmen killed five people in Norport. The president denounced {what}.")
    assert (statement.type, len(statement.about)) == ("condemnation", about)


def test_thoughts_and_prayers_are_those_of_whom_they_are_said_to_be(extractor: Extractor) -> None:
    words = "The prayers and thoughts of all Norlanders are with the wounded."
    (statement,) = said(extractor, "Gunmen killed five people in Norport. " + words)
    assert (speakers(statement), statement.type, len(statement.about)) == (["all Norlanders"], "mourning", 1)


@pytest.mark.parametrize(
    "words",
    ["The thoughts and prayers are with the families.", "The thoughts of the nation are on the harvest."],
    ids=["of nobody", "of something else"],
)
def test_thoughts_of_nobody_or_of_something_else_mourn_nobody(extractor: Extractor, words: str) -> None:
    assert said(extractor, "Gunmen killed five people in Norport. " + words) == []


def test_whose_prayers_they_are_is_not_who_tells_of_them(extractor: Extractor) -> None:
    words = "The prayers and thoughts of all Norlanders are with the wounded, the mayor said."
    (statement,) = said(extractor, "Gunmen killed five people in Norport. " + words)
    assert speakers(statement) == ["the mayor"]


@pytest.mark.parametrize("verb", ["charged", "said"])
@pytest.mark.parametrize("speaker", ["Mr Vega", "the minister"])
def test_a_verb_behind_a_quotation_says_whose_it_is(extractor: Extractor, speaker: str, verb: str) -> None:
    (statement,) = said(extractor, f'"The army shot two farmers in Norport," {speaker} {verb}.')
    assert (speakers(statement), statement.type, len(statement.about)) == ([speaker], "announcement", 1)


@pytest.mark.parametrize(
    "words",
    [
        "Police charged a man after the army shot two farmers in Norport.",
        '"The army shot two farmers in Norport." Police charged a man.',
        '"The army shot two farmers in Norport." Police charged.',
    ],
    ids=["no quotation", "with an object", "in a sentence of its own"],
)
def test_who_charges_somebody_says_nothing(extractor: Extractor, words: str) -> None:
    assert said(extractor, words) == []


BOMB = "A bomb killed five people in Norport. "
OTHERS = "Gunmen shot a judge in Tarela. Rebels burned a school in Mardel. "


@pytest.mark.parametrize("told", [BOMB, BOMB + "Gunmen shot a judge in Tarela. "], ids=["one", "two"])
def test_what_is_told_on_of_the_past_is_about_what_a_report_of_few_incidents_tells(
    extractor: Extractor, told: str
) -> None:
    (statement,) = said(extractor, told + "An investigator said the wires had been cut.")
    assert len(statement.about) == 1


@pytest.mark.parametrize(
    "text",
    [
        BOMB + OTHERS + "An investigator said the wires had been cut.",
        BOMB + "An investigator said the wires are cut.",
        BOMB + "An investigator said the wires would be cut.",
        "An investigator said the wires had been cut. " + BOMB,
        "An investigator said the wires had been cut.",
    ],
    ids=["of several incidents", "now", "to come", "before any is told", "of none"],
)
def test_what_else_is_told_on_is_about_no_incident(extractor: Extractor, text: str) -> None:
    found = [about for statement in said(extractor, text) for about in statement.about]
    assert found == []


@pytest.mark.parametrize(("thing", "types"), [("bomb", ["bombing"]), ("car", [])], ids=["went off", "did nothing"])
def test_an_event_is_known_by_the_bomb_that_went_off(extractor: Extractor, thing: str, types: list[str]) -> None:
    text = f"{BOMB}{OTHERS}Police said the {thing} was hidden near a wall."
    (outcome,) = extractor.outcomes([Report(id="report", text=text)])
    assert not isinstance(outcome, Skipped)
    (statement,) = [account for account in outcome.accounts if account.kind is EventKind.STATEMENT]
    assert [account.type for account in outcome.accounts if account.id in statement.about] == types


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The army said its men were not behind the blast.", "denial"),
        ("The leader said his fighters were not behind the blast.", "denial"),
        ("The leader said his group was behind the bombing.", "announcement"),
        ("The army said it had no role in the attack.", "denial"),
        ("The army said it had a role in the attack.", "announcement"),
        ("Hamas was not involved in the attack, Hamas said.", "denial"),
        ("Iran was not involved in the attack, Hamas said.", "announcement"),
    ],
)
def test_who_says_they_had_no_hand_in_it_denies_it(extractor: Extractor, words: str, stance: str) -> None:
    (statement,) = said(extractor, BOMB + words)
    assert (statement.type, len(statement.about)) == (stance, 1)


@pytest.mark.parametrize(
    ("whose", "stance"),
    [
        ("one of its soldiers", "claim-of-responsibility"),
        ("one of their soldiers", "claim-of-responsibility"),
        ("a neighbour", "announcement"),
        ("the army", "announcement"),
    ],
)
def test_who_claims_that_one_of_theirs_is_behind_it_claims_it(extractor: Extractor, whose: str, stance: str) -> None:
    (statement,) = said(extractor, LEAD + f"The Red Front claimed {whose} was behind the attack.")
    assert (speakers(statement), statement.type, len(statement.about)) == (["The Red Front"], stance, 1)


@pytest.mark.parametrize(
    ("speaker", "stance"),
    [
        ("Iran", "threat"),
        ("Hamas", "threat"),
        ("The rebels", "threat"),
        ("The United Nations", "announcement"),
        ("The newspaper", "announcement"),
        ("The minister", "announcement"),
    ],
)
def test_who_can_strike_and_says_that_something_will_be_struck_threatens(
    extractor: Extractor, speaker: str, stance: str
) -> None:
    (statement,) = said(extractor, f"{speaker} said any ship there will be targeted.")
    assert (speakers(statement), statement.type) == ([speaker], stance)


@pytest.mark.parametrize(
    "words",
    ["will not be targeted", "may be targeted", "will be targeted by rebels", "will be searched", "was targeted"],
)
def test_what_will_not_be_struck_or_by_others_is_no_threat(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, f"Iran said any ship there {words}.")
    assert statement.type == "announcement"


@pytest.mark.parametrize(
    "words",
    [
        "The mayor paid tribute to the victims.",
        "The council observed a minute's silence for the victims.",
        "The president held a minute's silence for the victims.",
        "The mayor led a silence for the victims.",
        "Residents held a vigil for the victims.",
    ],
)
def test_rites_for_the_dead_mourn_them(extractor: Extractor, words: str) -> None:
    (statement,) = said(extractor, LEAD + words)
    assert (statement.type, len(statement.about)) == ("mourning", 1)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor paid a visit to the victims.",
        "The council observed a truce.",
        "Residents held a meeting for the victims.",
    ],
)
def test_what_is_paid_observed_or_held_otherwise_mourns_nobody(extractor: Extractor, words: str) -> None:
    assert said(extractor, LEAD + words) == []


@pytest.mark.parametrize(
    ("without", "stance"), [("justification", "condemnation"), ("mercy", "condemnation"), ("warning", "announcement")]
)
def test_what_is_done_without_justification_is_condemned(extractor: Extractor, without: str, stance: str) -> None:
    (statement,) = said(extractor, LEAD + f'"The traders were targeted without {without}," the mayor said.')
    assert (speakers(statement), statement.type) == (["the mayor"], stance)


@pytest.mark.parametrize(
    ("words", "stance", "about"),
    [("condemn it", "condemnation", 1), ("condemn him", "condemnation", 0), ("like it", "announcement", 0)],
)
def test_it_that_is_condemned_is_what_is_told(extractor: Extractor, words: str, stance: str, about: int) -> None:
    (statement,) = said(extractor, LEAD + f'"We {words}," the mayor said.')
    assert (statement.type, len(statement.about)) == (stance, about)


@pytest.mark.parametrize(
    ("words", "stances"),
    [
        ("pledged allegiance to the king", []),
        ("swore loyalty to the king", []),
        ("pledged revenge on the king", ["threat"]),
        ("pledged to attack the king", ["threat"]),
    ],
)
def test_an_oath_is_no_statement(extractor: Extractor, words: str, stances: list[str]) -> None:
    assert [statement.type for statement in said(extractor, f"The rebels {words}.")] == stances


@pytest.mark.parametrize(
    ("rest", "stances"), [("are with the families", ["mourning"]), ("were heard", []), ("were interrupted", [])]
)
def test_prayers_for_nobody_mourn_nobody(extractor: Extractor, rest: str, stances: list[str]) -> None:
    found = said(extractor, LEAD + f"The prayers of all Norlanders {rest}.")
    assert [statement.type for statement in found] == stances


@pytest.mark.parametrize(
    ("words", "about"), [("the wires had been cut", 1), ("the wires are cut", 0), ("schools would open", 0)]
)
def test_what_is_told_on_in_a_report_of_one_series_is_about_it(extractor: Extractor, words: str, about: int) -> None:
    (statement,) = said(extractor, f"Rebels have attacked villages since Monday. The governor said {words}.")
    assert len(statement.about) == about
