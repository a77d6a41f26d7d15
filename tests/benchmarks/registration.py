"""By how much one picture of a page is turned against another: features matched, outliers out.

This knows nothing of lines or text, so it does not share an error with what it grades.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_LEAST = 60  # matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Where something can be recognised again, in half pixels, and what it looks like."""

    places: np.ndarray
    looks: np.ndarray


def find(picture: np.ndarray) -> Features:
    """The features of a picture at half its scale."""
    gray = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    half = cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(half, (0, 0), 1.0)
    found, looks = cv2.SIFT_create(3000).detectAndCompute(soft, None)
    return Features(places=np.array([each.pt for each in found]), looks=looks)


def turn_between(page: Features, reference: Features) -> float:
    """Degrees by which `page` is turned counter-clockwise against `reference`.

    Raises ValueError when they do not show the same.
    """
    matcher = cv2.FlannBasedMatcher({"algorithm": 1, "trees": 4}, {"checks": 48})
    pairs = [
        (near.queryIdx, near.trainIdx)
        for near, other in matcher.knnMatch(page.looks, reference.looks, k=2)
        if near.distance < 0.75 * other.distance
    ]
    ours, theirs = (np.array(each, dtype=np.intp) for each in zip(*pairs, strict=True))
    source, target = page.places[ours], reference.places[theirs]
    _, inside = cv2.estimateAffinePartial2D(
        source, target, method=cv2.RANSAC, ransacReprojThreshold=2.0, maxIters=5000
    )
    kept = inside.ravel() > 0
    if np.count_nonzero(kept) < _LEAST:
        raise ValueError("the pictures have too little in common")
    source, target = (points[kept] - points[kept].mean(axis=0) for points in (source, target))
    cosine = float((source * target).sum())
    sine = float((source[:, 0] * target[:, 1] - source[:, 1] * target[:, 0]).sum())
    return float(np.degrees(np.arctan2(sine, cosine)))
