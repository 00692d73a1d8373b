"""How the program is packed: flit's own way, after the project's content was put among the examples.

Only pip and its like call this. They pack from a copy, so that nothing is left in the project's folder.
"""

import shutil
import tomllib
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from flit_core import buildapi
from flit_core.buildapi import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """Pack the program with its examples; gives the wheel's file name."""
    place = Path(wheel_directory).resolve()
    with TemporaryDirectory() as made:
        copy = Path(made) / "project"
        unneeded = shutil.ignore_patterns(".*", "build", "dist", "docs", "tests", "__pycache__")
        shutil.copytree(Path.cwd(), copy, ignore=unneeded)
        name = tomllib.loads((copy / "pyproject.toml").read_text("utf-8"))["tool"]["factdeck"]["example"]
        for part in ("content", "decks"):
            shutil.copytree(copy / part, copy / "generator/examples" / name / part)
        with chdir(copy):
            return str(buildapi.build_wheel(str(place), config_settings, metadata_directory))
