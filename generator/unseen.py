"""Signs that look like others, or like nothing: what stands in a text and cannot be seen there, or hardly."""

import re
import unicodedata

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are no plain ones, for a class of a regular expression."""
HIDDEN = "\u00ad\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff"
"""Signs without any width that no word needs, for a class of a regular expression."""
OPENING = "“„”"
"""Quotation marks of a word processor that a text may begin with; ‘ is a letter of some languages."""
CURLY = "these quotation marks are those of a word processor, which hold no text together", 'type plain ones: " "'
"""What is wrong with them where a text needs quotes, and what to do."""
_UNSEEN = re.compile(f"[{SPACES}{HIDDEN}]")


def unseen(text: str) -> str:
    """The first sign of a text that cannot be seen, with its place; empty where there is none.

    >>> unseen("isk_\u200btolan"), unseen("3\u00a0912"), unseen("plain")
    ('zero width space (U+200B) before "tolan"', 'no-break space (U+00A0) before "912"', '')
    """
    found = _UNSEEN.search(text)
    return named(text, found.start()) if found else ""


def named(text: str, at: int) -> str:
    """The sign at a place of a text: its name, its number, and the word it stands at."""
    sign = text[at]
    name = "byte order mark" if sign == "\ufeff" else unicodedata.name(sign, "sign without a name").lower()
    after, before = re.search(r"\w+", text[at:]), re.findall(r"\w+", text[:at])
    where = f' before "{after[0][:40]}"' if after else f' behind "{before[-1][:40]}"' if before else ""
    return f"{name} (U+{ord(sign):04X}){where}"


def there_is(text: str, at: int) -> str:
    """That a sign stands at a place of a text, as what is wrong with it."""
    sign = named(text, at)
    return f"there is {'an' if sign[0] in 'aeiou' else 'a'} {sign}"


def odd(text: str) -> str:
    """The beginning of a remedy for a text that nobody understands because of signs that look like others, or nothing.

    >>> odd("“atlas"), odd("atlas\u200b")
    ('write plain quotation marks or none;', 'delete the zero width space (U+200B) behind "atlas";')
    """
    if hidden := unseen(text):
        return f"delete the {hidden};"
    return "write plain quotation marks or none;" if re.search("[“”„«»]", text) else ""
