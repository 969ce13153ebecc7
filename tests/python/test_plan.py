from __future__ import annotations

import copy
import gc
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import LINKS, SEED

import dutygraph as dg


def test_names(plan: dg.Plan) -> None:
    assert plan["孔维健"].kind == "leader"
    assert plan["9"].title == "优化养老服务供给"
    assert plan["三/9"] == plan.item(9) == plan["优化养老服务供给"]
    assert plan["三"].kind == "heading"
    with pytest.raises(dg.UnknownName) as caught:
        plan.leader("孔维建")
    assert isinstance(caught.value, KeyError)
    assert caught.value.nearest[0] == "孔维健 (leader)"
    assert "孔维建" in str(caught.value)
    assert not str(caught.value).startswith("'")


def test_ambiguous_name() -> None:
    plan = (
        dg.PlanBuilder()
        .item("1", "x")
        .assign("综合", "1")
        .assign("综合", "1", actor_kind="section")
    )
    both = plan.build()
    with pytest.raises(dg.AmbiguousName) as caught:
        both["综合"]
    assert caught.value.candidates == ["综合 (leader)", "综合 (section)"]
    section = both.section("综合")
    assert section.kind == "section"
    assert both.why(section, both["1"]).actor == section
    with pytest.raises(dg.AmbiguousName):
        both.why("综合", "1")


def test_node(plan: dg.Plan) -> None:
    item = plan["9"]
    assert item.text is not None
    assert item.text.startswith("开展社区养老服务设施建设行动")
    assert [n.name for n in item.leaders] == ["孔维健"]
    assert [n.name for n in item.sections] == ["养老服务科"]
    assert [n.number for n in plan["三"].items] == ["8", "9", "10"]
    assert [n.name for n in plan["孔德民"].partners] == ["孔令爱"]
    assert plan["孔德民"].number is None
    assert plan["孔德民"].title is None
    assert plan["绿色殡葬改革推进工作专班"].items == [plan["23"]]
    assert plan["绿色殡葬改革推进工作专班"].group == "六个工作专班推动"
    assert len(plan["孔维健"].assignments) == 9


def test_assignments(plan: dg.Plan) -> None:
    direct = plan.assignments("direct")
    assert list(direct.types) == [
        "actor",
        "actor_kind",
        "role",
        "role_word",
        "effective_role",
        "work_kind",
        "number",
        "key",
        "title",
        "provenance",
        "open_list",
        "score",
        "line",
        "quote",
    ]
    assert set(direct["work_kind"]) == {"chapter"}
    assert set(direct["provenance"]) == {"stated"}
    nearest = plan.assignments()
    assert len(nearest) == 36 + 87
    assert set(nearest["provenance"]) == {"inherited"}
    assert len(plan.assignments("all")) == len(nearest)


def test_weights_and_capacity(small: dg.Plan) -> None:
    table = small.workload(capacity={"Ana": 2, "Ben": 0.5})
    assert list(table["effort"]) == [2.0, 2.0]
    assert list(table["effort_fractional"]) == [1.0, 1.0]
    assert list(table["utilisation"]) == [0.5, 2.0]
    assert list(table["overload"]) == [0.0, 0.5]
    assert list(table["slack"]) == [1.0, 0.0]
    heavier = small.workload(weight={"1": 6})
    assert list(heavier["effort"]) == [6.0, 6.0]
    assert list(small.with_effort({"1": 6}).workload()["effort"]) == [6.0, 6.0]
    for bad in ({"Zoe": 1}, {"Ana": 0}, {"Ana": -1}, {"Ana": "x"}, {"Ana": float("nan")}):
        with pytest.raises(dg.Error):
            small.workload(capacity=bad)
    with pytest.raises(ValueError, match="robot"):
        small.workload(of="robot")


