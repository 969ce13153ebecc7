"""Damaged and misleading inputs: those of tests/data/hostile, and more where they are at hand.

A folder `shared/hostile` beside the checkout, with the same kind of expect.json, is run too.
"""

from __future__ import annotations

import json
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import dutygraph as dg
from dutygraph import _core

OWN = ROOT / "tests" / "data" / "hostile"
SHARED = ROOT.parent / "shared" / "hostile"
READ = (".txt", ".json", ".csv", ".html", ".docx", ".xlsx")

# Their kinds of outcome, and our codes.
CODES: dict[str, str | tuple[str, ...]] = {
    "E_CONTROL": "encoding.control",
    "E_CSV_FIELDS": "csv.fields",
    "E_CSV_QUOTE": "csv.quote",
    "E_DEPTH": "limit.nesting",
    "E_ENCODING": "encoding.unsupported",
    "E_FORMAT": "format.ole",
    "E_GB18030_TRUNCATED": "encoding.gb18030",
    "E_JSON": "json.syntax",
    "E_JSON_DUPKEY": "json.duplicate",
    "E_JSON_SURROGATE": "json.surrogate",
    "E_RANGE": ("json.range", "csv.range"),
    "E_UTF8": "encoding.utf8",
    "E_UTF8_TRUNCATED": "json.utf8",
    "E_XLSX_INDEX": "xlsx.shared_string",
    "E_XLSX_REF": "xlsx.reference",
    "E_ZIP": "zip.damaged",
    "E_ZIP_RATIO": "limit.zip_ratio",
    "E_ZIP_SIZE": "zip.size",
    "W_BIDI": "reader.bidi_control",
    "W_CHARSET": "html.charset",
    "W_CONTROL_IN_CELL": "csv.control_in_cell",
    "W_CYCLE": "csv.lead_cycle",
    "W_DUP_ANNOTATION": "reader.repeated_bracket",
    "W_DUP_EDGE": "csv.duplicate_edge",
    "W_DUP_ITEM": "reader.duplicate_number",
    "W_DUP_NAME": "reader.repeated_name",
    "W_EMPTY": "reader.empty_text",
    "W_EMPTY_ANNOTATION": "reader.empty_list",
    "W_INVISIBLE": "reader.invisible_character",
    "W_ITEM_ORDER": "reader.number_order",
    "W_NAME_SPACE": "reader.name_blank",
    "W_NAME_VARIANT": "reader.name_variant",
    "W_NONCHARACTER": "reader.noncharacter",
    "W_NUMBER_RANGE": "reader.absurd_number",
    "W_ORPHAN_ITEM": "reader.item_without_heading",
    "W_PUA": "reader.private_use",
    "W_UNCLOSED": "reader.unclosed_bracket",
}
# A graph of nodes and edges of another program: no plan.
NOT_OURS = {"165_proto_keys.json"}


def cases() -> list[tuple[Path, dict[str, Any]]]:
    found = []
    for folder in (OWN, SHARED):
        if (folder / "expect.json").is_file():
            rows = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
            found += [(folder / row["file"], row) for row in rows]
    return found


CASES = cases()
READABLE = [case for case in CASES if case[0].suffix in READ and case[0].name not in NOT_OURS]
REFUSED = [case for case in CASES if case[0].suffix not in READ]


def ids(chosen: list[tuple[Path, dict[str, Any]]]) -> list[str]:
    return [path.name for path, _ in chosen]


def read(data: bytes, suffix: str, errors: str = "strict") -> dg.Plan:
    if suffix == ".json":
        return dg.Plan(_core.from_json(data, "", _core.Limits(), None))
    return dg.read(data, errors=errors)


def codes_of(row: dict[str, Any]) -> list[str]:
    """Our codes for those of a row; one of theirs can be one of several of ours."""
    ours = [CODES.get(code, code) for code in row["diag"]]
    suffix = Path(row["file"]).suffix.removeprefix(".")
    return [
        code if isinstance(code, str) else next(one for one in code if one.startswith(suffix))
        for code in ours
    ]


def counts(plan: dg.Plan) -> dict[str, int]:
    kinds = ("chapters", "items", "leaders", "sections")
    return {kind: len(getattr(plan, kind)) for kind in kinds}


def test_the_shared_cases_are_at_hand() -> None:
    if not SHARED.is_dir():
        pytest.skip("the folder shared/hostile does not stand beside this checkout")
    assert len(CASES) > len(json.loads((OWN / "expect.json").read_text(encoding="utf-8")))
    assert READABLE
    assert REFUSED


