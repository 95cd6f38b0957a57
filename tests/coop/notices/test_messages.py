from coop.notices.messages.catalogue import MESSAGES
from coop.notices.rules import NoticeKind
from coop.wording.notices import KINDS

#: Said in a conversation with the bot only; the desk leaves conversations out.
CONVERSATION = {
    "group_choice",
    "application_correction",
    "application_question",
    "application_sent",
    "application_stopped",
    "group_ask_first",
    "group_people",
    "group_rules",
    "group_who",
    "meeting",
    "meetings",
    "menu",
    "privacy",
    "proxy_question",
    "report_correction",
    "report_list",
    "report_judged",
    "report_location",
    "report_past",
    "report_preview",
    "report_question",
    "report_reply",
    "report_reply_left",
    "report_reply_taken",
    "report_seen_too",
    "report_sent",
    "report_shown",
    "report_stopped",
    "report_take_back",
    "sentence",
    "peiling",
    "peilingen",
    "tent_crew_shown",
    "tent_list",
    "tent_shown",
    "tent_stopped",
    "vote_elsewhere",
    "vote_for",
}


def test_every_kind_has_words() -> None:
    assert set(NoticeKind) == set(MESSAGES)


def test_every_kind_has_a_name_on_the_desk() -> None:
    # A new kind gets its name in coop/wording/notices.py, or stands above.
    kinds = {kind.value for kind in NoticeKind}
    assert kinds - set(KINDS) - CONVERSATION == set()
    assert CONVERSATION & set(KINDS) == set()
