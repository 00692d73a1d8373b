"""Plain texts: comparing what two of them say, and reading a number or an id out of one."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache, lru_cache


def capitalized(text: str) -> str:
    """The same text with its first letter in upper case, but for what is written small: a symbol, or a word like pH.

    A symbol is a letter, once or twice, or one before a sign or hyphen, a Greek letter before others, or has no vowel.

    >>> [capitalized(text) for text in ("the oak", "no", "aa", "km/h", "mRNA of yeast", "α-helix", "μm", "al-Kell")]
    ['The oak', 'No', 'aa', 'km/h', 'mRNA of yeast', 'α-helix', 'μm', 'Al-Kell']
    """
    if text[:1].isupper() or _WRITTEN_SMALL.match(text):
        return text
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text  # a ligature would fall apart


_WRITTEN_SMALL = re.compile(
    r"""\w[^\W\dA-Z]*[\dA-Z] | [b-df-hj-np-tv-xz\W\d]+\Z | (\w)\1?\Z
    | \w[^\w\s'’] | [µα-ζθ-ξπ-ω](?![α-ωά-ώ])  # eta and omicron are Greek articles""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:\.\d+)+|\w+")
_MAY_BE_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0590-\u1cff\u1dc0-\u1dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e"
    "\U00010000-\U000fffff]"
)
_SIGN = re.compile("[-−+#♯♭♮]")
_SIGNED_WORD = re.compile(
    r"""(?:(?<![^\s(\[{"“‘=/^])[-−](?=\d))?(?:\d+(?:\.\d+)+|\w+)(?:\++(?!\w)|−(?!\w)|(?<!\d)-(?![\w-])|[#♯♭♮]+)?"""
)
_RAISED = re.compile("(?<=\\d)(?=[⁺⁻]?[⁰¹²³⁴-⁹])")
_ARROW = re.compile("[-−–=]+>|<[-−–]+")
_RELATION = re.compile("[%‰‱<>=≤≥≠≈]")
_IN_TWO = (("<=", "≤"), (">=", "≥"), ("!=", "≠"), ("==", "="))
_NUMBER = r"[-−+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?"
_BEGINS_A_NUMBER = frozenset("-−+0123456789")
_ONE_SIGN = str.maketrans("−♯", "-#")
_ARTICLES = ("the", "a", "an")


@cache
def title(id: str) -> str:
    """A topic's id as a heading.

    >>> title("deep_space")
    'Deep space'
    """
    return id[:1].upper() + id[1:].replace("_", " ")


def widened(text: str) -> str:
    """The text with every East Asian character doubled, because it takes two columns: for reckoning widths."""
    return "".join(each * (1 + (unicodedata.east_asian_width(each) in "WF")) for each in text)


def words(text: str) -> str:
    """Case, punctuation and spacing taken away, for comparing what two texts say ("U.S." is "US").

    The minus of a number stays, and signs that end a word; a hyphen between words or numbers is none. So do the marks
    that are vowels in many scripts. A text without any word is its symbols ("♔", ";").

    >>> words("The Kuiper  belt’s edge, 1,200 or 12.5 miles off.")
    'the kuiper belt s edge 1200 or 12.5 miles off'
    >>> words("C++, F♯ or Cl⁻ at −5 or +5 in 1914-1918")
    'c++ f# or cl- at -5 or 5 in 1914 1918'
    """
    return _words(text if text.isascii() else _RAISED.sub("^", text)) or _symbols(text)


def _symbols(text: str) -> str:
    """The signs of a text without words, but for those that choose between two pictures of one sign."""
    return re.sub("[\\s\ufe0e\ufe0f]", "", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    """The same, but that a raised number is one with what it stands behind."""
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())  # letters, digits and spaces alone
    if "." in text:
        text = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), text)
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ʻ", "").replace("'", "’")
    plain = _THOUSANDS.sub("", plain) if "," in plain else plain
    signed = _SIGN.search(plain)
    word = _SIGNED_WORD if signed else _WORD
    if marks := {each for each in _MAY_BE_MARKS.findall(plain) if unicodedata.category(each)[0] == "M"}:
        word = re.compile(word.pattern.replace(r"\w+", rf"\w[\w{''.join(sorted(marks))}]*"))
    found = " ".join(word.findall(plain))
    return found.translate(_ONE_SIGN) if signed else found


