"""Words on a page, read by Tesseract in Vietnamese where the machine has it: for search only.

Page and words pass through pipes; nothing is written to disk. One core at the lowest priority, so
that whoever works at this PC does not notice.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

import cv2

from counter_app.imaging.preview import draw
from counter_app.imaging.raster import to_gray

LANGUAGE = "vie"
_PATIENCE_S = 120  # for a page full of small print on the slowest PC
_LOOK_UP_S = 0.25  # how soon a stop is heard
_SURE = 35  # of 100: below, Tesseract reads words into stains
_WORD = "5"  # level of a line of its table


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box (x, y, width, height) in pixels of the page as it is shown."""

    text: str
    box: tuple[int, int, int, int]


def is_available() -> bool:
    """Whether this machine reads Vietnamese. Asks the program: takes a moment."""
    if shutil.which("tesseract") is None:
        return False
    try:
        done = subprocess.run(
            ["tesseract", "--list-langs"],  # noqa: S607 - the program found on this PC's own path
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in done.stdout.split()


def read_words(
    stream: bytes,
    media_type: str,
    size: tuple[int, int],
    *,
    dpi: int,
    turn: int,
    give_up: Callable[[], bool],
) -> tuple[Word, ...] | None:
    """The words of a kept page of `size` (width, height), in reading order; `turn`: degrees
    clockwise to show it. None once `give_up` says so.

    Raises PageUnreadable for a damaged stream, OSError when the program fails or takes for ever.
    """
    image = to_gray(draw(stream, media_type, *size, turn=turn, max_px=max(size)))
    done, page = cv2.imencode(".pgm", image)
    if not done:
        raise OSError("a page that no picture can be made of")
    table = _run(page.tobytes(), dpi, give_up)
    return None if table is None else tuple(_words(table))


def _run(page: bytes, dpi: int, give_up: Callable[[], bool]) -> str | None:
    command = ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(dpi), "tsv"]
    if shutil.which("nice"):
        command = ["nice", "-n", "19", *command]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(  # noqa: S603 - the program found on this PC's own path
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as program:
        pipe, program.stdin = program.stdin, None
        feeder = threading.Thread(target=_feed, args=(pipe, page), daemon=True)
        feeder.start()
        for _ in range(round(_PATIENCE_S / _LOOK_UP_S)):
            with suppress(subprocess.TimeoutExpired):
                told, _nothing = program.communicate(timeout=_LOOK_UP_S)
                if program.returncode:
                    raise OSError(f"tesseract ended with {program.returncode}")
                return told.decode("utf-8", errors="replace")
            if give_up():
                program.kill()
                return None
        program.kill()
        raise OSError("tesseract took too long")


def _feed(pipe: IO[bytes], page: bytes) -> None:
    with suppress(OSError), pipe:  # a program that ended reads no more
        pipe.write(page)


def _words(table: str) -> Iterator[Word]:
    head, *lines = table.split("\n")
    names = head.split("\t")
    for fields in lines:
        line = dict(zip(names, fields.rstrip("\r").split("\t"), strict=False))
        text = line.get("text", "").strip()
        if line.get("level") != _WORD or not any(letter.isalnum() for letter in text):
            continue
        with suppress(KeyError, ValueError):
            if float(line["conf"]) >= _SURE:
                x, y, w, h = (int(line[side]) for side in ("left", "top", "width", "height"))
                yield Word(text=text, box=(x, y, w, h))
