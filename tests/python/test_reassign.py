"""Drafts of who takes what: worked values, the Qufu plan, all drafts of small plans, errors."""

from __future__ import annotations

import _thread
import doctest
import itertools
import pickle
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SEED

import dutygraph as dg

F01 = {"1": "A", "2": "A", "3": "A", "4": "A", "5": "B", "6": "C"}
MAY = {"A": ["1", "2", "3", "4"], "B": ["4", "5"], "C": ["5", "6"]}
ORG1_MAY = {
    "Ana": ["T1", "T2", "T3", "T4", "T5"],
    "Ben": ["T2", "T3", "T4", "T5"],
    "Cai": ["T4", "T6"],
    "Dee": ["T1", "T2"],
}
ORG1 = {"T1": ["Ana"], "T2": ["Ana"], "T3": ["Ana", "Ben"], "T4": ["Ana", "Cai"], "T5": ["Ben"]}
EFFORT = {"T1": 5, "T2": 3, "T3": 4, "T4": 2, "T5": 6, "T6": 1}
CAPACITY = {"Ana": 8, "Ben": 8, "Cai": 8, "Dee": 4}


@pytest.fixture(scope="module")
def f01() -> dg.Plan:
    return dg.from_assignments([{"actor": who, "item": item} for item, who in F01.items()])


@pytest.fixture(scope="module")
def org1() -> dg.Plan:
    rows: list[dict[str, str | None]] = [{"actor": name, "item": None} for name in CAPACITY]
    rows += [{"actor": name, "item": item} for item, names in ORG1.items() for name in names]
    return dg.from_assignments([*rows, {"actor": None, "item": "T6"}])


@pytest.fixture(scope="module")
def qufu() -> dg.Plan:
    return dg.read(SEED)


def test_one_move_and_why_no_fewer(f01: dg.Plan) -> None:  # [f01]
    found = f01.reassign(eligibility=MAY)
    assert list(found.before["items"]) == [4, 1, 1]
    assert list(found.after["items"]) == [3, 2, 1]
    assert sum(value**2 for value in found.after["items"]) == 14
    assert (found.feasible, found.exact, found.maximum, found.bound, found.gap) == (
        True,
        True,
        3.0,
        3.0,
        0.0,
    )
    assert found.change.edits == (
        dg.Edit.move("4", "A", "B", what="leader", reason=found.moves["reason"][0]),
    )
    assert found.moves["reason"] == [
        "4 from A to B: the table names B for it; A goes from 4 to 3, B from 1 to 2"
    ]
    assert found.pareto.rows() == [{"moves": 0, "maximum": 4.0}, {"moves": 1, "maximum": 3.0}]
    assert str(found.certificate) == ("the 3 items 1–3 may go only to A: so A carries at least 3")
    assert found.certificate == dg.Certificate(
        str(found.certificate), ["A"], ["1", "2", "3"], 3.0, 1.0
    )
    assert list(f01.apply(found.change).workload()["items"]) == [3, 2, 1]
    for objective in ("minimum_maximum", "sum_of_squares"):
        assert len(f01.reassign(eligibility=MAY, objective=objective).change) == 1


def test_capacity_and_effort(org1: dg.Plan) -> None:  # [f06, f07]
    given: dict[str, Any] = {
        "load": "effort",
        "weight": EFFORT,
        "capacity": CAPACITY,
        "holders": 1,
        "eligibility": ORG1_MAY,
    }
    found = org1.reassign(**given)
    assert found.exact
    assert list(found.after["load"]) == [9, 6, 3, 3]
    assert list(found.after["utilisation"]) == [1.125, 0.75, 0.375, 0.75]
    assert found.alternatives == []
    then = org1.apply(found.change).coverage()
    assert dict(zip(then["key"], then["holders"], strict=True)) == {
        "T1": ["Ana"],
        "T2": ["Dee"],
        "T3": ["Ana"],
        "T4": ["Cai"],
        "T5": ["Ben"],
        "T6": ["Cai"],
    }
    divided = org1.reassign(divisible=True, **given)
    assert divided.maximum == pytest.approx(0.9)
    assert not divided.change
    assert (divided.certificate.items, divided.certificate.holders) == (
        ["T1", "T2", "T3", "T5"],
        ["Ana", "Ben", "Dee"],
    )
    assert (divided.certificate.forced, divided.certificate.capacity) == (18.0, 20.0)
    sums: dict[str, float] = {}
    for row in divided.shares:
        sums[row["key"]] = sums.get(row["key"], 0.0) + row["share"]
    assert sums == pytest.approx(dict.fromkeys(EFFORT, 1.0))
    assert "no holder changes" in str(divided)
    assert "divided efforts" in repr(divided)


