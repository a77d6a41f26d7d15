"""A webcam as a code reader: it looks only while somebody watches what it sees.

OpenCV drives the camera (V4L2, Media Foundation, AVFoundation). What stands in a picture is not
for this room to know: who watches brings the eye that reads codes.
"""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from counter_app.devices.api import DeviceInfo, DriverOption, Eye, OptionKind, Options, Picture
from counter_app.devices.options import LABEL_OPTION, OptionValues
from counter_app.devices.readers.link import LinkedReader
from counter_app.errors import Words
from counter_app.errors.devices import CameraGone, DeviceBusy, DeviceDenied, DeviceError

GONE_S = 1.5  # a code out of sight for so long is another one when it comes back
_NODES = Path("/dev")
_NAMES = Path("/sys/class/video4linux")
_NODE = re.compile(r"(?:/dev/video)?(\d{1,3})")

Open = Callable[..., Any]  # as cv2.VideoCapture


class CameraReader(LinkedReader):
    """A `Camera`. All that touches the hardware happens in the thread of `codes`."""

    GONE = CameraGone

    def __init__(
        self,
        connect: Callable[[], Any],
        *,
        node: Path | None,
        device: str,
        retry: float,
    ) -> None:
        """`connect` gives an open cv2.VideoCapture or raises DeviceError. `node`: where the system
        shows that it is plugged in; None where it does not.
        """
        super().__init__(lambda: _Sight(connect(), self), device=device, retry=retry)
        self._node = node
        self._eye: Eye | None = None
        self._picture: Picture | None = None
        self._watched = threading.Event()

    def watch(self, eye: Eye) -> None:
        """Look from now on; `eye` reads the codes of a picture, in the camera's thread."""
        self._eye = eye
        self._watched.set()

    def rest(self) -> None:
        """Switch the camera off."""
        self._watched.clear()
        self._picture = None

    def picture(self) -> Picture | None:
        """What it sees now; None at rest and while there is nothing to be seen."""
        return self._picture

    def is_seen(self) -> bool | None:
        """Whether it is plugged in, as far as that is known without switching it on."""
        if self.is_wanted():
            return super().trouble() is None
        return None if self._node is None else self._node.exists()

    def trouble(self) -> DeviceError | None:
        """Why it sees nothing; at rest, why it would not."""
        if self.is_wanted():
            return super().trouble()
        return None if self._node is None else _node_trouble(self._node, self._device)

    def is_wanted(self) -> bool:
        """While it is watched."""
        return self._watched.is_set()

    def look(self, frame: Any) -> list[bytes]:
        """Codes in a frame, for the camera's own thread."""
        height, width = frame.shape[:2]
        if not self._watched.is_set() or self._eye is None:
            return []
        self._picture = Picture(width=width, height=height, bgr=frame.tobytes())
        return self._eye(frame)


class _Sight:
    """The link to a camera that is switched on."""

    has_end = None  # a code comes whole

    def __init__(self, capture: Any, reader: CameraReader) -> None:
        self._capture = capture
        self._reader = reader
        self._seen: dict[bytes, float] = {}

    def read(self) -> list[bytes]:
        """Codes that came into sight with the next frame."""
        there, frame = self._capture.read()
        if not there:
            raise OSError("no frame")
        now = time.monotonic()
        codes = self._reader.look(frame)
        new = [code for code in codes if now - self._seen.get(code, -GONE_S) >= GONE_S]
        self._seen |= dict.fromkeys(codes, now)
        return new

    def close(self) -> None:
        self._capture.release()


class CameraDriver:
    """Finds and opens webcams. `opened` is cv2.VideoCapture."""

    NAME: ClassVar[str] = "camera"
    LABEL: ClassVar[Words] = Words("Camera", "Webcam")
    OPTIONS: ClassVar[tuple[DriverOption, ...]] = (
        DriverOption(
            name="camera",
            default="0",
            words=Words("Camera thứ mấy, từ 0", "Which camera, from 0"),
        ),
        DriverOption(
            name="width",
            rare=True,
            kind=OptionKind.NUMBER,
            default="1280",
            words=Words("Chiều rộng hình, điểm ảnh", "Width of the picture, pixels"),
        ),
        DriverOption(
            name="retry_seconds",
            rare=True,
            kind=OptionKind.NUMBER,
            default="1",
            words=Words("Số giây giữa hai lần tìm lại", "Seconds between looks for the camera"),
        ),
        LABEL_OPTION,
    )

    def __init__(self, opened: Open | None = None) -> None:
        self._opened = opened

    def discover(self) -> list[DeviceInfo]:
        """Cameras by the system's names, none of them switched on; elsewhere than on Linux nobody
        tells names without, so the first one is offered.
        """
        if sys.platform != "linux":
            return [DeviceInfo(driver=self.NAME, label="", options={"camera": "0"})]
        found = []
        for node in sorted(_NAMES.glob("video*")):
            # A camera has further nodes for what is no picture; the first is the picture.
            if (node / "index").read_text("ascii").strip() == "0":
                name = (node / "name").read_text("utf-8", errors="replace").strip()
                number = node.name.removeprefix("video")
                found.append(DeviceInfo(driver=self.NAME, label=name, options={"camera": number}))
        return found

    def open(self, options: Options) -> CameraReader:
        """A camera at rest, which need not be plugged in yet. Raises OptionWrong."""
        device = options.get("label") or self.LABEL.vi
        values = OptionValues(self.OPTIONS, options, device=device)
        camera = values.needed("camera")
        width = values.count("width", least=320)
        node = _node(camera)
        return CameraReader(
            lambda: self._connect(camera, node, width, device),
            node=node,
            device=device,
            retry=values.number("retry_seconds", least=0.01),
        )

    def _connect(self, camera: str, node: Path | None, width: int, device: str) -> Any:
        """Switch it on. Raises DeviceError."""
        import cv2  # not before a camera is used: it is 60 MB in memory

        number = _NODE.fullmatch(camera)
        if node is not None and (trouble := _node_trouble(node, device)) is not None:
            raise trouble
        opened = self._opened or cv2.VideoCapture
        capture = opened(int(number[1]) if number else camera)
        if not capture.isOpened():
            capture.release()
            # Its node is there on Linux, so somebody else has it; elsewhere nobody tells.
            raise (DeviceBusy if number else CameraGone)(device=device)
        for name, value in (
            (cv2.CAP_PROP_FRAME_WIDTH, width),
            (cv2.CAP_PROP_FRAME_HEIGHT, width * 9 // 16),
            (cv2.CAP_PROP_BUFFERSIZE, 1),  # what it sees now, not a second ago
        ):
            capture.set(name, value)
        return capture


def _node(camera: str) -> Path | None:
    """The camera's own file on Linux; None elsewhere, and for what is no file."""
    if sys.platform != "linux":
        return None
    number = _NODE.fullmatch(camera)
    path = _NODES / f"video{number[1]}" if number else Path(camera)
    return path if path.is_absolute() else None


def _node_trouble(node: Path, device: str) -> DeviceError | None:
    """CameraGone or DeviceDenied; None where the camera could be switched on."""
    if not node.exists():
        return CameraGone(device=device)
    return None if os.access(node, os.R_OK | os.W_OK) else DeviceDenied(device=device)
