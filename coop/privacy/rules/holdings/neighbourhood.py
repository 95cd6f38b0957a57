"""What is held of reports and the buurTent."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason, Via

_TOLD = (
    *("happening", "called", "called_at", "called_precision", "police_number", "kind"),
    *("behaviour", "behaviour_text", "names_origin", "street", "place_text", "latitude"),
    *("longitude", "moment_at", "moment_precision", "images", "seen", "persons_seen"),
    *("vehicles_seen", "direction", "direction_text"),
)
_OF_ONES_REPORTS = Via(column="report_id", table="report_reporters", there="report_id")

NEIGHBOURHOOD = (
    Holding(
        table="participants",
        module=Module.PREVENTION,
        named={"group_id": ("groups", "name")},
        shown=(
            *("group_id", "asked_at", "accepted_version", "accepted_at", "address_fit"),
            *("shows_name", "admitted_at", "ended_at", "ending", "reason"),
        ),
    ),
    Holding(
        table="moderator_checks",
        module=Module.PREVENTION,
        shown=("kind", "seen_on", "seen_as"),
    ),
    Holding(
        table="groups",
        module=Module.PREVENTION,
        by=("front_runner_id",),
        shown=("name", "kick_off_on"),
        left_out=dict.fromkeys(
            (
                *("slug", "channel", "model", "area", "purpose", "created_at", "police"),
                *("municipality", "to_group", "rules_version", "photo_policy"),
                *("telegram_chat_id", "invite_link", "connect_hash", "connect_until"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="group_releases",
        module=Module.PREVENTION,
        by=("proposed_by", "decided_by"),
        shown=("proposed_at", "proposed_as", "adopted_on", "refused_at", "stopped_at"),
        left_out=dict.fromkeys(
            (
                *("digest", "kinds", "receivers", "police_agreement", "police_on"),
                *("police_reference", "municipality_agreement", "municipality_on"),
                *("municipality_reference", "decided_as", "stopped_as", "photos"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="report_drafts",
        module=Module.PREVENTION,
        named={"group_id": ("groups", "name")},
        shown=("group_id", "started_at", "touched_at", *_TOLD, "contact", "email"),
        left_out=dict.fromkeys(
            ("asking", "moment_ambiguous", "moment_right", "skipped", "album", "turned_away"),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="report_claims",
        module=Module.PREVENTION,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "expires_at"),
    ),
    Holding(
        table="report_reporters",
        module=Module.PREVENTION,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "may_be_asked", "email"),
    ),
    Holding(
        table="reports",
        module=Module.PREVENTION,
        by=(),
        via=Via(column="id", table="report_reporters", there="report_id"),
        named={"group_id": ("groups", "name")},
        shown=("number", "group_id", "source", "received_at", "is_practice", *_TOLD),
    ),
    Holding(
        table="report_sightings",
        module=Module.PREVENTION,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "at"),
    ),
    # What somebody saw of others is about those others; that it was told is in the report.
    Holding(
        table="report_persons",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "number"),
        left_out={
            "draft_id": Reason.TECHNICAL,
            **dict.fromkeys(
                ("sex", "age", "height", "build", "hair", "top", "bottom", "marks"), Reason.OTHERS
            ),
        },
    ),
    Holding(
        table="report_vehicles",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "number"),
        left_out={
            "draft_id": Reason.TECHNICAL,
            **dict.fromkeys(("type", "make", "colour", "plate"), Reason.OTHERS),
        },
    ),
    # One's own photos stand on the page of one's own report; here is that they were sent.
    Holding(
        table="report_attachments",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=(
            *("report_id", "number", "kind", "added_at", "size", "seconds"),
            *("goes_along", "blurred_at", "removed_at"),
        ),
        left_out={
            **dict.fromkeys(("draft_id", "step", "width", "height"), Reason.TECHNICAL),
            **dict.fromkeys(("content", "thumbnail"), Reason.OTHERS),
        },
    ),
    Holding(
        table="report_states",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "state", "at", "function", "reason", "note"),
        left_out={"position": Reason.TECHNICAL},
    ),
    Holding(
        table="report_answers",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "answer", "how", "given_at", "to_reporter", "to_group"),
        left_out={"outcome_hidden_at": Reason.TECHNICAL},
    ),
    Holding(
        table="report_questions",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=(
            *("report_id", "asked_by", "text", "asked_at", "answer", "answered_at"),
            "declined_at",
        ),
        left_out=dict.fromkeys(("awaited_since", "told_at"), Reason.TECHNICAL),
    ),
    Holding(
        table="report_redactions",
        module=Module.PREVENTION,
        by=(),
        via=_OF_ONES_REPORTS,
        named={"report_id": ("reports", "number")},
        shown=("report_id", "behaviour", "place", "direction"),
        left_out={"marks": Reason.OTHERS},
    ),
    Holding(
        table="sanctions",
        module=Module.PREVENTION,
        by=("person_id", "imposed_by", "lifted_by", "appeal_decided_by"),
        named={"group_id": ("groups", "name")},
        shown=(
            *("group_id", "rung", "breach", "at", "until", "lifted_at"),
            *("appealed_at", "appeal_decided_at"),
        ),
    ),
    Holding(
        table="stopped_messages",
        module=Module.PREVENTION,
        by=("person_id", "decided_by"),
        named={"group_id": ("groups", "name")},
        shown=("group_id", "at", "rule", "decided_at", "restored_at"),
        left_out={
            # The writer has it in the own chat; who judged it does not get what others wrote.
            "text": Reason.OTHERS,
            **dict.fromkeys(
                ("chat_id", "message_id", "thread_id", "measure", "was_right"), Reason.TECHNICAL
            ),
        },
    ),
    Holding(
        table="patrol_walkers",
        module=Module.PREVENTION,
        named={"group_id": ("groups", "name")},
        shown=(
            *("group_id", "asked_at", "admitted_at", "accepted_version", "accepted_at"),
            "ended_at",
        ),
    ),
    Holding(
        table="patrol_round_walkers",
        module=Module.PREVENTION,
        shown=("joined_at",),
        left_out={"round_id": Reason.TECHNICAL},
    ),
    Holding(
        table="tent_calls",
        module=Module.BUURTENT,
        by=("taker_id",),
        shown=("received_at", "recorded_at", "cause", "source"),
        # What the caller told is about the caller and about where something happened.
        left_out={"caller": Reason.OTHERS, "remark": Reason.OTHERS},
    ),
    Holding(
        table="tent_call_corrections",
        module=Module.BUURTENT,
        by=("corrected_by",),
        shown=("corrected_at", "field"),
        left_out={
            "call_id": Reason.TECHNICAL,
            "before": Reason.OTHERS,
            "after": Reason.OTHERS,
        },
    ),
    Holding(
        table="tent_customs",
        module=Module.BUURTENT,
        by=("set_by",),
        shown=("set_at", "call_days", "call_by", "fewest", "most"),
    ),
    Holding(
        table="tent_permits",
        module=Module.BUURTENT,
        by=("noted_by",),
        shown=("reference", "street", "valid_until", "noted_at", "ended_at"),
    ),
    Holding(
        table="tent_moves",
        module=Module.BUURTENT,
        by=("moved_by",),
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "moved_at", "starts_at", "ends_at", "place", "street"),
    ),
    Holding(
        table="tent_refusals",
        module=Module.BUURTENT,
        by=("person_id", "noted_by"),
        shown=("refused_at", "how", "ended_at"),
        left_out={"address_id": Reason.TECHNICAL},
    ),
    Holding(
        table="tent_sessions",
        module=Module.BUURTENT,
        by=("planned_by_id",),
        shown=(
            *("cause", "place", "street", "starts_at", "ends_at", "planned_at"),
            *("invited_at", "cancelled_at", "cancel_reason"),
        ),
        left_out=dict.fromkeys(
            ("latitude", "longitude", "radius_m", "sequence"), Reason.TECHNICAL
        ),
    ),
    Holding(
        table="tent_invitations",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "how", "invited_at", "answer", "answered_at"),
        left_out={"address_id": Reason.TECHNICAL},
    ),
    Holding(
        table="tent_availabilities",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "asked_at", "answer", "answered_at"),
    ),
    Holding(
        table="tent_swaps",
        module=Module.BUURTENT,
        by=("asked_by", "taken_by"),
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "asked_at", "taken_at"),
    ),
    Holding(
        table="tent_hours",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "minutes"),
    ),
    Holding(
        table="tent_volunteers",
        module=Module.BUURTENT,
        named={"session_id": ("tent_sessions", "place")},
        shown=("session_id", "joined_at"),
    ),
)
