"""Table of applications that are being answered in a chat."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.membership.rules.questions import Step


class ApplicationDraft(Base):
    """What somebody said so far who wants to become a member; gone two days later (C7)."""

    __tablename__ = "application_drafts"

    id: Mapped[Id]
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), unique=True)
    touched_at: Mapped[datetime] = mapped_column(index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # Any: JSON of texts
    #: A question asked once more; none where the first open one is next.
    asking: Mapped[Step | None] = mapped_column(enum_by_value(Step), default=None)

    @property
    def said(self) -> dict[Step, str]:
        """Return the answers by question."""
        return {Step(step): str(text) for step, text in self.answers.items()}
