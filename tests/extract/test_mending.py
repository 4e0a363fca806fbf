"""What the parser misreads about harm is mended before any rule reads the tree."""

from __future__ import annotations

import pytest

from kg.records import Account, Harm, RoleName
from tests.extract.docs import events, extracted, fillers, only, read, token

KILLED, INJURED = Harm.KILLED, Harm.INJURED


def figures(account: Account) -> list[tuple[Harm, int, int | None]]:
    """Return harm and bounds of the figures of an account."""
    return [(figure.harm, figure.quantity.low, figure.quantity.high) for figure in account.figures]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """
    Six      monitors=monitor on     duty   sustained injuries=injury as     a     rocket   hit    their
    CD       NNS              IN     NN     JJ        NNS             IN     DT    NN       VBD    PRP$
    2/nummod 10/nsubj         4/case 2/nmod 6/amod    10/obj          9/case 9/det 10/nsubj 0/ROOT 12/nmod:poss
    base   .
    NN     .
    10/obj 10/punct
    """,
            id="object of the next verb",
        ),
        pytest.param(
            """
    Kano   :       Six      monitors=monitor sustained serious injuries=injury in     the   attack .
    NNP    :       CD       NNS              JJ        JJ      NNS             IN     DT    NN     .
    0/ROOT 1/punct 4/nummod 5/nsubj          7/amod    7/amod  1/obj           10/case 10/det 7/nmod 1/punct
    """,
            id="without a verb",
        ),
        pytest.param(
            """
    Six      people  have   sustained injuries=injury in     the   attack .
    CD       NNS     VBP    JJ        NNS             IN     DT    NN     .
    2/nummod 3/nsubj 0/ROOT 5/amod    3/obj           8/case 8/det 3/obl  3/punct
    """,
            id="behind have",
        ),
    ],
)
def test_an_adjective_is_the_verb_of_sustained_injuries(table: str) -> None:
    hits = {"rocket": "WEAPON weapon/rocket"} if "rocket" in table else {}
    (account, *_) = [found for found in events(extracted(table, hits=hits)) if found.figures]

    assert figures(account) == [(INJURED, 6, 6)]
    assert "Six monitors" not in fillers(account).get(RoleName.INITIATOR, [])


def test_injuries_sustained_in_an_attack_have_no_subject() -> None:
    found = events(
        extracted(
            """
    The   officers=officer were=be    treated=treat for    injuries=injury sustained in     the   attack .
    DT    NNS              VBD        VBN           IN     NNS             JJ        IN     DT    NN     .
    2/det 4/nsubj:pass     4/aux:pass 0/ROOT        6/case 4/obl           6/amod    10/case 10/det 7/obl 4/punct
    """
        )
    )

    assert [figure for account in found for figure in figures(account)] == []


@pytest.mark.parametrize("relation", ["acl", "advcl", "obl"])
def test_a_toll_can_be_raised_to_a_number_killed(relation: str) -> None:
    account = only(
        f"""
    Officials=official raised=raise the   toll  in     the   bombings=bombing to      13        killed=kill
    NNS                VBD          DT    NN    IN     DT    NNS              IN      CD        VBN
    2/nsubj            0/ROOT       4/det 2/obj 7/case 7/det 4/nmod           10/mark 10/nummod 2/{relation}
    and   25      wounded=wound .
    CC    CD      VBN           .
    13/cc 10/conj 10/conj       2/punct
    """
    )

    assert figures(account) == [(KILLED, 13, 13), (INJURED, 25, 25)]
    assert {figure.attribution and figure.attribution.speaker.text for figure in account.figures} == {"Officials"}


def test_a_raid_and_no_place_or_people_killed() -> None:
    account = only(
        """
    The   envoy   deplored=deplore the   raid  on     workers=worker in      the    capital ,        which
    DT    NN      VBD              DT    NN    IN     NNS            IN      DT     NN      ,        WDT
    2/det 3/nsubj 0/ROOT           5/det 3/obj 7/case 5/nmod         10/case 10/det 7/nmod  13/punct 13/nsubj
    killed=kill 17        nurses=nurse and   injured=injure 40     .
    VBD         CD        NNS          CC    VBD            CD     .
    7/acl:relcl 15/nummod 13/obj       17/cc 13/conj        17/obj 3/punct
    """
    )

    assert account.type == "raid"
    assert figures(account) == [(KILLED, 17, 17), (INJURED, 40, 40)]
    assert RoleName.INITIATOR not in fillers(account)


