"""The table of what happens now and then. Due-ness stands in rows; a tick only asks for them."""

import asyncio
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bots.mailbox import read_mailbox
from coop.assembly.queries import letters_to_write, written_letters
from coop.assembly.services import invite_newcomers, keep_letters, tell_invited
from coop.bootstrap import Coop
from coop.bulletins.services.placing import end_bulletins, forget_bulletins
from coop.buurtent.services.crew import thank_crew
from coop.buurtent.services.evening import forget_wishes
from coop.buurtent.services.team import send_police_month, tend_tents
from coop.contribution.queries.files import files_to_write, written_file
from coop.contribution.services.runs import keep_file, tell_payers
from coop.contribution.services.statements import forget_statements
from coop.groups.services.drills import ask_for_drills
from coop.inbox.services import forget_mails, forget_updates
from coop.incidents.services.alarms import expire_posts
from coop.incidents.services.claims import let_claims_expire
from coop.incidents.services.drafts import discard_stale_drafts
from coop.incidents.services.handovers import send_overviews
from coop.incidents.services.photos import forget_images
from coop.incidents.services.waiting import close_quiet_reports, remind_of_waiting
from coop.incidents.services.weeks import tell_groups_of_week
from coop.kernel.clock import TIME_ZONE, SystemClock
from coop.kernel.permissions import SYSTEM
from coop.kernel.use_case import UseCase
from coop.membership.services import forget_applications, forget_lists
from coop.membership.services.files import forget_files
from coop.moderation.services.invites import forget_invites
from coop.moderation.services.items import forget_stopped
from coop.moderation.services.ladder import forget_sanctions
from coop.moderation.services.messages import forget_newcomers
from coop.moderation.services.orders import forget_orders
from coop.moderation.services.settings import keep_nights
from coop.notices.documents import House
from coop.notices.queries.letters import letter_files_to_write, written_letter_file
from coop.notices.services.delivery import forget_replies
from coop.notices.services.letters import keep_letter_file
from coop.notices.services.traces import make_chats_neutral
from coop.parts.rules import part_of_chore
from coop.patrols.services.notes import forget_notes
from coop.patrols.services.rounds import tend_rounds
from coop.peilingen.services import move_peilingen
from coop.people.services import forget_guesses, forget_sign_ins
from coop.people.services.own import forget_email_changes
from coop.people.services.passkeys import forget_challenges
from coop.privacy.services import forget_requests
from coop.privacy.services.release import warn_of_release_end
from coop.privacy.services.retention import remove_what_is_over
from coop.roles.services import forget_invitations, forget_questions
from coop.settings import load_settings
from coop.setup.queries import parts_that_are_off

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to do every so many seconds, and once at the start."""

    name: str
    seconds: int
    act: Callable[[Coop], object]


def chore(use_case: UseCase[[], object]) -> Callable[[Coop], object]:
    """Return a tick's act: one use case without arguments, done as the system."""
    return lambda coop: coop.run(use_case, SYSTEM)


def write_files(coop: Coop) -> None:
    """Write the files of fixed runs; only keeping them is a change, so nobody waits for it."""
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


def write_letters(coop: Coop) -> None:
    """Write the letters of convocations; only keeping them is a change, so nobody waits for it."""
    base_url = load_settings(os.environ).base_url
    for convocation_id in coop.ask(letters_to_write, SYSTEM):
        letters = coop.ask(
            written_letters, SYSTEM, convocation_id=convocation_id, base_url=base_url
        )
        coop.run(
            keep_letters,
            SYSTEM,
            convocation_id=convocation_id,
            content=letters.content,
            addresses=letters.addresses,
        )


def write_letters_of_desk(coop: Coop) -> None:
    """Write the letters that the desk asked for; only keeping them is a change."""
    settings = load_settings(os.environ)
    house = House(base_url=settings.base_url, mail_from=settings.mail_from)
    for file_id in coop.ask(letter_files_to_write, SYSTEM):
        written = coop.ask(written_letter_file, SYSTEM, file_id=file_id, house=house)
        coop.run(
            keep_letter_file,
            SYSTEM,
            file_id=file_id,
            content=written.content,
            count=written.count,
        )


def until_done(use_case: UseCase[[], bool]) -> Callable[[Coop], object]:
    """Return a tick's act: one use case, in short transactions for as long as it says so."""

    def act(coop: Coop) -> None:
        while coop.run(use_case, SYSTEM):
            pass

    return act


def removing(use_case: UseCase[[], bool]) -> Callable[[Coop], object]:
    """Return a tick's act: remove until nothing is left to, also from the log beside the file."""

    def act(coop: Coop) -> None:
        removed = False
        while coop.run(use_case, SYSTEM):
            removed = True
        if removed:
            coop.empty_log()

    return act


