"""What a file is, whether it is whole, and in what order a person counts names."""

from pathlib import Path

import pytest

from counter_app.devices.scanners.files import UNKNOWN, looks_whole, media_type, name_order


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("BMP", "image/bmp"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("PPM", "image/x-portable-anymap"),
        ("PDF", "application/pdf"),
    ],
)
def test_types_by_content(draw, form, expected):
    data = draw(1, form)
    assert media_type(data) == expected
    assert looks_whole(data, data[-1024:])


def test_a_pdf_may_begin_with_other_bytes():
    assert media_type(b"\r\n\x00%PDF-1.4") == "application/pdf"


@pytest.mark.parametrize("data", [b"", b"hello", b"P9 1 1", b"RIFF....WAVE", b"\xff\xd8"])
def test_others_are_unknown(data):
    assert media_type(data) == UNKNOWN


@pytest.mark.parametrize("form", ["JPEG", "PNG", "PDF"])
def test_a_cut_file_is_not_whole(draw, form):
    data = draw(1, form)
    cut = data[: len(data) // 2]
    assert not looks_whole(cut, cut[-1024:])


def test_zero_bytes_are_not_whole():
    assert not looks_whole(b"", b"")


def test_names_in_the_order_a_person_counts():
    names = ["scan 10.png", "Scan 9.png", "scan 1.png", "2.png", "b.png", "scan 01.png", "10.png"]
    ordered = sorted(map(Path, names), key=name_order)
    assert [path.name for path in ordered] == [
        "2.png", "10.png", "b.png", "scan 01.png", "scan 1.png", "Scan 9.png", "scan 10.png",
    ]  # fmt: skip
