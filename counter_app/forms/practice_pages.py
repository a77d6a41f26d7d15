"""Pages of a practice dossier at 300 dpi: an application, a certificate, a drawing, a letter.

Nothing here imitates a real document: no emblem, no real seal, no real person or number, and every
page says BẢN TẬP. What matters is what a scanner and a clerk meet: Vietnamese text, tables, blue
ink, red stamps, lines right up to the margin.
"""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageDraw, ImageFont

from counter_app.forms import qr
from counter_app.forms.fonts import Fonts, Style
from counter_app.forms.marks import MOTTO, PRACTICE
from counter_app.forms.slip_parts import line_height, wrap

DPI = 300
WIDTH, HEIGHT = 2480, 3508  # A4
STRIP_HEIGHT = 877  # 74 mm, a quarter of A4
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP = 354, 177, 236  # 30, 15 and 20 mm
_TEXT_WIDTH = WIDTH - MARGIN_LEFT - MARGIN_RIGHT

_INK, _BLUE, _RED = (25, 25, 28), (32, 58, 140), (196, 38, 44)

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
MIDDLE_NAMES = ("Văn", "Thị", "Quốc", "Hoàng", "Minh", "Ngọc", "Thanh")
GIVEN_NAMES = ("Bình", "Ánh Nguyệt", "Hạnh", "Đức", "Thủy", "Khánh", "Tuyết", "Phượng", "Vỹ")
PLACES = ("Thôn Đông Tập", "Tổ dân phố Tập Huấn", "Xóm Thực Hành", "Khu phố Diễn Tập")

_SENTENCES = (
    "Căn cứ hồ sơ do tổ chức, cá nhân nộp tại Bộ phận Tiếp nhận và Trả kết quả ngày hôm nay.",
    "Sau khi xem xét, chúng tôi nhận thấy các nội dung nêu trong hồ sơ phù hợp với thực tế.",
    "Diện tích, ranh giới và mục đích sử dụng được thể hiện trong bản trích đo kèm theo.",
    "Người đề nghị cam đoan lời khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật.",
    "Trong quá trình thực hiện, nếu có vướng mắc đề nghị liên hệ để được hướng dẫn kịp thời.",
    "Các bên thống nhất lập văn bản thành hai bản có giá trị như nhau, mỗi bên giữ một bản.",
    "Kết quả đo đạc được lập theo hệ tọa độ quy định, kinh tuyến trục và múi chiếu của địa phương.",
    "Việc nộp phí và lệ phí được thực hiện theo mức thu hiện hành tại thời điểm tiếp nhận.",
)


