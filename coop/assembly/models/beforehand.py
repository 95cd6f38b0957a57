"""Votes cast before the meeting."""

import uuid

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, enum_by_value
from coop.voting.rules import BallotChannel, Choice


class EarlyBallot(Base):
    """One member's answer before the meeting (BW 2:38 lid 8).

    It lies apart until the vote about its point closes, because only then it is known whether it
    counts: its voter may have come, given a proxy, resigned or been suspended. Like a ballot it
    has no time.
    """

    __tablename__ = "early_ballots"

    item_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("agenda_items.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("persons.id"), primary_key=True, index=True
    )
    choice: Mapped[Choice] = mapped_column(enum_by_value(Choice))
    channel: Mapped[BallotChannel] = mapped_column(enum_by_value(BallotChannel))
    #: Of the text it is about.
    motion_digest: Mapped[str] = mapped_column(String(64))
