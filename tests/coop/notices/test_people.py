"""The mail that lets somebody in."""

import re
from datetime import timedelta

from sqlalchemy import create_engine, text

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM, ActorKind
from coop.notices.documents import BuiltMail, House
from coop.notices.queries import due_notices
from coop.notices.services.delivery import build_notice
from coop.people.lookups import SessionToken
from coop.people.rules import STILL_AWAITED, ChannelKind, SignInOutcome
from coop.people.services import (
    ask_to_sign_in,
    choose_language,
    sign_in_with_code,
    sign_in_with_link,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

EMAIL = "ana@voorbeeld.example"
HOUSE = House(base_url="https://wijk.example", mail_from="post@wijk.example")


def ask(coop: Coop, email: str = EMAIL) -> None:
    coop.run(ask_to_sign_in, NOBODY, email=email, browser="browser", origin="huis")


def build(coop: Coop, worker: str = "a") -> list[BuiltMail]:
    due = coop.ask(due_notices, SYSTEM, channel=ChannelKind.EMAIL)
    built = [
        coop.run(build_notice, SYSTEM, notice_id=notice.id, worker=worker, house=HOUSE)
        for notice in due
    ]
    return [mail for mail in built if isinstance(mail, BuiltMail)]


def words(mail: BuiltMail) -> str:
    body = mail.message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def code_in(mail: BuiltMail) -> str:
    found = re.search(r"^\d{3} \d{3}$", words(mail), re.MULTILINE)
    assert found is not None
    return found.group()


def link_in(mail: BuiltMail) -> str:
    found = re.search(r"https://wijk\.example/l/aanmelden/(\S+)", words(mail))
    assert found is not None
    return found.group(1)


def test_the_code_in_the_mail_works(coop: Coop) -> None:
    make_person(coop, email=EMAIL)
    ask(coop)
    (mail,) = build(coop)
    assert mail.message["To"] == EMAIL
    code = code_in(mail)
    outcome = coop.run(sign_in_with_code, NOBODY, browser="browser", code=code, token="t")
    assert outcome is SignInOutcome.SIGNED_IN


def test_the_link_in_the_mail_works(coop: Coop) -> None:
    make_person(coop, email=EMAIL)
    ask(coop)
    (mail,) = build(coop)
    coop.run(sign_in_with_link, NOBODY, link=link_in(mail), browser="other", token="t")
    assert coop.identify(SessionToken("t")).kind is ActorKind.PERSON


def test_an_unknown_address_is_sent_nothing(coop: Coop) -> None:
    ask(coop, "niemand@voorbeeld.example")
    assert build(coop) == []


def test_two_on_one_address_get_one_mail(coop: Coop) -> None:
    make_person(coop, email=EMAIL)
    make_person(coop, given="Bert", email=EMAIL)
    ask(coop)
    assert len(build(coop)) == 1


def test_a_mail_that_is_tried_again_has_a_new_code(coop: Coop) -> None:
    make_person(coop, email=EMAIL)
    ask(coop)
    (first,) = build(coop)
    (second,) = build(coop, worker="b")
    code = code_in(first)
    wrong = coop.run(sign_in_with_code, NOBODY, browser="browser", code=code, token="t")
    assert wrong is SignInOutcome.WRONG_CODE
    code = code_in(second)
    right = coop.run(sign_in_with_code, NOBODY, browser="browser", code=code, token="t")
    assert right is SignInOutcome.SIGNED_IN


def test_nobody_waits_an_hour_for_it(coop: Coop, clock: FixedClock) -> None:
    make_person(coop, email=EMAIL)
    ask(coop)
    clock.advance(STILL_AWAITED - timedelta(seconds=1))
    assert len(build(coop)) == 1
    clock.advance(timedelta(seconds=1))
    assert build(coop, worker="b") == []


def test_who_is_in_already_gets_no_second_mail(coop: Coop) -> None:
    make_person(coop, email=EMAIL)
    ask(coop)
    (mail,) = build(coop)
    coop.run(sign_in_with_link, NOBODY, link=link_in(mail), browser="other", token="t")
    assert build(coop, worker="b") == []


def test_the_outbox_holds_neither_code_nor_link(committed_coop: Coop, committed_url: str) -> None:
    make_person(committed_coop, email=EMAIL)
    ask(committed_coop)
    (mail,) = build(committed_coop)
    engine = create_engine(committed_url)
    with engine.connect() as connection:
        rows = str(connection.execute(text("SELECT * FROM notices")).all())
    engine.dispose()
    assert link_in(mail) not in rows
    assert code_in(mail).replace(" ", "") not in rows


def test_the_mail_is_in_the_language_on_the_register(coop: Coop) -> None:
    person = make_person(coop, email=EMAIL)
    coop.run(choose_language, actor_for(coop, person), language="en")
    ask(coop)
    (mail,) = build(coop)
    assert mail.message["Subject"].startswith("Sign in")
    assert "You want to sign in. Press the button." in words(mail)
