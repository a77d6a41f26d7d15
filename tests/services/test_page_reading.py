"""Pages are read in the background, and found by what stands on them."""

import io

import pypdfium2
import pytest
from sqlalchemy import text, update

from counter_app.domain.ids import Uuid7Source
from counter_app.job import Job
from counter_app.store import node as nodes
from counter_app.store import page_text
from counter_app.store.tables import entry
from tests.services.playing import HOA, at, open_counter

ROWS = (
    "level\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
    "5\\t60\\t80\\t200\\t20\\t95\\tThửa\\n5\\t300\\t80\\t200\\t20\\t95\\tđất\\n"
)


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """A program of that name that reads the same two words off every page, and counts them."""
    folder = tmp_path / "programs"
    folder.mkdir()
    pages = folder / "pages"
    program = folder / "tesseract"

    def make(then="") -> None:
        program.write_text(
            "#!/bin/sh\n"
            'case "$*" in *--list-langs*) echo vie; exit;; esac\n'
            f"/bin/cat > /dev/null; echo >> '{pages}'\n"
            f"{then}\n"
            f"printf '{ROWS}'\n"
        )
        program.chmod(0o755)

    make()
    make.count = lambda: len(pages.read_text()) if pages.exists() else 0
    make.take_away = program.unlink
    monkeypatch.setenv("PATH", str(folder))
    return make


def in_pages(desk, typed):
    return [hit.stream for hit in desk.lookup.search(typed, HOA).in_pages]


def test_an_accepted_dossier_is_found_by_what_stands_on_its_pages(desk, tesseract):
    stream = desk.accept(101).stream
    assert in_pages(desk, "thửa đất") == []
    read = desk.reading.run(Job())
    assert read == tesseract.count() > 0
    assert in_pages(desk, "thua dat") == [stream]
    assert desk.lookup.search("thua dat", HOA).dossiers == ()


def test_every_page_is_read_once(desk, tesseract):
    desk.accept(101)
    first = desk.reading.run(Job())
    assert desk.reading.run(Job()) == 0
    desk.accept(401)
    later = desk.reading.run(Job())
    assert later > 0
    assert tesseract.count() == first + later


def test_the_words_lie_unseen_in_the_papers_pdf(desk, tesseract):
    stream = desk.accept(101).stream
    desk.reading.run(Job())
    number = desk.state(stream).pages[0].paper
    document = pypdfium2.PdfDocument(io.BytesIO(desk.lookup.paper_pdf(stream, number)))
    assert document[0].get_textpage().get_text_range().split() == ["Thửa", "đất"]


def test_pages_are_read_on_after_the_database_went_on_as_a_new_node(desk, tesseract):
    """Its entries are counted from 1 again, those that were read had higher numbers."""
    for _ in range(2):
        desk.accept(101)
    desk.reading.run(Job())
    with desk.reading._db.write() as conn:
        conn.execute(update(entry).where(entry.c.position.is_(None)).values(position=entry.c.seq))
        nodes.fork(conn, Uuid7Source(), at(9))
    stream = desk.accept(401).stream
    assert desk.reading.run(Job()) > 0
    assert stream in in_pages(desk, "thua dat")


def test_a_draft_is_not_read(desk, tesseract):
    desk.scan(desk.draft(101).id, 2)
    assert desk.reading.run(Job()) == 0


def test_without_tesseract_nothing_happens_and_the_doctor_says_so(desk, tesseract):
    tesseract.take_away()
    stream = desk.accept(101).stream
    assert desk.reading.run(Job()) == 0
    assert desk.lookup.paper_pdf(stream, desk.state(stream).pages[0].paper)
    check = next(one for one in desk.doctor.examine() if one.name == "tesseract")
    assert "tesseract" in check.health.happened.vi


def test_a_page_that_breaks_the_program_is_not_tried_for_ever(desk, tesseract):
    tesseract("exit 3")
    desk.accept(101)
    assert desk.reading.run(Job()) == tesseract.count() > 0
    assert desk.reading.run(Job()) == 0
    assert in_pages(desk, "thửa") == []


def test_stop_leaves_the_rest_for_the_next_time(desk, tesseract):
    desk.accept(101)
    job = Job()
    job.stop()
    assert desk.reading.run(job) == 0
    assert desk.reading.run(Job()) > 0


def test_a_page_that_is_gone_does_not_hold_up_the_others(desk, tesseract, desk_root):
    stream = desk.accept(101).stream
    shas = [page.image.blob for page in desk.state(stream).pages]
    for file in desk_root.rglob(f"{shas[0]}*"):
        file.unlink()
    assert desk.reading.run(Job()) == len(set(shas))


def test_words_of_a_page_that_is_gone_are_forgotten_with_or_without_tesseract(
    desk, tesseract, desk_root, wall
):
    stream = desk.accept(101).stream
    desk.reading.run(Job())
    shas = [page.image.blob for page in desk.state(stream).pages]
    with desk.drafts._db.write() as conn:
        conn.execute(text("DELETE FROM dossier_page"))
    desk.close()
    tesseract.take_away()
    again = open_counter(desk_root, wall)
    try:
        again.reading.run(Job())
        with again.drafts._db.read() as conn:
            assert page_text.of_pages(conn, shas) == {}
    finally:
        again.close()


def test_nothing_that_was_read_lies_in_the_open(desk, tesseract, desk_root):
    desk.accept(101)
    desk.reading.run(Job())
    for file in desk_root.rglob("*"):
        if file.is_file() and file.suffix not in {".pdf", ".png"}:
            assert "Thửa".encode() not in file.read_bytes(), file
