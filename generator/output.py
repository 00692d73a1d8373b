"""Files of a build put in place: all of them, or none."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EEXIST, ENAMETOOLONG, ENOTDIR
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

PATIENCE = 60
"""Seconds to wait for another build that writes into the same folder."""
_NEW = ".factdeck.new"
"""How the names of files end that wait to be moved in place."""
_HELD: set[Path] = set()
"""The folders that this process keeps others out of."""


class Fault(NamedTuple):
    """Why files could not be written: the folder, what is wrong with it, and what to do."""

    at: Path
    what: str
    fix: str


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Keep other processes that ask for the same out of a folder; false where the system cannot.

    The system ends this with the process, however that ends. Raises TimeoutError where another stays too long.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)  # of a pipe it would wait for a writer
    except (ImportError, OSError):
        yield False
        return
    real = folder.resolve()
    mine = real in _HELD
    try:
        locked = mine or _locked(fcntl, handle, time.monotonic() + patience)
        if locked:
            _HELD.add(real)
        yield locked
    finally:
        os.close(handle)
        if not mine:
            _HELD.discard(real)


def _locked(fcntl, handle: int, until: float) -> bool:  # type: ignore[no-untyped-def]  # a module of some systems only
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TimeoutError("another build is at work there") from None
            time.sleep(0.05)
        except OSError:  # a network folder without locks
            return False
        else:
            return True


def put(files: Mapping[Path, bytes], stamp: int = 0) -> Fault | None:
    """Write all files beside their places first, then move them there, so that none is ever half written.

    A file that holds the same already is left as it is. stamp: the time new ones bear, where it is not now.
    """
    waiting: dict[Path, Path] = {}
    begun, at = False, Path()
    try:
        with ExitStack() as locks:
            try:
                entered: set[Path] = set()
                for place, data in files.items():
                    at = place.parent
                    _enter(at, entered, locks)
                    if place.is_dir():
                        raise IsADirectoryError(f"{place.name} is a folder")
                    if not holds(place, data):
                        temporary = at / f".{place.name}{_NEW}"
                        waiting[temporary] = place
                        _write(temporary, data, stamp)
                begun = True
                for temporary, place in waiting.items():
                    at = place.parent
                    temporary.replace(place)
            finally:
                for temporary in waiting:
                    with suppress(OSError):
                        temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        left = "Some files may be new already; build again." if begun else "Nothing was replaced."
        return Fault(at, reason, f"{remedy(error)}. {left}")
    return None


def _enter(folder: Path, entered: set[Path], locks: ExitStack) -> None:
    """Make a folder and keep others out of it, if it is the first file that is put there."""
    folder.mkdir(parents=True, exist_ok=True)
    real = folder.resolve()
    if real not in entered:
        entered.add(real)
        if locks.enter_context(alone(folder)):
            _sweep(folder)


def remedy(error: OSError) -> str:
    """What to do where files cannot be written."""
    if error.errno in (EEXIST, ENOTDIR):
        return "a file stands where a folder is to be; move it away, or write elsewhere"
    if error.errno == ENAMETOOLONG:
        return "choose shorter names for the folder and for what is to be written"
    return "see that there is room and that you may write there, or write elsewhere"


def holds(place: Path, data: bytes) -> bool:
    """Whether a file, and no link to one, holds just this."""
    try:
        there = place.lstat()
        return S_ISREG(there.st_mode) and there.st_size == len(data) and place.read_bytes() == data
    except OSError:
        return False


def time_of(place: Path) -> int:
    """When a file was written, in seconds since 1970; 0 where there is none."""
    try:
        return int(place.lstat().st_mtime)
    except OSError:
        return 0


def _write(path: Path, data: bytes, stamp: int) -> None:
    """Write a new file, never through a link that waits in its place, and down to the disk."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if stamp:
        os.utime(path, (stamp, stamp))


def _sweep(folder: Path) -> None:
    """Take away what a build left that was killed."""
    for path in folder.glob(f".*{_NEW}"):
        with suppress(OSError):
            path.unlink()
