"""Mentions: what a noun phrase can refer to, its words, its name, its nation, its backer and its number."""

from __future__ import annotations

import pytest

from kg.extract.mentions import kinds, mention
from kg.extract.nominals import noun_of
from kg.records import Mention, MentionKind
from tests.extract.docs import read, token

ACTOR, PLACE, WEAPON, OBJECT = MentionKind.ACTOR, MentionKind.PLACE, MentionKind.WEAPON, MentionKind.OBJECT
IRAQI = {"Iraqi": "NORP actor/iq"}


def made(table: str, word: str, kind: MentionKind = ACTOR, **marks: dict[str, str]) -> Mention:
    """Return the mention that the noun phrase around a word makes."""
    reading = read(table, **marks)
    return mention(reading, token(reading, word), kind)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("rebels", {ACTOR}), ("convoy", {OBJECT}), ("village", {PLACE, OBJECT}), ("dispute", set()), ("They", set())],
)
def test_a_common_noun_refers_by_its_family(word: str, expected: set[MentionKind]) -> None:
    reading = read("""
    They    saw=see rebels=rebel near   a     convoy in     the   village after   the    dispute .
    PRP     VBD     NNS          IN     DT    NN     IN     DT    NN      IN      DT     NN      .
    2/nsubj 0/ROOT  2/obj        6/case 6/det 3/nmod 9/case 9/det 3/nmod  12/case 12/det 2/obl   2/punct
    """)
    assert kinds(reading, token(reading, word)) == expected


def test_a_country_is_a_place_and_an_actor() -> None:
    reading = read(
        """
    Iraq    condemned=condemn the   attack .
    NNP     VBD               DT    NN     .
    2/nsubj 0/ROOT            4/det 2/obj  2/punct
    """,
        hits={"Iraq": "LOC place/iq"},
    )
    assert kinds(reading, token(reading, "Iraq")) == {PLACE, ACTOR}


def test_a_place_within_a_country_is_no_actor() -> None:
    reading = read(
        """
    Mosul   burned=burn .
    NNP     VBD         .
    2/nsubj 0/ROOT      2/punct
    """,
        hits={"Mosul": "LOC place/mosul"},
    )
    assert kinds(reading, token(reading, "Mosul")) == {PLACE}


def test_a_country_that_acts_is_its_state() -> None:
    acting = made(
        """
    Iraq    condemned=condemn the   attack .
    NNP     VBD               DT    NN     .
    2/nsubj 0/ROOT            4/det 2/obj  2/punct
    """,
        "Iraq",
        hits={"Iraq": "LOC place/iq"},
    )
    assert (acting.entry, acting.name) == ("actor/iq", "Iraq")


def test_a_name_that_the_lexicon_lacks_keeps_its_words_and_type() -> None:
    named = made(
        """
    Tim     Vale   left=leave .
    NNP     NNP    VBD        .
    3/nsubj 1/flat 0/ROOT     3/punct
    """,
        "Tim",
        names={"Tim Vale": "PERSON"},
    )
    assert (named.name, named.entry, named.person) == ("Tim Vale", None, True)


def test_a_common_noun_introduces_a_name() -> None:
    named = made(
        """
    The   group   Hamas   left=leave .
    DT    NN      NNP     VBD        .
    2/det 4/nsubj 2/appos 0/ROOT     4/punct
    """,
        "group",
        hits={"Hamas": "ORG actor/hamas"},
    )
    assert (named.text, named.entry) == ("The group Hamas", "actor/hamas")


def test_the_leader_of_a_group_is_not_the_group() -> None:
    led = made(
        """
    A     Hamas      leader  left=leave .
    DT    NNP        NN      VBD        .
    3/det 3/compound 4/nsubj 0/ROOT     4/punct
    """,
        "leader",
        hits={"Hamas": "ORG actor/hamas"},
    )
    assert (led.entry, led.noun) == (None, "leader")


