"""Clauses and names that go on with the event above them, and those that tell of another."""

from __future__ import annotations

import pytest

from tests.extract.docs import events, extracted, only

IRAQ = {"Iraq": "LOC place/iq"}
MOSUL = {"Mosul": "LOC place/mosul"}


def types(table: str, **marks: dict[str, str]) -> list[str]:
    """Return the types of the events that a table tells."""
    return [account.type for account in events(extracted(table, **marks))]


# ------------------------------------------------------------------------------------------- what those who did it did


ATTACKED_BY_MEN = """
    A     farmer       was=be     attacked=attack by     men=man
    DT    NN           VBD        VBN             IN     NNS
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          6/case 4/obl:agent"""


@pytest.mark.parametrize(
    "clause",
    [
        """
    who     stabbed=stab him   .
    WP      VBD          PRP   .
    8/nsubj 6/acl:relcl  8/obj 4/punct
    """,
        """
    who     stabbed=stab the    farmer .
    WP      VBD          DT     NN     .
    8/nsubj 6/acl:relcl  10/det 8/obj  4/punct
    """,
    ],
    ids=["a pronoun", "known by its article"],
)
def test_a_clause_about_the_attackers_tells_the_attack(clause: str) -> None:
    account = only(ATTACKED_BY_MEN + clause)
    assert account.type == "stabbing"
    assert "same-clause" in account.rules


@pytest.mark.parametrize(
    "clause",
    [
        """
    who     stabbed=stab a      nurse .
    WP      VBD          DT     NN    .
    8/nsubj 6/acl:relcl  10/det 8/obj 4/punct
    """,
        """
    who     had   stabbed=stab him   .
    WP      VBD   VBN          PRP   .
    9/nsubj 9/aux 6/acl:relcl  9/obj 4/punct
    """,
        """
    who     stabbed=stab him   on      Monday .
    WP      VBD          PRP   IN      NNP    .
    8/nsubj 6/acl:relcl  8/obj 11/case 8/obl  4/punct
    """,
        """
    who          were=be    stabbed=stab .
    WP           VBD        VBN          .
    9/nsubj:pass 9/aux:pass 6/acl:relcl  4/punct
    """,
        """
    who     arrested=arrest him   .
    WP      VBD             PRP   .
    8/nsubj 6/acl:relcl     8/obj 4/punct
    """,
    ],
    ids=["to somebody new", "earlier", "on a day of its own", "what they suffered", "another sort of deed"],
)
def test_what_the_attackers_did_besides_is_another_event(clause: str) -> None:
    assert len(types(ATTACKED_BY_MEN + clause)) == 2


# ------------------------------------------------------------------------------------------ how those suffered who did

MURDER_OF_JUDGE = """
    Police  mourned=mourn the   murder of     a     judge  who           was=be      shot=shoot  at      home   .
    NN      VBD           DT    NN     IN     DT    NN     WP            VBD         VBN         IN      NN     .
    2/nsubj 0/ROOT        4/det 2/obj  7/case 7/det 4/nmod 10/nsubj:pass 10/aux:pass 7/acl:relcl 12/case 10/obl 2/punct
"""


def test_a_clause_about_the_sufferer_tells_the_event() -> None:
    account = only(MURDER_OF_JUDGE)
    assert account.type == "shooting"
    assert "same-clause" in account.rules


def test_a_clause_about_the_sufferer_can_date_an_event_without_a_day() -> None:
    account = only(MURDER_OF_JUDGE.replace("at      home  ", "on      Monday").replace("IN      NN  ", "IN      NNP "))
    assert [time.interval.wording for time in account.times] == ["on Monday"]


def test_what_is_said_of_a_named_sufferer_in_an_aside_tells_the_event() -> None:
    table = """
    Police  mourned=mourn the   murder of     Ana    Ruiz   ,       a      judge   who           was=be
    NN      VBD           DT    NN     IN     NNP    NNP    ,       DT     NN      WP            VBD
    2/nsubj 0/ROOT        4/det 2/obj  6/case 4/nmod 6/flat 8/punct 10/det 6/appos 13/nsubj:pass 13/aux:pass
    shot=shoot   .
    VBN          .
    10/acl:relcl 2/punct
    """
    assert "same-clause" in only(table, names={"Ana Ruiz": "PERSON"}).rules


