from __future__ import annotations

import pytest

from evaluation.attribution import (
    LIST,
    Item,
    account_of,
    cue_right,
    failure,
    figures,
    judge,
    read_items,
    result,
    speaker_right,
)
from kg.errors import ReadError
from kg.records import (
    Account,
    Attribution,
    EventKind,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Report,
    Role,
    RoleName,
    Span,
    Status,
)

TEXT = "Rebels shelled the mill, a miller in Orsk said, and the army denied it."


def evidence(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    span = Span(report_id="r", start=start, end=start + len(words))
    return Evidence(span=span, sentence=Span(report_id="r", start=0, end=len(text)))


def mention(words: str) -> Mention:
    return Mention(kind=MentionKind.ACTOR, text=words, span=evidence(words).span)


def said(speaker: str, cue: str) -> Attribution:
    return Attribution(speaker=mention(speaker), cue=cue, evidence=evidence(cue))


def incident(*attributions: Attribution, ident: str = "i", words: str = "Rebels shelled the mill") -> Account:
    return Account(
        id=ident,
        report_id="r",
        kind=EventKind.INCIDENT,
        type="shelling",
        status=Status.ASSERTED,
        triggers=(evidence(words),),
        attributions=attributions,
    )


def denial(speaker: str, about: str) -> Account:
    words = evidence("the army denied it")
    return Account(
        id="d",
        report_id="r",
        kind=EventKind.STATEMENT,
        type="denial",
        status=Status.ASSERTED,
        triggers=(words,),
        roles=(Role(name=RoleName.SPEAKER, mention=mention(speaker), evidence=words, rule="made"),),
        about=(about,),
    )


def extraction(*accounts: Account) -> Extraction:
    return Extraction(report=Report(id="r", text=TEXT), accounts=accounts)


def item(**more: object) -> Item:
    fields: dict[str, object] = {
        "id": "tail 1",
        "construction": "tail",
        "text": TEXT,
        "trigger": "shelled",
        "speaker": "a miller in Orsk",
        "heads": ("miller",),
        "cue": "said",
    }
    return Item(**(fields | more))  # type: ignore[arg-type]


def test_right_speaker_and_cue() -> None:
    judged = judge(item(), extraction(incident(said("a miller", "said"))))

    assert (judged.speaker, judged.cue, judged.content, failure(judged)) == (True, True, True, None)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("miller", True),
        ("a miller in Orsk", True),
        ("Orsk", False),  # no head
        ("a miller and a mayor", False),  # a word outside the noun phrase
        ("", False),
    ],
)
def test_a_speaker_is_right_by_head_and_words(found: str, right: bool) -> None:
    assert speaker_right(item(), found) is right


def test_the_words_of_a_cue_stand_in_the_other() -> None:
    assert cue_right("quoted as saying", "saying")
    assert cue_right("According to", "according")
    assert not cue_right("according to", "miller")
    assert not cue_right("said", "")


def test_a_second_speaker_is_wrong_unless_it_is_told_through_them() -> None:
    found = extraction(incident(said("a miller", "said"), said("the army", "denied")))

    assert judge(item(), found).speaker is False
    assert judge(item(also=("the army",)), found).speaker is True


def test_a_trap_is_right_without_an_attribution_and_asks_for_no_speaker() -> None:
    trap = item(speaker=None, heads=(), cue=None, construction="trap")
    left, taken = judge(trap, extraction(incident())), judge(trap, extraction(incident(said("the army", "denied"))))

    assert (left.speaker, left.cue, left.content) == (None, None, True)
    assert taken.content is False
    assert failure(taken) == "attributed to somebody"


def test_an_incident_that_was_not_found_is_wrong_in_every_figure() -> None:
    judged = judge(item(), extraction())

    assert (judged.voices, judged.speaker, judged.cue, judged.content) == (None, False, False, False)
    assert failure(judged) == "incident not found"
    assert judge(item(speaker=None, heads=(), cue=None), extraction()).content is False


def test_the_account_with_the_shortest_evidence_counts() -> None:
    wide, narrow = incident(ident="wide", words="Rebels shelled the mill, a miller"), incident(ident="narrow")

    assert account_of(item(), extraction(wide, narrow)) == narrow


def test_a_statement_tells_who_answers_for_it_only_where_that_is_asked() -> None:
    found = extraction(incident(), denial("the army", about="i"))
    asked = {"speaker": "the army", "heads": ("army",), "cue": "denied"}

    assert judge(item(**asked), found).speaker is False
    answered = judge(item(**asked, of_responsibility=True), found)
    assert (answered.speaker, answered.cue, answered.content) == (True, True, True)


def test_figures_count_what_is_asked() -> None:
    # Speakers: right, wrong (attributed to nobody), wrong (not found): 1/3, and 1/2 of those found. Cues: the second
    # item has none, so 1/2. Contents: right, wrong, wrong, and the trap right: 2/4. Traps attributed: 0/1.
    trap = item(speaker=None, heads=(), cue=None)
    judged = [
        judge(item(), extraction(incident(said("a miller", "said")))),
        judge(item(cue=None), extraction(incident())),
        judge(item(), extraction()),
        judge(trap, extraction(incident())),
    ]

    values = {figure.name: (figure.value, figure.of) for figure in figures(judged)}

    assert values == {
        "speaker right": (1 / 3, 3),
        "cue right": (1 / 2, 2),
        "content right: attributed, or rightly not": (2 / 4, 4),
        "speaker right, of the incidents found": (1 / 2, 2),
        "traps attributed to somebody": (0.0, 1),
        "incidents found": (3 / 4, 4),
    }
    assert [error.kind for error in result(judged).errors] == ["attributed to nobody", "incident not found"]


def test_the_shipped_list_can_be_read_and_covers_what_it_names() -> None:
    items = read_items(LIST.read_text(encoding="utf-8"))
    traps = [one for one in items if one.construction == "trap"]

    assert len(items) >= 70
    assert len(traps) >= 10
    assert all((one.speaker is None) == (one in traps) for one in items)
    assert all(speaker_right(one, one.speaker) for one in items if one.speaker is not None)


def test_a_trigger_outside_its_text_is_refused() -> None:
    with pytest.raises(ReadError, match="lead 1"):
        read_items('[[item]]\nconstruction = "lead"\ntext = "Nothing."\ntrigger = "raid"\n')
