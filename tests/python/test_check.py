"""Rules: from files, mappings and dicts, on the Qufu plan, and on the command line."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SEED

import dutygraph as dg
from dutygraph import cli, rules

EXAMPLE = ROOT / "examples" / "rules.toml"


def found(table: dg.Table) -> list[tuple[str, str, str | None]]:
    return [(row["rule"], row["severity"], row["key"] or row["name"]) for row in table]


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_qufu_by_default(plan: dg.Plan) -> None:
    table = plan.check()
    assert table.columns == [
        *("rule", "severity", "kind", "number", "key", "name", "message", "line", "quote")
    ]
    forces = [force.name for force in plan.task_forces]
    figures = [row for row in plan.targets() if row["deadline"] is None]
    assert len(figures) == 12
    assert list(zip(table["rule"], table["severity"], table["name"], strict=True)) == [
        ("multiple_accountable", "information", "坚持把政治建设摆在首位"),
        ("multiple_accountable", "information", "加强机关党的建设"),
        ("multiple_accountable", "information", "深化党风廉政建设"),
        *(("target_without_deadline", "information", row["text"]) for row in figures),
        *(("task_force_without_head", "warning", name) for name in forces),
        ("load_above_mean", "information", "孔维健"),
        ("load_above_mean", "information", "赵树志"),
    ]
    assert table.caption == (
        "12 rules checked, 8 kept; 23 findings: 0 errors, 6 warnings, 17 information; "
        "inheritance: nearest"
    )
    assert plan.text is not None
    lines = plan.text.splitlines()
    for row in table:
        assert row["quote"] in lines[row["line"] - 1]
    assert table == plan.check(dg.default_rules())
    assert table == pickle.loads(pickle.dumps(plan)).check()


def test_three_names_under_two_headings_are_no_alarm(plan: dg.Plan) -> None:
    assert not len(plan.check({"section_under_several_leads": {}}))
    two = plan.check({"section_under_several_leads": {"leads": 2}})
    assert [row["name"] for row in two] == [
        row["name"] for row in plan.unity_of_command() if row["lead_groups"] > 1
    ]
    assert len(two) == 7


def test_the_example_is_run(plan: dg.Plan) -> None:
    table = plan.check(EXAMPLE)
    assert table.caption.startswith("8 rules checked, 7 kept; 2 findings")
    assert found(table) == [
        ("load_above_mean", "information", "孔维健"),
        ("load_above_mean", "information", "赵树志"),
    ]
    assert table == plan.check(str(EXAMPLE))


def test_three_ways_to_give_rules(small: dg.Plan, tmp_path: Path) -> None:
    tables: dict[str, dict[str, Any]] = {
        "nobody": {"check": "item_without_leader", "severity": "warning", "who": ["leader"]},
        "leader_without_item": {},
        "off": {"check": "load_above_mean", "disabled": True},
    }
    text = """
        [nobody]
        check = "item_without_leader"
        severity = "warning"
        who = ["leader"]
        [leader_without_item]
        [off]
        check = "load_above_mean"
        disabled = true
    """
    rows = [{"name": name, "check": name, **table} for name, table in tables.items()]
    expected = [("nobody", "warning", "一/2")]
    for given in (tables, rows, written(tmp_path, text)):
        table = small.check(given)
        assert found(table) == expected
        assert table.caption.startswith("2 rules checked, 1 kept")
    assert found(small.check([{"check": "item_without_leader"}])) == [
        ("item_without_leader", "error", "一/2")
    ]
    assert small.check([]).caption.startswith("0 rules checked")
    assert not len(small.check({"item_without_section": {}}))
    direct = small.check({"item_without_section": {}}, inheritance="direct")
    assert direct.rows()[0]["kind"] == "plan"
    with_mark = tmp_path / "mark.toml"
    with_mark.write_bytes(b"\xef\xbb\xbf[item_without_leader]\n")
    assert len(small.check(with_mark)) == 1


def test_every_check_takes_its_own_parameters(plan: dg.Plan) -> None:
    """What `checks` prints is a rules file."""
    toml = pytest.importorskip("tomllib" if rules._TOML == "tomllib" else "tomli")
    table = dg.checks()
    assert len(table) == 15
    text = "\n".join(
        f'[{row["check"]}]\nseverity = "{row["severity"]}"\n' + "\n".join(row["parameters"])
        for row in table
    )
    every = plan.check(toml.loads(text))
    assert every.caption.startswith("15 rules checked")
    bare = plan.check([{"check": row["check"]} for row in table])
    assert every == bare


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\n[item_without_leder]", 2, "try one of these: item_without_leader"),
        ('[mine]\ncheck = "lead"', 1, "no check of the rule “mine” is named “lead”"),
        ("[wide_span]\nat_least = 2", 1, "wide_span has no parameter “at_least”; it has at_most"),
        ("\n\n[wide_span]\nat_most = 2.5", 3, "at_most takes a whole number from 1 to 1000000"),
        ("[wide_span]\nat_most = true", 1, "at_most is True; a number, a text or a list"),
        ("[wide_span]\nat_most = [1]", 1, "at_most is [1]; a number, a text or a list"),
        ("[load_above_mean]\ntimes = nan", 1, "times takes a number from 0"),
        ("[load_above_mean]\ntimes = 1e300", 1, "times takes a number from 0"),
        (f"[wide_span]\nat_most = {2**70}", 1, "at_most takes a whole number from 1"),
        ("[load_above_mean]\nof = 'robot'", 1, "of takes one of these words: leader"),
        ("[item_without_leader]\nwho = ['boss']", 1, "who takes kinds of actors"),
        ("[item_without_leader]\nseverity = 'fatal'", 1, "use information, warning, error"),
        ("[item_without_leader]\nseverity = 3", 1, "severity is a text, not 3"),
        ("[item_without_leader]\ndisabled = 'yes'", 1, "disabled is true or false"),
        ("severity = 'error'\n[wide_span]", 1, "“severity” is no table; each rule is one"),
        ('\n["own name"]\ncheck = "none"', 2, "rule “own name”"),
    ],
)
def test_a_file_that_is_no_rules(
    small: dg.Plan, tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(dg.Error) as caught:
        small.check(path)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert (caught.value.file, caught.value.line) == (str(path), line)
    assert isinstance(caught.value, (dg.ArgumentError, dg.UnknownName))


def test_files_that_are_no_toml(small: dg.Plan, tmp_path: Path) -> None:
    path = written(tmp_path, "[item_without_leader]\nseverity = \n")
    with pytest.raises(dg.ParseError, match="this is no TOML") as caught:
        small.check(path)
    assert (caught.value.file, caught.value.line) == (str(path), 2)
    with pytest.raises(dg.ParseError, match="this is no TOML"):
        small.check(written(tmp_path, "[wide_span]\n[wide_span]\n"))
    path.write_bytes(b"[\xd0\xff]")
    with pytest.raises(dg.ParseError, match="no UTF-8"):
        small.check(path)
    with pytest.raises(FileNotFoundError):
        small.check(tmp_path / "none.toml")


def test_bad_arguments(small: dg.Plan) -> None:
    cases: list[tuple[Any, str]] = [
        (3, "rules are the path"),
        (b"rules.toml", "rules are the path"),
        (["item_without_leader"], "rule 1 is a str; give a dict"),
        ([{"severity": "error"}], "rule 1 has no check"),
        ([{"check": "wide_span"}, {"check": "wide_span"}], "another rule has this name"),
        ({"wide_span": 3}, "“wide_span” is no table"),
        ({1: {}}, "a rule's name is a str"),
        ([{"check": "wide_span", "lines": "\ud800"}], "lone surrogate"),
    ]
    for given, words in cases:
        with pytest.raises(dg.ArgumentError, match=words):
            small.check(given)
    with pytest.raises(dg.UnknownName) as caught:
        small.check([{"check": "circle"}])
    assert caught.value.nearest == ["circle_of_command"]
    with pytest.raises(dg.ArgumentError):
        small.check(inheritance="nearby")
    flag = dg.StopFlag()
    flag.set()
    with pytest.raises(dg.Stopped):
        small.check(stop=flag)


def test_before_python_311_a_package_is_named(
    small: dg.Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "_TOML", "no_such_toml_package")
    with pytest.raises(dg.MissingPackage, match="pip install no_such_toml_package"):
        small.check(EXAMPLE)
    assert len(small.check({"item_without_leader": {}})) == 1


def test_verb(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["check", str(SEED)]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert len(lines) == 23
    assert lines[0] == (
        f"{SEED}:9: information: 一/1 坚持把政治建设摆在首位: It names 2 as leader in role lead, "
        "where the rule has 1 at most: 孔德民, 孔令爱. [multiple_accountable]"
    )
    assert "5 城乡特困人员" in lines[3]
    assert "12 rules checked, 8 kept" in shown.err
    assert cli.main(["check", str(SEED), "--severity", "warning"]) == 1
    assert cli.main(["check", str(SEED), "--rules", str(EXAMPLE)]) == 0
    assert cli.main(["check", str(SEED), "--rules", str(EXAMPLE), "--severity", "warning"]) == 0
    assert cli.main(["check", str(SEED), "--rules", str(EXAMPLE), "--severity", "information"]) == 1
    capsys.readouterr()
    assert cli.main(["check", str(SEED), "-f", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert Counter(row["severity"] for row in rows) == {"information": 17, "warning": 6}
    assert cli.main(["check", str(SEED), "-o", str(tmp_path / "out.csv")]) == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("rule,severity,kind")
    assert cli.main(["check", str(SEED), "-o", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").splitlines() == lines


def test_verb_fails_on_errors(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("一、养老\n1. 床位。新增床位。\n2. 服务。改进服务。\n", encoding="utf-8")
    assert cli.main(["check", str(text)]) == 1
    out = capsys.readouterr().out
    assert f"{text}: error: The plan names no leader for any of its 2 items." in out
    data = tmp_path / "plan.json"
    dg.from_assignments([{"actor": "Ana", "item": "1"}, {"actor": None, "item": "2"}]).save(data)
    own = written(tmp_path, "[item_without_leader]")
    assert cli.main(["check", str(data), "--rules", str(own)]) == 1
    assert capsys.readouterr().out == (
        f"{data}: error: 2: No leader is named for this item; 1 of 2 items have one. "
        "[item_without_leader]\n"
    )
    assert cli.main(["check", "--list", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[1]["check"] == "item_without_leader"
    assert cli.main(["check"]) == 2
    assert cli.main(["check", str(data), "--rules", str(tmp_path / "none.toml")]) == 3
    own.write_text("[none]", encoding="utf-8")
    assert cli.main(["check", str(data), "--rules", str(own)]) == 3
    own.write_text("[wide_span]\nat_most = 0", encoding="utf-8")
    assert cli.main(["check", str(data), "--rules", str(own)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_the_page_names_every_check() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    for row in dg.checks():
        (line,) = (one for one in page.splitlines() if one.startswith(f"| `{row['check']}`"))
        assert (" *" in line.split("|")[1]) is not row["is_default"]
        assert row["severity"] in line
