"""What somebody types who wants to become a member; keeps it when something is not right yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from flask import request

from coop.kernel.errors import CoopError
from coop.membership.rules.applications import PURPOSES, Applicant, Wish
from coop.membership.rules.minors import birth_day_of
from coop.membership.rules.questions import QUESTIONS, Step
from coop.people.rules import (
    LONGEST_FAMILY_NAME,
    Name,
    email_of,
    split_family_name,
)
from coop.places.rules import Door, door_of
from coop.wording.catalogue import N_, say
from coop.wording.joining import WORDS
from web.context import current_locale, form_text
from web.errors import message_of

T = TypeVar("T")

LONGEST_DAY_TYPED = 10
#: A field that people do not see. Programs that fill in every form fill this one too.
TRAP = "website"

#: Which field a refusal is about; the first one where none is named.
FIELDS = {
    "invalid_postcode": "postcode",
    "invalid_house_number": "house_number",
    "invalid_email": "email",
    "no_way_to_reach": "email",
    "invalid_phone": "phone",
    "birth_day_missing": "born_on",
    "birth_day_unreadable": "born_on",
    "guardian_missing": "guardian",
    "not_minor": "born_on",
    "day_in_future": "signed_on",
    "day_too_long_ago": "signed_on",
}


@dataclass(slots=True)
class ApplicantForm:
    """The form as it was typed, and what is wrong with it, field by field."""

    values: dict[str, str] = field(default_factory=dict)
    purposes: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, *, longest: int, missing: str = "") -> str:
        """Return a field's text and keep it; with a sentence for when it is empty."""
        # One more than fits, so that what is too long is refused and not cut.
        text = " ".join(form_text(name, longest=longest + 1).split())
        self.values[name] = text
        if not text and missing:
            self.complain(name, missing)
        if len(text) > longest:
            self.complain(name, N_("Dit is te lang. Kort het in."))
        return text

    def complain(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field, unless something was said already."""
        self.errors.setdefault(name, say(sentence, current_locale()))

    def keep_errors(self, *names: str) -> None:
        """Forget what is wrong with the other fields: nobody is finished with them yet."""
        self.errors = {name: said for name, said in self.errors.items() if name in names}

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about."""
        self.errors.setdefault(FIELDS.get(error.code, "given"), message_of(error))

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Return what is read, or keep the refusal."""
        try:
            return work()
        except CoopError as error:
            self.refuse(error)
            return None

    def day(self, name: str) -> date | None:
        """Return the day that was typed."""
        try:
            return date.fromisoformat(self.read(name, longest=LONGEST_DAY_TYPED))
        except ValueError:
            self.complain(name, N_("Vul een dag in, zoals 21-11-2026."))
            return None


def is_trapped() -> bool:
    """Tell whether a program filled in the field that people do not see."""
    return bool(request.form.get(TRAP))


def empty_form() -> ApplicantForm:
    """Return a form on which nothing is typed yet.

    No consent is ticked beforehand: that would be none (AVG 4(11), HvJ EU C-673/17).
    """
    return ApplicantForm(values={"wish": Wish.APPLY.value})


def read_wish(form: ApplicantForm) -> Wish:
    """Return what is wanted; who chose nothing wants to become a member."""
    form.values["wish"] = form_text("wish", longest=20)
    try:
        return Wish(form.values["wish"])
    except ValueError:
        return Wish.APPLY


def read_applicant() -> tuple[ApplicantForm, Applicant | None]:
    """Read the form; no applicant when something cannot be understood."""
    form = ApplicantForm()
    name = _name(form)
    door = _door(form)
    street, town = _asked(form, Step.STREET), _asked(form, Step.TOWN)
    email = _asked(form, Step.EMAIL)
    if email:
        email = form.attempt(lambda: email_of(email)) or ""
    phone = _asked(form, Step.PHONE)
    form.values["minor"] = form_text("minor", longest=1)
    born_on = _born_on(form)
    guardian = _asked(form, Step.GUARDIAN)
    form.purposes = request.form.getlist("purposes")
    if form.errors or door is None:
        return form, None
    return form, Applicant(
        name=name,
        door=door,
        street=street,
        town=town,
        email=email,
        phone=phone,
        language=current_locale(),
        purposes=frozenset(one for one in PURPOSES if one.value in form.purposes),
        is_minor=bool(form.values["minor"]),
        guardian=guardian,
        born_on=born_on,
    )


def _asked(form: ApplicantForm, step: Step) -> str:
    """Read the answer to a question of the dialogue, with its length and its words."""
    return form.read(step, longest=QUESTIONS[step].longest, missing=WORDS[step].missing)


def _born_on(form: ApplicantForm) -> date | None:
    """Return the day of birth of a minor; of others it is not looked at."""
    text = _asked(form, Step.BORN_ON)
    if not text or not form.values["minor"]:
        return None
    return form.attempt(lambda: birth_day_of(text))


def _name(form: ApplicantForm) -> Name:
    given, family = _asked(form, Step.GIVEN), _asked(form, Step.FAMILY)
    tussenvoegsel, rest = split_family_name(family)
    return Name(given=given, tussenvoegsel=tussenvoegsel, family=rest[:LONGEST_FAMILY_NAME])


def _door(form: ApplicantForm) -> Door | None:
    postcode, number = _asked(form, Step.POSTCODE), _asked(form, Step.HOUSE_NUMBER)
    if not postcode or not number:
        return None
    return form.attempt(lambda: door_of(postcode, number))
