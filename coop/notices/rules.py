"""When a notice may go out, how often it is tried and how fast; plain values only."""

import uuid
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from coop.kernel.clock import TIME_ZONE
from coop.people.rules import ChannelKind, LinkPurpose, Purpose


class NoticeKind(StrEnum):
    """What a notice tells; each has its words in `messages`."""

    #: One fixed sentence, such as a refusal; never what somebody wrote or chose.
    SENTENCE = "sentence"
    ACCESS_CODE_ISSUED = "access_code_issued"
    APPLICATION_CORRECTION = "application_correction"
    APPLICATION_NEW = "application_new"
    APPLICATION_QUESTION = "application_question"
    APPLICATION_RECEIVED = "application_received"
    APPLICATION_REFUSED = "application_refused"
    APPLICATION_SENT = "application_sent"
    APPLICATION_STOPPED = "application_stopped"
    BULLETIN_LINK = "bulletin_link"
    BULLETIN_NEW = "bulletin_new"
    BULLETIN_OVER = "bulletin_over"
    BULLETIN_SHOWN = "bulletin_shown"
    BULLETIN_TAKEN = "bulletin_taken"
    MODERATORS_ANNOUNCED = "moderators_announced"
    MEETING = "meeting"
    MEETINGS = "meetings"
    MEMBER_ADMITTED = "member_admitted"
    MEMBER_EXPELLED = "member_expelled"
    MEMBER_RESIGNED = "member_resigned"
    MENU = "menu"
    DECISIONS_PUBLISHED = "decisions_published"
    MINUTES_PROPOSED = "minutes_proposed"
    EMAIL_CHANGED = "email_changed"
    EMAIL_CODE = "email_code"
    GROUP_ASK_FIRST = "group_ask_first"
    GROUP_ASKED = "group_asked"
    GROUP_ASKED_AGAIN = "group_asked_again"
    GROUP_CHOICE = "group_choice"
    GROUP_DRILL = "group_drill"
    GROUP_DRILL_ASKED = "group_drill_asked"
    GROUP_INVITATION = "group_invitation"
    GROUP_PEOPLE = "group_people"
    GROUP_REFUSED = "group_refused"
    GROUP_RULES = "group_rules"
    GROUP_WAY_IN = "group_way_in"
    GROUP_WELCOME = "group_welcome"
    GROUP_WHO = "group_who"
    GROUP_WEEK = "group_week"
    PATROL_ADMITTED = "patrol_admitted"
    PATROL_ASKED = "patrol_asked"
    PATROL_CANCELLED = "patrol_cancelled"
    PATROL_CONDUCT = "patrol_conduct"
    PATROL_END_ASKED = "patrol_end_asked"
    PATROL_PLANNED = "patrol_planned"
    PETITION_COMPLETE = "petition_complete"
    PRIVACY = "privacy"
    CANDIDATE_NAMED = "candidate_named"
    CONTRIBUTION_ASKED = "contribution_asked"
    PRIVACY_ANSWERED = "privacy_answered"
    PRIVACY_EXTENDED = "privacy_extended"
    PRIVACY_RECEIVED = "privacy_received"
    PRIVACY_REQUEST = "privacy_request"
    CONTRIBUTION_REMINDED = "contribution_reminded"
    CONVOCATION = "convocation"
    CHAT_TROUBLE = "chat_trouble"
    CONTACT_CODE = "contact_code"
    MESSAGE_HINT = "message_hint"
    MESSAGE_RESTORED = "message_restored"
    MESSAGE_STOPPED = "message_stopped"
    MESSAGES_WAITING = "messages_waiting"
    PROPOSAL_DECIDED = "proposal_decided"
    PROXY_LOST = "proxy_lost"
    PROXY_QUESTION = "proxy_question"
    PROXY_RECEIVED = "proxy_received"
    RELEASE_ENDS = "release_ends"
    REPORT_ALARM = "report_alarm"
    REPORT_ANSWERED = "report_answered"
    REPORT_ASKED = "report_asked"
    REPORT_CLOSED = "report_closed"
    REPORT_CORRECTION = "report_correction"
    REPORT_FORWARDED = "report_forwarded"
    REPORT_JUDGED = "report_judged"
    REPORT_LIST = "report_list"
    REPORT_LOCATION = "report_location"
    REPORT_MERGED = "report_merged"
    REPORT_NEW = "report_new"
    REPORT_NOT_SOLVED = "report_not_solved"
    REPORT_OUTCOME = "report_outcome"
    REPORT_OVERVIEW = "report_overview"
    REPORT_PAST = "report_past"
    REPORT_PASSED_ON = "report_passed_on"
    REPORT_PREVIEW = "report_preview"
    REPORT_QUESTION = "report_question"
    REPORT_REJECTED = "report_rejected"
    REPORT_RETURNED = "report_returned"
    REPORT_REPLIED = "report_replied"
    REPORT_REPLY = "report_reply"
    REPORT_REPLY_LEFT = "report_reply_left"
    REPORT_REPLY_TAKEN = "report_reply_taken"
    REPORT_SEEN_TOO = "report_seen_too"
    REPORT_SENT = "report_sent"
    REPORT_SHARED = "report_shared"
    REPORT_SHOWN = "report_shown"
    REPORT_SILENT = "report_silent"
    REPORT_TAKE_BACK = "report_take_back"
    REPORT_TAKEN_UP = "report_taken_up"
    REPORT_STOPPED = "report_stopped"
    REPORT_WAITS = "report_waits"
    REPORT_UNANSWERED = "report_unanswered"
    ROLE_DEPUTY = "role_deputy"
    ROLE_ENDS = "role_ends"
    ROLE_GIVEN = "role_given"
    #: To the others on the board: nobody gets a function in silence.
    ROLE_GIVEN_BOARD = "role_given_board"
    ROLE_INVITATION = "role_invitation"
    ROLE_QUESTION = "role_question"
    SANCTION_APPEALED = "sanction_appealed"
    SANCTION_TOLD = "sanction_told"
    SECOND_STEP_CHANGED = "second_step_changed"
    SIGN_IN = "sign_in"
    PEILING = "peiling"
    PEILINGEN = "peilingen"
    TENT_CANCELLED = "tent_cancelled"
    TENT_CANCELLED_STAFF = "tent_cancelled_staff"
    TENT_CREW_PICKED = "tent_crew_picked"
    TENT_CREW_QUESTION = "tent_crew_question"
    TENT_CREW_SHOWN = "tent_crew_shown"
    TENT_EXPECTED = "tent_expected"
    TENT_INVITATION = "tent_invitation"
    TENT_LIST = "tent_list"
    TENT_MOVED = "tent_moved"
    TENT_MOVED_STAFF = "tent_moved_staff"
    TENT_POLICE_ANSWERED = "tent_police_answered"
    TENT_POLICE_MOVED = "tent_police_moved"
    TENT_POLICE_MONTH = "tent_police_month"
    TENT_POLICE_QUESTION = "tent_police_question"
    TENT_POLICE_REMINDER = "tent_police_reminder"
    TENT_REMINDER = "tent_reminder"
    TENT_SHORT = "tent_short"
    TENT_SHOWN = "tent_shown"
    TENT_STOPPED = "tent_stopped"
    TENT_SWAP_QUESTION = "tent_swap_question"
    TENT_SWAP_TAKEN = "tent_swap_taken"
    TENT_THANKS = "tent_thanks"
    VOTE = "vote"
    VOTE_ELSEWHERE = "vote_elsewhere"
    VOTE_FOR = "vote_for"


