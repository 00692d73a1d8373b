"""Firefox without a window, driven by its own Marionette protocol, prints pages as a user does."""

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

PRINT = """
    const [file, width, height, done] = arguments;
    const service = Cc["@mozilla.org/gfx/printsettings-service;1"].getService(Ci.nsIPrintSettingsService);
    const told = service.createNewPrintSettings();
    told.printerName = "Mozilla Save to PDF";
    service.initPrintSettingsFromPrefs(told, true, told.kInitSaveAll);
    told.outputDestination = Ci.nsIPrintSettings.kOutputDestinationFile;
    told.outputFormat = Ci.nsIPrintSettings.kOutputFormatPDF;
    told.toFileName = file;
    told.printSilent = true;
    told.paperSizeUnit = told.kPaperSizeInches;
    told.paperWidth = width / 25.4;
    told.paperHeight = height / 25.4;
    gBrowser.selectedBrowser.browsingContext.print(told).then(() => done(""), error => done(String(error)));
"""


class Firefox:
    """A running Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection, self.count = connection, 0
        self.answer()
        self.ask("WebDriver:NewSession", capabilities={})

    def answer(self) -> list[object]:
        """What Firefox says next: the length of a JSON text, a colon, and the text."""
        length = b""
        while not length.endswith(b":"):
            length += self.connection.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.connection.recv(int(length[:-1]) - len(text))
        return json.loads(text)

    def ask(self, command: str, **arguments: object) -> object:
        """Let Firefox do something."""
        self.count += 1
        text = json.dumps([0, self.count, command, arguments]).encode()
        self.connection.sendall(str(len(text)).encode() + b":" + text)
        _, _, error, value = self.answer()
        assert error is None, error
        return value

    def print(self, page: Path, pdf: Path, paper: tuple[float, float]) -> None:
        """Print a page with the settings Firefox begins with, on a paper of so many millimetres."""
        self.ask("Marionette:SetContext", value="content")
        self.ask("WebDriver:Navigate", url=page.as_uri())
        self.ask("Marionette:SetContext", value="chrome")
        told = self.ask("WebDriver:ExecuteAsyncScript", script=PRINT, args=[str(pdf), *paper])
        assert told == {"value": ""}


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox with an empty profile, ended afterwards; where it does not start, tests are skipped."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    options = ("--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile))
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                connection = socket.create_connection(("127.0.0.1", port), timeout=120)
                break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.skip("Firefox does not start here")
        with connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(30)
