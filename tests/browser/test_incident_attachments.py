"""Photos with a buurtmelding on a telephone: sent along, blurred without a mouse, passed on."""

import uuid
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from coop.groups.queries import all_groups
from coop.groups.rules import PhotoPolicy
from coop.incidents.documents import Safe, voice_from
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.services.attachments import add_voice
from coop.incidents.services.review import approve_report
from coop.kernel.permissions import NOBODY, SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from tests.browser.chromium import PHONE, check, observed_page
from tests.browser.serving import Served
from tests.coop.incidents.makers import agent_for, contact_id_of, fill_draft, make_group
from tests.makers import actor_for, give_role, make_person
from tests.telephone import photo, voice
from tests.web.test_agent import mailed_code

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Website:
    """A running website, a group that takes photos in, who reports and who moderates."""

    site: Served
    group_id: uuid.UUID
    slug: str
    ria: uuid.UUID
    sanne: uuid.UUID


@pytest.fixture
def website(site: Served) -> Website:
    coop = site.coop
    group_id = make_group(coop, photos=PhotoPolicy.TAKEN_IN)
    ria, sanne = (make_person(coop, given=given) for given in ("Ria", "Sanne"))
    give_role(coop, sanne, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    actor, key = actor_for(coop, ria), DraftKey(group_id=group_id)
    fill_draft(coop, actor, key, {Step.IMAGES: None})
    safe = Safe(site.app.extensions["settings"].secret_key)
    coop.run(add_voice, actor, key=key, voice=voice_from(voice(5)), safe=safe)
    return Website(site, group_id, coop.ask(all_groups, NOBODY)[0].slug, ria, sanne)


def test_a_photo_goes_from_a_telephone_to_the_wijkagent(
    chromium: Browser, website: Website
) -> None:
    site, coop = website.site, website.site.coop
    sent: FilePayload = {
        "name": "foto.jpg",
        "mimeType": "image/jpeg",
        "buffer": photo(size=(600, 450)),
    }
    with observed_page(chromium, viewport=PHONE) as observed:
        page = observed.page
        site.enter(page, website.ria)
        observed.open(f"{site.url}/buurtmelding/{website.slug}/beeld")
        page.get_by_label("Kies uw foto's").set_input_files([sent, sent])
        page.get_by_role("button", name="Stuur de foto's").click()
        expect(page.get_by_role("img", name="Uw foto 2")).to_be_visible()
        check(observed, "sending")
        page.get_by_role("button", name="Verder").click()
        check(observed, "summary")
        page.get_by_role("button", name="Versturen", exact=True).click()
        expect(page.get_by_text("Uw buurtmelding is verstuurd")).to_be_visible()
        page.get_by_text("Wat u vertelde").click()
        check(observed, "own report")
        page.context.clear_cookies()
        site.enter(page, website.sanne)
        observed.open(f"{site.url}/buurtmeldingen")
        page.get_by_role("link", name="Verdachte situatie").first.click()
        report_id = uuid.UUID(page.url.rpartition("/")[2])
        expect(page.get_by_role("img", name="Foto 1 bij deze")).to_be_visible()
        check(observed, "review")
        page.get_by_role("link", name="Maak wazig").first.click()
        page.get_by_role("checkbox", name="Vak 1", exact=True).focus()
        page.keyboard.press("Space")
        page.get_by_label("Of typ de vakken").fill("26-40")
        check(observed, "blur")
        page.get_by_role("button", name="Maak wazig").click()
        expect(page.get_by_text("Wat wazig is, komt niet terug.").first).to_be_visible()
        page.get_by_role("link", name="Terug naar de buurtmelding").click()
        page.get_by_role("button", name="Mee naar de wijkagent").first.click()
        expect(page.get_by_text("Deze foto gaat mee naar de wijkagent.")).to_be_visible()
        coop.run(approve_report, SYSTEM, report_id=report_id)
        token, _ = agent_for(coop, report_id, contact_id_of(coop, website.group_id))
        page.context.clear_cookies()
        observed.open(f"{site.url}/l/antwoord/{token}")
        page.get_by_role("button", name="Stuur mij een code").click()
        expect(page.get_by_label("Code uit de mail")).to_be_visible()
        page.get_by_label("Code uit de mail").fill(mailed_code(coop))
        page.get_by_role("button", name="Lees en antwoord").click()
        expect(page.get_by_role("img", name="Foto 1 bij deze")).to_be_visible()
        expect(page.get_by_role("img", name="Foto 2 bij deze")).to_have_count(0)
        check(observed, "agent")
    assert observed.problems == []
