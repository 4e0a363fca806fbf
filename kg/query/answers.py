"""What a query gives, as it comes: rows, a truth value, or a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.query.terms import Row, Term

#: Between the values of one cell.
SEPARATOR = " | "

_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer, which can be gone through once.

    Attributes:
        columns: Names of the columns of ``rows``.
        rows: Rows of RDF terms, None where a row has no value; of a graph its triples, of ASK the one truth value.
        truth: What ASK came to; None for other queries.
        graph: The graph of CONSTRUCT or DESCRIBE in the format that was asked for, in pieces; None for other queries.
            Who takes the pieces takes no rows.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    truth: bool | None = None
    graph: Iterator[str] | None = None


def truth_answer(truth: bool) -> Answer:
    """Return the answer to ASK."""
    term = Term("literal", "true" if truth else "false", _BOOLEAN)
    return Answer(columns=("answer",), rows=iter([(term,)]), truth=truth)


@dataclass(frozen=True, slots=True)
class Finish:
    """What happens to each row on its way out.

    Attributes:
        lists: Columns whose cells hold several values: they are put in order, since engines join them as they like.
        grouped: Rows without any value are left out: rdflib gives one for no group at all (RDFLib/rdflib#3382).
    """

    lists: frozenset[str] = field(default=frozenset())
    grouped: bool = False

    def over(self, columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the finished rows."""
        several = tuple(at for at, name in enumerate(columns) if name in self.lists)
        for row in rows:
            if self.grouped and not any(row):
                continue
            yield _ordered(row, several) if several else row


def _ordered(row: Row, several: tuple[int, ...]) -> Row:
    cells = list(row)
    for at in several:
        cells[at] = _list_cell(cells[at])
    return tuple(cells)


def _list_cell(term: Term | None) -> Term | None:
    if term is None:
        return None
    values = sorted({value for value in term.value.split(SEPARATOR) if value})
    return Term("literal", SEPARATOR.join(values)) if values else None