def act_if_on(tick: Tick, coop: Coop) -> None:
    """Do what a tick is for, unless it belongs to a part that is off."""
    part = part_of_chore(tick.name)
    if part is None or part not in coop.ask(parts_that_are_off, SYSTEM):
        tick.act(coop)


#: How often the outbox is looked at when nobody says that there is something.
LOOK_EVERY = 0.25

TICKS: tuple[Tick, ...] = (
    Tick("end what stands in groups", 30, chore(expire_posts)),
    Tick("end bulletins", 30, chore(end_bulletins)),
    Tick("make chats neutral", 300, chore(make_chats_neutral)),
    Tick("let claims expire", 60, chore(let_claims_expire)),
    Tick("remind of reports that wait", 60, chore(remind_of_waiting)),
    Tick("close what nobody touched", 3600, until_done(close_quiet_reports)),
    Tick("put reports before contacts", 60, chore(send_overviews)),
    Tick("tend to tents", 15, chore(tend_tents)),
    Tick("thank who helped", 60, chore(thank_crew)),
    Tick("send the month to the police", 3600, chore(send_police_month)),
    Tick("tell groups of the week", 300, chore(tell_groups_of_week)),
    Tick("tell that the release ends", 3600, chore(warn_of_release_end)),
    Tick("write files of the contribution", 5, write_files),
    Tick("remove what was kept long enough", 3600, removing(remove_what_is_over)),
    Tick("tell who pays", 5, chore(tell_payers)),
    Tick("invite who became a member", 60, chore(invite_newcomers)),
    Tick("tell who is invited to a meeting", 5, until_done(tell_invited)),
    Tick("write letters to who is invited", 5, write_letters),
    Tick("write letters the desk asked for", 5, write_letters_of_desk),
    Tick("tell of peilingen and count them", 15, until_done(move_peilingen)),
    Tick("discard drafts", 3600, chore(discard_stale_drafts)),
    Tick("forget applications", 3600, chore(forget_applications)),
    Tick("forget bulletins", 3600, chore(forget_bulletins)),
    Tick("forget conversations", 3600, chore(forget_replies)),
    Tick("forget measures that are over", 3600, chore(forget_sanctions)),
    Tick("forget messages that were stopped", 3600, chore(forget_stopped)),
    Tick("forget newcomers of groups", 3600, chore(forget_newcomers)),
    Tick("forget notes of rounds", 3600, chore(forget_notes)),
    Tick("tend rounds", 60, chore(tend_rounds)),
    Tick("forget links into groups", 3600, chore(forget_invites)),
    Tick("forget orders to the bot", 3600, chore(forget_orders)),
    Tick("ask for test messages", 600, chore(ask_for_drills)),
    Tick("forget wishes of visitors", 3600, chore(forget_wishes)),
    Tick("keep nights of groups", 30, chore(keep_nights)),
    Tick("forget new mail addresses", 3600, chore(forget_email_changes)),
    Tick("forget files of members", 3600, chore(forget_files)),
    Tick("forget lists of members", 60, until_done(forget_lists)),
    Tick("forget passkey challenges", 3600, chore(forget_challenges)),
    Tick("forget images of reports", 600, removing(forget_images)),
    Tick("forget invitations", 3600, chore(forget_invitations)),
    Tick("forget questions", 3600, chore(forget_questions)),
    Tick("forget guesses", 3600, chore(forget_guesses)),
    Tick("forget privacy requests", 3600, chore(forget_requests)),
    Tick("forget statements nobody read", 3600, chore(forget_statements)),
    Tick("forget sign-ins", 3600, chore(forget_sign_ins)),
    Tick("forget mails that came in", 3600, chore(forget_mails)),
    Tick("forget updates", 3600, chore(forget_updates)),
    Tick("read the mailbox", 20, read_mailbox),
)


def make_scheduler(
    coop: Coop, *, on_tick: Callable[[], None], ticks: tuple[Tick, ...] = TICKS
) -> AsyncIOScheduler:
    """Return a scheduler that is not started yet; `on_tick` looks for what has become due."""
    scheduler = AsyncIOScheduler(
        timezone=TIME_ZONE,
        # A late tick is still done, but once and not twice side by side.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    async def do(tick: Tick) -> None:
        try:
            await asyncio.to_thread(act_if_on, tick, coop)
        except Exception:
            # What is due stays due: the next tick finds it again.
            logger.exception("tick %r failed", tick.name)
        on_tick()

    # Reminders and everything else that is told at its time: rows that have become due.
    scheduler.add_job(on_tick, "interval", seconds=LOOK_EVERY, id="due notices")
    for tick in ticks:
        scheduler.add_job(
            do,
            "interval",
            seconds=tick.seconds,
            args=(tick,),
            id=tick.name,
            next_run_time=SystemClock().now(),
        )
    return scheduler
