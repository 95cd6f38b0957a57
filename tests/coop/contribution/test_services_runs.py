"""The yearly run: previewed, fixed once, and what follows from it."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from coop.bootstrap import Coop
from coop.contribution.errors import (
    CollectionTooEarlyError,
    CreditorMissingError,
    InvalidYearError,
    NothingToAskError,
    PayByTooEarlyError,
    RunChangedError,
    RunFileNotFoundError,
    RunFixedError,
    RunNotFoundError,
)
from coop.contribution.queries.accounts import account_view
from coop.contribution.queries.files import files_to_write, written_file
from coop.contribution.queries.runs import contribution_view, run_file, run_proposal, run_view
from coop.contribution.rules.dues import EVERYBODY, Remark
from coop.contribution.rules.files import FileKind
from coop.contribution.services.mandates import move_mandate
from coop.contribution.services.runs import (
    discard_run,
    draft_run,
    fix_run,
    keep_file,
    tell_payers,
)
from coop.kernel.permissions import SYSTEM
from coop.membership.services import add_member
from coop.notices.queries import desk_view
from coop.people.rules import ChannelKind, Purpose, RoleKind
from coop.people.services import record_consent
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.coop.contribution.makers import (
    IBAN,
    OTHER_IBAN,
    fix,
    make_creditor,
    make_draft,
    make_payer,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person


def test_a_run_asks_everybody_once(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    collected, by_hand = make_payer(coop, iban=IBAN), make_payer(coop, given="Bram")
    year = clock.now().year
    run_id = make_draft(coop, year=year)
    preview = coop.ask(run_view, SYSTEM, run_id=run_id)
    assert preview.fixed_at is None
    assert (preview.totals.count, preview.totals.cents) == (2, 5000)
    fixed = fix(coop, run_id)
    assert fixed.totals == preview.totals
    assert {line.member_id: line.iban for line in fixed.lines} == {collected: IBAN, by_hand: None}
    (due,) = coop.ask(account_view, SYSTEM, member_id=by_hand).dues
    assert (due.year, due.cents) == (year, 2500)
    # Who joined since is asked in a second run; the others are not asked again.
    make_payer(coop, given="Carla", joined_on=clock.now().date())
    second = fix(coop, make_draft(coop, year=year))
    assert [line.name for line in second.lines] == ["Carla Bos"]
    assert second.number == 2
    summaries = coop.ask(contribution_view, SYSTEM).runs
    assert [(run.number, run.cents, run.collected_cents) for run in summaries] == [
        (2, 2500, 0),
        (1, 5000, 2500),
    ]


def test_two_treasurers_draft_one_run_and_fix_it_once(coop: Coop) -> None:
    make_creditor(coop)
    make_payer(coop)
    people = [make_person(coop, given=given) for given in ("Joost", "Mia")]
    for person_id in people:
        give_role(coop, person_id, RoleKind.TREASURER)
    joost, mia = (actor_for(coop, person_id) for person_id in people)
    run_id = make_draft(coop, joost)
    assert make_draft(coop, mia, cents=1000) == run_id
    fix(coop, run_id, joost)
    with pytest.raises(RunFixedError) as refused:
        coop.run(fix_run, mia, run_id=run_id, expected_count=1, expected_cents=1000)
    assert refused.value.details["name"] == "Joost Bos"
    with pytest.raises(RunFixedError):
        coop.run(discard_run, mia, run_id=run_id)
    assert coop.ask(run_view, SYSTEM, run_id=run_id).totals.cents == 1000


def test_only_what_was_seen_is_fixed(coop: Coop) -> None:
    make_creditor(coop)
    member_id = make_payer(coop)
    run_id = make_draft(coop)
    make_payer(coop, given="Bram")
    with pytest.raises(RunChangedError):
        coop.run(fix_run, SYSTEM, run_id=run_id, expected_count=1, expected_cents=2500)
    assert coop.ask(account_view, SYSTEM, member_id=member_id).dues == ()


def test_a_draft_can_be_thrown_away(coop: Coop) -> None:
    make_creditor(coop)
    run_id = make_draft(coop)
    coop.run(discard_run, SYSTEM, run_id=run_id)
    with pytest.raises(RunNotFoundError):
        coop.ask(run_view, SYSTEM, run_id=run_id)


def test_nobody_is_asked_without_an_account_of_our_own(coop: Coop) -> None:
    with pytest.raises(CreditorMissingError):
        make_draft(coop)
    assert coop.ask(contribution_view, SYSTEM).has_account is False


def test_a_run_that_asks_nobody_is_not_fixed(coop: Coop) -> None:
    make_creditor(coop)
    run_id = make_draft(coop)
    with pytest.raises(NothingToAskError):
        coop.run(fix_run, SYSTEM, run_id=run_id, expected_count=0, expected_cents=0)


def test_a_year_far_away_is_not_asked(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    with pytest.raises(InvalidYearError):
        make_draft(coop, year=clock.now().year + 2)


def test_days_keep_to_the_terms_on_the_day_of_fixing(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    make_payer(coop, iban=IBAN)
    run_id = make_draft(coop)
    clock.advance(timedelta(days=20))
    with pytest.raises(CollectionTooEarlyError):
        fix(coop, run_id)
    make_payer(coop, given="Bram")
    today = clock.now().date()
    coop.run(
        draft_run,
        SYSTEM,
        year=today.year + 1,
        amounts={EVERYBODY: 2500},
        collect_on=coop.ask(run_proposal, SYSTEM).collect_on + timedelta(days=21),
        pay_by=today + timedelta(days=29),
    )
    with pytest.raises(PayByTooEarlyError):
        fix(coop, run_id)
    assert coop.ask(run_view, SYSTEM, run_id=run_id).fixed_at is None


def test_without_a_contract_everybody_pays_by_hand(coop: Coop) -> None:
    make_creditor(coop, creditor_id="")
    make_payer(coop, iban=IBAN)
    assert fix(coop, make_draft(coop)).totals.collected_count == 0
    assert [kind for _, kind in coop.ask(files_to_write, SYSTEM)] == [FileKind.LETTERS]


def test_the_statutes_may_ask_months_of_who_leaves(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    make_payer(coop)
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.CONTRIBUTION_WHOLE_YEAR,
        value="nee",
        layer=Layer.STATUTES,
        article="artikel 8 lid 2",
        effective_on=date(2020, 1, 1),
    )
    run_id = make_draft(coop)
    assert coop.ask(run_view, SYSTEM, run_id=run_id).totals.cents == 2500


def write_files(coop: Coop) -> None:
    for run_id, kind in coop.ask(files_to_write, SYSTEM):
        file = coop.ask(written_file, SYSTEM, run_id=run_id, kind=kind)
        coop.run(
            keep_file,
            SYSTEM,
            run_id=run_id,
            kind=kind,
            content=file.content,
            count=file.count,
        )


def test_the_files_are_written_once_and_stay_the_same(coop: Coop) -> None:
    make_creditor(coop)
    make_payer(coop, iban=IBAN)
    make_payer(coop, given="Bram")
    run_id = make_draft(coop)
    assert coop.ask(files_to_write, SYSTEM) == []
    fixed = fix(coop, run_id)
    assert fixed.awaited == 2
    for kind in FileKind:
        with pytest.raises(RunFileNotFoundError):
            coop.ask(run_file, SYSTEM, run_id=run_id, kind=kind)
    write_files(coop)
    view = coop.ask(run_view, SYSTEM, run_id=run_id)
    assert {file.kind: file.count for file in view.files} == {
        FileKind.COLLECTION: 1,
        FileKind.LETTERS: 2,
    }
    assert view.awaited == 0
    assert coop.ask(files_to_write, SYSTEM) == []
    content = coop.ask(run_file, SYSTEM, run_id=run_id, kind=FileKind.COLLECTION)
    assert b"<NbOfTxs>1</NbOfTxs><CtrlSum>25.00</CtrlSum>" in content
    coop.run(keep_file, SYSTEM, run_id=run_id, kind=FileKind.COLLECTION, content=b"other", count=9)
    assert coop.ask(run_file, SYSTEM, run_id=run_id, kind=FileKind.COLLECTION) == content


def test_a_mandate_that_moved_is_told_to_the_bank_once(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    member_id = make_payer(coop, iban=IBAN)
    fix(coop, make_draft(coop, year=clock.now().year))
    mandate = coop.ask(account_view, SYSTEM, member_id=member_id).mandate
    assert mandate is not None
    clock.advance(timedelta(days=200))
    coop.run(move_mandate, SYSTEM, mandate_id=mandate.mandate_id, iban=OTHER_IBAN, holder="A. Bos")
    run_id = make_draft(coop, year=clock.now().year)
    (line,) = coop.ask(run_view, SYSTEM, run_id=run_id).lines
    assert Remark.ACCOUNT_CHANGED in line.remarks
    fix(coop, run_id)
    written = coop.ask(written_file, SYSTEM, run_id=run_id, kind=FileKind.COLLECTION)
    assert f"<IBAN>{IBAN}</IBAN></Id></OrgnlDbtrAcct>".encode() in written.content
    assert b"<SeqTp>RCUR</SeqTp>" in written.content


def mail_payer(coop: Coop, given: str) -> uuid.UUID:
    person_id = make_person(coop, given=given, email=f"{given.lower()}@voorbeeld.example")
    coop.run(
        record_consent,
        SYSTEM,
        person_id=person_id,
        channel=ChannelKind.EMAIL,
        purpose=Purpose.CONTRIBUTION,
        how="papier",
    )
    return person_id


def test_who_agreed_to_mail_is_told_by_mail_once(coop: Coop) -> None:
    make_creditor(coop)
    coop.run(add_member, SYSTEM, person_id=mail_payer(coop, "Bram"), joined_on=date(2024, 1, 1))
    make_payer(coop, given="Carla", email="carla@voorbeeld.example")
    fixed = fix(coop, make_draft(coop))
    assert {line.name: line.by_mail for line in fixed.lines} == {
        "Bram Bos": True,
        "Carla Bos": False,
    }
    for _ in range(2):
        coop.run(tell_payers, SYSTEM)
    assert [line.recipient for line in coop.ask(desk_view, SYSTEM).lines] == ["Bram Bos"]


def test_looking_at_a_run_takes_as_many_questions_for_many_as_for_one(coop: Coop) -> None:
    make_creditor(coop)
    run_id = make_draft(coop)
    asked: list[str] = []

    def questions() -> int:
        asked.clear()
        coop.ask(run_view, SYSTEM, run_id=run_id)
        return len(asked)

    bind = coop._session_factory.kw["bind"]

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(bind, "before_cursor_execute", note)
    make_payer(coop, iban=IBAN)
    few = questions()
    for number in range(5):
        make_payer(coop, given=f"Lid {number}", iban=IBAN)
    many = questions()
    event.remove(bind, "before_cursor_execute", note)
    assert few == many
