"""Facts are compared with the paragraphs they cite, and paragraphs with the facts that cite them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.audit import audit, fingerprint, outline
from generator.model import Content

from conftest import factdeck

Project = Callable[[dict[str, str]], Content]
DOCUMENT = """
= Part one =
Arrin was settled on 12 May 1641 by Captain Moss, who measured 1,200 square miles.

Its harbour had four quays; the U.S. consul lived there.
= Part two =
Nothing is told of Boro.
"""
PAGE = """
    kind: island
    source: atlas Part one, par. 1
    fenn:
      name: Fenn
      {}
"""


def base(project: Project, statement: str) -> Content:
    """The invented world with the atlas's paragraphs listed, and a page about Fenn with one more statement."""
    listed = "".join(f'"{place}": {print_}\n' for place, print_, _ in outline(DOCUMENT))
    return project(
        {
            "content/paragraphs/atlas.yaml": "part 1: 000000000000\npart 3: 000000000000\n" + listed,
            "content/facts/more.yaml": PAGE.format(statement),
        }
    )


def told(content: Content, document: str = DOCUMENT) -> list[str]:
    """What an audit says about Fenn."""
    problems, _ = audit(content, {"some name.txt": document})
    return [problem.what for problem in problems if problem.at.startswith("content/facts/more")]


@pytest.mark.parametrize(
    "statement",
    [
        "settled: 1641-05-12",
        "settled: 1641-05",
        "area: 1,200",
        "discoverer: ida_moss",
        "sentences: {quays: {says: 'The harbour had [4] quays.', source: 'atlas Part one, par. 2'}}",
        "sentences: {consul: {says: 'The [US] consul lived there.', source: 'atlas Part one, par. 2'}}",
        "sentences: {harbour: {says: 'It had [harbours].', source: 'atlas Part one, par. 2'}}",
    ],
    ids=["day", "month", "number", "another name", "number word", "initials", "another form"],
)
def test_what_stands_in_its_paragraph_is_found(statement: str, project: Project) -> None:
    """Dates, numbers, names and words are found in the forms people write them in."""
    assert [] == told(base(project, statement))


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("settled: 1642", "1642"),
        ("settled: 1641-06", "June 1641"),
        ("area: 1,300", "1,300"),
        ("discoverer: tam_reed", "tam_reed"),
        ("sentences: {quays: {says: 'The harbour had [five] quays.', source: 'atlas Part one, par. 2'}}", "five"),
        ("sentences: {quays: {says: 'In 1650 it had [quays].', source: 'atlas Part one, par. 2'}}", "1650"),
    ],
)
def test_what_stands_elsewhere_is_told(statement: str, absent: str, project: Project) -> None:
    """A value, or a number of a sentence, that its paragraph does not have is named."""
    (what,) = told(base(project, statement))

    assert f": {absent} not in atlas Part one" in what


@pytest.mark.parametrize(
    ("paragraph", "absent"),
    [
        ("It froze at -1,200 degrees.", []),
        ("It froze at −1,200 degrees.", []),
        ("It froze at minus 1200 degrees.", []),
        ("It froze at 1,200 degrees below nought.", []),
        ("It froze at 1,200 degrees.", ["-1,200"]),
        ("It froze in 1100-1,200 days.", ["-1,200"]),
    ],
)
def test_number_below_zero_stands_with_its_sign(paragraph: str, absent: list[str], project: Project) -> None:
    """A value with a minus is not found where the paragraph has the number without one, or has a range."""
    document = DOCUMENT.replace("Arrin was", f"{paragraph} Arrin was")
    listed = "".join(f'"{place}": {print_}\n' for place, print_, _ in outline(document))
    page = PAGE.format("area: '-1,200'")
    content = project(
        {"content/paragraphs/atlas.yaml": f"part 1: 0\npart 3: 0\n{listed}", "content/facts/more.yaml": page}
    )

    assert [f'"fenn.area": {each} not in atlas Part one, par. 1' for each in absent] == told(content, document)


def test_explained_value_is_no_fault(project: Project) -> None:
    """What says how it follows is counted as explained, and the student reads how."""
    content = base(project, "settled: {value: 1642, inferred: The founding year of the log.}")
    _, tally = audit(content, {"a.txt": DOCUMENT})

    assert [] == told(content)
    assert tally.explained >= 1
    assert "The founding year of the log." == content.facts["fenn.settled"].inferred


def test_year_may_come_from_the_date_of_the_source(project: Project) -> None:
    """An article that prints no year lends its own."""
    assert [] == told(base(project, "settled: 1911"))


