from __future__ import annotations

import pytest

from dutygraph import _text


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("养老", 4),
        ("ｱ", 1),  # half-width
        ("Ａ", 2),  # full-width
        ("e\u0301", 1),
        ("\u200b", 0),
        ("“", 1),  # ambiguous: one, as terminals of UTF-8 show it
        ("\u3000", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert _text.width(text) == columns


def test_cut_and_pad() -> None:
    assert _text.cut("养老服务", 8) == "养老服务"
    assert _text.cut("养老服务", 7) == "养老服…"
    assert _text.cut("养老服务", 6) == "养老…"
    assert _text.pad("养老", 6) == "养老  "
    assert _text.pad("养老", 6, right=True) == "  养老"
    assert _text.pad("养老", 1) == "养老"


def test_escapes() -> None:
    assert _text.escape("""<a href="x" b='y'>&`""") == (
        "&lt;a href=&quot;x&quot; b=&#x27;y&#x27;&gt;&amp;&#x60;"
    )
    assert _text.visible("a\tb\x00\u202e\u3000") == "a\\tb\\x00\\u202e\u3000"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (3.0, "3"),
        (1.5, "1.5"),
        (2 / 3, "0.6667"),
        (0.0, "0"),
        (-0.5, "-0.5"),
        (1e-7, "1e-07"),
        (1e300, "1e+300"),
        (float("inf"), "inf"),
        (["a", "b"], "a、b"),
    ],
)
def test_human(value: object, shown: str) -> None:
    assert _text.human(value) == shown
