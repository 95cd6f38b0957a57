"""What is held of what stays of meetings: minutes, and papers on the shelf."""

from coop.privacy.rules.holdings.kinds import Holding, Module, Reason

RECORD = (
    Holding(
        table="minutes",
        module=Module.ASSEMBLY,
        by=("chair_signed_by", "secretary_signed_by"),
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "chair_signed_at", "secretary_signed_at"),
        left_out=dict.fromkeys(
            (
                *("begun_at", "proposed_at", "comments_until", "adoption_item_id"),
                *("adopted_at", "digest"),
            ),
            Reason.TECHNICAL,
        ),
    ),
    Holding(
        table="minutes_texts",
        module=Module.ASSEMBLY,
        by=("written_by",),
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "heading", "version", "written_at"),
        # What was said there, others said.
        left_out={"text": Reason.OTHERS, "place": Reason.TECHNICAL},
    ),
    Holding(
        table="minutes_comments",
        module=Module.ASSEMBLY,
        named={"meeting_id": ("meetings", "title")},
        shown=("meeting_id", "text", "made_at", "answer", "answered_at"),
        left_out={"place": Reason.TECHNICAL},
    ),
    Holding(
        table="shelf_papers",
        module=Module.ASSEMBLY,
        by=("added_by",),
        shown=("title", "year", "added_at", "removed_at"),
        left_out={
            # A paper is the cooperative's, and may be of others.
            "content": Reason.OTHERS,
            **dict.fromkeys(("kind", "audience", "size", "digest"), Reason.TECHNICAL),
        },
    ),
)
