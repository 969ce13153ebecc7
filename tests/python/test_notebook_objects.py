"""What a notebook shows: right numbers, no harm, no size without bound, two languages."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from conftest import LINKS, ROOT, SEED

import dutygraph as dg
from dutygraph import _captions, _labels

LIBRARY = ROOT / "examples" / "plans" / "library_2031.txt"
SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://x","y")'
QUERIES = (
    *("workload", "coverage", "uncovered", "task_force_coverage", "links", "assignments", "gaps"),
    *("mentions", "commitments", "targets", "criticality", "removal_impact", "redundancy"),
    *("redundancy_by_actor", "roll_up", "roll_up_by_actor", "components", "articulation_points"),
    *("bridges", "fragmentation", "projection", "centrality", "lines_of_command"),
    *("unity_of_command", "span_of_control", "hierarchy", "balance", "lorenz_curve"),
    *("similarity", "check"),
)

# Never in our own words: they rank or blame people, or claim what a text cannot show.
NEVER_ENGLISH = (
    *("achiev", "best", "blame", "bottom", "excellent", "fail", "incompetent", "lagg", "lazy"),
    *("neglect", "overloaded", "overwork", "performance", "poor", "rank", "underperform"),
    *("weakest", "worst"),
)
NEVER_CHINESE = (
    *("不力", "倒数", "失职", "工作量", "懈怠", "推诿", "排名", "最差", "最好", "第一名", "绩效"),
    *("落后", "薄弱", "覆盖率", "负荷", "责任缺失", "问责", "问题人员", "优秀"),
)


class Page(HTMLParser):
    """A strict reader: balanced, of known elements and attributes, nothing that runs or loads."""

    elements = (
        *("div", "b", "i", "bdi", "small", "code", "mark", "pre", "blockquote", "br", "span"),
        *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ol", "ul", "li"),
        *("h2", "h3"),
    )

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.count: dict[str, int] = {}
        self.bars: list[int] = []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.elements, tag
        self.count[tag] = self.count.get(tag, 0) + 1
        for name, value in attrs:
            assert name in ("style", "lang", "title", "scope"), name
            if name == "style":
                self.style(value or "")
        if tag != "br":
            self.open.append(tag)

    def style(self, style: str) -> None:
        assert "url(" not in style
        assert "expression" not in style
        # An untrusted notebook drops colours that are not written so.
        for colour in re.findall(r"rgba\([^)]*\)", style):
            assert re.fullmatch(r"rgba\(\d+,\d+,\d+,(0\.\d+|1)\)", colour), colour
        assert not re.search(r"[:,\s]\.\d", style), style
        found = re.match(r"width:(\d+)%", style)
        if found:
            self.bars.append(int(found[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def seen(shown: Any) -> Page:
    html = shown._repr_html_()
    assert isinstance(html, str)
    return Page(html)


@pytest.fixture
def chinese() -> Iterator[None]:
    dg.options.language = "zh"
    yield
    dg.options.language = "en"


@pytest.fixture(scope="module")
def library() -> dg.Plan:
    return dg.read(LIBRARY)


def all_of(plan: dg.Plan, library: dg.Plan) -> dict[str, Any]:
    """One object of each kind."""
    away = library.without("周若水")
    draft = library.reassign()
    unclear = dg.read_text("一、甲\n1.子。\n(责任单位:乙局\n2.丑。做两件事。\n")
    return {
        **{name: getattr(plan, name)() for name in QUERIES},
        "plan": plan,
        "unclear": unclear,
        "nothing": dg.Plan(),
        "no text": dg.read_text("你好。今天天气很好。"),
        "notice": library,
        "leader": plan.leader("孔维健"),
        "section": plan.section("党建科"),
        "task force": plan.task_forces[0],
        "theme": plan.themes[3],
        "chapter": plan.chapters[0],
        "item": plan.item("9"),
        "edge": plan.edges[60],
        "span": plan.item("9").span,
        "leaders": plan.leaders,
        "items": plan.items,
        "no items": dg.Plan().items,
        "edges": plan.edges,
        "why": plan.why("孔维健", "9"),
        "why not": plan.why("孔德民", "9"),
        "why driven": plan.why(plan.task_forces[0], "4"),
        "diagnostic": unclear.diagnostics[0],
        "matrix": plan.matrix(),
        "no matrix": dg.Plan().matrix(),
        "comparison": library.compare(away),
        "reassignment": draft,
        "divided": library.reassign(divisible=True),
        "none feasible": library.reassign(protected=["林一帆"], max_moves=0),
        "convening": plan.convene(plan.task_forces[0]),
        "change": draft.change,
        "no change": dg.Change(),
        "before and after": library.before_after(away),
        "brief": plan.brief("en"),
        "certificate": draft.certificate,
        "bus factor": plan.bus_factor(),
        "cover": plan.minimum_cover(),
        "coordination": plan.coordination([("4", "5")]),
        "decomposition": plan.theil_decomposition(),
        "table": dg.Table({"n": [1, None]}, caption="mine"),
        "no rows": dg.Table(),
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_objects_are_whole_pages(plan: dg.Plan, library: dg.Plan, language: str) -> None:
    dg.options.language = language
    try:
        first = {name: one._repr_html_() for name, one in all_of(plan, library).items()}
        again = {name: one._repr_html_() for name, one in all_of(plan, library).items()}
    finally:
        dg.options.language = "en"
    assert first == again
    for name, html in first.items():
        Page(html)
        assert "color:inherit" in html, name
        assert len(html) < 150_000, name
        lang = "zh-CN" if language == "zh" and name != "brief" else "en"
        assert html.startswith(f'<div lang="{lang}"'), name


def test_no_object_needs_its_styles(plan: dg.Plan, library: dg.Plan) -> None:
    """Where styles are taken away, numbers and names are still parted by elements."""
    for name, one in all_of(plan, library).items():
        bare = re.sub(r' (style|lang|title)="[^"]*"', "", one._repr_html_())
        assert "style" not in re.sub(r">[^<]*<", "><", bare), name
        Page(bare)
    rows = re.sub(r"<[^>]+>", " ", plan.workload()._repr_html_()).split()
    at = rows.index("孔维健")
    assert rows[at : at + 4] == ["孔维健", "9", "9", "9"]


def hostile() -> dg.Plan:
    return (
        dg.PlanBuilder(SCRIPT, issuer=SCRIPT)
        .chapter("一", SCRIPT)
        .item("1", '"><img src=x onerror=alert(1)>', chapter="一", text="<style>*{}</style>")
        .item("2", "' onmouseover='alert(1)", chapter="一")
        .assign(SCRIPT, "1")
        .assign(FORMULA, "一", role="responsible", actor_kind="section", role_word="<b>")
        .task_force(f"{SCRIPT}2", group="<i>")
        .drive(f"{SCRIPT}2", "1")
        .theme("&lt;script&gt;\u202e", group="x")
        .advance("&lt;script&gt;\u202e", "2")
        .build()
    )


def test_what_a_plan_says_is_text() -> None:
    plan = hostile()
    text = f"一、{SCRIPT}\n1. {SCRIPT}。{SCRIPT}{FORMULA}。\n（牵头领导：孙尧。责任科室：乙科）\n"
    read = dg.read_text(text)
    objects = [
        *(plan, plan.workload(), plan.workload(of="section"), plan.assignments(), plan.gaps()),
        *(plan.matrix(), plan.matrix("leader", "item"), plan.why(SCRIPT, "1"), plan.edges),
        *(plan.leaders, plan.items, plan.brief("en"), plan.compare(read), plan.reassign()),
        *(plan.convene(f"{SCRIPT}2"), plan.before_after(plan.without(SCRIPT))),
        *(list(plan.leaders) + list(plan.sections) + list(plan.items) + list(plan.headings)),
        *(list(plan.task_forces) + list(plan.themes) + list(plan.edges)),
        *(read, *read.items, *read.edges, read.why("孙尧", "1"), read.commitments()),
        dg.Change([dg.Edit.remove(SCRIPT)], SCRIPT),
        dg.Table({SCRIPT: [FORMULA, None], "x": [[SCRIPT], []]}, caption=SCRIPT),
        dg.Diagnostic(SCRIPT, SCRIPT, SCRIPT, 1, 1, 0, SCRIPT, SCRIPT, SCRIPT),
        dg.Matrix([SCRIPT], [FORMULA], [[1]], SCRIPT),
    ]
    for one in objects:
        html = one._repr_html_()
        Page(html)  # knows no script, style or img, and no attribute but four
        assert "<script" not in html
        assert "\u202e" not in html
    assert SCRIPT in seen(plan.leaders[0]).text
    assert SCRIPT in seen(plan).text
    assert FORMULA in seen(plan.workload(of="section")).text
    assert "&lt;script&gt;\\u202e" in seen(plan.themes[0]).text
    assert FORMULA in seen(read.items[0]).text


def test_the_card_of_qufu(plan: dg.Plan) -> None:
    page = seen(plan)
    for words in ("2020年曲阜市民政工作要点", "曲阜市民政局 · 2020-04-08 · ", "qufu_2020.txt"):
        assert words in page.text
    words = [word for word in page.words if word.strip()]
    at = words.index("chapters")
    assert words[at : at + 7] == [
        *("chapters", "items", "leaders", "sections", "task forces", "themes", "commitments")
    ]
    assert words[at + 7 : at + 14] == ["11", "33", "6", "16", "6", "6", "44"]
    for outcome in ("33 of 33", "6 of 6", "errors: 0 · warnings: 0 · information: 0"):
        assert outcome in words
    assert "(牵头领导:孔维健。责任科室:养老服务科)" in page.text
    assert "line 23" in page.text
    assert "leaders: responsibility stated at headings for 33 of 33 items." in page.text
    assert "Counts what the text says and nothing else." in page.text
    assert "without a title" in seen(dg.Plan()).text
    assert seen(dg.Plan()).words.count("– (there are none)") == 3


def test_every_check_is_what_its_query_gives(plan: dg.Plan, library: dg.Plan) -> None:
    open_plan = dg.read_text(
        "一、甲\n1.子。\n(责任单位:乙局\n2.丑。做两件事。\n3.寅。做。\n(牵头领导:孙尧)\n"
        "成立创建工作专班。\n"
    )
    for asked in (plan, library, open_plan, hostile(), dg.Plan()):
        page = asked._repr_html_().partition("<b>Checks</b>")[2]
        rows = re.findall("<tr>" + r"<td[^>]*>(.*?)</td>" * 3 + "</tr>", page)
        rows = [[re.sub(r"\s+", " ", Page(cell).text) for cell in row] for row in rows]
        assert [row[0] for row in rows] == [
            "items with a leader",
            "items with a section",
            "items with nobody",
            "task forces without a stated head",
            "diagnostics",
        ]
        for label, outcome, query in rows:
            value = eval(query, {"plan": asked})  # our own words
            if label == "diagnostics":
                kinds = [value.count(kind) for kind in ("error", "warning", "information")]
                said = "errors: {} · warnings: {} · information: {}".format(*kinds)
            elif isinstance(value, tuple):
                said = "{} of {}".format(*value) if value[1] else "– (there are none)"
            else:
                said = str(value)
            assert re.match(re.escape(said) + r"(?!\d)", outcome), (label, outcome, value)


def test_what_a_check_finds_opens(library: dg.Plan) -> None:
    plan = dg.read_text(
        "一、甲\n1.子。\n2.丑。做。\n(牵头领导:孙尧)\n二、乙\n3.寅。做。\n4.卯。做。\n"
    )
    text = seen(plan).text
    assert "items with nobody2line 6 3 寅line 7 4 卯" in text
    unclear = dg.read_text("一、甲\n1.子。\n(责任单位:乙局\n")
    found = unclear.diagnostics[0]
    assert f"{found.severity}: {found.message}" in seen(unclear).text
    for kind, words, given in (
        (
            "plan_without_responsibilities",
            "a plan that does not say who is responsible",
            "一、养老\n1. 床位。新增床位200张。\n2. 服务。改进服务。\n",
        ),
        ("not_a_plan", "seems to be no work plan", "你好。今天天气很好。"),
    ):
        shown = dg.read_text(given)
        assert shown.kind == kind
        assert words in seen(shown).text
    assert not any(words in seen(library).text for words in ("seems to be no", "does not say"))


def test_ten_thousand_items_stay_small() -> None:
    long = "<&'长" * 100
    names = [f"甲{at}<>" for at in range(300)]
    builder = dg.PlanBuilder(long, issuer=long)
    for at in range(100):
        builder.chapter(str(at), f"{at}{long}")
    for at in range(10_000):
        builder.item(f"{at}.", f"{at}{long}", chapter=str(at % 100), text=long)
        if at % 3:
            builder.assign(names[at % 300], f"{at % 100}/{at}.")
    for at in range(200):
        builder.task_force(f"{at}{long}").drive(f"{at}{long}", f"{at % 100}/{at}.")
    plan = builder.build()
    objects: list[Any] = [plan, plan.leaders[1], plan.items[1], plan.chapters[1], plan.items]
    objects += [plan.task_forces[0], plan.leaders, plan.edges, plan.why(names[1], "1/1.")]
    for one in objects:
        began = time.perf_counter()
        html = one._repr_html_()
        spent = time.perf_counter() - began
        Page(html)
        print(f"{one.__class__.__name__}: {len(html)} characters, {spent * 1000:.0f} ms")
        assert len(html.encode()) < 100_000 or one in (plan.edges, plan.items)
        assert len(html.encode()) < 300_000
        assert spent < 2.0  # other work on the machine may double it
    assert "… 3322 more" in seen(plan).text  # 3334 of nobody, 12 shown
    assert "… 9940 more; list(…) gives all" in seen(plan.items).text


def test_a_hostile_text_stays_small() -> None:
    """Long lines of escaped characters, each a diagnostic: the card keeps its bound."""
    line = "(责任单位:" + "\u200b'\u202e" * 2000
    text = "一、甲\n" + "".join(f"{at}.子{line}\n{line}\n" for at in range(1, 60))
    plan = dg.read_text(text)
    html = plan._repr_html_()
    Page(html)
    assert len(html.encode()) < 100_000


def bars(table: dg.Table) -> list[int]:
    return seen(table).bars


def test_bars_are_shares_of_the_greatest() -> None:
    assert bars(dg.Table({"a": [0, 1, 4, None]})) == [0, 25, 100]
    assert bars(dg.Table({"a": [0.5, 1.0]})) == [50, 100]
    for none in (
        {"line": [1, 2]},
        {"number": [1, 2]},
        {"some_id": [1, 2]},
        {"a": [1, -2]},
        {"a": [0, 0]},
        {"a": [5]},
        {"a": [1.0, float("nan")]},
        {"a": [1.0, float("inf")]},
        {"a": ["1", "2"]},
        {"a": [True, False]},
        {"a": []},
    ):
        assert bars(dg.Table(none)) == [], none
    # What stands beside each other as before and after has one measure.
    assert bars(dg.Table({"x_before": [1, 2], "x_after": [4, 0]})) == [25, 100, 50, 0]
    # The greatest value counts though it is not shown.
    assert bars(dg.Table({"a": [*[1] * 99, 4]})) == [25] * 60


def test_cells() -> None:
    table = dg.Table(
        {
            "a": [None, 1.5, float("nan"), float("inf")],
            "b": [["甲", "乙"], [], None, ["丙"]],
            "c": [True, None, False, True],
        }
    )
    words = [word for word in seen(table).words if word]
    assert words == [
        *"abc",
        "–",
        "甲、乙",
        "true",
        "1.5",
        "–",
        "NaN",
        "–",
        "false",
        "∞",
        "丙",
        "true",
    ]
    assert "text-align:right" in table._repr_html_()
    assert "text-align:right" not in dg.Table({"a": ["1"]})._repr_html_()
    assert seen(dg.Table({"a": []})).text == "ano rows"


def test_cuts_are_stated() -> None:
    many = seen(dg.Table({"n": list(range(100))}))
    assert many.count["tr"] == 61
    assert '… 40 more; rows() gives all, to_csv("file.csv") writes them' in many.text
    assert "more" not in seen(dg.Table({"n": list(range(60))})).text
    wide = dg.Table({f"c{at}": [at] for at in range(100)})
    assert "… 60 more columns; rows() gives all" in seen(wide).text
    assert "Long cells are cut." in seen(dg.Table({"x": ["长" * 5000]})).text
    assert "Long cells are cut." not in seen(dg.Table({"x": ["长" * 1000]})).text
    assert "… 40 more" in seen(dg.Table({"x": [["a"] * 100]})).text
    names = [str(at) for at in range(100)]
    matrix = dg.Matrix(names, names, [[1] * 100] * 100, "")
    assert "… 40 more rows and 60 more columns; to_table() gives all" in seen(matrix).text
    change = dg.Change([dg.Edit.remove("a")] * 70)
    assert "… 10 more; str() says all" in seen(change).text


def test_captions_say_how_it_was_counted(plan: dg.Plan) -> None:
    text = seen(plan.workload()).text
    for words in (
        "items of leaders counted in full and fractionally",
        "inheritance: nearest (an item takes what it states itself, else what the nearest heading",
        "responsibility stated at headings for 33 of 33 items",
        "denominator: 33 items",
        "Counts what the text says and nothing else.",
    ):
        assert words in text
    assert "inheritance: all (an item" in seen(plan.workload(inheritance="all")).text
    assert "Counts what" not in seen(dg.Table({"a": [1]}, caption="mine")).text
    assert "mine." in seen(dg.Table({"a": [1]}, caption="mine")).text


@pytest.mark.usefixtures("chinese")
def test_chinese(plan: dg.Plan, library: dg.Plan) -> None:
    card = seen(plan).text
    for words in (
        "核对情况",
        "有牵头领导的任务33/33",
        "未写明负责人的工作专班6/6",
        "错误0处 · 注意0处",
    ):
        assert words in card
    assert "仅统计文本表述。" in card
    assert "牵头领导：责任写在标题处的任务33/33项。" in card
    load = seen(plan.workload())
    assert [word for word in load.words if word][:4] == ["名称", "任务数", "折算数", "投入"]
    for words in ("就近承接", "分母：任务33", "责任写在标题处的任务33/33项", "仅统计文本表述。"):
        assert words in load.text
    assert "牵头领导 · 由标题承接 · 第18行" in seen(plan.leader("孔维健")).text
    assert "分工调整建议(供研究)" in seen(library.reassign()).text
    assert "1项调整，最大容量占用 4 → 3" in seen(library.reassign()).text
    assert "程序推断, 得分1" in seen(plan.item("9")).text
    assert 'title="items"' in plan.workload()._repr_html_()  # what code calls it


@pytest.mark.usefixtures("chinese")
def test_every_column_and_clause_has_chinese(plan: dg.Plan, library: dg.Plan) -> None:
    tables: list[dg.Table] = [getattr(plan, name)() for name in QUERIES]
    tables += [plan.workload(of=kind, capacity={}) for kind in ("section", "task_force")]
    tables += [plan.coverage(by=kind, k=2) for kind in ("section", "task_force")]
    tables += [plan.roll_up("section"), plan.assignments("direct"), plan.similarity("section")]
    away = library.without("周若水")
    compared, draft = library.compare(away), library.reassign()
    tables += [compared.items, compared.actors, compared.headings, compared.totals]
    tables += [draft.before, draft.moves, draft.pareto, draft.change.to_table()]
    tables += [library.reassign(divisible=True).shares, plan.theil_decomposition().groups]
    tables += list(library.before_after(away)._values())
    found = plan.convene(plan.task_forces[0])
    tables += [found.areas, found.others, found.items]
    tables += [library.workload(capacity={"林一帆": 2}), plan.coordination([("4", "5")]).required]
    for table in tables:
        for name in table.columns:
            assert re.search(r"[一-鿿]", _labels.column(name)), name
        if table.caption == draft.change.title:
            continue
        for part in table.caption.split(" | "):
            for clause in _captions._clauses(part):
                words = _captions._chinese(clause)
                assert "Krackhardt" in words or re.search(r"[一-鿿]", words), clause
                assert not re.search(r"[a-z] [a-z]", words), clause
    for caption in (plan.matrix().caption, plan.bus_factor().caption, draft.caption):
        assert not re.search(r"[a-z]{3,} [a-z]{3,}", _captions.in_words(caption)), caption


def ours(text: str, plans: list[dg.Plan]) -> str:
    """What stays of a page without what the plans say."""
    printed = sorted(
        {
            line
            for plan in plans
            for node in itertools.chain(plan.items, plan.headings, plan.themes, plan.task_forces)
            for line in (node.name, node.text or "")
        }
        | {row["text"] for plan in plans for row in plan.commitments()}
        | {line for plan in plans for line in (plan.text or "").splitlines()},
        key=len,
        reverse=True,
    )
    for words in printed:
        if len(words) > 1:
            text = text.replace(words, " ")
    return text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_that_never_appear(plan: dg.Plan, library: dg.Plan, language: str) -> None:
    labels = " ".join(itertools.chain.from_iterable(_labels.WORDS.values()))
    chinese = labels + " ".join(_labels.COLUMNS.values())
    chinese += " ".join(words for _, words in _captions._CLAUSES)
    dg.options.language = language
    try:
        pages = {
            name: ours(seen(one).text, [plan, library])
            for name, one in all_of(plan, library).items()
            # A whole line of the plan is quoted in part there.
            if name not in ("why driven",)
        }
    finally:
        dg.options.language = "en"
    for word in NEVER_CHINESE:
        assert word not in chinese, word
        for name, text in pages.items():
            assert word not in text, (name, word)
    for word in NEVER_ENGLISH:
        assert not re.search(rf"\b{word}", labels, re.IGNORECASE), word
        for name, text in pages.items():
            assert not re.search(rf"\b{word}", text, re.IGNORECASE), (name, word)


def test_the_words_that_never_appear_are_looked_for(plan: dg.Plan) -> None:
    assert "覆盖率" in plan.text  # the plan's own stay as printed
    assert "覆盖率" in seen(plan.item("17")).text
    assert "覆盖率" not in ours(seen(plan.item("17")).text, [plan])
    assert ours("覆盖率", [plan]) == "覆盖率"


def test_nodes_open_to_their_sentences(plan: dg.Plan) -> None:
    leader = seen(plan.leader("孔维健"))
    assert leader.count["details"] == 9 == leader.count["blockquote"]
    assert "孔维健leader · line 18" in leader.text
    assert "9 items 4、5、6、7、8、9、10、11、12" in leader.text
    assert "0 partners" in leader.text
    assert "9. 优化养老服务供给 · 牵头领导 · inherited · line 23" in leader.text
    assert "<b>孔维健</b>。责任科室" in plan.leader("孔维健")._repr_html_()
    both = seen(plan.leader("孔德民")).text
    assert "1 partners 孔令爱" in both
    item = seen(plan.item("9")).text
    assert "9. 优化养老服务供给item · key 三/9 · line 21 · 加快推进养老服务发展" in item
    assert "孔维健 (leader) · 牵头领导 · inherited · line 23" in item
    assert "新增养老床位200张 · stated · line 21" in item
    assert "民办养老机构2家,新增养老床位200张。深化" in item  # within its line
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", plan.item("9")._repr_html_())
    assert {"新增养老床位200张", "重点改造22处农村幸福院"} < set(marks)
    driven = seen(plan.task_forces[0]).text
    assert "curated: 社会救助兜底保障 · line 14" in driven
    theme = seen(plan.themes[3]).text
    assert "advances → 15. 创新城乡社区治理和服务" in theme
    for node in (*plan.sections, *plan.themes, *plan.headings, *plan.items):
        assert seen(node).count["div"] > 2


def test_inferred_edges_show_their_score(inferred: dg.Plan) -> None:
    text = seen(inferred.task_forces[0]).text
    for row in inferred.links():
        if row["task_force"] == inferred.task_forces[0].name:
            known = f"inferred, score {row['score']:.3g}: {'、'.join(row['matched'])}"
            assert f"{row['number']}. {row['title']} · {known}" in text


def test_numbers_of_nodes_are_those_of_the_queries(plan: dg.Plan, library: dg.Plan) -> None:
    for asked, of in itertools.product((plan, library), ("leader", "section", "task_force")):
        nodes = {"leader": asked.leaders, "section": asked.sections}.get(of, asked.task_forces)
        for node, row in zip(nodes, asked.workload(of=of), strict=True):
            words = [word for word in seen(node).words if word.strip()]
            assert words[words.index(" items ") - 1] == str(row["items"])
            assert words[words.index(" partners ") - 1] == str(row["partners"])


def test_sequences(plan: dg.Plan) -> None:
    words = [word for word in seen(plan.leaders).words if word]
    assert words[:3] == ["name", "items", "line"]
    assert words[3:6] == ["孔德民", "3", "12"]
    items = [word for word in seen(plan.items).words if word]
    assert items[:5] == ["number", "name", "leaders", "sections", "line"]
    assert items[5:10] == [
        *("1", "坚持把政治建设摆在首位", "孔德民、孔令爱", "党建科、人事科、局办公室", "9")
    ]
    edges = seen(plan.edges)
    assert edges.count["tr"] == 61
    assert f"… {len(plan.edges) - 60} more; list(…) gives all" in edges.text


def test_why_marks_the_words_in_their_line(plan: dg.Plan) -> None:
    joined = plan.why("孔维健", "9")
    html = joined._repr_html_()
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", html)
    assert "".join(Page(mark).text for mark in marks) == joined.because[0]["quote"]
    assert "<b>孔维健</b>" in html
    text = seen(joined).text
    assert "孔维健 line 18 → 加快推进养老服务发展 line 19 → 9. 优化养老服务供给 line 21" in text
    assert "牵头领导 · inherited · inherited from 三" in text
    assert "line 23" in text
    driven = plan.why(plan.task_forces[0], "4")
    assert str(driven) == driven.text  # the plain text is as it was
    apart = plan.why("孔德民", "9")
    assert not apart
    assert "The text does not join the two." in seen(apart).text


def test_why_marks_words_within_a_longer_line(inferred: dg.Plan) -> None:
    found = inferred.why(inferred.task_forces[0], "4")
    html = found._repr_html_()
    (mark,) = re.findall(r"<mark[^>]*>(.*?)</mark>", html)
    quote = found.because[0]["quote"]
    assert Page(mark).text == quote
    text = seen(found).text
    assert f"4. 高质量完成脱贫攻坚{quote}任务。实施" in text
    assert "…" in text  # the line goes on


def test_a_diagnostic_points_to_its_place() -> None:
    found = dg.read_text("一、甲\n1.子。\n(责任单位:乙局").diagnostics[0]
    html = found._repr_html_()
    (lines,) = re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)
    assert lines.split("\n") == [found.excerpt, "^"]
    for words in (found.message, found.code, found.advice, f"{found.line}:{found.column}"):
        assert words in Page(html).text
    bare = dg.Diagnostic("a.b", "error", "m", None, None, None, "", "", "")
    assert "<pre" not in bare._repr_html_()


def test_a_matrix_shades_its_counts(plan: dg.Plan) -> None:
    matrix = plan.matrix()
    page = seen(matrix)
    words = [word for word in page.words if word]
    assert words[:16] == matrix.columns
    row = words.index("孔维健")
    assert words[row + 1 : row + 17] == [str(value) for value in matrix.values[2]]
    shades = re.findall(r"rgba\(90,155,212,(0\.\d+)\)[^>]*>(\d+)<", matrix._repr_html_())
    assert {count for shade, count in shades if shade == max(shades)[0]} == {"7"}
    values = {shade: int(count) for shade, count in sorted(shades)}
    assert list(values.values()) == sorted(values.values())
    assert "counts of sections are upper bounds" in page.text


def test_a_comparison_shows_what_differs(library: dg.Plan) -> None:
    found = library.compare(library.without("周若水"))
    page = seen(found)
    assert "items: 10 before, 10 after" in page.text
    assert "items that are the same (6)" in page.text
    moved = page.text[: page.text.index("items that are the same")]
    assert "holders_changed4组织少儿读书会" in moved
    assert "修缮阅览室" not in moved


def test_other_answers(plan: dg.Plan, library: dg.Plan) -> None:
    draft = seen(library.reassign()).text
    assert "A draft for study1 move, greatest utilisation 4 → 3, exact" in draft
    assert "at least 3" in draft
    assert "Whom to convene" in seen(plan.convene(plan.task_forces[0])).text
    factor = seen(plan.bus_factor()).text
    assert "BusFactor" in factor
    assert "孔维健、赵树志" in factor
    assert "denominator: 33 items" in factor
    moved = seen(library.before_after(library.without("周若水"))).text
    assert "items without a holder now" in moved


def test_the_text_is_not_there(plan: dg.Plan) -> None:
    built = dg.PlanBuilder("t").item("1", "a").assign("Ana", "1").build()
    for shown in (built, built.leaders[0], built.why("Ana", "1")):
        assert "The text was not kept, so nothing is quoted." in seen(shown).text
    assert "was not kept" not in seen(plan).text
    assert "curated" in seen(built.leaders[0]).text


@pytest.mark.parametrize("name", ["plan", "leader", "why", "workload"])
def test_reading_back_shows_the_same(plan: dg.Plan, name: str, tmp_path: Any) -> None:
    plan.save(tmp_path / "plan.json")
    back = dg.read(tmp_path / "plan.json")
    make: Callable[[dg.Plan], Any] = {
        "plan": lambda asked: asked,
        "leader": lambda asked: asked.leader("孔维健"),
        "why": lambda asked: asked.why("孔维健", "9"),
        "workload": lambda asked: asked.workload(),
    }[name]
    file = re.compile(r"[^ <>]*qufu_2020\.txt|[^ <>]*plan\.json")
    first, again = (file.sub("", make(one)._repr_html_()) for one in (plan, back))
    assert first == again
    assert SEED.is_file()
    assert LINKS.is_file()