def test_the_last_of_those_left_dead_is_one_of_them() -> None:
    account = only(
        """
    The   raid    left=leave two      officers=officer and  a     civilian dead   .
    DT    NN      VBD        CD       NNS              CC   DT    JJ       JJ     .
    2/det 3/nsubj 0/ROOT     5/nummod 3/obj            9/cc 8/det 9/nsubj  5/conj 3/punct
    """
    )

    assert figures(account) == [(KILLED, 2, 2), (KILLED, 1, 1)]


def test_counted_people_before_a_bare_participle_are_its_victims() -> None:
    account = only(
        """
    7        rebels=rebel killed=kill in     a     clash with   troops=troop .
    CD       NNS          VBD         IN     DT    NN    IN     NNS          .
    2/nummod 3/nsubj      0/ROOT      6/case 6/det 3/obl 8/case 6/nmod       3/punct
    """
    )

    assert figures(account) == [(KILLED, 7, 7)]
    assert fillers(account)[RoleName.TARGET] == ["7 rebels"]


def test_a_source_at_the_end_tells_the_whole_sentence() -> None:
    account = only(
        """
    Gunmen=gunman wounded=wound four     villagers=villager carrying=carry water ,        according=accord
    NNS           VBD           CD       NNS                VBG            NN    ,        VBG
    2/nsubj       0/ROOT        4/nummod 2/obj              4/acl          5/obj 10/punct 10/case
    to      witnesses=witness .
    IN      NNS               .
    8/fixed 5/obl             2/punct
    """
    )

    assert [figure.attribution and figure.attribution.speaker.text for figure in account.figures] == ["witnesses"]


def test_what_wounded_them_hangs_on_the_wounding() -> None:
    account = only(
        """
    A     driver       was=be     wounded=wound along  with   a     guard when      a      bomb
    DT    NN           VBD        VBN           IN     IN     DT    NN    WRB       DT     NN
    2/det 4/nsubj:pass 4/aux:pass 0/ROOT        8/case 8/case 8/det 4/obl 12/advmod 11/det 12/nsubj
    exploded=explode .
    VBD              .
    8/acl            4/punct
    """,
        hits={"bomb": "WEAPON weapon/bomb"},
    )

    assert account.type == "bombing"
    assert figures(account) == [(INJURED, 1, 1), (INJURED, 1, 1)]


@pytest.mark.parametrize("verb", ["hurt", "injured=injure"])
def test_several_subjects_of_which_the_first_stands_apart_are_one(verb: str) -> None:
    account = only(f"""
    No    nuns=nun     ,       monks=monk   or   guards=guard were=be    {verb} in      the
    DT    NNS          ,       NNS          CC   NNS          VBD        VBN    IN      DT
    2/det 8/dislocated 2/punct 8/nsubj:pass 6/cc 4/conj       8/aux:pass 0/ROOT 11/case 11/det
    raid  on      the    base    .
    NN    IN      DT     NN      .
    8/obl 14/case 14/det 11/nmod 8/punct
    """)

    assert figures(account) == [(INJURED, 0, 0)] * 3


@pytest.mark.parametrize(
    ("table", "harmed"),
    [
        pytest.param(
            """
    Ten      nuns=nun     ,       guards=guard were=be    hurt   in     the   raid  .
    CD       NNS          ,       NNS          VBD        VBN    IN     DT    NN    .
    2/nummod 6/dislocated 6/punct 6/nsubj:pass 6/aux:pass 0/ROOT 9/case 9/det 6/obl 6/punct
    """,
            "guards",
            id="one subject",
        ),
        pytest.param(
            """
    Ten      nuns=nun     fled=flee ,       monks=monk   or   guards=guard were=be    hurt   in      the
    CD       NNS          VBD       ,       NNS          CC   NNS          VBD        VBN    IN      DT
    2/nummod 9/dislocated 9/dep     9/punct 9/nsubj:pass 7/cc 5/conj       9/aux:pass 0/ROOT 12/case 12/det
    raid  .
    NN    .
    9/obl 9/punct
    """,
            "monks",
            id="a verb between",
        ),
    ],
)
def test_what_stands_apart_otherwise_is_no_subject(table: str, harmed: str) -> None:
    account = only(table)

    assert fillers(account)[RoleName.TARGET] == [harmed]
    assert (INJURED, 10, 10) not in figures(account)


# ------------------------------------------------------------------------------------------ what somebody condemns


def hung(table: str, word: str, **marks: dict[str, str]) -> tuple[str, str]:
    """Return what a word hangs on once the tree is mended, and how."""
    found = token(read(table, **marks), word)
    return found.head.text, found.dep_


