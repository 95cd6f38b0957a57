"""Reads what the secretary typed about a rule, and keeps it when it is refused."""

from dataclasses import dataclass, field
from datetime import date

from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError
from coop.statutes.rules import LONGEST_CLAUSE, ON, Layer, RuleValue
from coop.wording.catalogue import N_, say
from web.context import current_coop, current_locale, form_text
from web.errors import message_of

LONGEST_TYPED = 300
FIELDS = ("value", "layer", "article", "effective_on")
#: Which field a refusal is about; the value when it is about none of the others.
FIELD_OF = {
    "rule_article_missing": "article",
    "rule_taken": "effective_on",
    "layer_not_allowed": "layer",
}


@dataclass(slots=True)
class RuleForm:
    """One rule as it was typed, and what is wrong with it."""

    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def layer(self) -> Layer:
        """Return the chosen layer of a form without errors."""
        return Layer(self.values["layer"])

    @property
    def effective_on(self) -> date:
        """Return the chosen day of a form without errors."""
        return date.fromisoformat(self.values["effective_on"])

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about."""
        self.errors[FIELD_OF.get(error.code, "value")] = message_of(error)


def empty_rule(rule: RuleValue) -> RuleForm:
    """Begin with what holds now, from today on."""
    layer = Layer.STATUTES if rule.layer is Layer.LAW else rule.layer
    article = "" if rule.layer is Layer.LAW else rule.article
    return RuleForm(
        {
            "value": rule.value,
            "layer": layer,
            "article": article,
            "effective_on": _today(),
        }
    )


def read_rule() -> RuleForm:
    """Read the form; a day and a layer must be there before anything can be set."""
    form = RuleForm({name: form_text(name, longest=LONGEST_TYPED) for name in FIELDS})
    if form.values["layer"] not in [layer.value for layer in Layer]:
        form.errors["layer"] = _say(N_("Kies waar dit staat."))
    form.errors.update(_day_errors(form.values))
    return form


SWITCH_FIELDS = ("article", "clause", "deed_page", "effective_on")
#: Which field a refusal of a proposal is about; the article when it is about no other.
SWITCH_FIELD_OF = {
    "clause_missing": "clause",
    "deed_page_missing": "deed_page",
    "rule_taken": "effective_on",
}


@dataclass(slots=True)
class SwitchForm:
    """A proposal to turn a switch as it was typed, and what is wrong with it."""

    is_on: bool
    values: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def effective_on(self) -> date:
        """Return the chosen day of a form without errors."""
        return date.fromisoformat(self.values["effective_on"])

    def refuse(self, error: CoopError) -> None:
        """Show a refusal at the field it is about."""
        self.errors[SWITCH_FIELD_OF.get(error.code, "article")] = message_of(error)


def empty_switch(*, is_on: bool) -> SwitchForm:
    """Begin with an empty clause, from today on."""
    values = {**dict.fromkeys(SWITCH_FIELDS, ""), "effective_on": _today()}
    return SwitchForm(is_on, values)


def read_switch() -> SwitchForm:
    """Read a proposal; a clause may be long."""
    values = {name: form_text(name, longest=LONGEST_CLAUSE) for name in SWITCH_FIELDS}
    form = SwitchForm(form_text("value") == ON, values)
    form.errors.update(_day_errors(values))
    return form


def _day_errors(values: dict[str, str]) -> dict[str, str]:
    try:
        date.fromisoformat(values["effective_on"])
    except ValueError:
        return {"effective_on": _say(N_("Vul een dag in, zoals 21-11-2026."))}
    return {}


def _today() -> str:
    return current_coop().clock.now().astimezone(TIME_ZONE).date().isoformat()


def _say(sentence: str) -> str:
    return say(sentence, current_locale())
