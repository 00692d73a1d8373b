"""The one source of randomness: a hash of names, so that the same input draws the same on every machine."""

import hashlib


def chance(*parts: str) -> int:
    """A number that depends on the parts alone, evenly spread below 2 to the 64."""
    return int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8], "big")
