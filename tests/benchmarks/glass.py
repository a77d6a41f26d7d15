"""Pages as they lie on the glass of a scanner, and as it sends them."""

from __future__ import annotations

import cv2
import numpy as np

A4 = (2480, 3508)


def paper_of(page: np.ndarray) -> tuple[float, ...]:
    """The commonest colour, as the lid behind a page would have it."""
    return tuple(np.median(page.reshape(-1, page[0, 0].size), axis=0).tolist())


def turned(page: np.ndarray, degrees: float) -> np.ndarray:
    """The page lying on the glass with its lines falling to the right by `degrees`."""
    turn = cv2.getRotationMatrix2D((A4[0] / 2, A4[1] / 2), -degrees, 1.0)
    return cv2.warpAffine(page, turn, A4, flags=cv2.INTER_CUBIC, borderValue=paper_of(page))


def scanned(page: np.ndarray, seed: int) -> bytes:
    """The JPEG of a scanner: a little soft, a little noisy."""
    noise = np.random.default_rng(seed).normal(0, 3, page.shape[:2]).astype(np.float32)
    soft = cv2.GaussianBlur(page, (0, 0), 0.8).astype(np.float32)
    rough = soft + (noise if page.ndim == 2 else noise[:, :, None])
    done, buffer = cv2.imencode(
        ".jpg", np.clip(rough, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 85]
    )
    assert done
    return buffer.tobytes()
