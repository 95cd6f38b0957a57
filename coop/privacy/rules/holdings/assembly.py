"""What is held of meetings, and what was told to whom."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason, Via

ASSEMBLY = (
    Holding(
        table="item_conflicts",
        module=Module.ASSEMBLY,
        named={"item_id": ("agenda_items", "title")},
        shown=("item_id", "noted_at"),
    ),
    Holding(
        table="declarations",
        module=Module.ASSEMBLY,
        by=("declared_by",),
        named={"poll_id": ("polls", "question")},
        shown=("poll_id", "declared_at"),
        # It tells what the meeting decided, and not of who said so.
        left_out=dict.fromkeys(("sentence", "is_adopted"), Reason.TECHNICAL),
    ),
    Holding(
        table="election_rounds",
        module=Module.ASSEMBLY,
        by=("declared_by",),
        named={"item_id": ("agenda_items", "title")},
        shown=("item_id", "closed_at"),
        # It tells whom the meeting chose, and not of who said so.
        left_out=dict.fromkeys(
            (
                *("number", "method", "seats", "is_revote", "papers", "opened_at", "step"),
                *("leads_to_revote", "seed", "sentence"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="counted_papers",
        module=Module.ASSEMBLY,
        by=("counter_id",),
        shown=("in_box",),
        # What is in the box is of everybody who voted, and of nobody by name.
        left_out=dict.fromkeys(("round_id", "piles", "blank", "invalid"), Reason.TECHNICAL),
    ),
    Holding(
        table="peilingen",
        module=Module.ASSEMBLY,
        by=("asked_by",),
        shown=("question", "explanation", "opens_at", "closes_at", "withdrawn_at"),
        left_out=dict.fromkeys(("told_at", "counted_at", "entitled"), Reason.TECHNICAL),
    ),
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
        table="announcements",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "comes", "said_at"),
    ),
    Holding(
        table="proxy_drafts",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "touched_at"),
        left_out={"holder_id": Reason.OTHERS},
    ),
    Holding(
        table="troubles",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "since_at", "until_at"),
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
        table="petitions",
        module=Module.ASSEMBLY,
        by=("starter_id",),
        named={"meeting_id": ("meetings", "title")},
        shown=(
            *("subject", "reason", "motion", "started_at", "completed_at"),
            *("withdrawn_at", "meeting_id"),
        ),
        left_out=dict.fromkeys(
            ("votes_signed", "votes_needed", "votes_all", "by_petitioners"), Reason.TECHNICAL
        ),
    ),
    Holding(
        table="petition_signatures",
        module=Module.ASSEMBLY,
        named={"petition_id": ("petitions", "subject")},
        shown=("petition_id", "signed_at"),
    ),
    Holding(
        table="proposals",
        module=Module.ASSEMBLY,
        by=("proposer_id",),
        named={"meeting_id": ("meetings", "title")},
        shown=(
            *("meeting_id", "title", "explanation", "motion", "proposed_at", "placed_at"),
            *("refused_at", "refusal", "withdrawn_at"),
        ),
        left_out={"item_id": Reason.TECHNICAL, "election_id": Reason.TECHNICAL},
    ),
    Holding(
        table="proposal_signatures",
        module=Module.ASSEMBLY,
        shown=("signed_at",),
        # It is another member's, and may be a candidacy with a name.
        left_out={"proposal_id": Reason.OTHERS},
    ),
    Holding(
        table="speaking_turns",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title"), "item_id": ("agenda_items", "title")},
        shown=(
            *("meeting_id", "item_id", "kind", "asked_at", "for_own_item"),
            *("began_at", "seconds", "ended_at", "withdrawn_at"),
        ),
    ),
    Holding(
        table="amendments",
        module=Module.ASSEMBLY,
        by=("proposer_id",),
        named={"item_id": ("agenda_items", "title")},
        shown=(
            *("item_id", "number", "text", "explanation", "submitted_at", "withdrawn_at"),
            *("decided_at", "is_adopted"),
        ),
        left_out=dict.fromkeys(
            ("parent_id", "base", "rank", "votes_for", "votes_against", "votes_blank"),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="candidates",
        module=Module.ASSEMBLY,
        named={"item_id": ("agenda_items", "title")},
        shown=("item_id", "statement", "by_board", "named_at", "accepted_at", "withdrawn_at"),
    ),
    Holding(
        table="candidate_photos",
        module=Module.ASSEMBLY,
        by=(),
        via=Via(column="candidate_id", table="candidates", there="id"),
        shown=("uploaded_at",),
        left_out=dict.fromkeys(("candidate_id", "photo_id", "content"), Reason.TECHNICAL),
    ),
    Holding(
        table="motion_statements",
        module=Module.ASSEMBLY,
        by=("given_by",),
        named={"item_id": ("agenda_items", "title")},
        shown=("item_id", "body", "verdict", "text", "given_at"),
        # Its conclusion is shown.
        left_out={"answers": Reason.TECHNICAL},
    ),
    Holding(
        table="meeting_invitations",
        module=Module.ASSEMBLY,
        shown=(
            *("member_number", "invited_at", "mail_address", "consent_given_at", "consent_how"),
            *("sent_at", "failed_at", "failure", "postal_address", "handed_on", "handed_how"),
            "returned_on",
        ),
        left_out={
            "convocation_id": Reason.TECHNICAL,
            "told_at": Reason.TECHNICAL,
            "batch_id": Reason.TECHNICAL,
            "handed_by": Reason.OTHERS,
        },
    ),
    Holding(
        table="notices",
        module=Module.MESSAGES,
        shown=(
            *("kind", "channel", "address", "purpose", "locale", "queued_at", "due_at"),
            *("sent_at", "failed_at", "dropped_at", "returned_at", "failure"),
        ),
        left_out=dict.fromkeys(
            (
                *("position", "next_attempt_at", "args", "only", "order_key", "dedupe_key"),
                *("screen", "is_fresh", "is_urgent", "is_reply", "claimed_by", "lease_until"),
                *("external_id", "letters_id"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="refused_addresses",
        module=Module.MESSAGES,
        shown=("address", "refused_at", "reason"),
    ),
)
