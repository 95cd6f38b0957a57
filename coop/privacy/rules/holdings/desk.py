"""What is held of the privacy desk."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason

DESK = (
    Holding(
        table="privacy_requests",
        module=Module.DESK,
        shown=(
            *("number", "kind", "relation", "name", "email", "text", "locale", "received_at"),
            *("received_on", "extended_on", "extension_reason", "answered_at", "outcome"),
            *("ground", "note"),
        ),
    ),
    Holding(
        table="breaches",
        module=Module.DESK,
        by=("noted_by", "closed_by"),
        shown=("number", "noted_at", "closed_at"),
        # It tells of the breach and not of who wrote it; of whom data leaked, no name is kept.
        left_out=dict.fromkeys(
            (
                *("found_at", "what", "kinds", "happened", "data", "concerned", "people"),
                *("unreadable", "returned", "harmful", "consequences", "measures"),
                *("reported_at", "report_reference", "report_reason"),
                *("told_at", "told_reason", "told_text"),
            ),
            Reason.TECHNICAL,
        ),
    ),
)