#: Why a notice did not go out: the secretary held it back.
STOPPED = "stopped"

#: BW 2:41 lid 5: to the address given for it, or not at all; then a letter goes.
BOUND_TO_ADDRESS = frozenset({NoticeKind.CONVOCATION})


#: What is written on paper to who is reached in no other way. A convocation and the contribution
#: have letters of their own, a tent its flyers; a code or a question in a chat makes no letter.
ON_PAPER = frozenset(
    {
        NoticeKind.APPLICATION_REFUSED,
        NoticeKind.CANDIDATE_NAMED,
        NoticeKind.DECISIONS_PUBLISHED,
        NoticeKind.MEMBER_ADMITTED,
        NoticeKind.MEMBER_EXPELLED,
        NoticeKind.MEMBER_RESIGNED,
        NoticeKind.MINUTES_PROPOSED,
        NoticeKind.PETITION_COMPLETE,
        NoticeKind.PRIVACY_ANSWERED,
        NoticeKind.PRIVACY_EXTENDED,
        NoticeKind.PRIVACY_RECEIVED,
        NoticeKind.PROPOSAL_DECIDED,
        NoticeKind.PROXY_LOST,
        NoticeKind.PROXY_RECEIVED,
        NoticeKind.ROLE_ENDS,
        NoticeKind.ROLE_GIVEN,
    }
)
#: In one file: it is written in seconds, and one can carry it.
LETTERS_IN_A_FILE = 1000
#: After this a letter says nothing new any more.
LETTER_IS_NEWS = timedelta(days=60)


