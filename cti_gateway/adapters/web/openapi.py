"""``/api/openapi.json``: made from the handlers, so it cannot drift from them.

Requests come from aiohttp-pydantic, answers and WebSocket frames from the msgspec shapes; the
panel's TypeScript types are generated from the result.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from aiohttp import web
from aiohttp_pydantic.oas.view import generate_oas

from cti_gateway.adapters.web import (
    consultation_shapes,
    digest_shapes,
    mark_shapes,
    order_shapes,
    request_shapes,
    ticket_shapes,
)
from cti_gateway.adapters.web.answers import shape_of
from cti_gateway.adapters.web.base import ApiView
from cti_gateway.adapters.web.bodies import BODIES
from cti_gateway.adapters.web.views import ErrorBody
from cti_gateway.codec.panel import Delta, News, Ping, Resync, Snapshot

_REF = "#/components/schemas/{name}"


def _operations(app: web.Application) -> Iterator[tuple[str, str, Any]]:
    """(path, method, shape of the answer)."""
    for resource in app.router.resources():
        for route in resource:
            view: Any = route.handler
            if isinstance(view, type) and issubclass(view, ApiView):
                for method in sorted(view.allowed_methods):
                    yield resource.canonical, method.lower(), shape_of(getattr(view, method.lower()))


def openapi(app: web.Application) -> dict[str, Any]:
    """The OpenAPI 3.1 document of this application."""
    spec: dict[str, Any] = generate_oas([app], version_spec="1", title_spec="CTI gateway")
    spec["openapi"] = "3.1.0"
    operations = list(_operations(app))
    shapes = [shape for _, _, shape in operations] + [
        ErrorBody,
        consultation_shapes.ConsultationStale,
        Snapshot,
        Delta,
        News,
        Resync,
        Ping,
    ]
    schemas, components = msgspec.json.schema_components(shapes, ref_template=_REF)
    failure = _content("The request was refused or failed.", {"$ref": _REF.format(name="ErrorBody")})
    for (path, method, _), schema in zip(operations, schemas, strict=False):
        operation = spec["paths"][path][method]
        words = path.removeprefix("/api/").replace("/", "_").replace("-", "_")
        operation["operationId"] = f"{method}_{words.replace('{', '').replace('}', '')}"
        operation["responses"] = {"200": _content("Done.", schema), "default": failure}
        for parameter in operation.get("parameters", ()):
            # aiohttp-pydantic writes 3.0; what may be left out is already "not required".
            parameter["schema"].pop("nullable", None)
            if parameter["in"] == "header":
                parameter["name"] = parameter["name"].replace("_", "-").title()
    # The models themselves speak 3.1.
    asked = mark_shapes, request_shapes, ticket_shapes, consultation_shapes, digest_shapes, order_shapes
    for body in (*BODIES, *(one for shapes_of in asked for one in shapes_of.BODIES)):
        schema = body.model_json_schema(ref_template=_REF.replace("name", "model"))
        components |= schema.pop("$defs", {})
        components[body.__name__] = schema
    # What is generated from it must not change where nothing has: sets have another order in each process.
    spec["paths"] = {path: dict(sorted(methods.items())) for path, methods in spec["paths"].items()}
    spec["components"] = {"schemas": dict(sorted(components.items()))}
    return spec


def _content(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
