"""The page about a plan: each number is what its query gives, in both languages."""

from __future__ import annotations

import pickle
import random
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from conftest import SEED

import dutygraph as dg
from dutygraph import brief_words, cli
from dutygraph._text import human
from dutygraph.brief_grammar import _MOST_NAMES

# In our own words no measure judges a person, and none of these terms stands.
NEVER_ZH = (
    *("覆盖率", "工作量", "超负荷", "负荷", "负担", "排名", "最", "第一名", "末位", "落后", "领先"),
    *(
        "不力",
        "失职",
        "问责",
        "追责",
        "缺位",
        "缺失",
        "空白",
        "过重",
        "过多",
        "过少",
        "闲置",
        "薄弱",
    ),
    *("错误", "违规", "应当", "必须", "责任不清", "推诿", "单点", "风险"),
)
NEVER_EN = (
    *("coverage", "workload", "overload", "load", "burden", "rank", "top", "bottom", "most"),
    *("least", "best", "worst", "highest", "lowest", "blame", "fault", "guilty", "fail", "failed"),
    *("failure", "idle", "neglect", "behind", "ahead", "lazy", "bad", "poor", "weak", "risk"),
    *("must", "should", "error", "missing", "lack", "lacks", "only"),
)


def flat(result: Any) -> list[str]:
    """What a query gives, as a brief counts it."""
    if result is None or isinstance(result, bool):
        return []
    if isinstance(result, tuple):
        return [value for part in result for value in flat(part)]
    if isinstance(result, list):
        return [str(len(result)), *map(human, result)]
    if isinstance(result, dict):
        cells = [cell if isinstance(cell, list) else [cell] for cell in result.values()]
        return [human(value) for cell in cells for value in cell]
    return [human(result)]


def is_part(values: list[str], of: list[str]) -> bool:
    """True if the values stand in the other list, in their order."""
    rest = iter(of)
    return all(value in rest for value in values)


def verify(plan: dg.Plan) -> tuple[dg.Brief, dg.Brief]:
    """Every sentence of both languages against its query."""
    chinese, english = plan.brief(), plan.brief("en")
    for brief in (chinese, english):
        assert brief.sentences.columns == ["section", "sentence", "query", "values"]
        for row in brief.sentences:
            result = eval(row["query"], {"plan": plan})
            expected, values = flat(result), row["values"]
            if isinstance(result, dict):
                assert is_part(values, expected), row
            elif values:
                assert values == expected[: _MOST_NAMES + 1], row
                assert values == expected or isinstance(result, list), row
            else:
                assert expected in ([], ["0"]) or isinstance(result, dg.Table), row
            for value in values:
                assert value in row["sentence"], row
            digits = re.findall(r"\d+(?:\.\d+)?", row["sentence"])
            given = " ".join(values)
            assert all(number in given for number in digits), row
            if all(re.fullmatch(r"\d+(\.\d+)?", value) for value in values):
                assert sorted(digits) == sorted(values), row
    assert chinese.sentences["query"] == english.sentences["query"]
    assert chinese.sentences["values"] == english.sentences["values"]
    return chinese, english


def by_section(brief: dg.Brief, section: str) -> list[str]:
    return [row["sentence"] for row in brief.sentences if row["section"] == section]


def values_of(brief: dg.Brief, query: str) -> list[str]:
    (row,) = (row for row in brief.sentences if row["query"] == query)
    return list(row["values"])


