"""People's judgements: data beside the reports that survive every build and win over every rule.

    judgements.toml --read--> Judgement --locate--> with the accounts that are there now
        drop, fix --correct--> extractions            before resolving
        alias, same and different of entities         resolve/judged.py
        same and different of accounts --decisions_of--> Decision        for merging

A judgement that matches nothing is returned with the reason, and the build reports it.
"""

from __future__ import annotations

from kg.judge.beside import beside_single_files, concerning, judgement_files, judgements_in
from kg.judge.corrections import correct
from kg.judge.decisions import decisions_of
from kg.judge.file import NAME, append, as_toml, content, read_judgements
from kg.judge.fixes import PARTS
from kg.judge.passages import locate, passage_of

__all__ = [
    "NAME",
    "PARTS",
    "append",
    "as_toml",
    "beside_single_files",
    "concerning",
    "content",
    "correct",
    "decisions_of",
    "judgement_files",
    "judgements_in",
    "locate",
    "passage_of",
    "read_judgements",
]
