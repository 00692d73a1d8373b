"""The pictures in the README, taken from what the program really makes: make pictures.

docs/card.png  a card of the deck in Anki's own words, front and back
docs/page.png  the first page of a quiz as Chromium prints it
"""

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import pypdfium2
from anki.collection import Collection, ImportAnkiPackageRequest

DOCS = Path(__file__).parent.parent / "docs"
CARD = """<meta charset="utf-8"><style>{css} body {{ margin: 0; display: flex; gap: 12px; background: white; }}
.card {{ flex: 1; border: 1px solid #ccc; height: 400px; overflow: hidden; }}</style>
<div class="card">{front}</div><div class="card">{back}</div>"""


def browse(*options: str) -> None:
    """Run the browser without a window."""
    name = next((each for each in ("chromium", "chromium-browser", "google-chrome") if shutil.which(each)), "")
    if not name:
        sys.exit("There is no Chromium: no picture was taken.")
    quiet = ("--headless", "--disable-gpu", "--no-sandbox", "--hide-scrollbars")
    subprocess.run([name, *quiet, *options], check=True, capture_output=True, timeout=120)


def card(package: Path, folder: Path) -> None:
    """The first card that tells of a dispute, as Anki renders it."""
    collection = Collection(str(folder / "collection.anki2"))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))
    cards = (collection.get_card(id) for id in collection.find_cards("", order=True))
    shown = next(each for each in cards if "Disputed" in each.answer())
    output = shown.render_output()
    page = folder / "card.html"
    page.write_text(CARD.format(css=output.css, front=output.question_text, back=output.answer_text), "utf-8")
    collection.close()
    browse(f"--screenshot={DOCS / 'card.png'}", "--window-size=1136,402", f"file://{page}")


def page(quiz: Path, folder: Path) -> None:
    """The first page of a quiz, in points, down to its foot."""
    browse(f"--print-to-pdf={folder / 'quiz.pdf'}", f"file://{quiz}")
    picture = pypdfium2.PdfDocument(folder / "quiz.pdf")[0].render(scale=1)
    height = min(770, picture.height)
    pixels = bytes(picture.buffer)
    rows = (pixels[line * picture.stride :][: picture.width * 3] for line in range(height))
    plain = b"".join(b"\0" + b"".join(row[at : at + 3][::-1] for at in range(0, len(row), 3)) for row in rows)
    head = struct.pack(">IIBBBBB", picture.width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(plain, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    (DOCS / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


if __name__ == "__main__":
    built = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as made:
        card(built / "imu.apkg", Path(made))
        page(built / "leadership-quiz.html", Path(made))
