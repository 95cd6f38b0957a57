"""What becomes of every column that names a person or a membership.

Whoever adds such a column says it here; a test in ``tests/architecture`` asks for it.
"""

from collections.abc import Mapping
from enum import StrEnum


class Treatment(StrEnum):
    """What becomes of the rows of the entry that goes."""

    #: They are of the one that stays. Where that one has the same row already, and there may be
    #: only one, the row stays behind with the entry that goes.
    MOVES = "moves"
    #: They tell how it was, and are counted as they stand: rolls, ballots, attendance.
    STAYS = "stays"
    #: By a rule of their own, in ``services``.
    BY_RULE = "by_rule"


_MOVES, _STAYS, _BY_RULE = Treatment.MOVES, Treatment.STAYS, Treatment.BY_RULE

#: By "table.column".
REFERENCES: Mapping[str, Treatment] = {
    "access_codes.issued_by": _MOVES,
    "access_codes.person_id": _MOVES,
    "amendments.proposer_id": _MOVES,
    "announcements.person_id": _MOVES,
    "application_drafts.person_id": _MOVES,
    "applications.decided_by": _MOVES,
    "applications.member_id": _STAYS,
    "applications.person_id": _MOVES,
    "attendances.person_id": _STAYS,
    "ballots.person_id": _STAYS,
    # What opens functions is set up anew by the one that stays: it never comes from elsewhere.
    "authenticators.person_id": _STAYS,
    "bank_entries.settled_by": _MOVES,
    "bank_statements.uploaded_by": _MOVES,
    "books_choices.set_by": _MOVES,
    "breaches.closed_by": _MOVES,
    "breaches.noted_by": _MOVES,
    "candidates.person_id": _MOVES,
    "channels.person_id": _BY_RULE,
    "consents.person_id": _BY_RULE,
    "contribution_runs.drafted_by": _MOVES,
    "contribution_runs.fixed_by": _MOVES,
    # Who counted twice, as two entries, would be two counters.
    "counted_papers.counter_id": _STAYS,
    "creditors.set_by": _MOVES,
    "declarations.declared_by": _MOVES,
    "dues.member_id": _MOVES,
    "early_ballots.person_id": _MOVES,
    "election_rounds.declared_by": _MOVES,
    "electors.person_id": _STAYS,
    "email_changes.person_id": _MOVES,
    "expulsions.member_id": _STAYS,
    "group_releases.decided_by": _MOVES,
    "group_releases.proposed_by": _MOVES,
    "groups.front_runner_id": _MOVES,
    "import_drafts.confirmed_by": _MOVES,
    "import_drafts.uploaded_by": _MOVES,
    "item_conflicts.person_id": _MOVES,
    "links.person_id": _MOVES,
    "mandate_accounts.recorded_by": _MOVES,
    "mandates.member_id": _BY_RULE,
    "mandates.recorded_by": _MOVES,
    "mandates.revoked_by": _MOVES,
    "member_changes.member_id": _STAYS,
    "member_changes.recorded_by": _MOVES,
    "meeting_invitations.person_id": _STAYS,
    "members.merged_into_id": _MOVES,
    "members.person_id": _MOVES,
    "minors.member_id": _MOVES,
    "minors.recorded_by": _MOVES,
    "minors.representative_id": _MOVES,
    # A signature is of the entry that gave it; two of them are of two persons.
    "minutes.chair_signed_by": _STAYS,
    "minutes.secretary_signed_by": _STAYS,
    "minutes_comments.person_id": _MOVES,
    "minutes_texts.written_by": _MOVES,
    "moderator_checks.person_id": _MOVES,
    "motion_statements.given_by": _MOVES,
    "notices.person_id": _MOVES,
    "participants.person_id": _MOVES,
    "passkeys.person_id": _MOVES,
    "patrol_round_walkers.person_id": _MOVES,
    "patrol_walkers.person_id": _MOVES,
    "person_merges.into_id": _MOVES,
    "person_merges.merged_by": _MOVES,
    "person_merges.person_id": _STAYS,
    # The membership that stays keeps its category.
    # Who signed twice, as two entries, stands there once.
    "petition_signatures.person_id": _MOVES,
    "petitions.starter_id": _MOVES,
    "placements.member_id": _STAYS,
    "placements.recorded_by": _MOVES,
    "privacy_requests.person_id": _MOVES,
    "proxies.giver_id": _STAYS,
    "proxies.holder_id": _STAYS,
    "proxies.registered_by": _MOVES,
    "proposal_signatures.person_id": _MOVES,
    "proposals.proposer_id": _MOVES,
    "proxy_drafts.holder_id": _STAYS,
    "proxy_drafts.person_id": _STAYS,
    "recovery_codes.person_id": _STAYS,
    "refused_addresses.person_id": _MOVES,
    "register_files.asked_by": _MOVES,
    "reminders.reminded_by": _MOVES,
    "report_claims.person_id": _MOVES,
    "report_drafts.person_id": _MOVES,
    "report_reporters.person_id": _MOVES,
    "report_sightings.person_id": _STAYS,
    "role_invitations.invited_by": _MOVES,
    "role_invitations.person_id": _MOVES,
    "role_questions.person_id": _MOVES,
    "roles.deputy_id": _BY_RULE,
    "roles.person_id": _BY_RULE,
    "sanctions.appeal_decided_by": _MOVES,
    "sanctions.imposed_by": _MOVES,
    "sanctions.lifted_by": _MOVES,
    "sanctions.person_id": _MOVES,
    "saved_filters.owner_id": _MOVES,
    "second_step_resets.decided_by": _MOVES,
    "second_step_resets.person_id": _STAYS,
    "second_step_resets.proposed_by": _MOVES,
    "sessions.person_id": _BY_RULE,
    "sign_ins.channel_id": _BY_RULE,
    "sign_ins.person_id": _MOVES,
    # An answer that stays behind is no voter's any more, and is not counted.
    "peiling_answers.person_id": _MOVES,
    "peilingen.asked_by": _MOVES,
    "speaking_turns.person_id": _STAYS,
    "stopped_messages.decided_by": _MOVES,
    "stopped_messages.person_id": _MOVES,
    "suspensions.member_id": _STAYS,
    "shelf_papers.added_by": _MOVES,
    # Two board members turn a switch: who proposed it as the one may not confirm it as the other.
    "switch_proposals.decided_by": _MOVES,
    "switch_proposals.proposed_by": _MOVES,
    "targets.set_by": _MOVES,
    "tent_call_corrections.corrected_by": _MOVES,
    "tent_availabilities.person_id": _MOVES,
    "tent_calls.taker_id": _MOVES,
    "tent_hours.person_id": _MOVES,
    "tent_swaps.asked_by": _MOVES,
    "tent_swaps.taken_by": _MOVES,
    "tent_customs.set_by": _MOVES,
    "tent_invitations.person_id": _MOVES,
    "tent_moves.moved_by": _MOVES,
    "tent_permits.noted_by": _MOVES,
    "tent_refusals.noted_by": _MOVES,
    "tent_refusals.person_id": _MOVES,
    "tent_sessions.planned_by_id": _MOVES,
    "tent_volunteers.person_id": _MOVES,
    "troubles.person_id": _STAYS,
}

#: What the board sees the number of before it confirms. Who reported something is kept apart
#: from the report, so of buurtmeldingen, and of messages about them, it sees no number.
COUNTED = (
    "channels.person_id",
    "consents.person_id",
    "roles.person_id",
    "members.person_id",
    "mandates.member_id",
    "dues.member_id",
    "tent_volunteers.person_id",
    "electors.person_id",
    "attendances.person_id",
)
