"""What a headline announced and the first sentences below it tell is one incident; what any sentence tells, is not."""

from __future__ import annotations

from tests.extract.docs import events, extracted, only

HEADLINE = """
    Worker  kills=kill   three    colleagues=colleague ¶
    NN      VBZ          CD       NNS                  _SP
    2/nsubj 0/ROOT       4/nummod 2/obj                4/dep
"""
SENTENCE = """
    Workers=worker killed=kill three   colleagues=colleague . ¶
    NNS            VBD        CD       NNS                  . _SP
    2/nsubj        0/ROOT     4/nummod 2/obj                2/punct 5/dep
"""
LEAD = """
    A     man     opened=open fire  in     Mardel .
    DT    NN      VBD         NN    IN     NNP    .
    2/det 3/nsubj 0/ROOT      3/obj 6/case 3/obl  3/punct
"""
OTHER_TOLL = """
    A     man     killed=kill two     nurses=nurse in     Mardel .
    DT    NN      VBD        CD       NNS          IN     NNP    .
    2/det 3/nsubj 0/ROOT     5/nummod 3/obj        7/case 3/obl  3/punct
"""
ASIDE = """
    He      had   bought=buy a     gun   .
    PRP     VBD   VBN        DT    NN    .
    3/nsubj 3/aux 0/ROOT     5/det 3/obj 3/punct
"""


def told(*sentences: str) -> int:
    """Return how many events the report tells."""
    return len(events(extracted("\n".join(sentences))))


def test_the_lead_tells_what_the_headline_announced() -> None:
    assert "same-as-headline" in only(HEADLINE + LEAD).rules


def test_a_sentence_announces_nothing() -> None:
    assert told(SENTENCE, LEAD) == 2


def test_who_counts_otherwise_tells_of_something_else() -> None:
    assert told(HEADLINE, OTHER_TOLL) == 2


def test_what_stands_further_down_is_not_what_was_announced() -> None:
    assert told(HEADLINE, ASIDE, ASIDE, LEAD) == 2


def test_the_only_sentence_of_a_report_is_no_headline() -> None:
    assert told(HEADLINE) == 1
