"""Pictures: their numbers are those of the queries, nothing overlaps, nothing escapes."""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import ORG1, ROOT, SEED, random_rows

import dutygraph as dg
from dutygraph.pictures import Picture, fonts, measuring, saving
from dutygraph.pictures.crossings import crossings, fewest_crossings
from dutygraph.pictures.words import EN, ZH

LIBRARY = ROOT / "examples" / "plans" / "library_2031.txt"
SPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "a]]>b<![CDATA[",
    "\u202eevil\u202c",
    "x\x00\x07\x1by",
    "名\u0301字" * 40,
    "\ufffe\ud7ff",
    "&amp;'\"`&#x0;",
    "😀𠮷",
    "line1\nline2",
    "$x^2$ \\frac",
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    dg.options.language = "en"


@pytest.fixture(scope="module")
def library() -> dg.Plan:
    return dg.read(LIBRARY)


@pytest.fixture(scope="module")
def hostile() -> dg.Plan:
    rows: list[dict[str, str | None]] = [
        {"actor": name, "item": f"{name}{at}", "chapter": name, "actor_kind": kind}
        for at, name in enumerate(HOSTILE)
        for kind in ("leader", "section")
    ]
    rows += [
        {"actor": HOSTILE[0], "item": "both", "chapter": HOSTILE[1]},
        {"actor": HOSTILE[1], "item": "both", "chapter": HOSTILE[1]},
        {"actor": None, "item": "open", "chapter": HOSTILE[1]},
    ]
    return dg.from_assignments(rows)


def shapes(picture: Picture, name: str, kind: str) -> list[dict[str, str]]:
    """Attributes of the elements of a class."""
    root = ElementTree.fromstring(picture.svg)
    return [
        dict(found.attrib)
        for found in root.iter(SPACE + name)
        if kind in found.get("class", "").split()
    ]


def every(plan: dg.Plan) -> list[Picture]:
    """Every picture of a plan, in both languages."""
    show = plan.picture
    out = []
    for language in ("en", "zh"):
        out += [
            show.matrix(rows, columns, language=language)
            for rows in ("leader", "section", "task_force")
            for columns in ("item", "chapter", "section", "theme")
        ]
        out += [show.map(language=language), show.map("printed", language=language)]
        for of in ("leader", "section", "task_force"):
            out += [show.workload(of, language=language), show.lorenz(of, language=language)]
        out.append(show.before_after(plan, language=language))
    return out


def cells(picture: Picture) -> dict[tuple[int, int], int]:
    return {
        (int(cell["data-row"]), int(cell["data-column"])): int(cell["data-value"])
        for cell in shapes(picture, "rect", "cell")
    }


def expected(plan: dg.Plan, rows: str, columns: str) -> dict[tuple[int, int], int]:
    values = plan.matrix(rows, columns).values
    return {
        (row, column): value
        for row, line in enumerate(values)
        for column, value in enumerate(line)
        if value
    }


@pytest.mark.parametrize("rows", ["leader", "section", "task_force"])
@pytest.mark.parametrize("columns", ["item", "chapter", "heading", "leader", "section", "theme"])
def test_matrix_has_the_values_of_the_query(plan: dg.Plan, rows: str, columns: str) -> None:
    assert cells(plan.picture.matrix(rows, columns)) == expected(plan, rows, columns)


def test_matrix_of_qufu(inferred: dg.Plan) -> None:
    picture = inferred.picture.matrix()
    assert len(cells(picture)) == 36
    outlined = [cell for cell in shapes(picture, "rect", "cell") if cell.get("stroke")]
    assert {int(cell["data-column"]) for cell in outlined} == {0, 1, 2}
    root = ElementTree.fromstring(picture.svg)
    tips = [
        found.findtext(f"{SPACE}title") or ""
        for found in root.iter(f"{SPACE}rect")
        if found.get("class") == "cell"
    ]
    assert all(tip.count("line ") >= 2 for tip in tips)  # of the item and of who says so
    assert any("(牵头领导:孔维健。" in tip and "line 18" not in tip for tip in tips)
    strips = shapes(picture, "rect", "force")
    assert len(strips) == len(inferred.links())
    assert len(shapes(picture, "rect", "inferred")) == len(set(inferred.links()["key"]))
    totals = [found.text for found in root.iter(f"{SPACE}text") if found.get("class") == "total"]
    assert totals == [str(items) for items in inferred.workload()["items"]]


