"""What eSCL scanners say of themselves, and what is asked of them, as XML and back.

Elements are known by their local names: firmware disagrees about namespaces. Anything that is not a
number where one belongs counts as not said. Source: Mopria eSCL Specification 2.97, chapters 8
(capabilities), 9 (settings) and 10 (status).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, fromstring

from counter_app.devices.api import Feed, ScanSettings

_UNITS_PER_MM = 300 / 25.4  # three-hundredths of an inch, the unit of every eSCL length
_SLACK = 60  # units by which a sheet may be larger than what a scanner says it takes
_A4_LONG_MM = 297
_COLOUR = ("RGB24", "RGB48", "Grayscale8", "Grayscale16", "BlackAndWhite1")
_GRAY = ("Grayscale8", "Grayscale16", "RGB24", "RGB48", "BlackAndWhite1")
_FORMATS = ("image/jpeg", "application/pdf", "image/png", "image/tiff")


class BadXmlError(Exception):
    """Not XML, not the document asked for, or XML with entities of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way paper goes in. `widest` and `longest` in 1/300 inch, 0 when not said."""

    widest: int = 0
    longest: int = 0
    colours: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    dpis: tuple[int, ...] = ()
    dpi_range: tuple[int, int] | None = None

    def takes(self, settings: ScanSettings) -> bool:
        """Whether the sheet fits. A4 always does, less its edges; a larger one would be cut."""
        if settings.height_mm <= _A4_LONG_MM:
            return True
        fits_wide = not self.widest or settings.width_mm * _UNITS_PER_MM <= self.widest + _SLACK
        fits_long = not self.longest or settings.height_mm * _UNITS_PER_MM <= self.longest + _SLACK
        return fits_wide and fits_long

    def dpi(self, wanted: int) -> int:
        """The least not below `wanted`, else the greatest; `wanted` when none is told."""
        if self.dpi_range is not None:
            low, high = self.dpi_range
            return min(max(wanted, low), high)
        enough = [dpi for dpi in self.dpis if dpi >= wanted]
        return min(enough, default=max(self.dpis, default=wanted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a scanner offers; None for a way it does not have."""

    version: str
    model: str
    uuid: str
    glass: Source | None
    feeder: Source | None
    both_sides: Source | None

    def source(self, settings: ScanSettings) -> tuple[Feed, Source] | None:
        """Where the paper is to be taken from; None when the scanner cannot do what is asked.

        A scanner without a feeder gives the sheet on its glass, whatever is asked.
        """
        if settings.feed is Feed.FEEDER and self.feeder is not None:
            source = self.both_sides if settings.duplex else self.feeder
            return (Feed.FEEDER, source) if source is not None and source.takes(settings) else None
        if self.glass is None or (settings.duplex and settings.feed is Feed.FEEDER):
            return None
        return (Feed.FLATBED, self.glass) if self.glass.takes(settings) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobInfo:
    """One job of the scanner's list."""

    uri: str
    state: str
    reasons: tuple[str, ...]
    completed: int | None  # images; None when not said


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the scanner is now. `feeder` is its AdfState without the word "ScannerAdf"."""

    state: str
    feeder: str
    jobs: tuple[JobInfo, ...]

    def job(self, path: str) -> JobInfo | None:
        """The job at `path`."""
        name = path.rstrip("/").rpartition("/")[2]
        found = (job for job in self.jobs if job.uri.rstrip("/").rpartition("/")[2] == name)
        return next(found, None)


def read_capabilities(data: bytes) -> Capabilities:
    """The answer to ScannerCapabilities. Raises BadXmlError."""
    root = _root(data, "ScannerCapabilities")
    both_sides = _source(_first(root, "AdfDuplexInputCaps"))
    return Capabilities(
        version=_text(root, "Version") or "2.0",
        model=_text(root, "MakeAndModel"),
        uuid=_text(root, "UUID"),
        glass=_source(_first(root, "PlatenInputCaps")),
        feeder=_source(_first(root, "AdfSimplexInputCaps")) or both_sides,
        both_sides=both_sides,
    )


def read_status(data: bytes) -> Status:
    """The answer to ScannerStatus. Raises BadXmlError."""
    root = _root(data, "ScannerStatus")
    state = next((child.text or "" for child in root if _name(child) == "State"), "")
    return Status(
        state=state.strip(),
        feeder=_text(root, "AdfState").removeprefix("ScannerAdf"),
        jobs=tuple(_job(each) for each in _all(root, "JobInfo")),
    )


def write_settings(
    settings: ScanSettings, feed: Feed, source: Source, *, version: str
) -> tuple[bytes, int]:
    """The document that starts a job, and the resolution it asks for."""
    wide, high = (round(mm * _UNITS_PER_MM) for mm in (settings.width_mm, settings.height_mm))
    width = min(wide, source.widest or wide)
    height = min(high, source.longest or high)
    liked = _COLOUR if settings.colour else _GRAY
    colour = next((mode for mode in liked if mode in source.colours), liked[0])
    form = next((kind for kind in _FORMATS if kind in source.formats), _FORMATS[0])
    dpi = source.dpi(settings.dpi)
    is_fed = feed is Feed.FEEDER
    sides = f"<scan:Duplex>{str(settings.duplex).lower()}</scan:Duplex>" if is_fed else ""
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" \
xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>{version}</pwg:Version>
<scan:Intent>Document</scan:Intent>
<pwg:ScanRegions pwg:MustHonor="false"><pwg:ScanRegion>
<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>
<pwg:Width>{width}</pwg:Width><pwg:Height>{height}</pwg:Height>
</pwg:ScanRegion></pwg:ScanRegions>
<pwg:InputSource>{"Feeder" if is_fed else "Platen"}</pwg:InputSource>{sides}
<scan:ColorMode>{colour}</scan:ColorMode>
<scan:XResolution>{dpi}</scan:XResolution><scan:YResolution>{dpi}</scan:YResolution>
<pwg:DocumentFormat>{form}</pwg:DocumentFormat>
<scan:DocumentFormatExt>{form}</scan:DocumentFormatExt>
</scan:ScanSettings>
"""
    return text.encode(), dpi


