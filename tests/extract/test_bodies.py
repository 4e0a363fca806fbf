"""Which group "the rebels" are: the one armed group that the report names, and nobody where two are possible."""

from __future__ import annotations

from kg.records import RoleName
from tests.extract.docs import events, extracted

MACINA = {"Ansar Dine": "ORG actor/ansar-dine", "Mali": "LOC place/ml"}

NAMING = """
    Mali    fears=fear Ansar      Dine  .
    NNP     VBZ        NNP        NNP   .
    2/nsubj 0/ROOT     4/compound 2/obj 2/punct
    """


def attackers(subject: str, naming: str = NAMING, **marks: dict[str, str]) -> list[tuple[str, str | None, str | None]]:
    """Return words, name and entry of those who attack in the sentence behind the one that names groups."""
    found = extracted(f"{naming}\n{subject}", **marks)
    return [
        (role.mention.text, role.mention.name, role.mention.entry)
        for account in events(found)
        for role in account.of(RoleName.INITIATOR)
    ]


THE_REBELS = """
    The   rebels=rebel attacked=attack a     base  .
    DT    NNS          VBD             DT    NN    .
    2/det 3/nsubj      0/ROOT          5/det 3/obj 3/punct
    """


def test_the_rebels_are_the_only_group_and_keep_their_words() -> None:
    assert attackers(THE_REBELS, hits=MACINA) == [("The rebels", "Ansar Dine", "actor/ansar-dine")]


def test_of_two_groups_nobody_knows_which() -> None:
    naming = """
    Mali    fears=fear Ansar      Dine  and  Ganda      Koy    .
    NNP     VBZ        NNP        NNP   CC   NNP        NNP    .
    2/nsubj 0/ROOT     4/compound 2/obj 7/cc 7/compound 4/conj 2/punct
    """
    both = {**MACINA, "Ganda Koy": "ORG actor/ganda-koy"}
    assert attackers(THE_REBELS, naming, hits=both) == [("The rebels", None, None)]


def test_a_group_of_another_country_is_not_meant_unless_it_is_introduced() -> None:
    naming = """
    Chad    fears=fear Ansar      Dine  .
    NNP     VBZ        NNP        NNP   .
    2/nsubj 0/ROOT     4/compound 2/obj 2/punct
    """
    away = {"Ansar Dine": "ORG actor/ansar-dine", "Chad": "LOC place/td"}
    assert attackers(THE_REBELS, naming, hits=away) == [("The rebels", None, None)]


def test_unidentified_rebels_stay_unknown() -> None:
    table = """
    Unidentified rebels=rebel attacked=attack a     base  .
    JJ           NNS          VBD             DT    NN    .
    2/amod       3/nsubj      0/ROOT          5/det 3/obj 3/punct
    """
    assert attackers(table, hits=MACINA) == [("Unidentified rebels", None, None)]


def test_militants_are_meant_only_where_they_are_known() -> None:
    table = """
    Militants=militant attacked=attack a     base  .
    NNS                VBD             DT    NN    .
    2/nsubj            0/ROOT          4/det 2/obj 2/punct
    """
    assert attackers(table, hits=MACINA) == [("Militants", None, None)]
