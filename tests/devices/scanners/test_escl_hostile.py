"""Answers of a scanner with a word missing, twice, or made of nonsense: read or refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.devices.scanners import escl_xml

TAGS = (
    "scan:ScannerCapabilities", "scan:ScannerStatus", "pwg:Version", "scan:Platen", "scan:Adf",
    "scan:PlatenInputCaps", "scan:AdfSimplexInputCaps", "scan:MinWidth", "scan:MaxWidth",
    "scan:MaxHeight", "scan:SettingProfiles", "scan:SettingProfile", "scan:ColorModes",
    "scan:ColorMode", "scan:SupportedResolutions", "scan:DiscreteResolutions",
    "scan:DiscreteResolution", "scan:XResolution", "scan:YResolution", "scan:XResolutionRange",
    "scan:Min", "scan:Max", "pwg:DocumentFormat", "scan:DocumentFormatExt", "pwg:State",
    "scan:AdfState", "scan:Jobs", "scan:JobInfo", "pwg:JobUri", "pwg:JobState",
    "pwg:JobStateReasons", "pwg:JobStateReason", "pwg:ImagesCompleted", "pwg:ImagesToTransfer",
)  # fmt: skip
WORDS = st.sampled_from(
    ["", "0", "-1", "300", "2550", "1e9", "99999999999999999999", "٣٠٠", "NaN", "RGB24", "Idle"]
) | st.text(st.characters(exclude_characters="<&]", exclude_categories=("Cs", "Cc")), max_size=8)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(st.tuples(st.sampled_from(TAGS), inner), max_size=5),
    max_leaves=25,
)
ROOTS = ("scan:ScannerCapabilities", "scan:ScannerStatus", "other")


def written(tree):
    if isinstance(tree, str):
        return tree
    return "".join(f"<{tag}>{written(inner)}</{tag}>" for tag, inner in tree)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ROOTS), TREES, st.sampled_from(["http://schemas.hp.com/x", "urn:wrong"]))
def test_any_tree_of_known_words(root, tree, space):
    data = f'<{root} xmlns:scan="{space}" xmlns:pwg="urn:pwg">{written(tree)}</{root}>'.encode()
    for read in (escl_xml.read_capabilities, escl_xml.read_status):
        try:
            read(data)
        except escl_xml.BadXmlError:
            continue


def test_a_document_that_names_itself_without_end_is_refused():
    """Entities that unfold into gigabytes."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{lines}]><x>&a9;</x>'.encode()
    for read in (escl_xml.read_capabilities, escl_xml.read_status):
        try:
            read(data)
        except escl_xml.BadXmlError:
            continue
        raise AssertionError("a bomb was read")
