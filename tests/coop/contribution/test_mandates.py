"""Mandates: given, moved, revoked, and who may."""

import uuid
from datetime import date, timedelta

import pytest

from coop.bootstrap import Coop
from coop.contribution.errors import (
    HolderMissingError,
    InvalidIbanError,
    MandateExistsError,
    MandateNotFoundError,
    MandateRevokedError,
    SignedInFutureError,
)
from coop.contribution.queries.accounts import AccountView, account_view, payers_page
from coop.contribution.services.mandates import move_mandate, record_mandate, revoke_mandate
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from coop.membership.errors import MemberNotFoundError
from tests.conftest import MakeActor
from tests.coop.contribution.makers import IBAN, OTHER_IBAN, make_payer
from tests.doubles import FixedClock


def account(coop: Coop, member_id: uuid.UUID) -> AccountView:
    return coop.ask(account_view, SYSTEM, member_id=member_id)


def give(coop: Coop, member_id: uuid.UUID, **other: object) -> None:
    values: dict[str, object] = {
        "iban": IBAN,
        "holder": "A. Bos",
        "signed_on": coop.clock.now().date(),
    }
    coop.run(record_mandate, SYSTEM, member_id=member_id, **(values | other))  # type: ignore[arg-type]  # values of a table


def test_a_mandate_holds_until_it_is_revoked(coop: Coop) -> None:
    member_id = make_payer(coop)
    give(coop, member_id)
    mandate = account(coop, member_id).mandate
    assert mandate is not None
    assert mandate.accounts[0].iban == IBAN
    coop.run(revoke_mandate, SYSTEM, mandate_id=mandate.mandate_id)
    assert account(coop, member_id).mandate is None
    give(coop, member_id)
    references = [one.reference for one in account(coop, member_id).mandates]
    assert len(set(references)) == 2


def test_another_account_keeps_the_mandate_and_its_history(coop: Coop, clock: FixedClock) -> None:
    member_id = make_payer(coop, iban=IBAN)
    before = account(coop, member_id).mandate
    assert before is not None
    clock.advance(timedelta(days=3))
    coop.run(move_mandate, SYSTEM, mandate_id=before.mandate_id, iban=OTHER_IBAN, holder="A. Bos")
    after = account(coop, member_id).mandate
    assert after is not None
    assert after.reference == before.reference
    assert [use.iban for use in after.accounts] == [OTHER_IBAN, IBAN]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"iban": "NL38RABO0300065264"}, InvalidIbanError),
        ({"holder": " "}, HolderMissingError),
        ({"signed_on": date(2999, 1, 1)}, SignedInFutureError),
        ({"member_id": uuid.UUID(int=2**120)}, MemberNotFoundError),
    ],
)
def test_a_wrong_mandate_is_refused_and_changes_nothing(
    coop: Coop, wrong: dict[str, object], refusal: type[CoopError]
) -> None:
    member_id = make_payer(coop)
    with pytest.raises(refusal):
        give(coop, **({"member_id": member_id} | wrong))  # type: ignore[arg-type]  # values of a table
    assert account(coop, member_id).mandates == ()


def test_a_second_mandate_is_refused(coop: Coop) -> None:
    member_id = make_payer(coop, iban=IBAN)
    with pytest.raises(MandateExistsError):
        give(coop, member_id, iban=OTHER_IBAN)
    assert len(account(coop, member_id).mandates) == 1


def test_what_was_revoked_moves_no_more_and_is_revoked_once(coop: Coop, clock: FixedClock) -> None:
    member_id = make_payer(coop, iban=IBAN)
    mandate = account(coop, member_id).mandate
    assert mandate is not None
    coop.run(revoke_mandate, SYSTEM, mandate_id=mandate.mandate_id)
    clock.advance(timedelta(days=1))
    coop.run(revoke_mandate, SYSTEM, mandate_id=mandate.mandate_id)
    (revoked,) = account(coop, member_id).mandates
    assert revoked.revoked_on == (clock.now() - timedelta(days=1)).date()
    with pytest.raises(MandateRevokedError):
        coop.run(move_mandate, SYSTEM, mandate_id=mandate.mandate_id, iban=OTHER_IBAN, holder="B")


def test_an_unknown_mandate(coop: Coop) -> None:
    with pytest.raises(MandateNotFoundError):
        coop.run(revoke_mandate, SYSTEM, mandate_id=uuid.UUID(int=1))


def test_an_account_number_is_the_treasurers_to_see(coop: Coop, make_actor: MakeActor) -> None:
    member_id = make_payer(coop, iban=IBAN)
    board = make_actor(Permission.CONTRIBUTION_TOTAL_READ, Permission.MEMBERSHIP_MEMBER_READ)
    for query, values in ((account_view, {"member_id": member_id}), (payers_page, {})):
        with pytest.raises(MissingPermissionError):
            coop.ask(query, board, **values)  # type: ignore[arg-type]  # two queries in one loop


def test_members_are_found_by_name_and_number(coop: Coop) -> None:
    make_payer(coop, given="Zoë", iban=IBAN)
    make_payer(coop, given="Bram")
    page = coop.ask(payers_page, SYSTEM, search="zoe")
    assert [line.iban for line in page.lines] == [IBAN]
    assert (page.found, page.members, page.mandates) == (1, 2, 1)
    number = page.lines[0].number
    assert coop.ask(payers_page, SYSTEM, search=str(number)).found == 1
    assert coop.ask(payers_page, SYSTEM, search="9" * 30).found == 0