@pytest.mark.parametrize("manner", ["terms=term", "manner", "way"])
def test_an_attack_condemned_in_the_strongest_terms_is_what_is_condemned(manner: str) -> None:
    table = f"""
    The   envoy   deplored=deplore in     the   strongest=strong {manner} the   attack  on      a      school .
    DT    NN      VBD              IN     DT    JJS              NNS      DT    NN      IN      DT     NN     .
    2/det 3/nsubj 0/ROOT           7/case 7/det 7/amod           3/obl    9/det 7/appos 12/case 12/det 7/nmod 3/punct
    """
    assert hung(table, "attack") == ("deplored", "obj")
    assert fillers(only(table)) == {RoleName.OBJECT: ["a school"]}


@pytest.mark.parametrize(
    ("table", "word", "above"),
    [
        (
            """
    The   envoy   deplored=deplore in     terms=term like   the   attack .
    DT    NN      VBD              IN     NNS        IN     DT    NN     .
    2/det 3/nsubj 0/ROOT           5/case 3/obl      8/case 8/det 5/nmod 3/punct
    """,
            "attack",
            ("terms", "nmod"),
        ),
        (
            """
    The   envoy   deplored=deplore in     terms=term the   verdict .
    DT    NN      VBD              IN     NNS        DT    NN      .
    2/det 3/nsubj 0/ROOT           5/case 3/obl      7/det 5/appos 3/punct
    """,
            "verdict",
            ("terms", "appos"),
        ),
        (
            """
    The   envoy   deplored=deplore in     a     letter the   attack  .
    DT    NN      VBD              IN     DT    NN     DT    NN      .
    2/det 3/nsubj 0/ROOT           6/case 6/det 3/obl  8/det 6/appos 3/punct
    """,
            "attack",
            ("letter", "appos"),
        ),
        (
            """
    The   envoy   deplored=deplore it    in     terms=term the   attack  .
    DT    NN      VBD              PRP   IN     NNS        DT    NN      .
    2/det 3/nsubj 0/ROOT           3/obj 6/case 3/obl      8/det 6/appos 3/punct
    """,
            "attack",
            ("terms", "appos"),
        ),
    ],
    ids=["behind a preposition", "no event", "no manner", "with an object already"],
)
def test_what_else_stands_behind_the_manner_of_condemning_stays(table: str, word: str, above: tuple[str, str]) -> None:
    assert hung(table, word) == above


def condemns(day: str, *, tag: str = "VBZ", noun: str = "NN") -> list[str]:
    """Return the days of an attack that somebody condemns, with the day hung on who condemns."""
    table = f"""
    The   envoy   condemns=condemn the   attack on     a     school
    DT    NN      {tag}            DT    {noun} IN     DT    NN
    2/det 3/nsubj 0/ROOT           5/det 3/obj  8/case 8/det 5/nmod
"""
    return [time.interval.wording for time in only(table.rstrip() + day).times]


ON_MONDAY = """
    on      Monday .
    IN      NNP    .
    10/case 3/obl  3/punct
"""
YESTERDAY = """
    yesterday .
    RB        .
    3/advmod  3/punct
"""


IN_2020 = """
    in      2020
    IN      CD
    10/case 3/obl
"""


@pytest.mark.parametrize(("day", "wording"), [(ON_MONDAY, "on Monday"), (YESTERDAY, "yesterday"), (IN_2020, "in 2020")])
def test_a_day_behind_what_is_condemned_now_is_the_day_of_the_attack(day: str, wording: str) -> None:
    assert condemns(day) == [wording]


@pytest.mark.parametrize(("tag", "noun"), [("VBD", "NN"), ("VBZ", "NNS")], ids=["condemned then", "several attacks"])
def test_any_other_day_is_when_it_was_condemned(tag: str, noun: str) -> None:
    assert condemns(ON_MONDAY, tag=tag, noun=noun) == []


MOSUL = {"Mosul": "LOC place/mosul"}


@pytest.mark.parametrize("case", ["in", "at", "near", "outside"])
def test_a_place_right_behind_what_is_condemned_is_where_it_happened(case: str) -> None:
    table = f"""
    The   envoy   condemned=condemn the   attack {case} Mosul .
    DT    NN      VBD               DT    NN     IN     NNP   .
    2/det 3/nsubj 0/ROOT            5/det 3/obj  7/case 3/obl 3/punct
    """
    assert fillers(only(table, hits=MOSUL)) == {RoleName.PLACE: ["Mosul"]}


