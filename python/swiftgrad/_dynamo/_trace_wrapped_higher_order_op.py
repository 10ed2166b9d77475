"""A mode that changes how tracing sees indexing; without tracing it changes nothing."""

from __future__ import annotations

from typing import Any


class TransformGetItemToIndex:
    """A context manager under which ``tensor[index]`` means what it always does."""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exception: object) -> None:
        return None
