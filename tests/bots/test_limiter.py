import pytest

from bots.limiter import ChatLimiter, MailLimiter

GROUP, PERSON = "-1001", "1010"


def test_group_gets_twenty_a_minute_whatever_is_waiting() -> None:
    # A simulated clock: a message is ready at once and leaves as soon as it may.
    limiter = ChatLimiter()
    now = 0.0
    sent: list[float] = []
    for _ in range(100):
        now += limiter.wait(GROUP, now)
        limiter.starts(now)
        now += 0.05
        limiter.arrived(GROUP, now)
        sent.append(now)
    for start in sent:
        assert sum(start <= at < start + 59.99 for at in sent) <= 20
        assert sum(start <= at < start + 0.99 for at in sent) <= 1


def test_all_chats_together_get_thirty_a_second() -> None:
    limiter = ChatLimiter()
    now = 0.0
    sent: list[float] = []
    for person in range(200):
        now += limiter.wait(str(person), now)
        limiter.starts(now)
        limiter.arrived(str(person), now)
        sent.append(now)
    assert max(sum(start <= at < start + 0.999 for at in sent) for start in sent) == 30
    assert sent[-1] == pytest.approx(6, abs=0.2)


def test_full_group_does_not_delay_a_person() -> None:
    limiter = ChatLimiter()
    for second in range(20):
        limiter.arrived(GROUP, float(second))
    assert limiter.wait(GROUP, 20.0) == 40.0
    assert limiter.wait(PERSON, 20.0) == 0.0


def test_relay_gets_its_ceiling_and_sign_in_mail_still_goes() -> None:
    limiter = MailLimiter(30)
    for number in range(25):
        limiter.starts(f"a{number}@een.example", float(number))
    assert limiter.wait("b@twee.example", 25.0, is_urgent=False) == 35.0
    assert limiter.wait("b@twee.example", 25.0, is_urgent=True) == 0.0


def test_one_receiving_domain_has_a_ceiling_of_its_own() -> None:
    limiter = MailLimiter(6000, per_domain=6)
    for _ in range(5):
        limiter.starts("a@Een.example", 0.0)
    assert limiter.wait("b@een.example", 1.0, is_urgent=False) == 59.0
    assert limiter.wait("b@twee.example", 1.0, is_urgent=False) == 0.0
