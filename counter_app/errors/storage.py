"""Errors of the database, the page files, the key and the disk under them."""

from __future__ import annotations

from counter_app.errors import CounterError, Words

_KEPT_BEFORE = Words(
    "Những gì đã lưu trước đó vẫn còn nguyên; lần ghi này chưa được lưu.",
    "Everything saved before is kept; this change was not saved.",
)
_KEPT_ALL = Words("Dữ liệu chưa bị thay đổi.", "The data was not changed.")
_CALL_IT = Words(
    "Báo bộ phận kỹ thuật kèm mã lỗi; không xóa, không chép đè thư mục dữ liệu.",
    "Give the error code to IT; do not delete or overwrite the data folder.",
)


class StorageError(CounterError):
    """The database or a file of the store did not do what was asked."""

    code = "storage"
    happened = Words("Không ghi được dữ liệu.", "The data could not be written.")
    kept = _KEPT_BEFORE
    todo = Words(
        "Thử lại; nếu vẫn lỗi, báo bộ phận kỹ thuật kèm mã lỗi.",
        "Try again; if it happens again, give the error code to IT.",
    )


class ActTooLargeToKeepError(StorageError):
    """One gesture holds more text than can ever be sent: refused before it is written."""

    code = "act_too_large_to_keep"
    happened = Words(
        "Nội dung của lần ghi này quá lớn (hơn {most_mb} MB chữ).",
        "This change holds too much text (more than {most_mb} MB).",
    )
    todo = Words(
        "Rút gọn ghi chú hoặc chia thành nhiều hồ sơ rồi làm lại.",
        "Shorten the note or split it into several dossiers, then try again.",
    )


class DiskFullError(StorageError):
    """No room left on the disk of the data folder."""

    code = "disk_full"
    happened = Words("Ổ đĩa đã đầy, không ghi thêm được.", "The disk is full.")
    todo = Words(
        "Giải phóng dung lượng ổ đĩa rồi thử lại; hồ sơ đang làm dở vẫn mở trên màn hình.",
        "Free some space on the disk and try again; the open dossier stays on the screen.",
    )


class ReadOnlyError(StorageError):
    """The database file or its folder may not be written."""

    code = "read_only"
    happened = Words(
        "Thư mục dữ liệu chỉ cho phép đọc, không ghi được.",
        "The data folder can only be read, not written.",
    )
    todo = Words(
        "Báo bộ phận kỹ thuật cấp lại quyền ghi cho thư mục dữ liệu rồi thử lại.",
        "Ask IT for the right to write to the data folder, then try again.",
    )


class DatabaseAddressError(StorageError):
    """A database was named that is neither PostgreSQL nor a SQLite file."""

    code = "database_address"
    happened = Words(
        "Địa chỉ cơ sở dữ liệu không dùng được.", "The address of the database cannot be used."
    )
    kept = _KEPT_ALL
    todo = Words(
        "Kiểm tra lại sau --database: postgresql://TÊN@MÁY/CƠ_SỞ_DỮ_LIỆU, hoặc bỏ để dùng SQLite.",
        "Check what stands behind --database: postgresql://NAME@HOST/DATABASE; without it SQLite "
        "is used.",
    )


class OutputFolderError(StorageError):
    """The folder somebody named for results cannot be made or written."""

    code = "output_folder"
    happened = Words(
        "Không ghi được vào thư mục sau --out.", "The folder given with --out cannot be written."
    )
    kept = Words("Những tệp đã ghi trước đó vẫn còn nguyên.", "Files written before are kept.")
    todo = Words(
        "Chọn thư mục khác, hoặc cấp quyền ghi cho thư mục này, rồi làm lại.",
        "Choose another folder, or allow writing to this one, and try again.",
    )


class BundleFailedError(StorageError):
    """The bundle could not be written. `why` is technical."""

    code = "bundle"
    happened = Words(
        "Không ghi được tệp chẩn đoán ({why}).", "The diagnostic bundle was not written ({why})."
    )
    kept = _KEPT_ALL
    todo = Words(
        "Chọn thư mục khác hoặc giải phóng dung lượng ổ đĩa.",
        "Choose another folder, or free space on the disk.",
    )


