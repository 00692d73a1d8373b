"""What is checked on a PDF that a browser printed, without a library for PDF, and its time.

Browsers of the Chromium family write the objects of a PDF plainly and its texts deflated, as numbers of glyphs; a
table beside each font says which characters these are.
"""

import html
import re
import time
import unicodedata
import zlib
from collections.abc import Iterator, Mapping

from generator.print_options import MILLIMETRES, PAPERS

_LAST = 16
"""So many letters and digits of a page's end are looked for on the PDF."""
_LAID_OUT = re.compile(r'(?=<\w+ class="page\b)')
"""Where a page begins that the program laid out itself."""
_GLYPHS = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj")
_MAPPED = re.compile(rb"^<([0-9A-F]+)> <([0-9A-F]+)>(?: <([0-9A-F]+)>)?$", re.MULTILINE)

Objects = Mapping[int, bytes]
"""The objects of a PDF by their numbers."""


def stamped(pdf: bytes, stamp: int) -> bytes:
    """The same PDF, made at another time: what it says of when it was made and changed. stamp: seconds since 1970."""
    when = time.strftime("(D:%Y%m%d%H%M%S+00'00')", time.gmtime(stamp)).encode()
    return re.sub(rb"(?<=Date )\(D:\d{14}\+00'00'\)", when, pdf)


def fault(pdf: bytes, page: bytes, paper: str) -> str:
    """What is wrong with the PDF of a page, as a sentence; empty where all is well.

    It must be whole, on the paper asked for, and of as many pages as were laid out, each of which ends as it should;
    where the browser breaks the pages, the last words of all must be there. paper: one of PAPERS.
    """
    if not pdf.startswith(b"%PDF") or not pdf.rstrip().endswith(b"%%EOF"):
        return "the browser printed nothing"
    objects = {int(each[1]): each[2] for each in re.finditer(rb"^(\d+) 0 obj\n(.*?)\nendobj$", pdf, re.M | re.S)}
    printed = list(_texts(objects))
    wanted = _ends(page)
    if len(wanted) > 1 and len(wanted) - 1 != len(printed):
        return f"the browser made {len(printed)} pages of {len(wanted) - 1}"
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    right = [side / MILLIMETRES for side in PAPERS[paper]]
    if not sizes or any(
        abs(float(side) - other) > 1 for size in sizes for side, other in zip(size, right, strict=True)
    ):
        return f"the browser did not print on {paper}"
    for number, (end, text) in enumerate(zip(wanted[1:], printed, strict=False), 1):
        if end not in text:
            return f"the browser did not print all of page {number}"
    return "" if wanted[-1] in "".join(printed) else "the browser did not print the last words of the page"


def _ends(page: bytes) -> list[str]:
    """What stands last before the first page that was laid out, and on each of them."""
    parts = _LAID_OUT.split(page.decode().partition("</head>")[2])
    return [_plain(html.unescape(re.sub(r"<[^>]*>", " ", part)))[-_LAST:] for part in parts]


def _plain(text: str) -> str:
    """Letters and digits that every font has in the same way; a ligature is its letters."""
    return "".join(re.findall(r"[a-z0-9]", unicodedata.normalize("NFKC", text).lower()))


def _texts(objects: Objects) -> Iterator[str]:
    """The plain text of each page, in its order."""
    fonts: dict[int, dict[bytes, str]] = {}
    for page in objects.values():
        if not re.search(rb"/Type /Page\b", page):
            continue
        own = {name: int(number) for name, number in re.findall(rb"/(\w+) (\d+) 0 R", page)}
        for number in own.values():
            if number not in fonts:
                fonts[number] = _characters(objects, number)
        font: dict[bytes, str] = {}
        shown = []
        for name, glyphs in _GLYPHS.findall(_stream(objects, own.get(b"Contents", 0))):
            if name:
                font = fonts.get(own.get(name, 0), {})
            wide = len(next(iter(font), b"0000"))  # fonts drawn as shapes have numbers of two digits
            shown += [font.get(glyphs[place : place + wide], "") for place in range(0, len(glyphs), wide)]
        yield _plain("".join(shown))


def _characters(objects: Objects, font: int) -> dict[bytes, str]:
    """The characters of a font's glyphs; none where the object is no font."""
    table = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(font, b""))
    lines = _stream(objects, int(table[1])) if table else b""
    found = {}
    for first, second, third in _MAPPED.findall(lines):
        last, text = (second, third) if third else (first, second)
        start = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        for step in range(int(last, 16) - int(first, 16) + 1):
            found[b"%0*X" % (len(first), int(first, 16) + step)] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _stream(objects: Objects, number: int) -> bytes:
    """What stands in an object's stream."""
    try:
        return zlib.decompress(objects[number].partition(b"stream\n")[2])
    except (KeyError, zlib.error):
        return b""
