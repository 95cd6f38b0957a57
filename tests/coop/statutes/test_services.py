from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.statutes.queries import cooperative_view
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.doubles import START, FixedClock


def test_a_rule_holds_from_its_day_on(coop: Coop, clock: FixedClock) -> None:
    tomorrow = (START + timedelta(days=1)).date()
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.NAME,
        value="Buurtbloei",
        layer=Layer.STATUTES,
        article="artikel 1",
        effective_on=tomorrow,
    )
    assert coop.ask(cooperative_view, NOBODY).name == "Wijkcoöp"
    clock.advance(timedelta(days=1))
    assert coop.ask(cooperative_view, NOBODY).name == "Buurtbloei"
