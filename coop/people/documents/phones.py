"""Telephone numbers, read as people write them."""

import phonenumbers

from coop.people.errors import InvalidPhoneError

#: Numbers without a country are of here.
HERE = "NL"


def phone_of(text: str) -> str:
    """Return a telephone number as stored (E.164: "+31600000123"), or refuse.

    Only its shape is checked: which numbers are in use changes, and a new one is no mistake.
    """
    try:
        number = phonenumbers.parse(text, HERE)
    except phonenumbers.NumberParseException:
        raise InvalidPhoneError(value=text) from None
    if not phonenumbers.is_possible_number(number) or any(c.isalpha() for c in text):
        raise InvalidPhoneError(value=text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
