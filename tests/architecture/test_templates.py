import re
from pathlib import Path

import pytest

from tests.databases import ROOT

TEMPLATES = ROOT / "web" / "templates"
ALL = sorted(TEMPLATES.rglob("*.html"))
#: What is no page: parts that pages put together, and the frame itself.
PARTS = {"macros", "frame", "style"}
PAGES = [p for p in ALL if p.relative_to(TEMPLATES).parts[0] not in PARTS and p.name[0] != "_"]
NAMES = {path: str(path.relative_to(TEMPLATES)) for path in ALL}
FORM = re.compile(r"""<form[^>]*method=["']post["'].*?</form>""", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
#: A token needs a cookie, and visitors of a tent get none; they have no power to misuse.
FOR_WHO_IS_UNKNOWN = {"opinion.html"}


def source(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


@pytest.mark.parametrize("path", ALL, ids=NAMES.get)
def test_nothing_stands_inline(path: Path) -> None:
    text = source(path)
    assert not re.search(r"""\sstyle\s*=|<style|["']style["']\s*:""", text)
    assert not re.search(r"""\son[a-z]+\s*=\s*["']|\shx-on|["']js:|javascript:""", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("path", ALL, ids=NAMES.get)
def test_nothing_is_asked_of_others(path: Path) -> None:
    assert not re.search(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", source(path))


@pytest.mark.parametrize("path", PAGES, ids=NAMES.get)
def test_every_page_stands_in_the_frame(path: Path) -> None:
    frames = r"""{%-?\s*extends\s+["'](base|errors/error)\.html["']"""
    assert path.name == "base.html" or re.search(frames, source(path))


@pytest.mark.parametrize("path", PAGES, ids=NAMES.get)
def test_every_page_has_a_title(path: Path) -> None:
    assert "block title" in source(path) or path.name == "error.html"


@pytest.mark.parametrize("path", ALL, ids=NAMES.get)
def test_every_icon_that_is_named_was_drawn(path: Path) -> None:
    drawn = {icon.stem for icon in (ROOT / "web/assets/icons").glob("*.svg")}
    named = re.findall(r"""icon\(["']([a-z-]+)["']|icon=["']([a-z-]+)["']""", source(path))
    assert {one or other for one, other in named} <= drawn


@pytest.mark.parametrize("path", ALL, ids=NAMES.get)
def test_every_form_that_posts_carries_a_token(path: Path) -> None:
    forms = re.findall(
        r"""<form[^>]*method=["']post["'].*?</form>""", source(path), re.DOTALL | re.IGNORECASE
    )
    assert path.name in FOR_WHO_IS_UNKNOWN or all("csrf" in form for form in forms)


def test_lock_of_the_assets_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "web/assets/package-lock.json").read_text()
