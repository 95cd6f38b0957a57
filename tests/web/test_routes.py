"""Who may do what on the website: every address, walked by every kind of visitor.

An address that is not in the table fails, so that whoever adds one says for whom it is. Each
visit really happens, and is undone before the next.
"""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event
from sqlalchemy.orm import sessionmaker
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from coop.assembly.queries import meeting_view
from coop.bootstrap import Coop, make_engine, registered_reactions
from coop.groups.queries import all_groups
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.membership.queries import members_page
from coop.membership.services import upload_list
from coop.people.rules import LinkPurpose, RoleKind
from coop.people.services import ask_to_sign_in, issue_link
from coop.sample import Sample, fill
from coop.settings import Settings
from tests.coop.incidents.makers import contact_id_of, make_report
from tests.databases import Databases
from tests.doubles import CountingChance, FixedClock
from tests.makers import actor_for, give_role, make_member, sign_in
from web.app import create_app
from web.context import SESSION_TOKEN

MEMBERS = {"member", "chair", "secretary", "treasurer", "counting", "volunteer"}
MODERATORS = {"moderator", "moderator_app"}
#: The moderators of the sample are members too.
ALL_MEMBERS = MEMBERS | MODERATORS
KNOWN = ALL_MEMBERS | {"resident", "operator"}
ANYBODY = KNOWN | {"nobody"}
BOARD = {"chair", "secretary", "treasurer"}
DOOR = BOARD | {"counting"}
#: They live near the tent of tonight.
INVITED = {"counting", "moderator", "resident", "secretary"}
NONE: set[str] = set()

LIST = b"voornaam;achternaam;postcode;huisnummer\nNoor;Berg;5099 AA;1\n"


@dataclass(frozen=True, kw_only=True)
class Page:
    """For whom an address is, and what they and all others get there."""

    for_whom: set[str]
    status: int
    data: Mapping[str, str] = field(default_factory=dict)
    #: To who is known; who is not is asked to sign in where this is "forbidden".
    otherwise: int = HTTPStatus.FORBIDDEN
    #: Here too, where what is not one's own does not exist to who is known.
    asks_to_sign_in: bool = False


def shown(for_whom: set[str], otherwise: int = HTTPStatus.FORBIDDEN) -> Page:
    return Page(for_whom=for_whom, status=HTTPStatus.OK, otherwise=otherwise)


def done(
    for_whom: set[str],
    *,
    status: int = HTTPStatus.SEE_OTHER,
    otherwise: int = HTTPStatus.FORBIDDEN,
    **data: str,
) -> Page:
    return Page(for_whom=for_whom, status=status, data=data, otherwise=otherwise)