@pytest.mark.parametrize(
    "table",
    [
        MURDER_OF_JUDGE.replace("murder of ", "murder by "),
        """
    Police  mourned=mourn the   murder of     a     judge  who           had    been=be     shot=shoot  at      home
    NN      VBD           DT    NN     IN     DT    NN     WP            VBD    VBN         VBN         IN      NN
    2/nsubj 0/ROOT        4/det 2/obj  7/case 7/det 4/nmod 11/nsubj:pass 11/aux 11/aux:pass 7/acl:relcl 13/case 11/obl
    """,
        """
    Police  mourned=mourn the   murder of     a     judge  who     shot=shoot  guards=guard at      home   .
    NN      VBD           DT    NN     IN     DT    NN     WP      VBD         NNS          IN      NN     .
    2/nsubj 0/ROOT        4/det 2/obj  7/case 7/det 4/nmod 9/nsubj 7/acl:relcl 9/obj        12/case 9/obl  2/punct
    """,
        """
    The   murder on     Tuesday of     a     judge  who           was=be      shot=shoot  on      Monday .
    DT    NN     IN     NNP     IN     DT    NN     WP            VBD         VBN         IN      NNP    .
    2/det 0/ROOT 4/case 2/nmod  7/case 7/det 2/nmod 10/nsubj:pass 10/aux:pass 7/acl:relcl 12/case 10/obl 2/punct
    """,
    ],
    ids=["of who did it", "earlier", "what the sufferer did", "on another day"],
)
def test_what_is_said_of_others_or_of_another_time_is_another_event(table: str) -> None:
    assert types(table) == ["killing", "shooting"]


# -------------------------------------------------------------------------------------------------- what it is called


CALLED = """
    Iraq    condemned=condemn the   killing of     a     nun    as      a      cowardly attack
    NNP     VBD               DT    NN      IN     DT    NN     IN      DT     JJ       NN
    2/nsubj 0/ROOT            4/det 2/obj   7/case 7/det 4/nmod 11/case 11/det 11/amod  2/obl"""
END = """
    .
    .
    2/punct
"""
IN_MOSUL = """
    in      Mosul   .
    IN      NNP     .
    13/case 11/nmod 2/punct
"""


@pytest.mark.parametrize("above", ["2/obl", "4/nmod"], ids=["on the verb", "on the noun"])
def test_what_an_event_is_condemned_as_is_that_event(above: str) -> None:
    account = only(CALLED.replace("2/obl", above) + END, hits=IRAQ)
    assert account.type == "killing"
    assert "same-called" in account.rules


def test_what_has_a_place_of_its_own_is_no_name_for_it() -> None:
    assert types(CALLED + IN_MOSUL, hits=IRAQ | MOSUL) == ["killing", "attack"]


def test_an_arrest_that_is_called_an_attack_is_none() -> None:
    account = only(CALLED.replace("killing", "arrest ") + END, hits=IRAQ)
    assert account.type == "arrest"
    assert "same-called" not in account.rules


# ------------------------------------------------------------------------------------------------ what was done in it

ATTACK_IN_WHICH = """
    Nuns=nun mourned=mourn an    attack on     Monday in      which  men=man  fired=fire  at      a      bus    .
    NNS      VBD           DT    NN     IN     NNP    IN      WDT    NNS      VBD         IN      DT     NN     .
    2/nsubj  0/ROOT        4/det 2/obj  6/case 4/nmod 8/case  10/obl 10/nsubj 4/acl:relcl 13/case 13/det 10/obl 2/punct
"""


@pytest.mark.parametrize("above", ["4", "6"], ids=["on the event", "on its day"])
@pytest.mark.parametrize("preposition", ["in", "during"])
def test_an_attack_in_which_men_fired_is_the_shooting(above: str, preposition: str) -> None:
    table = ATTACK_IN_WHICH.replace("4/acl", f"{above}/acl").replace(" in ", f" {preposition} ")
    account = only(table)
    assert account.type == "shooting"
    assert "same-clause" in account.rules


@pytest.mark.parametrize(
    "table",
    [
        ATTACK_IN_WHICH.replace(" in ", " from "),
        """
    Nuns=nun mourned=mourn an    attack on     Monday in      which  men=man  had    fired=fire  at      a      bus
    NNS      VBD           DT    NN     IN     NNP    IN      WDT    NNS      VBD    VBN         IN      DT     NN
    2/nsubj  0/ROOT        4/det 2/obj  6/case 4/nmod 8/case  11/obl 11/nsubj 11/aux 4/acl:relcl 14/case 14/det 11/obl
    """,
        """
    Nuns=nun mourned=mourn an    attack on     a      base   that    ended=end   a      week  in      which  men=man
    NNS      VBD           DT    NN     IN     DT     NN     WDT     VBD         DT     NN    IN      WDT    NNS
    2/nsubj  0/ROOT        4/det 2/obj  7/case 7/det  4/nmod 9/nsubj 4/acl:relcl 11/det 9/obj 13/case 15/obl 15/nsubj
    fired=fire   at      a      bus    .
    VBD          IN      DT     NN     .
    11/acl:relcl 18/case 18/det 15/obl 2/punct
    """,
    ],
    ids=["from which", "before it", "in something else"],
)
def test_what_was_not_done_in_the_attack_is_another_event(table: str) -> None:
    assert types(table) == ["attack", "shooting"]


