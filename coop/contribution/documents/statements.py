"""The bank's return: camt.053, read without trusting it."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coop.contribution.errors import NoStatementError, StatementTooLargeError
from coop.contribution.rules.references import references_in

MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 20_000
LONGEST_NAME, LONGEST_TEXT, LONGEST_ID = 70, 300, 35
_MOST_CENTS = Decimal(10**9)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One payment as the bank tells it."""

    booked_on: date
    cents: int
    reference: str = ""
    batch: str = ""
    counter_iban: str = ""
    counter_name: str = ""
    text: str = ""
    #: Why a collection came back, as a code of the banks.
    return_code: str = ""
    #: Known by this, also when it stands in another statement.
    key: str = ""

    @property
    def references(self) -> tuple[str, ...]:
        """Return every reference that checks out, from its own field and from the text."""
        return tuple(dict.fromkeys(references_in(f"{self.reference} / {self.text}")))


def read_statement(content: bytes) -> tuple[str, list[StatementLine]]:
    """Return whose account it is, and every payment that the bank has booked."""
    if len(content) > MOST_BYTES:
        raise StatementTooLargeError(most=MOST_BYTES // 1024 // 1024)
    try:
        # No entities and no DTD: they can blow up or read files.
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NoStatementError from error
    iban = _text(root, ".//{*}Stmt/{*}Acct/{*}Id/{*}IBAN")
    if not root.tag.endswith("}Document") or not iban:
        raise NoStatementError
    try:
        lines = [line for entry in root.iterfind(".//{*}Ntry") for line in _lines(entry)]
    except (ValueError, InvalidOperation) as error:
        raise NoStatementError from error
    if len(lines) > MOST_ENTRIES:
        raise StatementTooLargeError(most=MOST_BYTES // 1024 // 1024)
    return iban, _keyed(iban, lines)


def _lines(entry: Element) -> Iterator[StatementLine]:
    state = _text(entry, "{*}Sts/{*}Cd") or _text(entry, "{*}Sts")
    if state not in {"BOOK", ""}:
        return
    cents = _cents(entry, "{*}Amt")
    booked_on = date.fromisoformat(_text(entry, "{*}BookgDt/*")[:10])
    is_debit = _text(entry, "{*}CdtDbtInd") == "DBIT"
    details = entry.findall(".//{*}TxDtls")
    amounts = [_cents(one, "{*}Amt") or _cents(one, ".//{*}TxAmt/{*}Amt") for one in details]
    if len(details) == 1:
        amounts = [cents]
    if sum(amounts) != cents:
        # The bank tells one sum; its parts are not all there.
        details, amounts = [entry], [cents]
    for one, amount in zip(details, amounts, strict=True):
        if amount:
            yield _line(one, entry, booked_on, -amount if is_debit else amount)


def _line(one: Element, entry: Element, booked_on: date, cents: int) -> StatementLine:
    return_code = _text(one, ".//{*}RtrInf/{*}Rsn/{*}Cd")[:4]
    # What came back names who would have paid; what else went out names who was paid.
    at = ".//{*}Cdtr" if cents < 0 and not return_code else ".//{*}Dbtr"
    name = _text(one, f"{at}/{{*}}Nm") or _text(one, f"{at}/{{*}}Pty/{{*}}Nm")
    structured = _text(one, ".//{*}CdtrRefInf/{*}Ref")
    words = [found.text or "" for found in one.iterfind(".//{*}Ustrd")]
    text = " ".join([structured, *words]).strip() or _text(entry, "{*}AddtlNtryInf")
    return StatementLine(
        booked_on=booked_on,
        cents=cents,
        reference=_text(one, ".//{*}EndToEndId")[:LONGEST_ID],
        batch=(_text(one, ".//{*}PmtInfId") or _text(entry, ".//{*}PmtInfId"))[:LONGEST_ID],
        counter_iban=_text(one, f"{at}Acct/{{*}}Id/{{*}}IBAN")[:34],
        counter_name=name[:LONGEST_NAME],
        text=text[:LONGEST_TEXT],
        return_code=return_code,
        key=_text(one, ".//{*}AcctSvcrRef") or _text(entry, "{*}AcctSvcrRef"),
    )


def _text(element: Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _cents(element: Element, path: str) -> int:
    """Return an amount in cents; nothing there is nought."""
    found = element.find(path)
    if found is None:
        return 0
    amount = Decimal((found.text or "").strip()) * 100
    if found.get("Ccy") != "EUR" or amount != int(amount) or not 0 <= amount <= _MOST_CENTS:
        raise ValueError(found.text)
    return int(amount)


def _keyed(iban: str, lines: list[StatementLine]) -> list[StatementLine]:
    """Give each line a key of its own; two alike on one day are two payments."""
    seen: Counter[str] = Counter()
    keyed = []
    for line in lines:
        told = (line.key, line.booked_on, line.cents, line.reference, line.counter_iban, line.text)
        name = "\0".join(map(str, (iban, *told)))
        seen[name] += 1
        key = hashlib.sha256(f"{name}\0{seen[name]}".encode()).hexdigest()
        keyed.append(replace(line, key=key))
    return keyed
