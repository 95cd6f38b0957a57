"""Finds applications that are being answered."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.kernel.permissions import Actor
from coop.membership.models import ApplicationDraft
from coop.membership.rules.applications import DRAFT_LASTS


def application_draft(
    session: Session, actor: Actor, now: datetime, *, lock: bool = False
) -> ApplicationDraft | None:
    """Return the application somebody began, unless it lay untouched too long."""
    query = select(ApplicationDraft).where(
        ApplicationDraft.person_id == actor.person_id,
        ApplicationDraft.touched_at > now - DRAFT_LASTS,
    )
    return session.scalar(query.with_for_update() if lock else query)