GONE = HTTPStatus.NOT_FOUND
WRONG = HTTPStatus.BAD_REQUEST
HANDLED = HTTPStatus.CONFLICT
#: By endpoint. ``<…>`` in data stands for something of the sample.
TABLE = {
    "access.ask": done(ANYBODY, email="buur@voorbeeld.example"),
    "access.choose": done(NONE, otherwise=HANDLED, person="<other>"),
    "access.show_code": done(ANYBODY),
    "access.show_link": shown(ANYBODY),
    "access.show_sharers": shown(NONE, otherwise=HANDLED),
    "access.sign_in": shown(ANYBODY),
    "access.sign_out": done(ANYBODY),
    "access.use_code": done(ANYBODY, code="000000"),
    "access.use_link": done(ANYBODY),
    "assembly.close_it": done({"chair"}),
    "assembly.convene": done({"secretary"}, status=HANDLED),
    "assembly.end_vote": done({"chair"}, status=GONE, poll="<other>"),
    "assembly.join": done(ALL_MEMBERS),
    "assembly.leave": done(ALL_MEMBERS),
    "assembly.let_in": done(DOOR, person="<member>"),
    "assembly.let_out": done(DOOR, person="<member>"),
    "assembly.move_on": done({"chair"}, item="<item>"),
    "assembly.new_meeting": shown({"secretary"}),
    "assembly.open_it": done({"chair"}, status=HANDLED),
    "assembly.plan": done({"secretary"}, status=WRONG),
    "assembly.put_to_vote": done({"chair"}, status=HANDLED, item="<item>"),
    "assembly.show_door": shown(DOOR),
    "assembly.show_hall": shown(ALL_MEMBERS),
    "assembly.show_lead": shown({"chair"}),
    "assembly.show_live": shown(ALL_MEMBERS),
    "assembly.show_meeting": shown(ALL_MEMBERS),
    "assembly.show_meetings": shown(ALL_MEMBERS),
    "assembly.show_state": shown(ALL_MEMBERS),
    "assembly.vote": done(ALL_MEMBERS, status=HANDLED, poll="<other>", choice="for"),
    "assembly.write_item": done({"secretary"}, status=HANDLED, title="Rondvraag"),
    "asset": shown(NONE, otherwise=GONE),
    "buurtent.answer": Page(
        for_whom=INVITED,
        status=HTTPStatus.SEE_OTHER,
        data={"answer": "comes"},
        otherwise=GONE,
        asks_to_sign_in=True,
    ),
    "buurtent.cancel": done({"volunteer"}, reason="weather"),
    "buurtent.invite": done({"volunteer"}),
    "buurtent.join": done({"volunteer"}),
    "buurtent.leave": done({"volunteer"}),
    "buurtent.new_call": shown({"volunteer"}),
    "buurtent.new_session": shown({"volunteer"}),
    "buurtent.note_police_answer": done({"volunteer"}, answer="confirmed"),
    "buurtent.note_police_presence": done({"volunteer"}, status=HANDLED, came="yes"),
    "buurtent.plan": done({"volunteer"}, status=WRONG),
    "buurtent.record": done({"volunteer"}, status=WRONG),
    "buurtent.show_deliveries": shown({"volunteer"}),
    "buurtent.show_session": shown({"volunteer"}),
    "buurtent.show_tents": shown(KNOWN),
    "demo.download_list": shown(ANYBODY),
    "demo.look_along": done(ANYBODY, persona="member2"),
    "groups.short_address": done(ANYBODY, status=HTTPStatus.FOUND),
    "groups.show_group": shown(ANYBODY),
    "groups.show_groups": shown(ANYBODY),
    "home.health": shown(ANYBODY),
    "home.show": shown(ANYBODY),
    "incidents.answer": done(ANYBODY, answer="past"),
    "incidents.answer_as_agent": done(ANYBODY, answer="read"),
    "incidents.follow": shown(ANYBODY),
    "incidents.send": done(NONE, otherwise=GONE),
    "incidents.send_code": done(ANYBODY),
    "incidents.show_calling": shown(ANYBODY),
    "incidents.show_next": shown(ANYBODY),
    "incidents.show_own": shown({"resident"}, otherwise=GONE),
    "incidents.show_question": shown(ANYBODY),
    "incidents.show_to_agent": shown(ANYBODY),
    "incidents.start": shown(ANYBODY),
    "incidents.stop": done(NONE, otherwise=GONE),
    "incidents.type_code": done(ANYBODY, code="000000"),
    "incidents.withdraw_followed": done(ANYBODY),
    "incidents.withdraw_own": done({"resident"}, otherwise=GONE),
    "language.choose": done(ANYBODY, language="en"),
    "membership.confirm": done({"secretary"}, status=HANDLED, expected="99"),
    "membership.discard": done({"secretary"}),
    "membership.download_example": shown({"secretary"}),
    "membership.download_rejected": shown({"secretary"}),
    "membership.show_import": shown({"secretary"}),
    "membership.show_imports": shown({"secretary"}),
    "membership.show_member": shown(BOARD),
    "membership.show_members": shown(BOARD),
    "membership.upload": done({"secretary"}, status=WRONG),
    "notices.retry": done({"operator"}, status=GONE),
    "notices.show_desk": shown(BOARD | {"operator"}),
    "review.record": done({"moderator"}, answer="read"),
    "review.reject": done({"moderator"}, reason="unclear"),
    "review.show_one": shown({"moderator"}),
    "review.show_queue": shown(MODERATORS),
    "review.show_queue_now": shown(MODERATORS),
    "review.take_step": done({"moderator"}),
    "static": shown(NONE, otherwise=GONE),
    # There is no bot here; with one they are walked in test_own.py.
    "own.link_telegram": done(NONE, otherwise=GONE),
    "own.look_whether_linked": done(NONE, otherwise=GONE),
    "own.show": shown(KNOWN),
    "own.show_telegram_link": shown(NONE, otherwise=GONE),
    "own.sign_out_elsewhere": done(KNOWN),
    "style.choose_scheme": done(ANYBODY, scheme="dark"),
    "style.show_style": shown(ANYBODY),
    "style.show_theme": shown(ANYBODY),
    "tent_links.answer_link": done(ANYBODY, answer="comes"),
    "tent_links.answer_question": done(ANYBODY, answer="confirmed"),
    "tent_links.show_invitation": shown(ANYBODY),
    "tent_links.show_question": shown(ANYBODY),
    "tent_links.show_unsubscribe": shown(ANYBODY),
    "tent_links.stop_from_invitation": shown(ANYBODY),
    "tent_links.unsubscribe": shown(ANYBODY),
}
#: A purpose's page lives at one of these.
PURPOSES = {
    "access": LinkPurpose.SIGN_IN,
    "own": LinkPurpose.TELEGRAM,
    "incidents.answer_as_agent": LinkPurpose.REPORT_ANSWER,
    "incidents.send_code": LinkPurpose.REPORT_ANSWER,
    "incidents.type_code": LinkPurpose.REPORT_ANSWER,
    "incidents.show_to_agent": LinkPurpose.REPORT_ANSWER,
    "incidents.follow": LinkPurpose.REPORT_FOLLOW,
    "incidents.withdraw_followed": LinkPurpose.REPORT_FOLLOW,
    "tent_links.answer_question": LinkPurpose.TENT_ANSWER,
    "tent_links.show_question": LinkPurpose.TENT_ANSWER,
    "tent_links.answer_link": LinkPurpose.TENT_INVITATION,
    "tent_links.show_invitation": LinkPurpose.TENT_INVITATION,
    "tent_links.stop_from_invitation": LinkPurpose.TENT_INVITATION,
    "tent_links.show_unsubscribe": LinkPurpose.UNSUBSCRIBE,
    "tent_links.unsubscribe": LinkPurpose.UNSUBSCRIBE,
}


