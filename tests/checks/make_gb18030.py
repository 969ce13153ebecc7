"""Makes include/dutygraph/text/detail/gb18030_table.hpp: what GB18030 is decoded by.

The table is the one of the WHATWG Encoding Standard (index of 2024-09-18): GB18030-2022 for two
bytes, but for A3A0. It is made from Python's own codec, which follows GB18030-2000, and the changes
of CHANGED, by name. Without arguments the header is written; with --check it is only compared.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "include/dutygraph/text/detail/gb18030_table.hpp"
TEST = ROOT / "tests/text/encoding_test.cpp"

# Two bytes: the code point of GB18030-2000, that of the standard, its name.
CHANGED = {
    0xA3A0: (0xE5E5, 0x3000, "IDEOGRAPHIC SPACE"),  # as the texts in use mean it
    0xA6D9: (0xE78D, 0xFE10, "PRESENTATION FORM FOR VERTICAL COMMA"),
    0xA6DA: (0xE78E, 0xFE12, "PRESENTATION FORM FOR VERTICAL IDEOGRAPHIC FULL STOP"),
    0xA6DB: (0xE78F, 0xFE11, "PRESENTATION FORM FOR VERTICAL IDEOGRAPHIC COMMA"),
    0xA6DC: (0xE790, 0xFE13, "PRESENTATION FORM FOR VERTICAL COLON"),
    0xA6DD: (0xE791, 0xFE14, "PRESENTATION FORM FOR VERTICAL SEMICOLON"),
    0xA6DE: (0xE792, 0xFE15, "PRESENTATION FORM FOR VERTICAL EXCLAMATION MARK"),
    0xA6DF: (0xE793, 0xFE16, "PRESENTATION FORM FOR VERTICAL QUESTION MARK"),
    0xA6EC: (0xE794, 0xFE17, "PRESENTATION FORM FOR VERTICAL LEFT WHITE LENTICULAR BRACKET"),
    0xA6ED: (0xE795, 0xFE18, "PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRAKCET"),
    0xA6F3: (0xE796, 0xFE19, "PRESENTATION FORM FOR VERTICAL HORIZONTAL ELLIPSIS"),
    0xA8BC: (0xE7C7, 0x1E3F, "LATIN SMALL LETTER M WITH ACUTE"),
    0xFE59: (0xE81E, 0x9FB4, "CJK UNIFIED IDEOGRAPH-9FB4"),
    0xFE61: (0xE826, 0x9FB5, "CJK UNIFIED IDEOGRAPH-9FB5"),
    0xFE66: (0xE82B, 0x9FB6, "CJK UNIFIED IDEOGRAPH-9FB6"),
    0xFE67: (0xE82C, 0x9FB7, "CJK UNIFIED IDEOGRAPH-9FB7"),
    0xFE6D: (0xE832, 0x9FB8, "CJK UNIFIED IDEOGRAPH-9FB8"),
    0xFE7E: (0xE843, 0x9FB9, "CJK UNIFIED IDEOGRAPH-9FB9"),
    0xFE90: (0xE854, 0x9FBA, "CJK UNIFIED IDEOGRAPH-9FBA"),
    0xFEA0: (0xE864, 0x9FBB, "CJK UNIFIED IDEOGRAPH-9FBB"),
}
LEADS = range(0x81, 0xFF)
TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
# Four bytes: where the planes above the first begin and end, and what lies between stands alone.
FIRST_PLANE_END, PLANES_BEGIN, PLANES_END = 39_420, 189_000, 1_237_576
SEQUENCES = 126 * 10 * 126 * 10

HEAD = """#pragma once

// Made by tests/checks/make_gb18030.py, which says from what; edit that, not this.

#include <cstdint>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

