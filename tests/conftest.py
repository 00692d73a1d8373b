"""What several test modules share: the invented world, built files, a real browser."""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from generator import flow
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
QUIET = ("--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-sandbox")  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be renewed on demand, pytest --renew, and more quizzes be printed, pytest --quizzes 200."""
    parser.addoption("--quizzes", type=int, default=12, help="how many random quizzes are printed")
    parser.addoption("--renew", action="store_true", help="write what is made into tests/golden, then look at it")


def factdeck(*arguments: str | Path, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [shutil.which("factdeck", path=str(PROJECT / ".venv/bin")) or "factdeck", *map(str, arguments)]
    clean = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1700000000", **environment}
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=120)


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


@pytest.fixture
def in_browser(chromium: str, tmp_path: Path) -> Callable[[str, str, str], object]:
    """Open a page in the browser, run a script that gives a value, and return that value."""

    def run(page: str, script: str, library: str = "") -> object:
        file = tmp_path / "page.html"
        waiting = (
            "<script>addEventListener('load', async () => {"
            f"const value = await (async () => {{ {script} }})();"
            "document.body.innerHTML = ''; document.body.append('=>' + JSON.stringify(value) + '<=');"
            "})</script>"
        )
        free = re.sub(r"<meta http-equiv=[^>]*>", "", page)  # the page itself forbids scripts
        file.write_text(free.replace("</head>", f"<script>{library}</script>{waiting}</head>"), "utf-8")
        command = [chromium, *QUIET, f"--user-data-dir={tmp_path}/profile", "--window-size=1200,900",
                   "--virtual-time-budget=20000", "--dump-dom", f"file://{file}"]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
        return json.loads(html.unescape(re.findall(r"=&gt;(.*?)&lt;=", done.stdout, re.DOTALL)[-1]))

    return run


@pytest.fixture(scope="session")
def checkers() -> Path:
    """The folder of axe-core and the HTML validator. Without them their tests are skipped."""
    folder = PROJECT / ".venv/checkers/node_modules"
    if not (folder / "axe-core/axe.min.js").exists():
        pytest.skip("there is no axe-core; sh tests/get-checkers.sh fetches it through npm")
    return folder


@pytest.fixture
def print_pdf(chromium: str, tmp_path: Path) -> "Callable[[bytes], pypdfium2.PdfDocument]":
    """Print a page from the browser as it stands."""

    def run(page: bytes) -> "pypdfium2.PdfDocument":
        import pypdfium2

        (tmp_path / "paper.html").write_bytes(page)
        command = [chromium, *QUIET, f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={tmp_path}/paper.pdf",
                   f"file://{tmp_path}/paper.html"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return pypdfium2.PdfDocument((tmp_path / "paper.pdf").read_bytes())

    return run


@pytest.fixture(scope="session")
def browse(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Run the browser without a window on a file, with options such as --print-to-pdf=FILE."""
    profile = tmp_path_factory.mktemp("profile")

    def run(page: Path, *options: str) -> None:
        quiet = ("--headless", "--disable-gpu", "--no-first-run", "--no-sandbox", f"--user-data-dir={profile}")
        subprocess.run([chromium, *quiet, *options, f"file://{page}"], check=True, capture_output=True, timeout=120)

    return run
