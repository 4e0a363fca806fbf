"""Trains, checks, packages and scores the pipeline: `python -m training --data ../shared/data --out DIR`."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
    "MALLOC_TOP_PAD_": "268435456",
    "MALLOC_TRIM_THRESHOLD_": "16000000000",
    "OPENBLAS_NUM_THREADS": "1",
}
"""Keeps freed memory in the process: page faults of the embeddings' gradients cost a quarter of the speed."""

FOLDS = 3

log = logging.getLogger("training")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the whole training; what a folder of work already holds is not done again."""
    options = _options(arguments)
    if not all(os.environ.get(name) == value for name, value in ENVIRONMENT.items()):
        os.execve(sys.executable, [sys.executable, "-m", "training", *sys.argv[1:]], {**os.environ, **ENVIRONMENT})
    options.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(options.work / "training.log")],
    )
    log.setLevel(logging.INFO)
    scores = _train_and_score(options)
    log.info("%s", json.dumps(scores, indent=1))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora (training/README.md)")
    parser.add_argument("--out", type=Path, required=True, help="folder that the pipeline is written to")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints and log")
    parser.add_argument("--version", default="1.0.0", help="version in meta.json")
    parser.add_argument("--threads", type=int, default=2, help="threads of torch")
    parser.add_argument("--steps", type=int, help="steps of the first stage, to try things out")
    return parser.parse_args(arguments)


def _train_and_score(options: argparse.Namespace) -> Mapping[str, object]:
    """Return the scores that also stand in the pipeline's meta.json."""
    import torch

    from training import data, evaluate, export, stages

    torch.set_num_threads(options.threads)
    texts, reports = data.base_texts(options.data), data.conflict_texts(options.data)
    labels = data.labels_of(texts)
    schedule = stages.shortened(stages.BASE, options.steps)
    base = stages.train_base(texts, labels, options.work, schedule)
    allowed = [report for report in reports if report.allowed]
    model = stages.adapt(base, texts, allowed, labels, options.work / "final.pt")
    nlp = export.new_pipeline(export.trained_model(model, labels))
    facts: dict[str, object] = {"training": stages.facts(schedule), "performance": {}}
    export.write_pipeline(nlp, options.out, version=options.version, facts=facts)
    performance = evaluate.development_scores(options.out, options.data)
    log.info("%s", json.dumps(performance, indent=1))
    checked = evaluate.cross_check(base, texts, reports, labels, options.work, FOLDS)
    facts["performance"] = performance | {"names_conflict_cross_check": checked}
    export.write_pipeline(nlp, options.out, version=options.version, facts=facts)
    return performance | {"names_conflict_cross_check": checked}


if __name__ == "__main__":
    sys.exit(main())
