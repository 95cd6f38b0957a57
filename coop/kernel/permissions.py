"""What an actor may attempt at all, and on which things."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from coop.kernel.errors import MissingPermissionError, SecondStepNeededError


class Permission(StrEnum):
    """Named ``area:thing:action``; keep the list alphabetical."""

    ASSEMBLY_ADVICE_GIVE = "assembly:advice:give"
    ASSEMBLY_ANNOUNCEMENT_GIVE = "assembly:announcement:give"
    ASSEMBLY_ATTENDANCE_CHECK_IN = "assembly:attendance:check-in"
    ASSEMBLY_BALLOT_CAST = "assembly:ballot:cast"
    ASSEMBLY_BALLOTS_TAKE = "assembly:ballots:take"
    ASSEMBLY_BOARD_HOLD = "assembly:board:hold"
    ASSEMBLY_BOARD_READ = "assembly:board:read"
    ASSEMBLY_CONVOCATION_DELIVER = "assembly:convocation:deliver"
    ASSEMBLY_DECISION_RECORD = "assembly:decision:record"
    ASSEMBLY_FLOOR_ASK = "assembly:floor:ask"
    ASSEMBLY_FLOOR_ENTER = "assembly:floor:enter"
    ASSEMBLY_MEETING_ATTEND = "assembly:meeting:attend"
    ASSEMBLY_MEETING_CONVENE = "assembly:meeting:convene"
    ASSEMBLY_MEETING_FOLLOW = "assembly:meeting:follow"
    ASSEMBLY_MEETING_LEAD = "assembly:meeting:lead"
    ASSEMBLY_MEETING_READ = "assembly:meeting:read"
    ASSEMBLY_MINUTES_COMMENT = "assembly:minutes:comment"
    ASSEMBLY_MINUTES_SIGN = "assembly:minutes:sign"
    ASSEMBLY_MINUTES_WRITE = "assembly:minutes:write"
    ASSEMBLY_NOTE_WRITE = "assembly:note:write"
    ASSEMBLY_PAPERS_COUNT = "assembly:papers:count"
    ASSEMBLY_PETITION_SIGN = "assembly:petition:sign"
    ASSEMBLY_PROOF_TAKE = "assembly:proof:take"
    ASSEMBLY_PROPOSAL_MAKE = "assembly:proposal:make"
    ASSEMBLY_PROXY_GIVE = "assembly:proxy:give"
    ASSEMBLY_PROXY_LAPSE = "assembly:proxy:lapse"
    ASSEMBLY_PROXY_REGISTER = "assembly:proxy:register"
    ASSEMBLY_STATEMENT_GIVE = "assembly:statement:give"
    BULLETINS_BULLETIN_END = "bulletins:bulletin:end"
    BULLETINS_BULLETIN_PLACE = "bulletins:bulletin:place"
    BULLETINS_BULLETIN_SEND = "bulletins:bulletin:send"
    BUURTENT_CALL_RECORD = "buurtent:call:record"
    BUURTENT_CREW_ANSWER = "buurtent:crew:answer"
    BUURTENT_CUSTOM_SET = "buurtent:custom:set"
    BUURTENT_EVENING_HOST = "buurtent:evening:host"
    BUURTENT_FIGURE_READ = "buurtent:figure:read"
    BUURTENT_FLYER_ANSWER = "buurtent:flyer:answer"
    BUURTENT_FLYER_DELIVER = "buurtent:flyer:deliver"
    BUURTENT_INVITATION_ANSWER = "buurtent:invitation:answer"
    BUURTENT_INVITATION_READ = "buurtent:invitation:read"
    BUURTENT_MONTH_READ = "buurtent:month:read"
    BUURTENT_OPINION_GIVE = "buurtent:opinion:give"
    BUURTENT_POLICE_ANSWER = "buurtent:police:answer"
    BUURTENT_SESSION_PLAN = "buurtent:session:plan"
    BUURTENT_SESSION_READ = "buurtent:session:read"
    BUURTENT_SESSION_TEND = "buurtent:session:tend"
    BUURTENT_TEAM_STEER = "buurtent:team:steer"
    CONTRIBUTION_ACCOUNT_READ = "contribution:account:read"
    CONTRIBUTION_FILE_WRITE = "contribution:file:write"
    CONTRIBUTION_MANDATE_MANAGE = "contribution:mandate:manage"
    CONTRIBUTION_REMINDER_SEND = "contribution:reminder:send"
    CONTRIBUTION_RUN_MANAGE = "contribution:run:manage"
    CONTRIBUTION_STATEMENT_MANAGE = "contribution:statement:manage"
    CONTRIBUTION_TOTAL_READ = "contribution:total:read"
    GROUPS_CONTACT_PROVE = "groups:contact:prove"
    GROUPS_DRILL_ASK = "groups:drill:ask"
    GROUPS_FIGURE_READ = "groups:figure:read"
    GROUPS_GROUP_JOIN = "groups:group:join"
    GROUPS_GROUP_MANAGE = "groups:group:manage"
    GROUPS_GROUP_READ = "groups:group:read"
    GROUPS_GROUP_RUN = "groups:group:run"
    GROUPS_PARTICIPANT_ADMIT = "groups:participant:admit"
    GROUPS_RELEASE_ADOPT = "groups:release:adopt"
    INBOX_MAIL_TAKE = "inbox:mail:take"
    INBOX_UPDATE_HANDLE = "inbox:update:handle"
    INCIDENTS_ANSWER_GIVE = "incidents:answer:give"
    INCIDENTS_DRAFT_DISCARD = "incidents:draft:discard"
    INCIDENTS_OVERVIEW_SEND = "incidents:overview:send"
    INCIDENTS_POST_EXPIRE = "incidents:post:expire"
    INCIDENTS_REPORT_FOLLOW = "incidents:report:follow"
    INCIDENTS_REPORT_READ = "incidents:report:read"
    INCIDENTS_REPORT_REVIEW = "incidents:report:review"
    INCIDENTS_REPORT_TEND = "incidents:report:tend"
    INCIDENTS_REPORT_WRITE = "incidents:report:write"
    INCIDENTS_TEXT_MANAGE = "incidents:text:manage"
    JOBS_JOB_WORK = "jobs:job:work"
    MEMBERSHIP_APPLICATION_DECIDE = "membership:application:decide"
    MEMBERSHIP_APPLICATION_RECORD = "membership:application:record"
    MEMBERSHIP_APPLICATION_SUBMIT = "membership:application:submit"
    MEMBERSHIP_CATEGORY_DEFINE = "membership:category:define"
    MEMBERSHIP_IMPORT_MANAGE = "membership:import:manage"
    MEMBERSHIP_MEMBER_DISCIPLINE = "membership:member:discipline"
    MEMBERSHIP_MEMBER_END = "membership:member:end"
    MEMBERSHIP_MEMBER_EXPORT = "membership:member:export"
    MEMBERSHIP_MEMBER_PLACE = "membership:member:place"
    MEMBERSHIP_MEMBER_READ = "membership:member:read"
    MEMBERSHIP_MEMBER_RESIGN = "membership:member:resign"
    MEMBERSHIP_MINOR_RECORD = "membership:minor:record"
    MEMBERSHIP_TARGET_SET = "membership:target:set"
    MERGING_PERSON_MERGE = "merging:person:merge"
    MODERATION_CHAT_WATCH = "moderation:chat:watch"
    MODERATION_ITEM_DECIDE = "moderation:item:decide"
    MODERATION_ORDER_CARRY_OUT = "moderation:order:carry-out"
    MODERATION_RULE_SET = "moderation:rule:set"
    MODERATION_SANCTION_APPEAL = "moderation:sanction:appeal"
    MODERATION_SANCTION_IMPOSE = "moderation:sanction:impose"
    MODERATION_TEXT_FORGET = "moderation:text:forget"
    NOTICES_DESK_READ = "notices:desk:read"
    NOTICES_DESK_STEER = "notices:desk:steer"
    NOTICES_OUTBOX_DELIVER = "notices:outbox:deliver"
    NOTICES_REPLY_QUEUE = "notices:reply:queue"
    PATROLS_NOTE_FORGET = "patrols:note:forget"
    PATROLS_ROUND_TEND = "patrols:round:tend"
    PATROLS_ROUND_WALK = "patrols:round:walk"
    PATROLS_TEAM_JOIN = "patrols:team:join"
    PATROLS_TEAM_RUN = "patrols:team:run"
    PEILINGEN_PEILING_ANSWER = "peilingen:peiling:answer"
    PEILINGEN_PEILING_ASK = "peilingen:peiling:ask"
    PEILINGEN_PEILING_COUNT = "peilingen:peiling:count"
    PEILINGEN_PEILING_READ = "peilingen:peiling:read"
    PEOPLE_ACCESS_HELP = "people:access:help"
    PEOPLE_CHANNEL_LINK = "people:channel:link"
    PEOPLE_CONSENT_GIVE = "people:consent:give"
    PEOPLE_CONSENT_WITHDRAW = "people:consent:withdraw"
    PEOPLE_LANGUAGE_CHOOSE = "people:language:choose"
    PEOPLE_PERSON_CHANGE_OWN = "people:person:change-own"
    PEOPLE_PERSON_MANAGE = "people:person:manage"
    PEOPLE_PERSON_READ_OWN = "people:person:read-own"
    PEOPLE_PERSONA_PRACTISE = "people:persona:practise"
    PEOPLE_ROLE_ASK = "people:role:ask"
    PEOPLE_ROLE_GRANT = "people:role:grant"
    PEOPLE_ROLE_READ = "people:role:read"
    PEOPLE_SECOND_STEP_RESET = "people:second-step:reset"
    PEOPLE_SESSION_OPEN = "people:session:open"
    PLACES_ADDRESS_CHECK = "places:address:check"
    PLACES_ADDRESS_MANAGE = "places:address:manage"
    PLACES_ADDRESS_READ = "places:address:read"
    PRIVACY_BREACH_HANDLE = "privacy:breach:handle"
    PRIVACY_PROCESSOR_MANAGE = "privacy:processor:manage"
    PRIVACY_REQUEST_HANDLE = "privacy:request:handle"
    PRIVACY_REQUEST_SEND = "privacy:request:send"
    PRIVACY_RETENTION_READ = "privacy:retention:read"
    PRIVACY_RETENTION_RUN = "privacy:retention:run"
    PRIVACY_STATEMENT_READ = "privacy:statement:read"
    SETUP_PART_TURN = "setup:part:turn"
    SHELF_PAPER_MANAGE = "shelf:paper:manage"
    SHELF_PAPER_READ = "shelf:paper:read"
    SHELF_PAPER_READ_AS_BOARD = "shelf:paper:read-as-board"
    SHELF_PAPER_READ_AS_MEMBER = "shelf:paper:read-as-member"
    STATUTES_RULE_READ = "statutes:rule:read"
    STATUTES_RULE_SET = "statutes:rule:set"
    STATUTES_SWITCH_TURN = "statutes:switch:turn"
    VOTING_BALLOT_TAKE = "voting:ballot:take"
    VOTING_POLL_MANAGE = "voting:poll:manage"
    VOTING_POLL_READ = "voting:poll:read"
    WORKER_LEASE_HOLD = "worker:lease:hold"


class ScopeKind(StrEnum):
    """The kinds of things a permission can be limited to."""

    ALL = "all"
    GROUP = "group"
    MEETING = "meeting"
    REPORT = "report"
    TENT_SESSION = "tent_session"


@dataclass(frozen=True, slots=True)
class Scope:
    """One thing, or everything."""

    kind: ScopeKind
    id: uuid.UUID | None = None

    def covers(self, other: "Scope") -> bool:
        """Tell whether a grant on this scope reaches the other."""
        return self.kind is ScopeKind.ALL or self == other


EVERYWHERE = Scope(ScopeKind.ALL)

#: Permissions whose use cases act on one group, report, meeting or tent. ``Coop.run`` and
#: ``Coop.ask`` insist that such a use case called ``uow.require`` with that thing's scope.
SCOPED = frozenset(
    {
        Permission.ASSEMBLY_ANNOUNCEMENT_GIVE,
        Permission.BULLETINS_BULLETIN_PLACE,
        Permission.BUURTENT_FLYER_DELIVER,
        Permission.BUURTENT_POLICE_ANSWER,
        Permission.GROUPS_GROUP_RUN,
        Permission.GROUPS_PARTICIPANT_ADMIT,
        Permission.INCIDENTS_ANSWER_GIVE,
        Permission.INCIDENTS_REPORT_READ,
        Permission.INCIDENTS_REPORT_REVIEW,
        Permission.MODERATION_ITEM_DECIDE,
        Permission.MODERATION_RULE_SET,
        Permission.MODERATION_SANCTION_IMPOSE,
        Permission.PATROLS_TEAM_RUN,
    }
)


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission, on what, and by which function it is held (for the journal)."""

    permission: Permission
    scope: Scope = EVERYWHERE
    function: str = ""