def test_from_assignments() -> None:
    rows = [
        {"actor": "Ana", "item": 1, "effort": 5},
        {"actor": "Ben", "item": 1.0, "effort": None},
        {"actor": None, "item": "T6"},
        {"actor": "Dee", "item": None},
    ]
    plan = dg.from_assignments(rows)
    table = plan.workload()
    assert table["name"] == ["Ana", "Ben", "Dee"]
    assert list(table["items"]) == [1, 1, 0]
    assert plan.text is None
    assert plan.uncovered(by="leader")["number"] == ["T6"]
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    frame = pandas.DataFrame(rows)
    assert dg.from_assignments(frame).workload()["name"] == ["Ana", "Ben", "Dee"]
    columns = {"actor": ["Ana", "Ben"], "item": ["1", "1"]}
    expected = dg.from_assignments(columns)
    assert dg.from_assignments(polars.DataFrame(columns)) == expected
    assert dg.from_assignments(pyarrow.table(columns)) == expected
    with pytest.raises(dg.ArgumentError, match="known: actor"):
        dg.from_assignments([{"actor": "Ana", "task": "1"}])
    with pytest.raises(dg.BuildError) as caught:
        dg.from_assignments(
            [{"actor": "A", "item": "1", "role": "boss"}, {"actor": None, "item": None}]
        )
    assert [finding.code for finding in caught.value.findings] == [
        "build.unknown_role",
        "build.empty_row",
    ]
    assert len(dg.from_assignments([]).items) == 0


def test_rows_of_any_shape() -> None:
    rows = [{"actor": "Ana", "item": "1"}, {"actor": "Ben", "item": "2"}]
    expected = dg.from_assignments(rows)
    columns = {"actor": ["Ana", "Ben"], "item": [1, 2.0]}
    assert dg.from_assignments(columns) == expected
    assert dg.from_assignments(dg.Table(rows)) == expected
    assert dg.from_assignments(iter(rows)) == expected
    assert [leader.name for leader in expected.leaders] == ["Ana", "Ben"]
    chapters = dg.from_assignments(
        {"actor": ["Ana", "Ana"], "item": ["a", "a"], "chapter": ["X", "Y"]}
    )
    assert list(chapters.workload()["items"]) == [2]
    assert [heading.title for heading in chapters.chapters] == ["X", "Y"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (3, "no table"),
        ("abc", "no table"),
        (["abc"], "row 1 is a str"),
        ({"actor": "Ana", "item": ["1"]}, 'column "actor"'),
        ({"actor": ["Ana"], "item": ["1", "2"]}, "actor 1, item 2"),
        ([{"actor": "Ana"}], "missing: item"),
        ([{"actor": "Ana", "item": "1", "effort": "2"}], "row 1: effort"),
        ([{"actor": ["Ana"], "item": "1"}], "row 1: actor"),
        ([{"actor": "\ud800", "item": "1"}], "lone surrogate"),
    ],
)
def test_rows_that_are_none(rows: Any, words: str) -> None:
    with pytest.raises(dg.ArgumentError, match=words):
        dg.from_assignments(rows)


def test_missing_values_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "actor": pandas.array(["Ana", None], dtype="string"),
            "item": pandas.array([1, None], dtype="Int64"),
            "effort": [2.5, float("nan")],
        }
    )
    table = dg.from_assignments(frame.iloc[:1]).workload()
    assert list(table["effort"]) == [2.5]
    with pytest.raises(dg.BuildError, match="neither actor nor item"):
        dg.from_assignments(frame)


def test_weights_as_tables(small: dg.Plan) -> None:
    expected = small.workload(weight={"1": 6, 2: 3})
    for weight in (
        {"item": ["1", "2"], "effort": [6, 3]},
        [{"item": 1, "effort": 6}, {"item": 2, "effort": 3}],
        dg.Table({"item": ["1", "2"], "effort": [6, 3]}),
        {small["1"]: 6, small["2"]: 3},
    ):
        assert small.workload(weight=weight) == expected
    with pytest.raises(dg.ArgumentError, match="item and effort"):
        small.workload(weight=[{"item": 1, "weight": 6}])
    with pytest.raises(dg.ArgumentError, match="negative"):
        small.with_effort({"1": -1})


def test_empty_plan() -> None:
    plan = dg.Plan()
    assert plan == dg.from_assignments([])
    assert plan.title is None
    assert plan.text is None
    assert plan.coverage_ratio() is None
    assert len(plan.workload()) == len(plan.assignments()) == len(plan.links()) == 0
    assert plan.workload().columns[:3] == ["name", "items", "items_fractional"]
    assert plan.matrix().values == []
    assert "without a title" in repr(plan)
    assert plan._repr_html_()
    with pytest.raises(dg.UnknownName):
        plan["x"]


