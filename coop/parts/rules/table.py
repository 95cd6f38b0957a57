"""What belongs to each part, and what is the ground under all of them.

The one table by which pages, permissions, functions, notices, chores and the bot's menu come
and go. Whatever is new stands here in one place: ``tests/architecture/test_parts.py`` says so.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from coop.kernel.permissions import Permission
from coop.parts.rules.parts import Belongings, Part


def _permissions(*beginnings: str) -> frozenset[Permission]:
    """Return every permission of an area, or of one kind of thing in it."""
    return frozenset(one for one in Permission if one.value.startswith(beginnings))


#: Retention goes on while a part is off: what the law wants gone must go (AVG art. 5 lid 1 e).
_RETENTION = frozenset(
    {
        "close what nobody touched",
        "discard drafts",
        "end bulletins",
        "end what stands in groups",
        "forget applications",
        "forget bulletins",
        "forget conversations",
        "forget files of members",
        "forget guesses",
        "forget images of reports",
        "forget invitations",
        "forget links into groups",
        "forget mails that came in",
        "forget lists of members",
        "forget measures that are over",
        "forget messages that were stopped",
        "forget newcomers of groups",
        "forget notes of rounds",
        "forget new mail addresses",
        "forget orders to the bot",
        "forget passkey challenges",
        "forget privacy requests",
        "forget questions",
        "forget sign-ins",
        "forget statements nobody read",
        "forget updates",
        "forget wishes of visitors",
        "let claims expire",
        "make chats neutral",
        "remove what was kept long enough",
    }
)

TABLE: Mapping[Part, Belongings] = {
    Part.REGISTER: Belongings(
        addresses=frozenset({"membership"}),
        permissions=_permissions("membership:", "merging:")
        - _permissions("membership:application:submit")
        # BW 2:35 lid 6: who is a member can resign here, whatever else is off.
        - _permissions("membership:member:resign"),
        notices=frozenset(
            {
                "application_new",
                "application_received",
                "application_refused",
                "member_admitted",
                "member_expelled",
            }
        ),
        chores=frozenset(
            {
                *("plan_list", "read_list", "compare_list", "enter_list", "undo_list"),
                "write_members",
            }
        ),
    ),
    Part.JOINING: Belongings(
        needs=frozenset({Part.REGISTER}),
        addresses=frozenset({"membership.apply", "membership.join", "membership.show_thanks"}),
        permissions=_permissions("membership:application:submit"),
        notices=frozenset(
            {
                "application_correction",
                "application_question",
                "application_sent",
                "application_stopped",
            }
        ),
        entries=frozenset({"join"}),
    ),
    Part.MESSAGES: Belongings(
        addresses=frozenset({"letter_desk", "notices"}),
        permissions=_permissions("notices:desk:"),
        chores=frozenset({"write letters the desk asked for"}),
    ),
    Part.STATUTES: Belongings(
        addresses=frozenset({"shelf", "statutes"}),
        permissions=_permissions("shelf:", "statutes:"),
    ),
    Part.ASSEMBLY: Belongings(
        # BW 2:38: who may vote is who is a member, and how is for law and statutes to say.
        needs=frozenset({Part.REGISTER, Part.STATUTES}),
        addresses=frozenset({"assembly", "meeting_links"}),
        permissions=_permissions("assembly:", "voting:"),
        functions=frozenset({"candidate", "counting_committee", "process_guardian"}),
        notices=frozenset(
            {
                *("candidate_named", "decisions_published", "meeting", "meetings"),
                *("minutes_proposed", "petition_complete", "proposal_decided", "proxy_lost"),
                *("proxy_question", "proxy_received", "vote", "vote_elsewhere", "vote_for"),
                *("decisions_published", "meetings", "minutes_proposed", "petition_complete"),
                *("proposal_decided", "vote", "vote_elsewhere"),
                *("candidate_named", "meetings", "petition_complete", "proposal_decided"),
                *("vote", "vote_elsewhere"),
                *("convocation", "meetings", "petition_complete", "proposal_decided"),
                *("vote", "vote_elsewhere"),
            }
        ),
        chores=frozenset(
            {
                "invite who became a member",
                "tell who is invited to a meeting",
                "write letters to who is invited",
            }
        ),
        entries=frozenset({"meetings"}),
    ),
    Part.PEILINGEN: Belongings(
        # Who is asked is who is a member.
        needs=frozenset({Part.REGISTER}),
        addresses=frozenset({"peilingen"}),
        permissions=_permissions("peilingen:"),
        notices=frozenset({"peiling", "peilingen"}),
        chores=frozenset({"tell of peilingen and count them"}),
        entries=frozenset({"peilingen"}),
    ),
    Part.CONTRIBUTION: Belongings(
        needs=frozenset({Part.REGISTER}),
        addresses=frozenset({"books", "contribution", "payments"}),
        permissions=_permissions("contribution:"),
        notices=frozenset({"contribution_asked", "contribution_reminded"}),
        chores=frozenset({"tell who pays", "write files of the contribution"}),
    ),
    Part.PREVENTION: Belongings(
        addresses=frozenset(
            {"bulletins", "groups", "incidents", "ladder", "moderation", "release", "review"}
        ),
        permissions=_permissions("bulletins:", "groups:", "incidents:", "moderation:")
        - {
            Permission.BULLETINS_BULLETIN_END,
            Permission.INCIDENTS_DRAFT_DISCARD,
            Permission.INCIDENTS_POST_EXPIRE,
            Permission.INCIDENTS_REPORT_TEND,
            Permission.MODERATION_ORDER_CARRY_OUT,
            Permission.MODERATION_TEXT_FORGET,
        },
        functions=frozenset({"moderator", "municipality"}),
        notices=frozenset(
            {
                *("bulletin_link", "bulletin_new", "bulletin_over", "bulletin_taken"),
                *("contact_code", "group_asked", "group_asked_again", "group_choice"),
                *("group_drill", "group_drill_asked", "moderators_announced"),
                *("group_ask_first", "group_rules", "group_who", "release_ends"),
                *(
                    "group_invitation",
                    "group_people",
                    "group_refused",
                    "group_way_in",
                    "group_welcome",
                ),
                *("chat_trouble", "message_hint", "message_restored", "message_stopped"),
                *("messages_waiting", "sanction_appealed", "sanction_told"),
                *("report_answered", "report_correction", "report_forwarded", "report_list"),
                *("report_location", "report_new", "report_passed_on", "report_preview"),
                "report_question",
                *(
                    "report_rejected",
                    "report_seen_too",
                    "report_sent",
                    "report_shown",
                    "report_stopped",
                    "report_take_back",
                ),
                *("report_merged", "report_waits"),
                *("group_week", "report_closed", "report_judged", "report_not_solved"),
                *("report_overview", "report_returned", "report_silent", "report_unanswered"),
                *("report_asked", "report_merged", "report_replied", "report_reply"),
                *("report_reply_left", "report_reply_taken", "report_shared", "report_taken_up"),
            }
        ),
        chores=frozenset(
            {
                "ask for test messages",
                "keep nights of groups",
                "put reports before contacts",
                "remind of reports that wait",
                "tell groups of the week",
                "tell that the release ends",
            }
        ),
        entries=frozenset({"people", "report", "reports"}),
    ),
    # Patrols are hidden from a small beginning (C23), and walk in a group.
    Part.PATROLS: Belongings(
        needs=frozenset({Part.PREVENTION}),
        addresses=frozenset({"patrols"}),
        permissions=_permissions("patrols:") - {Permission.PATROLS_NOTE_FORGET},
        notices=frozenset(
            {
                *("patrol_admitted", "patrol_asked", "patrol_cancelled", "patrol_conduct"),
                *("patrol_end_asked", "patrol_planned"),
            }
        ),
        chores=frozenset({"tend rounds"}),
    ),
    # No membership needed: the neighbours of a tent are whoever lives there.
    Part.BUURTENT: Belongings(
        addresses=frozenset({"buurtent", "flyer_links", "tent_links", "tent_opinions"}),
        permissions=_permissions("buurtent:"),
        functions=frozenset({"volunteer"}),
        notices=frozenset(
            {
                *("tent_cancelled", "tent_cancelled_staff", "tent_invitation", "tent_list"),
                *("tent_moved", "tent_moved_staff", "tent_police_moved"),
                *("tent_police_answered", "tent_police_question", "tent_police_reminder"),
                *("tent_crew_picked", "tent_crew_question", "tent_crew_shown"),
                *("tent_swap_question", "tent_swap_taken", "tent_thanks"),
                *("tent_expected", "tent_police_month", "tent_reminder", "tent_short"),
                "tent_shown",
            }
        ),
        chores=frozenset({"send the month to the police", "tend to tents", "thank who helped"}),
        entries=frozenset({"tent"}),
    ),
}

#: Signing in, one's own data, the privacy desk, and what the law wants in any case.
GROUND = Belongings(
    addresses=frozenset(
        {
            *(
                "access",
                "asset",
                "breaches",
                "demo",
                "help",
                "home",
                "language",
                "letters",
                "menu",
            ),
            *("own", "own_changes", "passkeys", "privacy", "privacy_desk", "role_invitations"),
            *("roles", "second", "second_board", "setup"),
            # Where members live, where one looks out together, and the neighbours of a tent.
            "places",
            # What the bot hears; whether a part is on is seen when it is handled.
            "telegram",
            # C20: who does what is public, with or without groups.
            *("static", "style", "who"),
            # BW 2:35 lid 6: how one resigns is on the website.
            "membership.leave",
            "membership.resign_now",
            # AVG art. 7 lid 3: a consent is taken back as easily as it was given.
            "tent_links.stop_from_invitation",
            "unsubscribing",
        }
    ),
    permissions=_permissions(
        *("inbox:", "jobs:", "notices:outbox:", "notices:reply:", "people:", "places:"),
        *("privacy:", "setup:", "worker:"),
    )
    | {
        Permission.BULLETINS_BULLETIN_END,
        Permission.INCIDENTS_DRAFT_DISCARD,
        Permission.INCIDENTS_POST_EXPIRE,
        Permission.INCIDENTS_REPORT_TEND,
        Permission.MEMBERSHIP_MEMBER_RESIGN,
        # What the bot was told to take away in a group is taken away in any case.
        Permission.MODERATION_ORDER_CARRY_OUT,
        Permission.MODERATION_TEXT_FORGET,
        Permission.PATROLS_NOTE_FORGET,
    },
    functions=frozenset(
        {
            *("audit_committee", "board_member", "chair", "operator", "secretary", "supervisor"),
            "treasurer",
        }
    ),
    notices=frozenset(
        {
            *("access_code_issued", "email_changed", "email_code", "member_resigned", "menu"),
            *("privacy", "privacy_answered", "privacy_extended", "privacy_received"),
            *("privacy_request", "role_deputy", "role_ends", "role_given", "role_given_board"),
            *("role_invitation", "role_question", "second_step_changed", "sentence", "sign_in"),
            "tent_stopped",
            # C4, C7: what the bot placed in a group is taken back there in any case. Nothing
            # new comes this way, for no report can be made.
            *("bulletin_shown", "report_alarm", "report_outcome", "report_past"),
        }
    ),
    chores=_RETENTION
    | {"enter_extract", "place_addresses", "read the mailbox", "read_extract", "undo_extract"},
    entries=frozenset({"privacy", "start"}),
)


def _index(names: Callable[[Belongings], frozenset[str]]) -> dict[str, Part]:
    return {name: part for part in Part for name in names(TABLE[part])}


_PART_OF_ADDRESS = _index(lambda belongings: belongings.addresses)
_PART_OF_CHORE = _index(lambda belongings: belongings.chores)
_PART_OF_ENTRY = _index(lambda belongings: belongings.entries)
_PART_OF_FUNCTION = _index(lambda belongings: belongings.functions)
_PART_OF_NOTICE = _index(lambda belongings: belongings.notices)
_PART_OF_PERMISSION = {name: part for part in Part for name in TABLE[part].permissions}


def part_of_address(endpoint: str) -> Part | None:
    """Return the part an address belongs to: by itself, or else with its blueprint."""
    if endpoint in GROUND.addresses:
        return None
    return _PART_OF_ADDRESS.get(endpoint) or _PART_OF_ADDRESS.get(endpoint.partition(".")[0])


def part_of_chore(name: str) -> Part | None:
    """Return the part a tick or a task belongs to."""
    return _PART_OF_CHORE.get(name)


def part_of_entry(name: str) -> Part | None:
    """Return the part an entry of the bot's menu belongs to."""
    return _PART_OF_ENTRY.get(name)


def part_of_function(kind: str) -> Part | None:
    """Return the part a function belongs to."""
    return _PART_OF_FUNCTION.get(kind)


def part_of_notice(kind: str) -> Part | None:
    """Return the part a kind of notice belongs to."""
    return _PART_OF_NOTICE.get(kind)


def part_of_permission(permission: Permission) -> Part | None:
    """Return the part a permission belongs to."""
    return _PART_OF_PERMISSION.get(permission)


def permissions_of(parts: Iterable[Part]) -> frozenset[Permission]:
    """Return every permission that goes with these parts."""
    return frozenset(chain.from_iterable(TABLE[part].permissions for part in parts))


def notices_of(parts: Iterable[Part]) -> frozenset[str]:
    """Return every kind of notice that goes with these parts."""
    return frozenset(chain.from_iterable(TABLE[part].notices for part in parts))


def chores_of(parts: Iterable[Part]) -> frozenset[str]:
    """Return every chore that goes with these parts."""
    return frozenset(chain.from_iterable(TABLE[part].chores for part in parts))