def test_matrix_shows_open_and_shared_items(org1: dg.Plan) -> None:
    picture = org1.picture.matrix()
    assert cells(picture) == expected(org1, "leader", "item")
    open_items = [mark["data-key"] for mark in shapes(picture, "rect", "open")]
    assert open_items == org1.uncovered("leader")["key"]
    outlined = {int(c["data-column"]) for c in shapes(picture, "rect", "cell") if c.get("stroke")}
    coverage = org1.coverage()
    assert outlined == {at for at, count in enumerate(coverage["count"]) if count > 1}
    grouped = dg.from_assignments([{**row, "chapter": "c"} for row in ORG1 if row["item"]])
    opened = shapes(grouped.picture.matrix(columns="chapter"), "rect", "open")
    assert [mark["data-value"] for mark in opened] == ["1"]


def test_matrix_against_queries_on_random_plans() -> None:
    for seed in range(150):
        plan = dg.from_assignments(random_rows(seed))
        picture = plan.picture.matrix()
        if not len(plan.items) or not len(plan.leaders):
            assert shapes(picture, "text", "nothing")
            continue
        assert cells(picture) == expected(plan, "leader", "item"), seed
        assert [mark["data-key"] for mark in shapes(picture, "rect", "open")] == plan.uncovered(
            "leader"
        )["key"]


def test_bars_are_as_long_as_the_loads() -> None:
    plans = [dg.from_assignments(random_rows(seed)) for seed in range(60)]
    for plan in [dg.read(SEED), *plans]:
        if not len(plan.items) or not len(plan.leaders):
            continue
        picture = plan.picture.workload()
        loads = plan.workload().rows()
        mean = shapes(picture, "line", "mean")[0]
        assert float(mean["data-value"]) == pytest.approx(
            sum(row["items"] for row in loads) / len(loads), abs=0.01
        )
        parts = {"alone": 0.0, "shared": 0.0}
        units = []
        for kind in parts:
            for bar in shapes(picture, "rect", kind):
                row = loads[int(bar["data-row"])]
                wanted = row["sole_items"] if kind == "alone" else row["items"] - row["sole_items"]
                assert int(bar["data-value"]) == wanted
                units.append(float(bar["width"]) / wanted)
                parts[kind] += wanted
        assert sum(parts.values()) == sum(row["items"] for row in loads)
        if units:
            assert max(units) - min(units) < 0.02
        marks = shapes(picture, "path", "fractional")
        assert [int(mark["data-row"]) for mark in marks] == [
            at for at, row in enumerate(loads) if row["items"] > row["sole_items"]
        ]
        for mark in marks:
            row = loads[int(mark["data-row"])]
            assert float(mark["data-value"]) == pytest.approx(row["items_fractional"], abs=0.006)


def test_mean_stands_where_it_is(inferred: dg.Plan) -> None:
    picture = inferred.picture.workload()
    bar = shapes(picture, "rect", "alone")[1]
    assert int(bar["data-value"]) == 11
    unit = float(bar["width"]) / 11
    mean = shapes(picture, "line", "mean")[0]
    assert (float(mean["x1"]) - float(bar["x"])) / unit == pytest.approx(6, abs=0.01)
    assert "5.5 in fractional" in picture.caption


@pytest.mark.parametrize("load", ["items", "items_fractional", "effort", "effort_fractional"])
def test_lorenz_has_the_points_of_the_query(org1: dg.Plan, load: str) -> None:
    picture = org1.picture.lorenz(load=load)
    curve = org1.lorenz_curve(load=load)
    points = shapes(picture, "circle", "point")
    assert [float(point["data-actors"]) for point in points] == list(curve["share_of_actors"])
    assert [float(point["data-load"]) for point in points] == list(curve["share_of_load"])
    first, last = points[0], points[-1]
    side = float(last["cx"]) - float(first["cx"])
    for point in points:
        across = (float(point["cx"]) - float(first["cx"])) / side
        up = (float(first["cy"]) - float(point["cy"])) / side
        assert across == pytest.approx(float(point["data-actors"]), abs=1e-4)
        assert up == pytest.approx(float(point["data-load"]), abs=1e-4)
    equality = shapes(picture, "line", "equality")[0]
    assert float(equality["x2"]) - float(equality["x1"]) == side
    gini = org1.balance(load=load).rows()[0]["value"]
    assert f"Gini {gini:.4f}".rstrip("0") in picture.svg


