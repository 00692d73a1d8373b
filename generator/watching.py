"""Building again whenever a file of the project is saved."""

import io
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import typer

from generator.terminal import say

EVERY = 0.3
"""Seconds between two looks at the files."""


def watch(root: Path, build: Callable[[], None]) -> None:
    """Build now, and again after each change to content/ or decks/, until Ctrl-C.

    Each build takes one line; problems are shown as ever, and do not end the watch.
    """
    try:
        while True:
            seen = _stamps(root)
            _build_once(build)
            while _stamps(root) == seen:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        typer.echo("\nNo longer watching.")


def _build_once(build: Callable[[], None]) -> None:
    begun, outcome, told = time.monotonic(), "built", io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(told):
        try:
            build()
        except typer.Exit:
            outcome = "not built, see above"
    if told.getvalue():
        say(told.getvalue().rstrip(), err=True)
    took = time.monotonic() - begun
    say(f"{time.strftime('%H:%M:%S')}  {outcome} ({took:.1f} s); watching for changes, Ctrl-C ends")


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    """When each file was last written, and its size; a file that vanishes meanwhile has none."""
    stamps = {}
    for part in ("content", "decks"):
        for path in (root / part).rglob("*"):
            try:
                found = path.stat()
            except OSError:
                continue
            if path.suffix in (".yaml", ".yml", ".json"):
                stamps[str(path)] = found.st_mtime_ns, found.st_size
    return stamps