def test_qufu(plan: dg.Plan) -> None:
    chinese, english = verify(plan)
    assert values_of(chinese, "plan.title") == ["2020年曲阜市民政工作要点"]
    assert values_of(chinese, "plan.issuer") == ["曲阜市民政局"]
    assert values_of(chinese, "plan.date") == ["2020-04-08"]
    counts = "len(plan.chapters), len(plan.items), len(plan.leaders), len(plan.sections), "
    assert values_of(english, counts + "len(plan.task_forces)") == ["11", "33", "6", "16", "6"]
    sums = 'sum(plan.workload()["items"]), sum(plan.workload()["items_fractional"])'
    assert values_of(chinese, sums) == ["36", "33"]
    outside = values_of(chinese, 'plan.uncovered()["number"]')
    assert outside[0] == "22"
    assert len(outside) == 23
    leaders = by_section(chinese, "牵头领导")
    assert leaders[:6] == [
        "孔德民：牵头任务数3，折算数1.5，所在一级标题1个。",
        "孔令爱：牵头任务数3，折算数1.5，所在一级标题1个。",
        "孔维健：牵头任务数9，折算数9，所在一级标题3个。",
        "赵树志：牵头任务数11，折算数11，所在一级标题3个。",
        "邢洪彬：牵头任务数8，折算数8，所在一级标题3个。",
        "任志民：牵头任务数2，折算数2，所在一级标题1个。",
    ]
    assert leaders[6] == "共同牵头的任务3项：1、2、3。"
    assert leaders[7].startswith("单人牵头任务30项：4、5、6")
    sections = by_section(chinese, "责任科室")
    assert sections[5] == "社会组织监督管理办公室：任务数不超过10。"
    assert sections[16].startswith("多头对应的科室7个：党建科、人事科、局办公室")
    assert sections[17] == "党建科：对应2方牵头，姓名为孔德民、孔令爱、赵树志。"
    responsibility = by_section(chinese, "责任明确情况")
    assert responsibility[0].startswith("写在标题处的责任分工39处")
    assert "上限" in responsibility[0]
    assert responsibility[1] == "有牵头领导的任务33项，没有写明牵头领导的任务0项。"
    forces = by_section(chinese, "工作专班")
    assert forces[0].endswith("任务4项，其中文中写明0项、人工整理4项、程序推断0项。")
    assert forces[1] == "其中人工整理的任务4项：4、5、6、7。"
    assert forces[-1].startswith("不在专班范围的任务22项：1、2、3、11")
    assert "正常" in forces[-1]
    undertaken = by_section(chinese, "目标任务")
    assert undertaken[0] == "目标任务表述44条，其中有数字的13条，写明时限的3条。"
    assert len(undertaken) == 1 + 13 + 2
    assert "任务10：95%的农村幸福院规范运行（时限：年底前）。" in undertaken
    assert by_section(chinese, "待核实事项")[0] == (
        "没有任务提到的重点1个：全省社会救助制度创新试点。"
    )
    assert "仅统计文本表述" in str(chinese)
    assert "22 items lie outside all task forces" in str(english)


def test_qufu_inferred_is_told_apart(inferred: dg.Plan) -> None:
    chinese, _ = verify(inferred)
    forces = by_section(chinese, "工作专班")
    assert "人工整理0项、程序推断5项" in forces[0]
    assert forces[1].startswith("其中程序推断的任务5项")


def test_pages(plan: dg.Plan, tmp_path: Path) -> None:
    brief = plan.brief()
    text = str(brief)
    assert repr(brief) == text
    assert text.startswith("工作计划概要：2020年曲阜市民政工作要点\n\n文件\n  标题：")
    for row in brief.sentences:
        assert f"  {row['sentence']}  [{row['query']}]\n" in text
    markdown = brief.to_markdown()
    assert markdown.startswith("# 工作计划概要")
    assert markdown.count("\n## ") == 7
    assert "- 发文机关：曲阜市民政局。 `plan.issuer`\n" in markdown
    brief.save(tmp_path / "page.md")
    brief.save(str(tmp_path / "page.txt"))
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == markdown
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == text
    with pytest.raises(dg.ArgumentError, match=r"\.md or \.txt"):
        brief.save(tmp_path / "page.html")
    page = brief._repr_html_()
    assert page.count("<h3>") == 7
    assert page.count("<li>") == len(brief.sentences)
    assert brief == plan.brief() == pickle.loads(pickle.dumps(brief))
    assert brief != plan.brief("en")
    with pytest.raises(AttributeError):
        brief.title = "another"


