"""A camera whose frames carry bytes, and the eye that reads them."""

import queue

import numpy as np

GONE = object()


def frame_of(data):
    frame = np.zeros((8, 2000, 3), np.uint8)
    frame[0, : len(data), 0] = np.frombuffer(data, np.uint8)
    frame[1, 0, 0] = 1 if data else 0
    frame[1, 1, :2] = divmod(len(data), 256)
    return frame


def read_frame(frame):
    if not frame[1, 0, 0]:
        return []
    length = int(frame[1, 1, 0]) * 256 + int(frame[1, 1, 1])
    return [frame[0, :length, 0].tobytes()]


class FakeCamera:
    """`open` stands for cv2.VideoCapture. Nothing before it: empty frames, 100 a second."""

    def __init__(self):
        self._frames = queue.Queue()
        self.is_plugged = True
        self.opened = 0
        self.released = 0

    def open(self, _which):
        self.opened += 1
        return _Capture(self)

    def show(self, data):
        self._frames.put(frame_of(data))

    def unplug(self):
        self.is_plugged = False
        self._frames.put(GONE)

    def plug(self):
        self._frames = queue.Queue()
        self.is_plugged = True


class _Capture:
    def __init__(self, camera):
        self._camera = camera

    def isOpened(self):
        return self._camera.is_plugged

    def set(self, _name, _value):
        return True

    def read(self):
        try:
            frame = self._camera._frames.get(timeout=0.01)
        except queue.Empty:
            return True, frame_of(b"")
        return (False, None) if frame is GONE else (True, frame)

    def release(self):
        self._camera.released += 1
