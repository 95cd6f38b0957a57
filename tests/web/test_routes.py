"""Who may do what on the website: every address, walked by every kind of visitor.

An address that is not in the table fails, so that whoever adds one says for whom it is. Each
visit really happens, and is undone before the next.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from coop.assembly.queries import decision_list, meeting_view, petition_rows
from coop.bootstrap import Coop
from coop.bulletins.queries import bulletin_desk
from coop.buurtent.queries.calls import call_view
from coop.buurtent.queries.overview import tents_overview
from coop.buurtent.services.flyers import issue_flyers
from coop.contribution.queries.accounts import account_view
from coop.contribution.services.statements import upload_statement
from coop.groups.queries import all_groups
from coop.groups.queries.desk import group_desk
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.membership.queries import applications_view, members_page
from coop.membership.queries.categories import categories_view
from coop.membership.queries.targets import targets_view
from coop.membership.rules import ExportForm, Order, Selection
from coop.membership.services import upload_list
from coop.membership.services.files import ask_file
from coop.membership.services.filters import save_filter
from coop.moderation.queries.items import item_queue
from coop.patrols.queries.team import team_desk
from coop.peilingen.queries import peiling_rows
from coop.people.rules import LinkPurpose, Name, RoleKind
from coop.people.services import ask_to_sign_in, issue_link
from coop.places.queries import places_view
from coop.privacy.queries.desk import requests_view
from coop.privacy.rules.requests import Relation, RequestKind
from coop.privacy.services import send_request
from coop.roles.queries.board import roles_view
from coop.roles.services import invite_outsider
from coop.sample import Sample
from coop.sample.membership import work_off
from coop.sample.personas import PERSONAS
from coop.settings import Settings
from tests.coop.contribution.makers import make_draft
from tests.coop.incidents.makers import contact_id_of, make_report
from tests.coop.places.makers import draw, row, upload
from tests.doubles import FixedClock
from tests.makers import actor_for, sign_in, sign_in_by_mail
from tests.pdfs import words_of
from tests.samples import Neighbourhood
from tests.web.personal import MAY_SEE, Sight, Trace, is_in, plant_traces
from tests.web.routes import ANYBODY, INVITED, KNOWN, PURPOSES, TABLE, Page
from web.app import create_app
from web.context import SESSION_TOKEN

PAYMENTS = b"dag;euro\n1-10-2026;25,00\n"
#: Whose functions wait for the second step, and who has none of them.
GUARDED = ("chair", "counting", "moderator", "operator", "secretary", "treasurer")
PLAIN = {"member", "resident"}
LIST = b"voornaam;achternaam;postcode;huisnummer\nNoor;Berg;5099 AA;1\n"


@dataclass(frozen=True, kw_only=True)
class Website:
    """The sample's website, on a connection that forgets each visit."""

    app: Flask
    coop: Coop
    connection: Connection
    sessions: dict[str, str]
    values: dict[str, str]
    links: dict[LinkPurpose, str]
    #: Who each visitor is, and what is recognisable of everybody in the sample.
    people: dict[str, uuid.UUID]
    traces: list[Trace]
    answers: dict[tuple[str, str], TestResponse] = field(default_factory=dict)

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

    def answer(self, visitor: str, endpoint: str) -> TestResponse:
        """Return what a visit brought; each really happens, but only once."""
        if (visitor, endpoint) not in self.answers:
            self.answers[visitor, endpoint] = self.visit(visitor, endpoint)
        return self.answers[visitor, endpoint]

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
def website(neighbourhood: Neighbourhood) -> Iterator[Website]:
    with furnished_website(neighbourhood) as website:
        yield website


@contextmanager
def furnished_website(neighbourhood: Neighbourhood) -> Iterator[Website]:
    """Borrow the sample, with a report of a resident, a list to import and a draft run."""
    settings = Settings(secret_key="t" * 32, database_url="sqlite://", practice=True)
    with neighbourhood.lent(FixedClock()) as lent:
        app = create_app(lent.coop, settings, testing=True)
        app.config.update(WTF_CSRF_ENABLED=False)
        yield furnish(app, lent.coop, lent.sample, lent.connection)


