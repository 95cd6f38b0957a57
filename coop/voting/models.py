"""Tables of voting."""

import uuid
from datetime import datetime
from fractions import Fraction

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id, enum_by_value
from coop.voting.rules import (
    BallotChannel,
    Choice,
    Majority,
    MajorityBase,
    Tally,
    VotingMethod,
)


class Poll(Base):
    """A motion put to the vote, with the rule it follows."""

    __tablename__ = "polls"
    __table_args__ = (
        CheckConstraint("closed_at IS NULL OR opened_at <= closed_at", name="order"),
        CheckConstraint(
            "0 < majority_numerator AND majority_numerator <= majority_denominator",
            name="majority",
        ),
        # Closing and counting are one act: there is no closed poll without its tally.
        CheckConstraint(
            "(closed_at IS NULL) = (votes_for IS NULL) AND "
            "(closed_at IS NULL) = (votes_against IS NULL) AND "
            "(closed_at IS NULL) = (votes_blank IS NULL)",
            name="tally",
        ),
        CheckConstraint("withdrawn_at IS NULL OR closed_at IS NOT NULL", name="withdrawn"),
        CheckConstraint("members_cast IS NULL OR closed_at IS NOT NULL", name="members_cast"),
    )

    id: Mapped[Id]
    question: Mapped[str] = mapped_column(String(200))
    motion: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime]
    majority_numerator: Mapped[int]
    majority_denominator: Mapped[int]
    majority_must_exceed: Mapped[bool]
    majority_base: Mapped[MajorityBase] = mapped_column(enum_by_value(MajorityBase))
    majority_article: Mapped[str] = mapped_column(String(120))
    #: Where the statutes give some members more votes, if anybody on the roll has them.
    votes_article: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    #: By which article a tie goes to the next meeting; empty where it rejects.
    tie_article: Mapped[str] = mapped_column(String(120), default="", server_default=text("''"))
    method: Mapped[VotingMethod] = mapped_column(
        enum_by_value(VotingMethod),
        default=VotingMethod.ELECTRONIC,
        server_default=VotingMethod.ELECTRONIC.value,
    )
    #: The earlier vote on the same matter that this one takes the place of (BW 2:13 lid 4).
    replaces_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("polls.id"), unique=True, default=None
    )
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    #: Set aside before anything was decided, such as by an objection to acclamation.
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    #: How many members voted; the votes are more where some have several.
    members_cast: Mapped[int | None] = mapped_column(default=None)
    votes_for: Mapped[int | None] = mapped_column(default=None)
    votes_against: Mapped[int | None] = mapped_column(default=None)
    votes_blank: Mapped[int | None] = mapped_column(default=None)

    @property
    def majority(self) -> Majority:
        """Return the rule as it stood at opening."""
        return Majority(
            share=Fraction(self.majority_numerator, self.majority_denominator),
            must_exceed=self.majority_must_exceed,
            base=self.majority_base,
            article=self.majority_article,
        )

    @property
    def tally(self) -> Tally | None:
        """Return what was counted at closing; nothing while ballots come in."""
        if (
            self.members_cast is None
            or self.votes_for is None
            or self.votes_against is None
            or self.votes_blank is None
        ):
            return None
        return Tally(
            members=self.members_cast,
            votes_for=self.votes_for,
            votes_against=self.votes_against,
            votes_blank=self.votes_blank,
        )


class Elector(Base):
    """Somebody who may vote in a poll; the rows are frozen when it opens."""

    __tablename__ = "electors"
    __table_args__ = (CheckConstraint("votes > 0", name="votes"),)

    poll_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    #: BW 2:38 lid 1: one, unless the statutes give more. It stands here and on no ballot.
    votes: Mapped[int] = mapped_column(Integer, default=1, server_default="1")


class Ballot(Base):
    """One elector's answer in one open vote.

    The key is what makes it one; no time is kept, because the order of ballots tells nothing
    that a meeting needs.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        ForeignKeyConstraint(["poll_id", "person_id"], ["electors.poll_id", "electors.person_id"]),
    )

    poll_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    choice: Mapped[Choice] = mapped_column(enum_by_value(Choice))
    channel: Mapped[BallotChannel] = mapped_column(enum_by_value(BallotChannel))
