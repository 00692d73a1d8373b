"""What several test modules share: the invented world, built files, a real browser."""

import base64
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from generator import browser, flow
from generator.check import check
from generator.items import Item
from generator.load import load
from generator.model import Content, Recipe

if TYPE_CHECKING:
    import pypdfium2
    from anki.collection import Collection

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
WORLD = TESTS / "world"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be renewed on demand, pytest --renew, and more quizzes be printed, pytest --quizzes 200."""
    parser.addoption("--quizzes", type=int, default=12, help="how many random quizzes are printed")
    parser.addoption("--renew", action="store_true", help="write what is made into tests/golden, then look at it")


def factdeck(*arguments: str | Path, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [shutil.which("factdeck", path=str(PROJECT / ".venv/bin")) or "factdeck", *map(str, arguments)]
    clean = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1700000000", **environment}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=120)


HANG = 5.0
"""Seconds of a processor after which a case counts as a hang, on a machine that does nothing else."""
USUAL = 0.08
"""Seconds that a fixed piece of work takes on such a machine; a busy one gives every case as much longer."""


@contextmanager
def in_time(what: object = "", most: float = HANG) -> Iterator[None]:
    """Hold that what is done here, and by the commands it runs, is no hang. most: in seconds, where less is enough."""
    started = _spent()
    yield
    spent = _spent() - started
    if spent >= most:
        started = _spent()
        names = {name: name[::-1] for name in (f"{number * 7919 % 200_003:06x}" for number in range(100_000))}
        assert len(sorted(names.values())) == len(names)
        slower = max(1.0, (_spent() - started) / USUAL)
        assert spent < most * slower, (
            f"{what} took {spent:.1f} seconds on a machine {slower:.1f} times slower than usual"
        )


def _spent() -> float:
    """Seconds of a processor that this process and the commands it has run took until now."""
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


@pytest.fixture(scope="session")
def world() -> Content:
    """The invented world, loaded and without a problem."""
    content, problems = load(WORLD)
    assert [] == problems + check(content)
    return content


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every recipe of this project built."""
    out = tmp_path_factory.mktemp("built")
    done = factdeck("build", "--out", out, SOURCE_DATE_EPOCH="")  # now: its deck may have been released later
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def built_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every recipe of the invented world built."""
    out = tmp_path_factory.mktemp("built-world")
    done = factdeck("build", "--root", WORLD, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def own_world(tmp_path: Path) -> Path:
    """A copy of the invented world to break."""
    return Path(shutil.copytree(WORLD, tmp_path / "world"))


@pytest.fixture
def told(own_world: Path) -> Callable[[dict[str, str]], list[str]]:
    """Lay files over a copy of the invented world, and give the problems told of it, in order of their places."""

    def lay(files: dict[str, str]) -> list[str]:
        for name, text in files.items():
            (own_world / name).parent.mkdir(exist_ok=True)
            (own_world / name).write_text(dedent(text), "utf-8")
        content, problems = load(own_world)
        return sorted({f"{problem.at}: {problem.what}" for problem in problems + check(content)})

    return lay


@pytest.fixture
def project(own_world: Path, told: Callable[[dict[str, str]], list[str]]) -> Callable[[dict[str, str]], Content]:
    """Lay files over a copy of the invented world, and load it; there must be no problem."""

    def lay(files: dict[str, str]) -> Content:
        assert [] == told(files)
        return load(own_world)[0]

    return lay


@cache
def _deck() -> Recipe:
    return load(WORLD)[0].recipes["velm"]


def recipe(**changes: object) -> Recipe:
    """The deck of the invented world, which asks everything, with four options and what else is changed."""
    return _deck()._replace(**{"options": 4, "seed": "1", **changes})  # type: ignore[arg-type]


def asked(content: Content, **changes: object) -> dict[str, Item]:
    """Every item of a recipe, with options, by its stem."""
    items, _ = flow.asked(flow.Bank(content), recipe(**changes))
    by_stem = {item.stem: item for item in items}
    assert len(items) == len(by_stem), "one stem is asked twice"
    return by_stem


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name, or renew it."""

    def compare(name: str, made: str) -> None:
        path = TESTS / "golden" / name
        if request.config.getoption("--renew"):
            path.write_text(made, "utf-8")
        assert path.read_text("utf-8") == made, f"{name} differs; if it should, run pytest --renew and look at it"

    return compare


@pytest.fixture
def collection(tmp_path: Path) -> "Iterator[Collection]":
    """An empty collection of the real Anki."""
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of this machine. Without one its tests are skipped, in CI they fail."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("CI") == "true":
        pytest.fail("there is no Chromium in CI")
    pytest.skip("there is no Chromium: pages were not printed")


class Shown(NamedTuple):
    """A real browser that stays open: what it makes of a page, on paper or on the screen."""

    ask: browser.Ask

    def printed(self, page: Path | bytes) -> "pypdfium2.PdfDocument":
        """A page as its menu prints it."""
        import pypdfium2

        pdf = self._on(page, "Page.printToPDF", displayHeaderFooter=True, printBackground=True, preferCSSPageSize=True)
        return pypdfium2.PdfDocument(base64.b64decode(pdf["data"]))

    def value(self, page: Path | bytes, script: str, library: str = "") -> Any:
        """What the body of a function gives when it runs in a page whose window is 1200 by 900 pixels."""
        code = f"(async () => {{ {library}\n{script} }})()"
        found = self._on(page, "Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def _on(self, page: Path | bytes, method: str, **what: object) -> dict[str, Any]:
        """What the browser answers in a tab that has loaded a file or a text."""
        if isinstance(page, bytes):
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder, "page.html")
                file.write_bytes(page)
                return self._on(file, method, **what)
        ask = browser.tab(self.ask)
        ask("Emulation.setDeviceMetricsOverride", width=1200, height=900, deviceScaleFactor=1, mobile=False)
        ask("Page.navigate", url=page.absolute().as_uri())
        ask("Runtime.evaluate", expression=LOADED, awaitPromise=True)
        answer = ask(method, **what)
        ask("Page.close")
        return answer


LOADED = "new Promise(then => document.readyState == 'complete' ? then() : addEventListener('load', then))"


@pytest.fixture(scope="session")
def shown(chromium: str) -> Iterator[Shown]:
    """The browser, started once."""
    with browser.connected(chromium) as ask:
        yield Shown(ask)


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of axe-core and the HTML validator. Without them their tests are skipped."""
    folder = PROJECT / ".venv/checkers/node_modules"
    if not (folder / "axe-core/axe.min.js").exists():
        pytest.skip("there is no axe-core; sh tests/get-checkers.sh fetches it through npm")
    return folder
