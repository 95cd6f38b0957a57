"""What is held of meetings, and what was told to whom."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason

ASSEMBLY = (
    Holding(
        table="electors",
        module=Module.ASSEMBLY,
        named={"poll_id": ("polls", "question")},
        shown=("poll_id", "votes"),
    ),
    Holding(
        table="attendances",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "how", "since_at", "until_at"),
    ),
    Holding(
        table="proxies",
        module=Module.ASSEMBLY,
        by=("giver_id", "holder_id", "registered_by"),
        named={"meeting_id": ("meetings", "title"), "item_id": ("agenda_items", "title")},
        shown=("meeting_id", "item_id", "way", "given_at", "ended_at", "ended_by"),
        left_out={
            # Of the other one's vote, and on the form stand both.
            "instruction": Reason.BALLOT,
            "paper": Reason.OTHERS,
            "paper_type": Reason.TECHNICAL,
        },
    ),
    Holding(
        table="notices",
        module=Module.MESSAGES,
        shown=(
            *("kind", "channel", "address", "purpose", "locale", "queued_at", "due_at"),
            *("sent_at", "failed_at", "dropped_at", "failure"),
        ),
        left_out=dict.fromkeys(
            (
                *("position", "next_attempt_at", "args", "only", "order_key", "dedupe_key"),
                *("screen", "is_fresh", "is_urgent", "is_reply", "claimed_by", "lease_until"),
                "external_id",
            ),
            Reason.TECHNICAL,
        ),
    ),
)
