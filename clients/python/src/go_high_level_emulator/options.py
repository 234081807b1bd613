"""Options of the command, as it reads them from its environment: there no other user of the machine sees a key."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

from .errors import error_of
from .matchers import plain


def environment_of(options: Mapping[str, Any]) -> dict[str, str]:
    """The variables for those options that are given."""
    return {f"GHL_EMULATOR_{name}": _text(value) for name, value in options.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value)
    return ",".join(value)


@contextlib.contextmanager
def given_data(data: Any) -> Iterator[str | None]:
    """The name of a file with the data, which is there until the command has read it."""
    if not isinstance(data, Mapping):
        yield None if data is None else os.fspath(data)
        return
    with tempfile.TemporaryDirectory(prefix="go-high-level-emulator-") as folder:
        file = os.path.join(folder, "data.json")
        with open(file, "w", encoding="utf-8") as stream:
            try:
                json.dump(data, stream, default=plain, allow_nan=False)
            except (TypeError, ValueError, RecursionError) as error:
                raise error_of("bad-request", f"data is no plain data: {error}") from None
        yield file
