"""Reports as a browser shows them: in light and dark, on paper, with and without scripts.

What these checks cannot see: other browsers, a glyph that a font has but draws badly, and fonts of
other machines.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import LINKS, SEED
from reports import FORMULA, SCRIPT, hostile

import dutygraph as dg

A4 = 680  # CSS pixels between the margins of the page: 180 mm

WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
HEADINGS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => Number(e.tagName[1]))"
NAMELESS = """
[...document.querySelectorAll("table")].filter(table => {
  const name = table.caption?.innerText || table.getAttribute("aria-label");
  return !name?.trim();
}).length
"""
# Text of too little contrast: each element with words of its own, its colour laid over what is
# painted behind it. Of text in a picture, that is the shapes beneath its middle.
FAINT = """
() => {
  const parsed = text => {
    const found = text.match(/rgba?\\(([^)]+)\\)/);
    if (!found) return [0, 0, 0, 0];
    const [r, g, b, a = 1] = found[1].split(/[ ,/]+/).map(Number);
    return [r, g, b, a];
  };
  const over = (front, back) =>
    [0, 1, 2].map(at => front[at] * front[3] + back[at] * (1 - front[3])).concat(1);
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(part => {
      part /= 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const filled = shape => {
    const style = getComputedStyle(shape);
    const colour = parsed(style.fill);
    colour[3] *= Number(style.fillOpacity) * Number(style.opacity);
    return colour;
  };
  const base = getComputedStyle(document.documentElement).colorScheme.includes("dark")
    && matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      layers.push(parsed(getComputedStyle(at).backgroundColor));
    }
    return layers.reverse().reduce((back, front) => over(front, back), base);
  };
  const painted = (text, box) => {
    const svg = text.ownerSVGElement;
    const stack = document
      .elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      .filter(one => one.ownerSVGElement === svg && /^(rect|path|circle)$/.test(one.tagName));
    return stack.reverse().reduce((back, shape) => over(filled(shape), back), behind(svg));
  };
  const faint = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    if (["TITLE", "STYLE", "DESC"].includes(element.tagName.toUpperCase())) continue;
    const own = [...element.childNodes].filter(node => node.nodeType === 3);
    const words = own.map(node => node.data).join("").trim();
    const box = element.getBoundingClientRect();
    if (!words || !box.width || !element.checkVisibility()) continue;
    const drawn = element.namespaceURI.endsWith("svg");
    const back = drawn ? painted(element, box) : behind(element);
    const ink = drawn ? filled(element) : parsed(getComputedStyle(element).color);
    const both = [light(over(ink, back)), light(back)].sort((a, b) => a - b);
    const contrast = (both[1] + 0.05) / (both[0] + 0.05);
    seen += 1;
    if (contrast < 4.5) {
      const where = element.closest("section")?.id;
      faint.push(`${where} ${element.tagName} ${words.slice(0, 30)} ${contrast.toFixed(2)}`);
    }
  }
  return { seen, faint };
}
"""
# Characters drawn as the box of a missing glyph: as one that no font has, in each family in use.
MISSING = """
() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 32;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = character => {
    pen.clearRect(0, 0, 32, 32);
    pen.fillText(character, 4, 24);
    return new Uint32Array(pen.getImageData(0, 0, 32, 32).data.buffer);
  };
  const alike = (one, other) => one.every((pixel, at) => pixel === other[at]);
  const texts = new Map();
  for (const element of document.querySelectorAll("body, h1, td, code, svg text")) {
    const family = getComputedStyle(element).fontFamily;
    const words = element.tagName === "BODY" ? element.innerText : element.textContent;
    texts.set(family, (texts.get(family) || "") + words);
  }
  const unseen = /[\\s\\u200b-\\u200f\\u2028-\\u202f\\u2066-\\u2069]/gu;
  const missing = new Set();
  let seen = 0;
  for (const [family, text] of texts) {
    pen.font = `20px ${family}`;
    const box = drawn("\\u0378");
    for (const character of new Set(text.replace(unseen, ""))) {
      seen += 1;
      if (alike(drawn(character), box)) missing.add(character);
    }
  }
  return { seen, missing: [...missing] };
}
"""


@contextmanager
def opened(browser: Any, path: Path, **options: Any) -> Iterator[tuple[Any, list[str]]]:
    """A file in a new window of 1280 px, and all that it says, asks for, or opens."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    page = context.new_page()
    heard: list[str] = []

    def dismissed(dialog: Any) -> None:
        heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", lambda said: heard.append(f"console: {said.text}"))
    page.on("pageerror", lambda fault: heard.append(f"error: {fault}"))
    page.on("request", lambda asked: heard.append(f"request: {asked.url}"))
    page.on("dialog", dismissed)
    page.goto(path.as_uri())
    heard.remove(f"request: {path.as_uri()}")
    yield page, heard
    context.close()


