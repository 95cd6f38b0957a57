"""Tables of the worker."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from coop.jobs.rules import JobState, state_of
from coop.kernel.db import Base, Id


class Lease(Base):
    """Who leads something, and until when unless it says so again."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    holder: Mapped[str] = mapped_column(String(64))
    until: Mapped[datetime]
    #: The last sign of life.
    renewed_at: Mapped[datetime]


class Job(Base):
    """Long work, done in chunks of one short transaction each."""

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("done >= 0", name="done"),
        CheckConstraint("(holder IS NULL) = (held_until IS NULL)", name="held"),
    )

    id: Mapped[Id]
    #: Name under which ``bootstrap`` registered the task.
    task: Mapped[str] = mapped_column(String(60))
    arguments: Mapped[dict[str, Any]]  # Any: JSON; see ``arguments_of``
    created_at: Mapped[datetime] = mapped_column(index=True)
    total: Mapped[int] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer, default=0)
    #: Where the next chunk begins, in whatever the task counts by.
    cursor: Mapped[int] = mapped_column(Integer, default=0)
    #: The worker that goes on with it, as long as it lives.
    holder: Mapped[str | None] = mapped_column(String(64), default=None)
    held_until: Mapped[datetime | None] = mapped_column(default=None)
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: How often the present chunk failed for no known reason.
    stumbles: Mapped[int] = mapped_column(Integer, default=0)
    #: Code and details of the refusal that ended it; a bug has a reference.
    failure: Mapped[str | None] = mapped_column(String(60), default=None)
    failure_details: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # Any: JSON

    @property
    def state(self) -> JobState:
        """Return how it stands with the job."""
        return state_of(
            started_at=self.started_at,
            finished_at=self.finished_at,
            cancelled_at=self.cancelled_at,
            failed_at=self.failed_at,
        )
