"""Class lists as teachers export them, and as they should not be."""

import pytest
from generator.roster import read

QUOTED = "a quoted text that begins here does not end as it should"


@pytest.mark.parametrize(
    "text",
    [
        "name\nÖğüz Ağa\nSeán O’Brien\n",
        "\ufeffNumber;Name;Class\r\n1;Öğüz Ağa;7b\r\n2;Seán O’Brien;7b\r\n",
        "\ufeffsep=;\r\nname;group, room\r\nÖğüz Ağa;7b;;\r\nSeán O’Brien;;\r\n",
        'class\tname\n7b\tÖğüz  Ağa\n\n7b\t"Seán O’Brien"\n',
        ";;\n\nname;number\nÖğüz Ağa;1\nSeán O’Brien;2\n",
        "First Name,Last Name\nÖğüz,Ağa\nSeán,O’Brien\n",
        "Surname;Given name;Class\nAğa;Öğüz;7b\nO’Brien;Seán;7b\n",
        "name,first name\nAğa,Öğüz\nO’Brien,Seán\n",
        "name,first name\nÖğüz Ağa,Öğüz\nSeán O’Brien,Seán\n",
    ],
)
def test_lists_as_spreadsheets_write_them(text: str) -> None:
    """Commas, semicolons, tabs, a byte-order mark, UTF-16, quotes, empty lines and names in two columns do no harm."""
    for data in (text.encode(), text.removeprefix("\ufeff").encode("utf-16")):
        assert ({"1": "Öğüz Ağa", "2": "Seán O’Brien"}, []) == read(data, "class.csv")


@pytest.mark.parametrize(
    ("data", "fix"),
    [
        (b"Ida Moss\nTam Reed\n", "write  name  in a line of its own above the names"),
        (b"student,class\nIda,7b\n", "call the column of the names  name,  or two  first name  and  last name"),
        (b"names\nIda\n", "call the column of the names  name,  or two  first name  and  last name"),
        (b"Class 7b\n\nnumber;name\n1;Ida\n", "delete what stands above the heading in line 3"),
        (b"Smith, Ann\nReed, Tam\n", "call the column of the names  name,  or two  first name  and  last name"),
        (b"name\nSmith, Ann\n",
         "put quotation marks around a text with a comma, or write a heading above each column, such as  "
         "last name,first name"),
        ("name\nÖğüz\n".encode("cp1254"), "save it again as CSV in UTF-8; in Excel the sort of file is CSV UTF-8"),
        (b"PK\3\4\x14\0\6\0", "save it again as CSV in UTF-8; in Excel the sort of file is CSV UTF-8"),
    ],
)  # fmt: skip
def test_remedy_names_what_to_write(data: bytes, fix: str) -> None:
    """Who does what the remedy says has a list that can be read."""
    assert [fix] == [each.fix for each in read(data, "c.csv")[1]]


def test_number_of_the_list_names_the_form() -> None:
    """Where the list has a column number, it is the form's label; where empty, the place in the list is."""
    assert {"A-17": "Ida Moss", "2": "Tam Reed"} == read(b"number,name\nA-17,Ida Moss\n,Tam Reed\n", "c.csv")[0]


