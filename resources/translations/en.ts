<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi_VN">
<context>
    <name>AfterAcceptance</name>
    <message>
        <source>Thu tiền sau khi đã tiếp nhận hồ sơ (F9)</source>
        <translation>Money is taken once the dossier is accepted (F9)</translation>
    </message>
    <message>
        <source>Không còn khoản phải thu</source>
        <translation>Nothing is left to pay</translation>
    </message>
    <message>
        <source>Đã chọn nộp sau theo thông báo: không thu tiền tại quầy</source>
        <translation>Paid later by notice: no money is taken at the counter</translation>
    </message>
    <message>
        <source>Hồ sơ đã được tiếp nhận; không quét thêm vào hồ sơ này.</source>
        <translation>The dossier is accepted; nothing more is scanned into it.</translation>
    </message>
    <message>
        <source>Đã khôi phục: hồ sơ {code} đã tiếp nhận.</source>
        <translation>Restored: dossier {code}, accepted.</translation>
    </message>
    <message>
        <source>Còn phải thu {amount}.</source>
        <translation>{amount} is still to be paid.</translation>
    </message>
    <message>
        <source>Giấy chưa in xong: nhấn F11.</source>
        <translation>Papers are still to be printed: press F11.</translation>
    </message>
    <message>
        <source>Đã thu {amount}, trả lại {change}.</source>
        <translation>Received {amount}, change {change}.</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Phát hành – In  F9</source>
        <translation>Issue – print  F9</translation>
    </message>
    <message>
        <source>Đang phát hành</source>
        <translation>Being issued</translation>
    </message>
</context>
<context>
    <name>AnswerPreview</name>
    <message>
        <source>Bản xem trước của phiếu</source>
        <translation>Preview of the slip</translation>
    </message>
</context>
<context>
    <name>AnsweredPage</name>
    <message>
        <source>Mở lại hồ sơ  F9</source>
        <translation>Go on with it  F9</translation>
    </message>
    <message>
        <source>Sự việc</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Người thực hiện</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the dossier</translation>
    </message>
    <message>
        <source>Hồ sơ chưa tiếp nhận</source>
        <translation>Dossier not accepted</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Nội dung hồ sơ</source>
        <translation>Content of the dossier</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Hồ sơ này đã kết thúc</source>
        <translation>This dossier is over</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Mã trên cổng</source>
        <translation>Code on the portal</translation>
    </message>
    <message>
        <source>Phiếu yêu cầu bổ sung</source>
        <translation>Supplement requests</translation>
    </message>
    <message>
        <source>Trang đã quét</source>
        <translation>Scanned pages</translation>
    </message>
</context>
<context>
    <name>AnsweredRows</name>
    <message>
        <source>TRỰC TUYẾN, CHỜ TIẾP NHẬN</source>
        <translation>ONLINE, TO BE ACCEPTED</translation>
    </message>
    <message>
        <source>CHỜ BỔ SUNG, CHƯA TIẾP NHẬN</source>
        <translation>WAITING FOR A SUPPLEMENT</translation>
    </message>
    <message>
        <source>ĐÃ TỪ CHỐI TIẾP NHẬN</source>
        <translation>REFUSED AT THE COUNTER</translation>
    </message>
    <message>
        <source>ĐÃ RÚT HOẶC ĐÓNG, CHƯA TIẾP NHẬN</source>
        <translation>WITHDRAWN OR CLOSED BEFORE ACCEPTANCE</translation>
    </message>
</context>
<context>
    <name>AnswersAtDesk</name>
    <message>
        <source>Đã lập phiếu từ chối số {number} cho hồ sơ của {name}; đang in hai liên.</source>
        <translation>Refusal no. {number} issued for the dossier of {name}; printing two copies.</translation>
    </message>
    <message>
        <source>Đã lập phiếu yêu cầu bổ sung số {number}; đang in hai liên. Hồ sơ của {name} chờ bổ sung, chưa tiếp nhận: tìm lại bằng thẻ hoặc số phiếu.</source>
        <translation>Supplement request {number} issued; printing two copies. The dossier of {name} is waiting and has not been accepted; find it again with the card or the slip number.</translation>
    </message>
    <message>
        <source>Chưa có giấy tờ nào thiếu hoặc được đánh dấu chưa hợp lệ. Đánh dấu trong bảng thành phần hồ sơ (phím Space) rồi nhấn F8.</source>
        <translation>No paper is missing or marked as faulty. Mark it in the list of papers (Space), then press F8.</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Quầy {number}</source>
        <translation>Counter {number}</translation>
    </message>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Tìm kiếm: mã hồ sơ, họ tên, số định danh…  Ctrl+K</source>
        <translation>Search: dossier code, name, ID number…  Ctrl+K</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Cần xử lý</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Đồng bộ: {state}</source>
        <translation>Sync: {state}</translation>
    </message>
    <message>
        <source>Đã đồng bộ {time}</source>
        <translation>Synced {time}</translation>
    </message>
    <message>
        <source>Đã đồng bộ</source>
        <translation>Synced</translation>
    </message>
    <message>
        <source>Chờ gửi {n}</source>
        <translation>{n} to send</translation>
    </message>
    <message>
        <source>Mất kết nối · chờ gửi {n}</source>
        <translation>Offline · {n} to send</translation>
    </message>
    <message>
        <source>Chưa rõ, đang kiểm tra</source>
        <translation>Not known yet, checking</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>Đang kiểm tra</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Chưa đồng bộ</source>
        <translation>Never synced</translation>
    </message>
    <message numerus="yes">
        <source>%n thiết bị chưa dùng được</source>
        <translation>
            <numerusform>%n device cannot be used</numerusform>
            <numerusform>%n devices cannot be used</numerusform>
        </translation>
    </message>
    <message>
        <source>{device}: chưa dùng được</source>
        <translation>{device}: cannot be used</translation>
    </message>
    <message numerus="yes">
        <source>%n cần xử lý</source>
        <translation>
            <numerusform>%n to do</numerusform>
            <numerusform>%n to do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Quầy một cửa</source>
        <translation>One-stop counter</translation>
    </message>
</context>
<context>
    <name>AreaAtDesk</name>
    <message>
        <source>Chưa chọn xã, phường: nhập lại “{text}” rồi nhấn Enter.</source>
        <translation>No commune or ward was chosen: type “{text}” again and press Enter.</translation>
    </message>
    <message>
        <source>Không có xã, phường nào, cũ hay mới, có tên “{text}”. Ô Nay thuộc giữ như trước; kiểm tra lại tên rồi nhập lại, hoặc để trống.</source>
        <translation>No commune or ward, old or new, is called “{text}”. The field Today in is as it was; check the name and type it again, or leave it empty.</translation>
    </message>
</context>
<context>
    <name>AreaCombo</name>
    <message>
        <source>Nay thuộc</source>
        <translation>Today in</translation>
    </message>
    <message>
        <source>{n} nơi có thể: phím ↓</source>
        <translation>{n} possible places: key ↓</translation>
    </message>
    <message>
        <source>Tên xã, phường mới hoặc cũ</source>
        <translation>Commune or ward, new or old name</translation>
    </message>
    <message>
        <source>trước là {unit}</source>
        <translation>before: {unit}</translation>
    </message>
</context>
<context>
    <name>BackForm</name>
    <message>
        <source>Đã trở lại làm việc</source>
        <translation>Is back at work</translation>
    </message>
    <message>
        <source>Hôm nay không có ai được ghi nhận nghỉ tại quầy này.</source>
        <translation>Nobody is recorded as away from this counter today.</translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message>
        <source>Nhập lịch từ tệp JSON</source>
        <translation>Import a calendar from JSON</translation>
    </message>
    <message>
        <source>Lưu lịch thành tệp JSON</source>
        <translation>Save the calendar as JSON</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Lịch làm việc</source>
        <translation>Working calendar</translation>
    </message>
    <message>
        <source>Ngày nghỉ, làm bù</source>
        <translation>Days off, make-up days</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Nhấn F9 để xem hồ sơ nào đổi ngày hẹn trả.</source>
        <translation>Press F9 to see which dossiers get a new return date.</translation>
    </message>
    <message>
        <source>Đang tính ngày hẹn của các hồ sơ</source>
        <translation>Calculating return dates</translation>
    </message>
    <message>
        <source>Không có gì để áp dụng.</source>
        <translation>There is nothing to apply.</translation>
    </message>
    <message>
        <source>Ghi số, ngày của văn bản thay đổi lịch làm việc.</source>
        <translation>Enter the number and date of the document that changed the calendar.</translation>
    </message>
    <message>
        <source>Đang ghi nhận</source>
        <translation>Being recorded</translation>
    </message>
    <message>
        <source>Nhấn F9 để xem lại.</source>
        <translation>Press F9 to look again.</translation>
    </message>
</context>
<context>
    <name>CalendarWork</name>
    <message>
        <source>Đã dừng; phần đã ghi nhận được giữ.</source>
        <translation>Stopped; what was recorded is kept.</translation>
    </message>
    <message>
        <source>Đã xong {done} trong {all} hồ sơ…</source>
        <translation>{done} of {all} dossiers done…</translation>
    </message>
    <message>
        <source>Đã thay đổi lịch năm {year}.</source>
        <translation>The calendar of {year} was changed.</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ có ngày hẹn mới.</source>
        <translation>
            <numerusform>%n dossier has a new return date.</numerusform>
            <numerusform>%n dossiers have a new return date.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In lại giấy và báo người nộp của %n hồ sơ đã in giấy.</source>
        <translation>
            <numerusform>Reprint the papers of %n dossier and tell the applicant.</numerusform>
            <numerusform>Reprint the papers of %n dossiers and tell the applicants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ giữ ngày đã in.</source>
        <translation>
            <numerusform>%n dossier keeps its printed date.</numerusform>
            <numerusform>%n dossiers keep their printed dates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraPage</name>
    <message>
        <source>Đang bật camera…</source>
        <translation>Switching the camera on…</translation>
    </message>
    <message>
        <source>Đọc mã bằng camera</source>
        <translation>Read with camera</translation>
    </message>
    <message>
        <source>Đưa mã QR vào khung, cách camera khoảng 10–15 cm, giữ yên. Đọc xong camera tự tắt; hình không được lưu.</source>
        <translation>Hold the QR code in the frame, about 10–15 cm from the camera, and keep it still. The camera switches off once the code is read; no picture is kept.</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Hình từ camera</source>
        <translation>Camera picture</translation>
    </message>
</context>
<context>
    <name>CaseCard</name>
    <message>
        <source>Họ tên trong hồ sơ: </source>
        <translation>Name in the dossier: </translation>
    </message>
    <message>
        <source>KỆ {shelf}</source>
        <translation>SHELF {shelf}</translation>
    </message>
    <message>
        <source>Quầy {counter} đang xử lý kết quả này từ {at}.</source>
        <translation>Counter {counter} has been handling this result since {at}.</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>On time</translation>
    </message>
    <message numerus="yes">
        <source>Trước hạn %n ngày</source>
        <translation>
            <numerusform>%n day early</numerusform>
            <numerusform>%n days early</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quá hạn %n ngày</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} số {number}, ký ngày {on}</source>
        <translation>{name} no. {number}, signed {on}</translation>
    </message>
</context>
<context>
    <name>CasesEditor</name>
    <message>
        <source>Đơn vị tính</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Bỏ trống: không đếm. Ví dụ: xe, thiết bị, phiếu</source>
        <translation>Empty: nothing is counted. For example: vehicle, device, certificate</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Trường hợp giải quyết</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Tên trường hợp</source>
        <translation>Name of the case</translation>
    </message>
    <message>
        <source>Trường hợp vừa thêm, vừa đổi tên chọn được ngay ở giấy tờ, thời hạn, khoản thu, người nộp thay bên dưới; F9 ghi tất cả trong một phiên bản.</source>
        <translation>A case just added or renamed can be chosen at once for papers, time limits, fees and who hands in for the owner; F9 writes all of it in one version.</translation>
    </message>
    <message>
        <source>Chưa bỏ trường hợp “{name}”: còn ghi ở {where}. Ở những dòng đó, chọn trường hợp khác hoặc bỏ dòng, rồi bỏ trường hợp này. Nội dung đã nhập giữ nguyên.</source>
        <translation>Case “{name}” was not removed: {where} still names it. Choose another case there or remove the line, then remove this case. What you entered is kept.</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Tên thủ tục</source>
        <translation>Name of the procedure</translation>
    </message>
    <message>
        <source>Trình tự thực hiện</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Cách thức thực hiện</source>
        <translation>Ways to hand in</translation>
    </message>
    <message>
        <source>Thành phần, số lượng hồ sơ</source>
        <translation>Papers and number of sets</translation>
    </message>
    <message>
        <source>Thời hạn giải quyết</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Đối tượng thực hiện</source>
        <translation>Who may apply</translation>
    </message>
    <message>
        <source>Nội dung sửa thủ tục “{name}” chưa được ghi.</source>
        <translation>What was changed of the procedure “{name}” was not written.</translation>
    </message>
    <message>
        <source>Sửa tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>By document</translation>
    </message>
    <message>
        <source>Tiếp nhận, bổ sung</source>
        <translation>Acceptance, supplements</translation>
    </message>
    <message>
        <source>Trường hợp, nộp thay</source>
        <translation>Cases, who hands in</translation>
    </message>
    <message>
        <source>Trường hợp, đơn vị tính</source>
        <translation>Cases, what is counted</translation>
    </message>
    <message>
        <source>Người nộp thay</source>
        <translation>Who hands in for the owner</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Cách quét giấy tờ</source>
        <translation>How papers are scanned</translation>
    </message>
    <message>
        <source>Thời hạn, liên thông</source>
        <translation>Time limits, route</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>Quy trình liên thông</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Niêm yết</source>
        <translation>Posting</translation>
    </message>
    <message>
        <source>Nội dung niêm yết công khai</source>
        <translation>Published information</translation>
    </message>
    <message>
        <source>Thời hạn, áp dụng khi nào</source>
        <translation>Time limit, and when it holds</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Áp dụng từ số lượng</source>
        <translation>From this many units on</translation>
    </message>
    <message>
        <source>Nhận sau giờ này: tính từ ngày làm việc sau</source>
        <translation>Received after this hour: counted from the next working day</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Khoản thu, mức thu, văn bản quy định</source>
        <translation>Fee, amount, document that sets it</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Service fee</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>State charge</translation>
    </message>
    <message>
        <source>Tên khoản thu</source>
        <translation>Name of the fee</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Mức thu</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Văn bản quy định</source>
        <translation>Laid down in</translation>
    </message>
    <message>
        <source>Thu khi</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Tính theo</source>
        <translation>Counted by</translation>
    </message>
    <message>
        <source>Mức thu cho mỗi (số lượng)</source>
        <translation>The amount is for (units)</translation>
    </message>
    <message>
        <source>Không thu của (số lượng) đầu</source>
        <translation>The first (units) are free</translation>
    </message>
    <message>
        <source>Miễn, giảm</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>Miễn, giảm của khoản thu này</source>
        <translation>What is waived of this fee</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Còn phải nộp (%)</source>
        <translation>Left to pay (%)</translation>
    </message>
    <message>
        <source>Tự áp dụng, người tiếp nhận không phải chọn</source>
        <translation>Applies by itself, the clerk need not choose it</translation>
    </message>
    <message>
        <source>Mẫu đơn, tờ khai</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Yêu cầu, điều kiện</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Căn cứ pháp lý</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Kết quả thực hiện</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Lĩnh vực, cơ quan thực hiện</source>
        <translation>Field and agency</translation>
    </message>
    <message>
        <source>Người tiếp nhận, giải quyết</source>
        <translation>Who receives and decides</translation>
    </message>
    <message>
        <source>Nội dung khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Bắt buộc</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>Nếu có</source>
        <translation>If any</translation>
    </message>
    <message>
        <source>Chỉ xuất trình</source>
        <translation>Shown only</translation>
    </message>
    <message>
        <source>nộp cùng hồ sơ</source>
        <translation>handed in with the dossier</translation>
    </message>
    <message>
        <source>đối chiếu, trả ngay</source>
        <translation>compared, handed back at once</translation>
    </message>
    <message>
        <source>giữ lại, trả cùng kết quả</source>
        <translation>kept, handed back with the result</translation>
    </message>
    <message>
        <source>thu lại khi tiếp nhận</source>
        <translation>surrendered at acceptance</translation>
    </message>
    <message>
        <source>thu lại khi trả kết quả</source>
        <translation>surrendered when the result is collected</translation>
    </message>
    <message>
        <source>Nộp giấy ủy quyền</source>
        <translation>With a written authorisation</translation>
    </message>
    <message>
        <source>Nộp văn bản ủy quyền có công chứng, chứng thực</source>
        <translation>With an authorisation certified by a notary or People&apos;s Committee</translation>
    </message>
    <message>
        <source>Không phải nộp giấy ủy quyền</source>
        <translation>Without an authorisation</translation>
    </message>
    <message>
        <source>Không được nộp thay</source>
        <translation>Nobody may hand in for the owner</translation>
    </message>
    <message>
        <source>không phải nộp giấy: {who}</source>
        <translation>without a paper: {who}</translation>
    </message>
    <message>
        <source>nộp thay người dưới 18 tuổi: {who}</source>
        <translation>for somebody under 18: {who}</translation>
    </message>
    <message>
        <source>tiếp nhận hồ sơ</source>
        <translation>at acceptance</translation>
    </message>
    <message>
        <source>trước khi trả kết quả</source>
        <translation>before the result is handed over</translation>
    </message>
    <message>
        <source>sau khi thẩm định</source>
        <translation>after appraisal</translation>
    </message>
    <message>
        <source>ngày làm việc</source>
        <translation>working days</translation>
    </message>
    <message>
        <source>giờ làm việc</source>
        <translation>working hours</translation>
    </message>
    <message>
        <source>ngày</source>
        <translation>days</translation>
    </message>
    <message>
        <source>tháng</source>
        <translation>months</translation>
    </message>
    <message>
        <source>từ {n} {unit}</source>
        <translation>from {n} {unit}</translation>
    </message>
    <message>
        <source>nhận sau {at}: tính từ ngày làm việc sau</source>
        <translation>received after {at}: counted from the next working day</translation>
    </message>
    <message>
        <source>chưa cập nhật mức thu</source>
        <translation>amount not entered yet</translation>
    </message>
    <message>
        <source>mức minh họa, phải đối chiếu</source>
        <translation>sample figure, to be checked</translation>
    </message>
    <message>
        <source>hồ sơ</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>giấy tờ</source>
        <translation>paper</translation>
    </message>
    <message>
        <source>bản</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>trang</source>
        <translation>page</translation>
    </message>
    <message>
        <source>xe</source>
        <translation>vehicle</translation>
    </message>
    <message>
        <source>thiết bị</source>
        <translation>device</translation>
    </message>
    <message>
        <source>chứng chỉ</source>
        <translation>certificate</translation>
    </message>
    <message>
        <source>còn nộp {percent} %</source>
        <translation>{percent} % left to pay</translation>
    </message>
    <message>
        <source>tự áp dụng</source>
        <translation>applies by itself</translation>
    </message>
    <message>
        <source>từ {first} đến hết {last}</source>
        <translation>from {first} to {last}</translation>
    </message>
    <message>
        <source>từ {first}</source>
        <translation>from {first}</translation>
    </message>
    <message>
        <source>đến hết {last}</source>
        <translation>until {last}</translation>
    </message>
    <message>
        <source>chủ trì</source>
        <translation>lead</translation>
    </message>
    <message>
        <source>Cùng cấp, hồ sơ giấy: lần lượt từng cơ quan</source>
        <translation>Same level, on paper: one agency after the other</translation>
    </message>
    <message>
        <source>Cùng cấp, hồ sơ điện tử: đến tất cả cùng lúc</source>
        <translation>Same level, electronic: to all at once</translation>
    </message>
    <message>
        <source>Khác cấp: lên cấp trên rồi trở về</source>
        <translation>Different levels: up and back</translation>
    </message>
    <message>
        <source>nộp trực tiếp</source>
        <translation>handed in at the desk</translation>
    </message>
    <message>
        <source>nộp qua bưu chính</source>
        <translation>sent by post</translation>
    </message>
    <message>
        <source>nộp trực tuyến</source>
        <translation>online</translation>
    </message>
    <message>
        <source>Thời hạn là một số, phần lẻ ghi sau dấu chấm, ví dụ 20 hoặc 0.5.</source>
        <translation>A time limit is a number, with a point before its fraction, such as 20 or 0.5.</translation>
    </message>
    <message>
        <source>“{label}” là số nguyên từ 0 đến {most}.</source>
        <translation>“{label}” is a whole number from 0 to {most}.</translation>
    </message>
    <message>
        <source>Chưa chọn “{label}”.</source>
        <translation>“{label}” is not chosen yet.</translation>
    </message>
    <message>
        <source>Mọi trường hợp</source>
        <translation>Every case</translation>
    </message>
    <message>
        <source>Mọi cách nộp</source>
        <translation>Every way of handing in</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>(trường hợp {n}, chưa đặt tên)</source>
        <translation>(case {n}, no name yet)</translation>
    </message>
    <message>
        <source>Không chọn: mọi trường hợp.</source>
        <translation>None ticked: every case.</translation>
    </message>
    <message>
        <source>Chỉ trường hợp</source>
        <translation>Only in case</translation>
    </message>
    <message>
        <source>Cách nộp</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Up to and with</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Deciding agency</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết, từ ngày, đến ngày</source>
        <translation>Deciding agency, from, to</translation>
    </message>
    <message>
        <source>Bỏ trống: như văn bản căn cứ</source>
        <translation>Empty: as the document above</translation>
    </message>
    <message>
        <source>Số gọi</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Văn bản công bố</source>
        <translation>Published by</translation>
    </message>
    <message>
        <source>Tên kết quả</source>
        <translation>Name of the result</translation>
    </message>
    <message>
        <source>Người được nêu trong hồ sơ</source>
        <translation>Person concerned</translation>
    </message>
    <message>
        <source>Hồ sơ của tổ chức. Ví dụ: Người lao động</source>
        <translation>In an organisation&apos;s dossier, e.g. Worker</translation>
    </message>
    <message>
        <source>Từ để tìm</source>
        <translation>Words to find it by</translation>
    </message>
    <message>
        <source>Cách nhau bằng dấu phẩy</source>
        <translation>A comma between them</translation>
    </message>
    <message>
        <source>Tiếp nhận đến hết ngày</source>
        <translation>Received until</translation>
    </message>
    <message>
        <source>Bỏ trống: chưa có ngày kết thúc</source>
        <translation>Empty: no last day yet</translation>
    </message>
    <message>
        <source>Mã thủ tục</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Mã trên Cổng Dịch vụ công, ví dụ 1.013236</source>
        <translation>Code on the public service portal, e.g. 1.013236</translation>
    </message>
    <message>
        <source>Cách nộp được nhận</source>
        <translation>Ways of handing in</translation>
    </message>
    <message>
        <source>Bỏ trống: theo quy định chung. Ví dụ: 07 ngày làm việc</source>
        <translation>Empty: by the general rule. For example: 7 working-days</translation>
    </message>
    <message>
        <source>Số lần được yêu cầu bổ sung</source>
        <translation>Requests for supplements allowed</translation>
    </message>
    <message>
        <source>Thông báo bổ sung trong</source>
        <translation>Notice of what lacks within</translation>
    </message>
    <message>
        <source>Người nộp bổ sung trong</source>
        <translation>Supplement brought within</translation>
    </message>
    <message>
        <source>Chưa bổ sung thì đóng sau</source>
        <translation>Closed without it after</translation>
    </message>
    <message>
        <source>Giải quyết, trả kết quả ngay tại quầy</source>
        <translation>Decided and handed over on the spot</translation>
    </message>
    <message>
        <source>Chủ tịch UBND tỉnh quyết định, trả qua Văn phòng UBND tỉnh</source>
        <translation>Decided by the provincial Chair, returned through the Chair&apos;s Office</translation>
    </message>
    <message>
        <source>Người khác nộp thay, trường hợp</source>
        <translation>Somebody else hands in, case</translation>
    </message>
    <message>
        <source>Ví dụ: cha, mẹ, vợ, chồng, con</source>
        <translation>Relations as published, a comma between them</translation>
    </message>
    <message>
        <source>Người khác nộp thay</source>
        <translation>Somebody else hands in</translation>
    </message>
    <message>
        <source>Người thân không phải nộp giấy</source>
        <translation>Relatives without a paper</translation>
    </message>
    <message>
        <source>Nộp thay người dưới 18 tuổi</source>
        <translation>For somebody under 18</translation>
    </message>
    <message>
        <source>Giải thích nếu không được nộp thay</source>
        <translation>Sentence when nobody may</translation>
    </message>
    <message>
        <source>Viết {address} ở chỗ xưng hô</source>
        <translation>Write {address} where the owner is addressed</translation>
    </message>
    <message>
        <source>Giải thích bằng tiếng Anh</source>
        <translation>The sentence in English</translation>
    </message>
</context>
<context>
    <name>CatalogueFiles</name>
    <message>
        <source>Nhập danh mục từ tệp</source>
        <translation>Import the catalogue from a file</translation>
    </message>
    <message>
        <source>Danh mục (*.csv *.xlsx *.json)</source>
        <translation>Catalogue (*.csv *.xlsx *.json)</translation>
    </message>
    <message>
        <source>Xuất danh mục thành tệp</source>
        <translation>Export the catalogue to a file</translation>
    </message>
    <message>
        <source>Lưu bản niêm yết</source>
        <translation>Save the posting sheet</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Số, mã, tên, lĩnh vực, cơ quan</source>
        <translation>Number, code, name, field, agency</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Thay đổi  F9</source>
        <translation>Change  F9</translation>
    </message>
    <message>
        <source>Nơi khác nhận…</source>
        <translation>Received elsewhere…</translation>
    </message>
    <message>
        <source>Nhập tệp…</source>
        <translation>Import a file…</translation>
    </message>
    <message>
        <source>Xuất tệp…</source>
        <translation>Export a file…</translation>
    </message>
    <message>
        <source>Niêm yết PDF</source>
        <translation>Posting PDF</translation>
    </message>
    <message>
        <source>Thủ tục mới  Insert</source>
        <translation>New procedure  Insert</translation>
    </message>
    <message>
        <source>Chọn một thủ tục để xem.</source>
        <translation>Choose a procedure to see it.</translation>
    </message>
    <message>
        <source>Danh mục thủ tục</source>
        <translation>Catalogue of procedures</translation>
    </message>
    <message>
        <source>đã sửa</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp với nội dung tìm.</source>
        <translation>No procedure matches.</translation>
    </message>
    <message>
        <source>Chọn một thủ tục trước.</source>
        <translation>Choose a procedure first.</translation>
    </message>
    <message>
        <source>Tệp chưa nhập được</source>
        <translation>The file was not imported</translation>
    </message>
    <message>
        <source>Danh mục đang dùng không thay đổi. Sửa tệp rồi nhập lại.</source>
        <translation>The catalogue in force has not changed. Correct the file, then import it again.</translation>
    </message>
