"""A bank statement as a bank would hand it out (camt.053), for what happened in the sample."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from coop.contribution.rules.money import decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    """One payment: in above nought, out below."""

    booked_on: date
    cents: int
    name: str = ""
    iban: str = ""
    text: str = ""
    reference: str = ""
    batch: str = ""
    return_code: str = ""


def statement_file(iban: str, lines: Iterable[BankLine]) -> bytes:
    """Write a statement of an account."""
    entries = "".join(_entry(line) for line in lines)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        f"<Id>1</Id><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _entry(line: BankLine) -> str:
    side = "CRDT" if line.cents > 0 else "DBIT"
    reason = f"<RtrInf><Rsn><Cd>{line.return_code}</Cd></Rsn></RtrInf>" if line.return_code else ""
    batch = f"<PmtInfId>{line.batch}</PmtInfId>" if line.batch else ""
    account = f"<DbtrAcct><Id><IBAN>{line.iban}</IBAN></Id></DbtrAcct>" if line.iban else ""
    return (
        f'<Ntry><Amt Ccy="EUR">{decimal(abs(line.cents))}</Amt><CdtDbtInd>{side}</CdtDbtInd>'
        f"<Sts>BOOK</Sts><BookgDt><Dt>{line.booked_on.isoformat()}</Dt></BookgDt><NtryDtls>"
        f"<TxDtls><Refs>{batch}<EndToEndId>{line.reference or 'NOTPROVIDED'}</EndToEndId></Refs>"
        f"<RltdPties><Dbtr><Nm>{escape(line.name)}</Nm></Dbtr>{account}</RltdPties>"
        f"<RmtInf><Ustrd>{escape(line.text)}</Ustrd></RmtInf>{reason}</TxDtls></NtryDtls></Ntry>"
    )
