"""Somebody with a plain browser: opens pages, fills in forms and presses buttons."""

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpx

MOST_REDIRECTS = 5
SECONDS_TO_COME_BACK = 30


@dataclass(slots=True)
class Form:
    """One form as it stands on the page, with what is filled in already."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was answered."""

    url: str
    status: int
    text: str
    forms: list[Form]

    def form(self, label: str) -> Form:
        """Find the form with this button."""
        found = [one for one in self.forms if label in one.labels]
        assert len(found) == 1, f"{len(found)} forms have a button {label!r} on {self.url}"
        return found[0]


class Visitor:
    """A browser without scripts: keeps its cookies, follows redirects."""

    def __init__(self, base_url: str, cookie: str = "") -> None:
        self._base_url = base_url
        self._cookies: SimpleCookie = SimpleCookie(cookie)
        self._client = httpx.Client(timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def open(self, address: str) -> Page:
        """Open a page."""
        return self._go("GET", address, None)

    def send(self, form: Form, **changes: str) -> Page:
        """Send a form with some fields filled in otherwise."""
        kept = [(name, value) for name, value in form.fields if name not in changes]
        return self._go("POST", form.action, [*kept, *changes.items()])

    def send_until_answered(self, form: Form) -> Page:
        """Press again until there is an answer, as people do when a page does not come."""
        deadline = time.monotonic() + SECONDS_TO_COME_BACK
        while True:
            try:
                return self.send(form)
            except httpx.TransportError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def press(self, address: str, label: str, **changes: str) -> Page:
        """Open a page and press one of its buttons."""
        return self.send(self.open(address).form(label), **changes)

    def _go(self, method: str, address: str, data: list[tuple[str, str]] | None) -> Page:
        url = urljoin(self._base_url, address)
        for _ in range(MOST_REDIRECTS):
            cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in self._cookies.items())
            # A list of pairs, because a form may name one field several times.
            content = None if data is None else httpx.QueryParams(tuple(data)).__str__().encode()
            headers = {"Cookie": cookie}
            if content is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            answer = self._client.request(method, url, content=content, headers=headers)
            for line in answer.headers.get_list("set-cookie"):
                self._cookies.load(line)
            if not answer.is_redirect:
                return Page(url, answer.status_code, answer.text, _forms(url, answer.text))
            method, data, url = "GET", None, urljoin(url, answer.headers["location"])
        message = f"{address} redirects too often"
        raise AssertionError(message)


class _FormReader(HTMLParser):
    """Collects forms with what would be sent of them."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._text: list[str] | None = None
        self._textarea: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(urljoin(self._url, values.get("action") or self._url))
            self.forms.append(self._form)
        if self._form is None:
            return
        name = values.get("name", "")
        if tag == "input" and name:
            is_choice = values.get("type") in {"radio", "checkbox"}
            if not is_choice or "checked" in values:
                self._form.fields.append((name, values.get("value", "")))
        elif tag == "button":
            self._text = []
        elif tag == "textarea":
            self._textarea, self._text = name, []
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in values:
            self._form.fields.append((self._select, values.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._form is None:
            return
        text = "".join(self._text or []).strip()
        if tag == "form":
            self._form = None
        elif tag == "button":
            self._form.labels.append(text)
            self._text = None
        elif tag == "textarea" and self._textarea is not None:
            self._form.fields.append((self._textarea, text))
            self._textarea = self._text = None
        elif tag == "select":
            self._select = None


def _forms(url: str, text: str) -> list[Form]:
    reader = _FormReader(url)
    reader.feed(text)
    return reader.forms
