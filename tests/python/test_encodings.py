"""The decoder of the library against Python's codecs, and the names of encodings."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SEED

import dutygraph as dg

# Of what WHATWG's decoder makes of every sequence of two bytes, then every one of four.
SHA_256 = "37c6a8e7fe7cb79b88ae931de7a108a0edf6436a36a64498e237215fb65621e8"
LEADS = range(0x81, 0xFF)
TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFF)]
DIGITS = range(0x30, 0x3A)
PLANS = [SEED, *sorted((ROOT / "tests/data").glob("[lp]*/*.txt"))]
# Where GB18030 of 2000, which Python has, stands for something else: 18 of 2022, A3A0, U+1E3F.
CHANGED = {
    "\ue5e5": "\u3000",
    "\ue7c7": "\u1e3f",
    "\u1e3f": "\ue7c7",
    **dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19",
            strict=True,
        )
    ),
    **dict(
        zip(
            "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
            map(chr, range(0x9FB4, 0x9FBC)),
            strict=True,
        )
    ),
}


def text_of(data: bytes, encoding: str | None = None) -> str:
    return dg.read(data, encoding=encoding, errors="replace").text or ""


def test_every_sequence_of_gb18030() -> None:
    pairs = b"".join(bytes([a, b]) for a in LEADS for b in TRAILS)
    fours = b"".join(
        bytes([a, b, c, d]) for a in LEADS for b in DIGITS for c in LEADS for d in DIGITS
    )
    assert (len(pairs) // 2, len(fours) // 4) == (23_940, 1_587_600)
    made = text_of(pairs + fours, "gb18030")
    assert hashlib.sha256(made.encode()).hexdigest() == SHA_256


def test_the_script_agrees() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tests/checks/make_gb18030.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(ROOT / "tests/checks"))
    try:
        import make_gb18030
    finally:
        sys.path.pop(0)
    assert make_gb18030.digests()[0] == SHA_256


def test_every_character_there_and_back() -> None:
    scalars = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert len(scalars) == 1_112_064
    for encoding, begin in (("gb18030", ""), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff")):
        body = "".join(scalars)
        made = text_of((begin + body).encode(encoding), encoding)
        if encoding == "gb18030":
            body = body.translate({ord(old): new for old, new in CHANGED.items()})
        assert made == body, encoding


def test_replacing_as_python_does() -> None:
    """Python counts U+FFFD as WHATWG does in UTF-8."""
    dice = random.Random(5)
    pool = [0x41, 0x80, 0x8F, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE5, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
    pieces = [bytes(dice.choices(pool, k=dice.randrange(1, 7))) for _ in range(100_000)]
    data = b"\n".join(pieces)
    assert text_of(data, "utf-8") == data.decode("utf-8", "replace")


@pytest.mark.parametrize("path", PLANS)
def test_a_plan_is_the_same_in_every_encoding(path: Path) -> None:
    text = path.read_bytes().decode()
    expected = dg.read(text.encode())
    for codec, mark, name in (
        ("gb18030", "", "gb18030"),
        ("utf-8", "\ufeff", "utf-8-sig"),
        ("utf-16-le", "\ufeff", "utf-16-le"),
        ("utf-16-be", "\ufeff", "utf-16-be"),
    ):
        data = (mark + text).encode(codec)
        plan = dg.read(data)
        assert plan.encoding == name
        assert plan.text == expected.text
        assert plan.assignments().rows() == expected.assignments().rows()
        for one, other in zip(plan.diagnostics, expected.diagnostics, strict=True):
            assert (one.code, one.line, one.column) == (other.code, other.line, other.column)
            if one.byte is not None and other.byte is not None:
                before = text.encode()[: other.byte].decode()
                assert one.byte == len((mark + before).encode(codec))


def test_no_damaged_plan_becomes_another_text() -> None:
    """A plan in UTF-8 with one bad byte is refused as such, or differs in that place only."""
    data = SEED.read_bytes()
    dice = random.Random(6)
    for _ in range(200):
        damaged = bytearray(data)
        damaged[dice.randrange(len(data))] = dice.randrange(0x80, 0x100)
        try:
            found = dg.read(bytes(damaged)).encoding
        except dg.ParseError as error:
            found = error.code
        assert found in ("utf-8", "encoding.utf8")


@pytest.mark.parametrize("name", ["GBK", "gb2312", "GB18030", "cp936", "gb_2312_80", "EUC-CN"])
def test_names(name: str) -> None:
    plan = dg.read("一、养老\n1.床位。\n".encode("gb18030"), encoding=name)
    assert plan.encoding == "gb18030"
    assert [item.name for item in plan.items] == ["床位"]


def test_a_name_wins() -> None:
    assert dg.read(b"2u", encoding="utf-16-le").text == "甲"
    with pytest.raises(dg.ParseError) as caught:
        dg.read("甲乙".encode("gbk"), encoding="utf-8")
    assert (caught.value.code, caught.value.byte) == ("encoding.utf8", 0)
    with pytest.raises(dg.ArgumentError, match="known are utf-8, gb18030"):
        dg.read(b"", encoding="big5")


def test_faults_say_where(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("一、养老\n1.床位".encode("gbk") + b"\xb3")
    with pytest.raises(dg.ParseError) as caught:
        dg.read(path)
    seen = caught.value
    assert (seen.code, seen.line, seen.column, seen.byte) == ("encoding.gb18030", 2, 5, 15)
    path.write_bytes("\ufeff甲\n乙".encode("utf-16-le") + b"\x00\xd8")
    with pytest.raises(dg.ParseError) as caught:
        dg.read(path)
    seen = caught.value
    assert (seen.code, seen.line, seen.column, seen.byte) == ("encoding.utf16", 2, 2, 8)