@pytest.mark.parametrize(
    ("rest", "word"),
    [
        (
            """
    in     a     letter .
    IN     DT    NN     .
    8/case 8/det 3/obl  3/punct
    """,
            "letter",
        ),
        (
            """
    again    in     Mosul .
    RB       IN     NNP   .
    3/advmod 8/case 3/obl 3/punct
    """,
            "Mosul",
        ),
        (
            """
    from   Mosul .
    IN     NNP   .
    7/case 3/obl 3/punct
    """,
            "Mosul",
        ),
    ],
    ids=["no place", "further behind", "from there"],
)
def test_where_somebody_condemns_it_stays_with_them(rest: str, word: str) -> None:
    table = """
    The   envoy   condemned=condemn the   attack
    DT    NN      VBD               DT    NN
    2/det 3/nsubj 0/ROOT            5/det 3/obj
"""
    assert hung(table.rstrip() + rest, word, hits=MOSUL if word in MOSUL else {}) == ("condemned", "obl")


RAID_ON_A_DAY = """
    The   envoy   condemned=condemn the   raid  {case} {noun}  ,        which    {verb}      12        nurses=nurse
    DT    NN      VBD               DT    NN    IN     {tag}   ,        WDT      VBD         CD        NNS
    2/det 3/nsubj 0/ROOT            5/det 3/obj 7/case {above} 10/punct 10/nsubj 7/acl:relcl 12/nummod 10/obj
    .
    .
    3/punct
"""


@pytest.mark.parametrize("above", ["3/obl", "5/nmod"], ids=["on the verb", "on the raid"])
@pytest.mark.parametrize(("case", "day"), [("on", "Monday"), ("in", "March")])
def test_a_raid_and_no_day_or_month_killed(case: str, day: str, above: str) -> None:
    account = only(RAID_ON_A_DAY.format(case=case, noun=day, tag="NNP", above=above, verb="killed=kill"))

    assert figures(account) == [(KILLED, 12, 12)]
    assert [time.interval.wording for time in account.times] == [f"{case} {day}"]


@pytest.mark.parametrize(("noun", "tag", "verb"), [("Monday", "NNP", "pleased=please"), ("truck", "NN", "killed=kill")])
def test_what_else_is_said_in_a_clause_stays_where_it_is(noun: str, tag: str, verb: str) -> None:
    table = RAID_ON_A_DAY.format(case="on", noun=noun, tag=tag, above="3/obl", verb=verb)
    assert hung(table, verb.partition("=")[0]) == (noun, "acl:relcl")


# ------------------------------------------------------------------------------------------------- west of a town


def place_of(table: str) -> list[tuple[str | None, str]]:
    """Return where the one event of a table happened: the place and how it is placed."""
    return [(role.mention.name, role.mention.relation) for role in only(table, hits=MOSUL).of(RoleName.PLACE)]


@pytest.mark.parametrize("above", ["4/nmod", "5/obl"], ids=["on the strike", "on west"])
@pytest.mark.parametrize("direction", ["west", "northeast"])
def test_a_strike_west_of_a_town_did_not_hit_the_town(direction: str, above: str) -> None:
    table = f"""
    Rebels=rebel launched=launch a     strike {direction} of     Mosul   .
    NNS          VBD             DT    NN     RB          IN     NNP     .
    2/nsubj      0/ROOT          4/det 2/obj  4/advmod    7/case {above} 2/punct
    """
    assert place_of(table) == [("Mosul", f"{direction} of")]


@pytest.mark.parametrize(("word", "case"), [("west", "in"), ("early", "of")])
def test_a_strike_that_is_told_otherwise_happened_in_the_town(word: str, case: str) -> None:
    table = f"""
    Rebels=rebel launched=launch a     strike {word}   {case} Mosul  .
    NNS          VBD             DT    NN     RB       IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj  4/advmod 7/case 4/nmod 2/punct
    """
    assert hung(table, "Mosul", hits=MOSUL) == ("strike", "nmod")


WEST_AS_SUBJECT = """
    One      {noun}     southwest of     Mosul  struck=strike a     patrol .
    CD       NN         NN        IN     NNP    VBD           DT    NN     .
    3/nummod 3/compound 6/nsubj   5/case 3/nmod 0/ROOT        8/det 6/obj  6/punct
"""


def test_no_west_of_a_town_struck_but_a_strike_there() -> None:
    table = WEST_AS_SUBJECT.format(noun="airstrike")
    assert hung(table, "airstrike", hits=MOSUL) == ("struck", "nsubj")
    assert hung(table, "southwest", hits=MOSUL) == ("airstrike", "advmod")
    assert hung(table, "One", hits=MOSUL) == ("airstrike", "nummod")
    assert place_of(table) == [("Mosul", "southwest of")]