def asking_of(coop: Coop) -> uuid.UUID:
    """Return who asked to take part in the group of north."""
    desk = coop.ask(group_desk, SYSTEM, slug=coop.ask(all_groups, SYSTEM)[0].slug)
    return next(one.id for one in desk.participants or () if one.state == "asked")


def furnish(app: Flask, coop: Coop, sample: Sample, connection: Connection) -> Website:
    people = sample.people
    resident = actor_for(coop, people["resident"])
    report = make_report(coop, sample.groups.north, actor=resident)
    secretary = actor_for(coop, people["secretary"])
    treasurer = actor_for(coop, people["treasurer"])
    run = make_draft(coop, treasurer)
    member = coop.ask(members_page, secretary, selection=Selection(search="Fenna Wit")).lines[0]
    mandate = coop.ask(account_view, treasurer, member_id=member.member_id).mandate
    assert mandate is not None
    draft = coop.run(upload_list, secretary, file_name="lijst.csv", content=LIST)
    extract = upload(coop, [row(1)], actor=secretary)
    draw(coop, "Koningsveld-Oost", actor=secretary)
    one = Selection(search="Fenna Wit")
    kept = coop.run(
        save_filter, secretary, name="Fenna", selection=one, order=Order.NAME, is_shared=True
    )
    file = coop.run(ask_file, secretary, selection=one, form=ExportForm.CSV)
    work_off(coop)
    table = coop.run(upload_statement, treasurer, file_name="mutaties.csv", content=PAYMENTS)
    invitation = invitation_of(coop)
    meeting = coop.ask(meeting_view, SYSTEM, meeting_id=sample.meetings.on_now)
    tasks = coop.ask(decision_list, SYSTEM).rows
    decision = next(row for row in tasks if row.owner)
    call_id = coop.ask(tents_overview, SYSTEM).calls[0].id
    return Website(
        app=app,
        coop=coop,
        connection=connection,
        sessions={visitor: sign_in(coop, people[visitor]) for visitor in KNOWN}
        | {f"{visitor} by mail": sign_in_by_mail(coop, mail_of(visitor)) for visitor in GUARDED},
        values={
            "accent": "1a4f8b",
            "contact_id": str(uuid.UUID(int=2**120)),
            "participant_id": str(asking_of(coop)),
            "breach_id": str(uuid.UUID(int=2**120)),
            "bulletin_id": str(coop.ask(bulletin_desk, SYSTEM).waiting[0].id),
            "chapter": "weggaan",
            "target_id": str(coop.ask(targets_view, secretary)[0].target_id),
            "call_id": str(call_id),
            "place_id": str(coop.ask(call_view, SYSTEM, call_id=call_id).place_ids[0]),
            "refusal_id": str(uuid.UUID(int=2**120)),
            "street": "Wilgenpad",
            "permit_id": str(uuid.UUID(int=2**120)),
            "candidate_id": str(uuid.UUID(int=2**120)),
            "photo_id": str(uuid.UUID(int=2**120)),
            "category_id": str(coop.ask(categories_view, secretary).lines[0].category_id),
            "choice": "klein",
            "area_id": str(coop.ask(places_view, secretary).areas[0].area_id),
            "application_id": str(
                coop.ask(applications_view, secretary).waiting[0].application_id
            ),
            "entry_id": str(uuid.UUID(int=2**120)),
            "decision": "opheffen",
            "decision_id": str(decision.id),
            "draft_id": str(draft),
            "extract_id": str(extract),
            "file_id": str(file),
            "filename": "geen.css",
            "filing_id": str(uuid.UUID(int=2**120)),
            "year": "2026",
            "filter_id": str(kept),
            "function": "secretary",
            "key": "bestuur.zittingstermijn",
            "invitation_id": str(invitation),
            "item": str(meeting.items[0].id),
            "item_id": str(meeting.items[0].id),
            "mandate_id": str(mandate.mandate_id),
            "document_id": str(uuid.UUID(int=2**120)),
            "meeting_id": str(meeting.id),
            "member": str(people["member"]),
            "member_id": str(member.member_id),
            "judgement": "onterecht",
            "message_id": str(coop.ask(item_queue, SYSTEM).waiting[0].id),
            "model": "fysiek",
            "name": "geen.css",
            "notice_id": str(uuid.UUID(int=2**120)),
            "refused_id": str(uuid.UUID(int=2**120)),
            "number": "1",
            "one": str(people["member"]),
            "other": str(uuid.UUID(int=2**120)),
            "attachment_id": str(uuid.UUID(int=2**120)),
            "paper_id": str(uuid.UUID(int=2**120)),
            "part": "buurtent",
            "passkey_id": str(uuid.UUID(int=2**120)),
            "path": "nu",
            "person_id": str(people["member"]),
            "petition_id": str(coop.ask(petition_rows, SYSTEM)[0].id),
            "run_id": str(run),
            "peiling_id": str(coop.ask(peiling_rows, SYSTEM)[0].id),
            "place": "0",
            "report_id": str(report),
            "round_id": str(coop.ask(team_desk, SYSTEM, slug="koningsveld-noord").rounds[0].id),
            "walker_id": str(uuid.UUID(int=2**120)),
            "note_id": str(uuid.UUID(int=2**120)),
            "kind": "lamp",
            "proposal_id": str(uuid.UUID(int=2**120)),
            "question_id": str(uuid.UUID(int=2**120)),
            "text_id": str(uuid.UUID(int=2**120)),
            "proxy_id": str(uuid.UUID(int=2**120)),
            "request_id": str(request_of(coop)),
            "role_id": str(
                next(
                    line.role_id
                    for line in coop.ask(roles_view, secretary).now
                    if line.kind is RoleKind.VOLUNTEER
                )
            ),
            "reset_id": str(uuid.UUID(int=2**120)),
            "rule_id": str(uuid.UUID(int=2**120)),
            "sanction_id": str(uuid.UUID(int=2**120)),
            "session_id": str(sample.tent),
            "slug": coop.ask(all_groups, NOBODY)[0].slug,
            "statement_id": str(table),
            "step": "goedkeuren",
            "switch": "estem.vooraf",
            "update_id": "1",
            "version": "geen",
        },
        links=issue_links(coop, sample, report, invitation),
        people=people,
        traces=plant_traces(coop, people),
    )