class OwnCourse(StrEnum):
    """Why the desk neither stops nor repeats a notice."""

    #: BW 2:41 lid 5: part of the proof that a member was called; its own page says what to do.
    CONVOCATION = "convocation"
    #: A code, or a warning that an account changed: the reader asked for it or must know.
    SAFETY = "safety"
    #: Moderators decide about reports, and who holds the desk may not know of them.
    REPORT = "report"
    #: The law or the statutes say that it is told (AVG art. 12 lid 3; BW 2:34a and 2:35).
    RIGHT = "right"


_SAFETY = frozenset(
    {
        NoticeKind.ACCESS_CODE_ISSUED,
        NoticeKind.CONTACT_CODE,
        NoticeKind.EMAIL_CHANGED,
        NoticeKind.EMAIL_CODE,
        NoticeKind.SECOND_STEP_CHANGED,
        NoticeKind.SIGN_IN,
    }
)
_RIGHT = frozenset(
    {
        NoticeKind.APPLICATION_REFUSED,
        NoticeKind.MEMBER_EXPELLED,
        NoticeKind.MEMBER_RESIGNED,
        NoticeKind.PRIVACY_ANSWERED,
        NoticeKind.PRIVACY_EXTENDED,
        NoticeKind.PRIVACY_RECEIVED,
    }
)


def own_course(kind: NoticeKind) -> OwnCourse | None:
    """Return why the desk leaves a kind of notice alone; nothing when it may stop it."""
    if kind in BOUND_TO_ADDRESS:
        return OwnCourse.CONVOCATION
    if kind in _SAFETY:
        return OwnCourse.SAFETY
    if kind in _RIGHT:
        return OwnCourse.RIGHT
    # Every kind about a report or a bulletin begins so, those of tomorrow too.
    return OwnCourse.REPORT if kind.startswith(("report_", "bulletin_")) else None


class Outcome(StrEnum):
    """How an attempt to send went, when it did not go well."""

    #: Network, busy relay, too many messages: later it may work.
    TEMPORARY = "temporary"
    #: The line broke after the message was handed over: send again, with the same Message-ID.
    UNKNOWN = "unknown"
    #: This message will never be taken.
    PERMANENT = "permanent"
    #: Nothing will ever arrive there: the bot was blocked, the mailbox is gone.
    UNREACHABLE = "unreachable"


#: A claimed notice whose sender died is free again after this.
LEASE = timedelta(seconds=60)

#: Waits before the second, third … attempt. After the last a notice has failed, about a
#: day and a half after the first: long enough for a relay that is down over a night.
BACKOFF = tuple(
    timedelta(seconds=seconds)
    for seconds in (2, 10, 30, 120, 600, 1800, 3600, 3 * 3600, 9 * 3600, 21 * 3600)
)

#: Seconds, and mails at most.
BUNDLE_TAKES = 1.0
MOST_IN_BUNDLE = 20

#: Waits while the relay takes no mail at all; the last one goes on. No mail's attempts are
#: counted meanwhile, so an hour or a weekend without a relay loses nothing.
RELAY_PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 60, 120))

QUIET_FROM = time(22)
QUIET_UNTIL = time(7)

#: Order in which channels are tried; who linked Telegram reads that first.
CHANNEL_ORDER = (ChannelKind.TELEGRAM, ChannelKind.EMAIL)

#: What somebody may end from a mail. Not the convocation: who takes that consent back gets a
#: letter instead (BW 2:41 lid 5), and says so where both are explained.
ENDED_FROM_MAIL = frozenset(Purpose) - {Purpose.CONVOCATION}

#: What stands behind `/l/` in the address of a link, one page per purpose.
LINK_PATHS = {
    LinkPurpose.SIGN_IN: "aanmelden",
    LinkPurpose.ANNOUNCEMENT: "komst",
    LinkPurpose.BULLETIN: "waarschuwen",
    LinkPurpose.DOOR: "deur",
    LinkPurpose.REPORT_ANSWER: "antwoord",
    LinkPurpose.REPORT_FOLLOW: "buurtmelding",
    LinkPurpose.ROLE_INVITATION: "functie",
    LinkPurpose.TENT_ANSWER: "tent-antwoord",
    LinkPurpose.TENT_DELIVERY: "bezorgen",
    LinkPurpose.TENT_FLYER: "flyer",
    LinkPurpose.TENT_INVITATION: "uitnodiging",
    LinkPurpose.TELEGRAM: "telegram",
    LinkPurpose.UNSUBSCRIBE: "afmelden",
}

