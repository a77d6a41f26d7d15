"""Errors of the demonstration: what it was given to play with, and where it was to leave proof."""

from __future__ import annotations

from counter_app.errors import CounterError, Words


class DemoError(CounterError):
    """The play did not begin, or did not go through to its end."""

    code = "demo"
    kept = Words("Chưa thực hiện bước nào.", "No step was taken.")


class DemoCardUnreadableError(DemoError):
    """The text of `--id-card` is no text: bytes that are not UTF-8, or no card's code at all."""

    code = "demo_card"
    happened = Words(
        "Nội dung --id-card không phải mã QR của thẻ căn cước.",
        "The text of --id-card is not the QR code of an ID card.",
    )
    todo = Words(
        "Chép lại nguyên văn mã QR của thẻ, gồm 7 trường cách nhau bằng dấu |.",
        "Copy the card's QR code word for word: seven fields parted by |.",
    )


class DemoScansMissingError(DemoError):
    """Nothing that a feeder could draw in lies at the path given."""

    code = "demo_scans"
    happened = Words(
        "Không có tệp ảnh hoặc PDF nào tại “{place}”.", "No picture or PDF lies at “{place}”."
    )
    todo = Words(
        "Kiểm tra lại đường dẫn sau --scans.", "Check the path that was given with --scans."
    )


class DemoStoppedError(DemoError):
    """A step did not happen. `shown` is what the window said of it, if anything."""

    code = "demo_stopped"
    happened = Words("Dừng ở bước “{step}”. {shown}", "Stopped at step “{step}”. {shown}")
    kept = Words(
        "Những gì đã làm trước đó vẫn được lưu; ảnh màn hình nằm trong stopped.png.",
        "What was done before is kept; stopped.png shows the window.",
    )
    todo = Words(
        "Khắc phục điều cửa sổ báo rồi chạy lại.", "Mend what the window tells of and run it again."
    )
