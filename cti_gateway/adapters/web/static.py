"""The panel's files, as Vite built them into the package."""

from importlib.resources import files
from pathlib import Path

from aiohttp import web

PANEL = Path(str(files("cti_gateway.adapters.web"))) / "panel"

_UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>CTI gateway</title>
<p>The panel is not built. Run <code>make panel</code> in the source tree, then load this page again.</p>
<p lang="zh">面板尚未构建。请在源码目录运行 <code>make panel</code>，然后刷新本页。</p></html>"""


class PanelFiles:
    """Serves one folder: ``index.html`` always fresh, hashed assets for ever."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def index(self, _request: web.Request) -> web.StreamResponse:
        page = self._folder / "index.html"
        if not page.is_file():
            return web.Response(text=_UNBUILT, content_type="text/html", status=503)
        return web.FileResponse(page, headers={"Cache-Control": "no-cache"})

    async def asset(self, request: web.Request) -> web.StreamResponse:
        return self._file("assets/" + request.match_info["name"], "public, max-age=31536000, immutable")

    async def loose(self, request: web.Request) -> web.StreamResponse:
        """Files beside ``index.html`` (icon, manifest): their names are not hashed."""
        return self._file(request.match_info["name"], "no-cache")

    def _file(self, name: str, caching: str) -> web.StreamResponse:
        path = self._folder / name
        if not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": caching})


def add_panel(app: web.Application, folder: Path = PANEL) -> None:
    """The route patterns hold no slash and no leading dot, so no request leaves the folder."""
    panel = PanelFiles(folder)
    app.router.add_get("/", panel.index)
    app.router.add_get(r"/assets/{name:[A-Za-z0-9_-][A-Za-z0-9._-]*}", panel.asset)
    app.router.add_get(r"/{name:[A-Za-z0-9_-]+\.[a-z0-9]+}", panel.loose)
