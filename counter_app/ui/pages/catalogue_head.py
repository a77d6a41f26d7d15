"""What a procedure is called, how it comes in, how often something may be asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.domain.procedure import Channel
from counter_app.ui.pages import catalogue_words as words
from counter_app.ui.pages.catalogue_fields import FieldsEditor
from counter_app.ui.pages.catalogue_rule_parts import (
    Part,
    code_part,
    count_part,
    day_part,
    text_part,
    tick_part,
    words_part,
)
from counter_app.ui.pages.catalogue_ticks import TickRow, ticks_part

if TYPE_CHECKING:
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.context import PageContext

_MOST_ALIAS = 999_999
_MOST_SUPPLEMENTS = 9


def head_fields(context: PageContext, procedure: Procedure, parent: QWidget) -> FieldsEditor:
    """Number, field of affairs, source, last day. The code is asked of a new procedure only."""
    translate = QCoreApplication.translate
    made = FieldsEditor(context, parent)
    is_new = not procedure.code
    source = translate("Catalogue", "Bỏ trống: như văn bản căn cứ") if is_new else ""
    made.take(
        procedure,
        *((_code_part(made),) if is_new else ()),
        count_part(
            "alias",
            "catalogue_aliasEdit",
            translate("Catalogue", "Số gọi"),
            _MOST_ALIAS,
            made,
        ),
        text_part("field", "catalogue_fieldEdit", translate("Catalogue", "Lĩnh vực"), made),
        text_part(
            "source",
            "catalogue_sourceEdit",
            translate("Catalogue", "Văn bản công bố"),
            made,
            hint=source,
        ),
        text_part(
            "result_name", "catalogue_resultEdit", translate("Catalogue", "Tên kết quả"), made
        ),
        text_part(
            "person_concerned",
            "catalogue_concernedEdit",
            translate("Catalogue", "Người được nêu trong hồ sơ"),
            made,
            empty=None,
            hint=translate("Catalogue", "Hồ sơ của tổ chức. Ví dụ: Người lao động"),
        ),
        words_part(
            "keywords",
            "catalogue_keywordsEdit",
            translate("Catalogue", "Từ để tìm"),
            made,
            translate("Catalogue", "Cách nhau bằng dấu phẩy"),
        ),
        day_part(
            "valid_to",
            "catalogue_lastDayEdit",
            translate("Catalogue", "Tiếp nhận đến hết ngày"),
            context,
            made,
            hint=translate("Catalogue", "Bỏ trống: chưa có ngày kết thúc"),
        ),
    )
    return made


def _code_part(parent: QWidget) -> Part:
    translate = QCoreApplication.translate
    label = translate("Catalogue", "Mã thủ tục")
    hint = translate("Catalogue", "Mã trên Cổng Dịch vụ công, ví dụ 1.013236")
    return code_part("code", "catalogue_codeEdit", label, parent, hint)


def terms_fields(context: PageContext, procedure: Procedure, parent: QWidget) -> FieldsEditor:
    """Ways of handing in (R15), requests for supplements (R13), what is issued on the spot."""
    translate = QCoreApplication.translate
    made = FieldsEditor(context, parent)
    channels = TickRow(
        context,
        made,
        name="catalogue_channel",
        label=translate("Catalogue", "Cách nộp được nhận"),
        choices=[(words.channel(one), one.value) for one in Channel],
    )
    general = translate("Catalogue", "Bỏ trống: theo quy định chung. Ví dụ: 07 ngày làm việc")
    made.take(
        procedure,
        ticks_part("channels", channels, Channel),
        count_part(
            "max_supplements",
            "catalogue_supplementsEdit",
            translate("Catalogue", "Số lần được yêu cầu bổ sung"),
            _MOST_SUPPLEMENTS,
            made,
        ),
        *(
            text_part(name, f"catalogue_{name}Edit", label, made, empty=None, hint=general)
            for name, label in (
                ("supplement_notice_limit", translate("Catalogue", "Thông báo bổ sung trong")),
                ("supplement_reply_limit", translate("Catalogue", "Người nộp bổ sung trong")),
                ("close_after", translate("Catalogue", "Chưa bổ sung thì đóng sau")),
            )
        ),
        tick_part(
            "issued_on_the_spot",
            "catalogue_onTheSpotCheck",
            translate("Catalogue", "Giải quyết, trả kết quả ngay tại quầy"),
            made,
        ),
        tick_part(
            "decided_by_chair",
            "catalogue_chairCheck",
            translate("Catalogue", "Chủ tịch UBND tỉnh quyết định, trả qua Văn phòng UBND tỉnh"),
            made,
        ),
    )
    return made
