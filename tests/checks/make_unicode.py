"""Makes include/dutygraph/text/detail/unicode_table.hpp: what the name key folds by.

Canonical decompositions, compositions and combining classes are those of Python's unicodedata, of
which this needs Unicode 15.1 (Python 3.13, or the package unicodedata2 15.1.0). The ideographs of
Kangxi radicals are its too, those of the CJK Radicals Supplement stand here, as
EquivalentUnifiedIdeograph.txt of Unicode 15.1 has them. Without arguments the header is written;
with --check it is compared, with another version of Unicode only in what both must have.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

try:
    import unicodedata2 as unicodedata
except ImportError:
    import unicodedata

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "include/dutygraph/text/detail/unicode_table.hpp"
VERSION = "15.1.0"
ALL = range(0x110000)

# U+2E80 on; U+2E80 (a mark of repetition) and U+2E9A (unassigned) have none.
SUPPLEMENT_FIRST = 0x2E80
SUPPLEMENT = """
0 5382 4E5B 4E5A 4E59 4EBB 5182 20628 5200 5202 535C 353E 5C0F 5C0F 5140 5C23 5C22 21BC2 5DF3 5E7A
5F51 5F50 5FC4 5FC3 624C 6535 0 65E1 65E5 6708 6B7A 6BCD 6C11 6C35 6C3A 706C 722B 722B 4E2C 725B
72AD 738B 24D14 76EE 793A 793B 25AD7 7CF9 7E9F 7F53 7F52 34C1 5197 2626B 7F8A 2634C 2634B 8002 8080
807F 8089 26951 8279 8279 8279 864E 8864 8980 897F 89C1 89D2 278B2 8BA0 8D1D 27FB7 8F66 8FB6 8FB6
8FB6 9091 9485 9577 9578 957F 95E8 28E0F 961D 96E8 9752 97E6 9875 98CE 98DE 98DF 2967F 98E0 9963
29810 9A6C 9AA8 9B3C 9C7C 9E1F 5364 9EA6 9EC4 9EFE 6589 9F50 6B6F 9F7F 7ADC 9F99 9F9C 4E80 9F9F
"""
KANGXI = range(0x2F00, 0x2FD6)

HEAD = """#pragma once

// Made by tests/checks/make_unicode.py, which says from what; edit that, not this.

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


def decompositions() -> dict[int, tuple[int, int]]:
    """The canonical decomposition of one step; the second is 0 where there is only one."""
    found = {}
    for code in ALL:
        parts = unicodedata.decomposition(chr(code))
        if parts and not parts.startswith("<"):
            first, second = ([int(part, 16) for part in parts.split()] + [0])[:2]
            found[code] = (first, second)
    # So that one loop over the first ones decomposes all, with at most four seconds in hand.
    assert not any(second in found for _, second in found.values())
    for code in found:
        steps = 0
        while code in found:
            code = found[code][0]
            steps += 1
        assert steps <= 4
    return found


def compositions() -> dict[tuple[int, int], int]:
    found = {}
    for code, (first, second) in decompositions().items():
        if second and unicodedata.normalize("NFC", chr(first) + chr(second)) == chr(code):
            found[first, second] = code
    return found


def classes() -> dict[int, int]:
    found = {code: unicodedata.combining(chr(code)) for code in ALL}
    return {code: value for code, value in found.items() if value}


def class_ranges() -> list[tuple[int, int, int]]:
    found: list[list[int]] = []
    for code, value in classes().items():
        if found and found[-1][1] == code - 1 and found[-1][2] == value:
            found[-1][1] = code
        else:
            found.append([code, code, value])
    return [(first, last, value) for first, last, value in found]


def radicals() -> dict[int, int]:
    numbers = [int(word, 16) for word in SUPPLEMENT.split()]
    assert len(numbers) == 0x2EF4 - SUPPLEMENT_FIRST
    found = {SUPPLEMENT_FIRST + at: code for at, code in enumerate(numbers)}
    for code in KANGXI:
        found[code] = ord(unicodedata.normalize("NFKC", chr(code)))
    return found


