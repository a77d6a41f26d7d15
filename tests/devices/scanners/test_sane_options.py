"""Settings said in the words of real backends (option lists as `scanimage -A` prints them)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.devices.api import Feed, ScanSettings
from counter_app.devices.scanners.sane_options import SaneOption, choose, read_options
from counter_app.errors.devices import ScanNotOffered

SHEETFED = """
All options specific to device `fujitsu:fi-7160:1':
  Standard:
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
        Selects the scan source (such as a document-feeder).
    --mode Lineart|Halftone|Gray|Color [Lineart]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --resolution 50..600dpi (in steps of 1) [600]
        Sets the resolution of the scanned image.
  Geometry:
    --page-width 0..221.121mm (in steps of 0.0211639) [215.872]
        Specifies the width of the media.
    --page-height 0..863.489mm (in steps of 0.0211639) [279.364]
        Specifies the height of the media.
    -l 0..215.872mm (in steps of 0.0211639) [0]
        Top-left x position of scan area.
    -t 0..279.364mm (in steps of 0.0211639) [0]
        Top-left y position of scan area.
    -x 0..215.872mm (in steps of 0.0211639) [215.872]
        Width of scan-area.
    -y 0..279.364mm (in steps of 0.0211639) [279.364]
        Height of scan-area.
  Sensors:
    --page-loaded[=(yes|no)] [no] [hardware]
        Page loaded
    --double-feed[=(yes|no)] [no] [hardware]
        Double feed detected
"""

ALL_IN_ONE = """
    --mode Black & White|Gray[Error Diffusion]|True Gray|24bit Color[Fast] [24bit Color[Fast]]
        Select the scan mode
    --resolution 100|150|200|300|400|600|1200dpi [200]
        Sets the resolution of the scanned image.
    --source FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(left aligned,Duplex) [FlatBed]
        Selects the scan source (such as a document-feeder).
    --brightness -50..50% (in steps of 1) [inactive]
        Controls the brightness of the acquired image.
    -l 0..211.9mm (in steps of 0.0999908) [0]
    -t 0..355.6mm (in steps of 0.0999908) [0]
    -x 0..211.9mm (in steps of 0.0999908) [211.881]
    -y 0..355.6mm (in steps of 0.0999908) [355.567]
"""

SWITCH_FOR_BOTH_SIDES = """
    --source Flatbed|Automatic Document Feeder [Flatbed]
    --adf-mode Simplex|Duplex [inactive]
    --duplex[=(yes|no)] [no]
    --resolution auto||75|300|600dpi [75]
"""

MODE_FOR_BOTH_SIDES = """
    --source Flatbed|Automatic Document Feeder [Flatbed]
    --adf-mode Simplex|Duplex [Simplex]
"""

GLASS_ALONE = """
    --mode Color|Gray [Color]
    --depth 8|16 [8]
    --resolution 75..4800dpi (in steps of 1) [75]
"""


def say(text, **settings):
    return choose(ScanSettings(**settings), read_options(text.splitlines()), device="fi-7160")


def test_sheetfed_scanner():
    chosen = say(SHEETFED)
    assert chosen.from_feeder
    assert chosen.dpi == 300
    assert chosen.arguments == (
        "--source=ADF Front",
        "--mode=Color",
        "--resolution=300",
        "--page-width=210",
        "--page-height=297",
        *("-l", "0", "-t", "0", "-x", "210", "-y", "279.364"),
    )


def test_sheetfed_scanner_gray_both_sides():
    chosen = say(SHEETFED, colour=False, duplex=True)
    assert chosen.arguments[:2] == ("--source=ADF Duplex", "--mode=Gray")


def test_sheetfed_scanner_has_no_glass():
    with pytest.raises(ScanNotOffered):
        say(SHEETFED, feed=Feed.FLATBED)


def test_sensors_are_read_but_never_set():
    offered = read_options(SHEETFED.splitlines())
    assert offered["page-loaded"] == SaneOption(current="no", choices=("yes", "no"), settable=False)


def test_all_in_one():
    chosen = say(ALL_IN_ONE, dpi=250)
    assert chosen.dpi == 300
    assert chosen.arguments[:2] == (
        "--source=Automatic Document Feeder(left aligned)",
        "--mode=24bit Color[Fast]",
    )
    duplex = say(ALL_IN_ONE, duplex=True)
    assert duplex.arguments[0] == "--source=Automatic Document Feeder(left aligned,Duplex)"
    glass = say(ALL_IN_ONE, feed=Feed.FLATBED, duplex=True)
    assert glass.arguments[0] == "--source=FlatBed"
    assert not glass.from_feeder


def test_inactive_options_are_not_there():
    assert "brightness" not in read_options(ALL_IN_ONE.splitlines())


def test_both_sides_by_a_switch():
    assert say(SWITCH_FOR_BOTH_SIDES, duplex=True).arguments[1] == "--duplex=yes"
    assert say(SWITCH_FOR_BOTH_SIDES).arguments[1] == "--duplex=no"
    assert say(SWITCH_FOR_BOTH_SIDES, dpi=200).dpi == 300


def test_both_sides_by_a_mode():
    assert say(MODE_FOR_BOTH_SIDES, duplex=True).arguments[1] == "--adf-mode=Duplex"
    assert say(MODE_FOR_BOTH_SIDES).arguments[1] == "--adf-mode=Simplex"
    assert say(MODE_FOR_BOTH_SIDES).dpi == 0


def test_a_scanner_without_feeder_gives_its_glass():
    chosen = say(GLASS_ALONE, feed=Feed.FEEDER, colour=False)
    assert not chosen.from_feeder
    assert chosen.arguments == ("--mode=Gray", "--depth=8", "--resolution=300")
    with pytest.raises(ScanNotOffered):
        say(GLASS_ALONE, feed=Feed.FEEDER, duplex=True)


@given(st.lists(st.integers(50, 1200), min_size=1, unique=True), st.integers(1, 2000))
def test_nearest_is_offered_and_never_needlessly_coarse(offered, wanted):
    option = SaneOption(current="75", choices=tuple(f"{dpi}dpi" for dpi in offered))
    nearest = option.nearest(wanted)
    assert nearest in offered
    assert nearest >= wanted or nearest == max(offered)
    assert not any(wanted <= dpi < nearest for dpi in offered)


@given(st.text())
def test_any_text_is_read_without_a_crash(text):
    read_options(text.splitlines())