</context>
<context>
    <name>ChangePage</name>
    <message>
        <source>Ghi phiên bản mới  F9</source>
        <translation>Save the new version  F9</translation>
    </message>
    <message>
        <source>Ghi thủ tục mới  F9</source>
        <translation>Record the procedure  F9</translation>
    </message>
    <message>
        <source>Thay đổi thủ tục</source>
        <translation>Change a procedure</translation>
    </message>
    <message>
        <source>Thủ tục mới</source>
        <translation>New procedure</translation>
    </message>
    <message>
        <source>Nội dung đã sửa chưa được ghi. Nhấn F9 để ghi, hoặc nhấn Esc lần nữa để bỏ và trở lại danh mục.</source>
        <translation>What was changed is not written yet. Press F9 to write it, or Esc again to drop it and go back to the catalogue.</translation>
    </message>
    <message>
        <source>Nội dung chưa có gì khác phiên bản đang áp dụng ngày đó.</source>
        <translation>Nothing differs from the version in force on that day.</translation>
    </message>
    <message>
        <source>Đã ghi phiên bản mới của thủ tục {name}.</source>
        <translation>The new version of {name} is saved.</translation>
    </message>
    <message>
        <source>Đã thêm thủ tục {name}.</source>
        <translation>Procedure {name} is added.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
</context>
<context>
    <name>ChosenDevice</name>
    <message>
        <source>Dùng được lần cuối lúc {time}.</source>
        <translation>It last worked at {time}.</translation>
    </message>
    <message>
        <source>Đang thử…  Esc để thôi</source>
        <translation>Testing…  Esc to stop</translation>
    </message>
    <message>
        <source>Đang quét một tờ từ khay nạp…</source>
        <translation>Scanning one sheet from the feeder…</translation>
    </message>
    <message>
        <source>Hãy đọc một mã bất kỳ bằng đầu đọc này. Esc để thôi.</source>
        <translation>Read any code with this reader. Esc to stop.</translation>
    </message>
    <message>
        <source>Đang thử…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Đã dừng thử.</source>
        <translation>The test was stopped.</translation>
    </message>
    <message>
        <source>Quét thử một tờ  F9</source>
        <translation>Scan a test sheet  F9</translation>
    </message>
    <message>
        <source>In phiếu thử  F9</source>
        <translation>Print a test slip  F9</translation>
    </message>
    <message>
        <source>In trang thử  F9</source>
        <translation>Print a test sheet  F9</translation>
    </message>
    <message>
        <source>Đọc một mã bất kỳ  F9</source>
        <translation>Read any code  F9</translation>
    </message>
    <message>
        <source>Đọc máy chấm công  F9</source>
        <translation>Read the terminal  F9</translation>
    </message>
    <message>
        <source>Đặt một tờ vào khay nạp rồi quét thử; tờ này không được lưu. Máy quét mạng phải bật AirScan (eSCL) và ở cùng mạng với máy này.</source>
        <translation>Put a sheet in the feeder and test; the page is not kept. A network scanner needs AirScan (eSCL) switched on and must be on the same network as this PC.</translation>
    </message>
    <message>
        <source>Bề rộng tính bằng điểm: cuộn 58 mm là 384, cuộn 80 mm là 512 hoặc 576. Nếu phiếu thử mất một mép, hãy chọn số nhỏ hơn.</source>
        <translation>The width is in dots: 384 for a 58 mm roll, 512 or 576 for 80 mm. If one edge of the test slip is cut off, choose a smaller number.</translation>
    </message>
    <message>
        <source>Máy in của hệ điều hành: khổ giấy đặt trong máy in phải đúng khổ của trang thử.</source>
        <translation>A printer of the operating system: the paper in it must match the size of the test sheet.</translation>
    </message>
    <message>
        <source>Đặt đầu đọc ở chế độ nối tiếp (USB serial, cổng COM ảo) hoặc HID-POS bằng mã cài đặt trong sách của hãng; bảng mã UTF-8, kết thúc mã bằng CR. Ctrl+P in tờ cài đặt có sẵn các mã để thử.</source>
        <translation>Put the reader into serial mode (USB serial, virtual COM port) or HID-POS with the set-up codes in its manual; code page UTF-8, suffix CR. Ctrl+P prints a sheet with codes to try it.</translation>
    </message>
    <message>
        <source>Máy chấm công chỉ được đọc, không bị khóa hay xóa. Địa chỉ IP và mã kết nối (Comm Key) xem trong phần cài đặt mạng của máy.</source>
        <translation>A terminal is only read, never locked or cleared. Its IP address and communication key (Comm Key) are in its network settings.</translation>
    </message>
</context>
<context>
    <name>CorrectPanel</name>
    <message>
        <source>Mục cần sửa</source>
        <translation>Item to correct</translation>
    </message>
    <message>
        <source>Nội dung đúng</source>
        <translation>Correct content</translation>
    </message>
    <message>
        <source>Lý do sửa</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ví dụ: nhập nhầm số so với thẻ căn cước</source>
        <translation>For example: number typed differently from the ID card</translation>
    </message>
    <message>
        <source>Nội dung đã lưu</source>
        <translation>Saved content</translation>
    </message>
    <message>
        <source>Lưu nội dung đúng</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>Không sửa</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Nội dung đúng chưa khác nội dung đã lưu.</source>
        <translation>The correction is the same as what is saved.</translation>
    </message>
    <message>
        <source>Phải ghi lý do sửa.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>Đang lưu</source>
        <translation>Saving</translation>
    </message>
    <message>
        <source>Đã sửa. Nội dung cũ vẫn còn trong lịch sử hồ sơ.</source>
        <translation>Corrected. The old content stays in the dossier&apos;s history.</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>Khay nạp có giấy: tự quét sau %n giây.</source>
        <translation>
            <numerusform>Paper in the feeder: scanning begins in %n second.</numerusform>
            <numerusform>Paper in the feeder: scanning begins in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quét ngay</source>
        <translation>Scan now</translation>
    </message>
    <message>
        <source>Chưa quét</source>
        <translation>Don&apos;t scan yet</translation>
    </message>
</context>
<context>
    <name>CounterStep</name>
    <message>
        <source>Số quầy in trên phiếu và nằm trong mã tạm khi mất mạng: mỗi máy của Trung tâm một số.</source>
        <translation>The counter number is printed on slips and is part of provisional codes while offline: each PC of the centre has its own.</translation>
    </message>
    <message>
        <source>Số quầy</source>
        <translation>Counter number</translation>
    </message>
    <message>
        <source>Lưu số quầy  F9</source>
        <translation>Save the counter number  F9</translation>
    </message>
    <message>
        <source>Đã lưu số quầy. Sang bước sau: Alt+→.</source>
        <translation>Counter number saved. Next step: Alt+→.</translation>
    </message>
    <message>
        <source>Đã lưu số quầy; có hiệu lực khi mở lại chương trình.</source>
        <translation>Counter number saved; it takes effect when the program is next opened.</translation>
    </message>
    <message>
        <source>Danh sách của Trung tâm chưa có quầy này: quầy nhận mọi lĩnh vực.</source>
        <translation>The centre&apos;s list does not have this counter yet: it accepts every field.</translation>
    </message>
</context>
<context>
    <name>DatesPane</name>
    <message>
        <source>Vì sao ngày này</source>
        <translation>Why this date</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tính</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Hồ sơ này không có ngày hẹn trả.</source>
        <translation>This dossier has no return date.</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>không</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Nhận {at}, thời hạn {limit}, hẹn trả {due}</source>
        <translation>Received {at}, limit {limit}, promised for {due}</translation>
    </message>
    <message>
        <source>Lần {n}: {line}</source>
        <translation>Round {n}: {line}</translation>
    </message>
    <message>
        <source>Đã xin lỗi và hẹn lại {new} thay cho {old}, văn bản số {number}</source>
        <translation>New date with an apology: {new} instead of {old}, letter no. {number}</translation>
    </message>
    <message>
        <source>Xin lỗi gửi muộn: phải gửi trước {at}; thống kê vẫn tính theo ngày hẹn trước</source>
        <translation>The apology came late: it was due by {at}; statistics still use the earlier date</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Họ và tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Các lần chấm</source>
        <translation>Punches</translation>
    </message>
    <message>
        <source>Lần chấm trong ngày</source>
        <translation>Punches of the day</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Giờ</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Vào, ra</source>
        <translation>In, out</translation>
    </message>
    <message>
        <source>Cách chấm</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Từng lần chấm</source>
        <translation>Each punch</translation>
    </message>
    <message>
        <source>Ngày này chưa có lần chấm nào.</source>
        <translation>There is no punch on this day yet.</translation>
    </message>
    <message>
        <source>mã {number}</source>
        <translation>number {number}</translation>
    </message>
    <message>
        <source>Mã {number}, chưa rõ là ai</source>
        <translation>Number {number}, person unknown</translation>
    </message>
    <message>
        <source>Vào</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Ra</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Ra giữa giờ</source>
        <translation>Out for a break</translation>
    </message>
    <message>
        <source>Vào lại</source>
        <translation>Back from a break</translation>
    </message>
    <message>
        <source>Vào làm thêm</source>
        <translation>In for overtime</translation>
    </message>
    <message>
        <source>Hết làm thêm</source>
        <translation>Out of overtime</translation>
    </message>
    <message>
        <source>Vân tay</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>Khuôn mặt</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Lòng bàn tay</source>
        <translation>Palm</translation>
    </message>
    <message>
        <source>Thẻ</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>DaysPane</name>
    <message>
        <source>Ngày nghỉ</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>Ngày làm việc bù</source>
        <translation>Make-up day</translation>
    </message>
    <message>
        <source>Chỉ làm việc buổi sáng</source>
        <translation>Morning only</translation>
    </message>
    <message>
        <source>Chỉ làm việc buổi chiều</source>
        <translation>Afternoon only</translation>
    </message>
    <message>
        <source>Loại ngày</source>
        <translation>Kind of day</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày (bỏ trống: một ngày)</source>
        <translation>To (empty: one day)</translation>
    </message>
    <message>
        <source>Tên gọi</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nghỉ hoán đổi với thứ Bảy …</source>
        <translation>Swapped with Saturday …</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Số, ngày văn bản</source>
        <translation>Number and date of the document</translation>
    </message>
    <message>
        <source>Ngày nghỉ, ngày làm bù, nửa ngày</source>
        <translation>Days off, make-up days, half days</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Văn bản: {source}</source>
        <translation>Document: {source}</translation>
    </message>
    <message>
        <source>Nhập ngày.</source>
        <translation>Enter the day.</translation>
    </message>
    <message>
        <source>Ngày cuối phải sau ngày đầu, không quá một tháng.</source>
        <translation>The last day must come after the first, at most a month later.</translation>
    </message>
    <message>
        <source>Ghi tên gọi của ngày, ví dụ Tết Nguyên đán.</source>
        <translation>Enter the name of the day, such as Lunar New Year.</translation>
    </message>
    <message>
        <source>Ghi số, ngày của văn bản quy định.</source>
        <translation>Enter the number and date of the document.</translation>
    </message>
    <message>
        <source>Khoảng này không có ngày nào thuộc loại đã chọn.</source>
        <translation>No day in this period is of the chosen kind.</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>Thiết bị tìm thấy</source>
        <translation>Devices found</translation>
    </message>
    <message>
        <source>Chọn thiết bị</source>
        <translation>Choose a device</translation>
    </message>
    <message>
        <source>Hiện cả tùy chọn ít dùng</source>
        <translation>Show rarely used options too</translation>
    </message>
    <message>
        <source>Không dùng máy in phiếu</source>
        <translation>Use no slip printer</translation>
    </message>
    <message>
        <source>{name} (đang dùng)</source>
        <translation>{name} (in use)</translation>
    </message>
    <message>
        <source>Nhập tay: {name}</source>
        <translation>Enter by hand: {name}</translation>
    </message>
</context>
<context>
    <name>DeviceList</name>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Lần cuối</source>
        <translation>Last worked</translation>
    </message>
    <message>
        <source>Thiết bị của máy này</source>
        <translation>Devices of this PC</translation>
    </message>
    <message>
        <source>Hỏi lại trạng thái</source>
        <translation>Check the devices again</translation>
    </message>
    <message>
        <source>Xuất tệp chẩn đoán…</source>
        <translation>Diagnostic bundle…</translation>
    </message>
    <message>
        <source>Thêm đầu đọc mã…</source>
        <translation>Add a code reader…</translation>
    </message>
    <message>
        <source>Thêm máy chấm công…</source>
        <translation>Add a fingerprint terminal…</translation>
    </message>
    <message>
        <source>Thiết lập từng bước…</source>
        <translation>Set up step by step…</translation>
    </message>
    <message>
        <source>Tệp chẩn đoán không chứa dữ liệu công dân.</source>
        <translation>The diagnostic bundle contains no citizen data.</translation>
    </message>
</context>
<context>
    <name>DeviceStep</name>
    <message>
        <source>Tìm lại  Ctrl+R</source>
        <translation>Look again  Ctrl+R</translation>
    </message>
    <message>
        <source>Thử đầu đọc ở chế độ bàn phím: đọc một mã vào đây</source>
        <translation>To try a reader in keyboard mode, read a code into this field</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị…</source>
        <translation>Looking for devices…</translation>
    </message>
    <message>
        <source>Chưa chọn thiết bị nào. Tìm lại: Ctrl+R.</source>
        <translation>No device is chosen. Look again: Ctrl+R.</translation>
    </message>
    <message>
        <source>Chưa nhập: {what}.</source>
        <translation>Still missing: {what}.</translation>
    </message>
    <message numerus="yes">
        <source>Tìm thấy %n thiết bị.</source>
        <translation>
            <numerusform>%n device was found.</numerusform>
            <numerusform>%n devices were found.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không tìm thấy thiết bị nào: kiểm tra dây và nguồn, hoặc nhập tay.</source>
        <translation>No device was found: check cable and power, or type it in by hand.</translation>
    </message>
    <message>
        <source>Đây là thiết bị ảo để tập, không phải máy thật.</source>
        <translation>This is a virtual device for practice, not a real one.</translation>
    </message>
    <message>
        <source>Thiết bị đã được lưu; sửa xong thì thử lại: F9.</source>
        <translation>The device is saved; once it is fixed, test again: F9.</translation>
    </message>
    <message>
        <source>Đã dừng.</source>
        <translation>Stopped.</translation>
    </message>
    <message>
        <source>Đang chạy…  Esc để dừng</source>
        <translation>Running…  Esc to stop</translation>
    </message>
    <message>
        <source>Đang quét một tờ từ khay nạp…</source>
        <translation>Scanning one sheet from the feeder…</translation>
    </message>
    <message>
        <source>Hãy đọc một mã bất kỳ bằng đầu đọc này…</source>
        <translation>Read any code with this reader…</translation>
    </message>
    <message>
        <source>Đang thử…</source>
        <translation>Testing…</translation>
    </message>
    <message>
        <source>Bật máy quét, đặt một tờ giấy có chữ vào khay nạp. Máy quét mạng phải bật AirScan (eSCL); máy ghi tệp vào thư mục chung thì nhập tay thư mục ấy.</source>
        <translation>Switch the scanner on and put a printed sheet in the feeder. A network scanner must have AirScan (eSCL) switched on; for a machine that writes files into a shared folder, enter that folder by hand.</translation>
    </message>
    <message>
        <source>Dùng và quét thử  F9</source>
        <translation>Use and scan a test sheet  F9</translation>
    </message>
    <message>
        <source>Máy in nhiệt in phiếu và mã QR. Bề rộng tính bằng điểm: cuộn 58 mm là 384, cuộn 80 mm là 512 hoặc 576. Quầy không có máy này: chọn “Không dùng máy in phiếu”.</source>
        <translation>The thermal printer for slips and QR codes. Its width is in dots: 384 for a roll of 58 mm, 512 or 576 for 80 mm. A counter that has none: choose “Use no slip printer”.</translation>
    </message>
    <message>
        <source>Dùng và in thử  F9</source>
        <translation>Use and print a test  F9</translation>
    </message>
    <message>
        <source>Máy in đã cài trong hệ điều hành, in Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</source>
        <translation>A printer installed in the operating system; it prints the receipt.</translation>
    </message>
    <message>
        <source>Đặt đầu đọc ở chế độ nối tiếp (cổng COM ảo), bảng mã UTF-8. Đầu đọc ở chế độ bàn phím không cần chọn ở đây, nhưng bộ gõ tiếng Việt có thể làm sai mã.</source>
        <translation>Set the reader to serial mode (virtual COM port), code page UTF-8. A reader in keyboard mode need not be chosen here, but a Vietnamese input method may spoil its codes.</translation>
    </message>
    <message>
        <source>Dùng và đọc thử  F9</source>
        <translation>Use and read a test code  F9</translation>
    </message>
    <message>
        <source>Chỉ máy ở gần máy chấm công vân tay mới cần bước này. Máy chấm công chỉ được đọc, không bị khóa hay xóa.</source>
        <translation>Only the PC connected to a fingerprint terminal needs this step. The terminal is only read, never locked or cleared.</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Máy in phiếu</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>Máy in giấy A4, A5</source>
        <translation>Sheet printer (A4, A5)</translation>
    </message>
    <message>
        <source>Đầu đọc mã</source>
        <translation>Code reader</translation>
    </message>
    <message>
        <source>Máy chấm công</source>
        <translation>Fingerprint terminal</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Cần để ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Chưa dùng được</source>
        <translation>Not working</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Không dùng</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Đang hỏi</source>
        <translation>Checking</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Thiết bị</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.</source>
        <translation>Only a supervisor or IT may choose another device.</translation>
    </message>
    <message>
        <source>Xuất tệp chẩn đoán</source>
        <translation>Diagnostic bundle</translation>
    </message>
    <message>
        <source>Tệp nén (*.zip)</source>
        <translation>Zip files (*.zip)</translation>
    </message>
    <message>
        <source>Đã ghi tệp chẩn đoán {name}.</source>
        <translation>The diagnostic bundle {name} was written.</translation>
    </message>
    <message>
        <source>Đang kiểm tra máy này và ghi tệp chẩn đoán…</source>
        <translation>Checking this PC and writing the diagnostic bundle…</translation>
    </message>
    <message>
        <source>Đã gửi tờ cài đặt đầu đọc tới máy in giấy.</source>
        <translation>The reader sheet was sent to the sheet printer.</translation>
    </message>
</context>
<context>
    <name>DoneHead</name>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>TẠM</source>
        <translation>PROVISIONAL</translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Mã tạm: mã chính thức sẽ có khi kết nối được máy chủ; cả hai mã đều tra cứu được.</source>
        <translation>Provisional code: the official one comes once the server can be reached; both can be searched for.</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Giải quyết và trả kết quả ngay</source>
        <translation>Decided and handed over at once</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả {until}</source>
        <translation>Result due {until}</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận và phiếu đang chờ in. Nhấn F11 để in.</source>
        <translation>Receipt and slip wait for the printer. Press F11 to print.</translation>
    </message>
    <message>
        <source>Đang in giấy tiếp nhận và phiếu …</source>
        <translation>Printing receipt and slip …</translation>
    </message>
    <message>
        <source>Hồ sơ tiếp theo  Ctrl+N</source>
        <translation>Next dossier  Ctrl+N</translation>
    </message>
    <message>
        <source>Hồ sơ khác, cùng người nộp  Ctrl+D</source>
        <translation>Another dossier, same person  Ctrl+D</translation>
    </message>
    <message>
        <source>In phiếu chữ to  Ctrl+G</source>
        <translation>Slip in large type  Ctrl+G</translation>
    </message>
    <message>
        <source>Xem giấy tiếp nhận  Shift+F11</source>
        <translation>Show the receipt  Shift+F11</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận đang chờ in. Nhấn F11 để in.</source>
        <translation>The receipt waits for the printer. Press F11 to print.</translation>
    </message>
    <message>
        <source>Phiếu đang chờ in. Nhấn F11 để in.</source>
        <translation>The slip waits for the printer. Press F11 to print.</translation>
    </message>
    <message>
        <source>Đang in giấy tiếp nhận …</source>
        <translation>Printing the receipt …</translation>
    </message>
    <message>
        <source>Đang in phiếu …</source>
        <translation>Printing the slip …</translation>
    </message>
    <message>
        <source>Hồ sơ này không có giấy nào phải in.</source>
        <translation>Nothing is to be printed for this dossier.</translation>
    </message>
    <message>
        <source>In một phiếu cho cả lượt ({n} hồ sơ)  Ctrl+F11</source>
        <translation>One slip for the whole visit ({n} dossiers)  Ctrl+F11</translation>
    </message>
    <message>
        <source>Đã thu {amount}</source>
        <translation>{amount} taken</translation>
    </message>
    <message>
        <source>Đã in giấy tiếp nhận (2 liên) và phiếu.</source>
        <translation>Receipt (2 copies) and slip printed.</translation>
    </message>
    <message>
        <source>Đã in giấy tiếp nhận (2 liên).</source>
        <translation>Receipt (2 copies) printed.</translation>
    </message>
    <message>
        <source>Đã in phiếu.</source>
        <translation>The slip was printed.</translation>
    </message>
    <message>
        <source>Đã in giấy tiếp nhận (2 liên). Phiếu in chung cho cả lượt: Ctrl+F11, hoặc tự in khi chuyển sang người khác.</source>
        <translation>Receipt printed (2 copies). One slip for the whole visit: press Ctrl+F11, or it prints by itself when you go on to the next person.</translation>
    </message>
    <message>
        <source>Phiếu in chung cho cả lượt: Ctrl+F11, hoặc tự in khi chuyển sang người khác.</source>
        <translation>One slip for the whole visit: Ctrl+F11, or by itself when the next person comes.</translation>
    </message>
    <message>
        <source>Chờ in lại: {titles}. Nhấn F11 khi máy in đã sẵn sàng.</source>
        <translation>Waiting for the printer: {titles}. Press F11 when it is ready.</translation>
    </message>
    <message numerus="yes">
        <source>Các hồ sơ khác còn %n bản chờ in lại (F11).</source>
        <translation>
            <numerusform>%n copy of another dossier still waits for the printer (F11).</numerusform>
            <numerusform>%n copies of other dossiers still wait for the printer (F11).</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa in được giấy tiếp nhận và phiếu. Nhấn F11 khi máy in đã sẵn sàng.</source>
        <translation>Receipt and slip could not be printed. Press F11 when the printer is ready.</translation>
    </message>
    <message>
        <source>Chưa in được giấy tiếp nhận. Nhấn F11 khi máy in đã sẵn sàng.</source>
        <translation>The receipt could not be printed. Press F11 when the printer is ready.</translation>
    </message>
    <message>
        <source>Chưa in được phiếu. Nhấn F11 khi máy in đã sẵn sàng.</source>
        <translation>The slip could not be printed. Press F11 when the printer is ready.</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Bước nào chưa làm thì làm sau được: trang «Thiết bị» trong trình đơn của người dùng, hoặc mở lại các bước này từ đó.</source>
        <translation>Anything skipped can be done later: on the page “Devices” in the user menu, or by opening these steps again from there.</translation>
    </message>
    <message>
        <source>Kết thúc thiết lập  F9</source>
        <translation>Finish the set-up  F9</translation>
    </message>
    <message>
        <source>In biên bản  Ctrl+P</source>
        <translation>Print the record  Ctrl+P</translation>
    </message>
    <message>
        <source>Lưu biên bản PDF  Ctrl+E</source>
        <translation>Save the record as PDF  Ctrl+E</translation>
    </message>
    <message>
        <source>Đã gửi biên bản tới máy in giấy A4, A5.</source>
        <translation>The record was sent to the A4/A5 printer.</translation>
    </message>
    <message>
        <source>Lưu biên bản thiết lập máy</source>
        <translation>Save the record of this PC</translation>
    </message>
    <message>
        <source>Đã lưu {name}.</source>
        <translation>{name} was saved.</translation>
    </message>
</context>
<context>
    <name>DraftDesk</name>
    <message>
        <source>Đã bỏ bản nháp: {whose}.</source>
        <translation>Draft abandoned: {whose}.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Thủ tục vừa có phiên bản mới, khác ở {parts}. Xem lại trước khi F9.</source>
        <translation>The procedure has a new version that differs in {parts}. Check again before F9.</translation>
    </message>
    <message>
        <source>giấy tờ</source>
        <translation>papers</translation>
    </message>
    <message>
        <source>phí, lệ phí</source>
        <translation>fees</translation>
    </message>
    <message>
        <source>thời hạn</source>
        <translation>time limits</translation>
    </message>
    <message>
        <source>trường hợp</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>quy trình liên thông</source>
        <translation>route of agencies</translation>
    </message>
    <message>
        <source>Bản nháp được giữ: {whose}. Tìm lại bằng Ctrl+K.</source>
        <translation>Draft kept: {whose}. Find it again with Ctrl+K.</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Đã khôi phục: {whose}, {pages}</source>
        <translation>Restored: {whose}, {pages}</translation>
    </message>
    <message>
        <source>{text}, đang quét</source>
        <translation>{text}, scanning</translation>
    </message>
    <message>
        <source>hồ sơ của {name}</source>
        <translation>dossier of {name}</translation>
    </message>
    <message>
        <source>hồ sơ chưa có tên</source>
        <translation>dossier without a name</translation>
    </message>
</context>
<context>
    <name>Duty</name>
    <message>
        <source>{counter} tạm nghỉ từ {time}: {reason}.</source>
        <translation>{counter} has been closed since {time}: {reason}.</translation>
    </message>
    <message>
        <source>{names} và {n} cơ quan khác</source>
        <translation>{names} and {n} other agencies</translation>
    </message>
    <message>
        <source>{agencies}: chưa có quầy nào khác nhận.</source>
        <translation>{agencies}: no other counter accepts these now.</translation>
    </message>
    <message>
        <source>{agencies}: mời đến {counters}.</source>
        <translation>{agencies}: please go to {counters}.</translation>
    </message>
</context>
<context>
    <name>DutyFlow</name>
    <message>
        <source>Đang kiểm tra mật khẩu</source>
        <translation>Checking the password</translation>
    </message>
    <message>
        <source>Đang ghi nhận</source>
        <translation>Being recorded</translation>
    </message>
    <message>
        <source>Đã ghi nhận quầy tạm nghỉ.</source>
        <translation>Recorded: the counter is closed for now.</translation>
    </message>
    <message>
        <source>Quầy đã nhận lại.</source>
        <translation>The counter is open again.</translation>
    </message>
    <message>
        <source>Đã ghi nhận người nghỉ trở lại làm việc.</source>
        <translation>Recorded: the absent person is back at work.</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {name} vào thay đến {time} hôm nay, đăng nhập bằng mật khẩu của mình.</source>
        <translation>Recorded: {name} stands in until {time} today and signs in with their own password.</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {name} vào thay đến {time} hôm nay. {name} nhập mật khẩu tạm để mở quầy.</source>
        <translation>Recorded: {name} stands in until {time} today. {name} enters the temporary password to open the counter.</translation>
    </message>
