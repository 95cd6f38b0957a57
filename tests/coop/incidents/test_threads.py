"""Eight at once: one effect each, and numbers without gaps or doubles."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from coop.bootstrap import Coop
from coop.incidents.queries.review import review_queue
from coop.incidents.rules.answers import DraftKey
from coop.incidents.rules.states import Source, State
from coop.incidents.services.reports import send_report
from coop.incidents.services.review import approve_report
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM
from tests.coop.incidents.makers import fill_draft, make_group, make_report, read

THREADS = 8


def at_once(work: Callable[[int], object]) -> list[object]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, range(THREADS)))


def test_one_form_sent_eight_times_is_one_report(committed_coop: Coop) -> None:
    key = DraftKey(group_id=make_group(committed_coop), token="browser")
    fill_draft(committed_coop, NOBODY, key)
    once = committed_coop.once("form:abc")
    sent = at_once(lambda _: once.run(send_report, NOBODY, source=Source.WEB, key=key))
    assert len(set(sent)) == 1
    assert len(committed_coop.ask(review_queue, SYSTEM).waiting) == 1


def test_eight_reports_get_eight_numbers(committed_coop: Coop) -> None:
    group_id = make_group(committed_coop)
    keys = [DraftKey(group_id=group_id, token=f"browser {n}") for n in range(THREADS)]
    for key in keys:
        fill_draft(committed_coop, NOBODY, key)
    at_once(lambda n: committed_coop.run(send_report, NOBODY, source=Source.WEB, key=keys[n]))
    waiting = committed_coop.ask(review_queue, SYSTEM).waiting
    assert sorted(line.number for line in waiting) == list(range(1, THREADS + 1))


def test_of_eight_moderators_one_approves(committed_coop: Coop) -> None:
    report_id = make_report(committed_coop, make_group(committed_coop))

    def press(_: int) -> str:
        try:
            committed_coop.run(approve_report, SYSTEM, report_id=report_id)
        except CoopError as error:
            return error.code
        return "done"

    assert sorted(map(str, at_once(press))) == ["done"] + ["report_handled"] * (THREADS - 1)
    states = [step.state for step in read(committed_coop, report_id).history]
    assert states == [State.RECEIVED, State.APPROVED, State.FORWARDED]
