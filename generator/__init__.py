"""Factdeck: facts in YAML and question templates become Anki decks and printed quizzes."""

__version__ = "0.1.0"
