from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dutygraph as dg


def test_import_is_light() -> None:
    code = (
        "import sys, dutygraph; "
        "print([name for name in ('numpy', 'pandas', 'networkx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def import_time(module: str) -> float:
    """Seconds; the best of three, as other work on the machine only adds."""
    code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
    return min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    )


def test_import_takes_at_most_half_of_numpys_time(
    record_property: Callable[[str, object], None],
) -> None:
    pytest.importorskip("numpy")
    ours, theirs = import_time("dutygraph"), import_time("numpy")
    record_property("import_time_ratio", ours / theirs)
    print(f"import dutygraph {ours * 1000:.1f} ms, numpy {theirs * 1000:.1f} ms")
    assert ours < 0.5 * theirs


def test_what_came_with_the_package() -> None:
    assert (Path(dg.get_include()) / "dutygraph" / "version.hpp").is_file()
    assert (Path(dg.get_cmake_dir()) / "dutygraphConfig.cmake").is_file()
    assert (Path(dg.__file__).parent / "py.typed").is_file()
    assert dg.__version__.count(".") == 2


def test_all_names_are_there() -> None:
    assert all(hasattr(dg, name) for name in dg.__all__)
