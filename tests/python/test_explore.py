"""A plan to look around in: the values behind the page, and the page in a browser."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

import dutygraph as dg
from dutygraph.explore_page import facts_of, module, what_if
from dutygraph.explore_words import WORDS

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
LIBRARY = ROOT / "examples" / "plans" / "library_2031.txt"
HOSTILE = (
    "2031年<b>要点</b>\n一、甲\n1. <img src=x onerror=alert(1)>。\n"
    '（牵头领导：<script>alert(1)</script>、林一帆。责任科室：=HYPERLINK("x"）\n'
)


@pytest.fixture
def library() -> dg.Plan:
    return dg.read(LIBRARY)


def test_facts(library: dg.Plan) -> None:
    facts = facts_of(library, "zh")
    assert [leader["name"] for leader in facts["leaders"]] == [
        leader.name for leader in library.leaders
    ]
    for leader, node in zip(facts["leaders"], library.leaders, strict=True):
        assert [facts["items"][at]["label"] for at in leader["items"]] == [
            library._plan.label(item._id) for item in node.items
        ]
    reason = facts["items"][0]["because"][0]
    assert reason["actor"] == "林一帆"
    assert reason["word"] == "牵头领导"
    assert reason["line"] == 6
    assert reason["quote"] in reason["sentence"]
    assert "仅统计文本表述" in facts["words"]["level"]
    qufu = facts_of(dg.read(SEED), "en")
    inferred = [
        one for item in qufu["items"] for one in item["because"] if one["how"] == "inferred"
    ]
    assert len(inferred) == 15
    assert all(one["quote"] in one["sentence"] for one in inferred)


def test_words_are_the_same_in_both_languages() -> None:
    marks = {
        name: [sorted(re.findall(r"\{\w+\}", words[name])) for words in WORDS.values()]
        for name in WORDS["en"]
    }
    assert WORDS["en"].keys() == WORDS["zh"].keys()
    assert all(one == two for name, (one, two) in marks.items() if name != "certificate")
    for bad in ("覆盖率", "工作量", "超负荷"):
        assert not any(bad in text for words in WORDS.values() for text in words.values())


@pytest.mark.parametrize("count", [1, 2, 4])
def test_what_if_is_without_and_reassign(library: dg.Plan, count: int) -> None:
    away = list(library.leaders)[:count]
    shown = what_if(library, [node._id for node in away], "en")
    after = library.without(*(node.name for node in away))
    label = {item.key: library._plan.label(item._id) for item in library.items}
    assert shown["open"] == [label[key] for key in after.uncovered(by="leader")["key"]]
    draft = after.reassign()
    assert len(shown["moves"]) == len(draft.moves)
    assert shown["feasible"] == bool(draft.feasible)
    assert shown["certificate"] == draft.certificate.words
    assert shown["summary"] == (
        f"Without {'、'.join(node.name for node in away)}: {len(shown['open'])} of 10 items have "
        "no leader (0 before)."
    )


def test_nothing_away_and_strange_ids(library: dg.Plan) -> None:
    for away in ([], [10**6], ["x"]):
        shown = what_if(library, away, "zh")
        assert (shown["away"], shown["open"], shown["moves"]) == ([], [], [])


def test_a_leader_and_a_section_of_one_name() -> None:
    plan = dg.from_assignments(
        [
            {"actor": "Ana", "item": "T1"},
            {"actor": "Ana", "item": "T2", "actor_kind": "section"},
            {"actor": "Ben", "item": "T3"},
        ]
    )
    shown = what_if(plan, [plan.leader("Ana")._id], "en")
    assert shown["open"] == ["T1. T1", "T2. T2"]


def test_without_anywidget(library: dg.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    still = library.explore()
    assert "install anywidget" in repr(still)
    html = still._repr_html_()
    assert "青溪市公共图书馆2031年工作要点" in html
    assert "install anywidget" in html
    assert "安装 anywidget" in library.explore("zh")._repr_html_()
    assert "<script" not in dg.read_text(HOSTILE).explore()._repr_html_()
    with pytest.raises(dg.ArgumentError):
        library.explore("fr")


def test_the_script_is_on_its_own() -> None:
    script = module()
    for never in ("innerHTML", "outerHTML", "insertAdjacentHTML", "http", "eval(", "import "):
        assert never not in script
    assert "export default { render }" in script


def test_the_widget(library: dg.Plan) -> None:
    pytest.importorskip("anywidget")
    widget = library.explore("zh")
    assert widget.shown["summary"] == ""
    widget.away = [library.leaders[0]._id]
    assert widget.shown["open"] == ["1. 修缮阅览室", "2. 增设自习座位", "3. 改造无障碍通道"]
    assert widget.shown["summary"] == "假设林一帆不在：10项任务中3项没有牵头领导（计划本身0项）。"
    widget.away = []
    assert widget.shown["open"] == []
    other = dg.read(SEED).explore()
    assert other.facts["leaders"] != widget.facts["leaders"]


MODEL = """
async (script) => {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const page = (await import(url)).default;
  const heard = {};
  const state = JSON.parse(await ask("facts", []));
  const tell = (name) => (heard[`change:${name}`] || []).forEach((one) => one());
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; tell(name); },
    on: (name, one) => { (heard[name] ||= []).push(one); },
    off: (name, one) => { heard[name] = (heard[name] || []).filter((other) => other !== one); },
    save_changes: async () => {
      model.set("shown", JSON.parse(await ask("away", state.away)));
    },
  };
  const el = document.createElement("div");
  document.body.append(el);
  window.leave = page.render({ model, el });
  window.heard = heard;
}
"""


def shown_page(browser: Any, plan: dg.Plan, language: str = "zh", scheme: str = "light") -> Any:
    """The page with Python behind it, as a notebook has it."""
    import json

    def ask(what: str, away: list[int]) -> str:
        if what == "away":
            return json.dumps(what_if(plan, away, language))
        facts = facts_of(plan, language)
        return json.dumps({"facts": facts, "away": [], "shown": what_if(plan, [], language)})

    page = browser.new_page(color_scheme=scheme)
    page.set_content(
        '<!doctype html><meta name="color-scheme" content="light dark"><title>x</title><body>'
    )
    page.expose_function("ask", ask)
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.evaluate(MODEL, module())
    return page


def test_a_press_shows_what_would_be(browser: Any, library: dg.Plan) -> None:
    page = shown_page(browser, library)
    leader = page.get_by_role("button", name="林一帆")
    leader.hover()
    assert "林一帆：牵头任务数 3" in page.locator(".carried").inner_text()
    assert leader.get_attribute("aria-pressed") == "false"
    leader.click()
    page.locator(".open li").first.wait_for()
    assert leader.get_attribute("aria-pressed") == "true"
    after = library.without("林一帆")
    titles = after.uncovered(by="leader")["title"]
    shown = page.locator(".open li").all_inner_texts()
    assert [text.split(". ")[1] for text in shown] == titles
    moves = page.locator(".moves li").all_inner_texts()
    assert len(moves) == len(after.reassign().moves)
    assert moves[0] == "1. 修缮阅览室：（无） → 周若水（同列读者服务科）"
    # With the keyboard: a second one away too, then all back.
    page.get_by_role("button", name="周若水").focus()
    page.keyboard.press("Enter")
    page.get_by_text("假设林一帆、周若水不在").wait_for()
    both = library.without("林一帆", "周若水").uncovered(by="leader")
    assert page.locator(".open li").count() == len(both)
    page.get_by_role("button", name="全部恢复").click()
    page.get_by_text("没有假设谁不在").wait_for()
    assert leader.get_attribute("aria-pressed") == "false"
    assert page.locator("[aria-live=polite]").count() == 2


def test_search_and_sentences(browser: Any, library: dg.Plan) -> None:
    page = shown_page(browser, library, "en")
    page.get_by_role("searchbox").fill("技术")
    assert page.locator(".names button").all_inner_texts()[0].startswith("技术科")
    page.get_by_role("searchbox").fill("古籍")
    page.get_by_role("button", name="7. 办好古籍展").click()
    assert "line 12" in page.locator(".carried").inner_text()
    assert page.locator(".carried mark").first.inner_text().startswith("(牵头领导:周若水。")
    page.get_by_role("searchbox").fill("nobody of this name")
    assert "Nothing of this name" in page.locator(".names").inner_text()
    page.evaluate("window.leave()")
    assert page.evaluate("Object.values(window.heard).flat().length") == 0


def test_hostile_words_are_words(browser: Any) -> None:
    page = shown_page(browser, dg.read_text(HOSTILE))
    assert page.get_by_role("button", name="<script>alert(1)</script>").count() == 1
    page.get_by_role("button", name="<script>alert(1)</script>").click()
    page.get_by_text("假设<script>alert(1)</script>不在").wait_for()
    assert page.locator("script, img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_light_and_dark(browser: Any, library: dg.Plan, tmp_path: Path, scheme: str) -> None:
    page = shown_page(browser, library, "zh", scheme)
    page.get_by_role("button", name="林一帆").click()
    page.locator(".open li").first.wait_for()
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1100, "height": 800})
    assert page.screenshot(path=str(tmp_path / f"{scheme}.png"), full_page=True)
