"""The reader on plans of every form: counts and assignments as a careful reader finds them."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

import dutygraph as dg

PLANS = ROOT / "tests" / "data" / "plans"
CORPUS = Path(os.environ.get("DUTYGRAPH_CORPUS", ROOT.parent / "shared" / "corpus"))


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "score_reader", ROOT / "tests" / "checks" / "score_reader.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score_reader"] = module
    spec.loader.exec_module(module)
    return module


scorer = load_scorer()


def test_there_is_a_plan_of_every_form() -> None:
    assert len(list(PLANS.glob("*.json"))) >= 50


@pytest.mark.parametrize("gold", sorted(PLANS.glob("*.json")), ids=lambda path: path.stem)
def test_form(gold: Path) -> None:
    score = scorer.score_text(gold.with_suffix(".txt"), gold)
    assert all(score.exact.values()), score.exact
    assert (score.missing, score.extra) == ([], [])


def test_numbers_answer_the_end_of_a_key() -> None:
    assert scorer.segments("一/（一）/3") == scorer.segments("一/(一)/３") == ("一", "一", "3")
    plan = dg.read_text("一、甲\n（一）乙\n1.子。\n（二）丙\n1.丑。\n2.寅。")
    assert scorer.scope_of(plan, "2", "item") == "一/（二）/2"
    assert scorer.scope_of(plan, "(一)/1", "item") == "一/（一）/1"
    assert scorer.scope_of(plan, "1", "item") == "1?"
    assert scorer.scope_of(plan, "一", "chapter") == "一"
    assert scorer.scope_of(plan, "9", "item") == "9?"


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、甲\n1.子。(责任单位:丑局)\n", encoding="utf-8")
    gold = tmp_path / "a.json"
    one = '{"scope": "item", "number": "1", "role": "responsible", "names": ["丑局", "寅局"]}'
    gold.write_text(f'{{"chapters": 1, "items": 2, "assignments": [{one}]}}', encoding="utf-8")
    score = scorer.score_text(tmp_path / "a.txt", gold)
    assert score.exact == {"chapters": True, "items": False, "open": True}
    assert (score.precision, score.recall) == (1.0, 0.5)
    assert score.missing == [("item", "一/1", "responsible unit", "寅局")]
    assert scorer.main([str(tmp_path)]) == 0
    assert scorer.main([str(tmp_path), "--exact-counts"]) == 1
    assert scorer.main([str(tmp_path), "--least-f1", "0.9"]) == 1
    assert scorer.main([str(tmp_path), "--least-file-f1", "0.9"]) == 1
    assert scorer.main([str(tmp_path / "none")]) == 2


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the checkout")
def test_published_texts() -> None:
    layouts = scorer.score_folder(CORPUS / "layouts", CORPUS / "gold")
    assert layouts
    for score in layouts:
        assert all(score.exact.values()), (score.name, score.exact)
        assert (score.missing, score.extra) == ([], []), score.name
    real = scorer.score_folder(CORPUS / "real", CORPUS / "gold")
    assert real
    for score in real:
        assert all(score.exact.values()), (score.name, score.exact)
    assert scorer.total_of(real).f1 >= 0.98
    kinds = {}
    for text in sorted((CORPUS / "real").glob("*.txt")):
        if (CORPUS / "gold" / f"{text.stem}.json").exists():
            continue
        plan = dg.read(text)
        assert len(plan.assignments("direct")) == 0, text.stem
        kinds[text.stem[:2]] = plan.kind
    assert kinds == {
        "10": "plan_without_responsibilities",
        "12": "plan_without_responsibilities",
        "15": "not_a_plan",
        "18": "not_a_plan",
    }


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the checkout")
def test_published_pages() -> None:
    """A page gives what its text gives; only lines and places differ."""
    pages = sorted((CORPUS / "html").glob("*.html"))
    assert pages
    for page in pages:
        read, twin = dg.read(page), dg.read(CORPUS / "real" / f"{page.stem}.txt")
        assert (read.kind, read.title, read.date) == (twin.kind, twin.title, twin.date)
        for one, other in ((read.headings, twin.headings), (read.items, twin.items)):
            found = [(node.key, node.title, node.text) for node in one]
            assert found == [(node.key, node.title, node.text) for node in other], page.stem
        columns = [name for name in read.assignments().columns if name != "line"]
        for name in columns:
            assert list(read.assignments()[name]) == list(twin.assignments()[name]), page.stem
