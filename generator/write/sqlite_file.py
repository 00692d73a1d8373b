"""A finished SQLite database without the traces of the SQLite that wrote it.

The header holds the version of the library, and where cells were moved, some versions leave remains of them in the part
of a page that nothing uses. Without both, every SQLite gives the same bytes. The format is documented for good:
https://www.sqlite.org/fileformat2.html
"""

from collections.abc import Iterator
from pathlib import Path

_HEADER = 100
"""Bytes of the file's header, which stands in its first page."""
_VERSION = slice(96, 100)
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""By the kind of a page of a B-tree, how many bytes its own header has; pages of other kinds are left as they are."""
_PAGES = 64
"""How many pages are read at a time."""


def without_traces(path: Path) -> Iterator[bytes]:
    """A database piece by piece, zeros where no reader looks: at its version of SQLite, and at the gap in each page."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(_HEADER)[16:18], "big")
        file.seek(0)
        while piece := bytearray(file.read(_PAGES * size)):
            first = file.tell() <= _PAGES * size
            if first:
                piece[_VERSION] = bytes(4)
            for page in range(0, len(piece), size):
                _clear_gap(piece, page, _HEADER if first and page == 0 else page)
            yield bytes(piece)


def _clear_gap(piece: bytearray, page: int, head: int) -> None:
    """Make zeros of what lies between the directory of a page and its cells. head: where its own header begins."""
    length = _HEADS.get(piece[head])
    if length:
        directory, cells = piece[head + 3 : head + 5], piece[head + 5 : head + 7]
        begin, end = head + length + 2 * int.from_bytes(directory, "big"), page + int.from_bytes(cells, "big")
        piece[begin:end] = bytes(end - begin)
