"""Series: many incidents told as one number or one period; never expanded, never one incident."""

from __future__ import annotations

import pytest

from kg.records import EventKind, RoleName
from tests.extract.docs import events, extracted, fillers, only
from tests.extract.sentences import told

INCIDENT, SERIES = EventKind.INCIDENT, EventKind.SERIES


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        pytest.param(
            """
    The   army    carried=carry out            15       strikes=strike on     Tuesday .
    DT    NN      VBD           RP             CD       NNS            IN     NNP     .
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/nummod 3/obj          8/case 3/obl   3/punct
    """,
            15,
            15,
            id="number",
        ),
        pytest.param(
            """
    More     than    60       attacks=attack hit    bases=basis .
    JJR      IN      CD       NNS            VBP    NNS         .
    3/advmod 1/fixed 4/nummod 5/nsubj        0/ROOT 5/obj       5/punct
    """,
            61,
            None,
            id="more than",
        ),
        pytest.param(
            """
    Rebels=rebel launched=launch dozens=dozen of     attacks=attack .
    NNS          VBD             NNS          IN     NNS            .
    2/nsubj      0/ROOT          2/obj        5/case 3/nmod         2/punct
    """,
            24,
            None,
            id="dozens of",
        ),
        pytest.param(
            """
    Rebels=rebel have  attacked=attack the   base  more     than    60       times=time     .
    NNS          VBP   VBN             DT    NN    JJR      IN      CD       NNS            .
    3/nsubj      3/aux 0/ROOT          5/det 3/obj 8/advmod 6/fixed 9/nummod 3/obl:unmarked 3/punct
    """,
            61,
            None,
            id="times",
        ),
        pytest.param(
            """
    The   army    repeatedly shelled=shell the   village .
    DT    NN      RB         VBD           DT    NN      .
    2/det 4/nsubj 4/advmod   0/ROOT        6/det 4/obj   4/punct
    """,
            2,
            None,
            id="repeatedly",
        ),
        pytest.param(
            """
    The   army    carried=carry out            three    sets=set of     strikes=strike .
    DT    NN      VBD           RP             CD       NNS      IN     NNS            .
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/nummod 3/obj    8/case 6/nmod         3/punct
    """,
            3,
            3,
            id="sets of",
        ),
        pytest.param(
            """
    The   army    carried=carry out            a     series of     strikes=strike .
    DT    NN      VBD           RP             DT    NN     IN     NNS            .
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/det 3/obj  8/case 6/nmod         3/punct
    """,
            2,
            None,
            id="series of",
        ),
    ],
)
def test_counted_events_are_a_series_with_its_count(table: str, low: int, high: int | None) -> None:
    account = only(table)
    assert account.kind is SERIES
    assert account.count is not None
    assert (account.count.low, account.count.high) == (low, high)


def test_the_count_has_its_words_as_evidence() -> None:
    extraction = extracted("""
    Rebels=rebel launched=launch dozens=dozen of     attacks=attack .
    NNS          VBD             NNS          IN     NNS            .
    2/nsubj      0/ROOT          2/obj        5/case 3/nmod         2/punct
    """)
    evidence = events(extraction)[0].count_evidence
    assert evidence is not None
    assert extraction.report.text[evidence.span.start : evidence.span.end] == "dozens of attacks"


def test_attacks_since_a_day_are_a_series() -> None:
    account = only("""
    Rebels=rebel have  attacked=attack bases=basis since  October .
    NNS          VBP   VBN             NNS         IN     NNP     .
    3/nsubj      3/aux 0/ROOT          3/obj       6/case 3/obl   3/punct
    """)
    assert (account.kind, account.count) == (SERIES, None)
    assert [when.interval.wording for when in account.times] == ["since October"]


