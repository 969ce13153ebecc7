"""What moved between two plans, on invented years, the Qufu plan changed, and SciPy's pairing."""

from __future__ import annotations

import itertools
import json
import math
import pickle
import random
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, SEED

import dutygraph as dg
from dutygraph import cli

BEFORE = """甲市民政局关于印发《2023年甲市民政工作要点》的通知
甲市民政局
2023年3月1日
2023年甲市民政工作要点
一、发展养老服务
1. 新增养老床位。年内新建床位二百张。
2. 培训护理人员。全年组织培训四期。
(牵头领导:孙尧。责任科室:养老科)
二、做好社会救助
3. 提高低保标准。按月发放补助。
4. 规范临时救助。建立备用金制度。
(牵头领导:李禾。责任科室:救助科)
"""
AFTER = """甲市民政局关于印发《2024年甲市民政工作要点》的通知
甲市民政局
2024年3月1日
2024年甲市民政工作要点
一、加强党的建设
1. 开展党员教育。每月上一堂党课。
(牵头领导:周宁。责任科室:党建科)
二、发展养老服务
2. 新增养老床位。年内新建床位二百张。
3. 培训养老护理人员。全年组织培训四期。
4. 规范临时救助。建立备用金制度。
(牵头领导:周宁。责任科室:养老科)
"""


def found() -> dg.Comparison:
    return dg.read_text(BEFORE).compare(dg.read_text(AFTER))


def test_two_invented_years() -> None:
    rows = found().items.rows()
    assert [(row["title_before"], row["title_after"], row["change"]) for row in rows] == [
        ("新增养老床位", "新增养老床位", ["renumbered", "holders_changed"]),
        ("培训护理人员", "培训养老护理人员", ["renamed", "renumbered", "holders_changed"]),
        ("提高低保标准", None, ["lost"]),
        ("规范临时救助", "规范临时救助", ["moved", "holders_changed"]),
        (None, "开展党员教育", ["gained"]),
    ]
    assert [row["match"] for row in rows] == ["identical", "inferred", None, "identical", None]
    assert [row["evidence"] for row in rows[:2]] == [["title", "text"], ["similar_title", "text"]]
    assert rows[3]["score"] == 1.0
    assert rows[3]["evidence"] == ["number", "title", "text"]
    assert rows[3]["chapter_before"] == "二、做好社会救助"
    assert rows[3]["chapter_after"] == "二、发展养老服务"
    assert (rows[0]["leaders_before"], rows[0]["leaders_after"]) == (["孙尧"], ["周宁"])
    assert rows[4]["leaders_before"] is None
    assert [row["change"] for row in found().headings] == [["renumbered"], ["lost"], ["gained"]]
    assert [
        (row["name"], row["items_before"], row["items_after"], row["kept"])
        for row in found().actors
    ] == [
        ("孙尧", 2, None, None),
        ("李禾", 2, None, None),
        ("周宁", None, 4, None),
        ("养老科", 2, 3, 2),
        ("救助科", 2, None, None),
        ("党建科", None, 1, None),
    ]
    assert "both plans issued by 甲市民政局" in found().actors.caption


def test_the_record() -> None:
    one = found()
    assert str(one).splitlines() == [
        "items: 4 before, 4 after; 3 in both (1 inferred), 1 lost, 1 gained; 1 renamed, "
        "2 renumbered, 1 moved, 3 holders changed",
        "headings: 2 before, 2 after; 1 in both, 1 lost, 1 gained; 1 renumbered",
        "leaders: 2 before, 1 after; 0 in both by name, 2 lost, 1 gained",
        "sections: 2 before, 2 after; 1 in both by name, 1 lost, 1 gained",
    ]
    assert one.exact is True
    assert pickle.loads(pickle.dumps(one)) == one
    assert "1 lost" in repr(one)
    assert "培训养老护理人员" in one._repr_html_()
    assert "items: 4 before" in one._repr_html_()


def test_qufu_against_itself_and_changed(plan: dg.Plan) -> None:
    same = plan.compare(plan)
    assert Counter(map(tuple, same.items["change"])) == {("same",): 33}
    assert same.headings["change"] == [["same"]] * 11
    assert list(same.actors["items_before"]) == list(same.actors["kept"])
    text = SEED.read_text(encoding="utf-8")
    text = text.replace(
        "8. 强化基本养老服务保障。", "7. 推进一件新事。做好。\n8. 强化基本养老服务保障。"
    )
    text = text.replace("(牵头领导:任志民。", "(牵头领导:邢洪彬。")
    text = text.replace("12. 提升儿童福利服务水平", "12. 着力提升儿童福利服务")
    changed = plan.compare(dg.read_text(text))
    assert str(changed).splitlines()[0] == (
        "items: 33 before, 34 after; 33 in both (1 inferred), 0 lost, 1 gained; 30 same, "
        "1 renamed, 2 holders changed"
    )
    (renamed,) = (row for row in changed.items if "renamed" in row["change"])
    assert (renamed["number_before"], renamed["match"]) == ("12", "inferred")
    back = dg.read_text(text).compare(plan)
    assert [row["title_before"] for row in back.items if row["change"] == ["lost"]] == [
        "推进一件新事"
    ]


