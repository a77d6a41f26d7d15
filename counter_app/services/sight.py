"""Reading codes with a webcam: it is switched on only while somebody watches what it sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from counter_app.devices.api import Camera, CodeReader, Picture
from counter_app.errors import CounterError
from counter_app.errors.devices import NoCameraError
from counter_app.services.equipment import Equipment


class Sight:
    """One instance per open desk. What the camera reads goes where every scanned code goes."""

    def __init__(self, equipment: Equipment) -> None:
        self._equipment = equipment
        self._camera: Camera | None = None

    def begin(self) -> None:
        """Switch the first camera on. Raises NoCameraError."""
        self._camera = self._find()
        self._camera.watch(read_frame)

    def end(self) -> None:
        """Switch it off."""
        if self._camera is not None:
            self._camera.rest()
            self._camera = None

    def picture(self) -> Picture | None:
        """What it sees now; None until it sees something."""
        return None if self._camera is None else self._camera.picture()

    def trouble(self) -> CounterError | None:
        """Why it sees nothing."""
        return None if self._camera is None else self._camera.trouble()

    def _find(self) -> Camera:
        for reader in self._equipment.readers():
            if isinstance(reader, Camera):
                return reader
        raise NoCameraError


@contextmanager
def watched(reader: CodeReader) -> Iterator[None]:
    """Have a camera look meanwhile; any other reader reads by itself."""
    if not isinstance(reader, Camera):
        yield
        return
    reader.watch(read_frame)
    try:
        yield
    finally:
        reader.rest()


def read_frame(frame: Any) -> list[bytes]:
    """Codes in a frame of rows of blue, green and red."""
    from counter_app.imaging.codes import read_photo

    return [code.text.encode() for code in read_photo(frame)]
