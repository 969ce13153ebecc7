"""What holds for all that is shown: the language of labels."""

from __future__ import annotations

from .errors import ArgumentError

_LANGUAGES = ("en", "zh")


class Options:
    """How notebook objects, pictures and reports speak; never what they count.

    `language` is "en" (English, at first) or "zh" (Chinese, 中文); any other raises ArgumentError.
    What a plan says is shown as printed in both.

    >>> import dutygraph as dg
    >>> dg.options.language
    'en'
    """

    __slots__ = ("_language",)

    def __init__(self) -> None:
        self._language = "en"

    @property
    def language(self) -> str:
        """The language of labels: "en" or "zh"."""
        return self._language

    @language.setter
    def language(self, value: str) -> None:
        self._language = known(value)

    def __repr__(self) -> str:
        return f"<options: language={self._language!r}>"


def known(language: object) -> str:
    """A language that there is; else ArgumentError."""
    if isinstance(language, str) and language in _LANGUAGES:
        return language
    raise ArgumentError(f'language is "en" or "zh", not {language!r}', "argument.language")


def language_of(given: object = None) -> str:
    """The language asked for, or that of `options` where none is."""
    return options.language if given is None else known(given)


options = Options()