@pytest.mark.parametrize(("relation", "count"), [("appos", 2), ("nmod", 1)], ids=["an aside", "no aside"])
def test_what_was_done_in_a_town_named_in_an_aside_is_another_event(relation: str, count: int) -> None:
    table = f"""
    Nuns=nun mourned=mourn an    attack in     Mosul  ,       a     town         in      which  men=man  fired=fire
    NNS      VBD           DT    NN     IN     NNP    ,       DT    NN           IN      WDT    NNS      VBD
    2/nsubj  0/ROOT        4/det 2/obj  6/case 4/nmod 9/punct 9/det 6/{relation} 11/case 13/obl 13/nsubj 9/acl:relcl
    at      a      bus    .
    IN      DT     NN     .
    16/case 16/det 13/obl 2/punct
    """
    assert len(types(table, hits=MOSUL)) == count


# ------------------------------------------------------------------------------------------------- where and on whom


ATTACKED_THERE = """
    A     farmer       was=be     attacked=attack in     Basra by     men=man
    DT    NN           VBD        VBN             IN     NNP   IN     NNS
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT          6/case 4/obl 8/case 4/obl:agent
"""
STABBED_THERE = """
    who          stabbed=stab    him        in           Mosul      .
    WP           VBD             PRP        IN           NNP        .
    {verb}/nsubj {men}/acl:relcl {verb}/obj {place}/case {verb}/obl 4/punct
    """


def test_a_place_that_only_the_clause_names_is_where_the_attack_was() -> None:
    account = only(ATTACKED_BY_MEN + STABBED_THERE.format(men=6, verb=8, place=11), hits=MOSUL)
    assert "same-clause" in account.rules


def test_places_in_both_are_not_joined_by_the_clause() -> None:
    table = ATTACKED_THERE.rstrip() + STABBED_THERE.format(men=8, verb=10, place=13)
    assert len(types(table, hits=MOSUL | {"Basra": "LOC place/basra"})) == 2


def test_somebody_known_who_is_not_the_one_attacked_is_another_victim() -> None:
    clause = """
    who     stabbed=stab the    nurse .
    WP      VBD          DT     NN    .
    8/nsubj 6/acl:relcl  10/det 8/obj 4/punct
    """
    assert types(ATTACKED_BY_MEN + clause) == ["attack", "stabbing"]


# ------------------------------------------------------------------------------------------------------ what it was


@pytest.mark.parametrize(
    "table",
    [
        """
    The   attack  on     the   base   was=be a     raid   .
    DT    NN      IN     DT    NN     VBD    DT    NN     .
    2/det 8/nsubj 5/case 5/det 2/nmod 8/cop  8/det 0/ROOT 8/punct
    """,
        """
    The   attack  on     the   base   appeared=appear to      be     a      raid    .
    DT    NN      IN     DT    NN     VBD             TO      VB     DT     NN      .
    2/det 6/nsubj 5/case 5/det 2/nmod 0/ROOT          10/mark 10/cop 10/det 6/xcomp 6/punct
    """,
    ],
    ids=["was", "appeared to be"],
)
def test_what_an_attack_is_said_to_be_is_that_attack(table: str) -> None:
    account = only(table)
    assert account.type == "raid"
    assert "same-called" in account.rules


@pytest.mark.parametrize(
    "table",
    [
        """
    The   attack  on     the   base   followed=follow a     raid  .
    DT    NN      IN     DT    NN     VBD             DT    NN    .
    2/det 6/nsubj 5/case 5/det 2/nmod 0/ROOT          8/det 6/obj 6/punct
    """,
        """
    The   attack  on     the   base   was=be a     raid   on      Monday .
    DT    NN      IN     DT    NN     VBD    DT    NN     IN      NNP    .
    2/det 8/nsubj 5/case 5/det 2/nmod 8/cop  8/det 0/ROOT 10/case 8/nmod 8/punct
    """,
    ],
    ids=["no predicate", "with a day of its own"],
)
def test_another_noun_beside_an_attack_is_not_what_it_was(table: str) -> None:
    assert all("same-called" not in account.rules for account in events(extracted(table)))
