"""What was counted and heard at a tent; no row knows a visitor but a wish, and that one goes."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from coop.buurtent.models.sessions import TentSession
from coop.buurtent.rules.evening import (
    LONGEST_CONTACT,
    LONGEST_NAME,
    LONGEST_QUESTION,
    LONGEST_WISH,
    Acts,
    Counted,
    Learned,
    Liked,
    Tip,
)
from coop.kernel.db import Base, Id, enum_by_value


class TentTap(Base):
    """One tap of a host: somebody came, or a tip was given; the other way takes one off."""

    __tablename__ = "tent_taps"
    __table_args__ = (
        CheckConstraint("step IN (-1, 1)", name="step"),
        CheckConstraint("(counted = 'tip') = (tip IS NOT NULL)", name="which"),
    )

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), index=True)
    counted: Mapped[Counted] = mapped_column(enum_by_value(Counted))
    step: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]
    tip: Mapped[Tip | None] = mapped_column(enum_by_value(Tip), default=None)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentQuestion(Base):
    """What neighbours asked at the tent, for the team to think about; never who."""

    __tablename__ = "tent_questions"

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), index=True)
    text: Mapped[str] = mapped_column(String(LONGEST_QUESTION))
    at: Mapped[datetime]

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentWish(Base):
    """What a visitor would like afterwards, and where the team may say so (consent at ``at``)."""

    __tablename__ = "tent_wishes"

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), index=True)
    wish: Mapped[str] = mapped_column(String(LONGEST_WISH))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    #: A telephone number or a mail address, as the visitor said it.
    contact: Mapped[str] = mapped_column(String(LONGEST_CONTACT))
    at: Mapped[datetime] = mapped_column(index=True)

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)


class TentOpinion(Base):
    """Three pictures a visitor pressed; who it was is known to nobody."""

    __tablename__ = "tent_opinions"

    id: Mapped[Id]
    session_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tent_sessions.id"), index=True)
    liked: Mapped[Liked] = mapped_column(enum_by_value(Liked))
    learned: Mapped[Learned] = mapped_column(enum_by_value(Learned))
    acts: Mapped[Acts] = mapped_column(enum_by_value(Acts))
    at: Mapped[datetime]

    session: Mapped[TentSession] = relationship(lazy="raise", init=False, repr=False)
