from __future__ import annotations

import csv
import datetime
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import dutygraph as dg

DATA = {
    "text": ["孔", None, 'a,b\n"c"'],
    "whole": [1, None, -(2**63)],
    "real": [0.5, None, float("inf")],
    "flag": [True, None, False],
    "day": [datetime.date(2020, 4, 8), None, datetime.date(1899, 12, 31)],
    "words": [["a", "b"], None, []],
}
TYPES = {
    "text": "utf8",
    "whole": "int64",
    "real": "float64",
    "flag": "bool",
    "day": "date",
    "words": "list<utf8>",
}


@pytest.fixture
def table() -> dg.Table:
    return dg.Table(DATA, caption="counted so")


def test_columns(table: dg.Table) -> None:
    assert table.types == TYPES
    assert len(table) == 3
    assert table["whole"] == [1, None, -(2**63)]
    assert table.rows()[1] == dict.fromkeys(TYPES)
    assert list(table) == table.rows()
    whole = dg.Table({"n": [1, 2]})["n"]
    assert isinstance(whole, memoryview)
    assert whole.readonly
    assert whole.format == "q" or whole.format == "l"
    with pytest.raises(dg.UnknownName, match="whole"):
        table["nothing"]


def test_arrow_there_and_back(table: dg.Table) -> None:
    pytest.importorskip("pyarrow")
    arrow = table.to_arrow()
    assert arrow.column_names == list(TYPES)
    assert arrow.column("day").to_pylist() == DATA["day"]
    assert dg.Table(arrow) == table
    assert dg.Table(arrow.slice(1, 2)).rows() == table.rows()[1:]
    empty = dg.Table({name: [] for name in TYPES}, types=TYPES)
    assert dg.Table(empty.to_arrow()) == empty
    assert dg.Table(table) == table


def test_pandas_and_polars(table: dg.Table) -> None:
    pytest.importorskip("pandas")
    frame = table.to_pandas()
    assert list(frame.columns) == list(TYPES)
    assert frame["whole"].iloc[0] == 1
    pytest.importorskip("polars")
    assert table.to_polars()["words"].to_list() == DATA["words"]


def test_equality_pickle_csv(table: dg.Table) -> None:
    assert table == dg.Table(DATA, caption="counted so")
    assert table != dg.Table(DATA, caption="counted otherwise")
    assert pickle.loads(pickle.dumps(table)) == table
    assert dg.Table({"a": ["x", None], "b": [["p", "q"], []]}).to_csv() == 'a,b\nx,p、q\n,""\n'


def test_csv_reads_back(tmp_path: Path) -> None:
    words = ["a,b", 'say "x"', "two\nlines", "", None, " x ", "=1+1"]
    path = tmp_path / "words.csv"
    assert dg.Table({"w": words}).to_csv(path) is None
    with path.open(encoding="utf-8", newline="") as file:
        found = [row[0] if row else None for row in csv.reader(file)]
    assert found == ["w", *words]
    assert dg.Table({"n": [0.1, 1e300, float("inf")], "f": [True, False, None]}).to_csv() == (
        "n,f\n0.1,true\n1e+300,false\ninf,\n"
    )


def test_made_from_rows_and_frames() -> None:
    rows = [{"a": 1, "b": "x"}, {"a": 2, "b": None}]
    expected = dg.Table({"a": [1, 2], "b": ["x", None]})
    assert dg.Table(rows) == expected
    assert dg.Table(expected) == expected
    assert dg.Table(expected, caption="c").caption == "c"
    assert len(dg.Table()) == 0
    assert "a" in expected
    assert dg.Table({"n": [1, 2.5]}).types == {"n": "float64"}
    pandas = pytest.importorskip("pandas")
    assert dg.Table(pandas.DataFrame(rows)) == expected
    numpy = pytest.importorskip("numpy")
    assert dg.Table({"a": numpy.array([1, 2]), "b": ["x", None]}) == expected
    assert dg.Table([{"a": numpy.int64(1)}])["a"].tolist() == [1]
    polars = pytest.importorskip("polars")
    assert dg.Table(polars.DataFrame(rows)) == expected
    assert dg.Table(expected.to_polars()) == expected
    assert expected.to_pandas().attrs["caption"] == ""


def test_a_consumed_or_wrong_stream() -> None:
    class Wrong:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return "no capsule"

    with pytest.raises((TypeError, ValueError)):
        dg.Table(Wrong())
    capsule = dg.Table({"a": [1]}).__arrow_c_stream__()

    class Again:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return capsule

    assert len(dg.Table(Again())) == 1
    with pytest.raises(dg.ExchangeError) as caught:
        dg.Table(Again())
    assert caught.value.code == "arrow.released"
    pyarrow = pytest.importorskip("pyarrow")
    with pytest.raises(dg.ExchangeError, match="time"):
        dg.Table(pyarrow.table({"time": pyarrow.array([1], pyarrow.timestamp("us"))}))
    with pytest.raises(dg.LimitExceeded):
        dg.Table(pyarrow.table({"a": [1, 2, 3]}), limits=dg.Limits(edges=2))


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, call in (
        ("pandas", "to_pandas"),
        ("polars", "to_polars"),
        ("pyarrow", "to_arrow"),
    ):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(dg.MissingPackage, match=f"pip install {name}") as caught:
            getattr(dg.Table({"a": [1]}), call)()
        assert isinstance(caught.value, ImportError)
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    pytest.importorskip("pandas")
    assert len(dg.Table({"a": [1]}).to_pandas()) == 1
    pytest.importorskip("polars")
    assert len(dg.Table({"a": [1]}).to_polars()) == 1


def test_widths_and_cut() -> None:
    lines = repr(dg.Table({"name": ["孔", "abc"], "n": [1, 20]})).splitlines()
    assert lines == ["name   n", "孔     1", "abc   20"]
    assert repr(dg.Table({"n": list(range(100))})).endswith("… 40 more")
    assert "… 40 more" in dg.Table({"n": list(range(100))})._repr_html_()


def test_what_a_terminal_shows() -> None:
    table = dg.Table(
        {"x": ["\x1b[31mred", "a\u0301", "两\n行", "\u202e"], "n": [0.1 + 0.2, 1.0, 1e-9, 2.0]}
    )
    assert repr(table).splitlines() == [
        "x                n",
        r"\x1b[31mred    0.3",
        "a\u0301                1",
        r"两\n行       1e-09",
        r"\u202e           2",
    ]
    long = repr(dg.Table({"x": ["长" * 100]})).splitlines()[1]
    assert long == "长" * 23 + "…"
    assert "长" * 100 in dg.Table({"x": ["长" * 100]})._repr_html_()


@pytest.mark.parametrize(
    ("columns", "types"),
    [
        ({"a": [1, "x"]}, None),
        ({"a": [True, 1]}, None),
        ({"a": [1], "b": [1, 2]}, None),
        ({"a": [object()]}, None),
        ({"a": [2**63]}, None),
        ({"a": [["x", 1]]}, None),
        ({"a": ["\ud800"]}, None),
        ({"a": ["x"]}, {"a": "int64"}),
        ({"a": ["x"]}, {"a": "varchar"}),
        ({"a": "x"}, None),
        (3, None),
    ],
)
def test_bad_columns(columns: Any, types: Any) -> None:
    with pytest.raises(dg.ArgumentError):
        dg.Table(columns, types=types)
    with pytest.raises(dg.ArgumentError):
        dg.Table({"a": [1]})[0]  # type: ignore[index]