def test_lorenz_half() -> None:
    plan = dg.from_assignments(
        [{"actor": "a", "item": "1"}, *({"actor": "b", "item": f"b{at}"} for at in range(3))]
    )
    assert (
        "half of the leaders with the least load carries 25% of the load"
        in plan.picture.lorenz().description
    )


def test_map_has_the_links_of_the_query(plan: dg.Plan, inferred: dg.Plan) -> None:
    for one in (plan, inferred):
        picture = one.picture.map()
        links = shapes(picture, "path", "link")
        for kind in ("leader", "section", "task_force"):
            mine = [link for link in links if kind in link["class"].split()]
            assert {
                (int(link["data-actor"]), int(link["data-chapter"])): int(link["data-value"])
                for link in mine
            } == expected(one, kind, "chapter")
        widths = {float(link["stroke-width"]) / int(link["data-value"]) for link in links}
        assert max(widths) - min(widths) < 0.01
    dashed = [link for link in links if link.get("stroke-dasharray")]
    assert {link["class"] for link in dashed} == {"link task_force"}
    assert len(dashed) == len(expected(inferred, "task_force", "chapter"))


def test_map_dashes_only_what_is_inferred(plan: dg.Plan) -> None:
    provenances = set(plan.links()["provenance"])
    assert "curated" in provenances
    links = shapes(plan.picture.map(), "path", "task_force")
    assert links
    chapter = {item.key: item.chapter for item in plan.items}
    place = {node.key: at for at, node in enumerate(plan.chapters)}
    names = [node.name for node in plan.task_forces]
    known: dict[tuple[int, int], set[str]] = {}
    for row in plan.links():
        pair = names.index(row["task_force"]), place[chapter[row["key"]].key]
        known.setdefault(pair, set()).add(row["provenance"])
    for link in links:
        pair = int(link["data-actor"]), int(link["data-chapter"])
        assert bool(link.get("stroke-dasharray")) == (known[pair] == {"inferred"})


def test_map_has_a_box_for_items_without_heading(org1: dg.Plan) -> None:
    picture = org1.picture.map()
    assert [box["data-value"] for box in shapes(picture, "rect", "chapter")] == ["6"]
    assert "under no heading" in picture.svg
    assert "1 without a leader" in picture.svg
    values = [int(link["data-value"]) for link in shapes(picture, "path", "link")]
    assert values == [items for items in org1.workload()["items"] if items]
    assert len(shapes(picture, "rect", "node")) == 1 + len(org1.leaders)  # who has none stays


def crossings_by_pairs(order: list[int], links: list[tuple[int, int]]) -> int:
    place = {actor: at for at, actor in enumerate(order)}
    return sum(
        (place[one[0]] - place[other[0]]) * (one[1] - other[1]) < 0
        for one, other in itertools.combinations(links, 2)
    )


def test_crossings_against_all_orders() -> None:
    import random

    best = 0
    for seed in range(200):
        draw = random.Random(seed)
        count = draw.randrange(6)
        links = [pair for pair in itertools.product(range(count), range(5)) if draw.random() < 0.35]
        order = fewest_crossings(count, links)
        assert sorted(order) == list(range(count))
        assert crossings(order, links) == crossings_by_pairs(order, links)
        counts = [crossings_by_pairs(list(p), links) for p in itertools.permutations(range(count))]
        assert min(counts) <= crossings(order, links) <= counts[0]
        best += crossings(order, links) == min(counts)
        if counts[0] == min(counts):
            assert order == list(range(count))
    assert best > 190


