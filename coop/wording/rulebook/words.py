"""How the booklet speaks of one rule."""

from dataclasses import dataclass

#: A sentence for any value, with the value in it as ``%(value)s``.
ANY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """A rule in plain Dutch."""

    name: str
    #: What the booklet says by value; also the words of a choice on the form.
    says: dict[str, str]
    #: What it means for who has to go by it.
    meaning: str
