"""A film of a card's code before a camera: nothing, a hand that is not steady, nothing."""

import cv2
import numpy as np
import zxingcpp


def film_card(path, text):
    """Write the film: 12 frames of 640 x 480, the code ever more blurred. Returns `path`."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    code = np.array(zxingcpp.write_barcode_to_image(barcode, scale=4, add_quiet_zones=True))
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, (640, 480))
    assert writer.isOpened()
    for number in range(12):
        frame = np.full((480, 640, 3), (90, 120, 140), np.uint8)
        if 2 <= number < 9:
            left, top = 200 + 3 * number, 120 + number
            frame[top : top + code.shape[0], left : left + code.shape[1]] = code[..., None]
            frame = cv2.GaussianBlur(frame, (0, 0), 0.8 + 0.2 * number)
        writer.write(frame)
    writer.release()
    return path
