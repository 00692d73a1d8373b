"""Python's collector of garbage in cycles, paused where very many values are made and none of them in a cycle.

It would go through all of them again and again while they grow, which takes as long as reading them.
What is not in a cycle is freed as ever.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
