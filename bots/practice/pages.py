"""The frame around the practice pages, and the files they are drawn with."""

from gettext import gettext as _
from pathlib import Path
from types import MappingProxyType

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals["_"] = _
STATIC = Path(__file__).parent / "static"
#: Nothing comes from elsewhere and nothing runs that stands in a page itself.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
PAGE_HEADERS = MappingProxyType(
    {
        "Content-Security-Policy": PAGE_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
)
_KINDS = MappingProxyType({".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"})


def page(template: str, *, status: int = 200, **values: object) -> web.Response:
    """Draw a page."""
    return web.Response(
        text=TEMPLATES.get_template(template).render(values),
        status=status,
        content_type="text/html",
        headers=PAGE_HEADERS,
    )


def add_pages(app: web.Application) -> None:
    """Serve the front page and the files that all pages share."""
    app.router.add_get("/", show_front)
    app.router.add_get("/static/{name:[a-z]+\\.(?:css|js|svg)}", give_static)


async def show_front(_request: web.Request) -> web.Response:
    """Show what can be practised with."""
    return page("front.html")


async def give_static(request: web.Request) -> web.StreamResponse:
    """Give a built file; without `make assets` there is none and the pages stay bare."""
    path = STATIC / request.match_info["name"]
    if not path.is_file():
        raise web.HTTPNotFound
    headers = {"Content-Type": _KINDS[path.suffix], "Cache-Control": "no-cache"}
    return web.FileResponse(path, headers=headers)
