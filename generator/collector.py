"""Python's memory where very many values are made: its collector of cycles rests, and nothing is freed at the end.

The collector would go through all values again and again while they grow, which takes as long as reading them.
What is not in a cycle is freed as ever, one by one, but for what is kept until the process ends and frees all at once.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_kept: tuple[object, ...] = ()


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing inside; afterwards as before, also after an error."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.freeze()  # and back, into the oldest generation: else all that is new would be gone through at once
            gc.unfreeze()
            gc.enable()


def keep(*values: object) -> None:
    """Free these no sooner than others are kept; `cli.main` ends the process without freeing anything."""
    global _kept
    _kept = values