def test_a_single_attack_is_an_incident() -> None:
    assert (
        only("""
    Rebels=rebel attacked=attack the   base  on     Tuesday .
    NNS          VBD             DT    NN    IN     NNP     .
    2/nsubj      0/ROOT          4/det 2/obj 6/case 2/obl   2/punct
    """).kind
        is INCIDENT
    )


def test_one_number_of_one_is_an_incident() -> None:
    assert (
        only("""
    The   army    carried=carry out            one      strike on     Tuesday .
    DT    NN      VBD           RP             CD       NN     IN     NNP     .
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/nummod 3/obj  8/case 3/obl   3/punct
    """).kind
        is INCIDENT
    )


def test_a_count_of_the_dead_is_no_count_of_attacks() -> None:
    account = only("""
    The   attack  killed=kill 60       soldiers=soldier .
    DT    NN      VBD         CD       NNS              .
    2/det 3/nsubj 0/ROOT      5/nummod 3/obj            3/punct
    """)
    assert (account.kind, account.count) == (INCIDENT, None)


def test_a_lasting_bombardment_is_a_series() -> None:
    assert (
        only("""
    The   bombardment of     the   town   continued=continue .
    DT    NN          IN     DT    NN     VBD                .
    2/det 6/nsubj     5/case 5/det 2/nmod 0/ROOT             6/punct
    """).kind
        is SERIES
    )


def test_repeated_attacks_are_a_series() -> None:
    assert (
        only("""
    Villagers=villager fled=flee repeated=repeat attacks=attack on     the   town   .
    NNS                VBD       VBN             NNS            IN     DT    NN     .
    2/nsubj            0/ROOT    4/amod          2/obj          7/case 7/det 4/nmod 2/punct
    """).kind
        is SERIES
    )


def test_one_of_the_attacks_is_a_member_of_the_series() -> None:
    table = """
    Rebels=rebel launched=launch dozens=dozen of     attacks=attack on     bases=basis .
    NNS          VBD             NNS          IN     NNS            IN     NNS         .
    2/nsubj      0/ROOT          2/obj        5/case 3/nmod         7/case 5/nmod      2/punct

    One     of     the   attacks=attack killed=kill a     soldier .
    CD      IN     DT    NNS            VBD         DT    NN      .
    5/nsubj 4/case 4/det 1/nmod         0/ROOT      7/det 5/obj   5/punct
    """
    series, member = events(extracted(table))
    assert (series.kind, member.kind) == (SERIES, INCIDENT)
    assert member.part_of == series.id


def test_a_series_keeps_its_sides() -> None:
    account = only("""
    Rebels=rebel launched=launch dozens=dozen of     attacks=attack on     soldiers=soldier .
    NNS          VBD             NNS          IN     NNS            IN     NNS              .
    2/nsubj      0/ROOT          2/obj        5/case 3/nmod         7/case 5/nmod           2/punct
    """)
    assert fillers(account) == {RoleName.INITIATOR: ["Rebels"], RoleName.TARGET: ["soldiers"]}


def test_a_counted_series_is_told_once_though_a_verb_carries_it() -> None:
    account = only("""
    Dozens=dozen of     attacks=attack struck=strike the   town  .
    NNS          IN     NNS            VBD           DT    NN    .
    4/nsubj      3/case 1/nmod         0/ROOT        6/det 4/obj 4/punct
    """)
    assert account.kind is SERIES


def test_the_time_of_a_series_that_there_was_is_its_own() -> None:
    account = only("""
    There  were=be dozens=dozen of     attacks=attack on     the   base   since   October .
    EX     VBD     NNS          IN     NNS            IN     DT    NN     IN      NNP     .
    2/expl 0/ROOT  2/nsubj      5/case 3/nmod         8/case 8/det 5/nmod 10/case 2/obl   2/punct
    """)
    assert [when.interval.wording for when in account.times] == ["since October"]