def whole(page: Any) -> None:
    """Opens what is closed, and makes the window as high as the page."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    width = page.viewport_size["width"]
    height = page.evaluate("document.scrollingElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, 30_000)})


def skipped(levels: list[int]) -> list[int]:
    """Headings that are not h1 at first, or are deeper by more than one."""
    before = [0, *levels]
    wrong = [now for last, now in zip(before, levels, strict=False) if now > last + 1]
    return wrong if levels.count(1) == 1 else [*wrong, 1]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    plan = dg.read(SEED, links=LINKS)
    paths = {language: folder / f"{language}.html" for language in ("zh", "en")}
    for language, path in paths.items():
        plan.report(path, language=language)
    return paths


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scripts", [False, True], ids=["without_scripts", "with_scripts"])
def test_a_report_on_a_screen(
    browser: Any, reports: dict[str, Path], language: str, scheme: str, scripts: bool
) -> None:
    with opened(browser, reports[language], color_scheme=scheme, java_script_enabled=scripts) as (
        page,
        heard,
    ):
        assert page.evaluate(WIDE) <= 0
        assert skipped(page.evaluate(HEADINGS)) == []
        assert page.evaluate("document.querySelectorAll('table').length") >= 8
        assert page.evaluate(NAMELESS) == 0
        assert "2020年曲阜市民政工作要点" in page.locator("h1").inner_text()
        line = page.locator("main details:has(blockquote)").first
        assert not line.locator("blockquote").first.is_visible()
        line.locator("summary").click()
        assert line.locator("blockquote").first.is_visible()
        if scripts:  # the colours are the same without them
            whole(page)
            assert page.evaluate(WIDE) <= 0
            contrast = page.evaluate(FAINT)
            assert contrast["seen"] > 500
            assert contrast["faint"] == []
        page.set_viewport_size({"width": 360, "height": 800})
        assert page.evaluate(WIDE) <= 0
        assert heard == []


@pytest.mark.parametrize(("language", "scheme"), [("zh", "dark"), ("en", "light")])
def test_a_report_on_paper(
    browser: Any, reports: dict[str, Path], language: str, scheme: str
) -> None:
    pypdf = pytest.importorskip("pypdf")
    with opened(browser, reports[language], color_scheme=scheme) as (page, heard):
        pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        sizes = {tuple(round(float(side)) for side in one.mediabox[2:]) for one in pdf.pages}
        assert all(abs(wide - 595) <= 1 and abs(high - 842) <= 1 for wide, high in sizes)
        assert 4 <= len(pdf.pages) <= 40
        words = pdf.pages[0].extract_text()  # 民 and 工 are radicals there: so Chromium writes
        assert "2020年曲" in words
        assert "孔维健" in words
        page.emulate_media(media="print", color_scheme=scheme)
        page.set_viewport_size({"width": A4, "height": 900})
        assert page.evaluate(WIDE) <= 0
        whole(page)
        assert page.evaluate(FAINT)["faint"] == []
        assert heard == []


@pytest.mark.parametrize(("language", "media"), [("zh", "screen"), ("en", "print")])
def test_no_glyph_is_missing(
    browser: Any, reports: dict[str, Path], language: str, media: str
) -> None:
    with opened(browser, reports[language]) as (page, _):
        page.emulate_media(media=media)
        found = page.evaluate(MISSING)
        if "的" in found["missing"]:
            pytest.skip("no font with Chinese is installed")
        assert found["seen"] > 500
        assert found["missing"] == []
        page.evaluate("document.querySelector('h1').append('\\u0379')")
        assert page.evaluate(MISSING)["missing"] == ["\u0379"]


def test_hostile_words_are_words(browser: Any, tmp_path: Path) -> None:
    plan = hostile()
    plan.report(tmp_path / "report.html", language="en")
    head = '<!doctype html><meta charset="utf-8"><title>x</title>'
    matrix = plan.picture.matrix()
    cells = (plan, plan.workload(), plan.workload(of="section"), plan.why(SCRIPT, "1"))
    cards = "".join(one._repr_html_() for one in cells)
    (tmp_path / "cards.html").write_text(head + cards, "utf-8")
    (tmp_path / "picture.html").write_text(head + matrix.svg, "utf-8")
    matrix.save(tmp_path / "picture.svg")
    for name in ("report.html", "cards.html", "picture.html", "picture.svg"):
        with opened(browser, tmp_path / name) as (page, heard):
            assert (
                page.evaluate("document.querySelectorAll('script, img, a[href^=http]').length") == 0
            )
            text = page.evaluate("document.documentElement.textContent")
            assert SCRIPT in text
            assert FORMULA in text or name.startswith("picture")
            assert heard == []


def test_the_checks_find_what_is_wrong(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text(
        "<!doctype html><meta charset=utf-8><h1>x</h1><h3>y</h3><table><tr><td>1</table>"
        "<p style='color:#888'>faint</p><div style='width:3000px'>wide</div>"
        "<svg width=90 height=30><rect width=90 height=30 fill='#777'></rect>"
        "<text x=5 y=20 fill='#555'>dim</text></svg>"
        "<img src=missing.png><script>console.log('said');alert(1)</script>",
        "utf-8",
    )
    with opened(browser, path) as (page, heard):
        assert page.evaluate(WIDE) > 0
        assert skipped(page.evaluate(HEADINGS)) == [3]
        assert page.evaluate(NAMELESS) == 1
        assert [one.split()[2] for one in page.evaluate(FAINT)["faint"]] == ["faint", "dim"]
        page.wait_for_load_state()
        assert {one.split(":")[0] for one in heard} == {"console", "dialog", "request"}
    assert skipped([2, 3]) == [2, 1]
