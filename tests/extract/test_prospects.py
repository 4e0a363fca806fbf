"""An event that is only wished for has not happened, whatever verb wishes it; one that an article knows has."""

from __future__ import annotations

import pytest

from kg.records import Status
from tests.extract.docs import events, extracted

STRIKE = """
    The   envoy   {verb} {det} strike on     a     base  .
    DT    NN      VBD    DT    NN     IN     DT    NN    .
    2/det 3/nsubj 0/ROOT 5/det 3/obj  8/case 8/det 5/nmod 3/punct
"""


def status(verb: str, *, det: str = "a") -> Status:
    """Return the status of the strike that the envoy did something about."""
    found = extracted(STRIKE.format(verb=verb, det=det))
    return events(found)[0].status


@pytest.mark.parametrize("verb", ["demanded=demand", "urged=urge", "proposed=propose", "wanted=want"])
def test_what_is_wished_for_has_not_happened(verb: str) -> None:
    assert status(verb) is Status.DEMANDED


@pytest.mark.parametrize("verb", ["saw=see", "reported=report"])
def test_what_is_told_of_has(verb: str) -> None:
    assert status(verb) is not Status.DEMANDED


def test_what_is_known_has_happened() -> None:
    assert status("wanted=want", det="the") is not Status.DEMANDED