@pytest.mark.parametrize(
    ("data", "at", "what"),
    [
        (b"", "c.csv:1", 'no column is called "name"; the first line says: nothing'),
        (b"student,class\nIda,7b\n", "c.csv:1", 'no column is called "name"; the first line says: student, class'),
        (b"Ida  Moss\nTam Reed\n", "c.csv:1", 'no column is called "name"; the first line says: Ida Moss'),
        (b"name\n\n", "c.csv:1", "this list has no names"),
        ("name\nÖğüz\n".encode("cp1254"), "c.csv:1", "this list is no text in UTF-8"),
        ("name\nÖğüz\n".encode("utf-16")[:-1], "c.csv:1", "this list is no text in UTF-8"),
        (b"PK\3\4\x14\0\6\0", "c.csv:1", "this list is a workbook, no text"),
        (b"name\nIda\0\n", "c.csv:1", "this list is no plain text"),
        (b"number,name\n1,\n", "c.csv:2", "this line has no name"),
        (b"name\nIda\n=HYPERLINK(1)\n", "c.csv:3", '"=HYPERLINK(1)" is a formula of a spreadsheet, not a name'),
        (b"name\n@SUM(A1)\n", "c.csv:2", '"@SUM(A1)" is a formula of a spreadsheet, not a name'),
        ("name\nIda \u202eMoss\n".encode(), "c.csv:2", "the name holds a character that cannot be printed (U+202E)"),
        (b"name\n" + b"x" * 81 + b"\n", "c.csv:2", f'"{"x" * 40} …" is 81 characters long'),
        (b"number,name\n1,Ida\n1,Tam\n", "c.csv:3", 'number "1" stands twice in this list'),
        (b"number,name\n<b>,Ida\n", "c.csv:2", '"<b>" cannot be a number'),
        (b'name\n"Ida\n', "c.csv:2", QUOTED),
        (b'name\nTam\n"Ida\nEve\nMax\n', "c.csv:3", QUOTED),
        (b'name\nTam\n"Ida\nEve\n"Max"\n', "c.csv:3", QUOTED),
        (b"name\nTam\nSmith, Ann\n", "c.csv:3", "this line has more columns than the heading"),
        (b"sep=;\nname;room\nSmith; Ann;7b\n", "c.csv:3", "this line has more columns than the heading"),
        (b"name\nSmith, Ann\nReed, Tam\nMoss, Ida\n", "c.csv:2",
         "this line has more columns than the heading, and so have 2 more"),
        (b"name,number\nIda Moss;3\nTam Reed;4\n", "c.csv:2", '"Ida Moss;3" holds a semicolon'),
        (b"number,name\n2,Ida\n,Tam\n", "c.csv:3", "this line has no number, and another student's is its place, 2"),
        (b"number,name\n,Ida\n1,Tam\n", "c.csv:3", "number \"1\" is the place of a line that has no number"),
        (b"first name,surname,given name\nIda,Moss,I\n", "c.csv:1", 'two columns are called "first name"'),
        (b"last name\nMoss\n", "c.csv:1", 'no column is called "name"; the first line says: last name'),
        (b"name,name\nAnn,Smith\n", "c.csv:1", 'two columns are called "name"'),
        (b"sep=,\nnumber,name,Number\n1,Ann,2\n", "c.csv:2", 'two columns are called "number"'),
        (b"name\n" + b"".join(b"S%d\n" % n for n in range(10_000)), "c.csv:1", "this list has 10,000 names"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_list_is_said_with_its_line(data: bytes, at: str, what: str) -> None:
    """Each mistake is one problem, with the line and what to do."""
    _, problems = read(data, "c.csv")

    assert [(at, what)] == [(each.at, each.what) for each in problems]
    assert all(each.fix for each in problems)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Nr;Name\n7;Ida Moss\n4;Tam Reed\n", [("c.csv:1", "information", "call it  number", '"nr"')]),
        (b"Student ID,Name\nA-17,Ida Moss\nA-9,Tam Reed\n",
         [("c.csv:1", "information", "call it  number", '"student id"')]),
        (b"class,name\n7b,Ida Moss\n7b,Tam Reed\n", []),
        (b"number,nr,name\n1,7,Ida Moss\n2,4,Tam Reed\n", []),
        (b"name\nIda Moss\nTam Reed\nIda  Moss\n", [("c.csv:4", "warning", "column  number", "first in line 2")]),
        (b"number,name\n1,Ida Moss\n,Ida Moss\n", [("c.csv:3", "warning", "column  number", "first in line 2")]),
        (b"name\nIda Moss\nida moss\n", [("c.csv:3", "warning", "column  number", "first in line 2")]),
        (b"number,name\n1,Ida Moss\n2,Ida Moss\n", []),
    ],
)  # fmt: skip
def test_what_a_teacher_may_have_meant_is_asked(data: bytes, told: list[tuple[str, str, str, str]]) -> None:
    """A column that looks like numbers, and two of one name without numbers, are told and stop nothing."""
    students, problems = read(data, "c.csv")

    assert len(students) > 1
    assert [(at, severity) for at, severity, _, _ in told] == [(each.at, each.severity) for each in problems]
    assert all(fix in each.fix and what in each.what for (_, _, fix, what), each in zip(told, problems, strict=True))
