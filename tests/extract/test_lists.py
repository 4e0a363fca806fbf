"""Lists: items inherit what the sentence that opens the list says of all of them, and nothing that is in doubt."""

from __future__ import annotations

import pytest

from kg.records import Account, RoleName
from tests.extract.docs import events, extracted, fillers

INITIATOR, TARGET = RoleName.INITIATOR, RoleName.TARGET
OPENING = """
    The   army    carried=carry out            15       strikes=strike against rebels=rebel on     Tuesday . ¶
    DT    NN      VBD           RP             CD       NNS            IN      NNS          IN     NNP     . _SP
    2/det 3/nsubj 0/ROOT        3/compound:prt 6/nummod 3/obj          8/case  3/obl        10/case 3/obl  3/punct 3/dep
"""
HEADING = """
    North  ¶
    NN     _SP
    0/ROOT 1/dep
"""


def item(mark: str) -> str:
    return f"""
    {mark}  Two      strikes=strike hit    a     bridge . ¶
    :       CD       NNS            VBD    DT    NN     . _SP
    4/punct 3/nummod 4/nsubj        0/ROOT 6/det 4/obj  4/punct 4/dep
    """


def told(*sentences: str) -> list[Account]:
    return events(extracted("\n".join(sentences)))


@pytest.mark.parametrize("mark", ["--", "•", "*", "·", ".", "1.", "(2)", "b)"])
def test_an_item_inherits_sides_and_day(mark: str) -> None:
    opening, inheriting = told(OPENING, item(mark))
    assert fillers(inheriting)[INITIATOR] == fillers(opening)[INITIATOR]
    assert fillers(inheriting)[TARGET] == fillers(opening)[TARGET]
    assert inheriting.times[0].interval == opening.times[0].interval
    assert "list-opening" in inheriting.rules


def test_what_is_inherited_is_evidenced_by_the_opening() -> None:
    opening, inheriting = told(OPENING, item("•"))
    (army,) = inheriting.of(INITIATOR)
    assert army.evidence.sentence == opening.triggers[0].sentence
    assert inheriting.times[0].evidence.sentence == opening.triggers[0].sentence


def test_a_heading_parts_a_list_and_does_not_open_one() -> None:
    *_, last = told(OPENING, item("•"), HEADING, item("•"))
    assert fillers(last)[INITIATOR] == ["The army"]


def test_a_sentence_that_is_no_item_inherits_nothing() -> None:
    sentence = (
        item("•").replace("•  Two", "    Two").replace(":       CD", "CD").replace("4/punct 3/nummod", "2/nummod")
    )
    sentence = sentence.replace("4/nsubj", "3/nsubj").replace("6/det 4/obj  4/punct 4/dep", "5/det 3/obj 3/punct 3/dep")
    *_, last = told(OPENING, sentence)
    assert INITIATOR not in fillers(last)


def test_an_item_keeps_what_it_says_itself() -> None:
    own = """
    •       Rebels=rebel shelled=shell a     bridge . ¶
    :       NNS          VBD           DT    NN     . _SP
    3/punct 3/nsubj      0/ROOT        5/det 3/obj  3/punct 3/dep
    """
    *_, last = told(OPENING, own)
    assert fillers(last)[INITIATOR] == ["Rebels"]


def test_openings_that_disagree_leave_it_open() -> None:
    other = OPENING.replace("army", "navy")
    *_, last = told(OPENING.replace(" ¶", "").replace(" _SP", "").replace(" 3/dep", ""), other, item("•"))
    assert INITIATOR not in fillers(last)
    assert fillers(last)[TARGET] == ["rebels"]


def test_an_item_of_another_day_tells_of_another_event() -> None:
    monday = """
    --      Two      strikes=strike hit    a     bridge on     Monday . ¶
    :       CD       NNS            VBD    DT    NN     IN     NNP    . _SP
    4/punct 3/nummod 4/nsubj        0/ROOT 6/det 4/obj  8/case 4/obl  4/punct 4/dep
    """
    _, other = told(OPENING, monday)
    assert INITIATOR not in fillers(other)
    assert "list-opening" not in other.rules


def test_an_item_is_told_by_who_tells_the_opening() -> None:
    said = """
    The   army    said=say that   15       strikes=strike hit     rebels=rebel :       ¶
    DT    NN      VBD      IN     CD       NNS            VBD     NNS          :       _SP
    2/det 3/nsubj 0/ROOT   7/mark 6/nummod 7/nsubj        3/ccomp 7/obj        3/punct 3/dep
    """
    killed = """
    •       A     strike  killed=kill six      guards=guard . ¶
    :       DT    NN      VBD         CD       NNS          . _SP
    4/punct 3/det 4/nsubj 0/ROOT      6/nummod 4/obj        4/punct 4/dep
    """
    _, inheriting = told(said, killed)
    assert [each.speaker.text for each in inheriting.attributions] == ["The army"]
    assert [figure.attribution and figure.attribution.speaker.text for figure in inheriting.figures] == ["The army"]


SUMMARY = """
    A     summary of     all   the   strikes=strike follows=follow :       ¶
    DT    NN      IN     DT    DT    NNS            VBZ            :       _SP
    2/det 7/nsubj 6/case 6/det 6/det 2/nmod         0/ROOT         7/punct 7/dep
"""
ASIDE = """
    The   council met=meet in     the   old    hall  . ¶
    DT    NN      VBD      IN     DT    JJ     NN    . _SP
    2/det 3/nsubj 0/ROOT   7/case 7/det 7/amod 3/obl 3/punct 3/dep
"""


def test_what_the_line_above_a_list_leaves_open_the_paragraph_before_it_says() -> None:
    opening, inheriting = told(OPENING, SUMMARY, item("•"))
    assert fillers(inheriting)[INITIATOR] == fillers(opening)[INITIATOR]
    assert inheriting.times[0].interval == opening.times[0].interval


def test_a_paragraph_further_up_says_nothing_of_a_list() -> None:
    *_, last = told(OPENING, ASIDE, SUMMARY, item("•"))
    assert INITIATOR not in fillers(last)


def test_the_line_above_a_list_says_more_of_it_than_the_paragraph_before() -> None:
    *_, last = told(OPENING, OPENING.replace("army", "navy"), item("•"))
    assert fillers(last)[INITIATOR] == ["The navy"]


def test_a_list_is_not_opened_by_what_opened_the_list_before_it() -> None:
    *_, last = told(OPENING, item("•"), SUMMARY, item("•"))
    assert INITIATOR not in fillers(last)
