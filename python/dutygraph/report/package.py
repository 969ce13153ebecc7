"""Office files: XML in a zip archive, the same bytes for the same plan."""

from __future__ import annotations

import io
import zipfile

from .._text import escape
from .cells import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that zip knows


def xml(text: str) -> str:
    """Text for XML, in content and in quoted attributes; what XML cannot hold is escaped."""
    return escape(plain(text))


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """The part that names other parts: kind and target, as r1, r2, …"""
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" '
        f'Target="{xml(target)}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(main: str, types: Mapping[str, str], parts: Mapping[str, str], title: str) -> bytes:
    """The archive: `main` is the first part, `types` the content type of each part."""
    overrides = "".join(
        f'<Override PartName="/{xml(name)}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    content_types = (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core_type}"/></Types>'
    )
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml(title)}</dc:title><dc:creator>dutygraph</dc:creator></cp:coreProperties>"
    )
    whole = {
        "[Content_Types].xml": content_types,
        "_rels/.rels": relations(
            (
                ("officeDocument", main),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        **parts,
        "docProps/core.xml": core,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return made.getvalue()
