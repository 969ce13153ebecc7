from __future__ import annotations

import pytest

import dutygraph as dg
from dutygraph.options import language_of


def test_the_language_is_english_until_it_is_chosen() -> None:
    assert dg.options.language == language_of() == "en"
    dg.options.language = "zh"
    try:
        assert dg.options.language == language_of() == "zh"
        assert language_of("en") == "en"
        assert repr(dg.options) == "<options: language='zh'>"
    finally:
        dg.options.language = "en"


@pytest.mark.parametrize("wrong", ["", "EN", "de", None, 1, ["en"]])
def test_no_other_language(wrong: object) -> None:
    with pytest.raises(dg.ArgumentError, match='language is "en" or "zh"') as caught:
        dg.options.language = wrong  # type: ignore[assignment]
    assert caught.value.code == "argument.language"
    assert dg.options.language == "en"


def test_no_other_option() -> None:
    with pytest.raises(AttributeError):
        dg.options.langauge = "zh"  # type: ignore[attr-defined]
