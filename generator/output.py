"""Files of a build put in place: all of them, or none."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """Why files could not be written, and what to do."""

    what: str
    fix: str


def put(folder: Path, files: dict[str, bytes]) -> Fault | None:
    """Write all files beside their places first, then move them there, so that none is ever half written."""
    waiting = {folder / f".{name}.new": folder / name for name in files}
    begun = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for (temporary, place), data in zip(waiting.items(), files.values(), strict=True):
            if place.is_dir():
                raise IsADirectoryError(f"{place.name} is a folder")
            temporary.write_bytes(data)
        begun = True
        for temporary, place in waiting.items():
            temporary.replace(place)
    except OSError as error:
        for temporary in waiting:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        left = "Some files may be new already; build again." if begun else "Nothing was replaced."
        return Fault(reason, f"choose another folder with --out, or make room. {left}")
    return None
