"""The browser that prints: started once, kept away from the network, and ended whatever happens."""

import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.browser import FailedError, started
from generator.write import pdf
from pypdfium2 import PdfDocument

A4 = (210, 297)
FAKE = """#!{python}
import json

orders, answers = open(3, "rb"), open(4, "wb", buffering=0)
while order := b"".join(iter(lambda: orders.read(1) or b"\\0", b"\\0")):
    asked = json.loads(order)
    result = {{"targetId": "1", "sessionId": "2", "frameTree": {{"frame": {{"id": "3"}}}}, "data": ""}}
    answer = {{"id": asked["id"], "result": result}}
    if asked["method"] == "Browser.close":
        break
    {instead}
    answers.write(json.dumps(answer).encode() + b"\\0")
"""


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], str]:
    """A program that answers as a browser does, but for one thing that it does instead."""

    def make(instead: str) -> str:
        path = tmp_path / "browser"
        path.write_text(FAKE.format(python=sys.executable, instead=instead))
        path.chmod(0o755)
        return str(path)

    return make


def text(made: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(made)]


def test_pages_are_printed_one_after_another(chromium: str) -> None:
    """Each page is printed by itself on its own paper, also after a very large one, and the same again is the same."""
    large = b"<title>L</title>" + b"<p>many words</p>" * 2_000
    with started(chromium) as printed:
        one, other = printed("<p>Ünö".encode(), A4), printed(b"<p>two", (215.9, 279.4))
        assert len(text(printed(large, A4))) > 40
        again = printed("<p>Ünö".encode(), A4)

    assert (["Ünö"], ["two"]) == (text(one), text(other))
    assert [(596, 842), (612, 792)] == [tuple(map(round, PdfDocument(each)[0].get_size())) for each in (one, other)]
    assert pdf.stamped(one, 0) == pdf.stamped(again, 0)


def test_page_runs_no_script_and_asks_for_nothing(chromium: str) -> None:
    """Even where a page does not forbid it, no script runs, and nothing is fetched from this computer or another."""
    heard = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        over = threading.Event()

        def listen() -> None:
            while not over.is_set():
                try:
                    heard.append(server.accept())
                except TimeoutError:
                    continue

        ear = threading.Thread(target=listen)
        ear.start()
        asks = f'<img src="http://127.0.0.1:{port}/a"><img src="http://localhost:{port}/b">'
        asks += "<iframe src='file:///etc/passwd'></iframe><script>document.write('ran')</script><p>still"
        with started(chromium) as printed:
            made = printed(asks.encode(), A4)
            time.sleep(0.3)
        over.set()
        ear.join()

    assert ["still"] == text(made)
    assert [] == heard


def test_nothing_is_left_behind(chromium: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When all is printed, and when an error ends the work, the browser is gone and so is its profile."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with started(chromium) as printed:
        printed(b"<p>one", A4)
        assert running(tmp_path)
    assert not running(tmp_path)
    with pytest.raises(ZeroDivisionError), started(chromium):
        raise ZeroDivisionError

    assert not running(tmp_path)
    assert [] == list(tmp_path.iterdir())


def running(folder: Path) -> bool:
    """Whether a process has a profile in the folder."""
    listed = subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True).stdout
    return f"user-data-dir={folder}" in listed


def test_browser_that_does_not_start_is_told(tmp_path: Path) -> None:
    """A program that is none, or ends at once, is a sentence."""
    (tmp_path / "none").write_text("no program")
    for program in ("false", str(tmp_path / "none"), str(tmp_path / "nowhere")):
        with pytest.raises(FailedError, match=r"^the browser ended$"), started(program):
            pass


def test_browser_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that says nothing is waited for as long as told, and then ended with all that it started."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "hangs").write_text("#!/bin/sh\nsleep 61.5 & sleep 61.5 $0 $*\n")
    (tmp_path / "hangs").chmod(0o755)
    begun = time.monotonic()

    with pytest.raises(FailedError, match=r"in 1 seconds$"):  # noqa: SIM117
        with started(str(tmp_path / "hangs"), patience=1):
            pass

    assert time.monotonic() - begun < 40
    assert (
        "sleep 61.5" not in subprocess.run(["ps", "-ewwo", "args"], capture_output=True, text=True, check=True).stdout
    )


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ('if "print" in asked["method"]: answer = {"id": asked["id"], "error": {"message": "No paper"}}',
         "the browser refused to print (No paper)"),
        ('if "print" in asked["method"]: answer = {"method": "Inspector.targetCrashed"}',
         "the browser gave up on this page"),
        ('if "print" in asked["method"]: break', "the browser ended"),
        ('if "print" in asked["method"]: answers.write(b"no message\\0")', "the browser ended"),
        ('if "print" in asked["method"]: continue', "the browser did not answer in 1 seconds"),
    ],
)  # fmt: skip
def test_browser_that_fails_at_a_page_is_told(instead: str, told: str, fake: Callable[[str], str]) -> None:
    """Refusing, crashing, ending, babbling and hanging are told apart where they can be."""
    with started(fake(instead), patience=1) as printed, pytest.raises(FailedError, match=f"^{re.escape(told)}$"):
        printed(b"<p>one", A4)
