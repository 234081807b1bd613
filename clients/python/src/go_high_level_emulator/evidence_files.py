"""The files that tell of a failure: the inspector as one page with what went on in it, and the same as JSON and HAR."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import error_of


@dataclass(frozen=True)
class Evidence:
    """The evidence of a failure, once it is written."""

    folder: Path
    files: list[Path]
    """The paths of the page, and of the same as JSON and HAR."""
    replay: str
    """The line that runs the same again."""
    summary: str
    """Markdown, such as for the summary of a step on GitHub."""


def write_evidence(folder: str | os.PathLike[str], texts: Mapping[str, Any]) -> Evidence:
    """Writes the files of it into a folder, in place of those that are there."""
    name = texts["name"]
    # It may come from elsewhere.
    if not re.fullmatch(r"[\w-]*", name, re.ASCII):
        raise error_of("unreachable", f"what answers is no emulator: it names a folder {ascii(name)}")
    own = Path(folder) / name
    own.mkdir(parents=True, exist_ok=True)
    files = [own / f"evidence.{kind}" for kind in ("html", "json", "har")]
    for file in files:
        file.write_text(texts[file.suffix[1:]], encoding="utf-8", errors="replace", newline="\n")
    return Evidence(own, files, texts["replay"], texts["summary"])