@dataclass(frozen=True, kw_only=True)
class Website:
    """The sample's website, on a connection that forgets each visit."""

    app: Flask
    coop: Coop
    connection: Connection
    sessions: dict[str, str]
    values: dict[str, str]
    links: dict[LinkPurpose, str]

    def browser_of(self, visitor: str) -> FlaskClient:
        browser = self.app.test_client()
        if visitor != "nobody":
            with browser.session_transaction() as session:
                session[SESSION_TOKEN] = self.sessions[visitor]
        return browser

    def address_of(self, endpoint: str) -> str:
        (rule,) = (rule for rule in self.app.url_map.iter_rules() if rule.endpoint == endpoint)
        purpose = PURPOSES.get(endpoint, PURPOSES.get(endpoint.partition(".")[0]))
        filled = {**self.values, "token": self.links[purpose] if purpose else ""}
        adapter = self.app.url_map.bind("localhost")
        return adapter.build(
            endpoint, {name: self.typed(rule, filled, name) for name in rule.arguments}
        )

    @staticmethod
    def typed(rule: Rule, filled: Mapping[str, str], name: str) -> object:
        return rule._converters[name].to_python(filled[name])

    def method_of(self, endpoint: str) -> str:
        (rule,) = (rule for rule in self.app.url_map.iter_rules() if rule.endpoint == endpoint)
        return "POST" if "POST" in (rule.methods or ()) else "GET"

    def visit(self, visitor: str, endpoint: str) -> TestResponse:
        data = {
            name: self.values[value[1:-1]] if value.startswith("<") else value
            for name, value in TABLE[endpoint].data.items()
        }
        forgotten = self.connection.begin_nested()
        try:
            return self.browser_of(visitor).open(
                self.address_of(endpoint), method=self.method_of(endpoint), data=data or None
            )
        finally:
            forgotten.rollback()


@pytest.fixture(scope="module")
def website(all_databases: Databases) -> Iterator[Website]:
    """Fill the sample once; it has a treasurer, a report of a resident and a list to import."""
    engine = make_engine(all_databases.new())
    with engine.connect() as connection:
        outer = connection.begin()
        factory = sessionmaker(connection, join_transaction_mode="create_savepoint")
        coop = Coop(
            factory,
            clock=FixedClock(),
            chance=CountingChance(),
            reactions=registered_reactions(),
        )
        settings = Settings(secret_key="t" * 32, database_url="sqlite://", practice=True)
        app = create_app(coop, settings, testing=True)
        app.config.update(WTF_CSRF_ENABLED=False)
        yield furnish(app, coop, fill(coop), connection)
        outer.rollback()
    engine.dispose()