@pytest.mark.parametrize(
    "table",
    [
        """
    An=a  Iraqi  militia left=leave .
    DT    JJ     NN      VBD        .
    3/det 3/amod 4/nsubj 0/ROOT     4/punct
    """,
        """
    A     militia of     Iraq   left=leave .
    DT    NN      IN     NNP    VBD        .
    2/det 5/nsubj 4/case 2/nmod 0/ROOT     5/punct
    """,
        """
    Iraq        's     militia left=leave .
    NNP         POS    NN      VBD        .
    3/nmod:poss 1/case 4/nsubj 0/ROOT     4/punct
    """,
    ],
    ids=["adjective", "of", "possessive"],
)
def test_the_nation_of_a_noun_is_read_from_its_modifiers(table: str) -> None:
    hits = IRAQI if "Iraqi" in table else {"Iraq": "LOC place/iq"}
    assert made(table, "militia", hits=hits).country == "IQ"


def test_the_nation_before_two_nouns_is_that_of_both() -> None:
    shared = """
    Iraqi  police  and  army   left=leave .
    JJ     NN      CC   NN     VBD        .
    2/amod 5/nsubj 4/cc 2/conj 0/ROOT     5/punct
    """
    assert made(shared, "army", hits=IRAQI).country == "IQ"
    own = """
    Iraqi  police  and  the   army   left=leave .
    JJ     NN      CC   DT    NN     VBD        .
    2/amod 6/nsubj 5/cc 5/det 2/conj 0/ROOT     6/punct
    """
    assert made(own, "army", hits=IRAQI).country is None


def test_a_backer_is_no_nation() -> None:
    backed = made(
        """
    An=a  Iran       -       backed=back militia left=leave .
    DT    NNP        HYPH    VBN         NN      VBD        .
    5/det 4/compound 4/punct 5/amod      6/nsubj 0/ROOT     6/punct
    """,
        "militia",
        hits={"Iran": "LOC place/ir"},
    )
    assert (backed.backer, backed.country, backed.entry) == ("actor/ir", None, None)


@pytest.mark.parametrize(
    ("table", "relation"),
    [
        (
            """
    Jets=jet bombed=bomb a     camp  in     Mosul  .
    NNS      VBD         DT    NN    IN     NNP    .
    2/nsubj  0/ROOT      4/det 2/obj 6/case 4/nmod 2/punct
    """,
            "at",
        ),
        (
            """
    Jets=jet bombed=bomb a     camp  near   Mosul  .
    NNS      VBD         DT    NN    IN     NNP    .
    2/nsubj  0/ROOT      4/det 2/obj 6/case 4/nmod 2/punct
    """,
            "near",
        ),
        (
            """
    Jets=jet bombed=bomb a     camp  outside Mosul  .
    NNS      VBD         DT    NN    IN      NNP    .
    2/nsubj  0/ROOT      4/det 2/obj 6/case  4/nmod 2/punct
    """,
            "near",
        ),
        (
            """
    Jets=jet bombed=bomb a     camp  west     of     Mosul .
    NNS      VBD         DT    NN    RB       IN     NNP   .
    2/nsubj  0/ROOT      4/det 2/obj 2/advmod 7/case 5/obl 2/punct
    """,
            "west of",
        ),
    ],
    ids=["in", "near", "outside", "west of"],
)
def test_a_place_says_how_the_event_lies_to_it(table: str, relation: str) -> None:
    place = made(table, "Mosul", PLACE, hits={"Mosul": "LOC place/mosul"})
    assert (place.relation, place.entry) == (relation, "place/mosul")


def test_the_words_leave_out_clauses_and_places_behind() -> None:
    table = """
    Two      members=member of     the   militia in     Mosul  who     fled=flee   were=be     caught=catch
    CD       NNS            IN     DT    NN      IN     NNP    WP      VBD         VBD         VBN
    2/nummod 11/nsubj:pass  5/case 5/det 2/nmod  7/case 5/nmod 9/nsubj 5/acl:relcl 11/aux:pass 0/ROOT
    .
    .
    11/punct
    """
    assert made(table, "members").text == "Two members of the militia"