</context>
<context>
    <name>DutyOffers</name>
    <message>
        <source>Ghi nhận người vào thay…</source>
        <translation>Record a stand-in…</translation>
    </message>
    <message>
        <source>Báo quầy tạm nghỉ…</source>
        <translation>Close the counter for now…</translation>
    </message>
    <message>
        <source>Người nghỉ đã trở lại…</source>
        <translation>The absent person is back…</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>Trở lại  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>Người ghi nhận: {name}</source>
        <translation>Recorded by: {name}</translation>
    </message>
    <message>
        <source>Quầy tạm nghỉ</source>
        <translation>Counter closed for now</translation>
    </message>
    <message>
        <source>Ghi nhận người vào thay</source>
        <translation>Record a stand-in</translation>
    </message>
    <message>
        <source>Người nghỉ đã trở lại làm việc</source>
        <translation>The absent person is back</translation>
    </message>
    <message>
        <source>Người đã từng đăng nhập trên máy này xác nhận.</source>
        <translation>Confirmed by a person who signed in on this PC before.</translation>
    </message>
    <message>
        <source>Người quản lý đã từng đăng nhập trên máy này xác nhận.</source>
        <translation>Confirmed by a supervisor who signed in on this PC before.</translation>
    </message>
</context>
<context>
    <name>DutyWatch</name>
    <message>
        <source>Vào thay hôm nay đến {time}; chỉ nhận hồ sơ của cơ quan được thay.</source>
        <translation>You are standing in today until {time}, only for dossiers of the agency you cover.</translation>
    </message>
    <message>
        <source>Máy chủ đã kết nối lại. Nhấn Ctrl+L rồi mở khóa bằng mật khẩu của chính mình; bản nháp vẫn giữ nguyên.</source>
        <translation>The server can be reached again. Press Ctrl+L, then unlock with your own password; the draft is kept.</translation>
    </message>
    <message>
        <source>Nhận lại</source>
        <translation>Reopen</translation>
    </message>
</context>
<context>
    <name>EarlierRequest</name>
    <message>
        <source>Lần {n}: {who}, quầy {counter}, {at}, phiếu số {number}</source>
        <translation>No. {n}: {who}, counter {counter}, {at}, slip {number}</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>quầy {counter}, {pages}, từ {since}</source>
        <translation>counter {counter}, {pages}, since {since}</translation>
    </message>
</context>
<context>
    <name>ElsewhereAtDesk</name>
    <message>
        <source>Người này có hồ sơ đang làm dở ở {where}.</source>
        <translation>This person has an unfinished dossier at {where}.</translation>
    </message>
    <message numerus="yes">
        <source>%n bản nháp khác</source>
        <translation>
            <numerusform>%n other draft</numerusform>
            <numerusform>%n other drafts</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ElsewherePage</name>
    <message>
        <source>Chưa có tên</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>Theo tin máy chủ báo lúc {at}; từ đó đến nay có thể đã khác.</source>
        <translation>As reported by the server at {at}; it may have changed since.</translation>
    </message>
    <message>
        <source>Bản nháp ở quầy {counter}</source>
        <translation>Draft at counter {counter}</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal ID number</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Chưa chọn</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Trang quét</source>
        <translation>Scanned pages</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Sửa lần cuối khoảng</source>
        <translation>Last changed about</translation>
    </message>
    <message>
        <source>Giấy tờ và trang quét nằm trên máy của quầy {counter}, không mở được từ đây. Mời người nộp trở lại quầy {counter} để làm tiếp, không phải nộp lại từ đầu. Nếu tiếp nhận tại đây thì phải quét lại; bản nháp ở quầy {counter} vẫn còn cho đến khi quầy đó bỏ đi.</source>
        <translation>The papers and scanned pages are on the PC of counter {counter} and cannot be opened here. Ask the person to go back to counter {counter} and continue there without starting over. To accept here, scan everything again; the draft at counter {counter} stays until that counter discards it.</translation>
    </message>
</context>
<context>
    <name>ErrorPage</name>
    <message>
        <source>Kết quả đang ghi</source>
        <translation>The result says</translation>
    </message>
    <message>
        <source>Nhập đúng như trên kết quả</source>
        <translation>Type it exactly as on the result</translation>
    </message>
    <message>
        <source>Nội dung đúng</source>
        <translation>Correct content</translation>
    </message>
    <message>
        <source>Tiếp nhận đề nghị – In phiếu  F9</source>
        <translation>Accept the request – print slip  F9</translation>
    </message>
    <message>
        <source>Kết quả có sai sót</source>
        <translation>Result with an error</translation>
    </message>
    <message>
        <source>Lỗi của cơ quan giải quyết: không thu phí, 3 ngày làm việc</source>
        <translation>The agency&apos;s error: free, 3 working days</translation>
    </message>
    <message>
        <source>Lỗi của người nộp hồ sơ: hẹn lại ngày trả</source>
        <translation>The applicant&apos;s error: a new appointment</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Giữ lại kết quả có sai sót tại đây</source>
        <translation>Keep the faulty result here</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Nội dung đúng theo hồ sơ</source>
        <translation>Correct content, as in the dossier</translation>
    </message>
    <message>
        <source>Nguyên nhân</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Nhập nội dung ghi trên kết quả để đối chiếu từng chữ, từng dấu.</source>
        <translation>Type what the result says to compare it letter by letter, mark by mark.</translation>
    </message>
    <message>
        <source>Hai nội dung giống nhau: không có sai sót ở đây.</source>
        <translation>Both say the same: there is no error here.</translation>
    </message>
    <message>
        <source>Hai nội dung khác nhau ở phần được gạch chân.</source>
        <translation>They differ where underlined.</translation>
    </message>
    <message>
        <source>Đã tiếp nhận đề nghị đính chính. Phiếu đang in, giao cho người nhận.</source>
        <translation>Correction request accepted. Its slip is printing; give it to the collector.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Sao chép chi tiết kỹ thuật</source>
        <translation>Copy technical details</translation>
    </message>
</context>
<context>
    <name>ExitGuard</name>
    <message numerus="yes">
        <source>Còn %n nội dung chưa gửi về máy chủ. Dữ liệu được giữ nguyên trên máy này và tự gửi khi mở lại chương trình. Nên chờ gửi xong rồi mới tắt máy.</source>
        <translation>
            <numerusform>%n entry has not reached the server yet. It is kept on this PC and is sent when the program is opened again. It is best to wait until it is sent before switching off.</numerusform>
            <numerusform>%n entries have not reached the server yet. They are kept on this PC and are sent when the program is opened again. It is best to wait until they are sent before switching off.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiếp tục làm việc</source>
        <translation>Go on working</translation>
    </message>
    <message>
        <source>Đóng chương trình</source>
        <translation>Close the program</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Ảnh và PDF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Pictures and PDF (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Đã lưu {name}.</source>
        <translation>{name} saved.</translation>
    </message>
    <message>
        <source>và {n} chỗ sai khác.</source>
        <translation>and {n} more mistakes.</translation>
    </message>
</context>
<context>
    <name>GuidancePage</name>
    <message>
        <source>In phiếu hướng dẫn  F9</source>
        <translation>Print guidance slip  F9</translation>
    </message>
    <message>
        <source>Đã hướng dẫn, không in  Shift+F9</source>
        <translation>Guidance given, no slip  Shift+F9</translation>
    </message>
    <message>
        <source>Không tiếp nhận tại Trung tâm. Mời đến:</source>
        <translation>Not received at the centre. Please go to:</translation>
    </message>
    <message>
        <source>Hướng dẫn đến nơi tiếp nhận</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Kiểm tra ngày</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>Đã hướng dẫn trong tháng: {count} lượt. Không ghi tên người hỏi.</source>
        <translation>People guided this month: {count}. No names are kept.</translation>
    </message>
    <message>
        <source>Đã hướng dẫn: {name}.</source>
        <translation>Guidance given: {name}.</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Nội dung bàn giao</source>
        <translation>Parts of the hand-over</translation>
    </message>
    <message>
        <source>Bàn giao – In  F9</source>
        <translation>Hand over, print  F9</translation>
    </message>
    <message>
        <source>Cần chuyển</source>
        <translation>To be handed on</translation>
    </message>
    <message>
        <source>Chờ ký nhận</source>
        <translation>To be signed for</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Results in</translation>
    </message>
    <message>
        <source>Chuyến trong tháng</source>
        <translation>Trips of the month</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ, kết quả</source>
        <translation>Hand-over of dossiers and results</translation>
    </message>
    <message>
        <source>Nhận – In  F9</source>
        <translation>Take in – Print  F9</translation>
    </message>
    <message>
        <source>Không dùng ở mục này</source>
        <translation>Not used here</translation>
    </message>
</context>
<context>
    <name>HoursPane</name>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến ngày (bỏ trống: về sau)</source>
        <translation>To (empty: from then on)</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Số, ngày văn bản</source>
        <translation>Number and date of the document</translation>
    </message>
    <message>
        <source>Giờ làm việc khác thường lệ</source>
        <translation>Hours that differ from the usual ones</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Toàn Trung tâm</source>
        <translation>The whole centre</translation>
    </message>
    <message>
        <source>Thường lệ: {hours}.</source>
        <translation>Usually: {hours}.</translation>
    </message>
    <message>
        <source>{agency} (từ trước)</source>
        <translation>{agency} (since earlier)</translation>
    </message>
    <message>
        <source>Cả năm làm theo giờ thường lệ; chưa ghi giờ làm việc riêng nào.</source>
        <translation>The usual hours all year; no other hours are entered.</translation>
    </message>
    <message>
        <source>Văn bản: {source}</source>
        <translation>Document: {source}</translation>
    </message>
    <message>
        <source>Nhập ngày bắt đầu.</source>
        <translation>Enter the first day.</translation>
    </message>
    <message>
        <source>Ghi số, ngày của văn bản quy định.</source>
        <translation>Enter the number and date of the document.</translation>
    </message>
</context>
<context>
    <name>IdentityFields</name>
    <message>
        <source>Loại giấy tờ tùy thân</source>
        <translation>Kind of identity paper</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal ID number</translation>
    </message>
    <message>
        <source>Căn cước trên VNeID</source>
        <translation>ID on VNeID</translation>
    </message>
    <message>
        <source>Chứng minh nhân dân</source>
        <translation>Old ID card</translation>
    </message>
    <message>
        <source>Hộ chiếu</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Không có giấy tờ</source>
        <translation>No ID paper</translation>
    </message>
    <message>
        <source>Quốc gia cấp hộ chiếu</source>
        <translation>Country of the passport</translation>
    </message>
    <message>
        <source>Người này không xuất trình giấy tờ tùy thân</source>
        <translation>This person has shown no identity paper</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Khác ở</source>
        <translation>Differs in</translation>
    </message>
    <message>
        <source>Ghi phiên bản mới  F9</source>
        <translation>Save the new version  F9</translation>
    </message>
    <message>
        <source>Nhập danh mục từ tệp</source>
        <translation>Import the catalogue from a file</translation>
    </message>
    <message>
        <source>Tệp có {all} thủ tục; {count} thủ tục khác bản đang dùng.</source>
        <translation>Procedures in the file: {all}; different from those in force: {count}.</translation>
    </message>
    <message>
        <source>Tệp không có gì khác danh mục của ngày đó; không ghi gì.</source>
        <translation>Nothing differs from the catalogue of that day; nothing was saved.</translation>
    </message>
    <message>
        <source>Đã ghi phiên bản mới của {count} thủ tục.</source>
        <translation>New versions saved: {count}.</translation>
    </message>
</context>
<context>
    <name>IntakeFlow</name>
    <message>
        <source>Đã lưu nháp.</source>
        <translation>Draft saved.</translation>
    </message>
    <message>
        <source>Máy quét không đang quét.</source>
        <translation>The scanner is not scanning.</translation>
    </message>
    <message>
        <source>Chọn thủ tục trước.</source>
        <translation>Choose a procedure first.</translation>
    </message>
    <message>
        <source>Chưa có gì trong bản nháp này.</source>
        <translation>There is nothing in this draft yet.</translation>
    </message>
    <message>
        <source>Hồ sơ đã được tiếp nhận; nhấn Ctrl+N để sang hồ sơ tiếp theo.</source>
        <translation>The dossier is accepted; press Ctrl+N for the next one.</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nộp qua bưu chính</source>
        <translation>Handed in by post</translation>
    </message>
    <message>
        <source>Hồ sơ này do bưu chính chuyển đến</source>
        <translation>This dossier came by post</translation>
    </message>
    <message>
        <source>Phiếu chữ to</source>
        <translation>Slip in large type</translation>
    </message>
    <message>
        <source>In phiếu chữ to cho người mắt kém (Ctrl+G)</source>
        <translation>Print the slip in large type for people with poor eyesight (Ctrl+G)</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Abandon draft</translation>
    </message>
    <message>
        <source>1  NGƯỜI NỘP HỒ SƠ</source>
        <translation>1  APPLICANT</translation>
    </message>
    <message>
        <source>Space kết quả · C, S, B loại bản · N, D, H nước ngoài · + − số bản · 1–9 giấy tờ</source>
        <translation>Space mark · C, S, B kind · N, D, H from abroad · + − copies · 1–9 paper</translation>
    </message>
    <message>
        <source>2  THỦ TỤC VÀ THÀNH PHẦN HỒ SƠ</source>
        <translation>2  PROCEDURE AND PAPERS</translation>
    </message>
    <message>
        <source>4  PHÍ, LỆ PHÍ</source>
        <translation>4  FEES</translation>
    </message>
    <message>
        <source>3  TRANG QUÉT</source>
        <translation>3  SCANNED PAGES</translation>
    </message>
    <message>
        <source>Thêm tệp ảnh hoặc PDF</source>
        <translation>Add picture or PDF files</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
</context>
<context>
    <name>IntakeWork</name>
    <message>
        <source>Đã gửi tờ phân cách ra máy in.</source>
        <translation>Separator sheets sent to the printer.</translation>
    </message>
</context>
<context>
    <name>ItemsPanel</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Lỗi</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Nội dung cần bổ sung</source>
        <translation>What to bring or put right</translation>
    </message>
    <message>
        <source>Lỗi của giấy tờ</source>
        <translation>Fault of the paper</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Ngoài danh mục: {name}</source>
        <translation>Not on the list: {name}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Phím tắt</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Hiện các phím tắt của trang này</source>
        <translation>Show the shortcut keys of this page</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Gửi và nhận dữ liệu với máy chủ ngay</source>
        <translation>Exchange data with the server now</translation>
    </message>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Tìm mã hồ sơ, họ tên, số định danh, thủ tục</source>
        <translation>Find dossier codes, names, ID numbers, procedures</translation>
    </message>
    <message>
        <source>Khóa quầy</source>
        <translation>Lock the counter</translation>
    </message>
    <message>
        <source>Khóa màn hình; bản nháp được giữ nguyên</source>
        <translation>Lock the screen; the draft stays as it is</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Mở trang Tiếp nhận</source>
        <translation>Open the intake page</translation>
    </message>
    <message>
        <source>Cần xử lý</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Mở trang Cần xử lý</source>
        <translation>Open the to-do page</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Mở trang Đồng bộ</source>
        <translation>Open the sync page</translation>
    </message>
    <message>
        <source>Cỡ chữ lớn hơn</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Tăng cỡ chữ</source>
        <translation>Make the text larger</translation>
    </message>
    <message>
        <source>Cỡ chữ nhỏ hơn</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Giảm cỡ chữ</source>
        <translation>Make the text smaller</translation>
    </message>
    <message>
        <source>Cỡ chữ thường</source>
        <translation>Normal text</translation>
    </message>
    <message>
        <source>Trở về cỡ chữ 100 %</source>
        <translation>Back to 100 %</translation>
    </message>
    <message>
        <source>Quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Quét chồng giấy trong khay nạp</source>
        <translation>Scan the stack in the feeder</translation>
    </message>
    <message>
        <source>Quét mặt kính</source>
        <translation>Scan flatbed</translation>
    </message>
    <message>
        <source>Quét một tờ trên mặt kính</source>
        <translation>Scan one sheet on the glass</translation>
    </message>
    <message>
        <source>Quét lại trang</source>
        <translation>Rescan page</translation>
    </message>
    <message>
        <source>Quét lại trang đang chọn vào đúng chỗ của nó</source>
        <translation>Scan the selected page again, in the same place</translation>
    </message>
    <message>
        <source>Cách quét</source>
        <translation>Scan settings</translation>
    </message>
    <message>
        <source>Chọn một mặt, hai mặt, màu, khổ giấy, độ phân giải cho hồ sơ này</source>
        <translation>Choose sides, colour, paper size and resolution for this dossier</translation>
    </message>
    <message>
        <source>Dừng quét</source>
        <translation>Stop scanning</translation>
    </message>
    <message>
        <source>Dừng quét; các trang đã quét được giữ</source>
        <translation>Stop scanning; pages already scanned are kept</translation>
    </message>
    <message>
        <source>Đủ, hợp lệ</source>
        <translation>All valid</translation>
    </message>
    <message>
        <source>Xác nhận thành phần hồ sơ đủ, hợp lệ; mục đã đánh dấu tay được giữ</source>
        <translation>Mark all papers present and valid; marks set by hand stay</translation>
    </message>
    <message>
        <source>Bỏ đánh dấu</source>
        <translation>Clear marks</translation>
    </message>
    <message>
        <source>Bỏ kết quả kiểm tra của mọi giấy tờ</source>
        <translation>Clear the marks of all papers</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Supplement</translation>
    </message>
    <message>
        <source>Lập phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)</source>
        <translation>Make a supplement request (form 02)</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Lập phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)</source>
        <translation>Make a refusal (form 03)</translation>
    </message>
    <message>
        <source>Tiếp nhận – In</source>
        <translation>Accept – Print</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ, cấp mã, in Giấy tiếp nhận hồ sơ và hẹn trả kết quả</source>
        <translation>Accept the dossier, issue its code, print the receipt</translation>
    </message>
    <message>
        <source>Tiếp nhận, in sau</source>
        <translation>Accept, print later</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ, cấp mã; giấy chờ in</source>
        <translation>Accept the dossier and issue its code; the papers wait to be printed</translation>
    </message>
    <message>
        <source>Thu tiền</source>
        <translation>Take money</translation>
    </message>
    <message>
        <source>Ghi nhận số tiền đã thu</source>
        <translation>Book the money taken</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In giấy đang chờ in, hoặc in lại có ghi lý do</source>
        <translation>Print waiting papers, or print again with a reason</translation>
    </message>
    <message>
        <source>In sang máy khác</source>
        <translation>Print elsewhere</translation>
    </message>
    <message>
        <source>Máy in hỏng: in giấy đang chờ ra máy in dự phòng, từ nay in ở đó</source>
        <translation>A printer failed: what waits comes out of the spare printer, from now on</translation>
    </message>
    <message>
        <source>Xem trước bản in</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>Xem Giấy tiếp nhận hồ sơ và hẹn trả kết quả trước khi in</source>
        <translation>Show the receipt before it is printed</translation>
    </message>
    <message>
        <source>Phiếu cho cả lượt</source>
        <translation>Slip for the visit</translation>
    </message>
    <message>
        <source>In một phiếu ghi mã của mọi hồ sơ người này đã nộp tại quầy hôm nay</source>
        <translation>Print one slip with the codes of all dossiers this person handed in here today</translation>
    </message>
    <message>
        <source>Phiếu chữ to</source>
        <translation>Slip in large type</translation>
    </message>
    <message>
        <source>Trước F9: chọn in phiếu chữ to; sau F9: in phiếu chữ to</source>
        <translation>Before F9: choose a slip in large type; after F9: print one</translation>
    </message>
    <message>
        <source>In quy trình liên thông</source>
        <translation>Print the interconnected route</translation>
    </message>
    <message>
        <source>In thứ tự cơ quan, công việc và thời hạn trước khi tiếp nhận</source>
        <translation>Print agencies, work and days in order before acceptance</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Chuyển đến Người nộp hồ sơ</source>
        <translation>Go to the applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Chuyển đến Thủ tục và thành phần hồ sơ</source>
        <translation>Go to procedure and papers</translation>
    </message>
    <message>
        <source>Trang quét</source>
        <translation>Scanned pages</translation>
    </message>
    <message>
        <source>Chuyển đến trang quét; nhấn lần nữa để xem lại trang quét</source>
        <translation>Go to the scanned pages; press again to review them</translation>
    </message>
    <message>
        <source>Thanh toán</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Chuyển đến phần thu phí, lệ phí</source>
        <translation>Go to the fees</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Hoàn tác thay đổi vừa rồi của bản nháp</source>
        <translation>Undo the last change of the draft</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Làm lại thay đổi vừa hoàn tác</source>
        <translation>Redo what was undone</translation>
    </message>
    <message>
        <source>Lưu nháp</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>Lưu bản nháp ngay; bản nháp luôn được tự động lưu</source>
        <translation>Save the draft now; it is always saved by itself</translation>
    </message>
    <message>
        <source>Hồ sơ mới</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Tiếp nhận hồ sơ không lấy số</source>
        <translation>Begin a dossier without a ticket</translation>
    </message>
    <message>
        <source>Thủ tục khác, cùng người</source>
        <translation>Another procedure, same person</translation>
    </message>
    <message>
        <source>Mở hồ sơ khác cho cùng người nộp hồ sơ</source>
        <translation>Begin another dossier for the same applicant</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Abandon draft</translation>
    </message>
    <message>
        <source>Bỏ bản nháp này; hoàn tác được trong 10 giây</source>
        <translation>Abandon this draft; can be undone for 10 seconds</translation>
    </message>
    <message>
        <source>Thêm tệp</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>Thêm tệp ảnh hoặc PDF từ thẻ nhớ USB</source>
        <translation>Add picture or PDF files from a USB stick</translation>
    </message>
    <message>
        <source>In tờ phân cách</source>
        <translation>Print separators</translation>
    </message>
    <message>
        <source>In tờ phân cách cho các giấy tờ của thủ tục</source>
        <translation>Print separator sheets for the papers of the procedure</translation>
    </message>
    <message>
        <source>Phát hành – In</source>
        <translation>Issue – print</translation>
    </message>
    <message>
        <source>Phát hành phiếu yêu cầu bổ sung, in hai liên</source>
        <translation>Issue the supplement request, print two copies</translation>
    </message>
    <message>
        <source>Lưu câu mẫu</source>
        <translation>Save phrase</translation>
    </message>
    <message>
        <source>Lưu nội dung của mục đang chọn thành câu mẫu</source>
        <translation>Save the text of the selected line as a phrase</translation>
    </message>
    <message>
        <source>Bỏ mục ngoài danh mục</source>
        <translation>Remove unlisted paper</translation>
    </message>
    <message>
        <source>Bỏ giấy tờ ngoài danh mục đang chọn</source>
        <translation>Remove the selected unlisted paper</translation>
    </message>
    <message>
        <source>Chuyển đến các giấy tờ cần bổ sung</source>
        <translation>Go to the papers to supplement</translation>
    </message>
    <message>
        <source>Câu mẫu</source>
        <translation>Phrases</translation>
    </message>
    <message>
        <source>Chuyển đến ô câu mẫu</source>
        <translation>Go to the phrases</translation>
    </message>
    <message>
        <source>Đóng, chưa phát hành phiếu</source>
        <translation>Close without issuing the slip</translation>
    </message>
    <message>
        <source>Phát hành phiếu từ chối, in hai liên</source>
        <translation>Issue the refusal, print two copies</translation>
    </message>
    <message>
        <source>Lưu lý do thành câu mẫu</source>
        <translation>Save the reason as a phrase</translation>
    </message>
    <message>
        <source>Quét thêm trang từ khay nạp</source>
        <translation>Scan more pages from the feeder</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Trở về hồ sơ</source>
        <translation>Back to the dossier</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Đổi nơi nhận kết quả theo ý người nộp; mỗi lần nhấn sang một nơi</source>
        <translation>Change where the result goes, as the applicant wishes; each press goes to the next way</translation>
    </message>
    <message>
        <source>Chuyển đến danh sách giấy tờ</source>
        <translation>Go to the list of papers</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Chuyển đến các trang</source>
        <translation>Go to the pages</translation>
    </message>
    <message>
        <source>Xem trang</source>
        <translation>Show page</translation>
    </message>
    <message>
        <source>Chuyển đến hình trang</source>
        <translation>Go to the picture of the page</translation>
    </message>
    <message>
        <source>Hoàn tác thay đổi vừa rồi</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>Xoay phải</source>
        <translation>Rotate right</translation>
    </message>
    <message>
        <source>Xoay trang sang phải</source>
        <translation>Rotate the page to the right</translation>
    </message>
    <message>
        <source>Xoay trái</source>
        <translation>Rotate left</translation>
    </message>
    <message>
        <source>Xoay trang sang trái</source>
        <translation>Rotate the page to the left</translation>
    </message>
    <message>
        <source>Tách ở đây</source>
        <translation>Split here</translation>
    </message>
    <message>
        <source>Giấy tờ tiếp theo bắt đầu từ trang này</source>
        <translation>The next paper begins with this page</translation>
    </message>
    <message>
        <source>Gộp</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Gộp với giấy tờ trước</source>
        <translation>Merge with the paper before</translation>
    </message>
    <message>
        <source>Chấp nhận chất lượng</source>
        <translation>Accept quality</translation>
    </message>
    <message>
        <source>Chấp nhận chất lượng của trang</source>
        <translation>Accept the quality of the page</translation>
    </message>
    <message>
        <source>Xóa</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Đưa trang vào mục Đã xóa</source>
        <translation>Move the page to Removed</translation>
    </message>
    <message>
        <source>Di chuyển lên</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Di chuyển trang lên trước</source>
        <translation>Move the page up</translation>
    </message>
    <message>
        <source>Di chuyển xuống</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Di chuyển trang ra sau</source>
        <translation>Move the page down</translation>
    </message>
    <message>
        <source>Đổi kết quả</source>
        <translation>Change the mark</translation>
    </message>
    <message>
        <source>Đổi Hợp lệ / Cần xem lại / Không hợp lệ / Thiếu</source>
        <translation>Switch between valid, to review, not valid, missing</translation>
    </message>
    <message>
        <source>Bản chính</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Loại bản: bản chính</source>
        <translation>Kind: original</translation>
    </message>
    <message>
        <source>Bản sao chứng thực</source>
        <translation>Certified copy</translation>
    </message>
    <message>
        <source>Loại bản: bản sao chứng thực</source>
        <translation>Kind: certified copy</translation>
    </message>
    <message>
        <source>Bản chụp</source>
        <translation>Photocopy</translation>
    </message>
    <message>
        <source>Loại bản: bản chụp (đã đối chiếu bản chính)</source>
        <translation>Kind: photocopy (compared with the original)</translation>
    </message>
    <message>
        <source>Thêm một bản</source>
        <translation>One more</translation>
    </message>
    <message>
        <source>Tăng số lượng bản</source>
        <translation>Increase the number of copies</translation>
    </message>
    <message>
        <source>Bớt một bản</source>
        <translation>One fewer</translation>
    </message>
    <message>
        <source>Giảm số lượng bản</source>
        <translation>Decrease the number of copies</translation>
    </message>
    <message>
        <source>Giấy tờ nước ngoài</source>
        <translation>Paper from abroad</translation>
    </message>
    <message>
        <source>Giấy tờ do nước ngoài cấp, hoặc bỏ dấu này</source>
        <translation>Mark as issued abroad, or remove the mark</translation>
    </message>
    <message>
        <source>Đã dịch</source>
        <translation>Translated</translation>
    </message>
    <message>
        <source>Giấy tờ nước ngoài đã dịch ra tiếng Việt</source>
        <translation>The paper from abroad is translated into Vietnamese</translation>
    </message>
    <message>
        <source>Hợp pháp hóa</source>
        <translation>Legalisation</translation>
    </message>
    <message>
        <source>Đổi: đã hợp pháp hóa lãnh sự / đã chứng nhận lãnh sự / được miễn</source>
        <translation>Switch between legalised, consular certified, exempt</translation>
    </message>
    <message>
        <source>In lại giấy, có ghi lý do</source>
        <translation>Print again, with a reason</translation>
    </message>
    <message>
        <source>Xem Giấy tiếp nhận hồ sơ và hẹn trả kết quả</source>
        <translation>Show the receipt</translation>
    </message>
    <message>
        <source>Ghi nhận số tiền đã thu, hoặc đã hoàn trả khi hủy tiếp nhận</source>
        <translation>Book the money taken, or given back when an acceptance is voided</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Chuyển đến thông tin hồ sơ</source>
        <translation>Go to the summary</translation>
    </message>
    <message>
        <source>Chuyển đến giấy tờ và trang</source>
        <translation>Go to papers and pages</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Chuyển đến lịch sử hồ sơ</source>
        <translation>Go to the history</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ</source>
        <translation>Hand over dossiers</translation>
    </message>
    <message>
        <source>Mở Bàn giao: hồ sơ đến cơ quan, kết quả về</source>
        <translation>Open hand-over: dossiers to agencies, results back</translation>
    </message>
    <message>
        <source>Bàn giao, nhận – In</source>
        <translation>Hand over, receive – print</translation>
    </message>
    <message>
        <source>Ghi nhận chuyển hồ sơ đã chọn hoặc nhận kết quả đã đếm; in giấy bàn giao</source>
        <translation>Hand on the chosen dossiers or take in the counted results; print the list</translation>
    </message>
    <message>
        <source>Quầy khác</source>
        <translation>Other counters</translation>
    </message>
    <message>
        <source>Hiện hoặc ẩn hồ sơ đang nằm ở quầy khác của cơ quan, để chuyển thay</source>
        <translation>Show or hide dossiers of the agencies that lie at other counters, to hand them on for a colleague</translation>
    </message>
    <message>
        <source>In bảng kê chuyến của tháng</source>
        <translation>Print the list of the month&apos;s trips</translation>
    </message>
    <message>
        <source>Lưu bảng kê chuyến của tháng thành tệp PDF</source>
        <translation>Save the month&apos;s list of trips as a PDF</translation>
    </message>
    <message>
        <source>Cần chuyển</source>
        <translation>To be handed on</translation>
    </message>
    <message>
        <source>Chuyển đến hồ sơ cần bàn giao</source>
        <translation>Go to the dossiers to be handed on</translation>
    </message>
    <message>
        <source>Chờ ký nhận</source>
        <translation>To be signed for</translation>
    </message>
    <message>
        <source>Chuyển đến giấy bàn giao chưa ký nhận đủ</source>
        <translation>Go to the lists that are not signed for</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Results in</translation>
    </message>
    <message>
        <source>Chuyển đến kết quả cơ quan mang về</source>
        <translation>Go to the results agencies bring</translation>
    </message>
    <message>
        <source>Chuyến trong tháng</source>
        <translation>Trips of the month</translation>
    </message>
    <message>
        <source>Chuyển đến bảng kê chuyến luân chuyển</source>
        <translation>Go to the list of trips</translation>
    </message>
    <message>
        <source>Xem trước – Áp dụng</source>
        <translation>Preview – Apply</translation>
    </message>
    <message>
        <source>Xem hồ sơ nào đổi ngày hẹn; xem xong, nhấn lần nữa để áp dụng</source>
        <translation>See which dossiers get a new return date; then press again to apply</translation>
    </message>
    <message>
        <source>Nhập lịch một năm từ tệp JSON</source>
        <translation>Import a year of the calendar from a JSON file</translation>
    </message>
    <message>
        <source>Xuất tệp</source>
        <translation>Export a file</translation>
    </message>
    <message>
        <source>Lưu lịch đang xem thành tệp JSON</source>
        <translation>Save the year on screen as a JSON file</translation>
    </message>
    <message>
        <source>Năm trước</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>Xem lịch năm trước</source>
        <translation>Show the previous year&apos;s calendar</translation>
    </message>
    <message>
        <source>Năm sau</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Xem lịch năm sau</source>
        <translation>Show the next year&apos;s calendar</translation>
    </message>
    <message>
        <source>Ngày nghỉ, làm bù</source>
        <translation>Days off, make-up days</translation>
    </message>
    <message>
        <source>Chuyển đến ngày nghỉ, ngày làm bù, nửa ngày</source>
        <translation>Go to days off, make-up days, half days</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Office hours</translation>
    </message>
    <message>
        <source>Chuyển đến giờ làm việc theo cơ quan</source>
        <translation>Go to the office hours of agencies</translation>
    </message>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Chuyển đến các hồ sơ đổi ngày hẹn</source>
        <translation>Go to the dossiers that get a new return date</translation>
    </message>
    <message>
        <source>Bỏ dòng</source>
        <translation>Remove the line</translation>
    </message>
    <message>
        <source>Bỏ dòng đang chọn; nội dung trở lại ô nhập để sửa</source>
        <translation>Remove the selected line; its content goes back into the form</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Dừng việc đang tính; hoặc đóng trang</source>
        <translation>Stop the calculation, or close the page</translation>
    </message>
    <message>
        <source>Lập sổ của cơ quan và năm đang chọn, lưu PDF</source>
        <translation>Make the register of the chosen agency and year, save it as a PDF</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Chuyển đến thời hạn và cách tính ngày hẹn trả</source>
        <translation>Go to the dates and how they were calculated</translation>
    </message>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Chuyển đến các việc làm được với hồ sơ</source>
        <translation>Go to what can be done with the dossier</translation>
    </message>
    <message>
        <source>Đóng và trở về chỗ đang làm</source>
        <translation>Close and go back to what you were doing</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Ghi nhận bước này và in giấy của bước</source>
        <translation>Record this step and print its paper</translation>
    </message>
    <message>
        <source>Quét văn bản</source>
        <translation>Scan the paper</translation>
    </message>
    <message>
        <source>Quét văn bản đã ký của bước này</source>
        <translation>Scan the signed paper of this step</translation>
    </message>
    <message>
        <source>Thêm tệp ảnh hoặc PDF của văn bản đã ký</source>
        <translation>Add pictures or a PDF of the signed paper</translation>
    </message>
    <message>
        <source>In dự thảo</source>
        <translation>Print draft</translation>
    </message>
    <message>
        <source>In dự thảo văn bản để trình ký, chưa ghi nhận</source>
        <translation>Print the paper to be signed; nothing is recorded yet</translation>
    </message>
    <message>
        <source>Xem giấy sẽ in, hoặc trở về các mục nhập</source>
        <translation>Show the paper to be printed, or go back to the fields</translation>
    </message>
    <message>
        <source>Đóng, không ghi nhận; trở về hồ sơ</source>
        <translation>Close without recording; back to the dossier</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>In giấy đang xem</source>
        <translation>Print what is shown</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Lưu giấy thành tệp PDF</source>
        <translation>Save as a PDF file</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>Phiếu nhiệt chữ to cho người mắt kém</source>
        <translation>Slip in large type for people with poor eyesight</translation>
    </message>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Mở mục đang chọn</source>
        <translation>Open the selected item</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Xem thông tin, lịch sử và việc làm được với hồ sơ đang chọn</source>
        <translation>See the chosen dossier, its history and what may be done with it</translation>
    </message>
    <message>
        <source>In lại giấy của hồ sơ đang chọn, có ghi lý do</source>
        <translation>Print a paper of the chosen dossier again, with a reason on record</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ</source>
        <translation>Go on with it</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ tại trang Tiếp nhận để làm tiếp</source>
        <translation>Go on with the dossier at the Intake page</translation>
    </message>
    <message>
        <source>In giấy đang chờ</source>
        <translation>Print waiting papers</translation>
    </message>
    <message>
        <source>In mọi giấy đang chờ in</source>
        <translation>Print everything waiting for the printer</translation>
    </message>
    <message>
        <source>Đọc mã bằng camera</source>
        <translation>Read with camera</translation>
    </message>
    <message>
        <source>Bật camera để đọc mã QR của thẻ căn cước hoặc giấy biên nhận</source>
        <translation>Switch the camera on to read the QR code of an ID card or a slip</translation>
    </message>
    <message>
        <source>Tắt camera và trở về chỗ đang làm</source>
        <translation>Switch the camera off and go back to what you were doing</translation>
    </message>
    <message>
        <source>Thử</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Thử thiết bị đang chọn: quét, in hoặc đọc mã</source>
        <translation>Test the chosen device: scan, print or read a code</translation>
    </message>
    <message>
        <source>Hỏi lại</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Hỏi lại trạng thái của mọi thiết bị</source>
        <translation>Check the state of every device again</translation>
    </message>
    <message>
        <source>Xuất tệp chẩn đoán</source>
        <translation>Diagnostic bundle</translation>
    </message>
    <message>
        <source>Ghi tệp chẩn đoán cho bộ phận kỹ thuật; không chứa dữ liệu công dân</source>
        <translation>Write a diagnostic bundle for IT; it contains no citizen data</translation>
    </message>
    <message>
        <source>In tờ cài đặt đầu đọc</source>
        <translation>Print reader sheet</translation>
    </message>
    <message>
        <source>In tờ hướng dẫn cài đặt đầu đọc mã, kèm các mã để thử</source>
        <translation>Print the sheet that says how to set a code reader, with codes to try it</translation>
    </message>
    <message>
        <source>Danh sách</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Chuyển đến danh sách thiết bị</source>
        <translation>Go to the list of devices</translation>
    </message>
    <message>
        <source>Đổi thiết bị</source>
        <translation>Change device</translation>
    </message>
    <message>
        <source>Chuyển đến phần chọn thiết bị khác</source>
        <translation>Go to changing the device</translation>
    </message>
    <message>
        <source>Dừng việc thử, hoặc đóng và trở về chỗ đang làm</source>
        <translation>Stop the test, or close and go back to what you were doing</translation>
    </message>
    <message>
        <source>Chuyển đến danh sách việc</source>
        <translation>Go to the list</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Chuyển đến nội dung việc</source>
        <translation>Go to the content</translation>
    </message>
    <message>
        <source>Đóng, không đổi mật khẩu</source>
        <translation>Close without changing the password</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Lập phiên bản mới của thủ tục đang xem</source>
        <translation>Make a new version of the procedure shown</translation>
    </message>
    <message>
        <source>Thủ tục mới</source>
        <translation>New procedure</translation>
    </message>
    <message>
        <source>Thêm một thủ tục chưa có trong danh mục</source>
        <translation>Add a procedure that is not in the catalogue yet</translation>
    </message>
    <message>
        <source>Niêm yết PDF</source>
        <translation>Posting PDF</translation>
    </message>
    <message>
        <source>Lưu bản niêm yết công khai của thủ tục đang xem</source>
        <translation>Save the posting sheet of the procedure shown</translation>
    </message>
    <message>
        <source>Nhập danh mục từ tệp CSV, Excel, OpenCPS</source>
        <translation>Import from a CSV, Excel or OpenCPS file</translation>
    </message>
    <message>
        <source>Xuất cả danh mục thành tệp</source>
        <translation>Export the whole catalogue to a file</translation>
    </message>
    <message>
        <source>Tìm thủ tục</source>
        <translation>Find a procedure</translation>
    </message>
    <message>
        <source>Chuyển đến ô tìm thủ tục</source>
        <translation>Go to the search field</translation>
    </message>
    <message>
        <source>Nơi khác nhận</source>
        <translation>Received elsewhere</translation>
    </message>
    <message>
        <source>Việc không tiếp nhận tại Trung tâm và nơi đến</source>
        <translation>What is not received at the centre, and where to go</translation>
    </message>
    <message>
        <source>Ghi phiên bản mới</source>
        <translation>Save new version</translation>
    </message>
    <message>
        <source>Ghi phiên bản mới của thủ tục, gửi đến mọi quầy</source>
        <translation>Save the new version and send it to every counter</translation>
    </message>
    <message>
        <source>Thêm dòng</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>Thêm giấy tờ, cơ quan sau dòng đang chọn</source>
        <translation>Add a paper or an agency after the chosen line</translation>
    </message>
    <message>
        <source>Bỏ giấy tờ, cơ quan đang chọn</source>
        <translation>Leave out the chosen paper or agency</translation>
    </message>
    <message>
        <source>Chuyển lên</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Chuyển dòng đang chọn lên trên</source>
        <translation>Move the chosen line up</translation>
    </message>
    <message>
        <source>Chuyển xuống</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Chuyển dòng đang chọn xuống dưới</source>
        <translation>Move the chosen line down</translation>
    </message>
    <message>
        <source>Chuyển đến căn cứ, tên, cơ quan, tiếp nhận, bổ sung</source>
        <translation>Go to document, names, agency, acceptance, supplements</translation>
    </message>
    <message>
        <source>Trường hợp, nộp thay</source>
        <translation>Cases, who hands in</translation>
    </message>
    <message>
        <source>Chuyển đến trường hợp, người nộp thay</source>
        <translation>Go to cases and who hands in for the owner</translation>
    </message>
    <message>
        <source>Chuyển đến giấy tờ và cách quét</source>
        <translation>Go to the papers and how they are scanned</translation>
    </message>
    <message>
        <source>Thời hạn, liên thông</source>
        <translation>Time limits, route</translation>
    </message>
    <message>
        <source>Chuyển đến thời hạn và quy trình liên thông</source>
        <translation>Go to time limits and route</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Chuyển đến phí, lệ phí, miễn, giảm</source>
        <translation>Go to fees, charges and what is waived</translation>
    </message>
    <message>
        <source>Niêm yết</source>
        <translation>Posting</translation>
    </message>
    <message>
        <source>Chuyển đến nội dung niêm yết công khai</source>
        <translation>Go to the published information</translation>
    </message>
    <message>
        <source>Trở lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trở lại danh mục, không ghi gì</source>
        <translation>Back to the catalogue without saving</translation>
    </message>
    <message>
        <source>Ghi thay đổi</source>
        <translation>Write the changes</translation>
    </message>
    <message>
        <source>Ghi nơi nhận các việc, gửi đến mọi quầy</source>
        <translation>Write who receives the matters; sent to every counter</translation>
    </message>
    <message>
        <source>Ghi phiên bản mới của các thủ tục trong tệp</source>
        <translation>Save new versions of the procedures in the file</translation>
    </message>
    <message>
        <source>In phiếu hướng dẫn</source>
        <translation>Print guidance slip</translation>
    </message>
    <message>
        <source>In phiếu hướng dẫn, ghi một dòng vào sổ hướng dẫn</source>
        <translation>Print the guidance slip and record one line in the guidance log</translation>
    </message>
    <message>
        <source>Đã hướng dẫn</source>
        <translation>Guidance given</translation>
    </message>
    <message>
        <source>Ghi vào sổ hướng dẫn, không in phiếu</source>
        <translation>Record it in the guidance log without printing</translation>
    </message>
    <message>
        <source>Đóng, không ghi nhận gì</source>
        <translation>Close, record nothing</translation>
    </message>
    <message>
        <source>Đọc ngay</source>
        <translation>Read now</translation>
    </message>
    <message>
        <source>Đọc mọi máy chấm công nối với máy tính này</source>
        <translation>Read every terminal of this computer</translation>
    </message>
    <message>
        <source>Nhập tệp</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Nhập tệp xuất từ máy chấm công (attlog.dat, CSV)</source>
        <translation>Import a file exported by a terminal (attlog.dat, CSV)</translation>
    </message>
    <message>
        <source>Ngày trước</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <source>Xem ngày trước</source>
        <translation>Show the previous day</translation>
    </message>
    <message>
        <source>Ngày sau</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>Xem ngày sau</source>
        <translation>Show the next day</translation>
    </message>
    <message>
        <source>Máy chấm công</source>
        <translation>Fingerprint terminals</translation>
    </message>
    <message>
        <source>Chuyển đến danh sách máy chấm công</source>
        <translation>Go to the list of terminals</translation>
    </message>
    <message>
        <source>Mã chưa rõ</source>
        <translation>Unmatched numbers</translation>
    </message>
    <message>
        <source>Chuyển đến các mã chưa rõ là ai</source>
        <translation>Go to the numbers not matched yet</translation>
    </message>
    <message>
        <source>Lần chấm</source>
        <translation>Punches</translation>
    </message>
    <message>
        <source>Chuyển đến lần chấm trong ngày</source>
        <translation>Go to the punches of the day</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand results over</translation>
    </message>
    <message>
        <source>Mở trang Trả kết quả</source>
        <translation>Open the page for handing results over</translation>
    </message>
    <message>
        <source>Quét chữ ký</source>
        <translation>Scan signature</translation>
    </message>
    <message>
        <source>Quét trang người nhận đã ký vào hồ sơ</source>
        <translation>Scan the page the collector signed into the dossier</translation>
    </message>
    <message>
        <source>Nhập kệ</source>
        <translation>Put on a shelf</translation>
    </message>
    <message>
        <source>Nhập kết quả vừa giao về lên kệ, hoặc đổi kệ</source>
        <translation>Shelve results just delivered, or move them to another shelf</translation>
    </message>
    <message>
        <source>Có sai sót</source>
        <translation>Has an error</translation>
    </message>
    <message>
        <source>Đối chiếu kết quả với hồ sơ và tiếp nhận đề nghị đính chính</source>
        <translation>Compare the result with the dossier and accept a correction request</translation>
    </message>
    <message>
        <source>Chưa trả – In hướng dẫn</source>
        <translation>Not handed over – print what to bring</translation>
    </message>
    <message>
        <source>Chưa trả kết quả; in phiếu ghi nội dung người nhận cần mang theo</source>
        <translation>Do not hand the result over; print what the collector must bring</translation>
    </message>
    <message>
        <source>Trả kết quả – In</source>
        <translation>Hand over – print</translation>
    </message>
    <message>
        <source>Trả kết quả và in giấy biên nhận; còn thiếu gì thì chuyển đến chỗ đó</source>
        <translation>Hand the result over and print the return receipt; goes to whatever is still missing</translation>
    </message>
    <message>
        <source>Hoàn tác lần trả</source>
        <translation>Undo the hand-over</translation>
    </message>
    <message>
        <source>Hoàn tác lần trả vừa rồi, có ghi lý do</source>
        <translation>Undo the last hand-over, with a reason on record</translation>
    </message>
    <message>
        <source>Người tiếp theo</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Xóa màn hình, chờ người tiếp theo</source>
        <translation>Clear the page for the next person</translation>
    </message>
    <message>
        <source>Tìm kết quả</source>
        <translation>Find a result</translation>
    </message>
    <message>
        <source>Chuyển đến ô quét và tìm</source>
        <translation>Go to the field for scanning and finding</translation>
    </message>
    <message>
        <source>Danh sách kết quả</source>
        <translation>List of results</translation>
    </message>
    <message>
        <source>Chuyển đến các kết quả tìm được</source>
        <translation>Go to the results found</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Collector</translation>
    </message>
    <message>
        <source>Chuyển đến người nhận kết quả</source>
        <translation>Go to the person who collects</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Chuyển đến phần ký nhận</source>
        <translation>Go to the signature</translation>
    </message>
    <message>
        <source>Trả cùng lần này</source>
        <translation>Hand over together</translation>
    </message>
    <message>
        <source>Chọn trả kết quả này cùng lần này, hoặc để lại</source>
        <translation>Hand this result over together with the others, or leave it</translation>
    </message>
    <message>
        <source>Ghi kết quả đang chọn nằm ở kệ này</source>
        <translation>Note that the result chosen lies on this shelf</translation>
    </message>
    <message>
        <source>In nhãn kệ</source>
        <translation>Print shelf labels</translation>
    </message>
    <message>
        <source>In một tờ nhãn kệ, bắt đầu từ kệ đang nhập</source>
        <translation>Print a sheet of shelf labels, beginning with the shelf typed</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Chuyển đến kết quả chưa nhập kệ</source>
        <translation>Go to the results not shelved yet</translation>
    </message>
    <message>
        <source>Kệ</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>Chuyển đến ô mã kệ</source>
        <translation>Go to the shelf&apos;s code</translation>
    </message>
    <message>
        <source>Tiếp nhận – In phiếu</source>
        <translation>Accept – print slip</translation>
    </message>
    <message>
        <source>Tiếp nhận đề nghị đính chính, in phiếu cho người nhận</source>
        <translation>Accept the correction request, print the slip for the collector</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Chuyển đến nội dung ghi trên kết quả</source>
        <translation>Go to what the result says</translation>
    </message>
    <message>
        <source>Nguyên nhân</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Chuyển đến nguyên nhân sai sót</source>
        <translation>Go to the cause of the error</translation>
    </message>
    <message>
        <source>Thực hiện</source>
        <translation>Do it</translation>
    </message>
    <message>
        <source>Việc chính của bước: đăng ký, lưu, hoặc dùng và thử thiết bị</source>
        <translation>Carry out this step: enrol, save, or use and test a device</translation>
    </message>
    <message>
        <source>Bước sau</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Sang bước sau; bước chưa làm được bỏ qua</source>
        <translation>Go to the next step; a step not done is skipped</translation>
    </message>
    <message>
        <source>Bước trước</source>
        <translation>Previous step</translation>
    </message>
    <message>
        <source>Trở lại bước trước</source>
        <translation>Back to the previous step</translation>
    </message>
    <message>
        <source>Tìm lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Tìm lại các thiết bị của bước này</source>
        <translation>Look for devices of this step again</translation>
    </message>
    <message>
        <source>In biên bản</source>
        <translation>Print record</translation>
    </message>
    <message>
        <source>In biên bản thiết lập máy, kèm kết quả thử</source>
        <translation>Print what was set up, with the results of the tests</translation>
    </message>
    <message>
        <source>Lưu biên bản</source>
        <translation>Save record</translation>
    </message>
    <message>
        <source>Lưu biên bản thiết lập máy thành tệp PDF</source>
        <translation>Save what was set up as a PDF file</translation>
    </message>
    <message>
        <source>Dừng việc thử, hoặc đóng; những gì đã lưu vẫn giữ</source>
        <translation>Stop the test, or close; what is saved stays saved</translation>
    </message>