def furnish(app: Flask, coop: Coop, sample: Sample, connection: Connection) -> Website:
    people = {**sample.people, "treasurer": make_member(coop, given="Kees")}
    give_role(coop, people["treasurer"], RoleKind.TREASURER)
    resident = actor_for(coop, people["resident"])
    report = make_report(coop, sample.groups.north, actor=resident)
    secretary = actor_for(coop, people["secretary"])
    draft = coop.run(upload_list, secretary, file_name="lijst.csv", content=LIST)
    meeting = coop.ask(meeting_view, SYSTEM, meeting_id=sample.meetings.on_now)
    return Website(
        app=app,
        coop=coop,
        connection=connection,
        sessions={visitor: sign_in(coop, people[visitor]) for visitor in KNOWN},
        values={
            "accent": "1a4f8b",
            "draft_id": str(draft),
            "filename": "geen.css",
            "item": str(meeting.items[0].id),
            "meeting_id": str(meeting.id),
            "member": str(people["member"]),
            "member_id": str(coop.ask(members_page, secretary).lines[0].member_id),
            "name": "geen.css",
            "other": str(uuid.UUID(int=2**120)),
            "path": "nu",
            "report_id": str(report),
            "session_id": str(sample.tent),
            "slug": coop.ask(all_groups, NOBODY)[0].slug,
            "step": "goedkeuren",
            "update_id": "1",
            "version": "geen",
        },
        links=issue_links(coop, sample, report),
    )


def issue_links(coop: Coop, sample: Sample, report: uuid.UUID) -> dict[LinkPurpose, str]:
    asked = coop.run(
        ask_to_sign_in,
        NOBODY,
        email="ria.jansen@koningsveld.example",
        browser="ander",
        origin="huis",
    )
    subjects = {
        LinkPurpose.SIGN_IN: asked,
        LinkPurpose.REPORT_ANSWER: report,
        LinkPurpose.REPORT_FOLLOW: report,
        LinkPurpose.TENT_ANSWER: sample.tent,
        LinkPurpose.TENT_INVITATION: sample.tent,
    }
    return {
        purpose: coop.run(
            issue_link,
            SYSTEM,
            purpose=purpose,
            subject_id=subjects.get(purpose),
            person_id=sample.people["neighbour1"] if "tent" in purpose else None,
            contact_id=contact_id_of(coop, sample.groups.north),
        )
        for purpose in LinkPurpose
    }


def test_the_table_names_every_address(website: Website) -> None:
    assert {rule.endpoint for rule in website.app.url_map.iter_rules()} == set(TABLE)


@pytest.mark.parametrize("endpoint", TABLE)
def test_an_address_is_for_whom_the_table_says(website: Website, endpoint: str) -> None:
    page = TABLE[endpoint]
    got = {visitor: answer_to(website.visit(visitor, endpoint)) for visitor in ANYBODY}
    assert got == {
        visitor: str(int(page.status)) if visitor in page.for_whom else refusal(page, visitor)
        for visitor in ANYBODY
    }


def answer_to(response: TestResponse) -> str:
    asks = response.status_code == HTTPStatus.FOUND and "/aanmelden?next=" in response.location
    return "signs in" if asks else str(response.status_code)


def refusal(page: Page, visitor: str) -> str:
    asks = page.asks_to_sign_in or page.otherwise == HTTPStatus.FORBIDDEN
    is_asked = visitor == "nobody" and asks
    return "signs in" if is_asked else str(int(page.otherwise))


def test_looking_writes_nothing_but_that_a_report_was_opened(website: Website) -> None:
    written: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE"}:
            written.append(statement)

    event.listen(website.connection, "before_cursor_execute", note)
    found = {}
    for endpoint in TABLE:
        if website.method_of(endpoint) == "GET":
            for visitor in ANYBODY:
                website.visit(visitor, endpoint)
            found[endpoint] = {statement.split()[2] for statement in written}
            written.clear()
    event.remove(website.connection, "before_cursor_execute", note)
    assert {endpoint: tables for endpoint, tables in found.items() if tables} == {
        "review.show_one": {"journal"}
    }


def test_no_form_is_taken_without_the_token_of_its_page(website: Website) -> None:
    website.app.config.update(WTF_CSRF_ENABLED=True)
    try:
        for endpoint in TABLE:
            if website.method_of(endpoint) == "POST":
                forged = website.visit("secretary", endpoint)
                assert forged.status_code == HTTPStatus.BAD_REQUEST, endpoint
    finally:
        website.app.config.update(WTF_CSRF_ENABLED=False)
