"""Codes of the second step: the standard, the sheet of paper and the lock on the secret."""

from datetime import UTC, datetime

import pytest

from coop.people.documents import Vault, right_codes, secret_from
from coop.people.errors import (
    AuthenticatorUnreadableError,
)
from coop.people.rules import ALPHABET
from coop.people.rules.second import (
    RECOVERY_CODES,
    RECOVERY_LENGTH,
    matching_span,
    recovery_codes_from,
)
from tests.coop.people.second import VAULT


# RFC 6238, appendix B: the last six of its eight digits.
@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    now = datetime.fromtimestamp(seconds, UTC)
    assert right_codes(secret, now)[1] == (seconds // 30, code)


@pytest.mark.parametrize(
    ("typed", "last_span", "span"),
    [
        ("111111", 0, 7),
        ("222 222", 0, 8),
        (" 333333\n", 8, 9),
        ("333333", 9, None),
        ("111111", 7, None),
        ("444444", 0, None),
        ("", 0, None),
        ("١١١١١١", 0, None),
    ],
)
def test_a_code_is_right_once(typed: str, last_span: int, span: int | None) -> None:
    right = ((7, "111111"), (8, "222222"), (9, "333333"))
    assert matching_span(typed, right, last_span=last_span) == span


def test_recovery_codes_are_ten_and_all_different() -> None:
    codes = recovery_codes_from("geheim")
    assert len(set(codes)) == RECOVERY_CODES
    assert {len(code) for code in codes} == {RECOVERY_LENGTH}
    assert set("".join(codes)) <= set(ALPHABET)
    assert codes == recovery_codes_from("geheim")
    assert not set(codes) & set(recovery_codes_from("ander geheim"))


def test_a_secret_is_locked_with_the_key_of_the_site() -> None:
    secret = secret_from("app")
    locked = VAULT.lock(secret)
    assert secret.encode() not in locked
    assert VAULT.unlock(locked) == secret
    for other in (Vault("t" * 32), Vault("s" * 33)):
        with pytest.raises(AuthenticatorUnreadableError):
            other.unlock(locked)