</context>
<context>
    <name>LeavePanel</name>
    <message>
        <source>Người quản lý cho phép yêu cầu thêm</source>
        <translation>A supervisor allows another request</translation>
    </message>
    <message>
        <source>Lý do cho phép</source>
        <translation>Reason for allowing it</translation>
    </message>
    <message>
        <source>Mã người quản lý</source>
        <translation>Supervisor&apos;s staff number</translation>
    </message>
    <message>
        <source>Mật khẩu người quản lý</source>
        <translation>Supervisor&apos;s password</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mã người dùng</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>LinesForm</name>
    <message>
        <source>Thêm vào lịch</source>
        <translation>Add to the calendar</translation>
    </message>
    <message>
        <source>Bỏ dòng đang chọn  Delete</source>
        <translation>Remove the chosen line  Delete</translation>
    </message>
    <message>
        <source>Chưa chọn dòng nào</source>
        <translation>No line is chosen</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Quầy đang khóa</source>
        <translation>The counter is locked</translation>
    </message>
    <message>
        <source>Hồ sơ đang làm được giữ nguyên. Nhập mật khẩu để làm tiếp.</source>
        <translation>The open dossier is kept as it is. Enter the password to continue.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Người khác đăng nhập</source>
        <translation>Sign in as someone else</translation>
    </message>
    <message>
        <source>Đang kiểm tra mật khẩu</source>
        <translation>Checking the password</translation>
    </message>
    <message>
        <source>Còn nội dung chưa gửi về máy chủ; chương trình chưa đóng, không có gì mất. Mở khóa rồi chọn chờ gửi xong hay đóng ngay.</source>
        <translation>Something is not sent to the server yet; the program stays open, nothing is lost. Unlock it, then choose to wait until everything is sent or to close now.</translation>
    </message>
</context>
<context>
    <name>LookStep</name>
    <message>
        <source>Dùng cho màn hình đăng nhập và cho người chưa chọn riêng trên máy này. Mỗi người đổi được cho mình sau khi đăng nhập: Ctrl+=, Ctrl+-.</source>
        <translation>For the sign-in page and for whoever has chosen nothing of their own on this PC. After signing in, each person can change their own: Ctrl+=, Ctrl+-.</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Màu sắc</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Lưu cho máy này  F9</source>
        <translation>Save for this PC  F9</translation>
    </message>
    <message>
        <source>Đã lưu cho máy này: {said}.</source>
        <translation>Saved for this PC: {said}.</translation>
    </message>
</context>
<context>
    <name>MatchBox</name>
    <message>
        <source>Tên trên máy</source>
        <translation>Name on the terminal</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lần chấm cuối</source>
        <translation>Last punch</translation>
    </message>
    <message>
        <source>Mã chưa rõ là ai</source>
        <translation>Unmatched numbers</translation>
    </message>
    <message>
        <source>Người có mã này</source>
        <translation>Person with this number</translation>
    </message>
    <message>
        <source>Gán mã</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Mọi mã trên máy đều đã rõ là ai.</source>
        <translation>Every number is matched to a person.</translation>
    </message>
    <message>
        <source>Không phải người của trung tâm</source>
        <translation>Not a person of the centre</translation>
    </message>
    <message>
        <source>Chọn một mã trong danh sách</source>
        <translation>Choose a number in the list</translation>
    </message>
    <message>
        <source>Chọn một mã để gán cho người có mã đó.</source>
        <translation>Choose a number to match it to its person.</translation>
    </message>
    <message>
        <source>Mã {number} là của:</source>
        <translation>Number {number} belongs to:</translation>
    </message>
    <message>
        <source>Từ ngày {day}, mã {number} là của:</source>
        <translation>From {day} on, number {number} belongs to:</translation>
    </message>
    <message>
        <source>Đã gán mã {n}.</source>
        <translation>Number {n} is matched.</translation>
    </message>
</context>
<context>
    <name>MattersPage</name>
    <message>
        <source>Việc, nơi đến</source>
        <translation>Matter, where to go</translation>
    </message>
    <message>
        <source>Tên việc</source>
        <translation>Name of the matter</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Nơi đến</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Giờ làm việc</source>
        <translation>Hours</translation>
    </message>
    <message>
        <source>Cần mang theo</source>
        <translation>What to take along</translation>
    </message>
    <message>
        <source>Từ để tìm, cách nhau bằng dấu phẩy</source>
        <translation>Words to find it by, separated by commas</translation>
    </message>
    <message>
        <source>Ghi thay đổi  F9</source>
        <translation>Write the changes  F9</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Việc không tiếp nhận và nơi đến</source>
        <translation>What is not received here, and where to go</translation>
    </message>
    <message>
        <source>Số gọi do chương trình cấp; phiếu hướng dẫn in đúng những gì ghi ở đây.</source>
        <translation>The program gives the number; the guidance slip prints exactly what stands here.</translation>
    </message>
    <message>
        <source>Việc không tiếp nhận tại Trung tâm</source>
        <translation>What is not received at the centre</translation>
    </message>
    <message>
        <source>Nội dung chưa có gì khác danh sách đang áp dụng.</source>
        <translation>Nothing differs from the list in force.</translation>
    </message>
    <message>
        <source>Đã ghi thay đổi của {count} việc.</source>
        <translation>Changes of {count} matters were written.</translation>
    </message>
