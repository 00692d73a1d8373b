"""While content is read the collector of cycles rests, and afterwards all is as before."""

import gc

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
