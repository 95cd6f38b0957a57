"""Lists of members to upload, look through, take over and undo."""

import uuid
from typing import Any

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.queries import (
    ImportView,
    MemberPage,
    MemberView,
    PreviewPage,
    import_rows,
    import_view,
    member_view,
    members_page,
)
from coop.membership.rules import Selection
from coop.membership.services import confirm_import, undo_import, upload_list
from coop.people.rules import RoleKind
from coop.sample.membership import work_off
from tests.makers import actor_for, give_role, make_person

HEADER = (
    "Lidnummer;Voornaam;Achternaam;Postcode;Huisnummer;Straat;Plaats;E-mail;"
    "Lid sinds;Toestemming e-mail"
)
JAN = "7;Jan;de Vries;5099 AA;1;Lindenhof;Tilburg;jan@voorbeeld.example;1-2-2021;ja"
RIA = "8;Ria;Bos;5099 AA;3;Lindenhof;Tilburg;;1-2-2021;nee"
WRONG = "9;Kees;Smit;5099;5;Lindenhof;Tilburg;;1-2-2021;nee"


def make_secretary(coop: Coop, given: str) -> Actor:
    person_id = make_person(coop, given=given, family="Secretaris")
    give_role(coop, person_id, RoleKind.SECRETARY)
    return actor_for(coop, person_id)


def upload(coop: Coop, actor: Actor, *rows: str, header: str = HEADER) -> uuid.UUID:
    return send(coop, actor, "\n".join((header, *rows)).encode())


def send(coop: Coop, actor: Actor, content: bytes) -> uuid.UUID:
    draft_id = coop.run(upload_list, actor, file_name="leden.csv", content=content)
    work_off(coop)
    return draft_id


def view(coop: Coop, actor: Actor, draft_id: uuid.UUID) -> ImportView:
    return coop.ask(import_view, actor, draft_id=draft_id)


def rows_of(coop: Coop, actor: Actor, draft_id: uuid.UUID, **more: Any) -> PreviewPage:
    return coop.ask(import_rows, actor, draft_id=draft_id, **more)


def confirm(coop: Coop, actor: Actor, draft_id: uuid.UUID, expected: int, **more: Any) -> None:
    coop.run(confirm_import, actor, draft_id=draft_id, expected=expected, **more)
    work_off(coop)


def undo(coop: Coop, actor: Actor, draft_id: uuid.UUID) -> ImportView:
    coop.run(undo_import, actor, draft_id=draft_id)
    work_off(coop)
    return view(coop, actor, draft_id)


def members(coop: Coop, search: str = "", page: int = 1) -> MemberPage:
    return coop.ask(members_page, SYSTEM, selection=Selection(search=search), page=page)


def names(coop: Coop, search: str = "") -> list[str]:
    return [line.name for line in members(coop, search).lines]


def member_of(coop: Coop, actor: Actor, search: str) -> MemberView:
    (line,) = members(coop, search).lines
    return coop.ask(member_view, actor, member_id=line.member_id)
