"""Values that editors type as one word or phrase: parsed from text, and written back as entered."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema


class Entered:
    """Base of a value with a `text` as entered and a `parse` that reads it; `code` names its mistake."""

    __slots__ = ()
    code: ClassVar[str]
    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that the text writes; ValueError, with the reason, where it writes none."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._decode,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.text),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # Editing programs read `2025` as a number, which YAML says it is; the engine reads the word.
        return {"type": ["string", "integer"]}

    @classmethod
    def _decode(cls, text: str) -> Self:
        try:
            return cls.parse(text)
        except ValueError as error:
            raise PydanticCustomError(cls.code, "{reason}", {"reason": str(error), "text": text}) from error
