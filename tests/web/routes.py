"""For whom each address of the website is; test_routes.py walks them all.

Whoever adds an address says it here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from coop.people.rules import LinkPurpose

MEMBERS = {"member", "chair", "secretary", "treasurer", "counting", "volunteer"}
MODERATORS = {"moderator", "moderator_app"}
#: The moderators of the sample are members too.
ALL_MEMBERS = MEMBERS | MODERATORS
KNOWN = ALL_MEMBERS | {"resident", "operator"}
ANYBODY = KNOWN | {"nobody"}
BOARD = {"chair", "secretary", "treasurer"}
DOOR = BOARD | {"counting"}
#: They live near the tent of tonight.
INVITED = {"counting", "moderator", "resident", "secretary"}
NONE: set[str] = set()


@dataclass(frozen=True, kw_only=True)
class Page:
    """For whom an address is, and what they and all others get there."""

    for_whom: set[str]
    status: int
    data: Mapping[str, str] = field(default_factory=dict)
    #: To who is known; who is not is asked to sign in where this is "forbidden".
    otherwise: int = HTTPStatus.FORBIDDEN
    #: Here too, where what is not one's own does not exist to who is known.
    asks_to_sign_in: bool = False


def shown(for_whom: set[str], otherwise: int = HTTPStatus.FORBIDDEN) -> Page:
    return Page(for_whom=for_whom, status=HTTPStatus.OK, otherwise=otherwise)


def done(
    for_whom: set[str],
    *,
    status: int = HTTPStatus.SEE_OTHER,
    otherwise: int = HTTPStatus.FORBIDDEN,
    **data: str,
) -> Page:
    return Page(for_whom=for_whom, status=status, data=data, otherwise=otherwise)


GONE = HTTPStatus.NOT_FOUND
WRONG = HTTPStatus.BAD_REQUEST
HANDLED = HTTPStatus.CONFLICT
#: By endpoint. ``<…>`` in data stands for something of the sample.
TABLE = {
    "access.ask": done(ANYBODY, email="buur@voorbeeld.example"),
    "access.choose": done(NONE, otherwise=HANDLED, person="<other>"),
    "access.show_code": done(ANYBODY),
    "access.show_link": shown(ANYBODY),
    "access.show_sharers": shown(NONE, otherwise=HANDLED),
    "access.sign_in": shown(ANYBODY),
    "access.sign_out": done(ANYBODY),
    "access.use_code": done(ANYBODY, code="000000"),
    "access.use_link": done(ANYBODY),
    "assembly.close_it": done({"chair"}),
    "assembly.convene": done({"secretary"}, status=HANDLED),
    "assembly.end_vote": done({"chair"}, status=GONE, poll="<other>"),
    "assembly.join": done(ALL_MEMBERS),
    "assembly.leave": done(ALL_MEMBERS),
    "assembly.let_in": done(DOOR, person="<member>"),
    "assembly.let_out": done(DOOR, person="<member>"),
    "assembly.move_on": done({"chair"}, item="<item>"),
    "assembly.new_meeting": shown({"secretary"}),
    "assembly.open_it": done({"chair"}, status=HANDLED),
    "assembly.plan": done({"secretary"}, status=WRONG),
    "assembly.put_to_vote": done({"chair"}, status=HANDLED, item="<item>"),
    "assembly.show_door": shown(DOOR),
    "assembly.show_hall": shown(ALL_MEMBERS),
    "assembly.show_lead": shown({"chair"}),
    "assembly.show_live": shown(ALL_MEMBERS),
    "assembly.show_meeting": shown(ALL_MEMBERS),
    "assembly.show_meetings": shown(ALL_MEMBERS),
    "assembly.show_state": shown(ALL_MEMBERS),
    "assembly.vote": done(ALL_MEMBERS, status=HANDLED, poll="<other>", choice="for"),
    "assembly.write_item": done({"secretary"}, status=HANDLED, title="Rondvraag"),
    "asset": shown(NONE, otherwise=GONE),
    "breaches.begin": shown(BOARD),
    "breaches.close": done(BOARD, status=GONE),
    "breaches.fill_in": done(BOARD, status=GONE),
    "breaches.note": done(BOARD, status=WRONG),
    "breaches.show": done(BOARD, status=GONE),
    "breaches.show_all": shown(BOARD),
    "breaches.show_step": done(BOARD, status=GONE),
    "buurtent.answer": Page(
        for_whom=INVITED,
        status=HTTPStatus.SEE_OTHER,
        data={"answer": "comes"},
        otherwise=GONE,
        asks_to_sign_in=True,
    ),
    "buurtent.cancel": done({"volunteer"}, reason="weather"),
    "buurtent.invite": done({"volunteer"}),
    "buurtent.join": done({"volunteer"}),
    "buurtent.leave": done({"volunteer"}),
    "buurtent.new_call": shown({"volunteer"}),
    "buurtent.new_session": shown({"volunteer"}),
    "buurtent.note_police_answer": done({"volunteer"}, answer="confirmed"),
    "buurtent.note_police_presence": done({"volunteer"}, status=HANDLED, came="yes"),
    "buurtent.plan": done({"volunteer"}, status=WRONG),
    "buurtent.record": done({"volunteer"}, status=WRONG),
    "buurtent.show_deliveries": shown({"volunteer"}),
    "buurtent.show_session": shown({"volunteer"}),
    "buurtent.show_tents": shown(KNOWN),
    "contribution.change_creditor": done({"treasurer"}, status=WRONG),
    "contribution.discard": done({"treasurer"}),
    "contribution.download_collection": done({"treasurer"}, status=GONE),
    "contribution.download_letters": done({"treasurer"}, status=GONE),
    "contribution.draft": done({"treasurer"}, status=WRONG),
    "contribution.fix": done({"treasurer"}, status=HANDLED),
    "contribution.give_mandate": done({"treasurer"}, status=WRONG),
    "contribution.move": done({"treasurer"}, status=WRONG),
    "contribution.new_run": shown({"treasurer"}),
    "contribution.revoke": done({"treasurer"}),
    "contribution.show": shown(BOARD),
    "contribution.show_account": shown({"treasurer"}),
    "contribution.show_creditor": shown({"treasurer"}),
    "contribution.show_payers": shown({"treasurer"}),
    "contribution.show_run": shown({"treasurer"}),
    "demo.download_list": shown(ANYBODY),
    "demo.look_along": done(ANYBODY, persona="member2"),
    "groups.short_address": done(ANYBODY, status=HTTPStatus.FOUND),
    "groups.show_group": shown(ANYBODY),
    "groups.show_groups": shown(ANYBODY),
    "help.note_consent": done({"secretary"}, status=WRONG),
    "help.print_letter": done({"secretary"}, status=HTTPStatus.OK),
    "help.read_out": done({"secretary"}, status=HANDLED),
    "help.send_mail": done({"secretary"}),
    "help.show": shown({"secretary"}),
    "home.health": shown(ANYBODY),
    "home.show": shown(ANYBODY),
    "incidents.answer": done(ANYBODY, answer="past"),
    "incidents.answer_as_agent": done(ANYBODY, answer="read"),
    "incidents.follow": shown(ANYBODY),
    "incidents.send": done(NONE, otherwise=GONE),
    "incidents.send_code": done(ANYBODY),
    "incidents.show_calling": shown(ANYBODY),
    "incidents.show_next": shown(ANYBODY),
    "incidents.show_own": shown({"resident"}, otherwise=GONE),
    "incidents.show_question": shown(ANYBODY),
    "incidents.show_to_agent": shown(ANYBODY),
    "incidents.start": shown(ANYBODY),
    "incidents.stop": done(NONE, otherwise=GONE),
    "incidents.type_code": done(ANYBODY, code="000000"),
    "incidents.withdraw_followed": done(ANYBODY),
    "incidents.withdraw_own": done({"resident"}, otherwise=GONE),
    "language.choose": done(ANYBODY, language="en"),
    "letters.show_form": shown(ANYBODY),
    "letters.use_letter": done(ANYBODY, status=WRONG, number="1", code="x"),
    "membership.admit": done(BOARD),
    "membership.admit_after_appeal": done(BOARD, status=HANDLED, day="2026-11-21"),
    "membership.apply": done(ANYBODY, status=WRONG),
    "membership.apply_for": done({"secretary"}, status=HANDLED, day="2026-11-21"),
    "membership.choose": done({"secretary"}),
    "membership.confirm": done({"secretary"}, status=HANDLED, expected="99"),
    "membership.define": done(BOARD, status=WRONG),
    "membership.discard": done({"secretary"}),
    "membership.download_example": shown({"secretary"}),
    "membership.download_rejected": shown({"secretary"}),
    "membership.expel": done(BOARD, notified_on="2026-11-21", reason="Verkocht de sleutels."),
    "membership.join": shown(ANYBODY),
    "membership.leave": shown(ANYBODY),
    "membership.lift": done(BOARD, status=HANDLED),
    "membership.new_application": shown({"secretary"}),
    "membership.note_appeal": done({"secretary"}, status=HANDLED, day="2026-11-21"),
    "membership.note_death": done({"secretary"}, died_on="2026-11-20"),
    "membership.note_members_appeal": done({"secretary"}, status=HANDLED, day="2026-11-21"),
    "membership.note_resignation": done({"secretary"}, received_on="2026-11-20", way="papier"),
    "membership.place": done(BOARD, effective_on="2026-11-21"),
    "membership.record": done({"secretary"}, status=WRONG),
    "membership.redefine": done(BOARD, name="Deelnemer", votes="1", is_legal_member="1"),
    "membership.refuse": done(BOARD, reason="Woont hier niet."),
    "membership.resign_now": done(ALL_MEMBERS, last_day="2026-12-31"),
    "membership.export": done({"secretary"}, status=HTTPStatus.OK),
    "membership.revive": done({"secretary"}, status=HANDLED, reason="Vergissing."),
    "membership.settle": done({"secretary"}, status=HANDLED, day="2026-11-21"),
    "membership.show_application": shown(BOARD),
    "membership.show_applications": shown(BOARD),
    "membership.show_categories": shown(BOARD),
    "membership.show_category": shown(BOARD),
    "membership.show_course": shown(BOARD),
    "membership.go_on": done({"secretary"}, status=HANDLED),
    "membership.show_import": shown({"secretary"}),
    "membership.show_imports": shown({"secretary"}),
    "membership.show_duplicates": shown(BOARD),
    "membership.show_pair": done(BOARD, status=GONE),
    "membership.show_history": shown(BOARD),
    "membership.show_member": shown(BOARD),
    "membership.show_members": shown(BOARD),
    "membership.show_placements": shown(BOARD),
    "membership.show_thanks": shown(ANYBODY),
    "membership.suspend": done(BOARD, last_day="2026-12-01", reason="Dreigde."),
    "membership.terminate": done(BOARD, notified_on="2026-11-21", reason="Verhuisd."),
    "membership.stop": done({"secretary"}),
    "membership.undo": done({"secretary"}, status=HANDLED),
    "membership.upload": done({"secretary"}, status=WRONG),
    "membership.withdraw": done({"secretary"}),
    "notices.retry": done({"operator"}, status=GONE),
    "notices.show_desk": shown(BOARD | {"operator"}),
    "passkeys.add": done(KNOWN, status=WRONG),
    "passkeys.ask_for_new": done(KNOWN, status=HTTPStatus.OK),
    "passkeys.ask_to_come_in": done(ANYBODY, status=HTTPStatus.OK),
    "passkeys.come_in": done(ANYBODY, status=HANDLED),
    "passkeys.remove": Page(
        for_whom=NONE, status=HTTPStatus.SEE_OTHER, otherwise=GONE, asks_to_sign_in=True
    ),
    "passkeys.show": shown(KNOWN),
    "payments.book": done({"treasurer"}, status=GONE),
    "payments.choose": done({"treasurer"}, status=WRONG),
    "payments.discard": done({"treasurer"}),
    "payments.dismiss": done({"treasurer"}, status=GONE),
    "payments.download_reminders": done({"treasurer"}, status=GONE),
    "payments.remind": done({"treasurer"}),
    "payments.show": shown({"treasurer"}),
    "payments.show_arrears": shown({"treasurer"}),
    "payments.show_entry": done({"treasurer"}, status=GONE),
    "payments.show_table": shown({"treasurer"}),
    "payments.undo": done({"treasurer"}, status=GONE),
    "payments.upload": done({"treasurer"}, status=WRONG),
    "review.record": done({"moderator"}, answer="read"),
    "review.reject": done({"moderator"}, reason="unclear"),
    "review.show_one": shown({"moderator"}),
    "review.show_queue": shown(MODERATORS),
    "review.show_queue_now": shown(MODERATORS),
    "review.take_step": done({"moderator"}),
    "roles.announce": done(BOARD, ends_on="2027-01-01"),
    "roles.ask": shown(BOARD),
    "roles.choose_deputy": shown(BOARD),
    "roles.choose_person": shown(BOARD),
    "roles.end_now": done(BOARD),
    "roles.give": done(BOARD, status=WRONG),
    "roles.name_nobody": done(BOARD),
    "roles.name_one": done(BOARD, status=GONE, person="<other>"),
    "roles.note_absence": done(BOARD, away_from="2026-12-01"),
    "roles.note_return": done(BOARD),
    "roles.show_all": shown(BOARD),
    "roles.show_one": shown(BOARD),
    "static": shown(NONE, otherwise=GONE),
    # There is no bot here; with one they are walked in test_own.py.
    "own.agree": done(KNOWN, channel="email", purpose="news"),
    "own.disagree": done(KNOWN, channel="email", purpose="news"),
    "own.link_telegram": done(NONE, otherwise=GONE),
    "own.look_whether_linked": done(NONE, otherwise=GONE),
    "own.show": shown(KNOWN),
    "own.show_telegram_link": shown(NONE, otherwise=GONE),
    "own.sign_out_one": Page(
        for_whom=NONE, status=HTTPStatus.SEE_OTHER, otherwise=GONE, asks_to_sign_in=True
    ),
    "own.sign_out_elsewhere": done(KNOWN),
    "own_changes.change_address": done(KNOWN, status=WRONG),
    "own_changes.change_details": done(KNOWN, status=HANDLED),
    "own_changes.change_email": done(KNOWN, status=WRONG),
    "own_changes.confirm_email": done(KNOWN, status=HANDLED, code="000000"),
    "own_changes.show_address": shown(KNOWN),
    "own_changes.show_details": shown(KNOWN),
    "own_changes.show_email": shown(KNOWN),
    "statutes.change_rule": done(
        {"secretary"},
        value="4",
        layer="statutes",
        article="artikel 9",
        effective_on="2026-12-01",
    ),
    "statutes.confirm": done(BOARD, status=GONE),
    "statutes.propose": done(
        BOARD,
        value="ja",
        article="artikel 15",
        clause="Vooraf stemmen mag.",
        deed_page="8",
        effective_on="2026-12-01",
    ),
    "statutes.refuse": done(BOARD, status=GONE),
    "statutes.show_booklet": shown(ALL_MEMBERS),
    "statutes.show_chapter": shown(ALL_MEMBERS),
    "statutes.show_model": shown({"secretary"}),
    "statutes.show_models": shown({"secretary"}),
    "statutes.show_rule": shown(ALL_MEMBERS),
    "statutes.show_switch": shown(BOARD),
    "statutes.show_switches": shown(BOARD),
    "statutes.take_back": done({"secretary"}, status=GONE),
    "statutes.take_over": done(
        {"secretary"}, article="de modelstatuten", effective_on="2026-12-01"
    ),
    "privacy.ask": shown(ANYBODY),
    "privacy.show": shown(ANYBODY),
    "privacy.send": done(
        ANYBODY, kind="access", relation="flyer", name="Ana", email="ana@voorbeeld.example"
    ),
    "privacy_desk.add": done({"secretary", "operator"}, name="Host", purpose="Server", place="NL"),
    "privacy_desk.answer": done(BOARD, outcome="granted"),
    "privacy_desk.end": done({"secretary", "operator"}, status=GONE, processor="<other>"),
    "privacy_desk.extend": done(BOARD, reason="complex"),
    "privacy_desk.show_one": shown(BOARD),
    "privacy_desk.show_processors": shown({"secretary", "operator"}),
    "privacy_desk.show_requests": shown(BOARD),
    "privacy.download_own": shown(KNOWN),
    "privacy.download_own_to_read": shown(KNOWN),
    "style.choose_scheme": done(ANYBODY, scheme="dark"),
    "style.show_style": shown(ANYBODY),
    "style.show_theme": shown(ANYBODY),
    "tent_links.answer_link": done(ANYBODY, answer="comes"),
    "tent_links.answer_question": done(ANYBODY, answer="confirmed"),
    "tent_links.show_invitation": shown(ANYBODY),
    "tent_links.show_question": shown(ANYBODY),
    "tent_links.show_unsubscribe": shown(ANYBODY),
    "tent_links.stop_from_invitation": shown(ANYBODY),
    "tent_links.unsubscribe": shown(ANYBODY),
    "who.show": shown(ANYBODY),
}
#: A purpose's page lives at one of these.
PURPOSES = {
    "access": LinkPurpose.SIGN_IN,
    "own": LinkPurpose.TELEGRAM,
    "incidents.answer_as_agent": LinkPurpose.REPORT_ANSWER,
    "incidents.send_code": LinkPurpose.REPORT_ANSWER,
    "incidents.type_code": LinkPurpose.REPORT_ANSWER,
    "incidents.show_to_agent": LinkPurpose.REPORT_ANSWER,
    "incidents.follow": LinkPurpose.REPORT_FOLLOW,
    "incidents.withdraw_followed": LinkPurpose.REPORT_FOLLOW,
    "tent_links.answer_question": LinkPurpose.TENT_ANSWER,
    "tent_links.show_question": LinkPurpose.TENT_ANSWER,
    "tent_links.answer_link": LinkPurpose.TENT_INVITATION,
    "tent_links.show_invitation": LinkPurpose.TENT_INVITATION,
    "tent_links.stop_from_invitation": LinkPurpose.TENT_INVITATION,
    "tent_links.show_unsubscribe": LinkPurpose.UNSUBSCRIBE,
    "tent_links.unsubscribe": LinkPurpose.UNSUBSCRIBE,
}
