"""The interface's description: OpenAPI made from the wire's own dataclasses."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI

from counter_app.sync import wire
from counter_app.sync.submissions import (
    SubmissionAnswer,
    SubmissionRequest,
    SubmissionStatus,
)

MESSAGES = (
    wire.Hello,
    wire.EnrolRequest,
    wire.EnrolAnswer,
    wire.NodeRequest,
    wire.NodeAnswer,
    wire.SignInRequest,
    wire.SignInAnswer,
    wire.PasswordRequest,
    wire.PushRequest,
    wire.PushAnswer,
    wire.PullAnswer,
    wire.StreamAnswer,
    wire.MissingRequest,
    wire.MissingAnswer,
    wire.BlobAnswer,
    wire.LeaseRequest,
    wire.LeaseAnswer,
    wire.DraftsRequest,
    wire.DraftsAnswer,
    wire.Problem,
    SubmissionRequest,
    SubmissionAnswer,
    SubmissionStatus,
)
DENIALS = {
    400: "Not the message it should be",
    401: "No device token, or an unknown one",
    403: "Not allowed",
    404: "Not there, or none of the caller's business",
    408: "The transfer stopped midway",
    409: "Does not follow what is stored",
    413: "Too large",
    415: "Unknown encoding",
    422: "Altered on its way, or not to be used",
    429: "Too many tries",
    503: "Trouble of the server: nothing is known, send the same again",
}
_REF = "#/components/schemas/{name}"


def documented(
    answer: type[Any] | None, *, request: type[Any] | None = None, binary_request: bool = False
) -> dict[str, Any]:
    """Keyword arguments for a FastAPI route that reads and answers `answer` and `request`."""
    if answer is None:
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    else:
        content = _json(answer)
    responses: dict[int, dict[str, Any]] = {200: {"description": "Done", "content": content}}
    for status, description in DENIALS.items():
        responses[status] = {"description": description, "content": _json(wire.Problem)}
    extra: dict[str, Any] = {}
    if request is not None:
        extra["requestBody"] = {"required": True, "content": _json(request)}
    elif binary_request:
        binary = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        extra["requestBody"] = {"required": True, "content": binary}
    return {"responses": responses, "openapi_extra": extra, "response_model": None}


def describe(app: FastAPI) -> None:
    """Serve the whole description at /openapi.json."""
    plain = app.openapi

    def whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = plain()
            _, parts = msgspec.json.schema_components(MESSAGES, ref_template=_REF)
            components = schema.setdefault("components", {})
            components["schemas"] = parts
            components["securitySchemes"] = {"device": {"type": "http", "scheme": "bearer"}}
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]


def _json(message: type[Any]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _REF.format(name=message.__name__)}}}
