"""Packages that dutygraph can hand over to, imported when they are asked for."""

from __future__ import annotations

from .errors import MissingPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def need(name: str, install: str | None = None) -> Any:
    """The module of this name; MissingPackage says how to get it, by `install` or its name."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as missing:
        message = f"this call needs {name}, which is not installed: python -m pip install "
        message += f'"{install}"' if install else name
        raise MissingPackage(message, "package.missing") from missing
