"""The name key against Python's unicodedata."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata

from conftest import ROOT

import dutygraph as dg
from dutygraph import _core

SCALARS = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
# What this Python's Unicode, older or newer than the library's, has assigned too.
KNOWN = [mark for mark in SCALARS if unicodedata.category(mark) not in ("Cn", "Co")]


def forms(name: str) -> list[str]:
    return [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]


def test_every_character() -> None:
    wrong = []
    for mark in KNOWN:
        key = _core.name_key(mark)
        same = all(_core.name_key(form) == key for form in forms(mark))
        if not same or _core.name_key(key) != key or unicodedata.normalize("NFC", key) != key:
            wrong.append(hex(ord(mark)))
    assert not wrong


def test_what_no_rule_folds_is_in_nfc() -> None:
    """Where nothing but composition is to be done, the key is Python's NFC."""
    dice = random.Random(7)
    marks = [mark for mark in KNOWN if unicodedata.combining(mark)]
    letters = [mark for mark in KNOWN if unicodedata.decomposition(mark)[:1] not in ("", "<")]
    pool = [*letters, *marks * 2, *"aeiouAEIOU한글カキ"]
    compared = 0
    for _ in range(50_000):
        name = "".join(dice.choices(pool, k=dice.randrange(1, 8)))
        key = _core.name_key(name)
        assert all(_core.name_key(form) == key for form in forms(name)), ascii(name)
        assert _core.name_key(key) == key, ascii(name)
        decomposed = unicodedata.normalize("NFD", name)
        if all(_core.name_key(mark) == mark for mark in decomposed):
            assert key == unicodedata.normalize("NFC", name), ascii(name)
            compared += 1
    assert compared > 10_000


def test_mixed_names() -> None:
    dice = random.Random(8)
    pool = [
        *"甲乙Ab éｅ\u0323\u0301\u3000 \n\t\u200b\u200d\u202e·•・．ＡＺ⼈⺠⺀",
        *"\u212b\u2000豈힣ᄒ\u1161",
    ]
    for _ in range(50_000):
        name = "".join(dice.choices(pool, k=dice.randrange(0, 9)))
        key = _core.name_key(name)
        assert all(_core.name_key(form) == key for form in forms(name)), ascii(name)
        assert _core.name_key(key) == key, ascii(name)
        shown = _core.display_name(name)
        assert _core.name_key(shown) == key, ascii(name)
        assert _core.display_name(shown) == shown, ascii(name)


def test_radicals_are_what_nfkc_says_where_it_says_something() -> None:
    named = 0
    for code in [*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6)]:
        folded = unicodedata.normalize("NFKC", chr(code))
        if folded != chr(code):
            assert _core.name_key(chr(code)) == folded
            named += 1
    assert named == 214 + 2


def test_look_alikes_and_variants_stay_apart() -> None:
    pairs = "曰日 巳已 己已 孫孙 劉刘 體体 門门 ОO ﬁf ｶカ ㈱株 ①1"
    for pair in pairs.split(" "):
        one, other = pair
        assert _core.name_key(one) != _core.name_key(other)


def test_one_person_however_printed() -> None:
    text = (
        "一、养老\n1.床位。新增床位。\n（牵头领导：买买提·艾力。责任科室：⼈事科）\n"
        "二、救助\n2.标准。提高标准。\n（牵头领导：买买提•艾力、买买提・艾力。责任科室：人事科）\n"
    )
    plan = dg.read_text(text)
    assert [leader.name for leader in plan.leaders] == ["买买提·艾力"]
    assert [section.name for section in plan.sections] == ["⼈事科"]
    assert plan.leader("买买提‧艾力") == plan.leaders[0]
    found = [(one.code, one.line) for one in plan.diagnostics if one.code == "reader.name_variant"]
    assert found == [("reader.name_variant", line) for line in (3, 6, 6)]


def test_the_table_is_what_its_script_makes() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tests/checks/make_unicode.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
