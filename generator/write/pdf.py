"""Pages to PDF, by a browser of the Chromium family in one start, and what is checked on the result."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from generator.print_options import MILLIMETRES, PAPERS

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")  # fmt: skip
QUIET = (
    "--headless",
    "--no-pdf-header-footer",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)


def browser() -> str:
    """The first browser found that can print, or nothing."""
    return next((found for each in BROWSERS if (found := shutil.which(each))), "")


def to_pdf(page: bytes, program: str, stamp: int) -> bytes:
    """A page as the browser prints it; empty where it failed. stamp: what the PDF says of its time."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []  # else it does not start
        command = [program, *QUIET, *as_root, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}",
                   source.as_uri()]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=600)  # noqa: S603  # the browser found above
        except (OSError, subprocess.SubprocessError):
            return b""
        data = made.read_bytes() if made.exists() else b""
    when = time.strftime("(D:%Y%m%d%H%M%S+00'00')", time.gmtime(stamp)).encode()
    return re.sub(rb"(?<=Date )\(D:\d{14}\+00'00'\)", when, data)


def fault(pdf: bytes, page: bytes, paper: str) -> str:
    """What is wrong with the PDF of a page: pages added by a split, or another paper; empty where all is well."""
    if not pdf.startswith(b"%PDF"):
        return "the browser printed nothing"
    wanted, got = page.count(b'<div class="page'), len(re.findall(rb"/Type /Page\b", pdf))
    if wanted and wanted != got:
        return f"the browser made {got} pages of {wanted}"
    sizes = {tuple(map(float, each)) for each in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    right = tuple(side / MILLIMETRES for side in PAPERS[paper])
    if any(abs(side - other) > 1 for size in sizes for side, other in zip(size, right, strict=True)):
        return f"the browser did not print on {paper}"
    return ""