// clang-format off
namespace detail {

"""
TAIL = """
}  // namespace detail
// clang-format on

}  // namespace dutygraph
"""


def two_bytes(year: int) -> dict[int, int]:
    """Code points by the two bytes read as one number, all 23,940 of them."""
    codes = {}
    for lead in LEADS:
        for trail in TRAILS:
            both = lead << 8 | trail
            if both in CHANGED:
                old, new, name = CHANGED[both]
                assert unicodedata.name(chr(new)) == name
                codes[both] = old if year == 2000 else new
            else:
                codes[both] = ord(bytes([lead, trail]).decode("gb18030"))
    return codes


def four_bytes() -> dict[int, int]:
    """Code points of the first plane by their order among the sequences of four bytes.

    They are those that had no two bytes in 2000, in rising order; U+E7C7 and U+1E3F have changed
    places since.
    """
    taken = set(two_bytes(2000).values())
    rest = [
        code for code in range(0x80, 0x10000) if not 0xD800 <= code < 0xE000 and code not in taken
    ]
    assert len(rest) == FIRST_PLANE_END
    rest[rest.index(0x1E3F)] = 0xE7C7
    return dict(enumerate(rest))


def ranges() -> list[tuple[int, int]]:
    """Where a run of rising code points begins: its first sequence and code point."""
    found: list[tuple[int, int]] = []
    before = -1
    for order, code in four_bytes().items():
        if code != before + 1:
            found.append((order, code))
        before = code
    return found


def shown(code: int) -> str:
    """The character itself where every editor leaves it alone."""
    mark = chr(code)
    plain = mark.isprintable() and not unicodedata.combining(mark)
    plain = plain and unicodedata.normalize("NFC", mark) == mark
    return mark if plain else f"\\u{code:04X}"


def header() -> str:
    codes = two_bytes(2022)
    lines = [
        "/// The code points of all pairs of bytes: a row for each lead byte 81..FE, in it one for",
        "/// each trail byte 40..7E and 80..FE.",
        "inline constexpr char16_t gb18030_pairs[126][191] = {",
    ]
    for lead in LEADS:
        row = "".join(shown(codes[lead << 8 | trail]) for trail in TRAILS)
        lines.append(f'  u"{row}",  // {lead:02X}')
    lines += [
        "};",
        "",
        "/// Sequences of four bytes, counted from 81308130 on: from `order` to the next row, code",
        "/// points rise by one from `code`.",
        "struct gb18030_range {",
        "  std::uint16_t order;",
        "  char16_t code;",
        "};",
        "inline constexpr gb18030_range gb18030_ranges[] = {",
    ]
    row = ""
    for order, code in ranges():
        entry = f"{{{order}, 0x{code:04X}}}, "
        if len(row) + len(entry) > 96:
            lines.append("  " + row.rstrip())
            row = ""
        row += entry
    lines += ["  " + row.rstrip(), "};"]
    return HEAD + "\n".join(lines) + "\n" + TAIL


def decoded() -> Iterator[str]:
    """What every sequence of two bytes, then every one of four, stands for; U+FFFD for nothing."""
    yield from map(chr, two_bytes(2022).values())
    first = four_bytes()
    for order in range(SEQUENCES):
        if PLANES_BEGIN <= order < PLANES_END:
            yield chr(order - PLANES_BEGIN + 0x10000)
        else:
            yield chr(first.get(order, 0xFFFD))


def digests() -> tuple[str, str]:
    """SHA-256 and 64-bit FNV-1a of `decoded` in UTF-8."""
    text = "".join(decoded()).encode()
    value = 0xCBF29CE484222325
    for byte in text:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return hashlib.sha256(text).hexdigest(), f"0x{value:016x}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    made = header()
    if not check:
        TABLE.write_text(made, encoding="utf-8")
        print(f"{TABLE.relative_to(ROOT)}: {len(made.encode())} bytes")
        print("SHA-256 {}\nFNV-1a {}".format(*digests()))
        return 0
    status = 0
    if TABLE.read_text(encoding="utf-8") != made:
        print(f"{TABLE.relative_to(ROOT)} is not what this script makes; run it")
        status = 1
    fnv = digests()[1]
    if fnv not in TEST.read_text(encoding="utf-8"):
        print(f"{TEST.relative_to(ROOT)} does not hold the digest {fnv}")
        status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
