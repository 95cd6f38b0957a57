"""A browser that asks to sign in."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.events import Event
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.events import SignInAsked
from coop.people.rules import (
    LinkPurpose,
    SignInOutcome,
)
from coop.people.services import (
    ask_to_sign_in,
    issue_link,
    issue_sign_in_code,
    sign_in_with_code,
    sign_in_with_link,
)

EMAIL = "ana@voorbeeld.example"

SECOND = timedelta(seconds=1)

FIRST = "t"


@dataclass
class Asking:
    """A browser that asks, and the mail it gets."""

    coop: Coop
    browser: str = "browser"
    facts: list[SignInAsked] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.coop.listen(self._keep)

    def _keep(self, event: Event) -> None:
        if isinstance(event, SignInAsked):
            self.facts.append(event)

    def ask(self, email: str = EMAIL, origin: str = "huis") -> uuid.UUID:
        return self.coop.run(
            ask_to_sign_in, NOBODY, email=email, browser=self.browser, origin=origin
        )

    def mail(self) -> tuple[str, str]:
        sign_in_id = self.facts[-1].sign_in_id
        code = self.coop.run(issue_sign_in_code, SYSTEM, sign_in_id=sign_in_id)
        purpose = LinkPurpose.SIGN_IN
        link = self.coop.run(issue_link, SYSTEM, purpose=purpose, subject_id=sign_in_id)
        return link, code

    def type_code(self, code: str, *, actor: Actor = NOBODY, token: str = FIRST) -> SignInOutcome:
        return self.coop.run(
            sign_in_with_code, actor, browser=self.browser, code=code, token=token
        )

    def press(self, link: str, *, browser: str = "elsewhere", token: str = FIRST) -> SignInOutcome:
        return self.coop.run(sign_in_with_link, NOBODY, link=link, browser=browser, token=token)
