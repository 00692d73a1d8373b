"""`python -m generator` is `factdeck`."""

import os


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly also while it is still being imported."""
    try:
        from generator import cli

        cli.main()
    except KeyboardInterrupt:
        os._exit(130)  # as typer ends what it has begun


if __name__ == "__main__":
    main()
