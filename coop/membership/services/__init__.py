"""What can be done about membership, offered under one name.

``members`` enters one person, ``imports`` a whole list at once; ``applications`` and
``admission`` lead in, ``endings`` and ``discipline`` out, ``history`` keeps what happened
and ``categories`` says of what kind a member is.
"""

from coop.membership.services.admission import admit_applicant, admit_by_assembly
from coop.membership.services.applications import (
    forget_applications,
    note_appeal_of_applicant,
    record_application,
    refuse_applicant,
    submit_application,
    take_further,
    withdraw_application,
)
from coop.membership.services.categories import change_category, define_category, place_member
from coop.membership.services.discipline import (
    expel_member,
    lift_suspension,
    note_appeal_of_member,
    settle_appeal,
    suspend_member,
)
from coop.membership.services.endings import (
    record_death,
    record_resignation,
    resign,
    revive_membership,
    terminate_membership,
)
from coop.membership.services.history import keep_change
from coop.membership.services.imports import (
    choose_columns,
    confirm_import,
    continue_import,
    discard_import,
    forget_lists,
    stop_import,
    undo_import,
    upload_list,
)
from coop.membership.services.joining import (
    answer_of_applicant,
    begin_application,
    correct_application,
    send_application,
    skip_application_question,
    step_back_in_application,
    stop_application,
)
from coop.membership.services.members import add_member
from coop.membership.services.minors import record_minor, remove_minor
from coop.membership.services.targets import end_target, set_target

__all__ = [
    "add_member",
    "admit_applicant",
    "admit_by_assembly",
    "answer_of_applicant",
    "begin_application",
    "change_category",
    "choose_columns",
    "confirm_import",
    "continue_import",
    "correct_application",
    "define_category",
    "discard_import",
    "end_target",
    "expel_member",
    "forget_applications",
    "forget_lists",
    "keep_change",
    "lift_suspension",
    "note_appeal_of_applicant",
    "note_appeal_of_member",
    "place_member",
    "record_application",
    "record_death",
    "record_minor",
    "record_resignation",
    "refuse_applicant",
    "remove_minor",
    "resign",
    "revive_membership",
    "send_application",
    "set_target",
    "settle_appeal",
    "skip_application_question",
    "step_back_in_application",
    "stop_application",
    "stop_import",
    "submit_application",
    "suspend_member",
    "take_further",
    "terminate_membership",
    "undo_import",
    "upload_list",
    "withdraw_application",
]
