"""Every error that conflict-kg raises on purpose.

    KgError
    ├── ReadError       a report cannot be read: the others go through
    ├── LexiconError    a word file disagrees with itself or with the ontology
    ├── PipelineError   a spaCy pipeline is missing or lacks what extraction needs
    ├── SchemaError     a graph does not conform to the shapes
    ├── StoreError      an output folder cannot be written or opened
    ├── JudgementError  a file of judgements is broken, or two of them contradict each other
    ├── QueryError      a query is unknown, malformed or not allowed
    └── OptionError     an argument cannot be used as given

The command line catches ``KgError`` once and prints its one line.
"""

from __future__ import annotations


class KgError(Exception):
    """An error with a message made of parts.

    Args:
        what: What is wrong, in words a user of the command line understands.
        where: The file (with line), report or option it is about.
        todo: What is known beside it, or what to do next.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(self._message())

    def _message(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.todo})" if self.todo else ""
        return f"{place}{self.what}{advice}"


class ReadError(KgError):
    """A report, or one line of a file of reports, cannot be read."""


class LexiconError(KgError):
    """A lexicon file is broken, or names what the ontology does not know."""


class PipelineError(KgError):
    """A spaCy pipeline cannot be loaded, or lacks annotations that extraction needs."""


class SchemaError(KgError):
    """A graph does not conform to ``shapes.ttl``."""


class StoreError(KgError):
    """An output folder cannot be written, or holds no graph."""


class JudgementError(KgError):
    """A file of judgements cannot be read, a judgement cannot be written, or two of them contradict each other."""


class QueryError(KgError):
    """A query is unknown, malformed, lacks a parameter or is not allowed."""


class OptionError(KgError):
    """An argument cannot be used as given."""
