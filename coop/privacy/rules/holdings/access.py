"""What is held of signing in."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason

ACCESS = (
    Holding(
        table="sessions",
        module=Module.ACCESS,
        shown=("opened_at", "expires_at", "ended_at", "device", "second_at"),
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
        table="authenticators",
        module=Module.ACCESS,
        shown=("asked_at", "set_up_at"),
        left_out={"locked_secret": Reason.SECRET, "last_span": Reason.TECHNICAL},
    ),
    Holding(
        table="recovery_codes",
        module=Module.ACCESS,
        shown=("issued_at", "used_at"),
    ),
    Holding(
        table="second_step_resets",
        module=Module.ACCESS,
        shown=("proposed_at", "carried_out_at", "refused_at"),
        left_out={"proposed_by": Reason.OTHERS, "decided_by": Reason.OTHERS},
    ),
    Holding(
        table="links",
        module=Module.ACCESS,
        shown=("purpose", "issued_at", "expires_at", "used_at"),
    ),
)
