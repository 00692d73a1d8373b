"""The text of one of a project's files, or why it is not read: one that lies elsewhere, is no file, or is too large."""

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

LARGEST = 50_000_000
"""Bytes; a hundred thousand facts fit in many times."""
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line for YAML."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Unread(NamedTuple):
    """Why a file is not read: the line, what is wrong, and what to do."""

    line: int
    what: str
    fix: str


def unfit(found: os.stat_result) -> str:
    """What is wrong with a file before it is opened: it is none and might never end, or it is too large."""
    if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        return "this is no file but a device or a pipe"
    return f"this file is larger than {LARGEST // 1_000_000} megabytes" if found.st_size > LARGEST else ""


def text(root: Path, path: Path) -> str | Unread:
    """The text of a file of the project in the folder `root`, without the mark some editors put before it."""
    try:
        found = path.stat()
        if not path.resolve().is_relative_to(root.resolve()):
            return Unread(1, "this is a link that leads out of the project", "put the file itself here")
        if what := unfit(found):
            divide = "divide it; a topic may be written in several files"
            return Unread(1, what, divide if stat.S_ISREG(found.st_mode) else "put a text file here")
        decoded = path.read_bytes().decode("utf-8-sig")
        if decoded.startswith("{\\rtf"):
            return Unread(1, "this file is one of a word processor (RTF)", "save it as plain text in UTF-8")
        return decoded
    except UnicodeDecodeError as error:
        line = len(re.findall(b"\r\n|[\r\n]", error.object[: error.start])) + 1
        what = "this file is not text in UTF-8"
        return Unread(line, what, "save it as UTF-8 text; a spreadsheet or word processor file does not work")
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead to one another, before Python 3.13
        reason = (getattr(error, "strerror", "") or "unknown reason").lower()
        return Unread(1, f"this file cannot be read ({reason})", "check that it exists and that you may read it")


def control_character(text: str) -> int:
    """Where the first character stands that cannot stand in a text file; -1 where there is none."""
    found = _CONTROL.search(text)
    return found.start() if found else -1
