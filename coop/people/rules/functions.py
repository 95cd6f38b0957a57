"""Functions people hold, what each may do, and how people are reached."""

import uuid
from datetime import date
from enum import StrEnum
from functools import cache

from coop.kernel.permissions import EVERYWHERE, Grant, Permission, Scope, ScopeKind
from coop.people.rules.access import LinkPurpose


class ChannelKind(StrEnum):
    """Where a person can be reached."""

    EMAIL = "email"
    TELEGRAM = "telegram"
    PHONE = "phone"


class Purpose(StrEnum):
    """What a person agreed to be told about."""

    #: BW 2:41(5): the convocation by mail needs consent to the address given for it.
    CONVOCATION = "convocation"
    ASSEMBLY = "assembly"
    CONTRIBUTION = "contribution"
    BUURTENT = "buurtent"
    NEWS = "news"


class RoleKind(StrEnum):
    """Functions a person can hold, dated and scoped."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    #: On the board, without one of the three offices of BW 2:37 lid 7.
    BOARD_MEMBER = "board_member"
    #: Raad van toezicht; whether it is the RvC of BW 2:57 is the statutes' to say.
    SUPERVISOR = "supervisor"
    AUDIT_COMMITTEE = "audit_committee"
    COUNTING_COMMITTEE = "counting_committee"
    #: Guards how decisions are prepared, and judges neither money nor content.
    PROCESS_GUARDIAN = "process_guardian"
    #: Stands for election, from nomination until the vote.
    CANDIDATE = "candidate"
    MODERATOR = "moderator"
    VOLUNTEER = "volunteer"
    #: C17: sees groups and figures; no reports, no names of residents.
    MUNICIPALITY = "municipality"
    OPERATOR = "operator"


#: The Dutch function as the journal and "Wie doet wat" name it.
FUNCTIONS = {
    RoleKind.CHAIR: "voorzitter",
    RoleKind.SECRETARY: "secretaris",
    RoleKind.TREASURER: "penningmeester",
    RoleKind.BOARD_MEMBER: "bestuurslid",
    RoleKind.SUPERVISOR: "raad van toezicht",
    RoleKind.AUDIT_COMMITTEE: "kascommissie",
    RoleKind.COUNTING_COMMITTEE: "stembureau",
    RoleKind.PROCESS_GUARDIAN: "procesbewaker",
    RoleKind.CANDIDATE: "kandidaat",
    RoleKind.MODERATOR: "beheerder",
    RoleKind.VOLUNTEER: "vrijwilliger",
    RoleKind.MUNICIPALITY: "gemeente",
    RoleKind.OPERATOR: "technisch beheer",
}


BOARD = frozenset(
    {
        Permission.ASSEMBLY_ATTENDANCE_CHECK_IN,
        Permission.ASSEMBLY_BALLOTS_TAKE,
        Permission.ASSEMBLY_FLOOR_ENTER,
        Permission.ASSEMBLY_BOARD_READ,
        Permission.BUURTENT_FIGURE_READ,
        Permission.BUURTENT_MONTH_READ,
        Permission.ASSEMBLY_MEETING_READ,
        Permission.CONTRIBUTION_TOTAL_READ,
        Permission.GROUPS_FIGURE_READ,
        Permission.GROUPS_GROUP_MANAGE,
        Permission.GROUPS_GROUP_RUN,
        Permission.GROUPS_RELEASE_ADOPT,
        Permission.INCIDENTS_TEXT_MANAGE,
        Permission.MEMBERSHIP_APPLICATION_DECIDE,
        Permission.MEMBERSHIP_CATEGORY_DEFINE,
        Permission.MEMBERSHIP_MEMBER_DISCIPLINE,
        Permission.MEMBERSHIP_MEMBER_PLACE,
        Permission.MEMBERSHIP_MEMBER_READ,
        Permission.MEMBERSHIP_TARGET_SET,
        Permission.NOTICES_DESK_READ,
        Permission.PEOPLE_ROLE_GRANT,
        Permission.PEOPLE_ROLE_READ,
        Permission.PEOPLE_SECOND_STEP_RESET,
        Permission.PLACES_ADDRESS_READ,
        Permission.PRIVACY_BREACH_HANDLE,
        Permission.PRIVACY_REQUEST_HANDLE,
        Permission.PRIVACY_RETENTION_READ,
        Permission.SETUP_PART_TURN,
        Permission.SHELF_PAPER_READ_AS_BOARD,
        Permission.SHELF_PAPER_READ_AS_MEMBER,
        Permission.PEILINGEN_PEILING_READ,
        Permission.STATUTES_RULE_READ,
        Permission.STATUTES_SWITCH_TURN,
        Permission.VOTING_POLL_READ,
    }
)


#: What those who look on need: the meetings, the rules and the totals, and no register.
WATCH = frozenset(
    {
        Permission.ASSEMBLY_MEETING_READ,
        Permission.PEOPLE_ROLE_READ,
        Permission.SHELF_PAPER_READ_AS_MEMBER,
        Permission.PEILINGEN_PEILING_READ,
        Permission.STATUTES_RULE_READ,
        Permission.VOTING_POLL_READ,
    }
)


PERMISSIONS_OF_ROLE: dict[RoleKind, frozenset[Permission]] = {
    RoleKind.CHAIR: BOARD
    | {
        Permission.ASSEMBLY_MEETING_LEAD,
        Permission.ASSEMBLY_NOTE_WRITE,
        Permission.ASSEMBLY_BOARD_HOLD,
        Permission.ASSEMBLY_MEETING_LEAD,
        Permission.ASSEMBLY_MINUTES_SIGN,
        Permission.ASSEMBLY_PROOF_TAKE,
        Permission.PEILINGEN_PEILING_ASK,
        Permission.VOTING_POLL_MANAGE,
    },
    RoleKind.SECRETARY: BOARD
    | {
        Permission.ASSEMBLY_BOARD_HOLD,
        Permission.ASSEMBLY_DECISION_RECORD,
        Permission.ASSEMBLY_MEETING_CONVENE,
        Permission.ASSEMBLY_PROXY_REGISTER,
        Permission.ASSEMBLY_NOTE_WRITE,
        Permission.ASSEMBLY_MINUTES_SIGN,
        Permission.ASSEMBLY_MINUTES_WRITE,
        Permission.ASSEMBLY_PROOF_TAKE,
        Permission.MEMBERSHIP_APPLICATION_RECORD,
        Permission.MEMBERSHIP_IMPORT_MANAGE,
        Permission.MEMBERSHIP_MEMBER_END,
        Permission.MEMBERSHIP_MEMBER_EXPORT,
        Permission.MEMBERSHIP_MINOR_RECORD,
        Permission.MERGING_PERSON_MERGE,
        Permission.NOTICES_DESK_STEER,
        Permission.PEOPLE_ACCESS_HELP,
        Permission.PEOPLE_PERSON_MANAGE,
        Permission.PLACES_ADDRESS_MANAGE,
        Permission.PRIVACY_PROCESSOR_MANAGE,
        Permission.SHELF_PAPER_MANAGE,
        Permission.PEILINGEN_PEILING_ASK,
        Permission.STATUTES_RULE_SET,
    },
    # Who is behind with paying is the treasurer's to see, and nobody else's.
    RoleKind.TREASURER: BOARD
    | {
        Permission.CONTRIBUTION_ACCOUNT_READ,
        Permission.CONTRIBUTION_MANDATE_MANAGE,
        Permission.CONTRIBUTION_REMINDER_SEND,
        Permission.CONTRIBUTION_RUN_MANAGE,
        Permission.CONTRIBUTION_STATEMENT_MANAGE,
    },
    RoleKind.BOARD_MEMBER: BOARD,
    RoleKind.SUPERVISOR: WATCH
    | {Permission.ASSEMBLY_ADVICE_GIVE, Permission.CONTRIBUTION_TOTAL_READ},
    RoleKind.AUDIT_COMMITTEE: WATCH | {Permission.CONTRIBUTION_TOTAL_READ},
    RoleKind.PROCESS_GUARDIAN: WATCH | {Permission.ASSEMBLY_STATEMENT_GIVE},
    RoleKind.CANDIDATE: frozenset(),
    RoleKind.MUNICIPALITY: frozenset({Permission.GROUPS_FIGURE_READ}),
    RoleKind.COUNTING_COMMITTEE: frozenset(
        {
            Permission.ASSEMBLY_ATTENDANCE_CHECK_IN,
            Permission.ASSEMBLY_BALLOTS_TAKE,
            Permission.ASSEMBLY_FLOOR_ENTER,
            Permission.ASSEMBLY_MEETING_READ,
            Permission.ASSEMBLY_PAPERS_COUNT,
            Permission.ASSEMBLY_PROXY_REGISTER,
            Permission.VOTING_POLL_READ,
        }
    ),
    RoleKind.MODERATOR: frozenset(
        {
            Permission.BULLETINS_BULLETIN_PLACE,
            Permission.GROUPS_FIGURE_READ,
            Permission.GROUPS_GROUP_RUN,
            Permission.GROUPS_PARTICIPANT_ADMIT,
            Permission.INCIDENTS_REPORT_READ,
            Permission.INCIDENTS_REPORT_REVIEW,
            Permission.MODERATION_ITEM_DECIDE,
            Permission.MODERATION_RULE_SET,
            Permission.MODERATION_SANCTION_IMPOSE,
            # C20: who walks and for how long is the coordinator's to know, and nobody else's.
            Permission.PATROLS_TEAM_RUN,
            Permission.PEOPLE_ROLE_READ,
        }
    ),
    RoleKind.VOLUNTEER: frozenset(
        {
            Permission.BUURTENT_CALL_RECORD,
            Permission.BUURTENT_CUSTOM_SET,
            Permission.BUURTENT_FLYER_DELIVER,
            Permission.BUURTENT_CREW_ANSWER,
            Permission.BUURTENT_EVENING_HOST,
            Permission.BUURTENT_FIGURE_READ,
            Permission.BUURTENT_MONTH_READ,
            Permission.BUURTENT_SESSION_PLAN,
            Permission.BUURTENT_SESSION_READ,
            Permission.BUURTENT_TEAM_STEER,
            Permission.PEOPLE_ROLE_READ,
        }
    ),
    # The operator keeps it running and sees no reports and no register.
    RoleKind.OPERATOR: frozenset(
        {
            Permission.INBOX_UPDATE_HANDLE,
            Permission.NOTICES_DESK_READ,
            Permission.PRIVACY_PROCESSOR_MANAGE,
        }
    ),
}


#: What every known person may do, member or not.
PERMISSIONS_OF_RESIDENT = frozenset(
    {
        Permission.BUURTENT_INVITATION_ANSWER,
        Permission.BUURTENT_INVITATION_READ,
        Permission.GROUPS_GROUP_JOIN,
        Permission.GROUPS_GROUP_READ,
        Permission.INCIDENTS_REPORT_FOLLOW,
        Permission.INCIDENTS_REPORT_WRITE,
        Permission.MEMBERSHIP_APPLICATION_SUBMIT,
        Permission.MODERATION_SANCTION_APPEAL,
        Permission.PATROLS_ROUND_WALK,
        Permission.PATROLS_TEAM_JOIN,
        Permission.PEOPLE_CHANNEL_LINK,
        Permission.PEOPLE_CONSENT_GIVE,
        Permission.PEOPLE_CONSENT_WITHDRAW,
        Permission.PEOPLE_LANGUAGE_CHOOSE,
        Permission.PEOPLE_PERSON_CHANGE_OWN,
        Permission.PEOPLE_PERSON_READ_OWN,
        Permission.PEOPLE_ROLE_ASK,
        Permission.PEOPLE_SESSION_OPEN,
        Permission.PLACES_ADDRESS_CHECK,
        Permission.PRIVACY_REQUEST_SEND,
        Permission.PRIVACY_STATEMENT_READ,
        Permission.SHELF_PAPER_READ,
    }
)


#: What membership adds. Whether a member may vote in a meeting is that meeting's roll to say.
PERMISSIONS_OF_MEMBER = frozenset(
    {
        Permission.ASSEMBLY_ANNOUNCEMENT_GIVE,
        Permission.ASSEMBLY_BALLOT_CAST,
        Permission.ASSEMBLY_FLOOR_ASK,
        Permission.ASSEMBLY_MEETING_ATTEND,
        Permission.ASSEMBLY_MEETING_READ,
        Permission.ASSEMBLY_PETITION_SIGN,
        Permission.ASSEMBLY_PROPOSAL_MAKE,
        Permission.ASSEMBLY_PROXY_GIVE,
        Permission.ASSEMBLY_MINUTES_COMMENT,
        Permission.MEMBERSHIP_MEMBER_RESIGN,
        Permission.PEOPLE_ROLE_READ,
        Permission.SHELF_PAPER_READ_AS_MEMBER,
        Permission.PEILINGEN_PEILING_ANSWER,
        Permission.PEILINGEN_PEILING_READ,
        Permission.STATUTES_RULE_READ,
        Permission.VOTING_POLL_READ,
    }
)


#: What a deputy cannot do in the holder's absence: who needs a second board member for a
#: switch, a function or a lost second step finds none in his or her own deputy.
WITHHELD_FROM_DEPUTY = frozenset(
    {
        Permission.GROUPS_RELEASE_ADOPT,
        Permission.PEOPLE_ROLE_GRANT,
        Permission.PEOPLE_SECOND_STEP_RESET,
        Permission.STATUTES_SWITCH_TURN,
    }
)


#: What is left of that for who supports the cooperative without being a member in the sense of
#: the law (research/dutch-rules.md 1.3): no access and no vote.
PERMISSIONS_OF_FRIEND = frozenset({Permission.MEMBERSHIP_MEMBER_RESIGN})


#: BW 2:38 lid 1: who is suspended has no vote, and no access but to the meeting that treats the
#: suspension, where he or she may speak. Everything else of membership goes on.
WITHHELD_WHILE_SUSPENDED = frozenset(
    {
        Permission.ASSEMBLY_BALLOT_CAST,
        # BW 2:41 lid 2 counts members by the votes they may cast.
        Permission.ASSEMBLY_PETITION_SIGN,
        Permission.ASSEMBLY_PROPOSAL_MAKE,
        Permission.ASSEMBLY_PROXY_GIVE,
        # Advice is asked of those who decide.
        Permission.PEILINGEN_PEILING_ANSWER,
    }
)


#: BW 2:13 lid 2: where the statutes say so, the legal representative casts a minor's vote.
WITHHELD_FROM_REPRESENTED = frozenset({Permission.ASSEMBLY_BALLOT_CAST})


#: Functions that open nothing but what members read, or the tent, and wait for no second step of
#: signing in. What is not named here waits for it, so that a new function does too.
WITHOUT_SECOND_STEP = frozenset(
    {
        RoleKind.CANDIDATE,
        RoleKind.MUNICIPALITY,
        RoleKind.PROCESS_GUARDIAN,
        RoleKind.VOLUNTEER,
    }
)
GUARDED_ROLES = frozenset(RoleKind) - WITHOUT_SECOND_STEP


@cache
def grants_of_role(kind: RoleKind, scope: Scope) -> frozenset[Grant]:
    """Return what one held role allows, on its scope."""
    function = FUNCTIONS[kind]
    return frozenset(
        Grant(permission, scope, function) for permission in PERMISSIONS_OF_ROLE[kind]
    )


@cache
def grants_of_deputy(kind: RoleKind, scope: Scope) -> frozenset[Grant]:
    """Return what of it a deputy may do while the holder is away."""
    return frozenset(
        grant
        for grant in grants_of_role(kind, scope)
        if grant.permission not in WITHHELD_FROM_DEPUTY
    )


@cache
def grants_of_resident() -> frozenset[Grant]:
    """Return what every known person may do."""
    return frozenset(Grant(p, EVERYWHERE, "bewoner") for p in PERMISSIONS_OF_RESIDENT)


@cache
def grants_of_member() -> frozenset[Grant]:
    """Return what membership adds."""
    return frozenset(Grant(p, EVERYWHERE, "lid") for p in PERMISSIONS_OF_MEMBER)


@cache
def grants_of_friend() -> frozenset[Grant]:
    """Return what supporting the cooperative adds."""
    return frozenset(Grant(p, EVERYWHERE, "vriend") for p in PERMISSIONS_OF_FRIEND)


@cache
def grants_of_suspended() -> frozenset[Grant]:
    """Return what is left of that during a suspension."""
    left = PERMISSIONS_OF_MEMBER - WITHHELD_WHILE_SUSPENDED
    return frozenset(Grant(p, EVERYWHERE, "lid") for p in left)


@cache
def grants_of_represented() -> frozenset[Grant]:
    """Return what is left of that for a minor whose representative votes."""
    left = PERMISSIONS_OF_MEMBER - WITHHELD_FROM_REPRESENTED
    return frozenset(Grant(p, EVERYWHERE, "lid") for p in left)


def grants_of_link(purpose: LinkPurpose, subject_id: uuid.UUID | None) -> frozenset[Grant]:
    """Return what the holder of a link may do: with one thing, for one purpose."""
    report = Scope(ScopeKind.REPORT, subject_id)
    tent = Scope(ScopeKind.TENT_SESSION, subject_id)
    meeting = Scope(ScopeKind.MEETING, subject_id)
    allowed: dict[LinkPurpose, set[Grant]] = {
        LinkPurpose.ANNOUNCEMENT: {Grant(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE, meeting, "lid")},
        LinkPurpose.BULLETIN: {
            Grant(Permission.BULLETINS_BULLETIN_SEND, EVERYWHERE, "contact"),
            Grant(Permission.GROUPS_CONTACT_PROVE, EVERYWHERE, "contact"),
        },
        LinkPurpose.REPORT_ANSWER: {
            # To whom is for the link's contact to say: the groups it is a contact of.
            Grant(Permission.BULLETINS_BULLETIN_SEND, EVERYWHERE, "wijkagent"),
            Grant(Permission.GROUPS_CONTACT_PROVE, report, "wijkagent"),
            Grant(Permission.INCIDENTS_ANSWER_GIVE, report, "wijkagent"),
            Grant(Permission.INCIDENTS_REPORT_READ, report, "wijkagent"),
        },
        LinkPurpose.TENT_ANSWER: {Grant(Permission.BUURTENT_POLICE_ANSWER, tent, "wijkagent")},
        LinkPurpose.REPORT_FOLLOW: {Grant(Permission.INCIDENTS_REPORT_FOLLOW, report, "bewoner")},
        LinkPurpose.TENT_DELIVERY: {Grant(Permission.BUURTENT_FLYER_DELIVER, tent, "bezorger")},
        # Which door it is stands in the link itself.
        LinkPurpose.TENT_FLYER: {Grant(Permission.BUURTENT_FLYER_ANSWER, EVERYWHERE, "bewoner")},
        LinkPurpose.TENT_INVITATION: {
            Grant(Permission.BUURTENT_INVITATION_ANSWER, tent, "bewoner"),
            Grant(Permission.BUURTENT_INVITATION_READ, tent, "bewoner"),
            Grant(Permission.PEOPLE_CONSENT_WITHDRAW, EVERYWHERE, "bewoner"),
        },
        LinkPurpose.UNSUBSCRIBE: {
            Grant(Permission.PEOPLE_CONSENT_WITHDRAW, EVERYWHERE, "bewoner")
        },
    }
    return frozenset(allowed.get(purpose, set()))


def holds_on(day: date, *, starts_on: date, ends_on: date | None) -> bool:
    """Tell whether a dated role is held on a day (the end day is the first day without it)."""
    return starts_on <= day and (ends_on is None or day < ends_on)
