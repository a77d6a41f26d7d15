"""Reads ESC/POS bytes back into a picture. Independent of the writer: the printer's side."""

from PIL import Image


class Paper:
    """What came out: the picture and how it ended."""

    def __init__(self, image: Image.Image, *, cuts: int, feeds: int, bands: int) -> None:
        self.image = image
        self.cuts = cuts
        self.feeds = feeds
        self.bands = bands


def print_out(job: bytes) -> Paper:
    """Obey `job` as a printer would. Raises ValueError for a command it does not know."""
    rows: list[bytes] = []
    width = cuts = feeds = bands = at = 0
    while at < len(job):
        if job[at : at + 2] == b"\x1b@":
            at += 2
        elif job[at : at + 4] == b"\x1dv0\x00":
            across, down = (int.from_bytes(job[at + n : at + n + 2], "little") for n in (4, 6))
            at += 8
            data = job[at : at + across * down]
            if len(data) < across * down:
                raise ValueError("picture cut short")
            rows += [data[n : n + across] for n in range(0, len(data), across)]
            at += across * down
            width, bands = max(width, across * 8), bands + 1
        elif job[at : at + 3] == b"\x1dVB":
            cuts, at = cuts + 1, at + 4
        elif job[at : at + 2] == b"\x1bd":
            feeds, at = feeds + job[at + 2], at + 3
        else:
            raise ValueError(f"unknown command at {at}: {job[at : at + 4]!r}")
    image = Image.frombytes("1", (width, len(rows)), b"".join(rows))
    return Paper(image.point(lambda dot: 255 - dot), cuts=cuts, feeds=feeds, bands=bands)
