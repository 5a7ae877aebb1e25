"""REST: why a seat or a live call is as it is, for leads."""

from aiohttp import web

from cti_gateway.adapters.web import views
from cti_gateway.adapters.web.answers import answers, json_response
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.errors import language_of
from cti_gateway.core.errors import NotFound
from cti_gateway.messages import explained


class WhyView(ApiView):
    @answers(views.Why)
    async def get(self, id: str, /) -> web.Response:
        """A seat by its number or a live call by its id; the sentences are in the reader's language."""
        await self.require(self.leads, "why", id)
        explanation = self.deps.feed.why(id)
        if explanation is None:
            raise NotFound("subject_unknown", subject=id)
        language = language_of(self.request.headers.get("Accept-Language", ""), self.deps.language)
        sentences = explained(explanation, language, self.deps.time_zone)
        return json_response(views.Why(explanation, sentences))
