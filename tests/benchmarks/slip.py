"""Figure "slip": what a ticket and every paper of the desk cost in computing, one process, warm.

A ticket goes from its facts to the bytes of an 80 mm printer. The reference is the least that could
print it: the same lines by Pillow in one font without wrapping or marks to place, and python-escpos
with its own raster. The other figures are shares of what the desk allows: 300 ms for a ticket,
150 ms for any slip or form.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median

from escpos.escpos import Escpos
from PIL import Image, ImageDraw

from counter_app.devices.api import SlipPicture
from counter_app.devices.printers.escpos import encode
from counter_app.forms import form_layout, qr, slip_parts
from counter_app.forms.fonts import Fonts, find_fonts
from counter_app.forms.form import render_form
from counter_app.forms.receipt import render_receipt
from counter_app.forms.slip import SlipDossier, draw_receipt_slip, draw_ticket
from tests.benchmarks.figures import figure
from tests.forms import samples
from tests.forms.test_form import EDITION, EVERY, form

ROUNDS = 7
_WIDTH = 576
_AT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
_LINES = (
    "Trung tâm Phục vụ hành chính công", "SỐ THỨ TỰ", "A042", "Đất đai, xây dựng",
    "Đang có 7 lượt chờ trước ông/bà", "Lấy số lúc 08 giờ 40 phút, ngày 23/11/2026",
    "Vui lòng chờ đến khi số được gọi", "và hiển thị trên bảng.",
)  # fmt: skip


def measure() -> list[dict[str, object]]:
    """Ticket against the bare one and against 300 ms; the slowest paper against 150 ms."""
    fonts = find_fonts()
    ticket, bare = _in_turns(lambda: _ticket(fonts), lambda: _bare_ticket(fonts))
    slowest, seconds = max(
        ((name, _median(work)) for name, work in _papers(fonts)), key=lambda each: each[1]
    )
    print(f"slip: the slowest is {slowest}", file=sys.stderr)
    return [
        figure("slip: ticket against bare Pillow and python-escpos", ticket, bare, 2.0),
        figure("slip: ticket, seconds of the 0.3 allowed", ticket, 0.3, 1.0),
        figure("slip: slowest of all papers, seconds of the 0.15 allowed", seconds, 0.15, 1.0),
    ]


def _ticket(fonts: Fonts) -> bytes:
    png = draw_ticket(
        number="A042",
        area="Đất đai, xây dựng",
        ahead=7,
        taken_at=_AT,
        centre=samples.centre(),
        width=_WIDTH,
        fonts=fonts,
    )
    return _encoded(png)


def _bare_ticket(fonts: Fonts) -> bytes:
    paper = Image.new("1", (_WIDTH, 503), 1)  # as tall as ours
    pen = ImageDraw.Draw(paper)
    for line, words in enumerate(_LINES):
        pen.text((8, 8 + line * 60), words, font=fonts.picture(27, bold=False), fill=0)
    printer = _Bytes()
    printer.image(paper, impl="bitImageRaster")
    printer.cut()
    return bytes(printer.sent)


class _Bytes(Escpos):
    """python-escpos with nothing behind it; its width is known, as somebody in a hurry sets it."""

    def __init__(self) -> None:
        super().__init__()
        self.profile.profile_data["media"] = {"width": {"pixels": _WIDTH}}
        self.sent = bytearray()

    def open(self, raise_not_found: bool = True) -> None:
        pass

    def close(self) -> None:
        pass

    def _raw(self, msg: bytes) -> None:
        self.sent += msg


def _papers(fonts: Fonts) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every slip to the printer's bytes, every form and mẫu 01 to PDF."""
    for width in (384, 512, 576):
        for count in (1, 12):
            yield f"slip of {count}, {width} dots", lambda w=width, n=count: _slip(fonts, w, n)
    for pack in ("tt01-2018", "tt03-2025"):
        for size in ("A4", "A5"):
            for make in (samples.accepted, samples.long_names):
                yield (
                    f"mẫu 01 {make.__name__} {pack} {size}",
                    lambda p=pack, s=size, m=make: _receipt(fonts, p, s, m()),
                )
    for name, pack, size in EVERY:
        paper = form(name, pack)
        yield (
            f"{name} {pack} {size}",
            lambda p=paper, s=size: render_form(p, centre=EDITION.centre, size=s, fonts=fonts),
        )


def _slip(fonts: Fonts, width: int, count: int) -> bytes:
    dossiers = [
        SlipDossier(accepted=samples.long_names(), code=f"H48.13-261123-{number:04d}")
        for number in range(1, count + 1)
    ]
    png = draw_receipt_slip(dossiers, centre=samples.centre(), width=width, fonts=fonts)
    return _encoded(png, width)


def _receipt(fonts: Fonts, pack: str, size: str, accepted) -> bytes:
    return render_receipt(
        accepted,
        code=accepted.code.code,
        pack=samples.pack(pack),
        template=samples.template(pack),
        centre=samples.centre(),
        size=size,
        fonts=fonts,
        copies=("keep", "give"),
    )


def _encoded(png: bytes, width: int = _WIDTH) -> bytes:
    return encode(SlipPicture(png=png, width=width), width=width, device="bench")


def _in_turns(ours: Callable[[], bytes], reference: Callable[[], bytes]) -> tuple[float, float]:
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS * 3):
        for side, work in zip(times, (ours, reference), strict=True):
            side.append(_seconds(work))
    return median(times[0]), median(times[1])


def _median(work: Callable[[], bytes]) -> float:
    work()
    return median(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], bytes]) -> float:
    """Of one paper as if the one before had been another person's: nothing measured stays."""
    for known in (slip_parts._length, qr.modules, qr.runs, form_layout._wide):
        known.cache_clear()
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    for figure in measure():
        print(figure)
