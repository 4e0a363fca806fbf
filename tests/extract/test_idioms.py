"""Casualty figures that are told by idioms."""

from __future__ import annotations

import pytest

from kg.extract.harm.casualties import find_tolls
from kg.records import Harm
from tests.extract.docs import read

KILLED, CAPTURED, DISPLACED = Harm.KILLED, Harm.CAPTURED, Harm.DISPLACED


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            """
    The   raid    claimed=claim the   lives=life of     nine     sailors=sailor .
    DT    NN      VBD           DT    NNS        IN     CD       NNS            .
    2/det 3/nsubj 0/ROOT        5/det 3/obj      8/case 8/nummod 5/nmod         3/punct
    """,
            (KILLED, 9, 9),
            id="claimed the lives",
        ),
        pytest.param(
            """
    The   flood   claimed=claim 70       lives=life .
    DT    NN      VBD           CD       NNS        .
    2/det 3/nsubj 0/ROOT        5/nummod 3/obj      3/punct
    """,
            (KILLED, 70, 70),
            id="claimed lives",
        ),
        pytest.param(
            """
    Eighteen people  lost=lose their       lives=life there    .
    CD       NNS     VBD       PRP$        NNS        RB       .
    2/nummod 3/nsubj 0/ROOT    5/nmod:poss 3/obj      3/advmod 3/punct
    """,
            (KILLED, 18, 18),
            id="lost their lives",
        ),
        pytest.param(
            """
    The   death      toll    rose=rise to     52    .
    DT    NN         NN      VBD       IN     CD    .
    3/det 3/compound 4/nsubj 0/ROOT    6/case 4/obl 4/punct
    """,
            (KILLED, 52, 52),
            id="death toll",
        ),
        pytest.param(
            """
    This    brings=bring to     40    the   number of     dead   .
    DT      VBZ          IN     CD    DT    NN     IN     JJ     .
    2/nsubj 0/ROOT       4/case 2/obl 6/det 2/obj  8/case 6/nmod 2/punct
    """,
            (KILLED, 40, 40),
            id="number of dead",
        ),
        pytest.param(
            """
    The   number  of     rebels=rebel killed=kill has=have risen=rise to     26    .
    DT    NN      IN     NNS          VBN         VBZ      VBN        IN     CD    .
    2/det 7/nsubj 4/case 2/nmod       4/acl       7/aux    0/ROOT     9/case 7/obl 7/punct
    """,
            (KILLED, 26, 26),
            id="number of rebels killed",
        ),
        pytest.param(
            """
    Militiamen=militiaman hacked=hack 14       villagers=villager to     death .
    NNS                   VBD         CD       NNS                IN     NN    .
    2/nsubj               0/ROOT      4/nummod 2/obj              6/case 2/obl 2/punct
    """,
            (KILLED, 14, 14),
            id="to death",
        ),
        pytest.param(
            """
    Three    monks=monk   were=be    taken=take prisoner by     the   rebels=rebel .
    CD       NNS          VBD        VBN        NN       IN     DT    NNS          .
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT     4/xcomp  8/case 8/det 4/obl:agent  4/punct
    """,
            (CAPTURED, 3, 3),
            id="taken prisoner",
        ),
        pytest.param(
            """
    A     gendarme succumbed=succumb to     his         wounds=wound .
    DT    NN       VBD               IN     PRP$        NNS          .
    2/det 3/nsubj  0/ROOT            6/case 6/nmod:poss 3/obl        3/punct
    """,
            (KILLED, 1, 1),
            id="succumbed",
        ),
        pytest.param(
            """
    The   siege   forced=force 600      families=family from   their       homes=home .
    DT    NN      VBD          CD       NNS             IN     PRP$        NNS        .
    2/det 3/nsubj 0/ROOT       5/nummod 3/obj           8/case 8/nmod:poss 3/obl      3/punct
    """,
            (DISPLACED, 600, 600),
            id="forced from homes",
        ),
        pytest.param(
            """
    The   bodies=body  of     70       miners=miner were=be    found=find .
    DT    NNS          IN     CD       NNS          VBD        VBN        .
    2/det 7/nsubj:pass 5/case 5/nummod 2/nmod       7/aux:pass 0/ROOT     7/punct
    """,
            (KILLED, 70, 70),
            id="bodies found",
        ),
        pytest.param(
            """
    Among  the   dead   were=be two      priests=priest .
    IN     DT    NN     VBD     CD       NNS            .
    3/case 3/det 0/ROOT 3/cop   6/nummod 3/nsubj        3/punct
    """,
            (KILLED, 2, 2),
            id="among the dead",
        ),
    ],
)
def test_an_idiom_counts_those_harmed(table: str, expected: tuple[Harm, int, int]) -> None:
    (toll,) = find_tolls(read(table))
    assert (toll.harm, toll.quantity.low, toll.quantity.high) == expected


@pytest.mark.parametrize(
    "table",
    [
        """
    He      was=be     linked=link to     the   death of     a     rival  .
    PRP     VBD        VBN         IN     DT    NN    IN     DT    NN     .
    3/nsubj:pass 3/aux:pass 0/ROOT 6/case 6/det 3/obl 9/case 9/det 6/nmod 3/punct
    """,
        """
    The   army    captured=capture 46       rifles=rifle .
    DT    NN      VBD              CD       NNS          .
    2/det 3/nsubj 0/ROOT           5/nummod 3/obj        3/punct
    """,
        """
    The   singer  died=die of     cancer .
    DT    NN      VBD      IN     NN     .
    2/det 3/nsubj 0/ROOT   5/case 3/obl  3/punct
    """,
    ],
    ids=["linked to a death", "rifles", "cancer"],
)
def test_what_only_looks_like_an_idiom_counts_nobody(table: str) -> None:
    assert find_tolls(read(table)) == ()