def rows(entries: list[str]) -> list[str]:
    """Entries side by side."""
    lines = [""]
    for entry in entries:
        if len(lines[-1]) + len(entry) > 97:
            lines.append("")
        lines[-1] += f" {entry},"
    return [f" {line}" for line in lines]


def braces(*numbers: int) -> str:
    return "{" + ", ".join(f"0x{number:X}" if number else "0" for number in numbers) + "}"


def header() -> str:
    steps = decompositions()
    known = radicals()
    pairs = sorted(compositions().items())
    ranges = class_ranges()
    return "\n".join(
        [
            HEAD,
            "/// One step of the canonical decomposition; `second` is 0 where there is only one.",
            "struct canonical_step {",
            "  char32_t code;",
            "  char32_t first;",
            "  char32_t second;",
            "};",
            "/// By code.",
            "inline constexpr canonical_step canonical_steps[] = {",
            *rows([braces(code, *parts) for code, parts in sorted(steps.items())]),
            "};",
            "",
            "/// What is composed again, by first and second.",
            "inline constexpr canonical_step canonical_pairs[] = {",
            *rows([braces(code, *pair) for pair, code in pairs]),
            "};",
            "",
            "/// Characters whose canonical combining class is not 0.",
            "struct combining_range {",
            "  char32_t first;",
            "  char32_t last;",
            "  std::uint8_t combining_class;",
            "};",
            "inline constexpr combining_range combining_ranges[] = {",
            *rows([braces(*entry) for entry in ranges]),
            "};",
            "",
            "/// The unified ideographs of the CJK Radicals Supplement, U+2E80..U+2EF3; 0: none.",
            "inline constexpr char32_t supplement_radicals[] = {",
            *rows([f"0x{known[code]:X}" for code in range(SUPPLEMENT_FIRST, 0x2EF4)]),
            "};",
            "",
            "/// The unified ideographs of the Kangxi radicals, U+2F00..U+2FD5.",
            "inline constexpr char16_t kangxi_radicals[] = {",
            *rows([f"0x{known[code]:X}" for code in KANGXI]),
            "};",
            TAIL,
        ]
    )


def numbers_of(text: str, name: str) -> list[tuple[int, ...]]:
    """The rows of a table in the header."""
    body = re.search(rf" {name}\[\] = \{{\n(.*?)\n\}};", text, re.DOTALL)
    assert body
    found = re.findall(r"\{([^}]*)\}", body[1])
    return [tuple(int(number, 16) for number in row.split(", ")) for row in found]


def check_other_version(text: str) -> bool:
    """What a character is normalised to never changes, so the older must lie within the newer."""
    steps = {row[0]: row[1:] for row in numbers_of(text, "canonical_steps")}
    pairs = {row[1:]: row[0] for row in numbers_of(text, "canonical_pairs")}
    marks = {
        code: value
        for first, last, value in numbers_of(text, "combining_ranges")
        for code in range(first, last + 1)
    }

    def within(older: dict, newer: dict) -> bool:
        return bool(older) and all(newer.get(key) == value for key, value in older.items())

    ours = [steps, pairs, marks]
    theirs = [decompositions(), compositions(), classes()]
    is_older = [int(part) for part in unicodedata.unidata_version.split(".")] < [15, 1, 0]
    both = zip(theirs, ours, strict=True) if is_older else zip(ours, theirs, strict=True)
    return all(within(older, newer) for older, newer in both)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args().check
    found = unicodedata.unidata_version
    if not check:
        if found != VERSION:
            print(f"this Python has Unicode {found}, and the table is of {VERSION}")
            return 1
        TABLE.write_text(header(), encoding="utf-8")
        print(f"{TABLE.relative_to(ROOT)} is written")
        return 0
    text = TABLE.read_text(encoding="utf-8")
    if text == header() if found == VERSION else check_other_version(text):
        print(f"compared with Unicode {found}")
        return 0
    print(f"{TABLE.relative_to(ROOT)} is not what this script makes of Unicode {found}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
