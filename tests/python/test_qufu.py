"""The values that a careful reader finds in the Qufu plan."""

from __future__ import annotations

import datetime

import dutygraph as dg

LEADERS = {  # name: chapters, items, fractional, sections
    "孔德民": (1, 3, 1.5, 3),
    "孔令爱": (1, 3, 1.5, 3),
    "孔维健": (3, 9, 9.0, 6),
    "赵树志": (3, 11, 11.0, 7),
    "邢洪彬": (3, 8, 8.0, 5),
    "任志民": (1, 2, 2.0, 2),
}
SECTIONS = {
    "社会组织监督管理办公室": 10,
    "慈善事业促进和社会工作科": 8,
    "党建科": 7,
    "人事科": 7,
    "局办公室": 7,
    "社会事务科": 7,
    "养老服务科": 7,
    "儿童福利科": 6,
    "财务科": 6,
    "社会救助科": 4,
    "基层政权建设和社区治理科": 4,
    "市社会组织综合党委办公室": 4,
    "政策法规科": 4,
    "区划地名科": 2,
    "市社会福利院": 2,
    "市救助管理站": 2,
}
CORE = {
    "社会救助体系优化与兜底保障工作专班": ["4", "5", "6", "7"],
    "养老服务质量提升工作专班": ["8", "9", "10"],
    "行政村建制优化推行工作专班": ["13"],
    "城市社区治理实验区建设推进工作专班": ["15"],
    "社会组织党建提升工作专班": ["17"],
    "绿色殡葬改革推进工作专班": ["23"],
}


def test_document(plan: dg.Plan) -> None:
    assert plan.title == "2020年曲阜市民政工作要点"
    assert plan.notice == "曲阜市民政局关于印发《2020年全市民政工作要点》的通知"
    assert plan.issuer == "曲阜市民政局"
    assert plan.date == datetime.date(2020, 4, 8)
    assert plan.year == 2020
    assert plan.kind == "plan_with_responsibilities"
    assert plan.encoding == "utf-8"
    assert plan.diagnostics == []


def test_counts(plan: dg.Plan) -> None:
    assert len(plan.chapters) == len(plan.headings) == 11
    assert [item.number for item in plan.items] == [str(n) for n in range(1, 34)]
    assert [leader.name for leader in plan.leaders] == list(LEADERS)
    assert len(plan.sections) == 16
    assert [force.name for force in plan.task_forces] == list(CORE)
    assert [theme.group for theme in plan.themes] == [
        "一条主线",
        "两项重中之重",
        "两项重中之重",
        "三项探索创新",
        "三项探索创新",
        "三项探索创新",
    ]


def test_workload(plan: dg.Plan) -> None:
    table = plan.workload()
    rows = {row["name"]: row for row in table}
    assert list(rows) == list(LEADERS)
    for name, (chapters, items, fractional, sections) in LEADERS.items():
        row = rows[name]
        assert (row["chapters"], row["items"], row["items_fractional"]) == (
            chapters,
            items,
            fractional,
        )
        assert len(plan.leader(name).sections) == sections
    assert sum(table["items"]) == 36
    assert sum(table["items_fractional"]) == 33.0


def test_sections(plan: dg.Plan) -> None:
    table = plan.workload(of="section")
    assert {row["name"]: row["items"] for row in table} == SECTIONS
    assert sum(table["items"]) == 87


def test_task_forces(plan: dg.Plan) -> None:
    links = plan.links()
    found: dict[str, list[str]] = {}
    for row in links:
        assert row["provenance"] == "curated"
        found.setdefault(row["task_force"], []).append(row["number"])
    assert found == CORE
    table = plan.task_force_coverage()
    assert list(table["items"]) == [4, 3, 1, 1, 1, 1]
    assert list(table["curated"]) == [4, 3, 1, 1, 1, 1]
    outside = plan.uncovered(by="task_force")
    assert len(outside) == 22
    driven = {int(n) for numbers in CORE.values() for n in numbers}
    assert [int(n) for n in outside["number"]] == [n for n in range(1, 34) if n not in driven]


def test_inferred_links_against_the_core_tier(inferred: dg.Plan) -> None:
    found = {(row["task_force"], row["number"]) for row in inferred.links()}
    found.discard(("养老服务质量提升工作专班", "26"))  # arguable: neither rewarded nor punished
    core = {(force, number) for force, numbers in CORE.items() for number in numbers}
    right = len(found & core)
    f1 = 2 * right / (len(found) + len(core))
    assert f1 >= 0.9, sorted(found ^ core)
    for row in inferred.links():
        assert row["provenance"] == "inferred"
        assert 0 < row["score"] <= 1
        assert row["matched"]


def test_why(plan: dg.Plan) -> None:
    text = str(plan.why("孔维健", "8"))
    assert "(牵头领导:孔维健。责任科室:养老服务科)" in text
    assert "inherited from 三" in text
    line = next(row["line"] for row in plan.assignments() if row["number"] == "8")
    assert f"{line}" in text
    assert plan.text is not None
    assert "责任科室:养老服务科" in plan.text.splitlines()[line - 1]


def test_every_span_is_the_very_words(plan: dg.Plan, inferred: dg.Plan) -> None:
    assert plan.text is not None
    data = plan.text.encode("utf-8")
    for one in (plan, inferred):
        for edge in one.edges:
            if edge.provenance == "curated":
                assert edge.span is None
                continue
            span = edge.span
            assert span is not None
            assert data[span.begin : span.end].decode("utf-8") == span.text
            assert span.line == data[: span.begin].count(b"\n") + 1
            if edge.relation == "assigned":
                assert edge.source.name in span.text
                assert edge.role_word is not None
                assert edge.role_word in span.text
            elif edge.relation == "contains":
                assert edge.target.number is not None
                assert edge.target.number in span.text
                assert edge.target.name in span.text
            elif edge.relation == "commits":
                assert edge.target.name == span.text
                assert edge.source.span is not None
                assert edge.source.span.begin <= span.begin
                assert span.end <= edge.source.span.end
            else:
                assert edge.matched[0] == span.text
    for nodes in (plan.leaders, plan.sections, plan.task_forces, plan.themes, plan.items):
        for node in nodes:
            assert node.span is not None
            assert node.name in node.span.text


def test_coverage(plan: dg.Plan) -> None:
    assert plan.coverage_ratio() == 1.0
    assert plan.coverage_ratio(k=2) == 3 / 33
    table = plan.coverage(by="leader", k=2)
    assert table["number"][0] == "1"
    assert table["holders"][0] == ["孔德民", "孔令爱"]
    assert table["covered"][:4] == [True, True, True, False]
    assert plan.matrix("leader", "chapter").values[0] == [3] + [0] * 10
