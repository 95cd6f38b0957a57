"""Lists we hand out: an example to fill in, and the rows that were not taken over."""

from collections.abc import Iterable, Sequence

from coop.membership.documents.columns import HEADER_TEXTS, REASON
from coop.membership.rules import Finding
from coop.rendering.tables import csv_of
from coop.wording.catalogue import SOURCE, say
from coop.wording.membership import COLUMNS, FINDINGS

#: A list to try and to fill in; the names are nobody's.
EXAMPLE = (
    HEADER_TEXTS,
    (
        *("101", "Noor", "van den", "Berg", "5099 AA", "1", "", "Lindenhof", "Tilburg"),
        *("noor@voorbeeld.example", "013 000 0001", "15-03-2021", "ja"),
    ),
    (
        *("102", "Emre", "", "Yıldız", "5099 AB", "2", "A", "Lindenhof", "Tilburg"),
        *("", "", "01-09-2023", "nee"),
    ),
)


def example_list() -> str:
    """Return a list with the columns as we like them best."""
    return csv_of(EXAMPLE)


def sentence_of(finding: Finding, locale: str = SOURCE) -> str:
    """Return what is the matter with a row, in words."""
    column = say(COLUMNS[finding.column], locale) if finding.column else ""
    return say(
        FINDINGS[finding.kind],
        locale,
        column=column,
        value=finding.value,
        before=finding.before or "–",
    )


def rejected_text(
    header: Sequence[str], rows: Iterable[tuple[Sequence[str], Iterable[Finding]]]
) -> str:
    """Write the rows that were not taken over as a list to correct; empty if there is none."""
    width = len(header)
    rejected = [
        (*_padded(cells, width), " ".join(sentence_of(finding) for finding in findings))
        for cells, findings in rows
    ]
    return csv_of([(*header, REASON), *rejected]) if rejected else ""


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *("",) * (width - len(cells)))
