"""How many lines a text takes, without a browser, where it is set in Times New Roman or its equals.

Its widths are those of Liberation Serif, Tinos and Nimbus Roman as well, so that one of them is on nearly every
computer that prints.
"""

import unicodedata
from functools import lru_cache

_WIDTHS = {
    "'": 180, "|": 200, " ,.": 250, "/:;\\ijlt": 278, "!()-[]`frI’‘": 333, "Js": 389, '"': 408, "?acez“”": 444,
    "^": 469, "{}": 480, "+<=>": 564, "~": 541, "FPS": 556, "ELTZ": 611, "BCR": 667, "ADGHKNOQUVXYw": 722, "&m": 778,
    "%": 833, "M": 889, "@": 921, "W": 944, "—…": 1000,
}  # fmt: skip
"""In thousandths of the size of the font; what stands in none of these lines is 500 wide."""
_BY_CHARACTER = {character: width for characters, width in _WIDTHS.items() for character in characters}
POINT = 25.4 / 72


def width(text: str, size: float) -> float:
    """How wide a text in one line is, in millimetres. size: of the font, in points."""
    return sum(map(_of_character, text)) * size * POINT / 1000


@lru_cache(maxsize=2000)
def _of_character(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    if character in _BY_CHARACTER or base in _BY_CHARACTER:
        return _BY_CHARACTER.get(character, _BY_CHARACTER.get(base, 0))
    if character.isascii() or base.isascii():
        return 500
    return 1000 if unicodedata.east_asian_width(character) in "WF" else 700  # other scripts: generous


@lru_cache(maxsize=20_000)
def lines(text: str, size: float, room: float, before: float = 0) -> int:
    """How many lines a text takes in a column of so many millimetres, broken at spaces; none if it is empty.

    before: so many millimetres, in the first line or lines, are taken by what stands before the text.

    >>> lines("It was lit with whale oil.", 10.5, 100), lines("It was lit with whale oil.", 10.5, 25)
    (1, 2)
    """
    count, used = (1 + int(before // room), before % room) if before else (0, room)
    for word in text.split():
        needed = width(word, size)
        if used + width(" ", size) + needed > room:
            count, used = count + 1, 0.0
        else:
            used += width(" ", size)
        count, used = count + int((used + needed) // room), (used + needed) % room  # a word too long is broken
    return count
