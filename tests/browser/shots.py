"""``make shots``: pictures of every page of the stories, and the three the README shows.

Each page is taken at 360 and 1280 px, light and dark, into ``shots/``, to be looked at; what
axe finds wrong with it is printed, and then the command fails. The sample is filled at a
practice noon, so that the pictures are the same by night.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from coop.assembly.queries import leading_view, meeting_view
from coop.assembly.services import join_meeting, open_vote
from coop.kernel.clock import TIME_ZONE, PracticeClock
from coop.kernel.permissions import SYSTEM
from coop.sample import Sample, fill, telegram
from tests.browser.chromium import (
    DESKTOP,
    MODES,
    PHONE,
    Mode,
    axe_violations,
    headless_chromium,
    wider_than_its_window,
)
from tests.databases import ROOT, databases
from tests.makers import actor_for
from tests.processes import Stack, running_stack

SHOTS = ROOT / "shots"
README = ROOT / "web/static/readme"
WIDTHS: tuple[ViewportSize, ...] = (PHONE, DESKTOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One page, and as whom it is seen; without a persona it is a stranger who looks."""

    name: str
    path: str
    persona: str | None = None
    #: Name of the picture in the README, if it stands there.
    readme: str | None = None


def shots_of(stack: Stack, sample: Sample) -> Iterator[Shot]:
    """Return every page of the stories."""
    meeting = f"/vergaderingen/{sample.meetings.on_now}"
    newest = sample.reports[-1]
    yield Shot(name="home", path="/")
    yield Shot(name="sign-in", path="/aanmelden")
    yield Shot(name="home-member", path="/", persona="member")
    yield Shot(name="meetings", path="/vergaderingen", persona="member")
    yield Shot(name="meeting", path=meeting, persona="member")
    yield Shot(name="live", path=f"{meeting}/live", persona="member", readme="vote")
    yield Shot(name="lead", path=f"{meeting}/leiden", persona="chair")
    yield Shot(name="door", path=f"{meeting}/deur", persona="counting")
    yield Shot(name="speakers", path=f"{meeting}/sprekers", persona="chair")
    yield Shot(name="notes", path=f"{meeting}/notuleren", persona="secretary")
    yield Shot(name="hall", path=f"{meeting}/scherm", persona="chair")
    yield from _assembly_shots(stack, sample)
    yield Shot(name="members", path="/leden", persona="secretary")
    yield Shot(name="import", path="/leden/import", persona="secretary")
    yield Shot(name="desk", path="/berichten", persona="secretary")
    yield Shot(name="groups", path="/buurtmelding")
    yield Shot(name="question", path="/buurtmelding/koningsveld-zuid")
    yield Shot(name="calling", path="/bellen")
    yield Shot(name="queue", path="/buurtmeldingen", persona="moderator")
    yield Shot(
        name="review", path=f"/buurtmeldingen/{newest}", persona="moderator", readme="review"
    )
    yield from _prevention_shots()
    yield Shot(name="tents", path="/buurtent", persona="volunteer")
    yield Shot(name="call", path="/buurtent/telefoontje", persona="volunteer")
    yield Shot(name="plan", path="/buurtent/nieuw", persona="volunteer")
    yield Shot(name="tent", path=f"/buurtent/{sample.tent}", persona="volunteer", readme="tent")
    yield Shot(name="telegram", path=f"{stack.practice_url}/telegram?user=1010")
    yield Shot(name="postbox", path=f"{stack.practice_url}/post")


def _assembly_shots(stack: Stack, sample: Sample) -> Iterator[Shot]:
    """Return what stands around a meeting: before it, at its door, and after it."""
    base = "/vergaderingen"
    on_now, to_come, closed = (
        f"{base}/{meeting_id}"
        for meeting_id in (sample.meetings.on_now, sample.meetings.to_come, sample.meetings.closed)
    )
    coming = stack.coop.ask(meeting_view, SYSTEM, meeting_id=sample.meetings.to_come)
    item = next(item for item in coming.items if item.motion)
    for name, path, persona in (
        ("new-meeting", f"{base}/nieuw", "secretary"),
        ("planning", f"{to_come}/plan", "secretary"),
        ("convocation", f"{to_come}/oproeping", "secretary"),
        ("coming", to_come, "member"),
        ("item", f"{to_come}/punt/{item.id}", "member"),
        ("proposals", f"{to_come}/voorstellen", "member"),
        ("proxy", f"{to_come}/volmacht", "member"),
        ("proxies", f"{to_come}/volmachten", "secretary"),
        ("petition", f"{base}/verzoek", "member"),
        ("attendance", f"{on_now}/aanwezigheid", "secretary"),
        ("challenge", f"{on_now}/bezwaar", "member"),
        ("closed", closed, "member"),
        ("recount", f"{closed}/natellen", "counting"),
        ("minutes", f"{closed}/notulen", "secretary"),
        ("minutes-item", f"{closed}/notulen/2", "secretary"),
        ("minutes-versions", f"{closed}/notulen/2/versies", "secretary"),
        ("decisions", f"{closed}/besluiten", "member"),
        ("proof", f"{closed}/bewijs", "secretary"),
        ("all-decisions", f"{base}/besluiten", "member"),
        ("retirement", f"{base}/rooster", "member"),
        ("board", f"{base}/bestuur", "secretary"),
        ("board-decisions", f"{base}/bestuur/besluiten", "secretary"),
        ("shelf", "/stukken", "member"),
    ):
        yield Shot(name=name, path=path, persona=persona)


