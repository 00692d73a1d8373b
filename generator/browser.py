"""A browser of the Chromium family that prints: found, started once, and told page by page what to print.

It is spoken to through two pipes in the words of the DevTools protocol (JSON, each message ended by a zero byte), so
nothing listens on a port. A page is given to it as text: nothing is fetched, and no file is opened.
"""

import base64
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, Any, NamedTuple

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")  # fmt: skip
OPTIONS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # nothing has an address, whoever asks
)
PATIENCE = 120.0
"""Seconds to wait for an answer; a page has as many more for each of its megabytes."""
INCH = 25.4

Ask = Callable[..., dict[str, Any]]
"""A method of the DevTools protocol and its parameters by name, to the browser's answer."""
Printer = Callable[[bytes, tuple[float, float]], bytes]
"""A page as HTML, and width and height of its paper in millimetres, to PDF."""


class FailedError(Exception):
    """The browser did not print; its text is a sentence that says why."""


class _Browser(NamedTuple):
    """A running browser, and the pipes to it and from it."""

    process: "subprocess.Popen[bytes]"
    to: IO[bytes]
    from_: IO[bytes]
    messages: Iterator[dict[str, Any]]
    numbers: Iterator[int]


def find() -> str:
    """The first browser found that can print, or nothing."""
    return next((found for each in NAMES if (found := shutil.which(each))), "")


@contextmanager
def started(program: str, patience: float = PATIENCE) -> Iterator[Printer]:
    """Start a browser, give what prints pages by it, and end it. Raises FailedError, also when it prints."""
    with connected(program, patience=patience) as ask:
        yield partial(_print, ask, patience)


@contextmanager
def connected(program: str, *options: str, patience: float = PATIENCE) -> Iterator[Ask]:
    """Start a browser, give what asks it, and end it. Raises FailedError, also when it is asked."""
    with tempfile.TemporaryDirectory(prefix="factdeck-", ignore_cleanup_errors=True) as folder:
        as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []  # else it does not start
        browser = _start([program, *OPTIONS, *options, *as_root, f"--user-data-dir={folder}", "about:blank"])
        try:
            _ask(browser, "Browser.getVersion", patience)
            yield partial(_ask, browser, patience=patience)
        finally:
            _end(browser)


def tab(ask: Ask) -> Ask:
    """Open a tab, and give what asks it."""
    opened = ask("Target.createTarget", url="about:blank")["targetId"]
    return partial(ask, session=ask("Target.attachToTarget", targetId=opened, flatten=True)["sessionId"])


def _print(ask: Ask, patience: float, page: bytes, paper: tuple[float, float]) -> bytes:
    """A page as the browser prints it, in a tab of its own."""
    ask = tab(partial(ask, patience=patience * (1 + len(page) / 1e6)))
    ask("Inspector.enable")  # so that we are told when the page crashes
    ask("Emulation.setScriptExecutionDisabled", value=True)
    frame = ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
    ask("Page.setDocumentContent", frameId=frame, html=page.decode())
    width, height = (side / INCH for side in paper)
    printed = ask("Page.printToPDF", paperWidth=width, paperHeight=height, preferCSSPageSize=True,
                  printBackground=True, generateTaggedPDF=True)["data"]  # fmt: skip
    ask("Page.close")
    return base64.b64decode(printed)


def _ask(browser: _Browser, method: str, patience: float, session: str = "", **what: object) -> dict[str, Any]:
    """What the browser answers; one that lets us wait too long is ended."""
    message = {"id": next(browser.numbers), "method": method, "params": what}
    late = threading.Event()

    def give_up() -> None:
        late.set()
        _kill(browser)

    watch = threading.Timer(patience, give_up)
    watch.start()
    try:
        browser.to.write(json.dumps(message | ({"sessionId": session} if session else {})).encode() + b"\0")
        browser.to.flush()
        for answer in browser.messages:
            if answer.get("method") == "Inspector.targetCrashed":
                raise FailedError("the browser gave up on this page")
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise FailedError(f"the browser refused to print ({answer['error'].get('message', '')})")
                return dict(answer["result"])
    except (OSError, ValueError, KeyError):  # a pipe that is closed; an answer that is none
        pass
    finally:
        watch.cancel()
    raise FailedError(f"the browser did not answer in {patience:.0f} seconds" if late.is_set() else "the browser ended")


def _messages(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    """What the browser says, message by message, until it ends."""
    parts: list[bytes] = []
    while piece := pipe.read1(1 << 20):  # type: ignore[attr-defined]  # these pipes are buffered
        *ended, rest = piece.split(b"\0")
        for each in ended:
            yield json.loads(b"".join([*parts, each]))
            parts.clear()
        parts.append(rest)


def _start(command: list[str]) -> _Browser:
    """Start the browser with a pipe to read from and one to write to: its files 3 and 4, on Windows two handles."""
    (orders, to), (answers, said) = os.pipe(), os.pipe()
    try:
        if sys.platform == "win32":
            import msvcrt

            handles = [msvcrt.get_osfhandle(each) for each in (orders, said)]
            for handle in handles:
                os.set_handle_inheritable(handle, True)
            process = subprocess.Popen(  # noqa: S603  # the browser found above
                [*command, f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"],
                startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles}),
            )
        else:
            move = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'
            process = subprocess.Popen(  # noqa: S603  # the browser found above
                ["/bin/sh", "-c", move, *command],
                stdin=orders, stdout=said, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
    except OSError as error:
        os.close(to)
        os.close(answers)
        raise FailedError(f"the browser cannot be started ({(error.strerror or str(error)).lower()})") from None
    finally:
        os.close(orders)
        os.close(said)
    from_ = os.fdopen(answers, "rb")
    return _Browser(process, os.fdopen(to, "wb"), from_, _messages(from_), itertools.count(1))


def _end(browser: _Browser) -> None:
    """Let the browser close, and end it where it does not."""
    with suppress(OSError, ValueError):
        browser.to.write(b'{"id": 0, "method": "Browser.close"}\0')
        browser.to.close()
    try:
        browser.process.wait(10)
    except subprocess.TimeoutExpired:
        _kill(browser)
        browser.process.wait()
    browser.from_.close()


def _kill(browser: _Browser) -> None:
    """End the browser with all that it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            browser.process.kill()
        else:
            os.killpg(browser.process.pid, signal.SIGKILL)