class PracticePage:
    """A sheet being filled from top to bottom."""

    def __init__(self, fonts: Fonts, rng: Random, height: int = HEIGHT) -> None:
        self.fonts = fonts
        self.rng = rng
        self.image = Image.new("RGB", (WIDTH, height), (252, 252, 250))
        self.draw = ImageDraw.Draw(self.image)
        self.y = MARGIN_TOP

    def font(self, size: int, style: Style = Style.REGULAR) -> ImageFont.FreeTypeFont:
        """A serif face; 54 pixels are 13 points."""
        return self.fonts.picture_serif(size, style)

    def paragraph(
        self,
        text: str,
        size: int = 54,
        *,
        style: Style = Style.REGULAR,
        centred: bool = False,
        colour: tuple[int, int, int] = _INK,
    ) -> None:
        """Text in the column, then a little white."""
        font = self.font(size, style)
        for line in wrap(text, font, _TEXT_WIDTH):
            x = MARGIN_LEFT
            if centred:
                x += round((_TEXT_WIDTH - font.getlength(line)) / 2)
            self.draw.text((x, self.y), line, font=font, fill=colour)
            self.y += line_height(font)
        self.y += size // 3

    def filled(self, label: str, value: str) -> None:
        """A form's line: printed label, dots, and the answer in blue ink."""
        font, pen = self.font(54), self.font(58, Style.ITALIC)
        self.draw.text((MARGIN_LEFT, self.y), label, font=font, fill=_INK)
        start = MARGIN_LEFT + font.getlength(label) + 20
        dots = "." * int((WIDTH - MARGIN_RIGHT - start) / font.getlength("."))
        self.draw.text((start, self.y + 8), dots, font=font, fill=(120, 120, 120))
        self.draw.text((start + 25, self.y - 10), value, font=pen, fill=_BLUE)
        self.y += line_height(font) + 22

    def motto(self) -> None:
        """The two lines every official paper begins with."""
        self.paragraph(MOTTO[0], 54, style=Style.BOLD, centred=True)
        self.paragraph(MOTTO[1], 56, style=Style.BOLD, centred=True)
        middle = MARGIN_LEFT + _TEXT_WIDTH // 2
        self.draw.line((middle - 330, self.y - 12, middle + 330, self.y - 12), fill=_INK, width=4)
        self.y += 60

    def stamp(self, x: int, y: int, radius: int = 190) -> None:
        """A red round stamp that says what it is: practice."""
        box = (x - radius, y - radius, x + radius, y + radius)
        self.draw.ellipse(box, outline=_RED, width=12)
        inner = radius * 3 // 4
        self.draw.ellipse((x - inner, y - inner, x + inner, y + inner), outline=_RED, width=5)
        star = []
        for corner in range(10):
            far = radius * (0.42 if corner % 2 == 0 else 0.18)
            angle = math.pi * (corner / 5 - 0.5)
            star.append((x + far * math.cos(angle), y - 22 + far * math.sin(angle)))
        self.draw.polygon(star, fill=_RED)
        font = self.font(40, Style.BOLD)
        self.draw.text((x, y + radius * 0.48), "BẢN TẬP", font=font, fill=_RED, anchor="mm")

    def sign(self, title: str, name: str) -> None:
        """Title, a pen stroke and the name, at the right."""
        x = MARGIN_LEFT + _TEXT_WIDTH * 3 // 4
        self.draw.text((x, self.y), title, font=self.font(54, Style.BOLD), fill=_INK, anchor="ma")
        points = [
            (x - 220 + 40 * step, self.y + 190 + self.rng.randint(-60, 60)) for step in range(12)
        ]
        self.draw.line(points, fill=_BLUE, width=7, joint="curve")
        below = self.y + 330
        self.draw.text((x, below), name, font=self.font(56, Style.BOLD), fill=_INK, anchor="ma")
        self.y = below + 120

    def table(self, heads: list[str], rows: list[list[str]], shares: list[float]) -> None:
        """Ruled cells, one line of text each."""
        font = self.font(48)
        row_height = line_height(font) + 24
        for row in (heads, *rows):
            x = float(MARGIN_LEFT)
            for text, share in zip(row, shares, strict=True):
                wide = _TEXT_WIDTH * share
                box = (x, self.y, x + wide, self.y + row_height)
                self.draw.rectangle(box, outline=_INK, width=3)
                self.draw.text((x + 16, self.y + 12), text, font=font, fill=_INK)
                x += wide
            self.y += row_height
        self.y += 40

    def mark(self) -> Image.Image:
        """The finished sheet with the practice mark in grey across and in a frame on top."""
        font = self.font(170, Style.BOLD)
        layer = Image.new("L", (2600, 300), 0)
        ImageDraw.Draw(layer).text((1300, 150), PRACTICE, font=font, fill=70, anchor="mm")
        turned = layer.rotate(50, expand=True, resample=Image.Resampling.BICUBIC)
        corner = ((WIDTH - turned.width) // 2, (self.image.height - turned.height) // 2)
        self.image.paste((150, 150, 150), corner, turned)
        small = self.font(46, Style.BOLD)
        self.draw.rectangle((MARGIN_LEFT, 90, MARGIN_LEFT + 900, 180), outline=_INK, width=4)
        self.draw.text((MARGIN_LEFT + 450, 135), PRACTICE, font=small, fill=_INK, anchor="mm")
        return self.image


def person(rng: Random) -> str:
    """An invented name."""
    return " ".join(rng.choice(part) for part in (FAMILY_NAMES, MIDDLE_NAMES, GIVEN_NAMES))


def application(name: str, fonts: Fonts, rng: Random) -> Image.Image:
    """A form filled in by hand."""
    page = PracticePage(fonts, rng)
    who = person(rng)
    page.motto()
    page.paragraph(name.upper(), 62, style=Style.BOLD, centred=True)
    page.paragraph("Kính gửi: Cơ quan có thẩm quyền (bản tập)", 54, centred=True)
    page.y += 40
    page.filled("1. Họ và tên người đề nghị:", who)
    born = f"{rng.randint(1, 28):02d}/0{rng.randint(1, 9)}/19{rng.randint(55, 99)}"
    page.filled("2. Ngày, tháng, năm sinh:", born)
    page.filled("3. Nơi thường trú:", rng.choice(PLACES))
    page.filled("4. Số điện thoại:", "(không ghi)")
    page.filled("5. Nội dung đề nghị:", "Giải quyết hồ sơ tập")
    page.paragraph("6. Giấy tờ nộp kèm theo:")
    rows = [[str(n), text, "01"] for n, text in enumerate(("Bản sao", "Bản vẽ", "Tờ khai"), 1)]
    page.table(["TT", "Tên giấy tờ", "Số bản"], rows, [0.1, 0.7, 0.2])
    for sentence in rng.sample(_SENTENCES, 4):
        page.paragraph(sentence)
    page.y += 60
    page.sign("NGƯỜI ĐỀ NGHỊ", who)
    return page.mark()


def certificate(name: str, fonts: Fonts, rng: Random) -> Image.Image:
    """A coloured certificate with a plot plan and a stamp."""
    page = PracticePage(fonts, rng)
    page.draw.rectangle((0, 0, WIDTH, HEIGHT), fill=(253, 240, 236))
    for inset, width in ((110, 14), (140, 4)):
        box = (inset, inset + 100, WIDTH - inset, HEIGHT - inset)
        page.draw.rectangle(box, outline=(190, 70, 80), width=width)
    page.y = 420
    page.paragraph(name.upper(), 74, style=Style.BOLD, centred=True, colour=_RED)
    page.y += 50
    for label, value in (
        ("I. Người sử dụng:", person(rng)),
        ("II. Địa chỉ:", rng.choice(PLACES)),
        ("III. Thửa đất số:", f"{rng.randint(10, 900)}, tờ bản đồ số {rng.randint(1, 60)}"),
        ("IV. Diện tích:", f"{rng.randint(80, 600)} m²"),
    ):
        page.filled(label, value)
    page.y += 60
    _plot(page, 900)
    page.paragraph("V. Nội dung thay đổi và cơ sở pháp lý (tập):")
    rows = [[f"0{n}/0{n}/2026", rng.choice(PLACES), "Đã ghi"] for n in (3, 5, 8)]
    page.table(["Ngày", "Nội dung thay đổi", "Xác nhận"], rows, [0.22, 0.53, 0.25])
    page.y += 80
    page.stamp(MARGIN_LEFT + _TEXT_WIDTH * 3 // 4 - 150, page.y + 190)
    page.sign("CƠ QUAN CẤP (TẬP)", person(rng))
    return page.mark()


def drawing(name: str, fonts: Fonts, rng: Random) -> Image.Image:
    """A plan with dimensions and a title block."""
    page = PracticePage(fonts, rng)
    page.draw.rectangle((120, 230, WIDTH - 120, HEIGHT - 120), outline=_INK, width=10)
    page.y = 420
    _plot(page, 1900)
    page.y = HEIGHT - 720
    page.table(
        ["Bản vẽ", name[:46]],
        [
            ["Tỷ lệ", "1/100"],
            ["Người vẽ", person(rng)],
            ["Số hiệu", f"BT-{rng.randint(1, 99):02d}"],
        ],
        [0.25, 0.75],
    )
    return page.mark()


def letter(name: str, fonts: Fonts, rng: Random) -> Image.Image:
    """Paragraphs of prose with a signature and a stamp."""
    page = PracticePage(fonts, rng)
    page.motto()
    page.paragraph(name.upper(), 62, style=Style.BOLD, centred=True)
    page.y += 40
    for place in range(3):
        page.paragraph(f"Điều {place + 1}.", 56, style=Style.BOLD)
        for sentence in rng.sample(_SENTENCES, 4):
            page.paragraph(sentence)
    page.y += 60
    page.stamp(MARGIN_LEFT + _TEXT_WIDTH * 3 // 4 - 190, page.y + 220)
    page.sign("ĐẠI DIỆN (TẬP)", person(rng))
    return page.mark()


def card(text: str, fonts: Fonts, rng: Random) -> Image.Image:
    """A sheet with a card-sized face and its QR, as when a card goes over the glass."""
    page = PracticePage(fonts, rng)
    left, top, wide, high = 700, 500, 1011, 638  # 85.6 x 54 mm
    box = (left, top, left + wide, top + high)
    page.draw.rounded_rectangle(box, 40, fill=(226, 240, 236), outline=(120, 150, 150), width=4)
    symbol = qr.picture_within(text, dots=300)
    page.image.paste(symbol.convert("RGB"), (left + wide - symbol.width - 25, top + 25))
    page.draw.text((left + 60, top + 70), "THẺ TẬP", font=page.font(70, Style.BOLD), fill=_RED)
    page.draw.rectangle((left + 60, top + 220, left + 300, top + 540), fill=(180, 190, 195))
    for row, width in enumerate((560, 420, 500, 380)):
        y = top + 360 + row * 60
        page.draw.rectangle((left + 350, y, left + 350 + width, y + 22), fill=(150, 160, 165))
    return page.mark()


def strip(number: int, name: str, code: str, fonts: Fonts, rng: Random) -> Image.Image:
    """A separator strip as it comes out of the feeder: full width, a quarter of A4 long."""
    page = PracticePage(fonts, rng, height=STRIP_HEIGHT)
    symbol = qr.picture_within(code, dots=440, most=16).convert("RGB")
    low = (STRIP_HEIGHT - symbol.height) // 2
    page.image.paste(symbol, (110, low))
    page.image.paste(symbol, (WIDTH - 110 - symbol.width, low))
    middle = WIDTH // 2
    head = f"TỜ PHÂN CÁCH – {PRACTICE}"
    page.draw.text((middle, 110), head, font=page.font(44), fill=_INK, anchor="mm")
    big = page.font(330, Style.BOLD)
    page.draw.text((middle, 360), str(number), font=big, fill=_INK, anchor="mm")
    font = page.font(56, Style.BOLD)
    for row, line in enumerate(wrap(name, font, WIDTH - 1200)[:3]):
        page.draw.text((middle, 590 + row * 70), line, font=font, fill=_INK, anchor="mm")
    return page.image


def _plot(page: PracticePage, size: int) -> None:
    """A plot with rooms, hatching and lengths."""
    rng, draw = page.rng, page.draw
    left, top = (WIDTH - size) // 2, page.y
    tall = size * 3 // 4
    corners = [
        (left + rng.randint(0, size // 8), top + rng.randint(0, tall // 8)),
        (left + size, top + rng.randint(0, tall // 6)),
        (left + size - rng.randint(0, size // 8), top + tall),
        (left, top + tall - rng.randint(0, tall // 6)),
    ]
    draw.polygon(corners, outline=_INK, width=8)
    font = page.font(44)
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        length = math.dist((x, y), (next_x, next_y)) / 100
        text = f"{length:.1f} m".replace(".", ",")
        spot = ((x + next_x) / 2, (y + next_y) / 2)
        box = draw.textbbox(spot, text, font=font, anchor="mm")
        ground = page.image.getpixel((left - 60, top))
        draw.rectangle((box[0] - 12, box[1] - 6, box[2] + 12, box[3] + 6), fill=ground)
        draw.text(spot, text, font=font, fill=_INK, anchor="mm")
    for share in (0.35, 0.6):
        wall = left + size * share
        draw.line((wall, top + tall * 0.2, wall, top + tall * 0.8), fill=_INK, width=5)
    for step in range(0, size // 4, 28):
        line = left + size * 0.65 + step
        ends = (line, top + tall * 0.3, line - 120, top + tall * 0.6)
        draw.line(ends, fill=(90, 90, 90), width=2)
    page.y = top + tall + 60