def test_qufu(qufu: dg.Plan) -> None:
    found = qufu.reassign()
    loads = dict(zip(found.after["name"], found.after["items"], strict=True))
    assert list(found.before["items"]) == [3, 3, 9, 11, 8, 2]
    assert loads == {
        "孔德民": 5,
        "孔令爱": 5,
        "孔维健": 8,
        "赵树志": 8,
        "邢洪彬": 8,
        "任志民": 2,
    }
    assert (found.exact, found.maximum) == (True, 8.0)
    assert [(row["moves"], row["maximum"]) for row in found.pareto] == [
        (0, 11.0),
        (1, 10.0),
        (2, 9.0),
        (5, 8.0),
    ]
    assert str(found.certificate) == (
        "the 24 items 4–25, 28 and 29 may go only to 孔维健, 赵树志 and 邢洪彬: between them they "
        "carry at least 24, so someone carries at least 8"
    )
    assert len(found.moves) == 5
    assert set(found.moves["via"]) <= {"社会事务科", "人事科", "党建科", "局办公室"}
    assert list(qufu.apply(found.change).workload()["items"]) == list(loads.values())
    # The certificate by hand: who stands together with a section of the item somewhere.
    sections = {row["key"]: set(row["holders"]) for row in qufu.coverage(by="section")}
    leaders = {row["key"]: set(row["holders"]) for row in qufu.coverage()}
    together = {
        (section, leader)
        for key, those in sections.items()
        for section in those
        for leader in leaders[key]
    }
    for key in found.certificate.items:
        may = {leader for section, leader in together if section in sections[key]} | leaders[key]
        assert may <= set(found.certificate.holders), key
    chapter = qufu.reassign(together=["十一"])
    assert chapter.maximum == 8.0
    assert len({to for key, to in _targets(chapter) if key.startswith("十一/")}) == 1
    section = qufu.reassign(together=["养老服务科", "9"])  # all items of the section: one hand
    keys = {row["key"] for row in section.moves}
    assert not keys & {"二/4", "二/5", "二/6", "二/7", "三/8", "三/9", "三/10"}
    two = qufu.reassign(max_moves=2)
    assert (two.maximum, len(two.moves), two.exact) == (9.0, 2, True)
    assert "within 2 moves" in str(two.certificate)


def _targets(found: dg.Reassignment) -> list[tuple[str, str]]:
    return list(zip(found.moves["key"], found.moves["to"], strict=True))


def drawn(seed: int) -> tuple[dg.Plan, dict[str, list[str]], dict[str, set[str]]]:
    """A plan, who may take what, and who holds what."""
    draw = random.Random(seed)
    leaders = [f"L{at}" for at in range(draw.randrange(2, 5))]
    items = [str(at) for at in range(1, draw.randrange(2, 7))]
    holds = {item: set(draw.sample(leaders, draw.choice((0, 1, 1, 1, 2)))) for item in items}
    rows: list[dict[str, str | None]] = [{"actor": name, "item": None} for name in leaders]
    rows += [{"actor": None, "item": item} for item in items]
    rows += [{"actor": who, "item": item} for item in items for who in sorted(holds[item])]
    may = {item: [name for name in leaders if draw.random() < 0.6] for item in items}
    if not any(may.values()):
        may[items[0]] = leaders
    return dg.from_assignments(rows), may, holds