def test_the_words_of_a_possessive_name_its_owner() -> None:
    table = """
    Hamas   said=say jets=jet killed=kill its         members=member .
    NNP     VBD      NNS      VBD         PRP$        NNS            .
    2/nsubj 0/ROOT   4/nsubj  2/ccomp     6/nmod:poss 4/obj          2/punct
    """
    owned = made(table, "members", hits={"Hamas": "ORG actor/hamas"})
    assert owned.text == "members of Hamas"


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        (
            """
    At     least  12       soldiers=soldier fled=flee .
    IN     JJS    CD       NNS              VBD       .
    2/case 3/nmod 4/nummod 5/nsubj          0/ROOT    5/punct
    """,
            12,
            None,
        ),
        (
            """
    Two      soldiers=soldier fled=flee .
    CD       NNS              VBD       .
    2/nummod 3/nsubj          0/ROOT    3/punct
    """,
            2,
            2,
        ),
    ],
    ids=["at least", "exact"],
)
def test_a_counted_group_keeps_its_number(table: str, low: int, high: int | None) -> None:
    counted = made(table, "soldiers").quantity
    assert counted is not None
    assert (counted.low, counted.high) == (low, high)


def test_bases_are_of_a_base() -> None:
    assert (
        made(
            """
    Jets=jet bombed=bomb bases=basis .
    NNS      VBD         NNS         .
    2/nsubj  0/ROOT      2/obj       2/punct
    """,
            "bases",
            OBJECT,
        ).noun
        == "base"
    )


FRONT = {"Kurash Front": "ORG actor/ansar-dine"}


@pytest.mark.parametrize(
    ("table", "word"),
    [
        (
            """
    Members=member of     the   Kurash     Front  attacked=attack .
    NNS            IN     DT    NNP        NNP    VBD             .
    6/nsubj        5/case 5/det 5/compound 1/nmod 0/ROOT          6/punct
    """,
            "Members",
        ),
        (
            """
    Kurash     Front      activists=activist attacked=attack .
    NNP        NNP        NNS                VBD             .
    2/compound 3/compound 4/nsubj            0/ROOT          4/punct
    """,
            "activists",
        ),
        (
            """
    A     column  of     Kurash     Front      members=member attacked=attack .
    DT    NN      IN     NNP        NNP        NNS            VBD             .
    2/det 7/nsubj 6/case 5/compound 6/compound 2/nmod         0/ROOT          7/punct
    """,
            "column",
        ),
        (
            """
    Gunmen=gunman believed=believe to     be    members=member of     the   Kurash     Front  attacked=attack .
    NNS           VBN              TO     VB    NNS            IN     DT    NNP        NNP    VBD             .
    10/nsubj      1/acl            5/mark 5/cop 2/xcomp        9/case 9/det 9/compound 5/nmod 0/ROOT          10/punct
    """,
            "Gunmen",
        ),
    ],
    ids=["members of", "before its activists", "a column of its members", "believed to be its members"],
)
def test_people_of_an_armed_body_are_named_by_it(table: str, word: str) -> None:
    assert made(table, word, hits=FRONT).entry == "actor/ansar-dine"


def test_members_of_a_party_are_not_the_party() -> None:
    table = """
    Members=member of     Patriotic  Union  marched=march .
    NNS            IN     NNP        NNP    VBD           .
    5/nsubj        4/case 4/compound 1/nmod 0/ROOT        5/punct
    """
    assert made(table, "Members", hits={"Patriotic Union": "ORG actor/patriotic-union-colombia"}).entry is None


def test_a_gang_has_the_name_that_it_is_called_by() -> None:
    table = """
    A     gang    called=call the   Owls    attacked=attack .
    DT    NN      VBN         DT    NNPS    VBD             .
    2/det 6/nsubj 2/acl       5/det 3/xcomp 0/ROOT          6/punct
    """
    assert made(table, "gang", names={"Owls": "ORG"}).name == "Owls"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            """
    A     rebel      column  left=leave .
    DT    NN         NN      VBD        .
    3/det 3/compound 4/nsubj 0/ROOT     4/punct
    """,
            {ACTOR},
        ),
        (
            """
    A     smoke      column  rose=rise .
    DT    NN         NN      VBD       .
    3/det 3/compound 4/nsubj 0/ROOT    4/punct
    """,
            set(),
        ),
    ],
    ids=["of rebels", "of smoke"],
)
def test_a_column_acts_where_it_is_one_of_people_in_arms(table: str, expected: set[MentionKind]) -> None:
    reading = read(table)
    assert kinds(reading, token(reading, "column")) == expected


