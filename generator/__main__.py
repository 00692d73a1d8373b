"""`python -m generator` is `factdeck`."""

from generator.cli import main

main()
