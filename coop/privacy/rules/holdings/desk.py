"""What is held of the privacy desk."""

from coop.privacy.rules.holdings.kinds import Holding, Module

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
)
