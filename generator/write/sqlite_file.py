"""A finished SQLite database without the traces of the SQLite that wrote it.

The header holds the version of the library, and where cells were moved, some versions leave remains of them in the part
of a page that nothing uses. Without both, every SQLite gives the same bytes. The format is documented for good:
https://www.sqlite.org/fileformat2.html
"""

import mmap
from pathlib import Path

_HEADER = 100
"""Bytes of the file's header, which stands in its first page."""
_VERSION = slice(96, 100)
_HEADS = {2: 12, 5: 12, 10: 8, 13: 8}
"""By the kind of a page of a B-tree, how many bytes its own header has; pages of other kinds are left as they are."""


def remove_traces(path: Path) -> None:
    """Make zeros of what no reader of a database looks at: its version of SQLite, and the gap within each page."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        data[_VERSION] = bytes(4)
        size = int.from_bytes(data[16:18], "big")
        for page in range(0, len(data), size):
            head = page or _HEADER
            length = _HEADS.get(data[head])
            if length:
                cells, content = data[head + 3 : head + 5], data[head + 5 : head + 7]
                begin, end = head + length + 2 * int.from_bytes(cells, "big"), page + int.from_bytes(content, "big")
                data[begin:end] = bytes(end - begin)
