"""The table of photos and voice messages; their bytes are locked with a key outside of it."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.incidents.models.reports import Draft, Report
from coop.incidents.rules.answers import Step
from coop.incidents.rules.attachments import AttachmentKind
from coop.kernel.db import Base, Id, enum_by_value


class Attachment(Base):
    """Something sent along: of a draft, with which it goes, or of a report.

    When its time is over the bytes go, and the row says until the report goes that it was there.
    """

    __tablename__ = "report_attachments"
    __table_args__ = (
        UniqueConstraint("draft_id", "number"),
        UniqueConstraint("report_id", "number"),
        CheckConstraint("(draft_id IS NULL) <> (report_id IS NULL)", name="owner"),
        CheckConstraint("(removed_at IS NULL) = (content IS NOT NULL)", name="removed"),
        CheckConstraint("kind = 'photo' OR goes_along IS FALSE", name="voice_stays"),
    )

    id: Mapped[Id]
    #: 1, 2, 3 in the order in which they came.
    number: Mapped[int] = mapped_column(Integer)
    draft_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("report_drafts.id", ondelete="CASCADE")
    )
    report_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("reports.id"))
    kind: Mapped[AttachmentKind] = mapped_column(enum_by_value(AttachmentKind))
    #: Which question was open when it came; what was spoken is the answer to that.
    step: Mapped[Step] = mapped_column(enum_by_value(Step))
    added_at: Mapped[datetime]
    #: In bytes, before it was locked.
    size: Mapped[int] = mapped_column(Integer)
    #: Of a photo in pixels, of a voice message in seconds; the other is nought.
    width: Mapped[int] = mapped_column(Integer, default=0)
    height: Mapped[int] = mapped_column(Integer, default=0)
    seconds: Mapped[int] = mapped_column(Integer, default=0)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, default=None)
    thumbnail: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, default=None)
    #: C27: a moderator chose that the police sees it.
    goes_along: Mapped[bool] = mapped_column(default=False)
    blurred_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    # Tells the unit of work which rows come first.
    draft: Mapped[Draft | None] = relationship(lazy="raise", init=False, repr=False)
    report: Mapped[Report | None] = relationship(lazy="raise", init=False, repr=False)

    def let_go(self, now: datetime) -> None:
        """Forget the bytes for good; that something was sent stays as long as the report."""
        if self.removed_at is None:
            self.content = self.thumbnail = None
            self.removed_at = now
