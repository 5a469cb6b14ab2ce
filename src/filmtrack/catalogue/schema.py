"""The JSON Schema of a catalogue file, made from the tables themselves."""

import json

from pydantic import BaseModel

from filmtrack.catalogue.scheme_tables import SchemesFile
from filmtrack.catalogue.tables import CatalogueFile


def schema_text() -> str:
    """The schema of a file of festivals as JSON text, for editors and for whoever writes such files by program."""
    return _text(CatalogueFile)


def schemes_schema_text() -> str:
    """The same of a file of schemes."""
    return _text(SchemesFile)


def _text(file: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **file.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
