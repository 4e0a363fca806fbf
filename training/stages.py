"""The two stages of training: the base on treebanks and names, then a short one that adds reports about conflict."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from kg.nlp.subwords import SubwordEncoder
from training.chunks import BatchMaker
from training.corpora import Text
from training.data import Conflict
from training.model import JointModel, Labels, encoder_folder, new_model
from training.train import Schedule, train

log = logging.getLogger(__name__)

SEED = 20261121

BASE = Schedule(steps=5500, encoder_rate=3e-4, head_rate=1.5e-3, seed=SEED)
"""About 14 passes over 408,000 words."""

ADAPT = Schedule(steps=300, encoder_rate=2e-4, head_rate=1e-3, warm_up=40, seed=SEED + 1)
"""More of the texts of the base, with the reports about conflict among them."""

CONFLICT_WEIGHT = 15
"""How often the second stage sees a report about conflict while it sees another text once."""


def train_base(texts: Sequence[Text], labels: Labels, folder: Path, schedule: Schedule = BASE) -> Path:
    """Train the first stage and return the file of its weights in `folder`; nothing is done when it is there."""
    weights = folder / "base.pt"
    if not weights.exists():
        random.seed(schedule.seed)
        torch.manual_seed(schedule.seed)
        model = new_model(labels)
        log.info("base: %d texts, %d words", len(texts), sum(len(text.words) for text in texts))
        train(model, batch_maker(labels), texts, schedule, folder / "base.checkpoint")
        _save(model, weights)
    return weights


def adapt(
    base: Path,
    texts: Sequence[Text],
    reports: Iterable[Conflict],
    labels: Labels,
    weights: Path,
    schedule: Schedule = ADAPT,
) -> JointModel:
    """Return the base trained on with `reports`; `weights` keeps it, and is read when it is there."""
    model = new_model(labels)
    if weights.exists():
        model.load_state_dict(torch.load(weights, weights_only=True))
        return model.eval()
    model.load_state_dict(torch.load(base, weights_only=True))
    mixed = [*texts, *(report.text for report in reports for _ in range(CONFLICT_WEIGHT))]
    train(model, batch_maker(labels), mixed, schedule)
    _save(model, weights)
    return model


def shortened(schedule: Schedule, steps: int | None) -> Schedule:
    """Return `schedule` with `steps`, for a trial run."""
    return schedule if steps is None else replace(schedule, steps=steps)


def batch_maker(labels: Labels) -> BatchMaker:
    """Return a maker of batches with the tokenizer of the pretrained encoder."""
    return BatchMaker(SubwordEncoder(Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))), labels)


def _save(model: JointModel, weights: Path) -> None:
    part = weights.with_suffix(".part")
    torch.save(model.state_dict(), part)
    part.replace(weights)


def facts(schedule: Schedule) -> dict[str, object]:
    """Return what a model's metadata says about how it was trained."""
    return {"base": asdict(schedule), "adapt": asdict(ADAPT), "conflict_weight": CONFLICT_WEIGHT}
