"""What `make bench` runs, at a size at which no figure means anything."""

import subprocess
import sys

from conftest import TESTS


def test_every_benchmark_runs() -> None:
    """Every script that `make bench` runs ends well and fills its lines of the tables."""
    command = [sys.executable, TESTS / "benchmarks/everything.py", "60"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr

    told = done.stdout
    for what in (
        "| genanki by hand | 60 | 1.00 |",
        "**Factdeck, the whole build**",
        "factdeck --help / python -c pass",
        "building a deck of 600 facts / of 60",
        "choosing for 600 facts / for 60",
        "writing 60 notes / genanki",
        "60 forms, built / the same pages rendered plainly",
    ):
        assert what in told
