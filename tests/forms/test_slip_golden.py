"""Slips as they were looked at, at every width a slip printer has.

`COUNTER_WRITE_GOLDEN=1` writes the pictures anew: look at them before they are kept.
"""

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from counter_app.devices.api import SlipPicture
from counter_app.devices.printers.escpos import encode
from counter_app.forms.slip import SlipDossier, draw_receipt_slip, draw_ticket
from tests.devices.printers.raster import print_out
from tests.forms import samples

GOLDEN = Path(__file__).parent / "golden" / "slips"
AT = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


def _ticket(**place):
    return draw_ticket(number="A042", area="Đất đai, xây dựng", ahead=7, taken_at=AT, **place)


def _slip(*made, **more):
    def draw(**place):
        dossiers = [
            SlipDossier(accepted=one, code=code)
            for one, code in zip(made, ("H48.05-261123-0042", "H48.05-261123-0043"), strict=False)
        ]
        return draw_receipt_slip(dossiers, **place, **more)

    return draw


CASES = {
    "ticket": _ticket,
    "slip": _slip(samples.accepted()),
    "long": _slip(samples.long_names(), copy_no=1),
    "large": _slip(samples.accepted(), large=True),
    "practice": _slip(samples.accepted(practice=True)),
    "visit": _slip(samples.accepted(), samples.accepted()),
}


@pytest.mark.parametrize("width", [384, 512, 576])
@pytest.mark.parametrize("name", CASES)
def test_what_comes_out_of_the_printer(fonts, name, width):
    png = CASES[name](centre=samples.centre(), width=width, fonts=fonts)
    job = encode(SlipPicture(png=png, width=width), width=width, device="x")
    paper = print_out(job).image.convert("1")
    path = GOLDEN / f"{name}-{width}.png"
    if os.environ.get("COUNTER_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        paper.save(path, optimize=True)
    golden = Image.open(io.BytesIO(path.read_bytes()))
    assert golden.size == paper.size
    # A hinting engine may move a dot at an edge; a line that moved is far more than this.
    assert (np.asarray(golden) != np.asarray(paper)).mean() < 0.01
