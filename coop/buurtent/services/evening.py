"""What a host counts and writes down while the tent stands."""

import uuid

from sqlalchemy import delete, func, select

from coop.buurtent.errors import TentQuestionNotFoundError, TentWishNotFoundError
from coop.buurtent.lookups import tent_by_id
from coop.buurtent.models import TentSession
from coop.buurtent.models.evening import TentQuestion, TentTap, TentWish
from coop.buurtent.rules.evening import (
    WISH_KEPT,
    Counted,
    Tip,
    ensure_countable,
    ensure_counting,
    ensure_question,
    ensure_wish,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_EVENING_HOST, journal=False)
def tap(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    counted: Counted,
    step: int,
    tip: Tip | None = None,
) -> None:
    """Count one more visitor or tip, or one fewer.

    Each tap is a row of its own: two hosts at once add up, and none overwrites the other.
    """
    # The lock makes two who take off the last one wait for each other.
    tent = _standing(uow, session_id, to_change=True)
    total = uow.session.scalar(
        select(func.coalesce(func.sum(TentTap.step), 0)).where(
            TentTap.session_id == tent.id,
            TentTap.counted == counted,
            TentTap.tip.is_(None) if tip is None else TentTap.tip == tip,
        )
    )
    ensure_countable(total or 0, step)
    uow.session.add(
        TentTap(
            id=uow.chance.new_id(),
            session_id=tent.id,
            counted=counted,
            tip=tip,
            step=step,
            at=uow.now,
        )
    )


@use_case(Permission.BUURTENT_EVENING_HOST)
def note_question(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, text: str) -> uuid.UUID:
    """Write down what a neighbour asked, without who."""
    tent = _standing(uow, session_id)
    ensure_question(text)
    question = TentQuestion(
        id=uow.chance.new_id(), session_id=tent.id, text=text.strip(), at=uow.now
    )
    uow.session.add(question)
    uow.note("tent_session", session_id)
    return question.id


@use_case(Permission.BUURTENT_EVENING_HOST)
def drop_question(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, question_id: uuid.UUID
) -> None:
    """Take away a question that was written down by mistake."""
    question = uow.session.get(TentQuestion, question_id, with_for_update=True)
    if question is None or question.session_id != session_id:
        raise TentQuestionNotFoundError
    uow.session.delete(question)
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_EVENING_HOST)
def note_wish(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    wish: str,
    name: str,
    contact: str,
    agrees: bool,
) -> uuid.UUID:
    """Write down what a visitor would like afterwards, and where to say so."""
    tent = _standing(uow, session_id)
    ensure_wish(wish=wish, contact=contact, agrees=agrees)
    noted = TentWish(
        id=uow.chance.new_id(),
        session_id=tent.id,
        wish=wish.strip(),
        name=name.strip(),
        contact=contact.strip(),
        at=uow.now,
    )
    uow.session.add(noted)
    uow.note("tent_session", session_id)
    return noted.id


@use_case(Permission.BUURTENT_EVENING_HOST)
def settle_wish(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, wish_id: uuid.UUID
) -> None:
    """Be done with a wish: what it was kept for is over, so name and number go at once."""
    wish = uow.session.get(TentWish, wish_id, with_for_update=True)
    if wish is None or wish.session_id != session_id:
        raise TentWishNotFoundError
    uow.session.delete(wish)
    uow.note("tent_session", session_id)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_wishes(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what visitors wished so long ago, with their names and numbers."""
    uow.session.execute(delete(TentWish).where(TentWish.at <= uow.now - WISH_KEPT))


def _standing(uow: UnitOfWork, session_id: uuid.UUID, *, to_change: bool = False) -> TentSession:
    """Return a tent that stands, or stood not long ago."""
    tent = tent_by_id(uow.session, session_id, to_change=to_change)
    ensure_counting(tent.state(uow.now), ends_at=tent.ends_at, now=uow.now)
    return tent