class LockedError(StorageError):
    """Another connection kept the database busy for too long."""

    code = "locked"
    happened = Words(
        "Cơ sở dữ liệu đang bận vì một chương trình khác đang ghi.",
        "Another program keeps the database busy.",
    )
    todo = Words(
        "Đợi vài giây rồi thử lại; nếu vẫn bận, đóng chương trình đang sao lưu hoặc quét thư mục "
        "dữ liệu.",
        "Wait a few seconds and try again; if it stays busy, close the program that backs up or "
        "scans the data folder.",
    )


class NoDataError(StorageError):
    """A folder was named that holds no counter's database."""

    code = "no_data"
    happened = Words(
        "Thư mục này không có dữ liệu của quầy.", "This folder holds no counter's data."
    )
    kept = _KEPT_ALL
    todo = Words("Kiểm tra lại đường dẫn sau --data.", "Check the path that was given with --data.")


class FolderForbiddenError(StorageError):
    """The data folder belongs to another account of this PC."""

    code = "folder_forbidden"
    happened = Words(
        "Tài khoản này không được mở thư mục dữ liệu.",
        "This account may not open the data folder.",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Mở bằng tài khoản của quầy, hoặc nhờ bộ phận kỹ thuật cấp quyền cho thư mục dữ liệu.",
        "Use the counter's account, or ask IT for the right to open the data folder.",
    )


class AlreadyRunningError(StorageError):
    """A second program asked for a data folder that is in use."""

    code = "already_running"
    happened = Words(
        "Chương trình đang chạy trên thư mục dữ liệu này.",
        "The program is already running on this data folder.",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Chuyển sang cửa sổ đang mở; nếu không thấy, khởi động lại máy rồi mở lại chương trình.",
        "Switch to the open window; if there is none, restart the PC and open the program again.",
    )


class DamagedError(StorageError):
    """The database file is not whole."""

    code = "damaged"
    happened = Words("Tệp cơ sở dữ liệu bị hỏng.", "The database file is damaged.")
    kept = Words(
        "Hồ sơ đã gửi vẫn còn trên máy chủ trung tâm; tệp hỏng được giữ nguyên để khôi phục.",
        "Dossiers already sent are on the central server; the damaged file is kept for recovery.",
    )
    todo = _CALL_IT


class DatabaseLostError(DamagedError):
    """A counter worked here, and its database file is empty or not there any more."""

    code = "database_lost"
    happened = Words(
        "Quầy này đã có dữ liệu, nhưng tệp cơ sở dữ liệu không còn hoặc rỗng.",
        "This counter had data, but its database file is gone or empty.",
    )
    kept = Words(
        "Hồ sơ đã gửi vẫn còn trên máy chủ trung tâm; các tệp còn lại được giữ nguyên.",
        "Dossiers already sent are on the central server; the other files are left as they are.",
    )


class WrongKeyError(StorageError):
    """The key does not open the database or a page file: or the file's beginning is damaged."""

    code = "wrong_key"
    happened = Words(
        "Không mở được dữ liệu: khóa mã hóa không đúng hoặc tệp đã hỏng.",
        "The data cannot be opened: the encryption key is wrong or the file is damaged.",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Đăng nhập đúng tài khoản máy tính của quầy; nếu vẫn lỗi, báo bộ phận kỹ thuật khôi phục "
        "khóa từ máy chủ trung tâm.",
        "Log in to the PC with the counter's own account; if it still fails, ask IT to restore "
        "the key from the central server.",
    )


class KeyMissingError(StorageError):
    """There is a database, but its key is nowhere to be found."""

    code = "key_missing"
    happened = Words(
        "Không tìm thấy khóa mã hóa của dữ liệu trên máy này.",
        "The encryption key of the data is not on this PC.",
    )
    kept = _KEPT_ALL
    todo = WrongKeyError.todo


