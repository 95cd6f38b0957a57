"""An officer with a telephone, for tests of the second step."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from pyotp import TOTP

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.people.documents import Vault, secret_from
from coop.people.lookups import SessionToken
from coop.people.rules import RoleKind
from coop.people.rules.second import SecondOutcome, recovery_codes_from
from coop.people.services.second import (
    begin_authenticator,
    confirm_authenticator,
    take_second_step,
    use_recovery_code,
)
from tests.makers import give_role, make_member, sign_in_by_mail

SPAN = timedelta(seconds=30)
VAULT = Vault("s" * 32)
CODES = recovery_codes_from("oefening")


@dataclass
class Officer:
    """Somebody with a function, and the app on his or her telephone."""

    coop: Coop
    email: str
    person_id: uuid.UUID
    token: str = ""
    secret: str = ""

    def come_in(self) -> Actor:
        """Sign in anew with a mail, and return who that makes."""
        self.token = sign_in_by_mail(self.coop, self.email)
        return self.actor

    @property
    def actor(self) -> Actor:
        return self.coop.identify(SessionToken(self.token))

    def code(self, spans: int = 0) -> str:
        """Return what the app shows, on a clock that is so many half minutes ahead."""
        return TOTP(self.secret).at(self.coop.clock.now() + spans * SPAN)

    def set_up(self, drawn: str = "app") -> SecondOutcome:
        self.secret = secret_from(drawn)
        self.coop.run(begin_authenticator, self.actor, token=drawn, vault=VAULT)
        return self.coop.run(
            confirm_authenticator, self.actor, code=self.code(), vault=VAULT, recovery=CODES
        )

    def take(self, code: str) -> SecondOutcome:
        return self.coop.run(take_second_step, self.actor, code=code, vault=VAULT)

    def recover(self, code: str) -> SecondOutcome:
        return self.coop.run(use_recovery_code, self.actor, code=code)


def make_officer_by_mail(
    coop: Coop, kind: RoleKind = RoleKind.SECRETARY, email: str = "youssef@voorbeeld.example"
) -> Officer:
    """Make a member with a function, who has come in by mail and took no second step."""
    person_id = make_member(coop, given="Youssef", email=email)
    give_role(coop, person_id, kind)
    officer = Officer(coop, email, person_id)
    officer.come_in()
    return officer
