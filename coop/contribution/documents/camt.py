"""The bank's return as camt.053, read without trusting it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from coop.contribution.documents.payments import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_ENTRIES,
    StatementLine,
    keyed,
)
from coop.contribution.errors import NoStatementError, StatementTooLargeError

#: The name of this kind of file among the forms of statements.
CAMT = "camt.053"
_MOST_CENTS = Decimal(10**9)


def read_camt(content: bytes) -> tuple[str, list[StatementLine]]:
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
    return iban, keyed(iban, lines)


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


def is_xml(content: bytes) -> bool:
    """Tell whether a file is meant to be XML; anything else is read as a table."""
    return content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