</context>
<context>
    <name>NeedsPane</name>
    <message>
        <source>Điều kiện nhận kết quả</source>
        <translation>What is needed to collect</translation>
    </message>
    <message>
        <source>Đã có</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Còn thiếu</source>
        <translation>Missing</translation>
    </message>
</context>
<context>
    <name>NewNumberQuestion</name>
    <message>
        <source>Chứng minh nhân dân 9 số đã hết giá trị sử dụng. Số định danh cá nhân:</source>
        <translation>The 9-digit ID card is no longer valid. Personal ID number:</translation>
    </message>
    <message>
        <source>Số định danh cá nhân 12 chữ số</source>
        <translation>Personal ID number, 12 digits</translation>
    </message>
    <message>
        <source>Chưa có số định danh</source>
        <translation>No ID number yet</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Việc tiếp theo</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Lập hồ sơ mới</source>
        <translation>New dossier from this one</translation>
    </message>
    <message>
        <source>Hồ sơ mới với người nộp, thủ tục và các trang đã số hóa của hồ sơ này</source>
        <translation>A new dossier with the applicant, procedure and scanned pages of this one</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Đang ở: {agency}</source>
        <translation>With: {agency}</translation>
    </message>
    <message>
        <source>Chờ người nộp hồ sơ</source>
        <translation>Waiting for the applicant</translation>
    </message>
    <message>
        <source>Việc của quầy tiếp nhận</source>
        <translation>For the counter to do</translation>
    </message>
    <message>
        <source>Chờ trả kết quả cho người nộp hồ sơ</source>
        <translation>To be handed to the applicant</translation>
    </message>
    <message>
        <source>Đã kết thúc</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Hẹn trả {at}</source>
        <translation>Promised for {at}</translation>
    </message>
    <message>
        <source>hẹn lần đầu {at}</source>
        <translation>first {at}</translation>
    </message>
    <message>
        <source>Xin lỗi gửi muộn</source>
        <translation>Apology sent late</translation>
    </message>
</context>
<context>
    <name>NoForm</name>
    <message>
        <source>{circular} không có mẫu giấy cho việc này nên phần mềm không in giấy; nội dung vẫn được ghi vào hồ sơ.</source>
        <translation>{circular} has no form for this step, so nothing is printed; what is entered is kept in the dossier.</translation>
    </message>
</context>
<context>
    <name>OddPunches</name>
    <message>
        <source>Thời gian ghi trên máy</source>
        <translation>Time as recorded by the terminal</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Máy</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Lần chấm sai thời gian</source>
        <translation>Punches with impossible times</translation>
    </message>
    <message>
        <source>Được giữ nguyên như máy ghi, không tính vào ngày nào. Kiểm tra giờ của máy.</source>
        <translation>Kept as the terminal recorded them, not counted for any day. Check the terminal&apos;s clock.</translation>
    </message>
    <message>
        <source>ở tương lai</source>
        <translation>in the future</translation>
    </message>
    <message>
        <source>quá xa trước đây</source>
        <translation>too long ago</translation>
    </message>
    <message>
        <source>không có thật</source>
        <translation>no such time</translation>
    </message>
    <message>
        <source>không rõ mã</source>
        <translation>no number</translation>
    </message>
</context>
<context>
    <name>OldPage</name>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Kệ</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>Có từ ngày</source>
        <translation>Here since</translation>
    </message>
    <message>
        <source>Kết quả quá 30 ngày chưa nhận</source>
        <translation>Results not collected for more than 30 days</translation>
    </message>
    <message>
        <source>Kết quả được lưu giữ tại Bộ phận trả kết quả. Enter mở hồ sơ để nhắc người nhận.</source>
        <translation>The results are kept at the return desk. Enter opens the dossier to remind the owner.</translation>
    </message>
    <message>
        <source>Không có kết quả nào quá 30 ngày chưa nhận.</source>
        <translation>No result has waited for more than 30 days.</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Mọi trang</source>
        <translation>Every page</translation>
    </message>
    <message>
        <source>Trong danh sách giấy tờ</source>
        <translation>In the list of papers</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Shortcuts</translation>
    </message>
</context>
<context>
    <name>OrderedLines</name>
    <message>
        <source>Thêm  Insert</source>
        <translation>Add  Insert</translation>
    </message>
    <message>
        <source>Bỏ  Delete</source>
        <translation>Remove  Delete</translation>
    </message>
    <message>
        <source>Lên  Ctrl+↑</source>
        <translation>Up  Ctrl+↑</translation>
    </message>
    <message>
        <source>Xuống  Ctrl+↓</source>
        <translation>Down  Ctrl+↓</translation>
    </message>
    <message>
        <source>Chưa chọn dòng nào</source>
        <translation>No line is chosen</translation>
    </message>
    <message>
        <source>Đã ở đầu danh sách</source>
        <translation>It is the first already</translation>
    </message>
    <message>
        <source>Đã ở cuối danh sách</source>
        <translation>It is the last already</translation>
    </message>
</context>
<context>
    <name>OtherDevice</name>
    <message>
        <source>Tìm thiết bị</source>
        <translation>Look for devices</translation>
    </message>
    <message>
        <source>Dùng thiết bị này</source>
        <translation>Use this device</translation>
    </message>
    <message>
        <source>Đổi thiết bị</source>
        <translation>Change device</translation>
    </message>
    <message>
        <source>Chỉ người quản lý hoặc bộ phận kỹ thuật được đổi thiết bị.</source>
        <translation>Only a supervisor or IT may choose another device.</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Tìm các thiết bị đang cắm vào máy này hoặc có trong mạng.</source>
        <translation>Look for devices plugged into this PC or on the network.</translation>
    </message>
    <message>
        <source>Thêm đầu đọc mã</source>
        <translation>Add a code reader</translation>
    </message>
    <message>
        <source>Thêm máy chấm công</source>
        <translation>Add a fingerprint terminal</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị</source>
        <translation>Looking for devices</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị…</source>
        <translation>Looking for devices…</translation>
    </message>
    <message numerus="yes">
        <source>Tìm thấy %n thiết bị khác.</source>
        <translation>
            <numerusform>%n other device found.</numerusform>
            <numerusform>%n other devices found.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa nhập: {what}.</source>
        <translation>Still missing: {what}.</translation>
    </message>
    <message>
        <source>Từ nay quầy này không dùng máy in phiếu.</source>
        <translation>From now on this counter has no slip printer.</translation>
    </message>
    <message>
        <source>Đã bỏ {name} khỏi danh sách.</source>
        <translation>{name} was removed from the list.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã chọn {name}. Hãy thử ngay.</source>
        <translation>{name} was chosen. Test it now.</translation>
    </message>
</context>
<context>
    <name>OthersPanel</name>
    <message>
        <source>Không phải chủ hồ sơ (được ủy quyền)</source>
        <translation>For the owner (authorised)</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Tên tổ chức</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Địa chỉ tổ chức</source>
        <translation>Address of the organisation</translation>
    </message>
    <message>
        <source>Số giấy tờ của người nộp hồ sơ</source>
        <translation>ID number of the submitter</translation>
    </message>
    <message>
        <source>Họ và tên người nộp hồ sơ</source>
        <translation>Name of the submitter</translation>
    </message>
    <message>
        <source>Điện thoại người nộp hồ sơ</source>
        <translation>Phone of the submitter</translation>
    </message>
    <message>
        <source>Quan hệ với chủ hồ sơ</source>
        <translation>Relation to the owner</translation>
    </message>
    <message>
        <source>Đổi chỗ với chủ hồ sơ</source>
        <translation>Swap with the owner</translation>
    </message>
    <message>
        <source>Có giấy ủy quyền kèm theo</source>
        <translation>Authorisation is enclosed</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Cần giấy ủy quyền hoặc giấy giới thiệu.</source>
        <translation>A letter of authorisation or introduction is needed.</translation>
    </message>
    <message>
        <source>Cần văn bản ủy quyền có công chứng hoặc chứng thực.</source>
        <translation>A notarised or certified authorisation is needed.</translation>
    </message>
    <message>
        <source>Không phải nộp văn bản ủy quyền.</source>
        <translation>No authorisation is needed.</translation>
    </message>
    <message>
        <source>{text} Xem giấy tờ số {n}.</source>
        <translation>{text} See paper {n}.</translation>
    </message>
</context>
<context>
    <name>OutsidePanel</name>
    <message>
        <source>Giấy tờ ngoài danh mục</source>
        <translation>Paper outside the list</translation>
    </message>
    <message>
        <source>Nội dung cần bổ sung</source>
        <translation>What to bring or put right</translation>
    </message>
    <message>
        <source>Căn cứ: văn bản quy định phải nộp</source>
        <translation>Basis: the law that requires it</translation>
    </message>
    <message>
        <source>Thêm</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Giấy tờ này không thuộc thành phần hồ sơ đã được công bố. Chỉ được yêu cầu khi ghi rõ văn bản quy định phải nộp.</source>
        <translation>This paper is not on the published list. It may only be asked for when the law that requires it is stated.</translation>
    </message>
</context>
<context>
    <name>PageFeed</name>
    <message>
        <source>Chọn trang cần quét lại trước.</source>
        <translation>Select the page to rescan first.</translation>
    </message>
    <message>
        <source>Máy quét đang đưa trang vào hồ sơ này; chưa có gì thay đổi. Chờ quét xong, hoặc nhấn Esc để dừng quét, rồi thực hiện lại.</source>
        <translation>The scanner is feeding pages into this dossier; nothing has changed. Wait until it is done, or press Esc to stop it, then try again.</translation>
    </message>
    <message>
        <source>Chưa quét mặt sau; chưa có gì thay đổi. Nhấn F6 để quét mặt sau, hoặc Alt+F6 chọn một mặt nếu không có mặt sau, rồi F9.</source>
        <translation>The backs are not scanned yet; nothing has changed. Press F6 to scan them, or Alt+F6 and one side if there are none, then F9.</translation>
    </message>
    <message>
        <source>Lần quét trước bị ngắt giữa chừng. Các trang đã quét được giữ đủ. Đặt các tờ còn lại vào khay nạp rồi nhấn F6.</source>
        <translation>The last scan was cut short. All scanned pages are kept. Put the remaining sheets into the feeder and press F6.</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Go on scanning</translation>
    </message>
    <message>
        <source>{happened} Máy quét đã tự quét tiếp. Xem trang có dấu ⚠: trước trang đó có thể sót một tờ.</source>
        <translation>{happened} Scanning went on by itself. Look at the page marked ⚠: a sheet may be missing before it.</translation>
    </message>
    <message>
        <source>Trang quét thứ {n}</source>
        <translation>Scanned page {n}</translation>
    </message>
    <message>
        <source>Quét hai lượt</source>
        <translation>Scan in two passes</translation>
    </message>
    <message numerus="yes">
        <source>%n trang không đọc được nên chưa vào hồ sơ ({named}).</source>
        <translation>
            <numerusform>%n page could not be read and is not in the dossier ({named}).</numerusform>
            <numerusform>%n pages could not be read and are not in the dossier ({named}).</numerusform>
        </translation>
    </message>
    <message>
        <source>Các trang khác đã được giữ. Quét lại hoặc chọn lại tệp của các trang này.</source>
        <translation>The other pages are kept. Scan these again, or choose other files for them.</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>PageWords</name>
    <message>
        <source>Trang {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>xếp theo tờ phân cách trước khi quét bị ngắt</source>
        <translation>filed by the strip scanned before the interruption</translation>
    </message>
    <message>
        <source>đoán?</source>
        <translation>guess?</translation>
    </message>
    <message>
        <source>phiếu in</source>
        <translation>our slip</translation>
    </message>
    <message>
        <source>khác khổ?</source>
        <translation>other size?</translation>
    </message>
    <message>
        <source>sót tờ?</source>
        <translation>sheet missing?</translation>
    </message>
    <message>
        <source>giống {n}</source>
        <translation>same as {n}</translation>
    </message>
    <message>
        <source>xếp tiếp</source>
        <translation>continued</translation>
    </message>
    <message>
        <source>mờ</source>
        <translation>blurred</translation>
    </message>
    <message>
        <source>tối</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>nét nhạt</source>
        <translation>pale print</translation>
    </message>
    <message>
        <source>lóa sáng</source>
        <translation>glare</translation>
    </message>
    <message>
        <source>cắt mép</source>
        <translation>cut edge</translation>
    </message>
    <message>
        <source>lệch</source>
        <translation>skewed</translation>
    </message>
    <message>
        <source>độ phân giải thấp</source>
        <translation>low resolution</translation>
    </message>
    <message>
        <source>giống trang {n}</source>
        <translation>same as page {n}</translation>
    </message>
    <message>
        <source>có thể sót tờ trước trang này</source>
        <translation>a sheet may be missing before this page</translation>
    </message>
    <message>
        <source>trang trắng</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>đoán: giống mẫu giấy này ở hồ sơ trước; xếp lại nếu sai</source>
        <translation>guess: looks like this paper in earlier dossiers; move it if wrong</translation>
    </message>
    <message>
        <source>đoán: theo sau mẫu giấy này; xếp lại nếu sai</source>
        <translation>guess: follows this paper; move it if wrong</translation>
    </message>
    <message>
        <source>phiếu do Trung tâm in: không nối vào giấy tờ trước; xếp hoặc xóa</source>
        <translation>printed by the centre: not part of the paper before it; file or remove it</translation>
    </message>
    <message>
        <source>khổ giấy khác trang trước: có thể bắt đầu giấy tờ khác</source>
        <translation>another size than the page before: another paper may start here</translation>
    </message>
    <message>
        <source>đã chấp nhận: {name}</source>
        <translation>accepted: {name}</translation>
    </message>
    <message>
        <source>so với giấy: quét thêm tờ bị sót, hoặc chấp nhận</source>
        <translation>compare with the paper: scan what is missing, or accept</translation>
    </message>
    <message>
        <source>xóa bớt nếu là một tờ quét hai lần, hoặc chấp nhận</source>
        <translation>delete one if a sheet went through twice, or accept</translation>
    </message>
    <message>
        <source>quét lại hoặc chấp nhận</source>
        <translation>scan again or accept</translation>
    </message>
</context>
<context>
    <name>PagesPanel</name>
    <message>
        <source>Trang quét</source>
        <translation>Scanned pages</translation>
    </message>
    <message>
        <source>Đặt giấy vào khay nạp rồi nhấn F6.</source>
        <translation>Put paper into the feeder and press F6.</translation>
    </message>
    <message>
        <source>Sẵn sàng quét</source>
        <translation>Ready to scan</translation>
    </message>
    <message>
        <source>Số tờ đã đếm</source>
        <translation>Sheets counted</translation>
    </message>
    <message>
        <source>Đang quét</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>Quét lại trang</source>
        <translation>Rescan page</translation>
    </message>
    <message>
        <source>Đang quét; chờ quét xong rồi quét lại trang.</source>
        <translation>Scanning; rescan the page when it is done.</translation>
    </message>
    <message>
        <source>Chưa có trang nào để quét lại.</source>
        <translation>There is no page to rescan yet.</translation>
    </message>
    <message>
        <source>Chưa có trang nào</source>
        <translation>No pages yet</translation>
    </message>
    <message>
        <source>{n} chưa phân loại</source>
        <translation>{n} unassigned</translation>
    </message>
    <message>
        <source>1–9 giấy tờ · 0 chưa phân loại · R xoay · Enter xem lớn</source>
        <translation>1–9 paper · 0 unassigned · R rotate · Enter enlarge</translation>
    </message>
    <message>
        <source>Quét  F6</source>
        <translation>Scan  F6</translation>
    </message>
    <message>
        <source>Số tờ</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Dừng quét  Esc</source>
        <translation>Stop  Esc</translation>
    </message>
    <message>
        <source>{n}/{m} tờ</source>
        <translation>{n}/{m} sheets</translation>
    </message>
    <message>
        <source>{n} cần xem lại</source>
        <translation>{n} to review</translation>
    </message>
    <message>
        <source>{n} trang trắng</source>
        <translation>{n} blank</translation>
    </message>
    <message numerus="yes">
        <source>còn thiếu %n tờ</source>
        <translation>
            <numerusform>%n sheet missing</numerusform>
            <numerusform>%n sheets missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersEditor</name>
    <message>
        <source>Số bộ hồ sơ</source>
        <translation>Number of sets</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Số bản, loại bản</source>
        <translation>Copies, kind</translation>
    </message>
    <message>
        <source>Tên giấy tờ</source>
        <translation>Name of the paper</translation>
    </message>
    <message>
        <source>Số bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Yêu cầu</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>Khi nào phải nộp</source>
        <translation>When it is asked for</translation>
    </message>
    <message>
        <source>Nhóm nộp một trong các loại</source>
        <translation>Group of which one is enough</translation>
    </message>
    <message>
        <source>Bản chính</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Có giá trị (tháng)</source>
        <translation>Valid for (months)</translation>
    </message>
    <message>
        <source>Bỏ trống: không tính ngày cấp</source>
        <translation>Empty: the day of issue does not matter</translation>
    </message>
    <message>
        <source>Cơ sở dữ liệu thay thế</source>
        <translation>Replaced by database</translation>
    </message>
    <message>
        <source>Khai thác được thì không phải nộp. Ví dụ: CSDL quốc gia về dân cư</source>
        <translation>Not asked for when it can be looked up there</translation>
    </message>
    <message>
        <source>Nộp cho từng đơn vị tính (xe, thiết bị, phiếu …)</source>
        <translation>One for each of what is counted (vehicle, device …)</translation>
    </message>
    <message>
        <source>Là văn bản ủy quyền: chỉ yêu cầu khi người khác nộp thay</source>
        <translation>Is the authorisation: asked only when somebody else hands in</translation>
    </message>
    <message>
        <source>Loại bản được nhận</source>
        <translation>Accepted kinds</translation>
    </message>
    <message>
        <source>Mặc định khi tiếp nhận: {kind}.</source>
        <translation>Default at intake: {kind}.</translation>
    </message>
    <message>
        <source>Chưa chọn loại bản.</source>
        <translation>No kind is selected.</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Giấy tờ và trang</source>
        <translation>Papers and pages</translation>
    </message>
    <message>
        <source>Hình trang</source>
        <translation>Picture of the page</translation>
    </message>
    <message>
        <source>Chọn một trang để xem.</source>
        <translation>Choose a page to see it.</translation>
    </message>
    <message>
        <source>Vừa trang</source>
        <translation>Fit page</translation>
    </message>
    <message>
        <source>Vừa chiều ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Chưa phân loại</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Văn bản đã ký: {step}</source>
        <translation>Signed paper: {step}</translation>
    </message>
    <message>
        <source>{name} bổ sung lúc {at}</source>
        <translation>added by {name} on {at}</translation>
    </message>
    <message>
        <source>Trang {n}</source>
        <translation>Page {n}</translation>
    </message>
    <message>
        <source>chất lượng được {name} chấp nhận</source>
        <translation>quality accepted by {name}</translation>
    </message>
    <message>
        <source>Không mở được hình của trang này.</source>
        <translation>The picture of this page cannot be opened.</translation>
    </message>
</context>
<context>
    <name>PartDetails</name>
    <message>
        <source>Số trang bản giấy</source>
        <translation>Pages on paper</translation>
    </message>
    <message>
        <source> trang</source>
        <translation> pages</translation>
    </message>
    <message>
        <source>Ngày cấp</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>ngày cấp</source>
        <translation>issued on</translation>
    </message>
    <message>
        <source>Giấy tờ nước ngoài</source>
        <translation>Paper from abroad</translation>
    </message>
    <message>
        <source>Đã dịch</source>
        <translation>Translated</translation>
    </message>
    <message>
        <source>Loại bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tình trạng giấy tờ</source>
        <translation>State of the paper</translation>
    </message>
    <message>
        <source>Quét ngay</source>
        <translation>Scan now</translation>
    </message>
    <message>
        <source>Không số hóa được</source>
        <translation>Cannot be digitised</translation>
    </message>
    <message>
        <source>Lý do không số hóa</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>đóng quyển</source>
        <translation>bound</translation>
    </message>
    <message>
        <source>khổ lớn</source>
        <translation>large format</translation>
    </message>
    <message>
        <source>niêm phong</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>hiện vật</source>
        <translation>object</translation>
    </message>
    <message>
        <source>bí mật nhà nước</source>
        <translation>state secret</translation>
    </message>
    <message>
        <source>Bản chính mang theo</source>
        <translation>Original brought along</translation>
    </message>
    <message>
        <source>bản chính: nộp cùng hồ sơ</source>
        <translation>original: handed in</translation>
    </message>
    <message>
        <source>bản chính: đã trả ngay</source>
        <translation>original: given back</translation>
    </message>
    <message>
        <source>bản chính: trả cùng kết quả</source>
        <translation>original: given back with the result</translation>
    </message>
    <message>
        <source>bản chính: thu ngay</source>
        <translation>original: surrendered now</translation>
    </message>
    <message>
        <source>bản chính: nộp khi nhận kết quả</source>
        <translation>original: surrendered at collection</translation>
    </message>
    <message>
        <source>Hợp pháp hóa lãnh sự</source>
        <translation>Legalisation</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>TT</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Loại bản</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>đã yêu cầu bổ sung {on}</source>
        <translation>asked for on {on}</translation>
    </message>
    <message>
        <source>ngoài danh mục, đã yêu cầu bổ sung {on}</source>
        <translation>outside the list, asked for on {on}</translation>
    </message>
    <message>
        <source>chưa số hóa</source>
        <translation>not digitised</translation>
    </message>
    <message>
        <source>không số hóa</source>
        <translation>not digitisable</translation>
    </message>
    <message>
        <source>Không bổ sung</source>
        <translation>Not brought</translation>
    </message>
    <message>
        <source>Chưa bổ sung</source>
        <translation>Still awaited</translation>
    </message>
    <message>
        <source>Thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Chưa kiểm tra</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Hợp lệ</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Không hợp lệ</source>
        <translation>Not valid</translation>
    </message>
    <message>
        <source>bắt buộc</source>
        <translation>required</translation>
    </message>
    <message>
        <source>không bắt buộc</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Thành phần hồ sơ</source>
        <translation>Papers</translation>
    </message>
</context>
<context>
    <name>PartsView</name>
    <message>
        <source>Chọn thủ tục để xem thành phần hồ sơ</source>
        <translation>Choose a procedure to see its papers</translation>
    </message>
</context>
<context>
    <name>PasswordBlock</name>
    <message>
        <source>Hiện</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Hiện mật khẩu</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Bộ gõ tiếng Việt đang bật, có thể làm sai mật khẩu.</source>
        <translation>A Vietnamese input method is on and may spoil the password.</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>Mật khẩu hiện tại</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu mới</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Ít nhất 10 ký tự, không dấu, khác mật khẩu hiện tại.</source>
        <translation>At least 10 characters without accents, not the current password.</translation>
    </message>
    <message>
        <source>Nhập đủ mật khẩu hiện tại và mật khẩu mới.</source>
        <translation>Enter the current and the new password.</translation>
    </message>
    <message>
        <source>Hai lần nhập mật khẩu mới không giống nhau.</source>
        <translation>The two new passwords do not match.</translation>
    </message>
    <message>
        <source>Đang đổi mật khẩu</source>
        <translation>Changing the password</translation>
    </message>
    <message>
        <source>Đã đổi mật khẩu.</source>
        <translation>Password changed.</translation>
    </message>
</context>
<context>
    <name>PayPanel</name>
    <message>
        <source>Tiền nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>Nộp sau theo thông báo</source>
        <translation>Pay later, by notice</translation>
    </message>
    <message>
        <source>Thu tiền  Ctrl+Enter</source>
        <translation>Take money  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Phải thu {amount}</source>
        <translation>Due {amount}</translation>
    </message>
    <message>
        <source>Tiền trả lại {zero}</source>
        <translation>Change {zero}</translation>
    </message>
    <message>
        <source>Còn thiếu {amount}</source>
        <translation>{amount} short</translation>
    </message>
    <message>
        <source>Tiền trả lại {amount}</source>
        <translation>Change {amount}</translation>
    </message>
</context>
<context>
    <name>PeopleAtDesk</name>
    <message>
        <source>Nhập theo VNeID</source>
        <translation>Enter from VNeID</translation>
    </message>
    <message>
        <source>Người này có hồ sơ đang giải quyết: {code}, {name}.</source>
        <translation>This person has an open dossier: {code}, {name}.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>PeopleStrip</name>
    <message>
        <source>{text} Còn {more}.</source>
        <translation>{text} And {more}.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Số giấy tờ</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born on</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Nơi thường trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Người được nêu trong hồ sơ</source>
        <translation>Person concerned</translation>
    </message>
    <message>
        <source>1  CHỦ HỒ SƠ, NGƯỜI NỘP HỒ SƠ</source>
        <translation>1  OWNER AND SUBMITTER</translation>
    </message>
    <message>
        <source>1  NGƯỜI ĐẠI DIỆN CỦA TỔ CHỨC</source>
        <translation>1  REPRESENTATIVE OF THE ORGANISATION</translation>
    </message>
    <message>
        <source>1  NGƯỜI NỘP HỒ SƠ</source>
        <translation>1  APPLICANT</translation>
    </message>
    <message>
        <source>Đã có {n} hồ sơ</source>
        <translation>{n} dossiers on file</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước, hoặc nhập số</source>
        <translation>Scan the ID card, or type the number</translation>
    </message>
    <message>
        <source>đọc từ thẻ</source>
        <translation>read from the card</translation>
    </message>
    <message>
        <source>đọc từ ảnh quét thẻ</source>
        <translation>read from the scanned card</translation>
    </message>
    <message>
        <source>VNeID, xem trên điện thoại</source>
        <translation>VNeID, seen on the phone</translation>
    </message>
    <message>
        <source>nhập bằng tay</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>từ hồ sơ đã có</source>
        <translation>from an earlier dossier</translation>
    </message>
</context>
<context>
    <name>PhraseBox</name>
    <message>
        <source>Câu mẫu: số hoặc vài chữ</source>
        <translation>Phrase: its number or a few words</translation>
    </message>
    <message>
        <source>Lưu thành câu mẫu  Ctrl+S</source>
        <translation>Save as a phrase  Ctrl+S</translation>
    </message>
    <message>
        <source>Dùng chung câu mẫu này</source>
        <translation>Share this phrase</translation>
    </message>
    <message>
        <source>Thường dùng:</source>
        <translation>Often used:</translation>
    </message>
    <message>
        <source>Đã lưu câu mẫu số {n}.</source>
        <translation>Phrase {n} saved.</translation>
    </message>
    <message>
        <source>Câu mẫu số {n} đã dùng chung cho toàn Trung tâm.</source>
        <translation>Phrase {n} is shared with the whole centre.</translation>
    </message>
    <message>
        <source>dùng chung</source>
        <translation>shared</translation>
    </message>
    <message>
        <source>của tôi</source>
        <translation>mine</translation>
    </message>
    <message>
        <source>Chỉ người quản lý đưa câu mẫu vào dùng chung</source>
        <translation>Only a supervisor may share a phrase</translation>
    </message>
    <message>
        <source>Lưu hoặc lấy một câu mẫu của mình trước</source>
        <translation>Save or choose a phrase of your own first</translation>
    </message>
</context>
<context>
    <name>PostedEditor</name>
    <message>
        <source>Nội dung niêm yết “{label}” chưa đổi theo. Sửa lại, hoặc nhấn F9 lần nữa nếu vẫn đúng.</source>
        <translation>The posted text “{label}” still says what it said. Change it, or press F9 again if it is right.</translation>
    </message>
</context>
<context>
    <name>PracticeBanner</name>
    <message>
        <source>BẢN TẬP – KHÔNG CÓ GIÁ TRỊ</source>
        <translation>PRACTICE – NOT VALID</translation>
    </message>
    <message>
        <source>Quét thẻ mẫu</source>
        <translation>Scan a sample card</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Hồ sơ đã in giấy: ngày ghi trên giấy giữ nguyên cho đến khi có giấy mới (in lại giấy hẹn, phiếu chuyển, hoặc văn bản xin lỗi). Chọn hồ sơ nào (phím Space) thì đổi ngày của hồ sơ đó, sau đó in lại giấy và báo người nộp; không chọn thì giữ ngày đã in.</source>
        <translation>Printed dossiers: the date on paper stays until there is a new paper (the receipt or the transfer slip printed again, or an apology). Mark a dossier (Space) to change its date, then print again and tell the person; unmarked, the printed date stays.</translation>
    </message>
    <message>
        <source>Hồ sơ đổi ngày hẹn trả; phím Space để chọn</source>
        <translation>Dossiers that get a new return date; Space selects one</translation>
    </message>
    <message>
        <source>Chọn mọi hồ sơ đã in giấy</source>
        <translation>Select every printed dossier</translation>
    </message>
    <message>
        <source>Văn bản thay đổi lịch</source>
        <translation>Document that changes the calendar</translation>
    </message>
    <message>
        <source>Số, ngày văn bản</source>
        <translation>Number and date of the document</translation>
    </message>
    <message>
        <source>Chưa xem trước</source>
        <translation>No preview yet</translation>
    </message>
    <message numerus="yes">
        <source>thời hạn của %n cơ quan</source>
        <translation>
            <numerusform>dates of %n agency</numerusform>
            <numerusform>dates of %n agencies</numerusform>
        </translation>
    </message>
    <message>
        <source>đã in giấy</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>Giấy đã in: {papers}.</source>
        <translation>Printed: {papers}.</translation>
    </message>
    <message>
        <source>Giấy của người nộp ghi {at} cho đến khi có giấy mới.</source>
        <translation>The person&apos;s paper says {at} until there is a new one.</translation>
    </message>
    <message>
        <source>Lịch năm {year} thay đổi trên mọi máy của Trung tâm.</source>
        <translation>The calendar of {year} changes on every PC of the centre.</translation>
    </message>
    <message>
        <source>Lịch năm {year} giữ nguyên.</source>
        <translation>The calendar of {year} stays as it is.</translation>
    </message>
    <message numerus="yes">
        <source>Máy này có %n hồ sơ đang trong thời hạn giải quyết;</source>
        <translation>
            <numerusform>This PC has %n dossier still within its time limit;</numerusform>
            <numerusform>This PC has %n dossiers still within their time limits;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ đổi thời hạn.</source>
        <translation>
            <numerusform>%n dossier gets new dates.</numerusform>
            <numerusform>%n dossiers get new dates.</numerusform>
        </translation>
    </message>
    <message>
        <source>không hồ sơ nào đổi thời hạn.</source>
        <translation>none gets new dates.</translation>
    </message>
    <message>
        <source>Đã in giấy: {n}; chọn đổi ngày: {ticked}.</source>
        <translation>Printed: {n}; selected to change: {ticked}.</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ có thời hạn sang năm chưa có lịch nên chưa tính.</source>
        <translation>
            <numerusform>%n time limit runs into a year without a calendar and was not calculated.</numerusform>
            <numerusform>%n time limits run into a year without a calendar and were not calculated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{first} (và {n} mục khác)</source>
        <translation>{first} (and {n} more)</translation>
    </message>
</context>
<context>
    <name>ProcedureDetail</name>
    <message>
        <source>Tiếp nhận, bổ sung</source>
        <translation>Acceptance, supplements</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limits</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees and charges</translation>
    </message>
    <message>
        <source>Quy trình liên thông</source>
        <translation>Interconnected route</translation>
    </message>
    <message>
        <source>Nội dung niêm yết công khai</source>
        <translation>Published information</translation>
    </message>
    <message>
        <source>Các phiên bản</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Mã thủ tục</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Tiếp nhận đến hết ngày</source>
        <translation>Received until</translation>
    </message>
    <message>
        <source>Lĩnh vực</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Quầy tiếp nhận</source>
        <translation>Counters</translation>
    </message>
    <message>
        <source>Cách quét giấy tờ</source>
        <translation>How papers are scanned</translation>
    </message>
    <message>
        <source>Tên kết quả</source>
        <translation>Name of the result</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Kiểm tra ngày</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <source>Thông báo bổ sung trong</source>
        <translation>Notice of what lacks within</translation>
    </message>
    <message>
        <source>Người nộp bổ sung trong</source>
        <translation>Supplement brought within</translation>
    </message>
    <message>
        <source>Chưa bổ sung thì đóng sau</source>
        <translation>Closed without it after</translation>
    </message>
    <message>
        <source>Cách nộp được nhận</source>
        <translation>Ways of handing in</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Người khác nộp thay</source>
        <translation>Somebody else hands in</translation>
    </message>
    <message>
        <source>Số lần được yêu cầu bổ sung</source>
        <translation>Requests for supplements allowed</translation>
    </message>
    <message>
        <source>Nơi theo dõi</source>
        <translation>Monitored by</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Luôn áp dụng</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Bản đi kèm chương trình</source>
        <translation>As shipped with the program</translation>
    </message>
    <message>
        <source>{document} – {name} nhập lúc {at}</source>
        <translation>{document} – entered by {name} at {at}</translation>
    </message>
</context>
<context>
    <name>ProcedurePanel</name>
    <message>
        <source>Số hoặc tên thủ tục</source>
        <translation>Number or name of the procedure</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Số lượng tính phí</source>
        <translation>Quantity for the fee</translation>
    </message>
    <message>
        <source>Số bộ hồ sơ</source>
        <translation>Sets of papers</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Số bộ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Số thủ tục (ví dụ 101) hoặc tên</source>
        <translation>Number (for example 101) or name</translation>
    </message>
    <message>
        <source>Nhấn Enter: tiếp tục {alias} · {name}; hoặc nhập thủ tục khác</source>
        <translation>Press Enter: go on with {alias} · {name}; or type another procedure</translation>
    </message>
    <message>
        <source>Số {unit}</source>
        <translation>Number of {unit}</translation>
    </message>
    <message>
        <source>Chuyển {agency} giải quyết</source>
        <translation>Decided by {agency}</translation>
    </message>
    <message>
        <source>Chọn trường hợp …</source>
        <translation>Choose a case …</translation>
    </message>
    <message>
        <source>{limit} → hẹn trả {until}</source>
        <translation>{limit} → due {until}</translation>
    </message>
    <message>
        <source>Không thu phí, lệ phí</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Phí, lệ phí {amount}</source>
        <translation>Fee {amount}</translation>
    </message>
    <message>
        <source>Không tiếp nhận tại Trung tâm: đến {place}</source>
        <translation>Not received at the centre: go to {place}</translation>
    </message>
    <message>
        <source>Chưa chọn thủ tục: nhập lại “{text}” rồi nhấn Enter.</source>
        <translation>No procedure was chosen: type “{text}” again and press Enter.</translation>
    </message>
    <message>
        <source>Không có thủ tục nào có số hoặc tên “{text}”. Hồ sơ không thay đổi; kiểm tra lại số thủ tục rồi nhập lại.</source>
        <translation>No procedure has the number or name “{text}”. The dossier has not changed; check the number and type it again.</translation>
    </message>
</context>
<context>
    <name>ProofForm</name>
    <message>
        <source>Mã người dùng</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>ReceivePane</name>
    <message>
        <source>Giấy bàn giao</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Người nhận của cơ quan</source>
        <translation>Who signs at the agency</translation>
    </message>
    <message>
        <source>Công chức thụ lý</source>
        <translation>Case officer</translation>
    </message>
    <message>
        <source>Nếu cơ quan đã phân công</source>
        <translation>If the agency has named one</translation>
    </message>
    <message>
        <source>Mã hồ sơ đã nhận</source>
        <translation>Code of a dossier that is there</translation>
    </message>
    <message>
        <source>Quét mã QR, hoặc nhập mã rồi Enter</source>
        <translation>Scan the QR code, or type the code and Enter</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>Hồ sơ trên giấy bàn giao</source>
        <translation>Dossiers on the list</translation>
    </message>
    <message>
        <source>Mọi giấy bàn giao đã được ký nhận đủ.</source>
        <translation>Every list has been signed for.</translation>
    </message>
    <message>
        <source>Nhập người nhận của cơ quan trước.</source>
        <translation>Type who signs at the agency first.</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Thụ lý</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Số {number} · {agency} · {at}</source>
        <translation>No. {number} · {agency} · {at}</translation>
    </message>
    <message>
        <source>Đã nhận {n} trong {all} hồ sơ.</source>
        <translation>{n} of {all} dossiers signed for.</translation>
    </message>
    <message>
        <source>chưa nhận</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>đã nhận</source>
        <translation>signed for</translation>
    </message>
    <message>
        <source>Giấy bàn giao số {number} đã được ký nhận đủ.</source>
        <translation>List no. {number} has been signed for.</translation>
    </message>
</context>
<context>
    <name>ReceiverPane</name>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Người đại diện theo pháp luật</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>Người được ủy quyền</source>
        <translation>Authorised person</translation>
    </message>
    <message>
        <source>Họ tên người nhận</source>
        <translation>Collector&apos;s name</translation>
    </message>
    <message>
        <source>Số giấy tờ người nhận</source>
        <translation>Collector&apos;s identity number</translation>
    </message>
    <message>
        <source>Quan hệ với chủ hồ sơ</source>
        <translation>Relation to the owner</translation>
    </message>
    <message>
        <source>Giấy ủy quyền</source>
        <translation>Authorisation</translation>
    </message>
    <message>
        <source>Số, ngày, nơi chứng thực</source>
        <translation>Number, date, where it was certified</translation>
    </message>
    <message>
        <source>Có giấy hẹn (mẫu 01)</source>
        <translation>Receipt shown (form 01)</translation>
    </message>
    <message>
        <source>Không có giấy hẹn: đã đối chiếu giấy tờ tùy thân</source>
        <translation>No receipt: identity paper compared</translation>
    </message>
    <message>
        <source>Đã ký trên giấy biên nhận</source>
        <translation>Signed on the return receipt</translation>
    </message>
    <message>
        <source>Quét trang đã ký  F6</source>
        <translation>Scan the signed page  F6</translation>
    </message>
    <message>
        <source>Ký trên bảng ký</source>
        <translation>Sign on the pad</translation>
    </message>
    <message>
        <source>Bảng ký</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>Ký lại</source>
        <translation>Sign again</translation>
    </message>
    <message>
        <source>Dùng chữ ký này</source>
        <translation>Use this signature</translation>
    </message>
    <message>
        <source>Chữ ký đã lưu vào hồ sơ</source>
        <translation>The signature is filed with the dossier</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Collector</translation>
    </message>
    <message>
        <source>Họ tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Số giấy tờ</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>Quan hệ</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Signature</translation>
    </message>
</context>
<context>
    <name>RefusalPage</name>
    <message>
        <source>Căn cứ từ chối</source>
        <translation>Ground for refusal</translation>
    </message>
    <message>
        <source>Căn cứ ghi trên phiếu</source>
        <translation>Ground as printed</translation>
    </message>
    <message>
        <source>Lý do cụ thể</source>
        <translation>Reason in full</translation>
    </message>
    <message>
        <source>Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)</source>
        <translation>Refusal (form 03)</translation>
    </message>
    <message>
        <source>Phiếu từ chối phải ghi căn cứ và lý do cụ thể.</source>
        <translation>A refusal states its legal ground and the reason in full.</translation>
    </message>
    <message>
        <source>Chọn căn cứ…</source>
        <translation>Choose the ground…</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Ground</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Sổ lấy từ dữ liệu hồ sơ trên máy này; năm đã qua thì khóa sổ. Sổ dài có thể mất vài phút; trong lúc đó vẫn làm việc khác được.</source>
        <translation>The register is made from the dossiers on this PC; a past year is closed. A long register may take a few minutes; you can go on working meanwhile.</translation>
    </message>
    <message>
        <source>Lưu PDF  Ctrl+P</source>
        <translation>Save PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Số hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Trên máy này chưa có hồ sơ nào.</source>
        <translation>There is no dossier on this PC yet.</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Register of dossiers</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào</source>
        <translation>There is no dossier yet</translation>
    </message>
    <message>
        <source>Đang lập sổ</source>
        <translation>Making the register</translation>
    </message>
