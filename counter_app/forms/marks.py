"""What stands on a paper whatever the form and the circular: the motto, and marks of our own."""

from __future__ import annotations

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PRACTICE = "BẢN TẬP – KHÔNG CÓ GIÁ TRỊ"
PROVISIONAL = "TẠM"
REPRINT = "In lại lần {n}"
PAGE = "Trang {page}/{pages}"
CONTINUED = "(tiếp theo)"
