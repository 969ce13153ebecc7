from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import LINKS, SEED

import dutygraph as dg
from dutygraph import cli, cli_measures
from dutygraph._text import width


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dutygraph", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_piped_output_is_csv() -> None:
    done = run("workload", SEED)
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["name"] for row in rows][:2] == ["孔德民", "孔令爱"]
    assert sum(int(row["items"]) for row in rows) == 36
    assert done.stderr == ""


def test_formats(tmp_path: Path) -> None:
    rows = json.loads(run("uncovered", SEED, "--links", LINKS, "-f", "json").stdout)
    assert len(rows) == 22
    table = run("coverage", SEED, "-f", "table", "-k", "2")
    assert "number" in table.stdout
    assert "inheritance" in table.stderr
    out = tmp_path / "out.csv"
    assert run("read", SEED, "-o", out).returncode == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1 + 36 + 87
    assert run("read", SEED, "-o", tmp_path / "out.json").returncode == 0
    read = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(read) == 36 + 87
    assert read[0]["score"] is None
    assert len(run("read", SEED, "-f", "table").stdout.splitlines()) == 1 + 36 + 87
    assert run("coverage", SEED, "--by", "section", "-f", "json").stdout == (
        run("coverage", SEED, "--of", "section", "-f", "json").stdout
    )


def test_demo_and_why() -> None:
    done = run("demo", SEED, "--links", LINKS)
    assert done.returncode == 0
    assert "11 chapters, 33 items, 6 leaders, 16 sections, 6 task forces, 6 themes" in done.stdout
    assert "sum: 36 in full counting, 33 in fractional counting" in done.stdout
    assert "22 of 33 items lie outside all 6 task forces" in done.stdout
    why = run("why", SEED, "孔维健", "8")
    assert "(牵头领导:孔维健。责任科室:养老服务科)" in why.stdout


@pytest.mark.parametrize("verb", cli_measures.MEASURES)
def test_every_measure_is_a_verb(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, str(SEED), "-f", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    options = {name: default for name, _, default in cli_measures.MEASURES[verb][1]}
    found = getattr(dg.read(SEED), verb.replace("-", "_"))(**options)
    if isinstance(found, dg.Table):
        assert [list(row) for row in rows] == [found.columns] * len(found)
    else:
        assert rows[0]["value"] == found.value
        assert rows[0]["members"] == [node.name for node in found.members]


def test_options_of_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bus-factor", str(SEED), "--threshold", "0.3", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["members"] == ["赵树志"]
    assert cli.main(["similarity", str(SEED), "--of", "item", "-k", "1", "-f", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 33
    assert cli.main(["gaps", str(SEED), "--inheritance", "direct", "-f", "table"]) == 0
    assert "inheritance: direct" in capsys.readouterr().err
    assert cli.main(["balance", str(SEED), "--load", "robots"]) == 2


def test_exit_codes(tmp_path: Path) -> None:
    assert run("--version").returncode == 0
    assert run("--help").returncode == 0
    usage: list[list[object]] = [
        [],
        ["workload"],
        ["dance", SEED],
        ["coverage", SEED, "-k", "-1"],
        ["workload", SEED, "--encoding", "klingon"],
        ["workload", SEED, "--of", "robot"],
    ]
    for words in usage:
        assert run(*words).returncode == 2, words
    inputs: list[list[object]] = [
        ["workload", tmp_path / "none.txt"],
        ["workload", tmp_path],
        ["why", SEED, "无此人", "8"],
        ["workload", SEED, "--links", tmp_path / "none.csv"],
        ["workload", SEED, "-o", tmp_path / "none" / "out.csv"],
    ]
    for words in inputs:
        done = run(*words)
        assert done.returncode == 3, words
        assert done.stdout == ""
        assert done.stderr.startswith("dutygraph: ")
        assert len(done.stderr.splitlines()) == 1


def test_findings_and_faults(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run("workload", empty).returncode == 0
    done = run("workload", empty, "--strict")
    assert done.returncode == 1
    assert "reader.empty_text" in done.stderr
    assert done.stdout.startswith("name,items,")  # findings do not keep the answer back
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff")
    done = run("workload", bad)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert run("workload", bad, "--errors", "replace").returncode == 0
    assert run("workload", SEED, "--strict").returncode == 0


def test_a_defect_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*words: object, **more: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(cli, "read", broken)
    monkeypatch.delenv("DUTYGRAPH_TRACE", raising=False)
    assert cli.main(["workload", str(SEED)]) == 70
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "DUTYGRAPH_TRACE=1" in said
    monkeypatch.setenv("DUTYGRAPH_TRACE", "1")
    with pytest.raises(RuntimeError):
        cli.main(["workload", str(SEED)])


def test_a_missing_package_and_an_interrupt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems: list[tuple[BaseException, int]] = [
        (dg.MissingPackage("m", "c"), 4),
        (KeyboardInterrupt(), 130),
    ]
    for problem, code in problems:

        def ends(*words: object, problem: BaseException = problem, **more: object) -> None:
            raise problem

        monkeypatch.setattr(cli, "read", ends)
        assert cli.main(["workload", str(SEED)]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_the_reader_may_stop_listening() -> None:
    command = f"{sys.executable} -m dutygraph read {SEED} | head -n 1"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith("actor,")
    assert "Broken" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_terminal_gets_an_aligned_table() -> None:
    pty = pytest.importorskip("pty")
    try:
        leader, follower = pty.openpty()
    except OSError as fault:
        pytest.skip(f"no pseudo-terminal here: {fault}")
    done = subprocess.run(
        [sys.executable, "-m", "dutygraph", "workload", str(SEED), "--of", "section"],
        stdout=follower,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(follower)
    text = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 0
    lines = text.splitlines()
    assert len(lines) == 17
    assert {width(line) for line in lines} == {width(lines[0])}
    assert "inheritance: nearest" in done.stderr.decode()


def test_other_locales_do_not_matter() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dutygraph", "demo", str(SEED)],
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 0
    assert "养老服务科" in done.stdout.decode("utf-8")


def test_inferred_links_are_marked() -> None:
    assert " inferred " in run("demo", SEED).stdout
    curated = run("demo", SEED, "--links", LINKS).stdout
    assert " curated" in curated
    assert " inferred " not in curated