def test_against_all_drafts() -> None:
    answered = 0
    for seed in range(300):
        plan, may, holds = drawn(seed)
        draw = random.Random(seed)
        leaders = [leader.name for leader in plan.leaders]
        apart = [tuple(draw.sample(sorted(holds), 2))] if len(holds) > 1 and seed % 3 == 0 else []
        budget = draw.randrange(3) if seed % 4 == 0 else None
        protected = [draw.choice(sorted(holds))] if seed % 5 == 0 else []
        pairs = [(who, item) for item, those in may.items() for who in those]
        best: tuple[Any, ...] | None = None
        choices = []
        for item, those in holds.items():
            need = len(those) if item in protected else max(1, len(those))
            candidates = sorted(those if item in protected else those | set(may[item]))
            choices.append(list(itertools.combinations(candidates, need)))
        for chosen in itertools.product(*choices):
            by_item = dict(zip(holds, map(set, chosen), strict=True))
            moves = sum(len(by_item[item] - those) for item, those in holds.items())
            if budget is not None and moves > budget:
                continue
            if any(by_item[one] & by_item[other] for one, other in apart):
                continue
            loads = sorted(
                (sum(name in those for those in by_item.values()) for name in leaders), reverse=True
            )
            best = min(filter(None, (best, (*loads, moves))))
        both = apart and all(one in protected for one in apart[0])
        if both and holds[apart[0][0]] & holds[apart[0][1]]:
            continue
        found = plan.reassign(eligibility=pairs, apart=apart, max_moves=budget, protected=protected)
        assert found.feasible == (best is not None), seed
        if best is None:
            assert len(found.after) == 0
            continue
        answered += 1
        assert found.exact, seed
        assert sorted(found.after["items"], reverse=True) == list(best[:-1]), seed
        assert len(found.moves) == best[-1], seed
        then = plan.apply(found.change).workload(roles="lead")
        for name in ("items", "items_fractional", "effort", "effort_fractional"):
            assert list(then[name]) == list(found.after[name]), seed
        assert (
            plan.reassign(eligibility=pairs, apart=apart, max_moves=budget, protected=protected)
            == found
        )
    assert answered > 200


def test_inputs_of_all_shapes(f01: dg.Plan, qufu: dg.Plan) -> None:
    pandas = pytest.importorskip("pandas")
    pairs = [(who, item) for who, items in MAY.items() for item in items]
    table = [{"actor": who, "item": item} for who, item in pairs]
    expected = f01.reassign(eligibility=MAY)
    for given in (pairs, table, pandas.DataFrame(table), dg.Table(table)):
        assert f01.reassign(eligibility=given) == expected
    posts = [
        {"name": "赵树志", "post": "副局长", "oversees": "人事科、财务科", "from": 1, "to": 6},
        {"name": "孔德民", "post": "局长", "head": True},
    ]
    one = qufu.reassign(posts=posts)
    text = [{**row, "head": "是" if row.get("head") else "", "from": "", "to": ""} for row in posts]
    text[0]["to"] = "6"
    assert qufu.reassign(posts=text) == one
    frame = pandas.DataFrame(posts)
    assert qufu.reassign(posts=frame) == one
    assert list(one.after["capacity"]) == [1, 1, 1, 0.5, 1, 1]
    assert one.after["items"][0] <= 3
    nodes = [qufu.item("十一/30"), qufu.leader("任志民")]
    assert qufu.reassign(protected=nodes) == qufu.reassign(protected=["十一/30", "任志民"])
    groups = qufu.reassign(together=[["30", "31"], ["8", "9"]])
    assert qufu.reassign(together={"x": ["30", "31"], "y": ["8", "9"]}) == groups
    rows = [
        {"group": name, "item": item}
        for name, items in (("x", ("30", "31")), ("y", ("8", "9")))
        for item in items
    ]
    assert qufu.reassign(together=rows) == groups
    assert qufu.reassign(eligibility="overseen", posts=posts).feasible