def unsigned(text: str) -> str:
    """The same without signs and vowel marks, which ids and fingerprints never held.

    >>> unsigned("C++ at -5")
    'c at 5'
    """
    found = _SIGN.sub("", _words(text))
    return found if found.isascii() else " ".join(_WORD.findall(found))


def signs(text: str) -> str:
    """The signs of a text that relate numbers or say which parts they count, of which its words tell nothing.

    >>> signs("x <= 2"), signs("21 %"), signs("A -> B")
    ('≤', '%', '')
    """
    if not _RELATION.search(text):
        return ""
    for typed, sign in _IN_TWO:
        text = text.replace(typed, sign)
    return "".join(_RELATION.findall(_ARROW.sub("", text)))


def told_apart(one: str, other: str) -> bool:
    """Whether the `signs` of two texts of the same words make them two; a text without any may mean either."""
    return bool(one and other) and one != other


def bare(text: str) -> str:
    """The text without an article in front."""
    if text[:1] not in "aAtT":
        return text
    first, space, rest = text.partition(" ")
    return rest if space and first.lower() in _ARTICLES else text


def core(text: str) -> str:
    """The words of a text without the article in front, for telling whether two names are one.

    >>> core("The  Kells")
    'kells'
    """
    return words(bare(text))


def listed(parts: Sequence[str]) -> str:
    """Several texts as a sentence names them.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def articled(word: str) -> str:
    """A noun with the article that fits it: "an island", "a sailor"."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def holds(text: str, *phrases: str) -> bool:
    """Whether any of these phrases stands in a text as whole words, without regard to case and punctuation."""
    letters = _letters(text) if text.isascii() else ""
    for phrase in phrases:
        if letters:
            last = phrase.rpartition(" ")[2]
            end = last if last.isalnum() else last.rpartition("-")[2]  # of a date in numbers, the day
            if end.isascii() and end.isalnum() and end.lower() not in letters:
                continue  # its last word is not there, which is seen without taking both apart
        found = core(phrase)
        if found and f" {found} " in f" {words(text)} ":
            return True
    return False


def may_stand_in(text: str, phrases: Sequence[str]) -> bool:
    """Whether `holds` may find any of these phrases in a text, which is to be one of few: they share letters of a word.

    >>> may_stand_in("The Kells", ("kell", "Fenn")), may_stand_in("The Kells", ("on the sound", "kells"))
    (False, True)
    """
    said = "\n".join(phrases)
    if not said.isascii():
        return True
    said = _letters(said)
    for letters in _letters_of_words(text):  # noqa: SIM110  # any() costs four times as much
        if letters in said:
            return True
    return False


def _letters(text: str) -> str:
    """A plain text in small letters, without what stands inside of numbers and initials."""
    text = text.lower()
    return text.replace(".", "").replace(",", "") if "." in text or "," in text else text


@cache
def _letters_of_words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words(text).replace(".", "").split()))


def slug(text: str) -> str:
    """A text as part of an id: lower case, words joined by ``_``.

    >>> slug("A gas giant, they say")
    'a_gas_giant_they_say'
    """
    return "_".join(unsigned(text).replace(".", " ").split())


def number(text: str) -> float | None:
    """A number as people write it, or None.

    >>> number("2,000"), number("−5"), number("many")
    (2000.0, -5.0, None)
    """
    found = amount(text)
    return found[0] if found and not found[1] else None


def amount(text: str) -> tuple[float, str] | None:
    """A number and its unit, which may be none, or None.

    >>> amount("2,850 km"), amount("−36.6 °C"), amount("12"), amount("12 or 13")
    ((2850.0, 'km'), (-36.6, '°C'), (12.0, ''), None)
    """
    return _amount(text) if text[:1] in _BEGINS_A_NUMBER else None  # which most texts do not


@lru_cache(maxsize=100_000)
def _amount(text: str) -> tuple[float, str] | None:
    found = re.fullmatch(rf"({_NUMBER})[ \u00a0\u202f]?(\D*)", text, re.ASCII)
    return (float(found[1].replace(",", "").replace("−", "-")), found[2]) if found else None


def amounts(shown: Collection[str]) -> list[float]:
    """The numbers of texts, if all are numbers of one unit; else nothing.

    >>> amounts(["2 m", "1 m"]), amounts(["2 m", "1 km"])
    ([2.0, 1.0], [])
    """
    found = [each for each in map(amount, shown) if each]
    alike = len(found) == len(shown) and len({unit for _, unit in found}) == 1
    return [number for number, _ in found] if alike else []
