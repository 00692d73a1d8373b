"""Recipes that the command line changes or makes."""

from generator.load import load
from generator.quick import quick, varied

from conftest import WORLD


def test_deck_is_not_varied() -> None:
    """Forms and seeds are for quizzes: a deck stays as its recipe says."""
    deck = load(WORLD)[0].recipes["velm"]

    assert deck is varied(deck, "9", 4, {"1": "Ida Moss"})


def test_quiz_is_varied_only_as_asked() -> None:
    """Without an option a quiz stays as it is; students take the place of forms."""
    quiz = load(WORLD)[0].recipes["velm-quiz"]

    assert quiz == varied(quiz, "", 0, {})
    assert ("9", ("A", "B", "C", "D")) == (varied(quiz, "9", 4, {}).seed, varied(quiz, "9", 4, {}).forms)
    assert ("17", "4") == varied(quiz, "", 0, {"17": "Ida Moss", "4": "Tam Reed"}).forms


def test_quick_quiz_says_what_it_is_about() -> None:
    """Its title names the topics, or that there is no choice of them."""
    assert ("Quiz: deep sea, islands", "Quiz: all topics") == (
        quick(5, ("deep_sea", "islands"), ()).title,
        quick(5, (), ("core",)).title,
    )