class ActorKind(StrEnum):
    """How an actor is known."""

    PERSON = "person"
    LINK = "link"
    SYSTEM = "system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever asks, as ``Coop.identify`` established it."""

    kind: ActorKind
    grants: frozenset[Grant] = frozenset()
    #: What the functions of this person carry, but not before the second step of signing in.
    withheld: frozenset[Grant] = frozenset()
    person_id: uuid.UUID | None = None
    #: The link a link holder came with, and the contact it was sent to.
    link_id: uuid.UUID | None = None
    contact_id: uuid.UUID | None = None
    #: Session of a person in a browser, so that it can be ended.
    session_id: uuid.UUID | None = None
    name: str = ""
    locale: str = "nl"

    def holds(self, permission: Permission, scope: Scope | None = None) -> bool:
        """Tell whether the permission is held on the scope, or anywhere if none is given."""
        return self.grant_for(permission, scope) is not None

    def grant_for(self, permission: Permission, scope: Scope | None = None) -> Grant | None:
        """Find the grant that carries the permission."""
        return _grant_in(self.grants, permission, scope)

    def may_reach(self, permission: Permission) -> bool:
        """Tell whether the permission is held somewhere, or will be after the second step."""
        return self.holds(permission) or any(
            grant.permission is permission for grant in self.withheld
        )

    def require(self, permission: Permission, scope: Scope | None = None) -> None:
        """Refuse unless the actor holds the permission."""
        if self.holds(permission, scope):
            return
        if _grant_in(self.withheld, permission, scope) is not None:
            raise SecondStepNeededError(permission=permission)
        raise MissingPermissionError(permission=permission)

    def require_second_step(self) -> None:
        """Refuse who has functions and did not take the second step that guards them."""
        if self.withheld:
            raise SecondStepNeededError

    def scopes(self, permission: Permission) -> frozenset[Scope]:
        """Return the scopes on which a permission is held, for queries that list."""
        return frozenset(grant.scope for grant in self.grants if grant.permission is permission)