@pytest.mark.parametrize(("path", "row"), READABLE, ids=ids(READABLE))
def test_outcome(path: Path, row: dict[str, Any]) -> None:
    codes = codes_of(row)
    begun = time.perf_counter()
    if row["outcome"] in ("ERROR", "LIMIT"):
        kind = dg.LimitExceeded if row["outcome"] == "LIMIT" else dg.Error
        with pytest.raises(kind) as caught:
            dg.read(path)
        error = caught.value
        assert error.code in codes
        assert (error.line, error.byte) == (row["line"], row["byte"])
        assert error.file == str(path)
        assert str(path) in str(error)
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", str(error))
    else:
        plan = dg.read(path)
        expected = {key: row["counts"][key] for key in row["counts"] if key != "rows"}
        assert {key: counts(plan)[key] for key in expected} == expected
        told = [one for one in plan.diagnostics if one.code in codes]
        assert {one.code for one in told} == set(codes)
        if row["byte"] is not None:
            at = [(one.line, one.byte) for one in told]
            assert (row["line"], row["byte"]) == min(at)
        if "encoding" in row:
            assert plan.encoding == row["encoding"]
        if "rows" in row["counts"] and plan.items:
            assert len(plan.items) == row["counts"]["rows"]
        saved = _core.to_json(plan._plan, None)
        assert dg.Plan(_core.from_json(saved, "", _core.Limits(), None)) == plan
        assert _core.to_json(dg.read(path)._plan, None) == saved
    assert time.perf_counter() - begun < 1


def lost(row: dict[str, Any]) -> int | None:
    words = re.search(r"with errors=replace: (\d+) U\+FFFD", row.get("expect", ""))
    return int(words[1]) if words else row.get("lost")


REPLACED = [case for case in READABLE if lost(case[1]) is not None]


@pytest.mark.parametrize(("path", "row"), REPLACED, ids=ids(REPLACED))
def test_replaced(path: Path, row: dict[str, Any]) -> None:
    plan = dg.read(path, errors="replace")
    assert (plan.text or "").count("\ufffd") == lost(row)
    found = [one for one in plan.diagnostics if one.code == "reader.lost_character"]
    assert [(one.line, one.byte) for one in found] == [(row["line"], row["byte"])]
    expected = row["counts"]
    assert {key: counts(plan)[key] for key in expected} == expected


@pytest.mark.parametrize(("path", "row"), REFUSED, ids=ids(REFUSED))
def test_other_formats_are_refused(path: Path, row: dict[str, Any]) -> None:
    with pytest.raises(dg.ParseError) as caught:
        dg.read(path)
    assert caught.value.code == "input.unsupported"
    assert path.suffix in str(caught.value)
    assert "\n" not in str(caught.value)


TEXTS = (".txt", ".json")  # mutants of the others: test_documents
SMALL = [case for case in READABLE if case[0].suffix in TEXTS and case[0].stat().st_size <= 4500]


@pytest.mark.parametrize(("path", "row"), SMALL, ids=ids(SMALL))
def test_prefixes_and_mutations(path: Path, row: dict[str, Any]) -> None:
    """Every prefix and 1000 mutations of one byte are read, or refused by an error of ours."""
    data = path.read_bytes()
    dice = random.Random(path.name)
    inputs = [data[:size] for size in range(len(data))]
    for _ in range(1000 if data else 0):
        mutated = bytearray(data)
        mutated[dice.randrange(len(data))] = dice.randrange(256)
        inputs.append(bytes(mutated))
    for at, one in enumerate(inputs):
        try:
            plan = read(one, path.suffix, "replace" if at % 2 else "strict")
        except dg.Error as error:
            assert error.code  # noqa: PT017
            assert error.byte is None or error.byte <= len(one)  # noqa: PT017
        else:
            assert len(plan.items) >= 0


def named(name: str) -> Path:
    path = SHARED / name
    if not path.is_file():
        pytest.skip("the folder shared/hostile does not stand beside this checkout")
    return path


def test_graph_of_another_program_is_refused() -> None:
    with pytest.raises(dg.ExchangeError, match=r"no plan|unknown member") as caught:
        dg.read(named("165_proto_keys.json"))
    assert caught.value.code == "json.member"


def test_mapping_of_2022() -> None:
    plan = dg.read(named("022_gb18030_2022_mapping.txt"))
    assert "\u9fb4\ufe10\u9fb5" in [leader.name for leader in plan.leaders]


def test_a_line_break_survives_a_cut_character() -> None:
    path = named("013_utf8_cut_swallows_newline.txt")
    plan = dg.read(path, errors="replace")
    assert (plan.text or "").count("\n") == path.read_bytes().count(b"\n")


def test_line_breaks_change_nothing() -> None:
    data = named("044_crlf.txt").read_bytes()
    plain = dg.read(data.replace(b"\r\n", b"\n"))
    assert dg.read(data).assignments() == plain.assignments()
    assert dg.read(data).workload().to_csv() == plain.workload().to_csv()


def test_names_are_what_the_text_says() -> None:
    assert dg.read(named("030_gbk_liantong.txt")).text == "联通\n"
    assert "甲民" in dg.read(named("028_gb18030_a3a0.txt")).leader("甲民").name.replace(
        "\u3000", ""
    )
    assert [one.name for one in dg.read(named("090_zero_width_in_name.txt")).leaders] == ["甲德民"]
    assert len(dg.read(named("096_look_alikes_not_merged.txt")).leaders) == 3
