"""The words that name incidents (``incidents.toml``) and the cues of grammar and attribution (``cues.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import LexiconError
from kg.records import Harm


class Manner(StrEnum):
    """How a trigger word relates to those who take part."""

    ACT = "act"  # the subject does it, the object suffers it
    NOUN = "noun"
    HAPPENS = "happens"  # the subject is the weapon or the event: "a bomb exploded"
    MUTUAL = "mutual"  # both sides do it: "clashed with"
    LOOSE = "loose"  # the object is the weapon: "fired missiles at the town"
    FALLS = "falls"  # the subject is a weapon that comes down: "shells fell on the town"
    WRECKS = "wrecks"  # an incident only if somebody does it to a thing: "burned the house"
    HARMS = "harms"  # an incident only if somebody does it to people: "wounded two guards"
    SIDED = "sided"  # a noun that is an incident only with whom it is by or against: "atrocities against"
    MEETS = "meets"  # the subject suffers what it runs into: "the bus hit a mine"
    TAKES = "takes"  # the object is a place or a site, taken by force: "captured the town"
    TAKING = "taking"  # a noun for it: "the capture of the town"
    RESPONSE = "response"  # "retaliated": an act by its subject, the target given by "against"


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """What one word or compound says happened: the incident type's notation, and the manner."""

    type: str
    manner: Manner


#: The keys that a table of incidents.toml may have, with the manner of their words.
_MANNERS = {
    "verbs": Manner.ACT,
    "happens": Manner.HAPPENS,
    "mutual": Manner.MUTUAL,
    "falls": Manner.FALLS,
    "takes": Manner.TAKES,
    "wrecks": Manner.WRECKS,
    "harms": Manner.HARMS,
    "sided_nouns": Manner.SIDED,
    "response_verbs": Manner.RESPONSE,
    "nouns": Manner.NOUN,
    "taking_nouns": Manner.TAKING,
    "response_nouns": Manner.RESPONSE,
}
_NOUN_KEYS = frozenset({"nouns", "taking_nouns", "response_nouns", "sided_nouns"})
#: Families of common nouns (groups of ``[nouns]`` in cues.toml) that refer to actors; the first counts.
ACTOR_FAMILIES = ("government", "forces", "parliament", "police", "groups", "fighters", "officials", "people", "media")
#: Parts of speech that words of harm are listed by.
_PARTS = ("verbs", "nouns", "adjectives")


@dataclass(frozen=True, slots=True)
class Words:
    """The trigger words and cues, ready for look-up by lemma.

    Attributes:
        verbs: Trigger verbs by lemma.
        verb_lemmas: The first words of trigger verbs: the verb of "blow up" too.
        idioms: Those of them that another word belongs to: the "blow" of "blow up".
        nouns: Trigger nouns by their last word: pairs of the words before it and what they say, longest first.
        blocks: Phrases that name no incident, by each of their words; a phrase is a tuple of lower-case words.
        groups: Cues by dotted name ("light.does"); one that is not there raises LexiconError.
        families: Families of nouns that refer to actors ("forces") by lemma.
        stances: Stances ("condemnation") by the verb lemma, or "verb particle", that expresses them.
        stance_verbs: The verb lemmas of ``stances``, those of "verb particle" too.
        noun_stances: Stances by the noun lemma that expresses them.
        harms: What verbs, nouns and adjectives of harm say happened to people, by part of speech ("verbs") and word.
        types: Notations of all incident types that have words.
    """

    verbs: Mapping[str, TriggerWord]
    verb_lemmas: frozenset[str]
    idioms: frozenset[str]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], TriggerWord], ...]]
    blocks: Mapping[str, tuple[tuple[str, ...], ...]]
    groups: Mapping[str, frozenset[str]]
    families: Mapping[str, str]
    stances: Mapping[str, str]
    stance_verbs: frozenset[str]
    noun_stances: Mapping[str, str]
    harms: Mapping[str, Mapping[str, Harm]]
    types: tuple[str, ...]

    def group(self, name: str) -> frozenset[str]:
        """Return the cues of the group ``name`` ("reporting.verbs").

        Raises:
            LexiconError: No such group.
        """
        return self.groups[name]

    def stance(self, verb: str) -> str | None:
        """Return the stance that the verb lemma (or "verb particle") expresses, "condemnation" and so on, or None."""
        return self.stances.get(verb)

    def stance_of_noun(self, noun: str) -> str | None:
        """Return the stance that the noun lemma expresses, or None."""
        return self.noun_stances.get(noun)