def test_relations_of_nodes() -> None:
    plan = (
        dg.PlanBuilder()
        .chapter("一", "first")
        .chapter("（一）", "below", parent="一")
        .item("1", "a", chapter="（一）")
        .item("2", "b")
        .subitem("(1)", "part", item="1")
        .assign("Ana", "一")
        .assign("Office", "1", role="responsible", actor_kind="section")
        .assign("Unit", "(1)", role="support", actor_kind="section")
        .task_force("Force")
        .task_force("Second")
        .drive("Force", "1")
        .drive("Second", "1")
        .assign("Ben", "Force")
        .theme("Theme")
        .advance("Theme", "2")
        .lead("Cy", "Office")
        .build()
    )

    def names(nodes: list[dg.Node]) -> list[str]:
        return [node.name for node in nodes]

    assert names(plan["一"].items) == names(plan["Ana"].items) == ["a"]
    assert names(plan["一"].leaders) == ["Ana"]
    assert names(plan["一"].sections) == ["Office", "Unit"]
    assert names(plan["Ana"].sections) == ["Office", "Unit"]
    assert names(plan["Office"].leaders) == ["Ana", "Cy"]
    assert names(plan["Office"].partners) == ["Unit"]
    assert names(plan["Force"].partners) == ["Second"]
    assert names(plan["Force"].leaders) == ["Ana", "Ben"]
    assert names(plan["Theme"].items) == ["b"]
    assert plan["1"].items == [plan["1"]]
    assert plan["1"].chapter == plan["一"]
    assert plan["1"].parent == plan["（一）"]
    assert plan["2"].parent is None
    assert plan["Ana"].effort is None
    assert plan["1"].effort == 1.0
    part = next(edge.target for edge in plan.edges if edge.target.kind == "subitem")
    assert part.parent == plan["1"]
    assert part.assignments["actor"] == ["Unit"]
    assert plan["一"].assignments["actor"] == plan["1"].assignments["actor"]
    with pytest.raises(dg.ArgumentError, match="another plan"):
        plan.why(dg.from_assignments([{"actor": "Ana", "item": "1"}])["Ana"], "1")
    with pytest.raises(dg.ArgumentError, match="chapter beside heading"):
        plan.matrix("chapter", "heading")
    assert plan.matrix("heading", "leader").values == [[1, 0, 0], [1, 0, 0]]


def test_sequences(plan: dg.Plan) -> None:
    assert plan.items[0] == plan.items[-33] == plan["1"]
    assert list(plan.items[:2]) == [plan["1"], plan["2"]]
    assert plan.items[:2] == [plan["1"], plan["2"]]
    assert plan.leaders == list(plan.leaders)
    assert plan["1"] in plan.items
    assert plan.leaders.index(plan["孔维健"]) == 2
    assert "… 13 more" in repr(plan.items)
    with pytest.raises(IndexError):
        plan.items[33]
    with pytest.raises(IndexError):
        dg.Node(plan, 10_000)


def test_every_class_shows_compares_and_pickles(plan: dg.Plan) -> None:
    item, edge = plan["9"], plan.edges[0]
    diagnostic = dg.read(b"").diagnostics[0]
    values = [
        plan,
        item,
        edge,
        item.span,
        plan.items,
        plan.edges,
        diagnostic,
        plan.workload(),
        plan.matrix(),
        plan.why("孔维健", "9"),
        dg.Limits(nesting=7),
        dg.PlanBuilder("x").item(1, "a"),
    ]
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert value != 3
        assert repr(value) == repr(again)
        assert copy.deepcopy(value) == value
    assert len({item, pickle.loads(pickle.dumps(item))}) == 1
    assert len({plan, pickle.loads(pickle.dumps(plan))}) == 1
    with pytest.raises(AttributeError):
        item.span.line = 3  # type: ignore[misc,union-attr]


