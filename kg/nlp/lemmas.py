"""Morphology from the tags, and the closed-class lemmas that spaCy's rule lemmatizer has no table for."""

from __future__ import annotations

from types import MappingProxyType

from spacy.language import Language
from spacy.pipeline.pipe import Pipe
from spacy.tokens import Doc

_FEATURES = MappingProxyType(
    {
        "CD": "NumType=Card",
        "JJ": "Degree=Pos",
        "JJR": "Degree=Cmp",
        "JJS": "Degree=Sup",
        "MD": "VerbForm=Fin",
        "NN": "Number=Sing",
        "NNP": "Number=Sing",
        "NNPS": "Number=Plur",
        "NNS": "Number=Plur",
        "PRP$": "Poss=Yes|PronType=Prs",
        "RBR": "Degree=Cmp",
        "RBS": "Degree=Sup",
        "VB": "VerbForm=Inf",
        "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
        "VBG": "Tense=Pres|VerbForm=Part",
        "VBN": "Tense=Past|VerbForm=Part",
        "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
        "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    }
)
"""The features that follow from a Penn tag alone, in Universal Dependencies' words."""

_LEMMAS = MappingProxyType(
    {
        "aux": {
            "be": "am are is was were been being be 'm 're 's ’m ’re ’s m s re ai",
            "have": "has had having have 've ’ve ve",
            "do": "does did done doing do du",
            "will": "wo 'll ’ll ll will",
            "would": "would 'd ’d d",
            "can": "ca can",
            "could": "could",
            "shall": "sha shall",
            "should": "should",
            "may": "may",
            "might": "might",
            "must": "must",
            "ought": "ought",
            "get": "gets got getting gotten get",
        },
        "pron": {
            "I": "me i",
            "he": "him",
            "she": "her",
            "we": "us ’s",
            "they": "them 'em ’em",
            "this": "these",
            "that": "those",
        },
        "det": {"this": "these", "that": "those", "a": "an"},
        "part": {"not": "n't n’t nt not", "'s": "’s ' ’"},
    }
)


def closed_class_lemmas() -> dict[str, dict[str, list[str]]]:
    """Return lemmas by part of speech (lower case) and word, to be added to the lemmatizer's exceptions.

    They follow the English treebanks of Universal Dependencies: personal pronouns go to the nominative, possessive
    ones stay, modals and negation go to their full form.
    """
    return {part: _table(groups) for part, groups in _LEMMAS.items()}


def _table(groups: dict[str, str]) -> dict[str, list[str]]:
    return {word: [lemma] for lemma, words in groups.items() for word in words.split()}


class KgMorphology(Pipe):
    """Sets the morphological features that follow from a token's tag; the lemmatizer's rules ask for them."""

    def __init__(self, name: str) -> None:
        """Make the component."""
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` and return it."""
        for token in doc:
            features = _FEATURES.get(token.tag_)
            if features is not None:
                token.set_morph(features)  # type: ignore[attr-defined]  # missing in the stub
        return doc


@Language.factory("kg_morphology", assigns=["token.morph"], requires=["token.tag"])
def make_morphology(nlp: Language, name: str) -> KgMorphology:
    """Return the component."""
    return KgMorphology(name)