class KeyUnwritableError(StorageError):
    """A new key cannot be stored safely."""

    code = "key_unwritable"
    happened = Words(
        "Không lưu được khóa mã hóa trên máy này.",
        "The encryption key cannot be stored on this PC.",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Báo bộ phận kỹ thuật kiểm tra kho khóa hoặc quyền của thư mục khóa.",
        "Ask IT to check the key store or the rights of the key folder.",
    )


class UnsupportedSqliteError(StorageError):
    """SQLite is older than 3.51.3 (its WAL can lose data) or has no cipher."""

    code = "sqlite_unsupported"
    happened = Words(
        "Bộ máy cơ sở dữ liệu trên máy này không an toàn (SQLite {version}, mã hóa: {cipher}).",
        "The database engine of this PC is not safe (SQLite {version}, cipher: {cipher}).",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Cài lại chương trình từ bộ cài chính thức.",
        "Install the program again from its official installer.",
    )


class NewerDatabaseError(StorageError):
    """The database was made by a newer program."""

    code = "newer_database"
    happened = Words(
        "Dữ liệu này được tạo bởi phiên bản chương trình mới hơn (lược đồ {found}).",
        "This data was made by a newer version of the program (schema {found}).",
    )
    kept = _KEPT_ALL
    todo = Words(
        "Cập nhật chương trình lên phiên bản mới nhất rồi mở lại.",
        "Update the program to the newest version and open it again.",
    )


class UpgradeFailedError(StorageError):
    """The schema upgrade failed and was rolled back; a backup copy lies beside."""

    code = "upgrade_failed"
    happened = Words("Không nâng cấp được cơ sở dữ liệu.", "The database could not be upgraded.")
    kept = Words(
        "Dữ liệu cũ còn nguyên; bản sao trước khi nâng cấp nằm trong thư mục backups.",
        "The old data is whole; the copy made before the upgrade lies in the folder backups.",
    )
    todo = _CALL_IT


class CommitUnknownError(StorageError):
    """The database answered the commit with an error: whether it was kept has to be read again."""

    code = "commit_unknown"
    happened = Words(
        "Chưa rõ lần ghi vừa rồi đã được lưu hay chưa.",
        "It is not known whether the last change was saved.",
    )
    kept = Words(
        "Những gì đã lưu trước đó vẫn còn nguyên.", "Everything saved before that is kept."
    )
    todo = Words(
        "Mở lại hồ sơ để kiểm tra trước khi làm lại; nếu chưa có thì thực hiện lại.",
        "Open the dossier again and look before repeating; repeat only if it is not there.",
    )


class BlobMissingError(StorageError):
    """A page's file is not on this PC."""

    code = "page_file_missing"
    happened = Words(
        "Không tìm thấy tệp của một trang đã quét trên máy này.",
        "The file of a scanned page is not on this PC.",
    )
    kept = Words(
        "Thông tin hồ sơ và các trang khác vẫn còn nguyên.",
        "The dossier's record and its other pages are kept.",
    )
    todo = Words(
        "Kết nối máy chủ trung tâm để tải lại trang; nếu chưa gửi, báo bộ phận kỹ thuật.",
        "Connect to the central server to fetch the page; if it was not sent yet, tell IT.",
    )


class BlobDamagedError(StorageError):
    """A page's file does not hold what its name promises."""

    code = "page_file_damaged"
    happened = Words("Tệp của một trang đã quét bị hỏng.", "The file of a scanned page is damaged.")
    kept = BlobMissingError.kept
    todo = BlobMissingError.todo


class EntryAlteredError(StorageError):
    """An entry does not match its own checksum, or its id came with another content."""

    code = "entry_altered"
    happened = Words(
        "Một bản ghi không khớp dấu kiểm của nó.", "An entry does not match its own checksum."
    )
    kept = Words(
        "Bản ghi này không được nhận; dữ liệu trên máy không thay đổi.",
        "The entry was not taken; the data of this PC was not changed.",
    )
    todo = _CALL_IT