</context>
<context>
    <name>RestForm</name>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi chú (bắt buộc khi chọn lý do khác)</source>
        <translation>Note (required for another reason)</translation>
    </message>
    <message>
        <source>Báo tạm nghỉ</source>
        <translation>Counter closed for now</translation>
    </message>
    <message>
        <source>Nhận lại</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Chưa có người trực</source>
        <translation>Nobody is on duty</translation>
    </message>
    <message>
        <source>Người trực nghỉ ốm</source>
        <translation>The person on duty is sick</translation>
    </message>
    <message>
        <source>Họp</source>
        <translation>A meeting</translation>
    </message>
    <message>
        <source>Sự cố thiết bị</source>
        <translation>Equipment fault</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
</context>
<context>
    <name>RestPage</name>
    <message>
        <source>Quầy tạm nghỉ</source>
        <translation>Counter closed for now</translation>
    </message>
    <message>
        <source>Đang ghi nhận</source>
        <translation>Being recorded</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Cơ quan giao</source>
        <translation>Agency that gives</translation>
    </message>
    <message>
        <source>Người giao của cơ quan</source>
        <translation>Who gives for the agency</translation>
    </message>
    <message>
        <source>Người vận chuyển</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>Số phiếu bàn giao</source>
        <translation>List number</translation>
    </message>
    <message>
        <source>Mã hồ sơ của kết quả</source>
        <translation>Dossier code of the result</translation>
    </message>
    <message>
        <source>Quét mã QR, hoặc nhập mã rồi Enter</source>
        <translation>Scan the QR code, or type the code and press Enter</translation>
    </message>
    <message>
        <source>Không có kết quả nào của cơ quan đang chờ chuyển về.</source>
        <translation>No agency has a result still to be brought.</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Khi nhận</source>
        <translation>On receipt</translation>
    </message>
    <message>
        <source>Kết quả chưa về Trung tâm; phím Space: có trong phiếu nhưng thiếu</source>
        <translation>Results not here yet; Space: on the list but not there</translation>
    </message>
    <message>
        <source>“{code}” không phải mã hồ sơ.</source>
        <translation>“{code}” is no dossier code.</translation>
    </message>
    <message>
        <source>Kết quả {code} đã được đếm.</source>
        <translation>Result {code} has been counted.</translation>
    </message>
    <message>
        <source>Người giao</source>
        <translation>Given by</translation>
    </message>
    <message numerus="yes">
        <source>{agency} · %n kết quả</source>
        <translation>
            <numerusform>{agency} · %n result</numerusform>
            <numerusform>{agency} · %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã đếm %n kết quả. Nhấn F9 khi đã quét hết.</source>
        <translation>
            <numerusform>%n result counted. Press F9 when all are scanned.</numerusform>
            <numerusform>%n results counted. Press F9 when all are scanned.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chênh lệch: {words}</source>
        <translation>Does not match: {words}</translation>
    </message>
    <message>
        <source>đã nhận</source>
        <translation>received</translation>
    </message>
    <message>
        <source>thiếu</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Kết quả {code} là của {agency}: để riêng, báo người giao.</source>
        <translation>Result {code} belongs to {agency}: put it aside and tell who brought it.</translation>
    </message>
    <message>
        <source>Hồ sơ {code} chưa được ghi nhận có kết quả, hoặc kết quả đã về: để riêng, báo người giao.</source>
        <translation>Dossier {code} has no result on record, or it is here already: put it aside and tell who brought it.</translation>
    </message>
    <message numerus="yes">
        <source>Đã nhận %n kết quả, đang in phiếu bàn giao. Nhập kệ tiếp.</source>
        <translation>
            <numerusform>%n result taken in, the list is being printed. Put it on its shelf next.</numerusform>
            <numerusform>%n results taken in, the list is being printed. Put them on their shelves next.</numerusform>
        </translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kệ</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>Lần này</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>Kết quả tìm được</source>
        <translation>Results found</translation>
    </message>
    <message>
        <source>Người này còn kết quả khác tại đây: Space chọn trả cùng lần này, ký một lần.</source>
        <translation>Other results lie here for this person: Space hands them over together, signed for once.</translation>
    </message>
    <message>
        <source>Nhiều hồ sơ phù hợp: Enter mở hồ sơ đang chọn.</source>
        <translation>Several dossiers match: Enter opens the one chosen.</translation>
    </message>
    <message>
        <source>Trả</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Để lại</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>ReturnChoice</name>
    <message>
        <source>Nhận kết quả:</source>
        <translation>Result by:</translation>
    </message>
    <message>
        <source>Bộ phận trả kết quả</source>
        <translation>Return desk</translation>
    </message>
    <message>
        <source>Bưu chính công ích</source>
        <translation>Postal service</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Nhận kết quả: {way}</source>
        <translation>Result by: {way}</translation>
    </message>
</context>
<context>
    <name>ReturnWork</name>
    <message>
        <source>Trang đã ký được lưu vào hồ sơ chọn lúc quét. Kết quả đang chọn là kết quả khác: ký và quét lại cho kết quả này.</source>
        <translation>The signed page is filed with the dossiers picked when it was scanned. The result picked now is another one: sign and scan again for it.</translation>
    </message>
</context>
<context>
    <name>ReturnsForm</name>
    <message>
        <source>Mã hồ sơ, số giấy tờ hoặc họ tên</source>
        <translation>Dossier code, identity number or name</translation>
    </message>
    <message>
        <source>Quét giấy hẹn hoặc thẻ căn cước; hoặc nhập mã, số định danh, họ tên rồi Enter</source>
        <translation>Scan the receipt or the ID card; or type code, number or name, then Enter</translation>
    </message>
    <message>
        <source>Trả kết quả – In biên nhận  F9</source>
        <translation>Hand over – print receipt  F9</translation>
    </message>
    <message>
        <source>Kết quả có sai sót  F8</source>
        <translation>The result has an error  F8</translation>
    </message>
    <message>
        <source>Chưa trả – In hướng dẫn  Shift+F8</source>
        <translation>Not yet – print what to bring  Shift+F8</translation>
    </message>
    <message>
        <source>Người tiếp theo  Ctrl+N</source>
        <translation>Next person  Ctrl+N</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Phí, lệ phí phải nộp trước khi nhận</source>
        <translation>Fees and charges to pay before collecting</translation>
    </message>
</context>
<context>
    <name>ReturnsPage</name>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand results over</translation>
    </message>
    <message>
        <source>Bản tập: có kết quả của {names}. Nhập họ tên rồi Enter.</source>
        <translation>Practice: there are results of {names}. Type a name, then Enter.</translation>
    </message>
    <message>
        <source>Quét mã trên giấy hẹn hoặc thẻ căn cước trước</source>
        <translation>First scan the code of the receipt or the ID card</translation>
    </message>
    <message>
        <source>Không tìm thấy “{text}” trên máy này. Kiểm tra lại; hồ sơ của quầy khác sẽ có khi đồng bộ xong.</source>
        <translation>“{text}” was not found on this PC. Check it; dossiers of other counters come with the next sync.</translation>
    </message>
</context>
<context>
    <name>ReturnsTold</name>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message numerus="yes">
        <source>Đã trả %n kết quả. Giấy biên nhận đang in.</source>
        <translation>
            <numerusform>%n result handed over. The return receipt is printing.</numerusform>
            <numerusform>%n results handed over. The return receipts are printing.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa trả kết quả. Phiếu hướng dẫn ghi rõ nội dung cần mang theo.</source>
        <translation>The result was not handed over. The slip says what to bring.</translation>
    </message>
    <message>
        <source>Đã thu {amount}, trả lại {change}.</source>
        <translation>Received {amount}, change {change}.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Các trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Hình trang</source>
        <translation>Picture of the page</translation>
    </message>
    <message>
        <source>Phím 1–9 xếp vào giấy tờ, 0 để chưa phân loại; kéo thả được</source>
        <translation>Keys 1–9 file under a paper, 0 leaves it unassigned; pages can be dragged</translation>
    </message>
    <message>
        <source>Hình trang: + − cỡ hình · 0 vừa trang</source>
        <translation>Page: + − size · 0 whole page</translation>
    </message>
    <message>
        <source>Xong  Esc</source>
        <translation>Done  Esc</translation>
    </message>
    <message>
        <source>Xoay trái  Shift+R</source>
        <translation>Rotate left  Shift+R</translation>
    </message>
    <message>
        <source>Xoay phải  R</source>
        <translation>Rotate right  R</translation>
    </message>
    <message>
        <source>Tách ở đây  T</source>
        <translation>Split here  T</translation>
    </message>
    <message>
        <source>Gộp  G</source>
        <translation>Merge  G</translation>
    </message>
    <message>
        <source>Xóa  Delete</source>
        <translation>Remove  Delete</translation>
    </message>
    <message>
        <source>Quét lại  Ctrl+F6</source>
        <translation>Rescan  Ctrl+F6</translation>
    </message>
    <message>
        <source>Chấp nhận chất lượng  A</source>
        <translation>Accept quality  A</translation>
    </message>
    <message>
        <source>Vừa trang</source>
        <translation>Fit page</translation>
    </message>
    <message>
        <source>Vừa chiều ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Xem lại trang quét</source>
        <translation>Review the scan</translation>
    </message>
    <message>
        <source>0  Chưa phân loại</source>
        <translation>0  Unassigned</translation>
    </message>
    <message>
        <source>×  Đã xóa</source>
        <translation>×  Removed</translation>
    </message>
    <message>
        <source>Chọn một trang trước.</source>
        <translation>Select a page first.</translation>
    </message>
</context>
<context>
    <name>RouteEditor</name>
    <message>
        <source>Không liên thông: một cơ quan giải quyết</source>
        <translation>No route: one agency decides</translation>
    </message>
    <message>
        <source>Cách liên thông</source>
        <translation>Kind of route</translation>
    </message>
    <message>
        <source>Văn bản phê duyệt</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>Bộ phận Một cửa cấp trên theo dõi</source>
        <translation>Monitored by the upper one-stop unit</translation>
    </message>
    <message>
        <source>Các cơ quan</source>
        <translation>Agencies</translation>
    </message>
    <message>
        <source>Cơ quan, công việc</source>
        <translation>Agency, work</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Công việc</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Bỏ trống: trong thời hạn chung</source>
        <translation>Empty: within the overall limit</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Cơ quan chủ trì</source>
        <translation>Lead agency</translation>
    </message>
    <message>
        <source>chủ trì</source>
        <translation>lead</translation>
    </message>
    <message>
        <source>Chưa có cơ quan nào</source>
        <translation>There is no agency yet</translation>
    </message>
</context>
<context>
    <name>RouteLine</name>
    <message>
        <source>In quy trình</source>
        <translation>Print the route</translation>
    </message>
    <message>
        <source>In quy trình liên thông trước khi tiếp nhận (Ctrl+P)</source>
        <translation>Print the interconnected route before acceptance (Ctrl+P)</translation>
    </message>
    <message>
        <source>{number}. {agency}: {work}</source>
        <translation>{number}. {agency}: {work}</translation>
    </message>
    <message>
        <source>{step} (chủ trì)</source>
        <translation>{step} (lead)</translation>
    </message>
    <message>
        <source>{step} – chậm nhất {until}</source>
        <translation>{step} – by {until} at the latest</translation>
    </message>
    <message>
        <source>Liên thông cùng cấp, hồ sơ giấy: lần lượt từng cơ quan</source>
        <translation>Interconnected, same level, on paper: one agency after the other</translation>
    </message>
    <message>
        <source>Liên thông cùng cấp, hồ sơ điện tử: đến tất cả cùng lúc</source>
        <translation>Interconnected, same level, electronic: to all at once</translation>
    </message>
    <message>
        <source>Liên thông khác cấp: lên cấp trên rồi trở về; theo dõi: {unit}</source>
        <translation>Interconnected, different levels: up and back; monitored by: {unit}</translation>
    </message>
</context>
<context>
    <name>RulesEditor</name>
    <message>
        <source>Chưa có dòng nào</source>
        <translation>There is no line yet</translation>
    </message>
</context>
<context>
    <name>ScanEditor</name>
    <message>
        <source>Cách quét</source>
        <translation>Scan settings</translation>
    </message>
    <message>
        <source>Như máy quét của từng quầy được đặt</source>
        <translation>As each counter&apos;s scanner is set</translation>
    </message>
    <message>
        <source>Riêng cho thủ tục này</source>
        <translation>This procedure&apos;s own</translation>
    </message>
    <message>
        <source>Mặt giấy</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>Màu hay xám</source>
        <translation>Colour or grey</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Độ phân giải</source>
        <translation>Resolution</translation>
    </message>
</context>
<context>
    <name>ScanRouter</name>
    <message>
        <source>Bộ gõ tiếng Việt đã làm sai mã vừa quét. Chưa có thông tin nào thay đổi. Tắt bộ gõ rồi quét lại, hoặc nhờ bộ phận kỹ thuật chuyển đầu đọc sang chế độ nối tiếp.</source>
        <translation>A Vietnamese input method spoiled the code just scanned. Nothing has changed. Switch it off and scan again, or ask IT to put the reader into serial mode.</translation>
    </message>
    <message>
        <source>Mã vừa quét không dùng ở trang này. Chưa có thông tin nào thay đổi.</source>
        <translation>The code just scanned has no use on this page. Nothing has changed.</translation>
    </message>
    <message>
        <source>Mã vừa đọc không có chữ nào. Chưa có thông tin nào thay đổi.</source>
        <translation>The code read holds no text. Nothing was changed.</translation>
    </message>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Mã không nhận dạng được: {code}</source>
        <translation>Unknown code: {code}</translation>
    </message>
    <message>
        <source>Mã {code} không có trên máy này. Hồ sơ của quầy khác sẽ có khi đồng bộ xong.</source>
        <translation>Code {code} is not on this PC. Dossiers of other counters come with the next sync.</translation>
    </message>
</context>
<context>
    <name>ScanWay</name>
    <message>
        <source>Một mặt</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>Hai mặt</source>
        <translation>Both sides</translation>
    </message>
    <message>
        <source>Hai lượt</source>
        <translation>Two passes</translation>
    </message>
    <message>
        <source>Màu</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>Xám</source>
        <translation>Grey</translation>
    </message>