class _Groups(dict[str, frozenset[str]]):
    """Groups of cues by name, where one that is missing is an error of the rule that asks for it."""

    def __missing__(self, name: str) -> frozenset[str]:
        raise LexiconError(f"no group of cues {name!r}", where="cues.toml", todo=f"known: {', '.join(sorted(self))}")


@cache
def load_words() -> Words:
    """Return the shipped trigger words and cues.

    Raises:
        LexiconError: A file is broken, or a word names two types of incident.
    """
    return make_words(_toml("incidents.toml"), _toml("cues.toml"))


def make_words(incidents: Mapping[str, Any], cues: Mapping[str, Any]) -> Words:
    """Return the look-up tables of parsed ``incidents.toml`` and ``cues.toml``.

    Raises:
        LexiconError: An unknown key, or one word under two types.
    """
    verbs: dict[str, TriggerWord] = {}
    nouns: dict[tuple[str, ...], TriggerWord] = {}
    blocks: dict[str, list[tuple[str, ...]]] = {}
    for kind, table in incidents.items():
        for key, phrases in table.items():
            if key == "block":
                _add_blocks(blocks, phrases)
                continue
            trigger = TriggerWord(kind, _manner(kind, key))
            for phrase in phrases:
                if key in _NOUN_KEYS:
                    _add(nouns, tuple(phrase.split()), trigger, key)
                else:
                    _add(verbs, phrase, trigger, key)
    return Words(
        verbs=verbs,
        verb_lemmas=frozenset(phrase.partition(" ")[0] for phrase in verbs),
        idioms=frozenset(phrase.partition(" ")[0] for phrase in verbs if " " in phrase),
        nouns=_by_last_word(nouns),
        blocks={word: tuple(found) for word, found in blocks.items()},
        groups=_groups(cues),
        families=_by_word({name: cues.get("nouns", {}).get(name, ()) for name in ACTOR_FAMILIES}),
        stances=(stances := _by_word(cues.get("stances", {}))),
        stance_verbs=frozenset(phrase.partition(" ")[0] for phrase in stances),
        noun_stances=_by_word(cues.get("stance_nouns", {})),
        harms=_harms(cues.get("harm", {})),
        types=tuple(incidents),
    )


def _manner(kind: str, key: str) -> Manner:
    if key not in _MANNERS:
        raise LexiconError(
            f"unknown key {key!r}", where=f"incidents.toml [{kind}]", todo=f"known: block, {', '.join(_MANNERS)}"
        )
    return _MANNERS[key]


def _toml(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("kg.lexicon").joinpath(name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=name) from error


def _add(table: dict[Any, TriggerWord], phrase: Any, trigger: TriggerWord, key: str) -> None:
    known = table.get(phrase)
    if known is not None and known.type != trigger.type:
        raise LexiconError(
            f"{phrase!r} names two types",
            where=f"incidents.toml [{trigger.type}] {key}",
            todo=f"it stands under [{known.type}] too",
        )
    # Of two manners of one type the more special stays: "detonate" happens to a bomb, unless somebody detonates it.
    if known is None:
        table[phrase] = trigger


def _add_blocks(blocks: dict[str, list[tuple[str, ...]]], phrases: list[str]) -> None:
    for phrase in phrases:
        words = tuple(phrase.split())
        for word in set(words):
            blocks.setdefault(word, []).append(words)


def _by_last_word(
    nouns: Mapping[tuple[str, ...], TriggerWord],
) -> dict[str, tuple[tuple[tuple[str, ...], TriggerWord], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], TriggerWord]]] = {}
    for phrase, trigger in nouns.items():
        table.setdefault(phrase[-1], []).append((phrase[:-1], trigger))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in table.items()}


def _groups(cues: Mapping[str, Any]) -> _Groups:
    return _Groups(
        {f"{section}.{name}": frozenset(words) for section, table in cues.items() for name, words in table.items()}
    )


def _by_word(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the name of the first group of a table that each word stands in."""
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, name)
    return found


def _harms(table: Mapping[str, list[str]]) -> dict[str, dict[str, Harm]]:
    """Return the harm of each word by part of speech, from groups named "killed_verbs"; the first group counts."""
    found: dict[str, dict[str, Harm]] = {part: {} for part in _PARTS}
    for harm in Harm:
        for part in _PARTS:
            for word in table.get(f"{harm}_{part}", ()):
                found[part].setdefault(word, harm)
    return found
