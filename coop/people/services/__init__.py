"""What can be done about people, offered under one name.

``persons`` keeps the register, ``access`` lets people in by mail and ``codes`` with a letter,
``telegram`` knows whose account is whose; whoever calls them need not know which is which.
"""

from coop.people.services.access import (
    ask_to_sign_in,
    choose_person,
    end_one_session,
    end_other_sessions,
    end_session,
    forget_sign_ins,
    issue_link,
    issue_sign_in_code,
    open_persona_session,
    sign_in_with_code,
    sign_in_with_link,
)
from coop.people.services.codes import (
    forget_guesses,
    print_access_letter,
    read_out_access_code,
    send_sign_in_mail,
    sign_in_with_letter,
)
from coop.people.services.persons import (
    add_channel,
    add_person,
    choose_language,
    grant_role,
    record_consent,
)
from coop.people.services.telegram import (
    ask_to_link_telegram,
    link_telegram,
    welcome_telegram_user,
)

__all__ = [
    "add_channel",
    "add_person",
    "ask_to_link_telegram",
    "ask_to_sign_in",
    "choose_language",
    "choose_person",
    "end_one_session",
    "end_other_sessions",
    "end_session",
    "forget_guesses",
    "forget_sign_ins",
    "grant_role",
    "issue_link",
    "issue_sign_in_code",
    "link_telegram",
    "open_persona_session",
    "print_access_letter",
    "read_out_access_code",
    "record_consent",
    "send_sign_in_mail",
    "sign_in_with_code",
    "sign_in_with_letter",
    "sign_in_with_link",
    "welcome_telegram_user",
]
