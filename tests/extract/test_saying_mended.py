"""Who says it stands right before the verb, wherever the parser hangs them."""

from __future__ import annotations

import pytest

from tests.extract.docs import read, speeches_in, token


def voice(table: str, word: str) -> str | None:
    """Return who is said to have said the word: the speaker's head, None for the report's own voice."""
    reading = read(table)
    speech = speeches_in(reading).of(token(reading, word))
    return None if speech is None else speech.speaker.text


TAIL = """
    A     raid    killed=kill nuns=nun and  guards=guard ,       army       officials=official said=say .
    DT    NN      VBD         NNS      CC   NNS          ,       NN         NNS                {tag}    .
    2/det 3/nsubj {top}       3/obj    6/cc 4/conj       9/punct 9/compound {above}            {verb}   3/punct
"""


@pytest.mark.parametrize("above", ["4/conj", "3/conj", "6/appos"])
def test_who_ends_a_sentence_before_said_is_nobody_killed(above: str) -> None:
    table = TAIL.format(top="10/ccomp", above=above, tag="VBD", verb="0/ROOT")
    officials = token(read(table), "officials")
    assert (officials.head.text, officials.dep_) == ("said", "nsubj")
    assert voice(table, "killed") == "officials"


def test_a_participle_at_the_end_has_no_subject() -> None:
    table = TAIL.format(top="0/ROOT", above="4/conj", tag="VBN", verb="9/acl")
    assert token(read(table), "officials").head.text == "nuns"


@pytest.mark.parametrize(
    "table",
    [
        """
    A     raid    killed=kill nuns=nun ,       guards=guard and  officials=official said=say .
    DT    NN      VBD         NNS      ,       NNS          CC   NNS                VBD      .
    2/det 3/nsubj 9/ccomp     3/obj    6/punct 4/conj       8/cc 4/conj             0/ROOT   9/punct
    """,
        """
    A     raid    killed=kill nuns=nun officials=official said=say .
    DT    NN      VBD         NNS      NNS                VBD      .
    2/det 3/nsubj 6/ccomp     3/obj    4/appos            0/ROOT   6/punct
    """,
        """
    A     raid    killed=kill nuns=nun ,       officials=official said=say on     Monday .
    DT    NN      VBD         NNS      ,       NNS                VBD      IN     NNP    .
    2/det 3/nsubj 7/ccomp     3/obj    6/punct 4/conj             0/ROOT   9/case 7/obl  7/punct
    """,
        """
    A     raid    killed=kill nuns=nun ,       and  officials=official said=say .
    DT    NN      VBD         NNS      ,       CC   NNS                VBD      .
    2/det 3/nsubj 8/ccomp     3/obj    7/punct 7/cc 4/conj             0/ROOT   8/punct
    """,
    ],
    ids=["the last of a list", "no comma", "not at the end", "joined behind a comma"],
)
def test_who_else_stands_before_said_stays(table: str) -> None:
    assert token(read(table), "officials").head.text == "nuns"


JOINED = """
    Twelve   nuns=nun     were=be    hurt   and        officials=official warned=warn that    rebels=rebel
    CD       NNS          VBD        VBN    CC         NNS                {tag}       IN      NNS
    2/nummod 4/nsubj:pass 4/aux:pass 0/ROOT {joint}/cc 4/conj             4/conj      10/mark 10/nsubj
    attacked=attack .
    VBD             .
    7/ccomp         4/punct
"""


def test_who_is_joined_to_a_verb_right_before_warned_warns() -> None:
    table = JOINED.format(joint=6, tag="VBD")
    assert voice(table, "attacked") == "officials"
    assert token(read(table), "and").head.text == "warned"


@pytest.mark.parametrize(("joint", "tag"), [(7, "VBD"), (6, "VBN")], ids=["and joins the verb", "a participle"])
def test_who_is_joined_otherwise_stays(joint: int, tag: str) -> None:
    assert token(read(JOINED.format(joint=joint, tag=tag)), "officials").head.text == "hurt"