</context>
<context>
    <name>ScanWayButton</name>
    <message>
        <source>Theo thủ tục</source>
        <translation>As the procedure says</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Độ phân giải</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Tự quét khi có giấy</source>
        <translation>Scan when paper is in</translation>
    </message>
    <message>
        <source>Cách quét: {way}</source>
        <translation>Scan settings: {way}</translation>
    </message>
    <message>
        <source>Cách quét hồ sơ này: {way} (Alt+F6)</source>
        <translation>How this dossier is scanned: {way} (Alt+F6)</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Tìm kiếm</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Mã hồ sơ, họ tên, số định danh, số điện thoại…</source>
        <translation>Dossier code, name, ID number, phone…</translation>
    </message>
    <message>
        <source>Kết quả tìm kiếm</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Enter mở · Alt+Enter xem hồ sơ · F11 in lại · Esc đóng · không dấu vẫn tìm được</source>
        <translation>Enter opens · Alt+Enter shows the dossier · F11 prints again · Esc closes · accents are not needed</translation>
    </message>
    <message>
        <source>HỒ SƠ</source>
        <translation>DOSSIERS</translation>
    </message>
    <message>
        <source>CHỮ TRÊN TRANG QUÉT</source>
        <translation>WORDS ON SCANNED PAGES</translation>
    </message>
    <message>
        <source>NGƯỜI</source>
        <translation>PEOPLE</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>THỦ TỤC</source>
        <translation>PROCEDURES</translation>
    </message>
    <message>
        <source>BẢN NHÁP</source>
        <translation>DRAFTS</translation>
    </message>
    <message>
        <source>Chưa có tên</source>
        <translation>No name yet</translation>
    </message>
    <message>
        <source>Bản nháp ở {where}</source>
        <translation>Draft at {where}</translation>
    </message>
    <message>
        <source>BẢN NHÁP Ở QUẦY KHÁC</source>
        <translation>DRAFTS AT OTHER COUNTERS</translation>
    </message>
    <message>
        <source>LỆNH</source>
        <translation>COMMANDS</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ trong danh sách rồi nhấn Alt+Enter để xem.</source>
        <translation>Choose a dossier in the list, then press Alt+Enter to see it.</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ trong danh sách rồi nhấn F11 để in lại.</source>
        <translation>Choose a dossier in the list, then press F11 to print its paper again.</translation>
    </message>
</context>
<context>
    <name>SendPane</name>
    <message>
        <source>Cơ quan nhận</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Hồ sơ cần chuyển; phím Space để chọn</source>
        <translation>Dossiers to be handed on; Space ticks</translation>
    </message>
    <message>
        <source>Người vận chuyển</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>Số giấy bàn giao</source>
        <translation>List number</translation>
    </message>
    <message>
        <source>Không còn hồ sơ nào phải chuyển đến cơ quan.</source>
        <translation>No dossier has to be handed on.</translation>
    </message>
    <message>
        <source>Đang ghi nhận</source>
        <translation>Being recorded</translation>
    </message>
    <message>
        <source>{agency} · {all} hồ sơ, {now} phải chuyển hôm nay</source>
        <translation>{agency} · {all} dossiers, {now} due today</translation>
    </message>
    <message>
        <source>Quầy này không còn hồ sơ nào phải chuyển.</source>
        <translation>Nothing is left to hand on at this counter.</translation>
    </message>
    <message numerus="yes">
        <source>Hiện cả %n hồ sơ đang nằm ở quầy {counters}, để chuyển thay</source>
        <translation>
            <numerusform>Show the %n dossier that lies at counter {counters} too, to hand it on for a colleague</numerusform>
            <numerusform>Show the %n dossiers that lie at counter {counters} too, to hand them on for a colleague</numerusform>
        </translation>
    </message>
    <message>
        <source>chuyển trước {at}</source>
        <translation>due by {at}</translation>
    </message>
    <message>
        <source>đã quá {at}</source>
        <translation>was due by {at}</translation>
    </message>
    <message>
        <source>nhận {at}</source>
        <translation>received {at}</translation>
    </message>
    <message>
        <source>ở quầy {counter}</source>
        <translation>at counter {counter}</translation>
    </message>
    <message>
        <source>Đã chọn {n} trong {all} hồ sơ.</source>
        <translation>{n} of {all} dossiers ticked.</translation>
    </message>
    <message numerus="yes">
        <source>Đã bàn giao %n hồ sơ, giấy bàn giao số {number}.</source>
        <translation>
            <numerusform>%n dossier handed on, list no. {number}.</numerusform>
            <numerusform>%n dossiers handed on, list no. {number}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa chuyển được:</source>
        <translation>These stay here:</translation>
    </message>
</context>
<context>
    <name>ServerStep</name>
    <message>
        <source>Mã đăng ký thiết bị do người quản trị máy chủ cấp cho quầy này, dùng một lần trong 15 phút.</source>
        <translation>The enrolment code is issued for this counter by the server&apos;s administrator; it can be used once, within 15 minutes.</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>Mã đăng ký thiết bị</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Tệp chứng thư riêng (PEM), nếu có</source>
        <translation>Own certificate authority file (PEM), if any</translation>
    </message>
    <message>
        <source>Đăng ký lại, thay cho lần trước</source>
        <translation>Enrol again, replacing the last enrolment</translation>
    </message>
    <message>
        <source>Đăng ký máy này  F9</source>
        <translation>Enrol this PC  F9</translation>
    </message>
    <message>
        <source>Máy tập tự chạy máy chủ riêng, không đăng ký với Trung tâm.</source>
        <translation>A practice PC runs a server of its own and is not enrolled with the centre.</translation>
    </message>
    <message>
        <source>Máy này đã đăng ký với {server}, quầy {counter}.</source>
        <translation>This PC is enrolled with {server}, counter {counter}.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với máy chủ nào.</source>
        <translation>This PC is not enrolled with any server.</translation>
    </message>
    <message>
        <source>Chưa nhập: {what}.</source>
        <translation>Still missing: {what}.</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ</source>
        <translation>Asking the server</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận máy này. Sang bước sau: Alt+→.</source>
        <translation>The server has accepted this PC. Next step: Alt+→.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Màu sắc</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Lựa chọn được nhớ cho người dùng này trên máy này. Ctrl+=, Ctrl+- đổi cỡ chữ.</source>
        <translation>Remembered for this person on this PC. Ctrl+= and Ctrl+- change the text size.</translation>
    </message>
    <message>
        <source>Ngôn ngữ và hiển thị</source>
        <translation>Language and display</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>chưa làm</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>Thiết lập máy này</source>
        <translation>Set up this PC</translation>
    </message>
    <message>
        <source>Bước {n}/{all}: {title}</source>
        <translation>Step {n}/{all}: {title}</translation>
    </message>
    <message>
        <source>Đây là bước đầu</source>
        <translation>This is the first step</translation>
    </message>
    <message>
        <source>Đây là bước cuối</source>
        <translation>This is the last step</translation>
    </message>
    <message>
        <source>Bước trước  Alt+←</source>
        <translation>Previous step  Alt+←</translation>
    </message>
    <message>
        <source>Bước sau  Alt+→</source>
        <translation>Next step  Alt+→</translation>
    </message>
    <message>
        <source>Đóng  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>{name}: đã lưu, chưa thử được</source>
        <translation>{name}: saved, not tested successfully</translation>
    </message>
    <message>
        <source>{name}: đã thử</source>
        <translation>{name}: tested</translation>
    </message>
    <message>
        <source>Đầu đọc mã: chế độ bàn phím</source>
        <translation>Code reader: keyboard mode</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Máy in phiếu</source>
        <translation>Slip printer</translation>
    </message>
    <message>
        <source>Máy in giấy A4, A5</source>
        <translation>Sheet printer (A4, A5)</translation>
    </message>
    <message>
        <source>Đầu đọc mã</source>
        <translation>Code reader</translation>
    </message>
    <message>
        <source>Máy chấm công</source>
        <translation>Fingerprint terminal</translation>
    </message>
    <message>
        <source>Xong</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Theo hệ thống</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Cỡ chữ, màu sắc</source>
        <translation>Text size, colours</translation>
    </message>
    <message>
        <source>Máy chủ trung tâm</source>
        <translation>Central server</translation>
    </message>
</context>
<context>
    <name>SheetCount</name>
    <message numerus="yes">
        <source>Đúng là %n tờ</source>
        <translation>
            <numerusform>%n sheet is correct</numerusform>
            <numerusform>%n sheets are correct</numerusform>
        </translation>
    </message>
    <message>
        <source>Mới nhận {n}/{m} tờ: có thể hai tờ đã đi dính nhau. Tìm tờ chưa có trong các trang quét, đặt tờ đó vào khay nạp rồi nhấn F6.</source>
        <translation>Only {n} of {m} sheets came through: two may have stuck together. Find the sheet that is not among the pages, put it into the feeder and press F6.</translation>
    </message>
    <message>
        <source>Quét tiếp</source>
        <translation>Go on scanning</translation>
    </message>
    <message>
        <source>Nhận {n} tờ, nhiều hơn {m} tờ đã đếm. Xem có trang ghi “giống trang …” hoặc giấy của người khác.</source>
        <translation>{n} sheets came through, more than the {m} counted. Look for pages marked “same as page …” or someone else&apos;s papers.</translation>
    </message>
    <message>
        <source>Xóa bớt</source>
        <translation>Remove</translation>
    </message>
    <message numerus="yes">
        <source>%n mặt sau trắng; lấy lại được trong Đã xóa.</source>
        <translation>
            <numerusform>%n empty back; it can be taken back from Removed.</numerusform>
            <numerusform>%n empty backs; they can be taken back from Removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Sửa lỗi nhập</source>
        <translation>Correct a typing error</translation>
    </message>
    <message>
        <source>Hủy tiếp nhận…</source>
        <translation>Void acceptance…</translation>
    </message>
    <message>
        <source>Nội dung hồ sơ</source>
        <translation>Content of the dossier</translation>
    </message>
    <message>
        <source>Sự việc</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Người thực hiện</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Lịch sử hồ sơ</source>
        <translation>History of the dossier</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Mã tạm {code}</source>
        <translation>Provisional code {code}</translation>
    </message>
    <message>
        <source>Hồ sơ đã hủy tiếp nhận</source>
        <translation>The dossier is voided</translation>
    </message>
    <message>
        <source>đã số hóa {n}/{all} giấy tờ</source>
        <translation>{n}/{all} papers digitised</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Máy chủ chưa nhận</source>
        <translation>Refused by the server</translation>
    </message>
    <message>
        <source>Có mâu thuẫn</source>
        <translation>Disputed</translation>
    </message>
</context>
<context>
    <name>SheetPayment</name>
    <message>
        <source>Phí, lệ phí còn phải thu</source>
        <translation>Fees and charges still owed</translation>
    </message>
    <message>
        <source>Đã thu {amount}, trả lại {change}.</source>
        <translation>Received {amount}, change {change}.</translation>
    </message>
</context>
<context>
    <name>ShelfPage</name>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Kết quả chưa nhập kệ</source>
        <translation>Results not shelved yet</translation>
    </message>
    <message>
        <source>Không có kết quả nào chờ nhập kệ. Quét mã trên một kết quả để chuyển nó sang kệ khác.</source>
        <translation>No result waits for a shelf. Scan the code of a result to move it to another shelf.</translation>
    </message>
    <message>
        <source>Kệ</source>
        <translation>Shelf</translation>
    </message>
    <message>
        <source>Quét mã kệ, hoặc nhập, ví dụ C-07-3</source>
        <translation>Scan the shelf&apos;s code, or type it, such as C-07-3</translation>
    </message>
    <message>
        <source>Nhập kệ  F9</source>
        <translation>Put on the shelf  F9</translation>
    </message>
    <message>
        <source>Nhập kệ</source>
        <translation>Put on a shelf</translation>
    </message>
    <message>
        <source>1. Kết quả (quét mã trên kết quả)</source>
        <translation>1. Result (scan its code)</translation>
    </message>
    <message>
        <source>2. Kệ (quét mã kệ)</source>
        <translation>2. Shelf (scan its code)</translation>
    </message>
    <message>
        <source>KỆ {shelf}</source>
        <translation>SHELF {shelf}</translation>
    </message>
    <message>
        <source>Chọn hoặc quét một kết quả trước.</source>
        <translation>Choose or scan a result first.</translation>
    </message>
    <message>
        <source>Mã {code} chưa có kết quả để nhập kệ trên máy này.</source>
        <translation>On this PC {code} has no result to put on a shelf.</translation>
    </message>
    <message>
        <source>Nhập kệ đầu tiên của tờ nhãn, ví dụ C-07-1.</source>
        <translation>Type the first shelf of the sheet, such as C-07-1.</translation>
    </message>
    <message>
        <source>Đã in nhãn từ kệ {first} đến kệ {last}.</source>
        <translation>Labels were printed from shelf {first} to shelf {last}.</translation>
    </message>
    <message>
        <source>{code} nằm ở kệ {shelf}.</source>
        <translation>{code} lies on shelf {shelf}.</translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>Bản chính</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Bản sao chứng thực</source>
        <translation>Certified copy</translation>
    </message>
    <message>
        <source>Bản sao</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Bản chụp (đã đối chiếu bản chính)</source>
        <translation>Photocopy (compared)</translation>
    </message>
    <message>
        <source>Bản sao cấp từ sổ gốc</source>
        <translation>Register extract</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>chưa hợp pháp hóa</source>
        <translation>not legalised</translation>
    </message>
    <message>
        <source>đã hợp pháp hóa lãnh sự</source>
        <translation>legalised</translation>
    </message>
    <message>
        <source>đã chứng nhận lãnh sự</source>
        <translation>consular certified</translation>
    </message>
    <message>
        <source>miễn hợp pháp hóa lãnh sự</source>
        <translation>exempt from legalisation</translation>
    </message>
    <message>
        <source>nước ngoài</source>
        <translation>from abroad</translation>
    </message>
    <message>
        <source>đã dịch</source>
        <translation>translated</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Có, chưa số hóa</source>
        <translation>Present, not digitised</translation>
    </message>
    <message>
        <source>Có, không số hóa được</source>
        <translation>Present, cannot be digitised</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Mẫu 02 số {number} ngày {on}: {what}</source>
        <translation>Form 02 no. {number} of {on}: {what}</translation>
    </message>
    <message>
        <source>Mẫu 02 ngày {on}: {what}</source>
        <translation>Form 02 of {on}: {what}</translation>
    </message>
    <message>
        <source>Không bổ sung: {why}</source>
        <translation>Not brought: {why}</translation>
    </message>
    <message>
        <source>{n}/{all} trang</source>
        <translation>{n}/{all} pages</translation>
    </message>
    <message>
        <source>1 trang</source>
        <translation>1 page</translation>
    </message>
    <message>
        <source>{n} trang</source>
        <translation>{n} pages</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Nhập kệ  F7</source>
        <translation>Put on a shelf  F7</translation>
    </message>
    <message>
        <source>Danh sách chưa nhận</source>
        <translation>List of uncollected</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Collector</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Kết quả vừa trả</source>
        <translation>Results just handed over</translation>
    </message>
    <message>
        <source>Hôm nay chưa trả kết quả nào.</source>
        <translation>No result was handed over today.</translation>
    </message>
    <message>
        <source>Hoàn tác lần trả vừa rồi</source>
        <translation>Undo the last hand-over</translation>
    </message>
    <message>
        <source>Lý do hoàn tác</source>
        <translation>Reason for undoing</translation>
    </message>
    <message>
        <source>Lý do, ví dụ: trả nhầm người</source>
        <translation>Reason, such as: given to the wrong person</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Đã trả hôm nay: {handed} · Chờ nhận: {waiting}</source>
        <translation>Handed over today: {handed} · Waiting: {waiting}</translation>
    </message>
    <message numerus="yes">
        <source>Vừa giao về, chưa nhập kệ: %n kết quả</source>
        <translation>
            <numerusform>Delivered, not shelved yet: %n result</numerusform>
            <numerusform>Delivered, not shelved yet: %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quá 30 ngày chưa nhận: %n kết quả</source>
        <translation>
            <numerusform>Not collected for over 30 days: %n result</numerusform>
            <numerusform>Not collected for over 30 days: %n results</numerusform>
        </translation>
    </message>
    <message>
        <source>nhận thay</source>
        <translation>for the owner</translation>
    </message>
    <message>
        <source>Chưa trả kết quả nào từ khi mở trang này</source>
        <translation>Nothing was handed over since this page was opened</translation>
    </message>
    <message>
        <source>Phải ghi lý do hoàn tác.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Vừa trả</source>
        <translation>Just handed over</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Trung tâm Phục vụ hành chính công</source>
        <translation>Public Administration Service Centre</translation>
    </message>
    <message>
        <source>Mã người dùng</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mở quầy</source>
        <translation>Open the counter</translation>
    </message>
    <message>
        <source>Mở lại dữ liệu</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Thiết lập máy này…</source>
        <translation>Set up this PC…</translation>
    </message>
    <message>
        <source>Máy thiếu phông chữ tiếng Việt ({letters}). Cài phông Noto Sans rồi mở lại.</source>
        <translation>The fonts of this PC lack Vietnamese letters ({letters}). Install Noto Sans and start again.</translation>
    </message>
    <message>
        <source>Đang mở dữ liệu của quầy…</source>
        <translation>Opening the counter&apos;s data…</translation>
    </message>
    <message>
        <source>Quầy {number}</source>
        <translation>Counter {number}</translation>
    </message>
    <message>
        <source>Máy tập: mã người dùng {number}, mật khẩu {password}</source>
        <translation>Practice PC: staff number {number}, password {password}</translation>
    </message>
    <message>
        <source>Quên mật khẩu: gọi bộ phận kỹ thuật, số nội bộ {phone}.</source>
        <translation>Password forgotten: call IT, extension {phone}.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với máy chủ trung tâm.</source>
        <translation>This PC is not enrolled with the central server.</translation>
    </message>
    <message>
        <source>Đang kiểm tra mật khẩu</source>
        <translation>Checking the password</translation>
    </message>
    <message>
        <source>Đang kiểm tra mật khẩu…</source>
        <translation>Checking the password…</translation>
    </message>
    <message>
        <source>Chưa nhập mã người dùng.</source>
        <translation>The staff number is missing.</translation>
    </message>
    <message>
        <source>Chưa nhập mật khẩu.</source>
        <translation>The password is missing.</translation>
    </message>
    <message>
        <source>Quên mật khẩu: gọi bộ phận kỹ thuật.</source>
        <translation>Password forgotten: call IT.</translation>
    </message>
</context>
<context>
    <name>SlipChoices</name>
    <message>
        <source>Mẫu giấy</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Mẫu 01: Giấy tiếp nhận và hẹn trả</source>
        <translation>Form 01: receipt with due date</translation>
    </message>
    <message>
        <source>Phiếu nhiệt</source>
        <translation>Thermal slip</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper size</translation>
    </message>
    <message>
        <source>Số liên</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>liên</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>Chữ to</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>Phiếu nhiệt chữ to</source>
        <translation>Thermal slip in large type</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Phiếu nhiệt không có bản PDF</source>
        <translation>There is no PDF of the thermal slip</translation>
    </message>
    <message>
        <source>Chỉ phiếu nhiệt của một hồ sơ có cỡ chữ to</source>
        <translation>Only the slip of one dossier comes in large type</translation>
    </message>
    <message>
        <source>Phiếu cho cả lượt ({n} hồ sơ)</source>
        <translation>Slip for the whole visit ({n} dossiers)</translation>
    </message>
    <message>
        <source>Đang tìm máy in …</source>
        <translation>Looking for printers …</translation>
    </message>
    <message>
        <source>Đang tìm các máy in của máy này</source>
        <translation>Looking for the printers of this PC</translation>
    </message>
    <message>
        <source>Phiếu nhiệt chỉ có một khổ giấy và một liên</source>
        <translation>The thermal slip has one size and one copy</translation>
    </message>
    <message>
        <source>Giấy này in lại đúng khổ đã in</source>
        <translation>This paper is reprinted in its original size</translation>
    </message>
    <message>
        <source>Giấy này chỉ có một liên</source>
        <translation>This paper has only one copy</translation>
    </message>
    <message>
        <source>Máy in: {name}</source>
        <translation>Printer: {name}</translation>
    </message>
    <message>
        <source>Máy này chỉ có một máy in loại này</source>
        <translation>This PC has only one printer of this kind</translation>
    </message>
    <message>
        <source>Từ nay máy này in ra: {printer}.</source>
        <translation>From now on this PC prints to: {printer}.</translation>
    </message>
    <message>
        <source>Từ nay quầy này không dùng máy in phiếu.</source>
        <translation>From now on this counter has no slip printer.</translation>
    </message>
</context>
<context>
    <name>SlipPage</name>
    <message>
        <source>Lý do in lại</source>
        <translation>Reason for printing again</translation>
    </message>
    <message>
        <source>Lý do in lại, ví dụ: công dân làm mất giấy</source>
        <translation>Reason for printing again, for example: the citizen lost the paper</translation>
    </message>
    <message>
        <source>Bản xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>In  F11</source>
        <translation>Print  F11</translation>
    </message>
    <message>
        <source>Lưu PDF  Ctrl+P</source>
        <translation>Save PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Xem trước bản in</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>In lại phải ghi lý do; lý do được lưu cùng hồ sơ.</source>
        <translation>Printing again needs a reason; it is kept with the dossier.</translation>
    </message>
    <message>
        <source>Chưa ghi lý do in lại.</source>
        <translation>The reason is missing.</translation>
    </message>
    <message>
        <source>Đang in</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Đã gửi bản in lại đến máy in. Nhắc đóng dấu.</source>
        <translation>Sent to the printer. Remember to stamp it.</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>Chưa có hai hồ sơ của cùng một người nộp trong lượt này</source>
        <translation>This person does not have two dossiers in this visit yet</translation>
    </message>
    <message>
        <source>Quầy này không dùng máy in phiếu; cần phiếu chữ to thì nhấn Ctrl+G sau F9</source>
        <translation>This counter has no slip printer; for a slip in large type press Ctrl+G after F9</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào để in phiếu</source>
        <translation>There is no dossier to print a slip of</translation>
    </message>
    <message>
        <source>Thủ tục đang chọn không phải thủ tục liên thông</source>
        <translation>The chosen procedure is not interconnected</translation>
    </message>
    <message>
        <source>Đã in quy trình liên thông.</source>
        <translation>The interconnected route was printed.</translation>
    </message>
    <message>
        <source>Đã in một phiếu cho cả lượt nộp hồ sơ.</source>
        <translation>One slip for the whole visit is printed.</translation>
    </message>
    <message>
        <source>Đã in phiếu chữ to.</source>
        <translation>The slip in large type is printed.</translation>
    </message>
</context>
<context>
    <name>StandInForm</name>
    <message>
        <source>Người nghỉ</source>
        <translation>Absent person</translation>
    </message>
    <message>
        <source>Chọn người nghỉ</source>
        <translation>Choose the absent person</translation>
    </message>
    <message>
        <source>Lý do nghỉ</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Văn bản của cơ quan cử người thay</source>
        <translation>Department&apos;s notice naming the replacement</translation>
    </message>
    <message>
        <source>Số, ngày văn bản; hoặc: điện thoại lúc …</source>
        <translation>Number and date; or: by telephone at …</translation>
    </message>
    <message>
        <source>Mã người dùng của người vào thay</source>
        <translation>Stand-in&apos;s staff number</translation>
    </message>
    <message>
        <source>Họ và tên người vào thay</source>
        <translation>Stand-in&apos;s full name</translation>
    </message>
    <message>
        <source>Mật khẩu tạm</source>
        <translation>Temporary password</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu tạm</source>
        <translation>Temporary password again</translation>
    </message>
    <message>
        <source>Người vào thay tự đặt mật khẩu tạm, ít nhất 10 ký tự, không dấu; chỉ dùng trên máy này, trong hôm nay, khi mất mạng.</source>
        <translation>Chosen by the stand-in, at least 10 characters without accents; for this PC only, today, while offline.</translation>
    </message>
    <message>
        <source>Ghi nhận vào thay</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Máy này chưa có danh sách người trực quầy.</source>
        <translation>This PC has no list of staff yet.</translation>
    </message>
    <message>
        <source>Chọn người nghỉ.</source>
        <translation>Choose the absent person.</translation>
    </message>
    <message>
        <source>Ghi văn bản của cơ quan, hoặc ghi rõ đã báo qua điện thoại.</source>
        <translation>Give the department&apos;s letter, or say that it was a telephone call.</translation>
    </message>
    <message>
        <source>Nhập mã người dùng và họ tên người vào thay.</source>
        <translation>Enter the stand-in&apos;s staff number and name.</translation>
    </message>
    <message>
        <source>Hai lần nhập mật khẩu tạm không giống nhau.</source>
        <translation>The two temporary passwords do not match.</translation>
    </message>
    <message>
        <source>Nghỉ phép</source>
        <translation>Annual leave</translation>
    </message>
    <message>
        <source>Nghỉ bù</source>
        <translation>Time off in lieu</translation>
    </message>
    <message>
        <source>Nghỉ ốm</source>
        <translation>Sick</translation>
    </message>
    <message>
        <source>Nghỉ việc riêng</source>
        <translation>Personal leave</translation>
    </message>
    <message>
        <source>Nghỉ chế độ</source>
        <translation>Statutory leave</translation>
    </message>
    <message>
        <source>Được cử đi đào tạo, bồi dưỡng</source>
        <translation>Attending training</translation>
    </message>
    <message>
        <source>Đi công tác</source>
        <translation>On official travel</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Bước xử lý</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Ghi nhận  F9</source>
        <translation>Record  F9</translation>
    </message>
    <message>
        <source>Enter sang mục tiếp theo · F9 ghi nhận · Esc đóng, không ghi nhận</source>
        <translation>Enter: next field · F9: record · Esc: close without recording</translation>
    </message>
    <message>
        <source>Bước này không có văn bản phải quét</source>
        <translation>This step has no paper to scan</translation>
    </message>
    <message>
        <source>Bước này không có văn bản phải trình ký</source>
        <translation>Nothing of this step has to be signed first</translation>
    </message>
    <message>
        <source>Bước này không in giấy</source>
        <translation>This step prints nothing</translation>
    </message>
    <message>
        <source>{label} (nếu có)</source>
        <translation>{label} (if any)</translation>
    </message>
    <message>
        <source>Đang ghi nhận</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {step}.</source>
        <translation>Recorded: {step}.</translation>
    </message>
    <message>
        <source>Nội dung phải bổ sung</source>
        <translation>What to bring</translation>
    </message>
</context>
<context>
    <name>StepPaper</name>
    <message>
        <source>Bản xem trước</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Bản xem trước của giấy hiện ở đây khi các mục đã nhập đủ.</source>
        <translation>The paper shows here when everything is filled in.</translation>
    </message>
</context>
<context>
    <name>StepScan</name>
    <message>
        <source>Văn bản đã ký</source>
        <translation>Signed paper</translation>
    </message>
    <message>
        <source>Quét  F6</source>
        <translation>Scan  F6</translation>
    </message>
    <message>
        <source>Thêm tệp</source>
        <translation>Add files</translation>
    </message>
    <message>
        <source>In dự thảo trình ký  F11</source>
        <translation>Print draft to be signed  F11</translation>
    </message>
    <message>
        <source>Đã quét {pages}.</source>
        <translation>{pages} scanned.</translation>
    </message>
    <message>
        <source>Chưa quét. Chỉ ghi nhận được khi đã quét văn bản có chữ ký.</source>
        <translation>Not scanned yet. The step can be recorded only once the signed paper is scanned.</translation>
    </message>
    <message>
        <source>Chưa quét. Nếu đã có văn bản, quét để lưu cùng hồ sơ.</source>
        <translation>Not scanned. If there is a paper, scan it to keep it with the dossier.</translation>
    </message>
    <message>
        <source>Đã in dự thảo để trình ký. Ký xong, quét văn bản rồi ghi nhận.</source>
        <translation>The draft was printed to be signed. Once signed, scan it, then record the step.</translation>
    </message>
    <message>
        <source>Đang quét</source>
        <translation>Scanning</translation>
    </message>