def test_against_scipy() -> None:
    optimize = pytest.importorskip("scipy.optimize")
    words = ["养老", "救助", "床位", "标准", "服务", "提高", "规范", "建设"]

    def pairs(text: str) -> Counter[str]:
        return Counter(text[at : at + 2] for at in range(len(text) - 1))

    def cosine(one: str, other: str, weight: dict[str, float]) -> float:
        if one == other:
            return float(one != "")
        a, b = pairs(one), pairs(other)
        if not a or not b:
            return 0.0
        product = sum(a[x] * b[x] * weight[x] ** 2 for x in a if x in b)
        lengths = [math.sqrt(sum((c[x] * weight[x]) ** 2 for x in c)) for c in (a, b)]
        return product / (lengths[0] * lengths[1])

    def weights(texts: list[str]) -> dict[str, float]:
        sets = [set(pairs(text)) for text in texts if pairs(text)]
        seen = Counter(itertools.chain.from_iterable(sets))
        return {x: math.log((len(sets) + 1) / (count + 1)) + 1 for x, count in seen.items()}

    paired = 0
    for seed in range(1000):
        draw = random.Random(seed)

        def drawn(draw: random.Random = draw) -> list[tuple[str, str]]:
            return [
                tuple("".join(draw.choices(words, k=draw.randrange(4))) for _ in range(2))  # type: ignore[misc]
                for _ in range(draw.randrange(8))
            ]

        years = [drawn(), drawn()]
        plans = []
        for items in years:
            builder = dg.PlanBuilder("random")
            for at, (title, text) in enumerate(items, 1):
                builder.item(str(at), title, text=text)
            plans.append(builder.build())
        title_weight, text_weight = (
            weights([item[part] for items in years for item in items]) for part in (0, 1)
        )
        scores = []
        for at, (title, text) in enumerate(years[0]):
            scores.append([0.0] * len(years[1]))
            for to, (other, body) in enumerate(years[1]):
                number = float(at == to)
                t, x = cosine(title, other, title_weight), cosine(text, body, text_weight)
                if title or other:
                    score = 0.5 * t + 0.4 * x if text and body else 0.9 * t
                    score += 0.1 * number
                else:
                    score = 0.9 * x + 0.1 * number if text or body else number
                score = round(score, 6)
                scores[-1][to] = score if score >= 0.4 else 0.0
        best = 0.0
        if years[0] and years[1]:
            rows, columns = optimize.linear_sum_assignment(scores, maximize=True)
            best = sum(scores[row][column] for row, column in zip(rows, columns, strict=True))
        table = plans[0].compare(plans[1]).items
        ours = [score for score in table["score"] if score is not None]
        assert sum(ours) == pytest.approx(best, abs=1e-5), seed
        paired += len(ours)
    assert paired > 500


def test_renaming_all_people_changes_only_the_holders() -> None:
    one = dg.read_text(BEFORE)
    other = dg.read_text(BEFORE.replace("孙尧", "陈实").replace("李禾", "吴可"))
    changed = one.compare(other)
    assert changed.items["change"] == [["holders_changed"]] * 4
    assert changed.headings["change"] == [["same"]] * 2
    assert changed.actors["items_after"] == [None, None, 2, 2, 2, 2]


def test_a_higher_threshold_keeps_fewer_pairs() -> None:
    before, after = dg.read_text(BEFORE), dg.read_text(AFTER)
    counts = [
        sum(match is not None for match in before.compare(after, at).items["match"])
        for at in (0.1, 0.4, 0.95, 1.0)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[1] > counts[3] == 1


def test_bad_input(small: dg.Plan) -> None:
    with pytest.raises(dg.ArgumentError, match="another Plan"):
        small.compare("last year")
    for threshold in (0, -1, 2, float("nan")):
        with pytest.raises(dg.ArgumentError, match="threshold"):
            small.compare(small, threshold)
    with pytest.raises(dg.ArgumentError):
        small.compare(small, inheritance="nearby")
    assert len(dg.Plan().compare(dg.Plan()).items) == 0


def test_stop(small: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    with pytest.raises(dg.Stopped):
        small.compare(small, stop=flag)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "before.txt", tmp_path / "after.txt"
    before.write_text(BEFORE, encoding="utf-8")
    after.write_text(AFTER, encoding="utf-8")
    for show in ("items", "actors", "headings", "totals"):
        assert cli.main(["compare", str(before), str(after), "--show", show, "-f", "json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        assert rows == getattr(found(), show).rows()
    assert cli.main(["compare", str(before), str(after)]) == 0
    assert capsys.readouterr().out.startswith("change,number_before,")
    assert cli.main(["compare", str(before)]) == 2
    assert cli.main(["compare", str(before), str(after), "--threshold", "7"]) == 2
    assert cli.main(["compare", str(before), str(tmp_path / "none.txt")]) == 3
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert cli.main(["compare", str(before), str(empty), "--strict"]) == 1
    assert "reader.empty_text" in capsys.readouterr().err


def test_the_example_of_the_docs() -> None:
    page = (ROOT / "docs" / "compare.md").read_text(encoding="utf-8")
    for line in str(found()).splitlines():
        assert line in page