def mail_of(visitor: str) -> str:
    (email,) = (one.email for one in PERSONAS if one.key == visitor)
    assert email is not None
    return email


def request_of(coop: Coop) -> uuid.UUID:
    """Let a neighbour ask about the own data; return what the desk shows."""
    coop.run(
        send_request,
        NOBODY,
        kind=RequestKind.ACCESS,
        relation=Relation.FLYER,
        name="Noor Berg",
        email="noor@voorbeeld.example",
        text="",
        origin="straat",
    )
    return coop.ask(requests_view, SYSTEM)[0].id


def invitation_of(coop: Coop) -> uuid.UUID:
    """Ask somebody from outside to supervise; return what the board shows."""
    return coop.run(
        invite_outsider,
        SYSTEM,
        name=Name(given="Wies", family="Bakker"),
        email="wies@voorbeeld.example",
        kind=RoleKind.SUPERVISOR,
        starts_on=coop.clock.now().date(),
    )


def issue_links(
    coop: Coop, sample: Sample, report: uuid.UUID, invitation: uuid.UUID
) -> dict[LinkPurpose, str]:
    asked = coop.run(
        ask_to_sign_in,
        NOBODY,
        email="ria.jansen@koningsveld.example",
        browser="ander",
        origin="huis",
    )
    subjects = {
        LinkPurpose.ANNOUNCEMENT: sample.meetings.to_come,
        LinkPurpose.DOOR: sample.meetings.on_now,
        LinkPurpose.SIGN_IN: asked,
        LinkPurpose.REPORT_ANSWER: report,
        LinkPurpose.REPORT_FOLLOW: report,
        LinkPurpose.ROLE_INVITATION: invitation,
        LinkPurpose.TENT_ANSWER: sample.tent,
        LinkPurpose.TENT_INVITATION: sample.tent,
        LinkPurpose.TENT_DELIVERY: sample.tent,
        LinkPurpose.TENT_FLYER: next(iter(coop.run(issue_flyers, SYSTEM, session_id=sample.tent))),
    }
    holders = {
        LinkPurpose.ANNOUNCEMENT: sample.people["member"],
        LinkPurpose.DOOR: sample.people["member"],
        LinkPurpose.TENT_ANSWER: sample.people["neighbour1"],
        LinkPurpose.TENT_INVITATION: sample.people["neighbour1"],
    }
    return {
        purpose: coop.run(
            issue_link,
            SYSTEM,
            purpose=purpose,
            subject_id=subjects.get(purpose),
            person_id=holders.get(purpose),
            contact_id=contact_id_of(coop, sample.groups.north),
        )
        for purpose in LinkPurpose
    }


