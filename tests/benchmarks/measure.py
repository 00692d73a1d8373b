"""What the measuring scripts share: what a piece of work or a process costs, and how it is shown.

Only ratios within one run mean anything: machines and their load differ. So what is compared is done in turn, again and
again, and the median of the ratios of one round counts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Row = tuple[str, float, float]
"""What was measured, how much it is, and how much is wanted at most."""


class Cost(NamedTuple):
    """What a process cost: processor time in seconds, memory at its highest in MiB; what it said; its exit code."""

    seconds: float
    peak: float
    said: str
    code: int


def seconds(work: Callable[[], object]) -> float:
    """The processor time of a piece of work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def process(
    *command: str | Path, cwd: Path | None = None, well: bool = True, environment: Mapping[str, str] | None = None
) -> Cost:
    """What a process cost from its beginning to its end. It must end well, unless that does not matter.

    Its memory counts as no less than that of the process that asks, so that this one should be small. What Python
    compiles is kept, as pip keeps it where a program is installed.
    """
    keeping = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    complaints = None if well else subprocess.DEVNULL
    running = subprocess.Popen(
        list(map(str, command)),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=complaints,
        encoding="utf-8",
        env=keeping if environment is None else environment,
    )
    assert running.stdout
    said = running.stdout.read()
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0 or not well, command
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said, running.returncode)


def script(name: str, *arguments: object) -> Cost:
    """What another of these scripts cost."""
    return process(sys.executable, Path(__file__).parent / name, *map(str, arguments))


def ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of what was measured in turn."""
    return median(one / other for one, other in zip(ones, others, strict=True))


def show(rows: Iterable[Row]) -> None:
    """The table of what was measured, line by line as it becomes known."""
    print("| what | measured | wanted at most |\n|---|---:|---:|", flush=True)
    for what, amount, wanted in rows:
        print(f"| {what} | {amount:.2f} | {wanted:g} |", flush=True)
