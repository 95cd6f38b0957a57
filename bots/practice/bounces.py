"""The report of a mail server that a mail did not arrive, as RFC 3464 lays it out."""

from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, make_msgid

HOST = "postvak.practice"
NO_SUCH_MAILBOX = "5.1.1"


def bounce_of(
    raw: bytes,
    *,
    recipient: str,
    to: str,
    sent_at: datetime,
    status: str = NO_SUCH_MAILBOX,
    action: str = "failed",
) -> Message:
    """Write the report about one mail and one recipient."""
    report = MIMEMultipart("report")
    report.set_param("report-type", "delivery-status")
    report["From"] = f"Mail Delivery System <mailer-daemon@{HOST}>"
    report["To"] = to
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report["Date"] = format_datetime(sent_at)
    report["Message-ID"] = make_msgid(domain=HOST)
    report["Auto-Submitted"] = "auto-replied"
    report.attach(MIMEText("Your mail could not be delivered.", "plain", "utf-8"))
    report.attach(_status(recipient, status, action))
    report.attach(_returned(raw))
    return report


def _status(recipient: str, status: str, action: str) -> Message:
    server, one = Message(), Message()
    server["Reporting-MTA"] = f"dns; {HOST}"
    one["Final-Recipient"] = f"rfc822; {recipient}"
    one["Action"] = action
    one["Status"] = status
    one["Diagnostic-Code"] = f"smtp; 550 {status} said the other server"
    part = Message()
    part["Content-Type"] = "message/delivery-status"
    part.set_payload([server, one])
    return part


def _returned(raw: bytes) -> Message:
    """Return the head of the mail, as most servers do (RFC 6522 section 4)."""
    mail = message_from_bytes(raw, policy=policy.default)
    head = EmailMessage()
    for name in ("Message-ID", "Subject"):
        if mail[name] is not None:
            head[name] = str(mail[name])
    part = MIMEMessage(head)
    part.replace_header("Content-Type", "text/rfc822-headers")
    part.set_payload(head.as_string())
    return part