def _source(caps: Element | None) -> Source | None:
    if caps is None:
        return None
    widths = [_number(each) for each in _all(caps, "XResolution")]
    ranges = list(_all(caps, "XResolutionRange"))
    dpi_range = None
    if ranges and not widths:
        low, high = _number(_first(ranges[0], "Min")), _number(_first(ranges[0], "Max"))
        dpi_range = (low, high) if 0 < low <= high else None
    formats = [*_all(caps, "DocumentFormatExt"), *_all(caps, "DocumentFormat")]
    return Source(
        widest=_number(_first(caps, "MaxWidth")),
        longest=_number(_first(caps, "MaxHeight")),
        colours=tuple((each.text or "").strip() for each in _all(caps, "ColorMode")),
        formats=tuple((each.text or "").strip() for each in formats),
        dpis=tuple(width for width in widths if width > 0),
        dpi_range=dpi_range,
    )


def _job(info: Element) -> JobInfo:
    completed = _first(info, "ImagesCompleted")
    return JobInfo(
        uri=_text(info, "JobUri"),
        state=_text(info, "JobState"),
        reasons=tuple((each.text or "").strip() for each in _all(info, "JobStateReason")),
        completed=None if completed is None else _number(completed),
    )


def _root(data: bytes, name: str) -> Element:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise BadXmlError("entities")
    try:
        root = fromstring(data.lstrip())  # noqa: S314 - without a document type there are no entities
    except (ParseError, ValueError, LookupError) as wrong:
        raise BadXmlError("not XML") from wrong
    if _name(root) != name:
        raise BadXmlError(_name(root))
    return root


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(root: Element, name: str) -> Iterator[Element]:
    return (each for each in root.iter() if _name(each) == name)


def _first(root: Element, name: str) -> Element | None:
    return next(_all(root, name), None)


def _text(root: Element, name: str) -> str:
    found = _first(root, name)
    return (found.text or "").strip() if found is not None else ""


def _number(element: Element | None) -> int:
    text = (element.text or "").strip() if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