def test_map_order_is_printed_or_better(inferred: dg.Plan) -> None:
    assert "114 crossings in printed order, 97 here" in inferred.picture.map().caption
    printed = inferred.picture.map("printed")
    assert "All in printed order" in printed.caption
    ys = [float(box["y"]) for box in shapes(printed, "rect", "leader")]
    assert ys == sorted(ys)


def test_before_after_has_the_values_of_the_query(library: dg.Plan) -> None:
    draft = library.reassign()
    after = library.apply(draft.change)
    table = library.before_after(after)
    picture = library.picture.before_after(after)
    for when in ("before", "after"):
        marks = shapes(picture, "circle", when)
        drawn = {int(mark["data-row"]): float(mark["data-value"]) for mark in marks}
        assert [drawn[at] for at in range(len(drawn))] == list(table.workload[f"items_{when}"])
    assert len(shapes(picture, "line", "move")) == 2
    assert "6 开展志愿讲解: 周若水 → 何青禾" in picture.svg
    own = draft.picture.before_after()
    assert shapes(own, "circle", "after") == shapes(picture, "circle", "after")
    assert "for study" in own.svg
    gone = library.picture.before_after(library.without("何青禾"))
    assert "have none after: 1" in gone.svg
    assert "→ none" in gone.svg


# What is shown: escaping, empty plans, languages, the same bytes.


def test_hostile_names_are_text(hostile: dg.Plan) -> None:
    tags = {"svg", "title", "desc", "rect", "line", "path", "circle", "text"}
    for picture in every(hostile):
        root = ElementTree.fromstring(picture.svg)
        for found in root.iter():
            assert found.tag.removeprefix(SPACE) in tags
            assert not any(name.startswith("on") or "href" in name for name in found.attrib)
        assert "<script" not in picture.svg
        assert "url(" not in picture.svg
        assert picture.svg.replace("\n", "").isprintable()
        assert not {"\u202e", "\x07", "\ufffe"} & set(picture.svg)
    names = [text.get("class") for text in root.iter(f"{SPACE}text")]
    assert "row" in names
    rows = ElementTree.fromstring(hostile.picture.matrix().svg).iter(f"{SPACE}text")
    labels = ["".join(row.itertext()) for row in rows if row.get("class") == "row"]
    assert any(HOSTILE[0] in label for label in labels)
    assert any(HOSTILE[1] in label for label in labels)


@pytest.mark.parametrize(
    "plan",
    [
        dg.read_text(""),
        dg.read_text("一、标题\n"),
        dg.from_assignments([{"actor": "a", "item": None}]),
        dg.from_assignments([{"actor": None, "item": "x"}]),
    ],
)
def test_empty_plans_say_so(plan: dg.Plan) -> None:
    for picture in every(plan):
        ElementTree.fromstring(picture.svg)
        assert picture.description
    for picture in (plan.picture.matrix(), plan.picture.workload(), plan.picture.lorenz()):
        assert len(shapes(picture, "text", "nothing")) == 1
        assert not shapes(picture, "rect", "cell")


def test_accessible_and_scaled(inferred: dg.Plan) -> None:
    for picture in every(inferred):
        root = ElementTree.fromstring(picture.svg)
        assert root.get("role") == "img"
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        assert [child.tag for child in root][:2] == [f"{SPACE}title", f"{SPACE}desc"]
        assert root.findtext(f"{SPACE}title") == picture.title
        assert root.findtext(f"{SPACE}desc") == picture.description
        assert "CJK" in (root.get("font-family") or "")
        assert "仅统计文本表述" in picture.caption
        assert float(root.get("width") or 0) <= 1200
        shown = "".join(
            "".join(text.itertext())
            for text in root.iter(f"{SPACE}text")
            if text.get("class") == "caption"
        )
        assert shown.replace(" ", "") == picture.caption.replace(" ", "")


def test_captions_say_how_it_was_counted(inferred: dg.Plan) -> None:
    leader = inferred.picture.matrix().caption
    for words in ("all items, 33", "nearest", "at headings: 12, at items: 0", "by construction"):
        assert words in leader
    assert "upper bounds" in inferred.picture.workload("section").caption
    assert "upper bounds" not in inferred.picture.workload("section", "direct").caption
    assert "13 inferred by the program" in inferred.picture.workload("task_force").caption


