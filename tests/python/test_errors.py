from __future__ import annotations

import pickle

import pytest

import dutygraph as dg

ROWS = [("build.x", "error", "wrong", None, None, None, "", "mend it", "")]
EXAMPLES = [
    dg.Error("m", "c"),
    dg.ParseError("m", "c", "f.txt", 1, 2, 3),
    dg.BuildError("m", "c", details=ROWS),
    dg.UnknownName("no leader is named “x”", "name.unknown", details=["孔维健 (leader)"]),
    dg.AmbiguousName("m", "c", details=["综合 (leader)", "综合 (section)"]),
    dg.ExchangeError("m", "c", details="json"),
    dg.ArgumentError("m", "c"),
    dg.LimitExceeded("m", "c", details="nodes"),
    dg.Stopped("m", "c"),
    dg.MissingPackage("m", "c"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_errors_pickle_whole(error: dg.Error) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error) == error.message
    for name in ("code", "file", "line", "column", "byte", "args", "_details"):
        assert getattr(again, name) == getattr(error, name)


def test_one_root_and_the_usual_families() -> None:
    assert all(isinstance(error, dg.Error) for error in EXAMPLES)
    assert issubclass(dg.UnknownName, KeyError)
    assert issubclass(dg.AmbiguousName, KeyError)
    assert issubclass(dg.ArgumentError, ValueError)
    assert issubclass(dg.MissingPackage, ImportError)


def test_what_errors_carry() -> None:
    by_type = {type(error): error for error in EXAMPLES}
    assert by_type[dg.UnknownName].nearest == ["孔维健 (leader)"]  # type: ignore[attr-defined]
    assert by_type[dg.AmbiguousName].candidates[1] == "综合 (section)"  # type: ignore[attr-defined]
    assert by_type[dg.ExchangeError].format == "json"  # type: ignore[attr-defined]
    assert by_type[dg.LimitExceeded].limit == "nodes"  # type: ignore[attr-defined]
    finding = by_type[dg.BuildError].findings[0]  # type: ignore[attr-defined]
    assert (finding.code, finding.severity, finding.advice) == ("build.x", "error", "mend it")
    assert str(finding) == "error: wrong [build.x]"