def test_what_cannot_be_is_an_answer(f01: dg.Plan) -> None:
    found = f01.reassign(eligibility=MAY, holders=2)
    assert found.feasible is False
    assert not found
    assert str(found.certificate) == "item 1 needs 2 leaders and may go only to A"
    assert (found.maximum, found.bound, found.gap) == (None, None, None)
    assert len(found.after) == len(found.moves) == len(found.pareto) == 0
    assert not found.change
    assert "no draft keeps all rules" in str(found)
    assert repr(found) == "<Reassignment: no draft keeps all rules>"


def test_words_and_records(f01: dg.Plan) -> None:
    found = f01.reassign(eligibility=MAY, alternatives=3)
    assert repr(found) == "<Reassignment: 1 move, greatest utilisation 4 → 3, exact>"
    text = str(found)
    for part in (
        "1 move (draft, for study):",
        "why no smaller maximum: the 3 items",
        "what fewer moves reach:",
        "eligibility: table",
    ):
        assert part in text
    page = found._repr_html_()
    assert "the 3 items 1–3 may go only to A" in page
    assert "color:inherit" in page
    assert pickle.loads(pickle.dumps(found)) == found
    assert 1 <= len(found.alternatives) <= 3
    for other in found.alternatives:
        assert other != found.change
        assert sum(f01.apply(other).workload()["items"]) == 6
    for word in ("worst", "overloaded", "fail", "blame", "rank"):
        assert word not in text.lower()
    squares = f01.reassign(
        eligibility="any", objective="sum_of_squares", capacity={"A": 1, "B": 2, "C": 3}
    )
    assert squares.exact
    with pytest.raises(AttributeError):
        found.exact = False  # type: ignore[misc]


def test_bad_input(f01: dg.Plan) -> None:
    def refused(match: str, **given: Any) -> None:
        with pytest.raises(dg.ArgumentError, match=match):
            f01.reassign(**given)

    refused("use lead, responsible", role="boss")
    refused("use shared_section", eligibility="everybody")
    refused("True or False", divisible="yes")
    refused("use leximin", objective="fair")
    refused("use takes_no_more", heads="gone")
    refused("utilisation follows", load="utilisation")
    refused("of is leader or section", of="task_force")
    refused("row 1 .* where a number belongs", load="effort", weight={"1": "five"})
    refused("row 1 of the efforts", load="effort", weight={"1": -1})
    refused("capacity of “A” is 0", capacity={"A": 0})
    refused("not “B”", capacity={"A": 1})
    refused("whole number", holders={"1": 1.5})
    refused("needs at least 1", holders=0)
    refused("max_moves is a whole number", max_moves=-1)
    refused("from 0 to 3", alternatives=4)
    refused("time_limit", time_limit=-1)
    refused("columns are name, post", posts=[{"who": "A"}])
    refused("row 1 of the posts: from", posts=[{"name": "A", "from": "May"}])
    refused("row 1 of the posts: head", posts=[{"name": "A", "head": "perhaps"}])
    refused("row 1 of the posts.*months", posts=[{"name": "A", "from": 13}])
    refused("columns group and item", together=[{"a": 1}])
    refused("names in a row", protected={"A": 1})
    refused(
        "row 1 of apart: items 1 and 2 also stay together",
        apart=[("1", "2")],
        together=[["1", "2"]],
    )
    refused("stands beside itself", apart=[("1", "1")])
    with pytest.raises(dg.UnknownName, match="row 2 of together"):
        f01.reassign(together=[["1"], ["X"]])
    with pytest.raises(dg.UnknownName, match="row 1 of protect"):
        f01.reassign(protected="X")
    with pytest.raises(dg.UnknownName, match="row 1 of the eligibility"):
        f01.reassign(eligibility=[("X", "1")])
    with pytest.raises(dg.UnknownName, match="row 1 of may_not_oversee"):
        f01.reassign(may_not_oversee=[("A", "X")])


def hard() -> tuple[dg.Plan, dict[str, int]]:
    """Efforts that make the search long."""
    draw = random.Random(1)
    rows: list[dict[str, str | None]] = [{"actor": f"L{at}", "item": None} for at in range(12)]
    rows += [{"actor": f"L{at % 12}", "item": str(at)} for at in range(90)]
    return dg.from_assignments(rows), {str(at): draw.randrange(10**5, 10**6) for at in range(90)}


