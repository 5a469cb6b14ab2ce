"""The JSON Schema of a catalogue file, made from the tables themselves."""

import json

from filmtrack.catalogue.tables import CatalogueFile


def schema_text() -> str:
    """The schema as JSON text, for editors and for whoever writes catalogue files by program."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **CatalogueFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
