"""Undoing what a list of members brought or changed, of whom nothing was built on."""

import pytest
from sqlalchemy import Engine, func, select

from coop.bootstrap import Coop
from coop.kernel.db import Base
from coop.kernel.permissions import Actor
from coop.membership.errors import NothingToImportError, NothingToUndoError
from coop.membership.models import Member
from coop.membership.queries import KeptMember, kept_members
from coop.membership.rules import Column, ImportStage, RowFilter
from coop.people.lookups import TelegramAccount
from coop.people.rules import ChannelKind, RoleKind
from tests.coop.membership.lists import (
    JAN,
    RIA,
    confirm,
    member_of,
    members,
    names,
    rows_of,
    undo,
    upload,
)
from tests.makers import give_role, make_person

CHANGED_JAN = JAN.replace("AA;1", "AC;9").replace("jan@", "nieuw@")


def test_what_changed_is_shown_and_taken_over_only_when_asked(
    coop: Coop, secretary: Actor
) -> None:
    confirm(coop, secretary, upload(coop, secretary, JAN), 1)
    draft_id = upload(coop, secretary, CHANGED_JAN)
    (shown,) = rows_of(coop, secretary, draft_id, wanted=RowFilter.CHANGED).rows
    assert shown.changes == (
        (Column.POSTCODE, "Lindenhof 1, 5099 AA", "Lindenhof 9, 5099 AC"),
        (Column.EMAIL, "jan@voorbeeld.example", "nieuw@voorbeeld.example"),
    )
    with pytest.raises(NothingToImportError):
        confirm(coop, secretary, draft_id, 0)
    assert member_of(coop, secretary, "vries").address == "Lindenhof 1"
    confirm(coop, secretary, draft_id, 0, with_changes=True)
    jan = member_of(coop, secretary, "vries")
    assert (jan.address, jan.channels) == (
        "Lindenhof 9",
        ((ChannelKind.EMAIL, "nieuw@voorbeeld.example"),),
    )
    undo(coop, secretary, draft_id)
    jan = member_of(coop, secretary, "vries")
    assert (jan.address, jan.channels) == (
        "Lindenhof 1",
        ((ChannelKind.EMAIL, "jan@voorbeeld.example"),),
    )


def test_an_import_is_undone(coop: Coop, secretary: Actor, engine: Engine) -> None:
    resident = make_person(coop, given="Jan", tussenvoegsel="de", family="Vries", telegram=5)
    before = persons_and_doors(coop)
    draft_id = upload(coop, secretary, JAN, RIA)
    confirm(coop, secretary, draft_id, 2)
    seen = undo(coop, secretary, draft_id)
    assert (seen.stage, seen.undone, seen.kept) == (ImportStage.UNDONE, 2, 0)
    assert members(coop).members == 0
    assert persons_and_doors(coop) == before
    assert coop.identify(TelegramAccount(5)).person_id == resident
    with pytest.raises(NothingToUndoError):
        undo(coop, secretary, draft_id)
    confirm(coop, secretary, upload(coop, secretary, JAN, RIA), 2)


def persons_and_doors(coop: Coop) -> list[int]:
    with coop._reading() as session:
        return [
            session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0
            for name in ("persons", "addresses", "channels", "consents")
        ]


def test_who_was_built_on_stays_and_it_is_said_why(coop: Coop, secretary: Actor) -> None:
    draft_id = upload(coop, secretary, JAN, RIA)
    confirm(coop, secretary, draft_id, 2)
    (line,) = members(coop, "vries").lines
    with coop._reading() as session:
        person_id = session.scalars(
            select(Member.person_id).where(Member.id == line.member_id)
        ).one()
    give_role(coop, person_id, RoleKind.TREASURER)
    seen = undo(coop, secretary, draft_id)
    assert (seen.undone, seen.kept) == (1, 1)
    assert coop.ask(kept_members, secretary, draft_id=draft_id) == (
        KeptMember(name="Jan de Vries", kept_by="roles"),
    )
    assert names(coop) == ["Vries, Jan de"]
