"""What makes a PDF of page pictures a PDF/A-2b (ISO 19005-2): what it says of itself, and sRGB.

No dates: a paper's PDF is made anew each time it is asked for, and the same pages give the same
file.
"""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>{title}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_TITLE = """
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>"""


def declare(pdf: Pdf, *, title: str) -> None:
    """Make `pdf` say that it is PDF/A-2b (6.6.4) and how its gray and RGB are meant (6.2.3)."""
    title = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if title:
        pdf.docinfo[Name.Title] = String(title)  # 6.6.3: the same as in the metadata, or absent
    said = _METADATA.format(title=_TITLE.format(escape(title)) if title else "")
    metadata = Stream(pdf, said.encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    profile = Stream(pdf, _srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        RegistryName=String("http://www.color.org"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _srgb() -> bytes:
    """An sRGB profile without the date on which it was made (ICC.1, bytes 24 to 35)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]
