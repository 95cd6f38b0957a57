"""What is held of members and neighbours."""

from coop.privacy.rules.holdings.kinds import OF_ONES_MEMBERSHIPS, Holding, Module, Reason, Via

REGISTER = (
    Holding(
        table="persons",
        module=Module.REGISTER,
        by=("id",),
        shown=(
            *("given_name", "tussenvoegsel", "family_name", "language"),
            *("address_checked_at", "created_at"),
        ),
        left_out={"address_id": Reason.TECHNICAL, "sort_name": Reason.TECHNICAL},
    ),
    Holding(
        table="addresses",
        module=Module.REGISTER,
        by=(),
        via=Via(column="id", table="persons", there="address_id"),
        shown=(
            *("postcode", "house_number", "house_letter", "addition", "street", "town"),
            *("latitude", "longitude"),
        ),
    ),
    Holding(
        table="channels",
        module=Module.REGISTER,
        shown=("kind", "value", "verified_at", "dead_since"),
    ),
    Holding(
        table="members",
        module=Module.REGISTER,
        shown=("number", "joined_on", "ended_on", "ended_ground"),
        left_out={"merged_into_id": Reason.TECHNICAL},
    ),
    Holding(
        table="person_merges",
        module=Module.REGISTER,
        by=("person_id", "into_id", "merged_by"),
        shown=("merged_at",),
        left_out={"choices": Reason.TECHNICAL},
    ),
    Holding(
        table="applications",
        module=Module.REGISTER,
        shown=(
            *("given_name", "tussenvoegsel", "family_name", "postcode", "house_number"),
            *("house_letter", "addition", "street", "town", "email", "phone", "language"),
            *("consents", "is_minor", "guardian", "adult_on", "way", "received_at"),
            *(
                "pledged_at",
                "applied_on",
                "decided_at",
                "ended",
                "reason",
                "reference",
                "appealed_on",
            ),
        ),
        left_out={"decided_by": Reason.OTHERS, "member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="application_drafts",
        module=Module.REGISTER,
        shown=("touched_at", "answers"),
        left_out={"asking": Reason.TECHNICAL},
    ),
    Holding(
        table="member_changes",
        module=Module.REGISTER,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("change", "at", "happened_on", "way", "reason", "reference"),
        left_out={"recorded_by": Reason.OTHERS, "member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="placements",
        module=Module.REGISTER,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        named={"category_id": ("categories", "name")},
        shown=("effective_on", "category_id", "recorded_at", "reference"),
        left_out={"recorded_by": Reason.OTHERS, "member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="minors",
        module=Module.REGISTER,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("adult_on", "recorded_at"),
        # Who acts for a minor sees on the own page for whom.
        left_out={
            "member_id": Reason.TECHNICAL,
            "recorded_by": Reason.OTHERS,
            "representative_id": Reason.OTHERS,
        },
    ),
    Holding(
        table="suspensions",
        module=Module.REGISTER,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("starts_on", "ends_on"),
        left_out={"member_id": Reason.TECHNICAL},
    ),
    Holding(
        table="expulsions",
        module=Module.REGISTER,
        by=(),
        via=OF_ONES_MEMBERSHIPS,
        shown=("notified_on", "appeal_until", "reason", "appealed_on", "settled_on"),
        left_out=dict.fromkeys(
            ("member_id", "suspension_id", "ended_on_before", "ended_ground_before"),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="consents",
        module=Module.REGISTER,
        shown=("channel", "purpose", "given_at", "given_how", "withdrawn_at"),
    ),
    Holding(
        table="roles",
        module=Module.REGISTER,
        by=("person_id", "deputy_id"),
        shown=(
            *("kind", "starts_on", "ends_on", "scope_kind", "away_from", "back_on"),
            "conflict_seen_at",
        ),
        left_out={"scope_id": Reason.TECHNICAL},
    ),
    Holding(
        table="role_invitations",
        module=Module.REGISTER,
        by=("person_id", "invited_by"),
        shown=(
            *("kind", "starts_on", "ends_on", "scope_kind", "invited_at", "expires_at"),
            *("accepted_at", "withdrawn_at"),
        ),
        left_out={
            "scope_id": Reason.TECHNICAL,
            # Who invited somebody gets no copy of that person's address; who accepted has it
            # among the own names and channels.
            **dict.fromkeys(
                ("email", "given_name", "tussenvoegsel", "family_name", "language"),
                Reason.OTHERS,
            ),
        },
    ),
    Holding(
        table="role_questions",
        module=Module.REGISTER,
        shown=("kind", "name", "email", "text", "asked_at"),
        left_out={"group_id": Reason.TECHNICAL},
    ),
    Holding(
        table="switch_proposals",
        module=Module.REGISTER,
        by=("proposed_by", "decided_by"),
        shown=("key", "article", "proposed_at", "effective_on"),
        # What became of it, and the words of the deed, stand in the rule book for every member.
        left_out=dict.fromkeys(
            (
                *("value", "clause", "deed_page", "confirmed_at", "refused_at"),
                *("proposed_as", "decided_as"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="targets",
        module=Module.REGISTER,
        by=("set_by",),
        shown=("number", "counted", "set_on", "by_on", "ended_at"),
        left_out={"is_public": Reason.TECHNICAL},
    ),
    Holding(
        table="import_drafts",
        module=Module.REGISTER,
        by=("uploaded_by", "confirmed_by"),
        shown=("file_name", "uploaded_at", "confirmed_at", "undone_at", "discarded_at"),
        # The list itself is about the people in it, and not on this table.
        left_out={
            "header": Reason.TECHNICAL,
            "places": Reason.TECHNICAL,
            "separator": Reason.TECHNICAL,
            "first_line": Reason.TECHNICAL,
            "first_character": Reason.TECHNICAL,
            "read_line": Reason.TECHNICAL,
            "job_id": Reason.TECHNICAL,
            "with_changes": Reason.TECHNICAL,
        },
    ),
    Holding(
        table="register_files",
        module=Module.REGISTER,
        by=("asked_by",),
        shown=("form", "asked_at", "members"),
        # The file is about the people in it, and gone after a day.
        left_out={
            "selection": Reason.TECHNICAL,
            "chosen": Reason.OTHERS,
            "content": Reason.OTHERS,
            "job_id": Reason.TECHNICAL,
            "written_at": Reason.TECHNICAL,
        },
    ),
    Holding(
        table="saved_filters",
        module=Module.REGISTER,
        by=("owner_id",),
        shown=("name", "is_shared", "saved_at"),
        # Whom it looks for may be one person.
        left_out={"selection": Reason.TECHNICAL, "sorted_by": Reason.TECHNICAL},
    ),
)
