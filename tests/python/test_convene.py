"""Whom to convene, on the Qufu plan and against all subsets."""

from __future__ import annotations

import itertools
import json
import pickle
import random

import pytest
from conftest import LINKS, ROOT, SEED

import dutygraph as dg
from dutygraph import cli

FORCE = "养老服务质量提升工作专班"


def test_qufu_curated(plan: dg.Plan) -> None:
    found = plan.convene(FORCE)
    assert [node.name for node in found.people] == ["孔维健"]
    assert found.people == found.essential == [plan.leader("孔维健")]
    assert (found.exact, found.lower_bound, found.unique, found.reason) == (True, 1, True, None)
    assert found.uncovered == []
    assert found.items["number"] == ["8", "9", "10"]
    assert found.items["provenance"] == ["curated"] * 3
    assert found.items["matched"][0] == ["基本养老服务"]
    assert found.areas.rows() == [
        {
            "name": "孔维健",
            "kind": "leader",
            "items": 3,
            "keys": ["三/8", "三/9", "三/10"],
            "inferred_keys": [],
            "sole_keys": ["三/8", "三/9", "三/10"],
            "in_task_force": False,
        }
    ]
    assert found.others["name"] == ["养老服务科"]
    assert "0 stated, 3 curated, 0 inferred" in found.caption
    assert plan.convene(FORCE, of="section").people == [plan.section("养老服务科")]
    assert plan.convene(plan[FORCE]) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert "三/8" in found._repr_html_()


def test_inferred_links_are_marked_everywhere(inferred: dg.Plan) -> None:
    found = inferred.convene(FORCE)
    assert set(found.items["provenance"]) == {"inferred"}
    assert None not in found.items["score"]
    for table in (found.areas, found.others):
        assert table["inferred_keys"] == table["keys"] != []
        assert f"{len(found.items)} inferred" in table.caption
    lines = str(found).splitlines()
    keys = sum(len(row) for table in (found.areas, found.others) for row in table["keys"])
    assert str(found).count("(inferred)") == keys
    assert lines[0].startswith("convene 孔维健 (leader): 三/8 (inferred)")
    open_item = dg.PlanBuilder("open").item("1", "a").task_force("F").drive("F", "1").build()
    assert "held by nobody of the kind: 1\n" in str(open_item.convene("F"))


def test_themes_and_items(plan: dg.Plan) -> None:
    theme = plan.themes[5]
    found = plan.convene(theme.name)
    assert found.items["number"] == ["9"]
    assert found.items["provenance"] == ["inferred"]
    assert plan.convene(theme) == found
    given = plan.convene([9, "十一/33", plan.item("9")])
    assert given.items["number"] == ["9", "33"]
    assert given.items["provenance"] == [None, None]
    assert "items as given" in given.caption
    everything = plan.convene(list(plan.items))
    cover = plan.minimum_cover()
    assert len(everything.people) == cover.value
    assert everything.essential == cover.essential


def test_nothing_to_convene_for(plan: dg.Plan) -> None:
    found = plan.convene(plan.themes[0])
    assert found.people == []
    assert found.reason == f"“{plan.themes[0].name}” advances by no item"
    assert str(found).startswith("nobody to convene: “")
    idle = dg.PlanBuilder("idle").task_force("F").build().convene("F")
    assert idle.reason == "“F” drives no item and is assigned none"
    assert idle.exact
    assert len(idle.items) == len(idle.areas) == len(idle.others) == 0
    assert plan.convene([]).reason == "no item is given"


def test_against_all_subsets() -> None:
    for seed in range(500):
        draw = random.Random(seed)
        actors = [f"a{at}" for at in range(draw.randrange(1, 8))]
        builder = dg.PlanBuilder("random").task_force("F")
        for actor in actors:
            builder.actor(actor)
        holders: list[set[str]] = []
        for at in range(draw.randrange(8)):
            builder.item(str(at), f"item {at}").drive("F", str(at))
            holders.append({actor for actor in actors if draw.random() < 0.35})
            for actor in sorted(holders[-1]):
                builder.assign(actor, str(at))
        found = builder.build().convene("F")
        held = [those for those in holders if those]
        groups = [
            group
            for size in range(len(actors) + 1)
            for group in itertools.combinations(actors, size)
            if all(those & set(group) for those in held)
        ]
        smallest = [group for group in groups if len(group) == len(groups[0])]
        assert tuple(node.name for node in found.people) == smallest[0], seed
        assert len(found.uncovered) == len(holders) - len(held)
        if held:
            assert found.unique == (len(smallest) == 1), seed
            assert {node.name for node in found.essential} == set.intersection(
                *map(set, smallest), *map(set, groups)
            )


def test_bad_input(plan: dg.Plan, small: dg.Plan) -> None:
    with pytest.raises(dg.UnknownName) as caught:
        plan.convene("养老服务质量工作专班")
    assert FORCE in caught.value.nearest[0]
    with pytest.raises(dg.UnknownName):
        plan.convene("孔维健")
    with pytest.raises(dg.UnknownName):
        plan.convene(["无此项"])
    with pytest.raises(dg.ArgumentError, match="not for the leader"):
        plan.convene(plan.leaders[0])
    with pytest.raises(dg.ArgumentError, match="is no item"):
        plan.convene([plan.leaders[0]])
    with pytest.raises(dg.ArgumentError, match="another plan"):
        small.convene(plan[FORCE])
    for what in (9, None, {"item": 9}):
        with pytest.raises(dg.ArgumentError, match="list of items"):
            plan.convene(what)  # type: ignore[arg-type]
    with pytest.raises(dg.ArgumentError, match="leader or section"):
        plan.convene(FORCE, of="task_force")


def test_stop(small: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    with pytest.raises(dg.Stopped):
        small.convene(["1"], stop=flag)


def test_command_line(capsys: pytest.CaptureFixture[str], plan: dg.Plan) -> None:
    words = ["convene", str(SEED), FORCE, "--links", str(LINKS)]
    for show in ("areas", "others", "items"):
        assert cli.main([*words, "--show", show, "-f", "json"]) == 0
        said = capsys.readouterr()
        assert json.loads(said.out) == getattr(plan.convene(FORCE), show).rows()
        assert str(plan.convene(FORCE)) in said.err
    assert cli.main(["convene", str(SEED), FORCE]) == 0
    said = capsys.readouterr()
    assert "(inferred)" in said.err
    assert "inferred_keys" in said.out
    assert cli.main(["convene", str(SEED), "无此专班"]) == 3
    assert cli.main([*words, "--of", "task_force"]) == 2


def test_the_example_of_the_docs(plan: dg.Plan) -> None:
    page = (ROOT / "docs" / "convene.md").read_text(encoding="utf-8")
    assert str(plan.convene(FORCE)).splitlines()[:2] == [
        line.strip()
        for line in page.splitlines()
        if line.startswith(("    convene 孔", "    touched: "))
    ]