def _grant_in(
    grants: frozenset[Grant], permission: Permission, scope: Scope | None
) -> Grant | None:
    for grant in grants:
        if grant.permission is permission and (scope is None or grant.scope.covers(scope)):
            return grant
    return None


#: What anybody may do without being known.
PUBLIC_GRANTS = frozenset(
    Grant(permission, function="bezoeker")
    for permission in (
        Permission.BUURTENT_OPINION_GIVE,
        Permission.INCIDENTS_REPORT_FOLLOW,
        Permission.INCIDENTS_REPORT_WRITE,
        Permission.GROUPS_GROUP_READ,
        Permission.MEMBERSHIP_APPLICATION_SUBMIT,
        Permission.PEOPLE_ROLE_ASK,
        Permission.PEOPLE_SESSION_OPEN,
        Permission.PLACES_ADDRESS_CHECK,
        Permission.PRIVACY_REQUEST_SEND,
        Permission.PRIVACY_STATEMENT_READ,
        Permission.SHELF_PAPER_READ,
    )
)

NOBODY = Actor(kind=ActorKind.NOBODY, grants=PUBLIC_GRANTS)

#: The worker and the operator's commands. What a person decides is never done as the system.
SYSTEM = Actor(
    kind=ActorKind.SYSTEM,
    grants=frozenset(Grant(permission, function="systeem") for permission in Permission),
)
