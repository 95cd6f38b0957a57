"""What a person does with a page: looks, presses, follows, types. By what can be seen only."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import wider_than_its_window

#: What one look may take on a machine that does other things as well.
PATIENCE_MS = 60_000


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label).fill(text)


def sees(page: Page, text: str) -> Locator:
    """Wait until this stands on the page; what is only read aloud does not count."""
    said = page.get_by_text(text).and_(page.locator(":not(.wc-hidden)"))
    found = said.filter(visible=True).last
    expect(found).to_be_visible(timeout=PATIENCE_MS)
    return found


def stay(*pages: Page) -> None:
    """Leave a mark on pages that a reload would wipe out."""
    for page in pages:
        page.evaluate("window.stayed = true")


def have_stayed(*pages: Page) -> bool:
    return all(page.evaluate("window.stayed === true") for page in pages)


def answer(page: Page, question: str, choice: str) -> None:
    """Answer a question of the web dialogue by its button, without scrolling sideways."""
    expect(page.get_by_role("heading", name=question)).to_be_visible(timeout=PATIENCE_MS)
    assert not wider_than_its_window(page), question
    press(page, choice)


def reply(chat: Page, question: str, choice: str) -> None:
    """Answer a question in the practice chat by its button, once it is there."""
    sees(chat, question)
    press(chat, choice)
