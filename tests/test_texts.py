"""Two texts are the same to the program when they say the same to a reader."""

import re
import unicodedata

import pytest
from generator import texts


@pytest.mark.parametrize(("one", "other"), [("दिन", "दीन"), ("ดี", "ดู"), ("סֵפֶר", "סַפָּר"), ("হাতি", "হাতা")])
def test_vowel_marks_tell_words_apart(one: str, other: str) -> None:
    """In scripts that write vowels as marks, words that differ in them are two; their ids are as they ever were."""
    assert texts.words(one) != texts.words(other)
    assert texts.words(f"“{one}”, {other}!") == f"{texts.words(one)} {texts.words(other)}"
    assert texts.holds(f"{other} {one}.", one)
    assert not texts.holds(f"{other}.", one)
    assert texts.slug(one) == "_".join(re.findall(r"\w+", unicodedata.normalize("NFKC", one)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Kell’s  men,", "al kell's men"),
        ("SALT", "salt"),
        ("Straße", "STRASSE"),
        ("O‘Dun", "O'Dun"),
        ("Kaʻena", "Kaena"),
        ("Port  Office.", "port office"),
    ],
)
def test_texts_that_read_alike_are_alike(one: str, other: str) -> None:
    """Case, punctuation, apostrophes and spaces make no difference."""
    assert texts.words(one) == texts.words(other)


def test_accents_are_alike_however_they_are_typed() -> None:
    """A letter typed with its accent and one typed before its accent are one letter."""
    assert texts.words(unicodedata.normalize("NFC", "Édouard")) == texts.words(unicodedata.normalize("NFD", "Édouard"))


@pytest.mark.parametrize(("one", "other"), [("Boro", "Borough"), ("12", "21"), ("Röhn", "Rohn"), ("Ida Moss", "Ida")])
def test_texts_that_read_differently_differ(one: str, other: str) -> None:
    """Other letters, digits or words make another text."""
    assert texts.words(one) != texts.words(other)


@pytest.mark.parametrize(("one", "other"), [("10⁵", "10^5"), ("10⁻⁵", "10^-5"), ("3·10⁸ m", "3·10^8 m")])
def test_power_is_one_number_however_it_is_typed(one: str, other: str) -> None:
    """A raised number reads as one behind a ^, and is no other number."""
    assert texts.words(one) == texts.words(other)
    assert len({texts.words(text) for text in ("10⁵", "10⁻⁵", "105", "10⁶")}) == 4
    assert (texts.slug("10⁵"), texts.slug("10⁻⁵")) == ("105", "10_5")  # as they ever were


def test_symbols_without_a_word_tell_texts_apart() -> None:
    """Of a text that holds no word the symbols are compared; its ids are as they ever were."""
    symbols = ["♔", "♕", "🇺🇿", "🇹🇯", "☕", ";", "&", "∪", "∩"]
    assert len(symbols) == len({texts.words(symbol) for symbol in symbols})
    assert texts.words("❤️") == texts.words(" ❤")
    assert texts.words(" ") == ""
    assert {""} == set(map(texts.slug, symbols))


SIGNS = ["C", "C++", "C#", "F", "F♯", "B♭", "5", "-5", "-5.5", "Na", "Na⁺", "Cl", "Cl⁻", "AB+", "AB-", "AB", "-5 to 5"]


def test_signs_that_mean_something_tell_texts_apart() -> None:
    """The minus of a number, a charge, a sharp, the name of a language: each makes another text."""
    assert len(SIGNS) == len({texts.words(text) for text in SIGNS})
    assert not texts.holds("Ice of -5 degrees", "5")
    assert not texts.holds("Who wrote C++?", "C")
    assert texts.holds("Was it (-5) or -6?", "−5")
    assert texts.holds("Who wrote C++?", "c++")


