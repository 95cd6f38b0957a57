"""Who was seen, kept beside a draft and a report, and gone with them."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import UniqueConstraint, func, select

from coop.bootstrap import Coop
from coop.groups.rules import ContactKind
from coop.groups.services.groups import add_contact
from coop.incidents.models import DescribedPerson, DescribedVehicle
from coop.incidents.queries.dialogue import QuestionView
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.reading import Chosen, Given, Typed
from coop.incidents.rules.states import Source
from coop.incidents.services.drafts import answer_question, ask_again, skip_question, stop_report
from coop.incidents.services.reports import send_report
from coop.kernel.db import Base
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.privacy.rules.retention import REPORT_KEPT_AT_MOST
from coop.privacy.services.forgetting.reports import forget_reports
from tests.coop.incidents.makers import fill_draft, make_group, make_report, read, see
from tests.doubles import FixedClock

#: A man whose looks name origin beside two neutral details, and a car with a plate.
LOOKS: Mapping[Step, Given | None] = {
    Step.SEEN: Chosen("both"),
    Step.PERSONS: Chosen("one"),
    Step.PERSON1_SEX: Chosen("man"),
    Step.PERSON1_TOP: Chosen("black"),
    Step.PERSON1_BOTTOM: Chosen("blue"),
    Step.PERSON1_MARKS: Typed("getinte huid, rode rugzak"),
    Step.PERSON1_AGE: Chosen("enough"),
    Step.VEHICLES: Chosen("one"),
    Step.VEHICLE1_TYPE: Chosen("car"),
    Step.VEHICLE1_PLATE: Typed("12-ABC-3"),
    Step.VEHICLE1_MAKE: Chosen("enough"),
    Step.DIRECTION: Chosen("Kastanjestraat"),
}


def rows(coop: Coop) -> int:
    with coop._reading() as session:
        return sum(
            session.scalar(select(func.count()).select_from(kind)) or 0
            for kind in (DescribedPerson, DescribedVehicle)
        )


def previews(view: QuestionView) -> dict[str, str]:
    return {
        shown.audience: " ".join(f"{line.term}: {line.value}" for line in shown.lines)
        for shown in view.previews
    }


def test_moderators_and_the_agent_read_who_was_seen_and_the_group_does_not(coop: Coop) -> None:
    group_id = make_group(coop)
    report = read(coop, make_report(coop, group_id, changed=LOOKS))
    said = {line.term: line.value for line in report.lines}
    # One was counted: a second has no line, not even an empty one.
    assert {"Persoon 2", "Voertuig 2"}.isdisjoint(said)
    assert said["Persoon 1"] == (
        "Man, jas of trui zwart, broek of rok blauw, getinte huid, rode rugzak"
    )
    assert said["Voertuig 1"] == "Auto, kenteken 12ABC3"
    assert said["Richting"] == "Kastanjestraat"
    assert report.names_origin
    for word in ("getint", "12ABC3", "rugzak"):
        assert word not in report.outcome


def test_before_sending_stands_what_each_reader_will_see(coop: Coop) -> None:
    group_id = make_group(coop)
    coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.HOUSING,
        function="Woningcorporatie",
        email="wonen@voorbeeld.example",
    )
    key = DraftKey(group_id=group_id, token="browser")
    fill_draft(coop, NOBODY, key, LOOKS)
    shown = previews(see(coop, key))
    assert set(shown) == {"moderator", "police", "other_receiver", "group"}
    assert "12ABC3" in shown["moderator"]
    assert shown["police"] == ""
    for reader in ("other_receiver", "group"):
        for word in ("12ABC3", "getint", "rugzak", "Man"):
            assert word not in shown[reader]
    assert "scheen met een lamp" in shown["other_receiver"]
    assert shown["group"] == "Soort: Verdachte situatie Straat: Lindenhof"


def test_who_corrects_a_person_walks_through_all_of_it_and_loses_nothing(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key, LOOKS)
    coop.run(ask_again, NOBODY, step=Step.PERSON1_SEX, key=key)
    coop.run(answer_question, NOBODY, step=Step.PERSON1_SEX, given=Chosen("woman"), key=key)
    assert see(coop, key).step is Step.PERSON1_AGE
    coop.run(skip_question, NOBODY, step=Step.PERSON1_AGE, key=key)
    assert see(coop, key).step is Step.PERSON1_HEIGHT
    coop.run(answer_question, NOBODY, step=Step.PERSON1_HEIGHT, given=Chosen("enough"), key=key)
    summary = see(coop, key)
    assert summary.step is Step.SUMMARY
    (person,) = [line.value for line in summary.lines if line.step is Step.PERSON1_SEX]
    assert person.startswith("Vrouw, jas of trui zwart")


def test_a_description_goes_with_its_draft(coop: Coop) -> None:
    key = DraftKey(group_id=make_group(coop), token="browser")
    fill_draft(coop, NOBODY, key, LOOKS)
    assert rows(coop) == 2
    coop.run(stop_report, NOBODY, key=key)
    assert rows(coop) == 0
    fill_draft(coop, NOBODY, key, LOOKS)
    coop.run(send_report, NOBODY, source=Source.WEB, key=key)
    assert rows(coop) == 2


def test_a_description_is_forgotten_with_the_words(coop: Coop, clock: FixedClock) -> None:
    report_id = make_report(coop, make_group(coop), changed=LOOKS)
    clock.advance(REPORT_KEPT_AT_MOST - timedelta(seconds=1))
    coop.run(forget_reports, SYSTEM, until=clock.now().date())
    assert rows(coop) == 2
    clock.advance(timedelta(seconds=1))
    coop.run(forget_reports, SYSTEM, until=clock.now().date())
    assert rows(coop) == 0
    assert "12ABC3" not in str(read(coop, report_id))


def test_nobody_can_search_by_plate_or_looks() -> None:
    # People-first C6: no search by plate, name, description or photo, across reports.
    for kind in (DescribedPerson, DescribedVehicle):
        table = Base.metadata.tables[kind.__tablename__]
        assert not table.indexes
        for constraint in (c for c in table.constraints if isinstance(c, UniqueConstraint)):
            assert not {"plate", "marks"} & set(constraint.columns.keys())