@pytest.mark.parametrize(
    ("above", "mended"),
    [("4/nmod", ("strike", "advmod")), ("2/obj", ("strike", "advmod")), ("2/obl", ("launched", "obl"))],
    ids=["below the strike", "another object", "where somebody launched it"],
)
def test_a_direction_is_a_word_of_place_of_the_strike_before_it(above: str, mended: tuple[str, str]) -> None:
    table = f"""
    Rebels=rebel launched=launch a     strike southwest of     Mosul  .
    NNS          VBD             DT    NN     NN        IN     NNP    .
    2/nsubj      0/ROOT          4/det 2/obj  {above}   7/case 5/nmod 2/punct
    """
    assert hung(table, "southwest", hits=MOSUL) == mended


@pytest.mark.parametrize("relation", ["nmod:unmarked", "amod"])
def test_a_noun_that_is_no_part_of_a_compound_stays_below_the_direction(relation: str) -> None:
    table = WEST_AS_SUBJECT.format(noun="airstrike").replace("3/compound", f"3/{relation}")
    assert hung(table, "airstrike", hits=MOSUL) == ("southwest", relation)


def test_a_direction_of_no_town_stays_what_struck() -> None:
    table = WEST_AS_SUBJECT.format(noun="airstrike").replace("of     Mosul", "in     Mosul")
    assert hung(table, "southwest", hits=MOSUL) == ("struck", "nsubj")


# ------------------------------------------------------------------------------------------------- the blast, which hit


FROM_THE_BLAST = """
    Men=man carried=carry bodies=body {case} the   {noun} {comma} which   {verb}      two       buses=bus .
    NNS     VBD           NNS         IN     DT    NN     ,       WDT     VBD         CD        NNS       .
    2/nsubj 0/ROOT        2/obj       6/case 6/det 2/obl  9/punct 9/nsubj 3/acl:relcl 11/nummod 9/obj     2/punct
"""


@pytest.mark.parametrize("verb", ["hit", "struck=strike"])
@pytest.mark.parametrize("case", ["from", "after"])
def test_what_hit_buses_is_the_blast_right_before_and_not_what_was_carried(case: str, verb: str) -> None:
    table = FROM_THE_BLAST.format(case=case, noun="blast", comma=",", verb=verb)
    assert hung(table, verb.partition("=")[0]) == ("blast", "acl:relcl")


def test_the_blast_that_hit_buses_is_one_event() -> None:
    account = only(FROM_THE_BLAST.format(case="from", noun="blast", comma=",", verb="hit"))
    assert (account.type, fillers(account)) == ("bombing", {RoleName.OBJECT: ["two buses"]})


@pytest.mark.parametrize(
    ("noun", "comma", "verb"),
    [("morgue", ",", "hit"), ("blast", ",", "filled=fill"), ("blast", "yesterday", "hit")],
    ids=["no event", "no deed", "not right before"],
)
def test_any_other_clause_stays_with_the_bodies(noun: str, comma: str, verb: str) -> None:
    table = FROM_THE_BLAST.format(case="from", noun=noun, comma=comma, verb=verb)
    assert hung(table, verb.partition("=")[0]) == ("bodies", "acl:relcl")


# ------------------------------------------------------------------------------------------- an attack later claimed by


CLAIMED = """
    Men=man killed=kill nuns=nun ,       police said=say ,        {case}  an     {noun} {between} claimed=claim by
    NNS     VBD         NNS      ,       NNS    VBD      ,        IN      DT     NN     {tag}     {verb}        IN
    2/nsubj 0/ROOT      2/obj    6/punct 6/nsubj 2/parataxis 12/punct 10/case 10/det 12/obl 12/advmod 6/advcl 15/case
    the     Front  .
    DT      NNP    .
    15/det  12/obl 2/punct
"""


def test_claimed_by_whom_is_hung_on_the_attack_right_before() -> None:
    table = CLAIMED.format(case="in", noun="attack", between="later", tag="RB", verb="VBN")
    assert hung(table, "claimed") == ("attack", "acl")
    assert hung(table, "attack") == ("said", "obl")


@pytest.mark.parametrize(
    ("noun", "between", "tag", "verb"),
    [("village", "later", "RB", "VBN"), ("attack", "later", "RB", "VBD"), ("attack", "Monday", "NNP", "VBN")],
    ids=["no event", "no participle", "not right before"],
)
def test_claimed_stays_where_no_attack_is_claimed(noun: str, between: str, tag: str, verb: str) -> None:
    table = CLAIMED.format(case="in", noun=noun, between=between, tag=tag, verb=verb)
    assert hung(table, "claimed")[0] == "said"