def test_wrong_types(plan: dg.Plan) -> None:
    calls: list[Any] = [
        lambda: plan[None],  # type: ignore[index]
        lambda: plan[True],
        lambda: plan.leader(3),  # type: ignore[arg-type]
        lambda: plan.workload(of=3),  # type: ignore[arg-type]
        lambda: plan.workload(roles=[3]),  # type: ignore[list-item]
        lambda: plan.workload(weight=3),
        lambda: plan.coverage(k=-1),
        lambda: plan.coverage(k=True),
        lambda: plan.coverage(k=1.5),  # type: ignore[arg-type]
        lambda: plan.coverage(k=2**40),
        lambda: plan.assignments("near"),
        lambda: plan.matrix("robot", "leader"),
        lambda: plan.why(None, "8"),  # type: ignore[arg-type]
        lambda: plan["\ud800"],
        lambda: dg.PlanBuilder(title=3),  # type: ignore[arg-type]
        lambda: dg.PlanBuilder(date="2020"),  # type: ignore[arg-type]
        lambda: dg.PlanBuilder().item("1", "a", effort="x"),  # type: ignore[arg-type]
    ]
    for at, call in enumerate(calls):
        with pytest.raises(dg.ArgumentError) as caught:
            call()
        assert str(caught.value), at


def test_save_and_pickle(plan: dg.Plan, inferred: dg.Plan, tmp_path: Path) -> None:
    for one in (plan, inferred):
        path = tmp_path / "plan.json"
        one.save(path)
        assert path.read_bytes().startswith(b'{"format":"dutygraph","version":1,')
        assert dg.read(path) == one
        assert pickle.loads(pickle.dumps(one)) == one
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]
    assert plan != inferred
    assert pickle.loads(pickle.dumps(plan["9"])) == plan["9"]
    assert copy.deepcopy(plan.matrix()) == plan.matrix()


def test_stop_and_limits(plan: dg.Plan) -> None:
    stop = dg.StopFlag()
    stop.set()
    calls = [
        lambda: dg.read(SEED, stop=stop),
        lambda: dg.read_text("x", stop=stop),
        lambda: dg.from_assignments([], stop=stop),
        lambda: plan.assignments(stop=stop),
        lambda: plan.workload(stop=stop),
        lambda: plan.coverage(stop=stop),
        lambda: plan.uncovered(stop=stop),
        lambda: plan.coverage_ratio(stop=stop),
        lambda: plan.task_force_coverage(stop=stop),
        lambda: plan.links(stop=stop),
        lambda: plan.matrix(stop=stop),
        lambda: plan.why("孔维健", "8", stop=stop),
        lambda: plan.to_json(stop=stop),
    ]
    for call in calls:
        with pytest.raises(dg.Stopped):
            call()
    for name in ("input_bytes", "nodes", "edges", "name_bytes"):
        with pytest.raises(dg.LimitExceeded, match=name) as caught:
            dg.read(SEED, limits=dg.Limits(**{name: 10}))
        assert caught.value.limit == name


def test_threads() -> None:
    plan = dg.read(SEED)
    expected = dg.read(SEED).links()
    found: list[bool] = []

    def ask() -> None:
        found.extend(plan.links() == expected for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 160


def test_threads_of_different_questions() -> None:
    plan = dg.read(SEED)
    questions: list[Any] = [
        lambda: len(plan.edges),
        lambda: len(plan.links()),
        lambda: len(plan["绿色殡葬改革推进工作专班"].items),
        lambda: len(plan["孔维健"].sections),
        lambda: len(plan.to_json()),
    ]
    found: list[int] = []
    threads = [threading.Thread(target=lambda q=q: found.append(q())) for q in questions * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == len(threads)
    assert len(set(found)) <= len(questions)


def test_views_outlive_their_owner() -> None:
    plan = dg.read(SEED, links=LINKS)
    node = plan["9"]
    numbers = plan.workload()["items"]
    del plan
    gc.collect()
    assert node.name == "优化养老服务供给"
    assert list(numbers) == [3, 3, 9, 11, 8, 2]
    with pytest.raises(TypeError):
        numbers[0] = 1
    numpy = pytest.importorskip("numpy")
    assert numpy.asarray(numbers).sum() == 36
    assert numpy.asarray(dg.Plan().workload()["items"]).shape == (0,)


def test_html_is_escaped() -> None:
    name = "<script>alert(1)</script>"
    plan = dg.PlanBuilder(name).item("1", name).assign(name, "1").build()
    for shown in (plan, plan.workload(), plan.matrix("leader", "item"), plan.why(name, "1")):
        html = shown._repr_html_()
        assert "<script" not in html
        assert "&lt;script&gt;" in html
        assert "background:transparent" in html  # a dark page stays dark
        assert "<style" not in html
    assert len(plan._repr_html_()) < 100_000