def test_paragraph_without_a_fact_is_told(project: Project) -> None:
    """Each listed paragraph is cited, or says why it holds no fact."""
    problems, _ = audit(base(project, "area: 1,200"), {"a.txt": DOCUMENT})

    assert {'no fact cites "Part two, par. 1"', 'no fact cites "Part one, par. 2"'} <= {each.what for each in problems}


def test_changed_paragraph_is_not_a_missing_one(project: Project) -> None:
    """A text that was altered is told apart from one that is gone, and from a whole document that is."""
    content = base(project, "area: 1,200")

    def faults(document: str) -> set[str]:
        return {each.what for each in audit(content, {"a.txt": document})[0] if "Part two, par. 1" in each.what}

    assert '"Part two, par. 1" is changed in the document' in faults(DOCUMENT.replace("Nothing", "Little"))
    assert '"Part two, par. 1" is missing in the document' in faults(DOCUMENT.replace("Nothing is told of Boro.", ""))
    assert 'no document is "atlas"' in {each.what for each in audit(content, {"a.txt": "Another text."})[0]}


def test_fingerprint_is_of_the_words() -> None:
    """Spacing, punctuation and capitals do not change it; another word does."""
    assert fingerprint("The harbour, at last.") == fingerprint("the  harbour at last")
    assert fingerprint("The harbour") != fingerprint("The harbours")


def test_audit_from_the_command_line(own_world: Path, tmp_path: Path) -> None:
    """A new document's paragraphs are listed, and the audit ends with exit code 1 where something is absent."""
    (tmp_path / "gazette.txt").write_text("The wreck of 1702 was blamed on the pilot.\nA true island.\n", "utf-8")
    listed = factdeck("paragraphs", tmp_path / "gazette.txt").stdout
    (own_world / "content/paragraphs").mkdir()
    (own_world / "content/paragraphs/gazette.yaml").write_text(
        listed.replace("par. 1", "no. 9").replace("par. 2", "no. 4") + '"no. 2": 0123456789ab\n', "utf-8"
    )

    done = factdeck("audit", "--sources", tmp_path, "--root", own_world)

    assert done.returncode == 1
    assert '"no. 2" is missing in the document' in done.stderr
    assert "arrin.wreck" not in done.stderr


DOCUMENTS = (
    "= History =\nOne.\n== History ==\nTwo.\n= History (2) =\nThree.\n# History\nFour.\n",
    f"= {'A long heading ' * 400}=\nOne.\n= {'A long heading ' * 400}=\nTwo.\n",
    "= A\x00\x1bpart\x7f\x9f\ufffe =\nOne \x07\x08 bell.\n",
    "=====\nOne.\n=====\nTwo.\n#\nThree.\n",
    '= <<: {a}: "b" \\\\u202e \u202e \t c =\n# one: two - [three] & *four %five\n"',
    "\ufeff\ufeff= A =\nOne\u2028two\x0bthree\x85four.\n",
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paragraphs_are_listed_as_check_takes_them(document: str, own_world: Path, tmp_path: Path) -> None:
    """Whatever stands in a document, its list is a sound file, and an audit finds each of its paragraphs again."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/atlas.txt").write_text(document, "utf-8")
    listed = factdeck("paragraphs", tmp_path / "documents/atlas.txt")
    (own_world / "content/paragraphs").mkdir()
    file = own_world / "content/paragraphs/atlas.yaml"
    file.write_text("part 1: 000000000000\npart 3: 000000000000\n" + listed.stdout, "utf-8")

    done = factdeck("check", "--root", own_world)
    assert (0, "") == (done.returncode, done.stderr)
    told = factdeck("audit", "--sources", tmp_path / "documents", "--root", own_world).stderr
    assert {"1", "2"} >= set(re.findall(r"paragraphs/atlas.yaml:(\d+): .* (?:missing|changed) in", told))
    assert len(listed.stdout.splitlines()) == sum(f"{file.name}:{n}: no fact cites" in told for n in range(3, 20))


def test_document_without_paragraphs_is_told(tmp_path: Path) -> None:
    """An empty document gives no empty file of paragraphs."""
    (tmp_path / "empty.txt").write_text("\n \n")

    done = factdeck("paragraphs", tmp_path / "empty.txt")

    assert (1, "") == (done.returncode, done.stdout)
    assert "there are no paragraphs here" in done.stderr


def test_audit_of_a_folder_without_documents(own_world: Path, tmp_path: Path) -> None:
    """A folder without text files is told."""
    (tmp_path / "empty").mkdir()

    done = factdeck("audit", "--sources", tmp_path / "empty", "--root", own_world)

    assert done.returncode == 1
    assert "there are no text files" in done.stderr
