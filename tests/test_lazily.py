"""Of a package, what it imports and hardly uses is loaded at its first use, and else never."""

import subprocess
import sys
from pathlib import Path

from conftest import PROJECT


def loaded_by(program: str) -> set[str]:
    """The modules that are loaded, not in name only, when a program has run in a Python of its own."""
    report = "\nimport sys; print(*(name for name, each in sys.modules.items() if 'Lazy' not in type(each).__name__))"
    done = subprocess.run(
        [sys.executable, "-c", program + report], capture_output=True, text=True, check=True, cwd=PROJECT
    )
    return {*done.stdout.split()}


def test_deck_is_built_without_what_genanki_never_uses_here(tmp_path: Path) -> None:
    """Neither the asyncio nor the YAML that genanki imports is loaded where a deck is built from plain pages."""
    program = (
        "import contextlib\n"
        "from generator.cli import app\n"
        "with contextlib.redirect_stdout(None), contextlib.suppress(SystemExit):\n"
        f"    app(['build', 'velm', '--root', 'tests/world', '--out', {str(tmp_path)!r}])\n"
    )

    loaded = loaded_by(program)

    assert list(tmp_path.glob("*.apkg"))
    assert "genanki" in loaded
    assert not loaded & {"asyncio", "asyncio.events", "ssl", "yaml", "yaml.reader"}


def test_module_in_name_only_works_when_it_is_used() -> None:
    """What is imported afterwards is the whole module, also where another module had bound its name before."""
    program = (
        "from generator.lazily import lazily\n"
        "with lazily('colorsys', 'no_such_module'):\n"
        "    import colorsys as bound\n"
        "    try: import no_such_module\n"
        "    except ModuleNotFoundError: pass\n"
        "    else: raise SystemExit(1)\n"
        "import colorsys, wave\n"
        "assert bound is colorsys\n"
        "assert bound.rgb_to_hsv(1, 1, 1) == (0, 0, 1)\n"
    )

    assert {"colorsys", "wave"} <= loaded_by(program)


def test_module_that_is_loaded_stays_as_it_is() -> None:
    """Who has loaded a module before keeps it."""
    program = (
        "import colorsys as before\n"
        "from generator.lazily import lazily\n"
        "with lazily('colorsys'):\n"
        "    import colorsys\n"
        "assert before is colorsys\n"
    )

    assert "colorsys" in loaded_by(program)
