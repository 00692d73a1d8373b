"""Class lists as teachers export them, and as they should not be."""

import pytest
from generator.roster import read


@pytest.mark.parametrize(
    "text",
    [
        "name\nÖğüz Ağa\nSeán O’Brien\n",
        "\ufeffNumber;Name;Class\r\n1;Öğüz Ağa;7b\r\n2;Seán O’Brien;7b\r\n",
        'class\tname\n7b\tÖğüz  Ağa\n\n7b\t"Seán O’Brien"\n',
    ],
)
def test_lists_as_spreadsheets_write_them(text: str) -> None:
    """Commas, semicolons and tabs, a byte-order mark, quotes, empty lines and further columns do no harm."""
    assert ({"1": "Öğüz Ağa", "2": "Seán O’Brien"}, []) == read(text.encode(), "class.csv")


def test_number_of_the_list_names_the_form() -> None:
    """Where the list has a column number, it is the form's label; where empty, the place in the list is."""
    assert {"A-17": "Ida Moss", "2": "Tam Reed"} == read(b"number,name\nA-17,Ida Moss\n,Tam Reed\n", "c.csv")[0]


@pytest.mark.parametrize(
    ("data", "at", "what"),
    [
        (b"", "c.csv:1", 'no column is called "name"; the first line says: nothing'),
        (b"student,class\nIda,7b\n", "c.csv:1", 'no column is called "name"; the first line says: student, class'),
        (b"name\n\n", "c.csv:1", "this list has no names"),
        ("name\nÖğüz\n".encode("utf-16"), "c.csv:1", "this list is no text in UTF-8"),
        (b"name\nIda\0\n", "c.csv:1", "this list is no plain text"),
        (b"number,name\n1,\n", "c.csv:2", "this line has no name"),
        (b"name\nIda\n=HYPERLINK(1)\n", "c.csv:3", '"=HYPERLINK(1)" is a formula of a spreadsheet, not a name'),
        (b"name\n@SUM(A1)\n", "c.csv:2", '"@SUM(A1)" is a formula of a spreadsheet, not a name'),
        ("name\nIda \u202eMoss\n".encode(), "c.csv:2", "the name holds a character that cannot be printed (U+202E)"),
        (b"name\n" + b"x" * 81 + b"\n", "c.csv:2", f'"{"x" * 40} …" is 81 characters long'),
        (b"number,name\n1,Ida\n1,Tam\n", "c.csv:3", 'number "1" stands twice in this list'),
        (b"number,name\n<b>,Ida\n", "c.csv:2", '"<b>" cannot be a number'),
        (b'name\n"Ida\n', "c.csv:2", "a quoted text does not end here as it should"),
        (b"name\n" + b"".join(b"S%d\n" % n for n in range(10_000)), "c.csv:1", "this list has 10,000 names"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_line(data: bytes, at: str, what: str) -> None:
    """Each mistake is one problem, with the line and what to do."""
    _, problems = read(data, "c.csv")

    assert [(at, what)] == [(each.at, each.what) for each in problems]
    assert all(each.fix for each in problems)
