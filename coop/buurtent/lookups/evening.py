"""Adds up what was counted at tents, and what their visitors thought."""

import uuid
from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.buurtent.models.evening import TentOpinion, TentTap
from coop.buurtent.rules.evening import (
    Acts,
    Counted,
    Counts,
    Learned,
    Liked,
    Opinions,
    Tip,
    counts_of,
    opinions_of,
)


def counts_at(session: Session, session_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Counts]:
    """Return what was counted at each of these tents."""
    tapped: defaultdict[uuid.UUID, list[tuple[Counted, Tip | None, int]]] = defaultdict(list)
    for session_id, counted, tip, total in session.execute(
        select(TentTap.session_id, TentTap.counted, TentTap.tip, func.sum(TentTap.step))
        .where(TentTap.session_id.in_(session_ids))
        .group_by(TentTap.session_id, TentTap.counted, TentTap.tip)
    ):
        tapped[session_id].append((counted, tip, total))
    return {session_id: counts_of(tapped[session_id]) for session_id in session_ids}


def opinions_at(session: Session, session_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Opinions]:
    """Return what visitors of each of these tents thought."""
    given: defaultdict[uuid.UUID, list[tuple[Liked, Learned, Acts]]] = defaultdict(list)
    for session_id, liked, learned, acts in session.execute(
        select(
            TentOpinion.session_id, TentOpinion.liked, TentOpinion.learned, TentOpinion.acts
        ).where(TentOpinion.session_id.in_(session_ids))
    ):
        given[session_id].append((liked, learned, acts))
    return {session_id: opinions_of(given[session_id]) for session_id in session_ids}
