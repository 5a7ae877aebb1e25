"""REST: what every page needs before anybody is logged in."""

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.base import ApiView


class SiteView(ApiView):
    @answers(views.Site)
    async def get(self) -> web.Response:
        """The site's language and time zone; no session needed."""
        return json_response(views.Site(self.deps.language, self.deps.time_zone))
