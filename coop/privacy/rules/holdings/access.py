"""What is held of signing in."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason

ACCESS = (
    Holding(
        table="sessions",
        module=Module.ACCESS,
        shown=("opened_at", "expires_at", "ended_at", "device"),
    ),
    Holding(
        table="sign_ins",
        module=Module.ACCESS,
        shown=("asked_at", "expires_at", "proved_at", "used_at"),
        left_out={"channel_id": Reason.TECHNICAL},
    ),
    Holding(
        table="email_changes",
        module=Module.ACCESS,
        shown=("email", "asked_at", "expires_at", "used_at"),
    ),
    Holding(
        table="access_codes",
        module=Module.ACCESS,
        shown=("way", "issued_at", "expires_at", "used_at", "voided_at"),
        left_out={"number": Reason.SECRET, "issued_by": Reason.OTHERS},
    ),
    Holding(
        table="passkeys",
        module=Module.ACCESS,
        shown=("name", "added_at", "used_at"),
        left_out=dict.fromkeys(("credential_id", "public_key", "sign_count"), Reason.TECHNICAL),
    ),
    Holding(
        table="links",
        module=Module.ACCESS,
        shown=("purpose", "issued_at", "expires_at", "used_at"),
    ),
)
