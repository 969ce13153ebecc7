"""ZIP archives of Office files, read part by part within limits and never unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from ._document import Document
from ._xml import Handler, parse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RATIO_FROM = 1 << 20  # a smaller part may be packed as tightly as it likes
_RELATIONS = "_rels/.rels"


class Package:
    """The parts of one archive by name. Names are keys, never paths."""

    def __init__(self, data: bytes, document: Document, suffix: str) -> None:
        self._data = data
        self._document = document
        self._read = 0
        if data.startswith(_OLE):
            old = {".docx": ".doc", ".xlsx": ".xls"}[suffix]
            document.fail(
                "format.ole",
                f"this is an old {old} or a password-protected file and no {suffix}; open it in "
                f"Word, Excel or WPS and save it as {suffix} without a password",
                1,
                0,
            )
        try:
            entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as fault:
            end = "no end of central directory" if b"PK\x05\x06" not in data else str(fault)
            document.fail(
                "zip.damaged",
                f"this is no whole ZIP archive, which a {suffix} is ({end}; the file has "
                f"{len(data)} bytes); copy or save the file again",
            )
        document.limit("zip_entries", len(entries), "the parts of the archive")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = entry.filename.lower()
            if name in self._entries:
                document.fail("zip.duplicate", f"two parts are named {entry.filename}")
            self._entries[name] = entry
        self._check_overlaps(entries)

    def _check_overlaps(self, entries: list[zipfile.ZipInfo]) -> None:
        end = 0
        for entry in sorted(entries, key=lambda one: one.header_offset):
            if entry.header_offset < end:
                self._document.fail("zip.overlap", f"part {entry.filename} overlaps another one")
            end = entry.header_offset + 30 + entry.compress_size

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part; refuses one that is not there, damaged, or over a limit."""
        document = self._document
        entry = self._entries.get(name.lower())
        if entry is None:
            document.fail("zip.missing_part", f"the archive has no part {name}")
        size, packed = entry.file_size, entry.compress_size
        document.limit("zip_part_bytes", size, f"part {name}")
        self._read += size
        document.limit("zip_bytes", self._read, "all parts read")
        self._check_ratio(name, size, packed)
        if entry.flag_bits & 1:
            document.fail("zip.encrypted", f"part {name} is encrypted; save it without a password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            document.fail("zip.method", f"part {name} is packed in a way no Office file is")
        raw = self._raw(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            made = raw
            over = len(raw) != size
        else:
            unpacker = zlib.decompressobj(-15)
            try:
                made = unpacker.decompress(raw, size + 1)
            except zlib.error as fault:
                document.fail("zip.damaged", f"part {name} cannot be unpacked ({fault})")
            over = len(made) != size
        if over:
            document.fail(
                "zip.size",
                f"part {name} is said to have {size} bytes and does not; save the file again",
            )
        if zlib.crc32(made) != entry.CRC:
            document.fail("zip.checksum", f"part {name} is damaged; save the file again")
        return made

    def _check_ratio(self, name: str, size: int, packed: int) -> None:
        if size > _RATIO_FROM:
            ratio = -(-size // max(packed, 1))
            self._document.limit("zip_ratio", ratio, f"part {name} unpacks to {size} bytes")

    def _raw(self, entry: zipfile.ZipInfo) -> bytes:
        begin = entry.header_offset
        header = self._data[begin : begin + 30]
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            self._document.fail(
                "zip.damaged", f"part {entry.filename} is not where it is said to be"
            )
        begin += (
            30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        )
        raw = self._data[begin : begin + entry.compress_size]
        if len(raw) != entry.compress_size:
            self._document.fail("zip.damaged", f"part {entry.filename} is cut off")
        return raw

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that a part refers to: id to (last word of the type, name)."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels") if part else _RELATIONS
        if name not in self:
            return {}
        found = _Relations(folder)
        parse(self.read(name), name, found, self._document)
        return found.targets

    def main_part(self, usual: str) -> str:
        """The part that holds the document."""
        for kind, name in self.relations("").values():
            if kind == "officeDocument" and name in self:
                return name
        return usual


class _Relations(Handler):
    """Relationships within the archive; those to files and pages outside do not count."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != "Relationship" or attributes.get("TargetMode", "").lower() == "external":
            return
        target = unquote(attributes.get("Target", ""))
        name = target[1:] if target.startswith("/") else posixpath.join(self._folder, target)
        kind = attributes.get("Type", "").rsplit("/", 1)[-1]
        self.targets[attributes.get("Id", "")] = (kind, posixpath.normpath(name))
