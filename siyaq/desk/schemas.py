"""JSON Schemas (draft 2020-12) of what editors write, for editing programs that complete and check."""

from __future__ import annotations

from typing import Any

from siyaq.model.facts import CitedSource
from siyaq.model.front_matter import ORIGINALS, TRANSLATIONS
from siyaq.model.schema import adapter
from siyaq.model.site import Site

MODELS: dict[str, Any] = {
    "site": Site,
    "source": CitedSource,
    **{str(kind): model for kind, model in ORIGINALS.items()},
    **{f"{kind}-translation": model for kind, model in TRANSLATIONS.items()},
}


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of `site`, `source`, a kind of entry, or `KIND-translation`."""
    schema: dict[str, Any] = adapter(MODELS[kind]).json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        fields = part.get("properties", {})
        if "anyOf" in fields.get("sources", {}):  # the list of ids, which `source: id` may stand for
            fields["source"] = fields["sources"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
