"""All that is measured: Factdeck beside other programs, then each stage by itself, in two tables.

Run with  make bench.  A number makes all of it that much smaller, to see that it runs:  everything.py 100
"""

import subprocess
import sys
from pathlib import Path

SCRIPTS = ("reading.py", "building.py", "choosing.py", "packing.py", "printing.py")


def main(size: str) -> None:
    """Run every script, one after the other, and show the lines of all but the first as one table."""
    here = Path(__file__).parent
    small = [size] if size else []
    subprocess.run([sys.executable, here / "peers.py", *small, *(["--alone"] if size else [])], check=True)
    print("\n| what | measured | wanted at most |\n|---|---:|---:|", flush=True)
    for name in SCRIPTS:
        running = subprocess.Popen([sys.executable, here / name, *small], stdout=subprocess.PIPE, encoding="utf-8")
        assert running.stdout
        for number, line in enumerate(running.stdout):
            if number > 1:  # the head of its own table
                print(line, end="", flush=True)
        if running.wait():
            sys.exit(f"{name} did not end well")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