def test_limits_and_stop() -> None:
    plan, effort = hard()
    given: dict[str, Any] = {"load": "effort", "weight": effort, "eligibility": "any"}
    quick = plan.reassign(node_limit=0, **given)
    assert quick.feasible
    assert quick.gap is not None
    assert not quick.exact
    assert 0 < quick.gap < 0.5
    assert "a better draft may exist" in str(quick)
    assert "not proved best" in repr(quick)
    flag = dg.StopFlag()
    flag.set()
    with pytest.raises(dg.Stopped):
        plan.reassign(stop=flag, **given)
    flag = dg.StopFlag()
    threading.Timer(0.2, flag.set).start()
    began = time.monotonic()
    with pytest.raises(dg.Stopped):
        plan.reassign(stop=flag, node_limit=10**9, **given)
    assert time.monotonic() - began < 5
    timer = threading.Timer(0.2, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        plan.reassign(node_limit=10**9, **given)
    timer.join()
    timed = plan.reassign(time_limit=0, **given)
    assert (timed.feasible, timed.exact) == (True, False)


def command(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dutygraph", "reassign", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_command_line(tmp_path: Path, qufu: dg.Plan) -> None:
    out = tmp_path / "draft.json"
    done = command(SEED, "-o", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{qufu.reassign()}\n"
    assert dg.read_change(out) == qufu.reassign().change
    posts = tmp_path / "posts.csv"
    posts.write_text("name,post,head\n赵树志,副局长,\n孔德民,局长,是\n", encoding="utf-8")
    capacity = tmp_path / "capacity.csv"
    rows = "\n".join(f"{leader.name},2" for leader in qufu.leaders)
    capacity.write_text(f"name,capacity\n{rows}\n", encoding="gb18030")
    done = command(SEED, "--posts", posts, "--capacity", capacity, "--max-moves", 3)
    assert done.returncode == 0
    assert "at most 3 moves" in done.stdout
    expected = qufu.reassign(
        posts=[{"name": "孔德民", "head": True}],
        capacity=dict.fromkeys((leader.name for leader in qufu.leaders), 2),
        max_moves=3,
    )
    assert done.stdout == f"{expected}\n"
    may = tmp_path / "may.csv"
    may.write_text("actor,item\n任志民,9\n", encoding="utf-8")
    done = command(SEED, "--eligibility", may)
    assert "9 from 孔维健 to 任志民: the table names 任志民 for it" in done.stdout
    done = command(SEED, "--eligibility", "any", "--objective", "minimum_maximum")
    assert "eligibility: any" in done.stdout
    done = command(SEED, "--protect", "任志民", "--protect", "9", "--divisible")
    assert "no holder changes" in done.stdout


def test_command_line_refuses(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("name,capacity\n孔德民,much\n", encoding="utf-8")
    done = command(SEED, "--capacity", bad)
    assert done.returncode == 2
    assert "row 1: capacity is 'much'" in done.stderr
    bad.write_text("name,capacity\n孔德民\n", encoding="utf-8")
    assert "row 1 has 1 fields" in command(SEED, "--capacity", bad).stderr
    bad.write_text("name,capacity\n", encoding="utf-8")
    assert "no row below the head" in command(SEED, "--capacity", bad).stderr
    assert command(SEED, "--capacity", tmp_path / "none.csv").returncode == 3
    done = command(SEED, "--eligibility", "everyone")
    assert done.returncode == 3  # no such file
    bad.write_text("actor,item\n孔德民,99\n", encoding="utf-8")
    done = command(SEED, "--eligibility", bad)
    assert done.returncode == 3
    assert "row 1 of the eligibility" in done.stderr
    out = tmp_path / "none.json"
    done = command(SEED, "--holders", 3, "-o", out)
    assert "no draft keeps all rules" in done.stdout
    assert "there is no draft to write" in done.stderr
    assert not out.exists()


def test_the_page_says_what_happens() -> None:
    found = doctest.testfile(str(ROOT / "docs" / "reassign.md"), module_relative=False)
    assert found.attempted > 5
    assert found.failed == 0