def test_languages(inferred: dg.Plan) -> None:
    assert EN.keys() == ZH.keys()
    members = {key: set(_members(words)) for key, words in EN.items()}
    for key, words in ZH.items():
        assert set(_members(words)) - {"unit"} <= members[key], key
    english = inferred.picture.workload().svg
    dg.options.language = "zh"
    chinese = inferred.picture.workload()
    assert "牵头领导的任务数" in chinese.svg
    assert chinese == inferred.picture.workload(language="zh")
    assert inferred.picture.workload(language="en").svg == english
    for words in ("覆盖率", "工作量", "超负荷", "排名", "最多", "最少"):
        assert not any(words in said for said in ZH.values())
    with pytest.raises(dg.ArgumentError):
        inferred.picture.map(language="fr")


def _members(words: str) -> list[str]:
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(words) if name]


def test_same_bytes(plan: dg.Plan, tmp_path: Path) -> None:
    again = pickle.loads(pickle.dumps(plan))
    assert [one.svg for one in every(plan)] == [one.svg for one in every(again)]
    code = (
        "import dutygraph as dg, hashlib, sys\n"
        "p = dg.read(sys.argv[1]).picture\n"
        "svg = ''.join(x.svg for x in (p.matrix(), p.map(), p.workload(), p.lorenz()))\n"
        "print(hashlib.sha256(svg.encode()).hexdigest())\n"
        "assert not {'numpy', 'matplotlib', 'cairosvg'} & set(sys.modules)\n"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code, str(SEED)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1


def test_a_picture_is_a_value(inferred: dg.Plan) -> None:
    picture = inferred.picture.matrix()
    assert isinstance(picture, dg.Picture)
    assert pickle.loads(pickle.dumps(picture)) == picture
    assert picture._repr_svg_() == picture.svg
    formatters = pytest.importorskip("IPython.core.formatters")
    shown, _ = formatters.DisplayFormatter().format(picture)
    assert shown["image/svg+xml"] == picture.svg
    assert set(shown) == {"image/svg+xml", "text/plain"}  # HTML would stand in its place
    assert repr(picture).startswith("<Picture Responsibility matrix")
    assert "孔维健: items 9" in repr(picture)


# What fits: cuts, time, overlaps.


def test_many_items_are_cut_and_quick() -> None:
    rows = [
        {
            "actor": f"{kind}{at % 300}",
            "item": f"t{at}",
            "actor_kind": kind,
            "chapter": f"c{at // 50}",
        }
        for at in range(10_000)
        for kind in ("leader", "section")
    ]
    big = dg.from_assignments(rows)
    show = big.picture
    made = {}
    for name, make in {
        "matrix": show.matrix,
        "chapters": lambda: show.matrix("section", "chapter"),
        "map": show.map,
        "workload": show.workload,
        "lorenz": show.lorenz,
        "change": lambda: show.before_after(big),
    }.items():
        start = time.perf_counter()
        made[name] = make()
        assert time.perf_counter() - start < 1, name
        assert len(made[name].svg) < 1_500_000
    assert "First 200 of 10,000 items shown" in made["matrix"].caption
    assert "First 60 of 300 leaders shown" in made["matrix"].caption
    assert "First 60 of 200 chapters shown" in made["chapters"].caption
    assert "First 40 of 300 leaders shown" in made["map"].caption
    assert "First 40 of 200 chapters shown" in made["map"].caption
    assert "First 100 of 300 leaders shown" in made["workload"].caption
    wanted = {
        (row, column): value
        for (row, column), value in expected(big, "leader", "item").items()
        if row < 60 and column < 200
    }
    assert cells(made["matrix"]) == wanted
    assert "First 200 of 10,000" not in dg.read(SEED).picture.matrix().caption


def boxes(picture: Picture) -> list[tuple[str, str, float, float, float, float]]:
    """Class, words and box of each text; marks of letters within cells too."""
    out = []
    for text in ElementTree.fromstring(picture.svg).iter(f"{SPACE}text"):
        title = text.findtext(f"{SPACE}title")
        words = "".join(text.itertext())[len(title or "") :]
        size, x, y = (float(text.get(name, 0)) for name in ("font-size", "x", "y"))
        wide = measuring.wide(words, size)
        left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        out.append(
            (text.get("class", ""), words, left, y - 0.8 * size, left + wide, y + 0.15 * size)
        )
    return out


def assert_apart(picture: Picture) -> None:
    width = float(ElementTree.fromstring(picture.svg).get("width", "0"))
    found = sorted(boxes(picture), key=lambda box: box[3])
    for at, one in enumerate(found):
        assert one[2] >= 0, (picture.title, one)
        assert one[4] <= width, (picture.title, one)
        for other in found[at + 1 :]:
            if other[3] >= one[5]:
                break
            apart = one[4] <= other[2] + 0.01 or other[4] <= one[2] + 0.01
            assert apart, (picture.title, one, other)
    nodes = [
        tuple(float(node[name]) for name in ("x", "y", "width", "height"))
        for node in shapes(picture, "rect", "node")
    ]
    for (x, y, wide, high), (x2, y2, wide2, high2) in itertools.combinations(nodes, 2):
        assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y


def test_labels_do_not_overlap(plan: dg.Plan, library: dg.Plan, hostile: dg.Plan) -> None:
    for one in (plan, library, hostile):
        for picture in every(one):
            assert_apart(picture)
    for seed in range(20):
        for picture in every(dg.from_assignments(random_rows(seed))):
            assert_apart(picture)


def test_labels_of_all_forms_of_plan_do_not_overlap() -> None:
    plans = [dg.read(path) for path in sorted((ROOT / "tests" / "data" / "plans").glob("*.txt"))]
    assert len(plans) > 20
    for one in plans:
        for columns in ("item", "chapter"):
            assert_apart(one.picture.matrix("section", columns))
        for picture in (one.picture.map(), one.picture.map(language="zh"), one.picture.workload()):
            assert_apart(picture)


def test_overlaps_would_be_found(inferred: dg.Plan) -> None:
    picture = inferred.picture.map()
    x = shapes(picture, "text", "node-label")[0]["y"]
    moved = picture.svg.replace(f'y="{shapes(picture, "text", "node-label")[1]["y"]}"', f'y="{x}"')
    with pytest.raises(AssertionError):
        assert_apart(Picture(picture.title, "", "", moved))


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", "a", "word " * 30, "养老服务质量提升工作专班", "长" * 99]
)
@pytest.mark.parametrize("room", [0.0, 5.0, 13.0, 60.0, 300.0])
def test_wrapped_text_fits(text: str, room: float) -> None:
    for most in (1, 2, 99):
        lines = measuring.wrap(text, room, 13, most)
        assert len(lines) <= most
        assert all(measuring.wide(line, 13) <= room for line in lines)
        if most == 99 and lines and not lines[-1].endswith("…"):
            whole = measuring.shown(text)
            assert "".join("".join(lines).split()) == "".join(whole.split())


