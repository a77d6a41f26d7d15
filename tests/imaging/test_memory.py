"""What putting a page right takes of memory, and that a long stack takes no more than a short one."""

from __future__ import annotations

import subprocess
import sys

import cv2
import pytest

from tests.imaging.drawing import Drawing, leaned, scanned

_SCRIPT = r"""
import pathlib, re, sys
from counter_app.imaging.pages import process
from counter_app.services.page_workers import hold_memory
hold_memory()  # as processes for pages do
data = pathlib.Path(sys.argv[1]).read_bytes()
small = pathlib.Path(sys.argv[2]).read_bytes()
dpi = int(sys.argv[3])
status = pathlib.Path("/proc/self/status")
peak = lambda: int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) * 1024
list(process(small, None, 100))
before = peak()
list(process(data, None, dpi))
print(peak() - before)
for _ in range(3):
    list(process(data, None, dpi))
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of a process from /proc")
@pytest.mark.parametrize("dpi", [200, 300])
def test_a_leaning_page_in_colour_takes_the_room_of_four_and_a_stack_no_more(tmp_path, dpi):
    """The page as it came and as it is kept are two of them while it is turned."""
    sheet = leaned(Drawing.blank().text(lines=30).seal().pixels(), 1.3)
    sheet = cv2.resize(sheet, None, fx=dpi / 300, fy=dpi / 300, interpolation=cv2.INTER_AREA)
    page, small = tmp_path / "page.jpg", tmp_path / "small.jpg"
    page.write_bytes(scanned(sheet))
    small.write_bytes(scanned(sheet[:300, :300]))
    told = subprocess.run(
        [sys.executable, "-c", _SCRIPT, page, small, str(dpi)],
        capture_output=True,
        text=True,
        check=True,
    )
    once, often = (int(line) / sheet.nbytes for line in told.stdout.split())
    assert 1 < once <= often <= 4, (once, often)
