"""The training loop: a fixed number of steps over the texts, with a checkpoint to go on from."""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.chunks import IGNORED, Batch, BatchMaker, Chunk, draw_batches
from training.corpora import Text
from training.model import JointModel, Scores

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast to train. Rates rise over `warm_up` steps and fall linearly to a hundredth."""

    steps: int
    encoder_rate: float
    head_rate: float
    warm_up: int = 150
    words: int = 1200
    seed: int = 0
    log_every: int = 100
    save_every: int = 500


def train(
    model: JointModel, maker: BatchMaker, texts: Sequence[Text], schedule: Schedule, checkpoint: Path | None = None
) -> None:
    """Train `model` in place; when `checkpoint` exists, go on from it, and keep it up to date.

    Batches depend on the seed and the step alone, so that a run that was stopped ends as one that was not, up to the
    dropout masks.
    """
    optimizer = _optimizer(model, schedule)
    done = _resume(model, optimizer, checkpoint)
    random.seed(f"{schedule.seed} dropout {done}")
    torch.manual_seed(schedule.seed + done)
    model.train()
    progress = _Progress(done, schedule)
    for step, chunks in enumerate(_batches(texts, schedule), start=1):
        if step > schedule.steps:
            break
        if step <= done:
            continue
        batch = maker.batch(chunks)
        progress.note(step, _step(model, optimizer, batch, _factor(step, schedule), schedule), batch.words)
        if checkpoint is not None and step % schedule.save_every == 0:
            _save(model, optimizer, checkpoint, step)
    model.eval()


def _batches(texts: Sequence[Text], schedule: Schedule) -> Iterator[list[Chunk]]:
    rng = random.Random(schedule.seed)
    while True:
        yield from draw_batches(texts, rng, schedule.words)


def _step(
    model: JointModel, optimizer: torch.optim.Optimizer, batch: Batch, factor: float, schedule: Schedule
) -> dict[str, float]:
    for group in optimizer.param_groups:
        group["lr"] = factor * (schedule.encoder_rate if group["encoder"] else schedule.head_rate)
    losses = batch_losses(model, batch)
    optimizer.zero_grad(set_to_none=True)
    (torch.stack(list(losses.values())).sum() / batch.words).backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def batch_losses(model: JointModel, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each head, summed over the words of the batch that have a target."""
    scores = Scores(*model(batch.ids, batch.casing, batch.mask, batch.first, batch.last))
    columns = torch.arange(scores.arcs.shape[2])
    arcs = scores.arcs.masked_fill((columns[None] > batch.lengths[:, None])[:, None], -1e4)
    width = scores.heads.shape[-1]
    chosen = scores.heads.gather(1, batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, width))
    return {
        "arcs": _cross_entropy(arcs, batch.heads),
        "deps": _cross_entropy(model.label_scores(scores.dependents, chosen), batch.deps),
        "upos": _cross_entropy(scores.upos, batch.upos),
        "xpos": 0.5 * _cross_entropy(scores.xpos, batch.xpos),
        "names": _cross_entropy(scores.names, batch.names),
        "starts": _starts_loss(scores.starts, batch.starts),
    }


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, -2), targets.flatten(), ignore_index=IGNORED, reduction="sum")


def _starts_loss(scores: Tensor, targets: Tensor) -> Tensor:
    known = targets != IGNORED
    return functional.binary_cross_entropy_with_logits(scores[known], targets[known].float(), reduction="sum")


def _factor(step: int, schedule: Schedule) -> float:
    return min(1.0, step / schedule.warm_up) * max(0.01, 1 - step / schedule.steps)


def _optimizer(model: JointModel, schedule: Schedule) -> torch.optim.Optimizer:
    groups = [
        {
            "params": [
                weight
                for name, weight in model.named_parameters()
                if name.startswith("encoder.") == encoder and (weight.ndim > 1) == decayed
            ],
            "weight_decay": 0.01 if decayed else 0.0,
            "encoder": encoder,
        }
        for encoder in (True, False)
        for decayed in (True, False)
    ]
    return torch.optim.AdamW(groups, lr=schedule.encoder_rate, betas=(0.9, 0.98), fused=True)


def _resume(model: JointModel, optimizer: torch.optim.Optimizer, checkpoint: Path | None) -> int:
    if checkpoint is None or not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    log.info("going on from step %d of %s", state["step"], checkpoint)
    return int(state["step"])


def _save(model: JointModel, optimizer: torch.optim.Optimizer, checkpoint: Path, step: int) -> None:
    part = checkpoint.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, part)
    part.replace(checkpoint)


class _Progress:
    """Writes a line to the log every so many steps: mean losses a word and the speed."""

    def __init__(self, done: int, schedule: Schedule) -> None:
        self._every, self._steps = schedule.log_every, schedule.steps
        self._since = time.monotonic()
        self._words = 0
        self._losses: dict[str, float] = {}

    def note(self, step: int, losses: dict[str, float], words: int) -> None:
        if not all(map(math.isfinite, losses.values())):
            raise FloatingPointError(f"the loss of step {step} is not finite: {losses}")
        self._words += words
        for name, loss in losses.items():
            self._losses[name] = self._losses.get(name, 0.0) + loss
        if step % self._every == 0:
            self._write(step)

    def _write(self, step: int) -> None:
        speed = self._words / (time.monotonic() - self._since)
        means = " ".join(f"{name} {loss / self._words:.3f}" for name, loss in self._losses.items())
        log.info("step %d/%d %s | %.0f words/s", step, self._steps, means, speed)
        self._since, self._words, self._losses = time.monotonic(), 0, {}