# Files and other packages.


def test_save(inferred: dg.Plan, tmp_path: Path) -> None:
    picture = inferred.picture.lorenz()
    picture.save(tmp_path / "x.svg")
    assert (tmp_path / "x.svg").read_text("utf-8") == picture.svg
    with pytest.raises(dg.ArgumentError, match=r"saved as \.svg, \.png or \.pdf"):
        picture.save(tmp_path / "x.jpg")


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_save_without_packages(
    inferred: dg.Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for name in ("cairosvg", "matplotlib"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(dg.MissingPackage, match=r"pip install cairosvg; \.svg needs nothing"):
        inferred.picture.lorenz().save(tmp_path / f"x.{kind}")
    assert list(tmp_path.iterdir()) == []


def test_cairosvg_gets_one_family_that_is_there(
    inferred: dg.Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    def draw(**members: Any) -> bytes:
        given.update(members)
        return b"made"

    monkeypatch.setitem(sys.modules, "cairosvg", SimpleNamespace(svg2png=draw, svg2pdf=draw))
    monkeypatch.setattr(saving, "fontconfig_family", lambda texts: "Some 'Han'")
    for kind in ("png", "pdf"):
        inferred.picture.lorenz().save(tmp_path / f"x.{kind}")
        assert (tmp_path / f"x.{kind}").read_bytes() == b"made"
        root = ElementTree.fromstring(given["bytestring"])
        assert root.get("font-family") == "Some 'Han'"
        assert root.get("style") is None


def test_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    def says(words: str) -> None:
        monkeypatch.setattr(
            subprocess, "run", lambda *given, **members: SimpleNamespace(stdout=words)
        )

    says("Zed\nNoto Sans CJK SC,Noto Sans CJK SC Bold\n")
    assert fonts.fontconfig_family(["民政"]) == "Noto Sans CJK SC"
    says("")
    with pytest.raises(dg.MissingPackage, match="fonts-noto-cjk") as caught:
        fonts.fontconfig_family(["民政"])
    assert caught.value.code == "font.missing"

    def missing(*given: object, **members: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    assert fonts.fontconfig_family(["民政"]) is None


class Manager:
    """A font manager that has these families with these characters."""

    def __init__(self, faces: dict[str, str]) -> None:
        self.faces = faces
        self.fontManager = SimpleNamespace(ttflist=[SimpleNamespace(name=name) for name in faces])

    def FontProperties(self, family: list[str]) -> str:
        return family[0]

    def findfont(self, family: str, fallback_to_default: bool) -> str:
        assert not fallback_to_default
        return family

    def get_font(self, path: str) -> Any:
        if path == "broken":
            raise RuntimeError("no face")
        marks = {ord(mark): at for at, mark in enumerate(self.faces[path])}
        return SimpleNamespace(get_charmap=lambda: marks)


def test_fonts_are_picked_by_their_characters() -> None:
    faces = {"broken": "", "DejaVu Sans": "abc", "Noto Sans CJK JP": "民abc", "Other": "政"}
    assert fonts.families(["ab"], Manager(faces)) == ["DejaVu Sans"]
    assert fonts.families(["a民"], Manager(faces)) == ["Noto Sans CJK JP"]
    assert fonts.families(["a 民\n政"], Manager(faces)) == ["Noto Sans CJK JP", "Other"]
    both = {**faces, "Noto Sans CJK SC": "民政"}
    assert fonts.families(["民政"], Manager(both)) == ["Noto Sans CJK SC"]
    assert fonts.families([""], Manager({})) == ["sans-serif"]
    with pytest.raises(dg.MissingPackage, match="Debian package fonts-noto-cjk") as caught:
        fonts.families(["民生"], Manager(faces))
    assert "U+751F" in str(caught.value)
    assert "生" in str(caught.value)


@pytest.fixture
def axes() -> Any:
    pytest.importorskip("matplotlib")
    from matplotlib.figure import Figure

    return Figure(figsize=(12, 6)).subplots()


@pytest.fixture
def any_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dutygraph.pictures.axes.families", lambda texts: ["DejaVu Sans"])


@pytest.mark.usefixtures("any_font")
def test_workload_on_axes(inferred: dg.Plan, axes: Any) -> None:
    assert inferred.picture.workload(ax=axes) is axes
    wide = [
        sum(float(bar.get_width()) for bar in bars) for bars in zip(*axes.containers, strict=True)
    ]
    assert wide == list(inferred.workload()["items"])
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == inferred.workload()["name"]
    assert "Counts what the text says and nothing else. Full" in axes.get_xlabel()


@pytest.mark.usefixtures("any_font")
def test_matrix_on_axes(inferred: dg.Plan, hostile: dg.Plan, axes: Any) -> None:
    assert inferred.picture.matrix(ax=axes) is axes
    assert len(axes.patches) == 36
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        item.number for item in inferred.items
    ]
    axes.clear()
    inferred.picture.matrix("section", "chapter", ax=axes)
    counts = [int(text.get_text()) for text in axes.texts]
    assert sum(counts) == sum(inferred.workload("section")["items"])
    axes.clear()
    hostile.picture.matrix(ax=axes)
    hostile.picture.workload(ax=axes)
    axes.figure.canvas.draw()  # names with dollars and backslashes are no formulas
    axes.clear()
    dg.read_text("").picture.matrix(ax=axes)
    assert axes.texts[0].get_text() == "This plan has no items."


def test_axes_without_a_chinese_font(
    inferred: dg.Plan, axes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from matplotlib import font_manager

    latin = [font for font in font_manager.fontManager.ttflist if font.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", latin)
    for draw in (inferred.picture.workload, inferred.picture.matrix):
        with pytest.raises(dg.MissingPackage, match="apt install fonts-noto-cjk"):
            draw(ax=axes)
    english = dg.from_assignments([{"actor": "Ana", "item": "T1"}])
    assert english.picture.workload(ax=axes) is axes


def test_axes_with_a_chinese_font(inferred: dg.Plan, axes: Any) -> None:
    try:
        inferred.picture.workload(ax=axes)
    except dg.MissingPackage as missing:
        pytest.skip(str(missing))
    from matplotlib import font_manager

    font = axes.get_yticklabels()[0].get_fontproperties()
    marks = font_manager.get_font(font_manager.findfont(font)).get_charmap()
    assert {ord(mark) for mark in "孔维健赵树志"} <= marks.keys()


def test_axes_without_matplotlib(inferred: dg.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.font_manager", None)
    with pytest.raises(dg.MissingPackage, match="pip install"):
        inferred.picture.workload(ax=object())


@pytest.mark.filterwarnings("ignore:Glyph")
def test_png_and_pdf_by_matplotlib(
    inferred: dg.Plan, hostile: dg.Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    monkeypatch.setattr(saving, "families", lambda texts: ["DejaVu Sans"])
    picture = hostile.picture.matrix()
    for kind, mark in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        path = tmp_path / f"x.{kind}"
        picture.save(path)
        first = path.read_bytes()
        assert first.startswith(mark)
        inferred.picture.map().save(path)
        picture.save(path)
        assert path.read_bytes() == first
    wide, high = (
        int.from_bytes((tmp_path / "x.png").read_bytes()[at : at + 4], "big") for at in (16, 20)
    )
    root = ElementTree.fromstring(picture.svg)
    assert wide == pytest.approx(2 * float(root.get("width", "0")), abs=2)
    assert high == pytest.approx(2 * float(root.get("height", "0")), abs=2)


def test_png_by_cairosvg(inferred: dg.Plan, tmp_path: Path) -> None:
    pytest.importorskip("cairosvg", exc_type=(ImportError, OSError))
    try:
        inferred.picture.map().save(tmp_path / "x.png")
    except dg.MissingPackage as missing:
        pytest.skip(str(missing))
    data = (tmp_path / "x.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) > 20_000  # a blank one is smaller


def test_arguments(inferred: dg.Plan) -> None:
    show: Any = inferred.picture
    for call in (
        lambda: show.matrix("item"),
        lambda: show.matrix(columns="x"),
        lambda: show.workload("theme"),
        lambda: show.lorenz(load="utilisation"),
        lambda: show.map("random"),
        lambda: show.map(inheritance="some"),
        lambda: show.before_after("plan"),
    ):
        with pytest.raises(dg.ArgumentError):
            call()
    assert repr(show) == "<pictures of a plan: matrix, map, workload, lorenz, before_after>"


@pytest.mark.parametrize("which", ["matrix", "map", "workload", "lorenz"])
def test_command_line(
    inferred: dg.Plan, which: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from dutygraph.cli import main

    path = tmp_path / "x.svg"
    assert main(["picture", str(SEED), which, "-o", str(path), "--language", "zh"]) == 0
    made = getattr(inferred.picture, which)(language="zh")
    assert path.read_text("utf-8") == made.svg
    out = capsys.readouterr()
    assert out.out == ""
    assert made.caption in out.err
    assert main(["picture", str(SEED), which]) == 0
    assert capsys.readouterr().out == getattr(inferred.picture, which)().svg
    assert main(["picture", str(SEED), which, "-o", str(tmp_path / "x.jpg")]) == 2


def test_command_line_without_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dutygraph.cli import main

    for name in ("cairosvg", "matplotlib"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["picture", str(SEED), "map", "-o", str(tmp_path / "x.png")]) == 4
    assert "pip install cairosvg" in capsys.readouterr().err