</context>
<context>
    <name>StripModel</name>
    <message>
        <source>Chưa phân loại</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Tờ phân cách</source>
        <translation>Separator sheets</translation>
    </message>
    <message>
        <source>Đã xóa</source>
        <translation>Removed</translation>
    </message>
</context>
<context>
    <name>SummaryPane</name>
    <message>
        <source>Thông tin hồ sơ</source>
        <translation>Summary of the dossier</translation>
    </message>
    <message>
        <source>Người nộp hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Đã sửa lỗi nhập</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Mã số thuế</source>
        <translation>Tax code</translation>
    </message>
    <message>
        <source>Địa chỉ trụ sở</source>
        <translation>Registered address</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Không phải chủ hồ sơ (được ủy quyền)</source>
        <translation>For the owner (authorised)</translation>
    </message>
    <message>
        <source>Người được nêu trong hồ sơ</source>
        <translation>Person concerned</translation>
    </message>
    <message>
        <source>Người đại diện của tổ chức</source>
        <translation>Person acting for the organisation</translation>
    </message>
    <message>
        <source>Số định danh cá nhân</source>
        <translation>Personal ID number</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born on</translation>
    </message>
    <message>
        <source>Nơi thường trú</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Số chứng minh nhân dân</source>
        <translation>Old identity number</translation>
    </message>
    <message>
        <source>Số hộ chiếu</source>
        <translation>Passport number</translation>
    </message>
    <message>
        <source>Bộ phận trả kết quả</source>
        <translation>Return desk</translation>
    </message>
    <message>
        <source>Bưu chính công ích</source>
        <translation>Postal service</translation>
    </message>
    <message>
        <source>Bản điện tử</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Trường hợp</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Cơ quan giải quyết</source>
        <translation>Deciding agency</translation>
    </message>
    <message>
        <source>Tiếp nhận lúc</source>
        <translation>Accepted at</translation>
    </message>
    <message>
        <source>Người tiếp nhận</source>
        <translation>Accepted by</translation>
    </message>
    <message>
        <source>Hình thức nộp</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hẹn trả kết quả</source>
        <translation>Result due</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Time limit</translation>
    </message>
    <message>
        <source>Cách tính</source>
        <translation>How it is counted</translation>
    </message>
    <message>
        <source>Nhận kết quả</source>
        <translation>Result by</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Quầy {number}</source>
        <translation>Counter {number}</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Qua bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Phải thu</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Không thu phí, lệ phí</source>
        <translation>No fee</translation>
    </message>
    <message>
        <source>Đã thu</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Đã hoàn trả</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Còn phải thu</source>
        <translation>Still due</translation>
    </message>
</context>
<context>
    <name>Supplement</name>
    <message>
        <source>Thiếu</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Chưa đúng quy định</source>
        <translation>Not as required</translation>
    </message>
    <message>
        <source>Hết hiệu lực</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Không rõ</source>
        <translation>Not legible</translation>
    </message>
    <message>
        <source>Phiếu lần 1 đã ghi giấy tờ này.</source>
        <translation>The first slip names this paper.</translation>
    </message>
    <message>
        <source>Khi yêu cầu lần 1, giấy tờ này đã thiếu hoặc chưa hợp lệ mà phiếu không ghi.</source>
        <translation>At the first request this paper was already missing or faulty, and the slip does not say so.</translation>
    </message>
    <message>
        <source>Khi yêu cầu lần 1, giấy tờ này đã có và không bị ghi lỗi.</source>
        <translation>At the first request this paper was there and nothing was said against it.</translation>
    </message>
    <message>
        <source>Khi yêu cầu lần 1, giấy tờ này không có trong danh mục.</source>
        <translation>At the first request this paper was not on the list.</translation>
    </message>
</context>
<context>
    <name>SupplementPage</name>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)</source>
        <translation>Supplement request (form 02)</translation>
    </message>
    <message>
        <source>Giấy tờ này chưa ghi nội dung cần bổ sung.</source>
        <translation>This paper has no words yet on what to bring or put right.</translation>
    </message>
    <message>
        <source>Xem lại mục giấy tờ ngoài danh mục rồi nhấn F9.</source>
        <translation>Look at the paper outside the list again, then press F9.</translation>
    </message>
    <message>
        <source>Yêu cầu thêm phải có lý do, mã và mật khẩu của người quản lý cho phép.</source>
        <translation>Another request needs the reason, number and password of the supervisor who allows it.</translation>
    </message>
    <message>
        <source>Giấy tờ và nội dung cần bổ sung</source>
        <translation>Papers, and what to bring or put right</translation>
    </message>
    <message>
        <source>Giấy tờ ngoài danh mục đã công bố</source>
        <translation>Papers outside the published list</translation>
    </message>
    <message>
        <source>Hồ sơ của: {name}</source>
        <translation>Dossier of: {name}</translation>
    </message>
    <message>
        <source>Chưa ghi họ tên người nộp hồ sơ</source>
        <translation>Nobody&apos;s name is entered yet</translation>
    </message>
    <message>
        <source>{words} · Lần {n}</source>
        <translation>{words} · No. {n}</translation>
    </message>
    <message>
        <source>Đã yêu cầu bổ sung {n} lần; không được yêu cầu thêm.</source>
        <translation>A supplement was asked for {n} times; no more may be asked for.</translation>
    </message>
    <message>
        <source>Được yêu cầu bổ sung {n} lần theo {law}: ghi đầy đủ, cụ thể mọi nội dung.</source>
        <translation>{n} requests are allowed by {law}: name everything, in full.</translation>
    </message>
    <message>
        <source>Chỉ được yêu cầu bổ sung 01 lần: ghi đầy đủ, cụ thể mọi nội dung ({law}).</source>
        <translation>A supplement is asked for once: name everything, in full ({law}).</translation>
    </message>
    <message>
        <source>Mục này theo kết quả kiểm tra: sửa trong bảng thành phần hồ sơ (Esc).</source>
        <translation>This line follows the check: change it in the list of papers (Esc).</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Đồng bộ ngay  F5</source>
        <translation>Sync now  F5</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Nội dung chờ gửi</source>
        <translation>Entries to send</translation>
    </message>
    <message>
        <source>Không có nội dung nào chờ gửi.</source>
        <translation>Nothing waits to be sent.</translation>
    </message>
    <message>
        <source>Thử, đổi thiết bị…</source>
        <translation>Test or change devices…</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Thiết bị của quầy</source>
        <translation>Devices of the counter</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Mất kết nối</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Chưa rõ, đang kiểm tra</source>
        <translation>Not known yet, checking</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>Đang đồng bộ</source>
        <translation>Syncing</translation>
    </message>
    <message>
        <source>Mất kết nối máy chủ từ {time}. Mọi hồ sơ vẫn lưu trên máy này và tự gửi khi có mạng. Vẫn có thể tiếp tục làm việc bình thường.</source>
        <translation>No connection to the server since {time}. Every dossier is kept on this PC and sent when the network is back. You can go on working as usual.</translation>
    </message>
    <message>
        <source>Máy chủ xác nhận lần cuối lúc {time}.</source>
        <translation>Last confirmed by the server at {time}.</translation>
    </message>
    <message numerus="yes">
        <source>Chờ gửi %n nội dung.</source>
        <translation>
            <numerusform>%n entry to send.</numerusform>
            <numerusform>%n entries to send.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chờ gửi %n trang quét.</source>
        <translation>
            <numerusform>%n scanned page to send.</numerusform>
            <numerusform>%n scanned pages to send.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa có kết nối nào với máy chủ.</source>
        <translation>There has been no connection to the server yet.</translation>
    </message>
</context>
<context>
    <name>TerminalList</name>
    <message>
        <source>Máy</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Lần chấm cuối</source>
        <translation>Last punch</translation>
    </message>
    <message>
        <source>Máy chấm công</source>
        <translation>Fingerprint terminals</translation>
    </message>
    <message>
        <source>Đọc ngay</source>
        <translation>Read now</translation>
    </message>
    <message>
        <source>Nhập tệp…</source>
        <translation>Import a file…</translation>
    </message>
    <message>
        <source>Đang đọc máy chấm công</source>
        <translation>Terminals are being read</translation>
    </message>
    <message>
        <source>Chỉnh giờ máy chấm công</source>
        <translation>Set the terminal&apos;s clock</translation>
    </message>
    <message>
        <source>Máy tính này không nối với máy chấm công nào</source>
        <translation>No terminal is read from this computer</translation>
    </message>
    <message>
        <source>Chỉ chỉnh được giờ của máy đọc từ máy tính này</source>
        <translation>Only the clock of a terminal read from this computer can be set</translation>
    </message>
    <message>
        <source>Chưa có máy chấm công nào. Bộ phận kỹ thuật thêm máy trong trang Thiết bị, đăng ký máy với máy chủ, hoặc nhập tệp xuất từ máy.</source>
        <translation>There is no terminal yet. IT adds one on the page Devices, registers it at the server, or imports its export file.</translation>
    </message>
    <message>
        <source>Đọc được</source>
        <translation>Readable</translation>
    </message>
    <message>
        <source>Tự gửi lên máy chủ</source>
        <translation>Pushes to the server</translation>
    </message>
    <message>
        <source>Chưa đọc lần nào</source>
        <translation>Never read yet</translation>
    </message>
    <message>
        <source>Đọc từ máy khác hoặc từ tệp</source>
        <translation>Read from another PC or a file</translation>
    </message>
    <message>
        <source>Không nhận nữa</source>
        <translation>No longer accepted</translation>
    </message>
    <message>
        <source>Không đọc được</source>
        <translation>Cannot be read</translation>
    </message>
    <message>
        <source>Đọc được, giờ của máy sai</source>
        <translation>Readable, its clock is wrong</translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Đọc lần cuối lúc {time}.</source>
        <translation>Last read at {time}.</translation>
    </message>
    <message>
        <source>Đồng hồ của máy nhanh {length}.</source>
        <translation>Its clock is fast by {length}.</translation>
    </message>
    <message>
        <source>Đồng hồ của máy chậm {length}.</source>
        <translation>Its clock is slow by {length}.</translation>
    </message>
    <message>
        <source>Bộ nhớ: {n} trên {most} lần chấm.</source>
        <translation>Memory: {n} of {most} punches.</translation>
    </message>
    <message>
        <source>Số máy {serial}.</source>
        <translation>Serial number {serial}.</translation>
    </message>
</context>
<context>
    <name>TerminalsPage</name>
    <message>
        <source>Máy chấm công</source>
        <translation>Fingerprint terminals</translation>
    </message>
    <message>
        <source>Ngày trước</source>
        <translation>Previous day</translation>
    </message>
    <message>
        <source>Ngày sau</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message numerus="yes">
        <source>Đã đọc máy chấm công: %n lần chấm mới.</source>
        <translation>
            <numerusform>Terminals read: %n new punch.</numerusform>
            <numerusform>Terminals read: %n new punches.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nhập tệp chấm công</source>
        <translation>Import a file of punches</translation>
    </message>
    <message>
        <source>Tệp chấm công (*.dat *.csv *.txt)</source>
        <translation>Files of punches (*.dat *.csv *.txt)</translation>
    </message>
    <message numerus="yes">
        <source>Đã nhập %n lần chấm mới</source>
        <translation>
            <numerusform>%n new punch taken</numerusform>
            <numerusform>%n new punches taken</numerusform>
        </translation>
    </message>
    <message>
        <source>đã có từ trước {n}</source>
        <translation>{n} known before</translation>
    </message>
    <message>
        <source>sai thời gian {n}</source>
        <translation>{n} with an impossible time</translation>
    </message>
    <message>
        <source>dòng không đọc được {n}</source>
        <translation>{n} lines could not be read</translation>
    </message>
    <message>
        <source>Đã chỉnh giờ máy chấm công.</source>
        <translation>The terminal&apos;s clock is set.</translation>
    </message>
</context>
<context>
    <name>TodoDetail</name>
    <message>
        <source>Nội dung đã nhập</source>
        <translation>What was entered</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ghi chú: căn cứ của quyết định</source>
        <translation>Note: grounds of the decision</translation>
    </message>
    <message>
        <source>Thực hiện</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Đã số hóa đủ</source>
        <translation>All pages are there</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Người thực hiện: {name}</source>
        <translation>By {name}</translation>
    </message>
    <message>
        <source>Mã hồ sơ: {code}</source>
        <translation>Dossier code: {code}</translation>
    </message>
    <message>
        <source>In giấy đang chờ  F11</source>
        <translation>Print waiting papers  F11</translation>
    </message>
    <message>
        <source>Quét vào hồ sơ</source>
        <translation>Scan into the dossier</translation>
    </message>
    <message>
        <source>Mở bản nháp</source>
        <translation>Open the draft</translation>
    </message>
    <message>
        <source>Mở để tiếp nhận</source>
        <translation>Open at the intake page</translation>
    </message>
    <message>
        <source>Chưa có trang nào được số hóa</source>
        <translation>No page was digitised yet</translation>
    </message>
    <message>
        <source>Đến hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Máy chủ chưa nhận</source>
        <translation>Refused by the server</translation>
    </message>
    <message>
        <source>Có mâu thuẫn</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>Chưa khớp</source>
        <translation>Does not fit</translation>
    </message>
    <message>
        <source>Chờ in</source>
        <translation>Waiting for the printer</translation>
    </message>
    <message>
        <source>Mã tạm</source>
        <translation>Provisional code</translation>
    </message>
    <message>
        <source>Chờ số hóa</source>
        <translation>To be digitised</translation>
    </message>
    <message>
        <source>Bản nháp</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Giữ nguyên như đã ghi nhận</source>
        <translation>It stands as recorded</translation>
    </message>
    <message>
        <source>Không áp dụng (vẫn lưu lịch sử)</source>
        <translation>Set aside (kept in the history)</translation>
    </message>
    <message>
        <source>Đã xem, không cần làm gì thêm</source>
        <translation>Seen, nothing more to do</translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>Việc</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Dossier code</translation>
    </message>
    <message>
        <source>Việc cần xử lý</source>
        <translation>Things to do</translation>
    </message>
    <message>
        <source>Thời điểm</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Không có việc nào cần xử lý. Việc đến hạn, giấy chờ in, giấy tờ chưa số hóa và nội dung máy chủ chưa nhận sẽ hiện ở đây.</source>
        <translation>Nothing to do. Deadlines, papers waiting for the printer, papers to be digitised and entries the server has not taken appear here.</translation>
    </message>
    <message>
        <source>Cần xử lý</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Không có giấy nào chờ in</source>
        <translation>Nothing waits for the printer</translation>
    </message>
    <message>
        <source>Chọn một cách xử lý.</source>
        <translation>Choose what to do.</translation>
    </message>
    <message>
        <source>Đã ghi nhận quyết định.</source>
        <translation>Decision recorded.</translation>
    </message>
    <message>
        <source>Đã gửi giấy đến máy in. Nhắc đóng dấu.</source>
        <translation>Sent to the printer. Remember to stamp it.</translation>
    </message>
    <message>
        <source>Đang quét</source>
        <translation>Scanning</translation>
    </message>
    <message numerus="yes">
        <source>Đã thêm %n trang vào hồ sơ.</source>
        <translation>
            <numerusform>%n page added to the dossier.</numerusform>
            <numerusform>%n pages added to the dossier.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TripsPane</name>
    <message>
        <source>Tháng trước</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Tháng sau</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>In  F11</source>
        <translation>Print  F11</translation>
    </message>
    <message>
        <source>Lưu PDF</source>
        <translation>Save PDF</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Lưu PDF  Ctrl+P</source>
        <translation>Save PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>Tuyến, người vận chuyển</source>
        <translation>Route, carrier</translation>
    </message>
    <message>
        <source>Giấy bàn giao</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Chuyến luân chuyển</source>
        <translation>Trips</translation>
    </message>
    <message>
        <source>Đã gửi bảng kê đến máy in.</source>
        <translation>The list was sent to the printer.</translation>
    </message>
    <message>
        <source>Tháng {month}/{year}</source>
        <translation>{month}/{year}</translation>
    </message>
    <message>
        <source>Chưa đến tháng sau</source>
        <translation>The next month has not begun</translation>
    </message>
    <message>
        <source>Tháng này chưa có chuyến nào</source>
        <translation>No trip in this month</translation>
    </message>
</context>
<context>
    <name>TwoPassGuide</name>
    <message numerus="yes">
        <source>Đã quét %n mặt trước. Giữ nguyên thứ tự, đặt lại cả chồng giấy vào khay nạp để quét mặt sau, tờ cuối vào trước, rồi nhấn F6.</source>
        <translation>
            <numerusform>%n front scanned. Keep the order and put the whole stack back into the feeder for its backs, last sheet first, then press F6.</numerusform>
            <numerusform>%n fronts scanned. Keep the order and put the whole stack back into the feeder for its backs, last sheet first, then press F6.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quét mặt sau</source>
        <translation>Scan the backs</translation>
    </message>
    <message>
        <source>Không quét mặt sau</source>
        <translation>No backs</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n mặt trước chưa có mặt sau: có thể hai tờ đã đi dính nhau.</source>
        <translation>
            <numerusform>%n front has no back: two sheets may have stuck together.</numerusform>
            <numerusform>%n fronts have no back: two sheets may have stuck together.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Thừa %n mặt sau so với mặt trước.</source>
        <translation>
            <numerusform>%n back more than there are fronts.</numerusform>
            <numerusform>%n backs more than there are fronts.</numerusform>
        </translation>
    </message>
    <message>
        <source>Các trang đã quét được giữ; mặt sau có thể đã lệch tờ.</source>
        <translation>All pages are kept; backs may stand behind the wrong sheets.</translation>
    </message>
    <message>
        <source>Quét lại các mặt sau</source>
        <translation>Scan the backs again</translation>
    </message>
    <message>
        <source>Để như vậy</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>Quét tiếp mặt sau</source>
        <translation>Go on with the backs</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghép %n mặt sau với mặt trước. Xem một tờ: nếu mặt sau không đúng tờ thì đảo thứ tự.</source>
        <translation>
            <numerusform>%n back put behind its front. Look at a sheet: if the back is not its own, reverse the order.</numerusform>
            <numerusform>%n backs put behind their fronts. Look at a sheet: if the back is not its own, reverse the order.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đảo thứ tự mặt sau</source>
        <translation>Reverse the backs</translation>
    </message>
    <message>
        <source>Đúng rồi</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>UserMenu</name>
    <message>
        <source>Đổi mật khẩu…</source>
        <translation>Change password…</translation>
    </message>
    <message>
        <source>Ngôn ngữ và hiển thị…</source>
        <translation>Language and display…</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ…  Ctrl+5</source>
        <translation>Hand over dossiers…  Ctrl+5</translation>
    </message>
    <message>
        <source>Sổ theo dõi hồ sơ…</source>
        <translation>Register of dossiers…</translation>
    </message>
    <message>
        <source>Lịch làm việc…</source>
        <translation>Working calendar…</translation>
    </message>
    <message>
        <source>Danh mục thủ tục…</source>
        <translation>Catalogue of procedures…</translation>
    </message>
    <message>
        <source>Máy chấm công…</source>
        <translation>Fingerprint terminals…</translation>
    </message>
    <message>
        <source>Thiết bị…</source>
        <translation>Devices…</translation>
    </message>
    <message>
        <source>Quầy tạm nghỉ…</source>
        <translation>Close the counter for now…</translation>
    </message>
    <message>
        <source>Khóa quầy  Ctrl+L</source>
        <translation>Lock the counter  Ctrl+L</translation>
    </message>
    <message>
        <source>Kết thúc phiên làm việc</source>
        <translation>Sign out</translation>
    </message>
</context>
<context>
    <name>VersionFields</name>
    <message>
        <source>Áp dụng từ ngày</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>Văn bản căn cứ</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Số, ngày, cơ quan ban hành</source>
        <translation>Number, date, issuing body</translation>
    </message>
    <message>
        <source>Phiên bản mới áp dụng từ ngày này; phiên bản cũ giữ nguyên đến hết ngày trước đó. Hồ sơ đã tiếp nhận không thay đổi.</source>
        <translation>The new version applies from this day, the old one until the day before. Accepted dossiers do not change.</translation>
    </message>
    <message>
        <source>Đã có phiên bản khác áp dụng từ {day}: thay đổi ghi ở đây chỉ có hiệu lực đến trước ngày đó. Muốn giữ tiếp thì sửa cả phiên bản ấy (dòng “từ {day}” trong danh mục).</source>
        <translation>Another version follows from {day}: what is written here holds only before that day. To keep it, change that version, too (the line “from {day}” in the catalogue).</translation>
    </message>
    <message>
        <source>Bản đang sửa áp dụng từ {start}: nội dung ghi từ {day} chỉ có hiệu lực đến trước ngày đó, rồi bản cũ áp dụng lại. Sửa ngày, hoặc nhấn F9 lần nữa nếu đúng vậy.</source>
        <translation>The version being changed begins on {start}: what is written from {day} holds only before that day, then the old version follows again. Change the day, or press F9 again if that is meant.</translation>
    </message>
</context>
<context>
    <name>VoidPanel</name>
    <message>
        <source>Hủy tiếp nhận không xóa hồ sơ: mã vẫn được giữ, giấy đã in không còn giá trị và phải thu lại.</source>
        <translation>Voiding deletes nothing: the code stays used; papers already printed lose their force and must be taken back.</translation>
    </message>
    <message>
        <source>Lý do hủy</source>
        <translation>Reason for voiding</translation>
    </message>
    <message>
        <source>Nhập lại mã hồ sơ</source>
        <translation>Type the code again</translation>
    </message>
    <message>
        <source>Hoàn trả</source>
        <translation>To give back</translation>
    </message>
    <message>
        <source>Hủy tiếp nhận</source>
        <translation>Void acceptance</translation>
    </message>
    <message>
        <source>Không hủy</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Bank transfer</translation>
    </message>
    <message>
        <source>Đã trả lại đủ {amount} cho người nộp</source>
        <translation>All {amount} was handed back to the applicant</translation>
    </message>
    <message>
        <source>Hoàn trả và hủy tiếp nhận  Ctrl+Enter</source>
        <translation>Give back and void  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nhập lại đúng mã hồ sơ để hủy</source>
        <translation>Type the code again exactly to void</translation>
    </message>
    <message>
        <source>Trả lại tiền cho người nộp, rồi đánh dấu đã trả</source>
        <translation>Hand the money back to the applicant, then tick that you did</translation>
    </message>
    <message>
        <source>Phải ghi lý do hủy.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>Đã hoàn trả {amount} và hủy tiếp nhận. Thu lại giấy đã giao cho người nộp hồ sơ.</source>
        <translation>{amount} given back and the acceptance voided. Take back the papers handed to the applicant.</translation>
    </message>
    <message>
        <source>Đang hủy</source>
        <translation>Voiding</translation>
    </message>
    <message>
        <source>Đã hủy tiếp nhận. Thu lại giấy đã giao cho người nộp hồ sơ.</source>
        <translation>Voided. Take back the paper given to the applicant.</translation>
    </message>
</context>
<context>
    <name>WaitingAtDesk</name>
    <message>
        <source>Người này có hồ sơ nộp trực tuyến chờ tiếp nhận: {procedure} (nộp {at}).</source>
        <translation>This person has an online dossier waiting to be accepted: {procedure} (handed in {at}).</translation>
    </message>
    <message>
        <source>Người này có hồ sơ chờ bổ sung, chưa tiếp nhận: {procedure} (phiếu lập {at}, quầy {counter}).</source>
        <translation>This person has a dossier that waits for a supplement: {procedure} (slip of {at}, counter {counter}).</translation>
    </message>
    <message>
        <source>Mở lại hồ sơ</source>
        <translation>Go on with it</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ khác</source>
        <translation>
            <numerusform>%n more dossier</numerusform>
            <numerusform>%n more dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>WaitingPrints</name>
    <message>
        <source>Quầy này không dùng máy in phiếu. Số phiếu đã bỏ khỏi danh sách chờ in: {n}.</source>
        <translation>This counter has no slip printer. Slips taken off the list of waiting prints: {n}.</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>In sang máy khác</source>
        <translation>Print elsewhere</translation>
    </message>
    <message>
        <source>Từ nay máy này in ra: {printer}. Đổi lại: Shift+F11.</source>
        <translation>From now on this PC prints on: {printer}. Change back: Shift+F11.</translation>
    </message>
</context>
<context>
    <name>WhyNotBrought</name>
    <message>
        <source>Không bổ sung, lý do</source>
        <translation>Not brought, reason</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Chỉ Bộ phận trả kết quả được trả kết quả</source>
        <translation>Only the return desk hands results over</translation>
    </message>
    <message>
        <source>Trang</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>YearHead</name>
    <message>
        <source>Năm trước</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>Năm sau</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>Nhập tệp…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Áp dụng  F9</source>
        <translation>Apply  F9</translation>
    </message>
    <message>
        <source>Xem trước  F9</source>
        <translation>Preview  F9</translation>
    </message>
</context>
<context>
    <name>YearTold</name>
    <message>
        <source>Bỏ các thay đổi chưa áp dụng</source>
        <translation>Discard unapplied changes</translation>
    </message>
    <message>
        <source>Sửa lần {n}: {by}, {at}, theo {source}.</source>
        <translation>Change no. {n}: {by}, {at}, by {source}.</translation>
    </message>
    <message>
        <source>Lịch kèm theo chương trình, Trung tâm chưa sửa.</source>
        <translation>As shipped with the program; the centre has not changed it.</translation>
    </message>
    <message>
        <source>Chưa có lịch năm này: nhập các ngày nghỉ, hoặc nhập tệp JSON.</source>
        <translation>No calendar for this year yet: add the days off, or import a JSON file.</translation>
    </message>
    <message>
        <source>Sau khi bạn sửa, người khác đã thay đổi lịch năm này; bỏ các thay đổi rồi sửa lại.</source>
        <translation>Someone else changed this year after you began; discard your changes and start again.</translation>
    </message>
    <message>
        <source>Có thay đổi chưa áp dụng.</source>
        <translation>There are unapplied changes.</translation>
    </message>
</context>
<context>
    <name>_AbroadField</name>
    <message>
        <source>Giấy tờ nước ngoài</source>
        <translation>Paper from abroad</translation>
    </message>
    <message>
        <source>Không hỏi</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>Có thể do nước ngoài cấp</source>
        <translation>May come from abroad</translation>
    </message>
    <message>
        <source>Luôn do nước ngoài cấp</source>
        <translation>Always comes from abroad</translation>
    </message>
    <message>
        <source>phải dịch ra tiếng Việt</source>
        <translation>must be translated into Vietnamese</translation>
    </message>
    <message>
        <source>phải hợp pháp hóa lãnh sự</source>
        <translation>must be legalised</translation>
    </message>
</context>
<context>
    <name>_NoneFound</name>
    <message>
        <source>Không tìm thấy trên máy này. Kiểm tra lại số hoặc họ tên; hồ sơ của quầy khác sẽ có khi đồng bộ xong.</source>
        <translation>Nothing found on this PC. Check the number or name; dossiers of other counters come with the next sync.</translation>
    </message>
</context>
</TS>