@pytest.mark.parametrize(
    "table",
    [
        """
    Rebels=rebel have  been=be shelling=shell the   town  .
    NNS          VBP   VBN     VBG            DT    NN    .
    4/nsubj      4/aux 4/aux   0/ROOT         6/det 4/obj 4/punct
    """,
        """
    The   base         is=be      frequently attacked=attack by     rebels=rebel .
    DT    NN           VBZ        RB         VBN             IN     NNS          .
    2/det 5/nsubj:pass 5/aux:pass 5/advmod   0/ROOT          7/case 5/obl:agent  5/punct
    """,
    ],
    ids=["have been", "frequently"],
)
def test_what_goes_on_is_a_series(table: str) -> None:
    assert only(table).kind is SERIES


def test_the_shots_at_one_person_are_one_shooting() -> None:
    account = only(
        """
    Doctors=doctor said=say Ben          Okoro  had=have been=be    shot=shoot several times=time     .
    NNS            VBD      NNP          NNP    VBD      VBN        VBN        JJ      NNS            .
    2/nsubj        0/ROOT   7/nsubj:pass 3/flat 7/aux    7/aux:pass 2/ccomp    9/amod  7/obl:unmarked 2/punct
    """,
        names={"Ben Okoro": "PERSON"},
    )
    assert account.kind is INCIDENT


REPEATED = """
    Nuns=nun mourned=mourn {many} {noun} in     Mosul  .
    NNS      VBD           JJ     NNS    IN     NNP    .
    2/nsubj  0/ROOT        4/amod 2/obj  6/case 4/nmod 2/punct
"""
THE_ATTACK = """
    The   envoy   condemned=condemn the   {noun} .
    DT    NN      VBD               DT    NN     .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  3/punct
"""
ANOTHER = """
    Rebels=rebel raided=raid a     mill  .
    NNS          VBD         DT    NN    .
    2/nsubj      0/ROOT      4/det 2/obj 2/punct
"""


def all_told(*tables: str) -> list[int]:
    """Return how often each event of the tables is told."""
    hits = {"Mosul": "LOC place/mosul"}
    return [len(account.triggers) for account in events(extracted("\n".join(tables), hits=hits))]


def test_the_attack_can_mean_all_that_the_report_tells() -> None:
    repeated = REPEATED.format(many="repeated", noun="bombings=bombing")
    assert all_told(repeated, THE_ATTACK.format(noun="attack")) == [2]


@pytest.mark.parametrize(
    "tables",
    [
        (REPEATED.format(many="six", noun="bombings=bombing").replace("JJ", "CD"), THE_ATTACK.format(noun="attack")),
        (REPEATED.format(many="repeated", noun="attacks=attack"), THE_ATTACK.format(noun="bombing")),
        (REPEATED.format(many="repeated", noun="bombings=bombing"), ANOTHER, THE_ATTACK.format(noun="attack")),
    ],
    ids=["counted", "more special than they", "not all that is told"],
)
def test_one_attack_means_no_other_series(tables: tuple[str, ...]) -> None:
    assert all_told(*tables)[0] == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sixty people have been killed by air strikes since then.", EventKind.SERIES),
        ("Sixty people have been killed by air strikes on Norport since then.", EventKind.SERIES),
        ("Sixty people have been killed by an air strike since then.", EventKind.INCIDENT),
        ("Sixty people were killed by air strikes on Monday.", EventKind.INCIDENT),
    ],
)
def test_strikes_that_have_killed_people_since_then_are_a_series(text: str, kind: EventKind) -> None:
    (strikes,) = told(text)
    assert (strikes.type, strikes.kind) == ("air-strike", kind)


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("stabbed the two women", EventKind.INCIDENT),
        ("stabbed women", EventKind.SERIES),
        ("attacked the two villages", EventKind.SERIES),
    ],
)
def test_blow_on_blow_on_people_who_are_known_is_one_deed(deed: str, kind: EventKind) -> None:
    (found,) = told(f"Men repeatedly {deed} in Norport.")
    assert found.kind is kind
