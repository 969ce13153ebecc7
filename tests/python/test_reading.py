from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from conftest import LINKS, SEED

import dutygraph as dg


def test_missing_file_and_directory(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(dg.ParseError) as caught:
            dg.read(path)
        assert str(path) in str(caught.value)


def test_bad_utf8(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes("一、养老\n1. 床位".encode() + b"\xff\n")
    with pytest.raises(dg.ParseError) as caught:
        dg.read(path)
    assert (caught.value.line, caught.value.byte) == (2, 22)
    assert caught.value.file == str(path)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, again.line, str(again)) == (
        caught.value.code,
        2,
        str(caught.value),
    )
    assert "\ufffd" in (dg.read(path, errors="replace").text or "")


def test_byte_order_mark() -> None:
    plan = dg.read(b"\xef\xbb\xbf" + SEED.read_bytes())
    assert plan.encoding == "utf-8-sig"
    assert plan.text == SEED.read_text(encoding="utf-8")


def test_empty_and_prose() -> None:
    empty = dg.read(b"")
    assert len(empty.items) == 0
    assert [found.code for found in empty.diagnostics] == ["reader.empty_text"]
    prose = dg.read_text("今天天气很好。\n我们去公园。\n")
    assert len(prose.items) == 0
    assert prose.diagnostics
    with pytest.raises(dg.ParseError):
        dg.read(b"", strict=True)


def test_bytes_like_and_path_like(plan: dg.Plan, tmp_path: Path) -> None:
    data = SEED.read_bytes()
    links = LINKS.read_bytes()
    expected = dg.read(data, links=links)
    assert dg.read(bytearray(data), links=LINKS) == expected
    assert dg.read(memoryview(data), links=str(LINKS)) == expected
    assert dg.read_text(data.decode(), links=links).links() == plan.links()
    assert dg.read(str(SEED), links=LINKS) == plan
    for name in ("plan.TXT", "plan.md", "plan"):
        (tmp_path / name).write_bytes(data)
        assert dg.read(tmp_path / name).workload() == plan.workload()
    odd = tmp_path / os.fsdecode(b"\xff.txt")
    odd.write_bytes(b"\xfe")
    with pytest.raises(dg.ParseError) as caught:
        dg.read(odd)
    assert r"\xff.txt" in (caught.value.file or "")
    odd.write_bytes(data)
    assert pickle.loads(pickle.dumps(dg.read(odd))).workload() == plan.workload()


def test_saved_plan_takes_no_text_options(plan: dg.Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan.save(path)
    with pytest.raises(dg.ArgumentError, match="saved plan"):
        dg.read(path, links=LINKS)
    with pytest.raises(dg.LimitExceeded, match="input_bytes"):
        dg.read(path, limits=dg.Limits(input_bytes=10))
    with pytest.raises(dg.ParseError) as caught:
        dg.read(tmp_path / "none.json")
    assert caught.value.code == "input.missing"
    empty = dg.read(b"")
    empty.save(path)
    assert dg.read(path) == empty
    with pytest.raises(dg.ParseError) as strict:
        dg.read(path, strict=True)
    assert strict.value.code == empty.diagnostics[0].code


def test_diagnostics_say_where() -> None:
    found = dg.read_text("一、养老\n1. 床位。新增床位。\n1. 床位。新增床位。\n").diagnostics
    twice = next(one for one in found if one.code == "reader.duplicate_number")
    assert twice.severity == "warning"
    assert twice.line == 3
    assert twice.message
    assert twice.advice
    assert str(twice).startswith("3:1: warning: ")


def test_unsupported_and_wrong_types(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK")
    with pytest.raises(dg.ParseError, match=r"\.docx"):
        dg.read(path)
    with pytest.raises(TypeError):
        dg.read(3)  # type: ignore[arg-type]
    with pytest.raises(dg.ArgumentError):
        dg.read_text(b"x")  # type: ignore[arg-type]
    with pytest.raises(dg.ArgumentError):
        dg.read(SEED, errors="ignore")
    with pytest.raises(dg.ArgumentError):
        dg.read(SEED, encoding="klingon")


def test_links_that_name_nothing(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("task_force,item\n不存在的专班,1\n", encoding="utf-8")
    with pytest.raises(dg.ParseError) as caught:
        dg.read(SEED, links=path)
    assert caught.value.line == 2


def test_json_faults(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"format":"dutygraph","version":9}', encoding="utf-8")
    with pytest.raises(dg.ExchangeError) as caught:
        dg.read(path)
    assert caught.value.format == "json"
    assert caught.value.code == "json.version"


def test_builder_reports_all() -> None:
    with pytest.raises(dg.BuildError) as caught:
        dg.PlanBuilder().item("1", "a").item("1", "b").assign("x", "9").assign(
            "x", "1", role="king", actor_kind="robot"
        ).build()
    codes = {finding.code for finding in caught.value.findings}
    assert codes == {
        "build.duplicate_key",
        "build.dangling_reference",
        "build.unknown_kind",
        "build.unknown_role",
    }


def test_diagnostic_explained() -> None:
    found = dg.read_text("一、甲\n1.子。\n(责任单位:乙局").diagnostics[0]
    lines = found.explained().split("\n")
    assert lines[0] == str(found)
    assert lines[1:3] == ["  (责任单位:乙局", "  ^"]
    assert lines[3].strip() == found.advice