def test_what_a_plan_says_is_escaped() -> None:
    name = "<script>*x*`[y](z)"
    plan = (
        dg.PlanBuilder(title="{title} <b> & \u202e\n# head")
        .item("1", "a")
        .assign(name, "1")
        .task_force('it\'s "`one`"')
        .drive('it\'s "`one`"', "1")
        .build()
    )
    chinese, _ = verify(plan)
    page = chinese._repr_html_()
    assert "<script" not in page
    assert "<b>" not in page
    assert "\u202e" not in page + str(chinese) + chinese.to_markdown()
    assert "\n# head" not in chinese.to_markdown()
    assert r"\<script\>\*x\*\`\[y\](z)" in chinese.to_markdown()
    assert "`` [row" in chinese.to_markdown()


def test_plans_that_say_little() -> None:
    chinese, english = verify(dg.Plan())
    assert by_section(chinese, "责任明确情况") == ["文中没有责任分工表述。"]
    assert by_section(chinese, "待核实事项") == ["没有待核实事项。"]
    assert "没有保存原文，因此不引用原句。" in by_section(chinese, "文件")
    assert "0 chapters, 0 items, 0 leaders" in str(english)
    assert chinese.title == "工作计划概要"
    nothing, _ = verify(dg.read_text("你好。今天天气很好。"))
    assert "这份文件看来不是工作计划，以下只列出读到的内容。" in by_section(nothing, "文件")
    assert len(by_section(nothing, "待核实事项")) == 1
    verify(dg.read_text(""))
    open_plan, _ = verify(dg.read_text("一、养老\n1. 床位。新增床位200张。\n2. 服务。改进服务。\n"))
    assert "这份计划没有写明责任分工。" in by_section(open_plan, "文件")
    assert by_section(open_plan, "责任明确情况")[1] == (
        "有牵头领导的任务0项，没有写明牵头领导的任务2项。"
    )


def test_stated_at_items(small: dg.Plan) -> None:
    chinese, english = verify(small)
    assert by_section(chinese, "责任明确情况")[:2] == [
        "写在标题处的责任分工1处，由标题下的任务就近承接：标题有牵头领导的，其下任务就都有；"
        "科室的任务数因此是上限。",
        "写在任务处的责任分工2处。",
    ]
    assert by_section(chinese, "责任科室")[0] == "Office：任务数不超过2。"
    assert by_section(chinese, "待核实事项") == ["没有写明牵头领导的任务1项：2。"]
    assert "1 item has a leader, 1 has none stated." in str(english)
    rows = [{"actor": "甲科", "item": "1", "actor_kind": "section"}]
    exact, _ = verify(dg.from_assignments(rows))
    assert by_section(exact, "责任科室")[0] == "甲科：任务数1。"


def test_numbers_that_begin_again_are_keys() -> None:
    plan = dg.PlanBuilder().chapter("一", "a").chapter("二", "b")
    plan.item("1", "x", chapter="一").item("1", "y", chapter="二").assign("Ana", "一/1")
    chinese, _ = verify(plan.build())
    assert "单人牵头任务1项：一/1。" in by_section(chinese, "牵头领导")


def test_long_plans_are_cut_and_say_so() -> None:
    rows = [{"actor": f"leader {at:03}", "item": f"item {at:03}"} for at in range(130)]
    chinese, _ = verify(dg.from_assignments(rows))
    leaders = by_section(chinese, "牵头领导")
    assert leaders[100] == "此外还有30条，见查询。"
    assert leaders[102].startswith("单人牵头任务130项：item 000、")
    assert leaders[102].endswith("item 059、…。")


