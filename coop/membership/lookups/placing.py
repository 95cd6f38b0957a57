"""Finds who of a selection would come into another category."""

import uuid
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from coop.membership.lookups.categories import category_on
from coop.membership.lookups.selections import chosen_members
from coop.membership.rules import Selection


def those_to_place(  # noqa: PLR0917  # who, where and when belong together
    session: Session,
    selection: Selection,
    chosen: frozenset[uuid.UUID],
    category_id: uuid.UUID | None,
    day: date,
    today: date,
) -> list[ColumnElement[bool]]:
    """Return what a membership must meet to change with the rest; who is there stays there."""
    elsewhere = category_on(day).is_distinct_from(category_id)
    return [*chosen_members(session, selection, chosen, today), elsewhere]