#: Telegram: callback data holds at most 64 bytes.
LONGEST_BUTTON_DATA = 64


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many messages in so many seconds."""

    count: int
    seconds: float

    def lasting(self, second: float) -> "Window":
        """Return the same for another length of a second."""
        return Window(self.count, self.seconds * second)


#: Telegram's limits as its bot FAQ gives them, one source with python-telegram-bot's constants.
PER_CHAT = Window(1, 1.0)
PER_GROUP = Window(20, 60.0)
OVERALL = Window(30, 1.0)


def wait_before_next(sent: Sequence[float], windows: Sequence[Window], now: float) -> float:
    """Return how long to wait so that no stretch of a window's length holds too many.

    `sent` are instants in ascending order, in seconds of any clock that only goes forward.
    """
    wait = 0.0
    for window in windows:
        if len(sent) >= window.count:
            # Half-open: what was sent exactly a window ago has left it.
            wait = max(wait, sent[-window.count] + window.seconds - now)
    return wait


def still_counting(sent: Sequence[float], longest: float, now: float) -> Sequence[float]:
    """Drop the instants that no window looks at any more."""
    return sent[bisect_right(sent, now - longest) :]


def mail_windows(per_minute: int | None, *, urgent: bool) -> tuple[Window, ...]:
    """Return the relay's ceiling; what is not urgent leaves a sixth of it for sign-in mails."""
    if per_minute is None:
        return ()
    reserved = 0 if urgent else per_minute // 6
    return (Window(max(1, per_minute - reserved), 60.0),)