def random_plan(seed: int) -> dg.Plan:
    draw = random.Random(seed)
    plan = dg.PlanBuilder(title="random" if draw.random() < 0.5 else "")
    headings = [f"h{at}" for at in range(draw.randrange(4))]
    for name in headings:
        plan.chapter(name, f"heading {name}")
    items = [f"i{at}" for at in range(draw.randrange(8))]
    for name in items:
        plan.item(name, name, chapter=draw.choice(headings) if headings else None)
    for at in range(draw.randrange(6)):
        kind = draw.choice(["leader", "section"])
        plan.actor(f"actor {at}", kind)
        for _ in range(draw.randrange(4)):
            role = draw.choice(["lead", "responsible", "support"])
            if headings + items:
                place = draw.choice(headings + items)
                plan.assign(f"actor {at}", place, role=role, actor_kind=kind)
    for at in range(draw.randrange(3)):
        plan.task_force(f"force {at}")
        for _ in range(draw.randrange(3) if items else 0):
            if draw.random() < 0.5:
                plan.drive(f"force {at}", draw.choice(items))
            else:
                plan.assign(f"force {at}", draw.choice(items), actor_kind="task_force")
    return plan.build()


def test_random_plans() -> None:
    for seed in range(150):
        verify(random_plan(seed))


def test_one_grammar_two_word_lists() -> None:
    fields = [
        {key: sorted({name for _, name, _, _ in Formatter().parse(text) if name})}
        for words in (brief_words.ZH, brief_words.EN)
        for key, text in sorted(words.items())
    ]
    half = len(fields) // 2
    assert fields[:half] == fields[half:]


def test_words_that_never_stand() -> None:
    for word in NEVER_ZH:
        for key, text in brief_words.ZH.items():
            assert word not in text, (key, word)
    # `information only` and `covering notice only` are about the page, not about people.
    for word in NEVER_EN:
        for key, text in brief_words.EN.items():
            plain = text.replace("information only", "").replace("notice only", "")
            assert word not in re.findall(r"[a-z]+", plain.lower()), (key, word)
    for word in (
        "牵头任务数",
        "折算数",
        "责任明确情况",
        "不在专班范围",
        "单人牵头任务",
        "多头对应",
    ):
        assert any(word in text for text in brief_words.ZH.values()), word
    assert brief_words.ZH["open"] == "待核实事项"
    assert "仅统计文本表述" in brief_words.ZH["basis"]


def test_what_is_printed_stays_as_printed() -> None:
    text = "一、服务\n1. 提高覆盖率。年底前保险覆盖率达到95%以上。\n(牵头领导:孙尧)\n"
    chinese, _ = verify(dg.read_text(text))
    assert any("覆盖率达到95%以上" in words for words in by_section(chinese, "目标任务"))


def test_every_word_is_used() -> None:
    source = (Path(brief_words.__file__).parent / "brief_grammar.py").read_text(encoding="utf-8")
    made = {f"no_{name}" for name in ("title", "issuer", "date")}
    made |= {f"stated_at_{name}" for name in ("items", "task_forces")}
    made |= {f"force_{name}" for name in ("stated", "curated", "inferred")}
    made |= {"title", "notice", "issuer", "date"}
    made |= {"item_without_leader", "item_without_section", "theme_without_item"}  # names of gaps
    made |= {"task_force_without_item", "task_force_without_head"}
    for key in brief_words.ZH:
        assert key in made or f'"{key}"' in source, key


def test_bad_arguments(small: dg.Plan) -> None:
    for language in ("fr", "ZH", None, 3, []):
        with pytest.raises(dg.ArgumentError, match='language is "zh" or "en"'):
            small.brief(language)  # type: ignore[arg-type]
    flag = dg.StopFlag()
    flag.set()
    with pytest.raises(dg.Stopped):
        small.brief(stop=flag)


def test_verb(plan: dg.Plan, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["brief", str(SEED)]) == 0
    assert capsys.readouterr().out == str(dg.read(SEED).brief())
    assert cli.main(["brief", str(SEED), "--language", "en"]) == 0
    assert capsys.readouterr().out == str(dg.read(SEED).brief("en"))
    out = tmp_path / "page.md"
    assert cli.main(["brief", str(SEED), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == dg.read(SEED).brief().to_markdown()
    assert capsys.readouterr().out == ""
    assert cli.main(["brief", str(SEED), "-o", str(tmp_path / "page.pdf")]) == 2
    assert cli.main(["brief", str(SEED), "--language", "fr"]) == 2