def _prevention_shots() -> Iterator[Shot]:
    """Return how groups are founded, joined, run and kept good, and what the board releases."""
    group = "/groepen/koningsveld-zuid"
    for name, path, persona in (
        ("all-groups", "/groepen", None),
        ("group", group, None),
        ("join-group", f"{group}/meedoen", "member"),
        ("group-desk", f"{group}/beheer", "chair"),
        ("found-group", "/groepen/nieuw", "chair"),
        ("group-overview", "/groepen/overzicht", "chair"),
        ("chat-queue", "/groepschat", "moderator"),
        ("texts", "/buurtmeldingen/teksten", "secretary"),
        ("elsewhere", "/waar-hoort-dit", None),
        ("release", "/vrijgave", "chair"),
        ("processing", "/privacy/verwerkingsregister", "secretary"),
        ("peilingen", "/peilingen", "member"),
        ("new-peiling", "/peilingen/nieuw", "chair"),
    ):
        yield Shot(name=name, path=path, persona=persona)


def main() -> None:
    """Take them all, or those whose names are given."""
    wanted = set(sys.argv[1:])
    problems: list[str] = []
    SHOTS.mkdir(exist_ok=True)
    README.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        databases(Path(folder), "sqlite") as made,
        running_stack(Path(folder), made.new()) as stack,
        headless_chromium() as browser,
    ):
        sample = _fill(stack)
        for shot in shots_of(stack, sample):
            if wanted and shot.name not in wanted:
                continue
            for width in WIDTHS:
                for mode in MODES:
                    problems += _take(browser, stack, shot, width, mode)
    # An empty text would count as a failure.
    sys.exit("\n".join(problems) or None)


def _fill(stack: Stack) -> Sample:
    clock = stack.coop.clock
    assert isinstance(clock, PracticeClock)
    now = clock.now().astimezone(TIME_ZONE)
    noon = datetime.combine(now.date() + timedelta(days=1), time(12), TIME_ZONE)
    clock.move(noon - now)
    sample = fill(stack.coop)
    stack.world.put(**cast("dict[str, Any]", telegram.world()))
    leading = stack.coop.ask(leading_view, SYSTEM, meeting_id=sample.meetings.on_now)
    assert leading.meeting.current is not None
    stack.coop.run(open_vote, SYSTEM, item_id=leading.meeting.current.id)
    member = actor_for(stack.coop, sample.people["member"])
    stack.coop.run(join_meeting, member, meeting_id=sample.meetings.on_now)
    return sample


def _take(
    browser: Browser, stack: Stack, shot: Shot, width: ViewportSize, mode: Mode
) -> list[str]:
    """Take one picture; return what is wrong with the page."""
    context = browser.new_context(viewport=width, color_scheme=mode, locale="nl-NL")
    page = context.new_page()
    if shot.persona:
        _become(page, stack, shot.persona)
    page.goto(shot.path if "://" in shot.path else f"{stack.base_url}{shot.path}")
    taken = f"{shot.name}-{width['width']}-{mode}"
    page.screenshot(path=SHOTS / f"{taken}.png", full_page=True)
    if shot.readme and mode == "light" and width is PHONE:
        # Without the practice banner, and as much as a reader of the README wants to see.
        clip = FloatRect(x=0, y=78, width=PHONE["width"], height=860)
        page.screenshot(path=README / f"{shot.readme}.png", full_page=True, clip=clip)
    problems = axe_violations(page)
    if wider_than_its_window(page):
        problems.append("wider than its window")
    context.close()
    return [f"{taken}: {problem}" for problem in problems]


def _become(page: Page, stack: Stack, persona: str) -> None:
    page.goto(stack.base_url)
    page.locator(f'form:has(input[name="persona"][value="{persona}"]) button').click()


if __name__ == "__main__":
    main()