def test_the_table_names_every_address(website: Website) -> None:
    assert {rule.endpoint for rule in website.app.url_map.iter_rules()} == set(TABLE)


@pytest.mark.parametrize("endpoint", TABLE)
def test_an_address_is_for_whom_the_table_says(website: Website, endpoint: str) -> None:
    page = TABLE[endpoint]
    got = {visitor: answer_to(website.answer(visitor, endpoint)) for visitor in ANYBODY}
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


@pytest.mark.parametrize("visitor", GUARDED)
def test_a_function_opens_nothing_before_the_second_step(website: Website, visitor: str) -> None:
    of_the_function = {
        endpoint
        for endpoint, page in TABLE.items()
        if visitor in page.for_whom and page.for_whom is not INVITED and not page.for_whom & PLAIN
    }
    assert of_the_function
    led = {
        endpoint: leads_to_second_step(website.visit(f"{visitor} by mail", endpoint))
        for endpoint in of_the_function
    }
    assert [endpoint for endpoint, is_led in led.items() if not is_led] == []


def leads_to_second_step(response: TestResponse) -> bool:
    if response.status_code == HTTPStatus.FOUND:
        return response.location.startswith("/tweede-stap?next=")
    return response.status_code == HTTPStatus.FORBIDDEN and "Eerst de tweede stap" in response.text


def test_nobody_sees_of_others_what_the_function_does_not_need(website: Website) -> None:
    found: dict[str, Sight] = {}
    for endpoint in TABLE:
        for visitor in ANYBODY:
            text = text_of(website.answer(visitor, endpoint))
            reader = website.people.get(visitor)
            kinds = {t.kind for t in website.traces if reader not in t.whose and is_in(t, text)}
            if kinds:
                sight = found.setdefault(endpoint, Sight(set(), set()))
                sight.visitors.add(visitor)
                sight.kinds.update(kinds)
    assert found == MAY_SEE


def text_of(response: TestResponse) -> str:
    if response.mimetype == "application/pdf":
        return words_of(response.data)
    if response.mimetype == "application/zip":
        with zipfile.ZipFile(io.BytesIO(response.data)) as bundle:
            names = [name for name in bundle.namelist() if not name.endswith(".pdf")]
            return "\n".join(bundle.read(name).decode() for name in names)
    return unescape(response.text)


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
        "review.print_for_moderator": {"journal"},
        "review.show_one": {"journal"},
    }


#: Telegram shows a secret of its own (test_telegram.py); a mail program presses the one button
#: of RFC 8058 behind a secret of its reader (test_tent_links.py).
NO_FORMS = {"telegram.receive", "tent_opinions.keep", "unsubscribing.unsubscribe"}


def test_no_form_is_taken_without_the_token_of_its_page(website: Website) -> None:
    website.app.config.update(WTF_CSRF_ENABLED=True)
    try:
        for endpoint in TABLE:
            if website.method_of(endpoint) == "POST" and endpoint not in NO_FORMS:
                forged = website.visit("secretary", endpoint)
                assert forged.status_code == HTTPStatus.BAD_REQUEST, endpoint
    finally:
        website.app.config.update(WTF_CSRF_ENABLED=False)
