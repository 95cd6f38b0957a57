"""Sentences about places."""

from coop.wording.catalogue import N_

REFUSALS = {
    "invalid_postcode": N_(
        "Deze postcode kan niet kloppen. Een postcode heeft vier cijfers en twee letters, "
        "zoals 5021 AB."
    ),
    "invalid_house_number": N_(
        "Dit huisnummer kan niet kloppen. Een huisnummer begint met cijfers, zoals 12, 12A of "
        "12-2."
    ),
}
