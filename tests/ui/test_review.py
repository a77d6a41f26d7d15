"""The scan review: the strip grown over the page (ux §2.3; §7, 17-19)."""

import pytest
from intake_bench import ALT, CTRL, SHIFT
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from counter_app.domain.draft import Quality
from counter_app.ui.models.strip import PAGES_MIME, REMOVED, UNASSIGNED
from counter_app.ui.pages.review import ReviewPage


class Review:
    """The review over a scanned dossier, shown in a window of its own."""

    def __init__(self, bench, show):
        self.bench = bench
        self.page = show(ReviewPage(bench.context, bench.page, bench.page.flow.feed))
        self.page.on_shown()
        self.strip = self.page.strip

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.bench.press(key, modifiers)

    def select(self, seq):
        self.strip.select_page(self.bench.session.view.pages[seq - 1].id)

    @property
    def rows(self):
        return [(row.group, row.page.seq) for row in self.page.model.page_rows()]

    def drop(self, target, pages, at):
        data = QMimeData()
        data.setData(PAGES_MIME, "\n".join(pages).encode())
        event = QDropEvent(
            QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        target.dropEvent(event)


@pytest.fixture
def review(bench, show):
    bench.desk.scanning.quality = {3: Quality(flags=("blurred",), sharpness=5)}
    bench.show_card()
    bench.choose(101)
    bench.scan(1, 1, 2, 3)
    return Review(bench, show)


def ids(review, *seqs):
    return [review.bench.session.view.pages[seq - 1].id for seq in seqs]


def test_opens_on_the_first_page_that_needs_a_look(review):
    assert review.strip.selected_pages()[0].page.seq == 3
    assert "mờ" in review.page.quality_label.text()
    review.bench.wait(lambda: not review.page.preview.is_empty)


def test_the_large_page_has_near_half_of_the_width(review):
    widths = review.page._split.sizes()
    assert 0.40 <= widths[2] / sum(widths) <= 0.50
    assert review.page.property("sheetShare") == 1.0


def test_point_17_digit_moves_and_ctrl_z_restores(review):
    review.select(4)
    review.press(Qt.Key.Key_1)
    assert review.rows == [(1, 1), (1, 2), (1, 4), (2, 3)]
    review.press(Qt.Key.Key_0)
    assert (UNASSIGNED, 4) in review.rows
    review.press(Qt.Key.Key_Z, CTRL)
    review.press(Qt.Key.Key_Z, CTRL)
    assert review.rows == [(1, 1), (1, 2), (2, 3), (3, 4)]
    review.press(Qt.Key.Key_Y, CTRL)
    assert (1, 4) in review.rows


def test_several_pages_go_together(review):
    review.select(1)
    review.press(Qt.Key.Key_Right, SHIFT)
    review.press(Qt.Key.Key_3)
    assert review.rows == [(2, 3), (3, 1), (3, 2), (3, 4)]


def test_pages_are_dragged_onto_a_paper(review):
    slots = review.page.slots
    at = slots.visualItemRect(slots.item(2)).center()
    review.drop(slots, ids(review, 1, 2), at)
    assert review.rows == [(2, 3), (3, 1), (3, 2), (3, 4)]
    removed = slots.visualItemRect(slots.item(slots.count() - 1)).center()
    review.drop(slots, ids(review, 3), removed)
    assert (REMOVED, 3) in review.rows
    review.strip.setFocus()
    review.press(Qt.Key.Key_Z, CTRL)
    assert (2, 3) in review.rows


def test_pages_are_dragged_before_another_page(review):
    index = review.page.model.index(review.page.model.row_of(ids(review, 1)[0]))
    review.drop(review.strip, ids(review, 2), review.strip.visualRect(index).center())
    assert review.rows[:2] == [(1, 2), (1, 1)]
    review.drop(review.strip, ids(review, 4), review.strip.visualRect(index).center())
    assert [seq for group, seq in review.rows if group == 1][:2] in ([2, 4], [4, 2])


def test_foreign_things_cannot_be_dropped(review):
    before = review.rows
    slots = review.page.slots
    data = QMimeData()
    data.setText("C:/Users/x.jpg")
    at = slots.visualItemRect(slots.item(0)).center()
    event = QDropEvent(
        QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    slots.dropEvent(event)
    assert review.rows == before


def test_the_model_hands_out_pages_in_the_order_shown(review):
    model = review.page.model
    rows = [model.row_of(page) for page in ids(review, 3, 1)]
    data = model.mimeData([model.index(row) for row in rows])
    assert bytes(data.data(PAGES_MIME).data()).decode().split("\n") == ids(review, 1, 3)


def test_slots_take_enter_and_digits(review):
    slots = review.page.slots
    review.select(4)
    review.press(Qt.Key.Key_1, ALT)
    assert QApplication.focusWidget() is slots
    review.press(Qt.Key.Key_2)
    assert (2, 4) in review.rows
    assert QApplication.focusWidget() is review.strip


def test_slots_count_what_lies_under_them(review):
    texts = [review.page.slots.item(n).text() for n in range(review.page.slots.count())]
    assert texts[0].startswith("1  ")
    assert texts[0].endswith("(2)")
    assert texts[-2:] == ["0  Chưa phân loại  (0)", "×  Đã xóa  (0)"]
    review.select(1)
    review.press(Qt.Key.Key_Delete)
    assert review.page.slots.item(0).text().endswith("(1)")
    assert review.page.slots.item(review.page.slots.count() - 1).text() == "×  Đã xóa  (1)"


def test_deleting_again_brings_the_page_back(review):
    review.select(1)
    review.press(Qt.Key.Key_Delete)
    assert (REMOVED, 1) in review.rows
    review.select(1)
    review.press(Qt.Key.Key_Delete)
    assert (1, 1) in review.rows


def test_moving_a_page_within_its_paper(review):
    review.select(1)
    review.press(Qt.Key.Key_Down, CTRL)
    assert review.rows[:2] == [(1, 2), (1, 1)]
    review.press(Qt.Key.Key_Up, CTRL)
    assert review.rows[:2] == [(1, 1), (1, 2)]
    review.press(Qt.Key.Key_Up, CTRL)  # no further
    assert review.rows[:2] == [(1, 1), (1, 2)]


def test_accepted_quality_names_who_took_it(review):
    review.press(Qt.Key.Key_A)
    assert "đã chấp nhận: Nguyễn Thị Hoa" in review.page.quality_label.text()


def test_point_18_scanning_again_replaces_in_place(review):
    review.select(2)
    review.press(Qt.Key.Key_F6, CTRL)
    review.bench.wait(lambda: not review.bench.page.work.is_scanning)
    assert review.rows == [(1, 1), (1, 5), (2, 3), (3, 4), (REMOVED, 2)]


def test_turning_asks_for_the_picture_anew(review):
    asked = []
    picture = review.bench.desk.scanning.picture

    def note(image, turn, max_px):
        asked.append(turn)
        return picture(image, turn, max_px)

    review.bench.desk.scanning.picture = note
    review.press(Qt.Key.Key_R)
    review.bench.wait(lambda: asked == [90])
    review.press(Qt.Key.Key_R, SHIFT)
    review.bench.wait(lambda: asked == [90, 0])


def test_esc_ends_the_review(review):
    review.press(Qt.Key.Key_Escape)
    assert ("close_sheet",) in review.bench.shell.asked


def test_keys_that_zoom_are_named_where_large_text_hides_the_buttons(review, context, theme):
    theme.apply("light", 175)
    page = ReviewPage(context, review.bench.page, review.bench.page.flow.feed)
    assert page.findChild(QPushButton, "review_fitPageButton") is None
    assert "0 vừa trang" in page.findChild(QLabel, "review_zoomKeys").text()


def test_every_button_does_what_its_letter_does(review):
    review.select(1)
    button = review.page.findChild(QPushButton, "review_deleteButton")
    button.click()
    assert (REMOVED, 1) in review.rows
    assert not button.autoDefault()
    assert not button.isDefault()
