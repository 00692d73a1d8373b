"""The keys of every YAML file: what sort of value each has (a definition of `schema`), and what it means.

`schema` makes editors understand them, and the reference is written from them. `load` and `pages` say what is refused.
"""

from generator.model import SENTENCES

COMMON = {
    "by": ("text", "Who says so: the id of a page, or a name as it stands in a sentence."),
    "on": ("date", "When it held, of what changes."),
    "source": ("texts", "The id of a source and the place in it, such as  atlas par. 2;  several in a list."),
    "disputed": ("text", "Why it is doubted: what another source says against it. Needs by."),
    "inferred": ("text", "How it follows from the source, where it does not stand there in so many words."),
    "note": ("text", "What is shown with the answer besides."),
    "level": ("level", "How important it is; standard unless said otherwise."),
    "after": ("texts", "Ids of facts that are to be learned before it."),
    "was": ("text", "The former id, so that students keep their reviews."),
    "erratum": ("flag", "Whether this corrects what students have, and is sent again."),
    "withdrawn": ("text", "Why it is no longer said; students are told."),
}
STATEMENT = {
    "value": ("text", "The value: a date, a number, a text or the id of a page, as the property's type says."),
    "id": ("id", "A name of its own, to tell it from other values of the property."),
    "from": ("date", "Since when it held."),
    "to": ("date", "Until when it held."),
    **COMMON,
}
SENTENCE = {
    "says": ("sentence", "The sentence, with [brackets] around each answer."),
    "ask": ("answers", "By answer, a question that asks for it where the blank alone would be unclear."),
    "also": ("answers", "By answer, other answers that are as right."),
    "not": ("answers", "By answer, wrong answers you vouch for; two at least."),
    **COMMON,
}
PAGE = {
    "name": ("text", "The name as it stands inside a sentence. A page without one continues a page of another file."),
    "kind": ("name_of_kind", "Its kind, one of content/kinds.yaml, unless the head of the file names it."),
    "also": ("texts", "Other names of the same thing: accepted when typed, never a wrong option."),
    "about": ("text", "Who or what it is, in a few words."),
    "mistaken_for": ("texts", "Ids of pages that learners confuse with it."),
    "not": (
        "answers",
        "By property, values you vouch are wrong: offered first, dates as fine as the answer.",
    ),
    "source": ("texts", "Where the facts of this page stand, unless they say otherwise."),
    "level": ("level", "The level of the facts of this page, unless they say otherwise."),
    "was": ("text", "The former id, so that students keep their reviews."),
    SENTENCES: ("sentences", "Facts that fit no property: a short name, a colon, and the sentence."),
}
HEAD = {
    "title": ("text", "What the topic is called on pages and cards; without it, the file's name in words."),
    "kind": ("name_of_kind", "The kind of all pages of this file that name none."),
    "source": ("texts", "Where the facts of this file stand, unless they say otherwise."),
    "level": ("level", "The level of the facts of this file, unless they say otherwise."),
}
KIND = {
    "about": ("text", "What belongs to this kind, for whoever reads the file."),
    "people": ("flag", "Whether these are people: then wrong options come from mistaken_for alone."),
    "properties": (
        "properties",
        "What can be said of it, besides sentences: a name, a colon, and its keys.",
    ),
}
PROPERTY = {
    "type": ("type", "date, number, text, or the name of a kind."),
    "says": ("stem", "The sentence that says it; a date brings its own “in” or “on”."),
    "many": ("flag", "Whether one thing may have several values."),
    "complete": ("flag", "Whether a page always lists all of them."),
    "changes": ("flag", "Whether a value holds for a time only."),
    "unique": ("flag", "Whether a value belongs to one thing only."),
    "was": ("text", "The former name, so that students keep their reviews."),
}
SOURCE = {
    "title": ("text", "The title of the work."),
    "author": ("text", "Who wrote it."),
    "publisher": ("text", "Who published it."),
    "date": ("date", "When it was published, as precisely as is known."),
    "url": ("url", "Where it can be read."),
}
PARAGRAPH = {
    "print": ("text", "The paragraph's fingerprint, as  factdeck paragraphs  gives it."),
    "no_fact": ("text", "Why no fact is drawn from it."),
}
QUESTION = {
    "about": ("text", "The kind and the property it asks about, with a dot between them."),
    "stem": ("stem", "The question."),
    "answer": ("answer", "What is asked for; value unless said otherwise."),
    "only": ("only", "Which facts are asked."),
    "was": ("text", "The former name, so that students keep their reviews."),
    "withdrawn": ("text", "Why it is no longer asked; students are told."),
}
ONLY = {
    "topic": ("texts", "Topics, by the names of their files."),
    "level": ("levels", "Levels."),
    "precision": ("precisions", "How precisely a date is known."),
}
RECIPE = {
    "title": ("text", "The title that students see; of a deck, its name in Anki."),
    "about": ("text", "What it holds, for the deck's description."),
    "course": ("text", "The course, for the head of a paper."),
    "ask": ("texts", "Questions to ask; all unless said otherwise. The blanks of sentences are called sentences."),
    "only": ("only", "Which facts are asked."),
    "forms": ("labels", "Labels of the forms of a quiz, such as  [A, B];  one form unless said otherwise."),
    "options": ("options", "How many options a question has; 3 unless said otherwise."),
    "seed": ("text", "Another seed draws another quiz; the name of the file unless said otherwise."),
    "blueprint": ("blueprint", "How many questions of what. With one it is a quiz, without one a deck."),
    "sheet": ("flag", "Of a quiz: whether it gets answer sheets to fill in."),
    "instructions": ("text", "Of a quiz: what is printed below its title."),
    "hints": ("flag", "Of a deck: whether fronts give a little help."),
    "typed": ("flag", "Of a deck: whether years are typed."),
    "licence": ("text", "Of a deck: its licence, for its description."),
    "report": ("text", "Of a deck: how to report an error, for its description."),
}
ROW = {
    "ask": ("texts", "Questions to draw from; all unless said otherwise."),
    "topic": ("texts", "Topics to draw from, by the names of their files; from each about as many items."),
    "level": ("levels", "Levels to draw from."),
    "items": ("items", "How many; 1 unless said otherwise."),
    "as": ("form", "The form of question; multiple_choice unless said otherwise."),
    "points": ("points", "What each is worth; 1 unless said otherwise."),
    "parts": ("parts", "Of a matching (4 to 8, usually 5) or an ordering (3 to 6, usually 4): how many."),
}