def mails_done_at(waiting: int, per_minute: int | None, now: datetime) -> datetime:
    """Return when the last of so many mails will have gone at the pace of the relay (C10)."""
    windows = mail_windows(per_minute, urgent=False)
    if not windows:
        # Without a ceiling the engine's own speed counts, and that is a matter of moments.
        return now
    return now + timedelta(minutes=max(0, -(-waiting // windows[0].count) - 1))


def mails_in_bundle(seconds_per_mail: float) -> int:
    """Return how many mails are written and recorded together: what leaves in a second.

    After a crash so many are in doubt; and a mail to sign in with waits for no more than two
    bundles.
    """
    return max(1, min(MOST_IN_BUNDLE, int(BUNDLE_TAKES / max(seconds_per_mail, 1e-6))))


def relay_pause(times_away: int) -> timedelta:
    """Return how long to leave a relay alone that was away so often in a row before."""
    return RELAY_PAUSES[min(times_away, len(RELAY_PAUSES) - 1)]


def next_attempt(attempts: int, now: datetime, retry_after: timedelta | None) -> datetime | None:
    """Return when to try again after so many attempts, or nothing when it has failed."""
    if retry_after is not None:
        # The receiver names the moment itself; that is no reason to give up sooner.
        return now + retry_after
    if attempts > len(BACKOFF):
        return None
    return now + BACKOFF[attempts - 1]


def is_quiet(now: datetime) -> bool:
    """Tell whether people sleep."""
    local = now.astimezone(TIME_ZONE).time()
    return local >= QUIET_FROM or local < QUIET_UNTIL


def after_quiet_hours(due_at: datetime) -> datetime:
    """Move an instant in the night to the morning after it."""
    if not is_quiet(due_at):
        return due_at
    local = due_at.astimezone(TIME_ZONE)
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_UNTIL, TIME_ZONE).astimezone(due_at.tzinfo)


def order_key_of(channel: ChannelKind | None, address: str | None) -> str | None:
    """Return the key within which order counts: a chat is read from top to bottom."""
    return f"telegram:{address}" if channel is ChannelKind.TELEGRAM else None


def is_group_chat(chat_id: int) -> bool:
    """Tell a group from a private chat: Telegram gives groups negative numbers."""
    return chat_id < 0


def message_id_of(notice_id: uuid.UUID, mail_from: str) -> str:
    """Return the Message-ID of a notice; the same at every attempt."""
    return f"<{notice_id}@{mail_from.rpartition('@')[2]}>"


def link_url(base_url: str, purpose: LinkPurpose, token: str) -> str:
    """Return the address that a link in a mail or chat leads to."""
    return f"{base_url}/l/{LINK_PATHS[purpose]}/{token}"


def unsubscribe_address(link: str, purpose: Purpose) -> str:
    """Return where one purpose is ended; the link knows who, and this what."""
    return f"{link}?over={purpose.value}"


def button_data(verb: str, *values: uuid.UUID | str | int) -> str:
    """Write what a pressed button tells the bot: `<verb>:<value>:…`, at most 64 bytes."""
    parts = [value.hex if isinstance(value, uuid.UUID) else str(value) for value in values]
    data = ":".join((verb, *parts))
    if any(":" in part for part in (verb, *parts)) or len(data.encode()) > LONGEST_BUTTON_DATA:
        msg = f"this does not fit a button: {data}"
        raise ValueError(msg)
    return data


def vote_screen(poll_id: uuid.UUID) -> str:
    """Return the screen of one vote in a chat: the buttons, then "geteld", then the outcome."""
    return f"vote:{poll_id.hex}"


def poll_mark(poll_id: uuid.UUID) -> str:
    """Return by what a button of a proxy knows its vote, short enough to fit beside the rest."""
    return poll_id.hex[:8]


def proxy_screen(proxy_id: uuid.UUID, poll_id: uuid.UUID) -> str:
    """Return the screen of one giver's part in one vote, in the holder's chat."""
    return f"proxy:{proxy_id.hex}:{poll_mark(poll_id)}"


def peiling_screen(peiling_id: uuid.UUID) -> str:
    """Return the screen of one peiling in a chat: the answers to choose, then the result."""
    return f"peiling:{peiling_id.hex}"


def tent_invitation_key(session_id: uuid.UUID, person_id: uuid.UUID) -> str:
    """Return under which key somebody is invited to a tent, once."""
    return f"tent_invitation:{session_id}:{person_id}"


def crew_screen(session_id: uuid.UUID) -> str:
    """Return the screen of the question who can help at a tent, which an answer edits."""
    return f"crew:{session_id.hex}"


def tent_screen(session_id: uuid.UUID) -> str:
    """Return the screen of one tent in a chat: the invitation, which an answer edits."""
    return f"tent:{session_id.hex}"


#: The dialogue of a buurtmelding in a private chat: one question at a time, in one place.
REPORT_SCREEN = "report"
#: The same for the questions to who wants to become a member.
JOIN_SCREEN = "join"


#: What shows its reader something of a buurtmelding in a private chat.
TELLS_OF_REPORT = frozenset(
    {
        NoticeKind.REPORT_ANSWERED,
        NoticeKind.REPORT_ASKED,
        NoticeKind.REPORT_CORRECTION,
        NoticeKind.REPORT_LIST,
        NoticeKind.REPORT_MERGED,
        NoticeKind.REPORT_PASSED_ON,
        NoticeKind.REPORT_QUESTION,
        NoticeKind.REPORT_REJECTED,
        NoticeKind.REPORT_SHOWN,
        NoticeKind.REPORT_TAKEN_UP,
    }
)
#: C7: what the bot posted with content becomes one neutral line before two days are over.
TRACE_LASTS = timedelta(hours=46)
TRACE = "trace:"


def trace_screen(message_id: str) -> str:
    """Return the screen of one message that tells of a buurtmelding, whatever else it is."""
    return f"{TRACE}{message_id}"


#: The list of stopped messages, in the private chat of a moderator: one line that is edited.
MODERATION_SCREEN = "moderation"


def stopped_screen(group_id: uuid.UUID) -> str:
    """Return the screen on which a writer reads why a message went: one a group, not a pile."""
    return f"stopped:{group_id.hex}"


def outcome_screen(report_id: uuid.UUID) -> str:
    """Return the screen of one report in its group: the outcome, later one neutral line."""
    return f"outcome:{report_id.hex}"


def bulletin_screen(bulletin_id: uuid.UUID) -> str:
    """Return the screen of one bulletin in its group: its words, later one neutral line."""
    return f"bulletin:{bulletin_id.hex}"


def alarm_screen(report_id: uuid.UUID) -> str:
    """Return the screen of one urgent report in its group: the alarm, later one line."""
    return f"alarm:{report_id.hex}"


def solved_screen(report_id: uuid.UUID) -> str:
    """Return the screen of the question whether a report is solved, which the answer edits."""
    return f"solved:{report_id.hex}"
