"""While content is read the collector of cycles rests, and afterwards all is as before."""

import gc
import sys

import pytest
from generator.collector import paused


@pytest.mark.parametrize("running", [True, False])
def test_collector_rests_only_inside(running: bool) -> None:
    """Inside nothing is collected; afterwards the collector runs if it ran before, also after an error."""
    was = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        with paused():
            assert not gc.isenabled()
        assert running == gc.isenabled()
        with pytest.raises(KeyError), paused():
            {}["absent"]
        assert running == gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="its collector has other generations")
def test_what_was_made_is_not_gone_through_afterwards() -> None:
    """Values made inside count as old: what is collected next are new values only, and cycles among them."""
    with paused():
        made = [[each] for each in range(10_000)]

    assert len(gc.get_objects(generation=0)) + len(gc.get_objects(generation=1)) < len(made)
    assert len(made) < len(gc.get_objects(generation=2))