def test_a_bracket_that_opens_among_the_words_closes_among_them() -> None:
    table = """
    Members=member of     the   Kurash     Front  [       KF      ]       left=leave .
    NNS            IN     DT    NNP        NNP    -LRB-   NNP     -RRB-   VBD        .
    9/nsubj        5/case 5/det 5/compound 1/nmod 7/punct 5/appos 7/punct 0/ROOT     9/punct
    """
    hits = {**FRONT, "KF": "ORG actor/ansar-dine"}
    assert made(table, "Members", hits=hits).text.endswith("]")


def test_a_name_is_told_with_all_its_words() -> None:
    table = """
    The   Office  for    Free   Harbours left=leave .
    DT    NNP     IN     NNP    NNPS     VBD        .
    2/det 6/nsubj 5/case 5/amod 2/nmod   0/ROOT     6/punct
    """
    assert made(table, "Office", names={"Office for Free Harbours": "ORG"}).text == "The Office for Free Harbours"


def test_a_persons_name_is_a_person_whatever_else_its_words_mean() -> None:
    reading = read(
        """
    Jack    Mason  left=leave .
    NNP     NNP    VBD        .
    3/nsubj 1/flat 0/ROOT     3/punct
    """,
        names={"Jack Mason": "PERSON"},
    )
    assert kinds(reading, token(reading, "Jack")) == {ACTOR}


def test_capitals_make_a_name_of_a_noun_of_armed_bodies() -> None:
    table = """
    The   Northern Liberation Front   left=leave .
    DT    NNP      NNP        NNP     VBD        .
    4/det 4/amod   4/compound 5/nsubj 0/ROOT     5/punct
    """
    reading = read(table)
    assert ACTOR in kinds(reading, token(reading, "Front"))


@pytest.mark.parametrize("word", ["major", "general"])
@pytest.mark.parametrize(("tag", "relation", "expected"), [("JJ", "amod", set()), ("NN", "compound", {ACTOR})])
def test_a_rank_that_is_an_adjective_is_nobody(word: str, tag: str, relation: str, expected: set[MentionKind]) -> None:
    reading = read(f"""
    The   {word}       attack  failed=fail .
    DT    {tag}        NN      VBD         .
    3/det 3/{relation} 4/nsubj 0/ROOT      4/punct
    """)
    assert kinds(reading, token(reading, word)) == expected


@pytest.mark.parametrize(("word", "tag", "expected"), [("suspected", "VBN", set()), ("suspect", "NN", {ACTOR})])
def test_what_an_attack_is_suspected_to_be_is_nobody(word: str, tag: str, expected: set[MentionKind]) -> None:
    reading = read(f"""
    The   {word}=suspect attack  failed=fail .
    DT    {tag}          NN      VBD         .
    3/det 3/amod         4/nsubj 0/ROOT      4/punct
    """)
    assert kinds(reading, token(reading, word)) == expected


@pytest.mark.parametrize(
    ("word", "tag", "noun"),
    [
        ("Ministers", "NNPS", "minister"),
        ("Authorities", "NNPS", "authority"),
        ("Congresses", "NNPS", "congress"),
        ("Duchess", "NNPS", "duchess"),
        ("Ministers", "NNP", "ministers"),
        ("bases=basis", "NNS", "base"),
    ],
    ids=["plural title", "in -ies", "in -es", "no plural", "one name", "bases"],
)
def test_the_noun_of_a_plural_title_is_the_singular(word: str, tag: str, noun: str) -> None:
    reading = read(f"""
    The   {word}  met=meet .
    DT    {tag}   VBD      .
    2/det 3/nsubj 0/ROOT   3/punct
    """)
    assert noun_of(reading.doc[1]) == noun
