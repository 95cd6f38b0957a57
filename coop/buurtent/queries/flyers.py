"""Flyers to print, the round to bring them, and what a household sees behind its code."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from coop.buurtent.documents import FlyerText, PrintedFlyer, RoundSheet, flyers_pdf, round_pdf
from coop.buurtent.documents.words import TentOnPaper, flyer_text
from coop.buurtent.lookups import (
    RoundDoor,
    doors_of_round,
    flyer_behind,
    refused_at,
    tent_by_id,
)
from coop.buurtent.models import TentSession
from coop.buurtent.rules import NeighbourAnswer, TentState
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.queries import cooperative_view
from coop.wording import flyers as words
from coop.wording.catalogue import SOURCE, say, supported


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerPile:
    """Flyers in walking order, and their words by kind and language."""

    title: str
    flyers: tuple[PrintedFlyer, ...]
    texts: Mapping[str, tuple[FlyerText, FlyerText | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One door to tick off."""

    invitation_id: uuid.UUID
    number: str
    outcome: DeliveryOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSide:
    """One side of a street, in walking order."""

    street: str
    is_even: bool
    doors: tuple[RoundLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """What a deliverer sees: doors, and not who lives there or why the tent comes."""

    session_id: uuid.UUID
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    sides: tuple[RoundSide, ...]
    doors: int
    delivered: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerView:
    """What a household sees behind the code on its flyer."""

    session_id: uuid.UUID
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    answer: NeighbourAnswer | None
    is_refused: bool


@use_case(Permission.BUURTENT_SESSION_PLAN)
def flyer_sheets(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    codes: Mapping[uuid.UUID, str],
    flyer_url: str,
) -> bytes:
    """Lay out the flyers that were given a code, two on a sheet, in walking order.

    Seconds of work for hundreds, so nothing is locked meanwhile.
    """
    pile = flyer_pile(uow, actor, session_id=session_id, codes=codes, flyer_url=flyer_url)
    cooperative = cooperative_view(uow, actor)
    number = f"KvK {cooperative.chamber_number}" if cooperative.chamber_number else ""
    return flyers_pdf(
        pile.flyers,
        pile.texts,
        title=pile.title,
        sender=" · ".join(filter(None, (cooperative.legal_name, number))),
    )


@use_case(Permission.BUURTENT_SESSION_PLAN)
def flyer_pile(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    codes: Mapping[uuid.UUID, str],
    flyer_url: str,
) -> FlyerPile:
    """Return the flyers that were given a code, and the words on them."""
    tent = tent_by_id(uow.session, session_id)
    paper = _on_paper(tent)
    doors = [door for door in doors_of_round(uow.session, tent) if door.invitation_id in codes]
    return FlyerPile(
        title=say(words.ROUND_TITLE, SOURCE, street=tent.street, day=paper.day(SOURCE)),
        flyers=tuple(
            PrintedFlyer(
                address=say(words.TO, SOURCE, address=door.address.line),
                word=door.word,
                language=door.language,
                url=f"{flyer_url}/{codes[door.invitation_id]}",
            )
            for door in doors
        ),
        texts=_texts(paper, doors),
    )


def _on_paper(tent: TentSession) -> TentOnPaper:
    return TentOnPaper(
        cause=tent.cause,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        cancel_reason=tent.cancel_reason,
    )


def _texts(
    tent: TentOnPaper, doors: Iterable[RoundDoor]
) -> dict[str, tuple[FlyerText, FlyerText | None]]:
    """Return Dutch words, and beside them those of the street's own language, for each kind."""
    kinds = {(door.word, door.language) for door in doors}
    return {
        f"{word}:{language}": (
            flyer_text(tent, word, SOURCE),
            None if language == SOURCE else flyer_text(tent, word, language),
        )
        for word, language in kinds
    }


@use_case(Permission.BUURTENT_SESSION_PLAN)
def round_sheet(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, url: str) -> bytes:
    """Lay out the list by which flyers are brought round, on paper."""
    tent = tent_by_id(uow.session, session_id)
    locale = supported(actor.locale or SOURCE)
    sides = _sides(doors_of_round(uow.session, tent))
    return round_pdf(
        RoundSheet(
            title=say(
                words.ROUND_TITLE, locale, street=tent.street, day=_on_paper(tent).day(locale)
            ),
            language=locale,
            intro=[say(line, locale) for line in words.ROUND_INTRO],
            url=url,
            scan=say(words.ROUND_SCAN, locale),
            columns=[say(column, locale) for column in words.ROUND_COLUMNS],
            sides=[
                (
                    say(words.SIDES[side.is_even], locale, street=side.street),
                    [door.number for door in side.doors],
                )
                for side in sides
            ],
        )
    )


@use_case(Permission.BUURTENT_FLYER_DELIVER)
def round_view(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> RoundView:
    """Return the doors of a tent to tick off, in walking order."""
    uow.require(
        actor, Permission.BUURTENT_FLYER_DELIVER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    tent = tent_by_id(uow.session, session_id)
    doors = doors_of_round(uow.session, tent)
    outcomes = [door.outcome for door in doors]
    return RoundView(
        session_id=session_id,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(uow.now),
        sides=_sides(doors),
        doors=len(doors),
        delivered=outcomes.count(DeliveryOutcome.DELIVERED),
        failed=outcomes.count(DeliveryOutcome.FAILED),
    )


def _sides(doors: Iterable[RoundDoor]) -> tuple[RoundSide, ...]:
    def side_of(door: RoundDoor) -> tuple[str, bool]:
        return door.address.street, door.address.house_number % 2 == 0

    return tuple(
        RoundSide(
            street=street,
            is_even=is_even,
            doors=tuple(
                RoundLine(
                    invitation_id=door.invitation_id,
                    number=door.address.number,
                    outcome=door.outcome,
                )
                for door in found
            ),
        )
        for (street, is_even), found in groupby(doors, key=side_of)
    )


@use_case(Permission.BUURTENT_FLYER_ANSWER)
def flyer_view(uow: UnitOfWork, actor: Actor) -> FlyerView:
    """Return what stands behind the code on a flyer: the tent, and what the household said."""
    invitation = flyer_behind(uow.session, actor.link_id)
    tent = tent_by_id(uow.session, invitation.session_id)
    return FlyerView(
        session_id=tent.id,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(uow.now),
        answer=invitation.answer,
        is_refused=invitation.address_id in refused_at(uow.session, [invitation.address_id]),
    )