@pytest.mark.parametrize(
    ("one", "other"),
    [("−5", "-5"), ("+5", "5"), ("1914-1918", "1914 1918"), ("well-known", "well known"), ("F♯", "F#")],
)
def test_hyphens_are_no_signs(one: str, other: str) -> None:
    """A hyphen between words or numbers is none; a minus and a sharp are the same however they are typed."""
    assert texts.words(one) == texts.words(other)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("the Kells", "Kells"),
        ("The Kells", "Kells"),
        ("a true island", "true island"),
        ("an oar", "oar"),
        ("Thera", "Thera"),
        ("Anna", "Anna"),
        ("A", "A"),
    ],
)
def test_article_is_taken_away(text: str, bare: str) -> None:
    """An article in front goes, and nothing that only looks like one."""
    assert bare == texts.bare(text)


@pytest.mark.parametrize(
    ("text", "phrase", "held"),
    [
        ("Who ruled Arrin?", "arrin", True),
        ("Who ruled the Kells?", "The Kells", True),
        ("Who ruled Kells?", "the Kells", True),
        ("Which islands are there?", "island", False),
        ("Who ruled Arrin?", "Who Arrin", False),
        ("In 1641 it was settled.", "1641", True),
        ("In 1641 it was settled.", "164", False),
        ("Who ruled Arrin?", "", False),
        ("Who ruled Arrin?", "?!", False),
        ("Ida Moss’s log", "Ida Moss", True),
        ("", "Arrin", False),
    ],
)
def test_phrase_stands_in_a_text_as_whole_words(text: str, phrase: str, held: bool) -> None:
    """A phrase is held where its words stand together in the text, article aside."""
    assert held is texts.holds(text, phrase)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("A gas giant, they say", "a_gas_giant_they_say"),
        ("  Rock & rain ", "rock_rain"),
        ("1,200", "1200"),
        ("Ülm", "ülm"),
        ("…", ""),
        ("−5 or C++, B♭ and Cl⁻", "5_or_c_b_and_cl"),
    ],
)
def test_slug_is_a_part_of_an_id(text: str, slug: str) -> None:
    """A slug has words of lower case joined by underscores."""
    assert slug == texts.slug(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("2,000", 2000.0), ("12.5", 12.5), ("-3", -3.0), ("−2,000", -2000.0), ("+5", 5.0), ("0", 0.0)]
    + [(text, None) for text in ("many", "", "12 feet")],
)
def test_numbers_are_read_as_people_write_them(text: str, number: float | None) -> None:
    """Digits with commas and a point are a number, words are none."""
    assert number == texts.number(text)


@pytest.mark.parametrize("text", ["nan", "inf", "Infinity", "1_000", "1e5", "٣"])
def test_a_programmers_number_is_none(text: str) -> None:
    """What only a program takes for a number is no number on a page."""
    assert texts.number(text) is None


@pytest.mark.parametrize(
    ("text", "capitalized"), [("the Kells", "The Kells"), ("McReed", "McReed"), ("", ""), ("1641", "1641")]
)
def test_capital_is_put_in_front_only(text: str, capitalized: str) -> None:
    """The first letter becomes a capital and the rest stays as it is."""
    assert capitalized == texts.capitalized(text)


@pytest.mark.parametrize("text", ["tt", "x", "kg", "sfz", "km/h", "pH", "mRNA of yeast", "iPhone", "p53", "kWh"])
def test_what_is_written_small_stays_small(text: str) -> None:
    """A symbol of one or two letters or without a vowel, and a word with a capital or digit inside, begin small."""
    assert text == texts.capitalized(text)


@pytest.mark.parametrize(("text", "large"), [("an oar", "An oar"), ("al-Kell", "Al-Kell"), ("d’Artun 2", "D’Artun 2")])
def test_other_words_begin_large(text: str, large: str) -> None:
    """What comes after the first word does not matter to it."""
    assert large == texts.capitalized(text)


def test_numbers_are_whole_words() -> None:
    """A number with its marks is one word: 12.5 does not hold 5, nor 1,200 hold 200."""
    assert not texts.holds("It measures 12.5 miles.", "5")
    assert not texts.holds("It measures 1,200 miles.", "200")
    assert texts.holds("It measures 1,200 miles.", "1200")
    assert texts.holds("In 1641, 12 came.", "12")
    assert "about_1200_or_12_5" == texts.slug("about 1,200 or 12.5")
