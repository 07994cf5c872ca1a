"""Draws the review of the sample profile without a terminal: `python docs/samples/screens.py en|ja|svg`.

`regenerate.py` runs it, from the root of the repository, for the screens in this folder and in the README.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from stdcheck.discovery import find_profiles
from stdcheck.report.wording import Language
from stdcheck.source.decode import decode
from stdcheck.tui.app import Options, ReviewApp
from stdcheck.tui.worker.messages import Setup

PROFILE = "docs/samples/vehicle.yaml"
AS_OF = date(2026, 11, 24)
TEXT_SIZE, PICTURE_SIZE = (100, 30), (120, 32)
"""Columns and rows."""
PATIENCE = 120.0


async def drawn(lang: Language, size: tuple[int, int], draw: Callable[[ReviewApp], str]) -> str:
    """Review with the first finding and its proof."""
    app = ReviewApp(
        Setup(),
        find_profiles([PROFILE]),
        Options(AS_OF, AS_OF, (lang,)),
        lambda path: decode(Path(path).read_bytes(), path)[0],
    )
    async with app.run_test(size=size) as pilot:
        end = time.monotonic() + PATIENCE
        while not any(report.proved for report in app.session.reports.values()):
            if time.monotonic() > end:
                raise TimeoutError
            await pilot.pause(0.05)
        await pilot.pause()
        return draw(app)


def text(app: ReviewApp) -> str:
    """The lines on the screen."""
    return "".join(f"{strip.text.rstrip()}\n" for strip in app.screen._compositor.render_strips())


def picture(app: ReviewApp) -> str:
    """The screen as an SVG: the same bytes for the same screen, and nothing in it that is fetched from anywhere."""
    svg = app.export_screenshot(title="stdcheck tui")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+-", "review-", svg)
    return re.sub(r"[ \t]+$", "", svg.replace("font-family: Fira Code, ", "font-family: "), flags=re.MULTILINE)


def screen(name: str) -> str:
    """A screen: `en` or `ja` for a text, `svg` for a picture."""
    if name == "svg":
        return asyncio.run(drawn("en", PICTURE_SIZE, picture))
    return asyncio.run(drawn("ja" if name == "ja" else "en", TEXT_SIZE, text))


if __name__ == "__main__":
    sys.stdout.buffer.write(screen(sys.argv[1]).encode("utf-8"))
