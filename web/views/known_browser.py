"""How a contact outside shows this browser to be its own, on every page behind its links (C2).

The code goes to the contact's own address, once; then the browser is known for ninety days, by
a cookie. A scanner that opens a link presses nothing and has no cookie: it opens nothing.
"""

from flask import Response, request

from coop.groups.queries import BrowserView, browser_view
from coop.groups.rules import BROWSER_KNOWN, CodeOutcome
from coop.groups.services.browsers import ask_contact_code, prove_browser
from coop.kernel.permissions import Actor
from coop.people.lookups import LinkToken
from coop.wording.catalogue import N_
from web.context import current_cause, current_coop, current_settings, form_text

#: Holds this browser's secret; known to the cooperative by its hash, for ninety days.
COOKIE = "wijkagent"
#: Every page behind a link of a mail; no other page needs it.
COOKIE_PATH = "/l"
LONGEST_CODE_TYPED = 40
SAID = {
    CodeOutcome.WRONG: N_("Deze code klopt niet. Kijk hem nog eens na."),
    CodeOutcome.OVER: N_("Deze code werkt niet meer. Vraag een nieuwe."),
}


def agent_of(token: str) -> Actor:
    """Return who comes with a link, for what it is good for."""
    return current_coop().identify(LinkToken(token))


def browser_of_agent(token: str) -> BrowserView:
    """Return how far this browser is known to be the contact's."""
    secret = request.cookies.get(COOKIE)
    return current_coop().ask(browser_view, agent_of(token), browser=secret)


def ask_code(token: str) -> str:
    """Send a code to the contact's own address; return the secret to remember this browser by."""
    secret = request.cookies.get(COOKIE) or current_coop().chance.new_token()
    current_coop().once(current_cause()).run(ask_contact_code, agent_of(token), browser=secret)
    return secret


def try_code(token: str) -> CodeOutcome | None:
    """Know this browser if the typed code is the one that was mailed; nothing without a cookie."""
    secret = request.cookies.get(COOKIE)
    if secret is None:
        return None
    code = form_text("code", longest=LONGEST_CODE_TYPED)
    runner = current_coop().once(current_cause())
    return CodeOutcome(runner.run(prove_browser, agent_of(token), browser=secret, code=code))


def remember(response: Response, secret: str) -> None:
    """Let the browser keep its secret."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=BROWSER_KNOWN,
        path=COOKIE_PATH,
        secure=current_settings().secure,
        httponly=True,
        samesite="Lax",
    )
