from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))


def outputs(notebook: object) -> str:
    """All text that a reader of the executed notebook sees."""
    seen = []
    for cell in notebook.cells:  # type: ignore[attr-defined]
        for output in cell.get("outputs", []):
            seen.append(output.get("text", ""))
            seen.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(seen)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_says_the_right_values(path: Path, tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    work = tmp_path / "examples" / "notebooks"
    work.mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "examples" / "plans", tmp_path / "examples" / "plans")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(work)}}
    ).execute()
    text = outputs(notebook)
    shown = [one.get("data", {}) for cell in notebook.cells for one in cell.get("outputs", [])]
    pictures = [set(data) for data in shown if "<Picture" in data.get("text/plain", "")]
    assert len(pictures) == (path.stem in ("first_session", "own_table"))
    assert all(data == {"image/svg+xml", "text/plain"} for data in pictures)
    if path.stem == "first_session":
        for value in (
            "11 chapters, 33 items, 6 leaders, 16 sections, 6 task forces, 6 themes",
            "36 in full counting, 33 in fractional counting",
            "22 items outside all task forces",
            "(牵头领导:孔维健。责任科室:养老服务科)",
            "<Picture Responsibility matrix: leaders and items – 2020年曲阜市民政工作要点>",
            "赵树志: items 11",
            "孔维健 → 三、加快推进养老服务发展 → 8. 强化基本养老服务保障",
            "\nFalse\n",
        ):
            assert value in text, value
        card = notebook.cells[1]["outputs"][0]["data"]["text/html"]
        assert "2020年曲阜市民政工作要点" in card
        assert "plan.coverage(" in card
    if path.stem == "own_table":
        for value in (
            "own_table.csv:1:24: information: the heading of a column is not known",
            "4 chapters, 10 items, 4 leaders, 6 sections, 0 task forces",
            "90% have a leader",
            "6       二/6  编印查档指南  方便查阅",
            "8       三/8  建设备份机房  数字化",
            "沈知远 0.83 above by 0.0\n梁若溪 1.25 above by 0.5\n顾明川 1.00 above by 0.0\n"
            "韩青禾 0.67 above by 0.0",
            "<Picture Responsibility matrix: sections and items",
            "利用科: items 4",
            "0 things lost; 23 of 23 rows",
            "经办：利用科、信息科",
            "['stated', 'stated', 'stated', 'curated']\n0 left to confirm",
            "role: responsible, printed 经办\n  provenance: curated\n  reason: 办公室",
            "沈知远 2 6.0\n梁若溪 1 1.0\n顾明川 0 0.0\nof nobody: ['编印指南']",
        ):
            assert value in text, value
        assert (work / "own_table_report.docx").stat().st_size > 2000
        assert (work / "own_table_confirm.xlsx").stat().st_size > 2000
    if path.stem == "measures":
        for value in (
            "'孔德民': 0, '孔令爱': 0, '孔维健': 9, '赵树志': 11, '邢洪彬': 8, '任志民': 2",
            "2 ['孔维健', '赵树志'] exact",
            "5 ['孔德民', '孔维健', '赵树志', '邢洪彬', '任志民'] of 6",
            "党建科 ['一', '十一'] ['孔德民', '孔令爱', '赵树志'] 2 groups",
            "社会事务科 ['二', '八'] ['孔维健', '赵树志'] 2 groups",
            "7 sections under more than one lead leader",
            "theme_without_item · 全省社会救助制度创新试点 · line 7",
            "information · 强化党建统领,提高政治站位",
            "全省城市社区治理实验区建设 → ['15']",
            "“儒乡圣地·孝养曲阜”文化养老体系品牌打造 → ['9']",
            "12 of 18 would have to stay away",
        ):
            assert value in text, value
    if path.stem == "what_if":
        for value in (
            "4 items without a leader: ['4', '5', '6', '7']",
            "5 moves (draft, for study):",
            "4, which has nobody, to 何青禾: 何青禾 shares section 活动科 with it",
            "loads: {'林一帆': 4, '许知行': 3, '何青禾': 3}",
            "the 7 items 1–7 may go only to 林一帆 and 何青禾: between them they carry at least 7, "
            "so someone carries at least 4",
            "[{'moves': 4, 'maximum': 4.0}]",
            "['林一帆', '何青禾'] exact",
            "someone's utilisation is at least 3",
            "False — the 4 items 4–7 cannot stay as they are: 4 moves are needed at least, and 3 "
            "allowed",
            "row 1 of apart: items 7 and 4 also stay together (row 1 of together)",
            "before: {'孔德民': 3, '孔令爱': 3, '孔维健': 9, '赵树志': 11, ",
            "after:  {'孔德民': 5, '孔令爱': 5, '孔维健': 8, '赵树志': 8, ",
            "least greatest number of items: 8.0 exact",
            "the 24 items 4–25, 28 and 29 may go only to 孔维健, 赵树志 and 邢洪彬: between them "
            "they carry at least 24, so someone carries at least 8",
            "0 → 11\n1 → 10\n2 → 9\n5 → 8",
            "孔德民 shares section 人事科 with it; 赵树志 goes from 12 to 11, 孔德民 from 3 to 4",
            "[(0, 11.0), (1, 9.0), (2, 8.0)]",
        ):
            assert value in text, value


def test_there_are_notebooks() -> None:
    assert {"first_session", "measures", "own_table", "what_if"} <= {
        path.stem for path in NOTEBOOKS
    }


def test_notebooks_are_kept_without_outputs() -> None:
    nbformat = pytest.importorskip("nbformat")
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            assert not cell.get("outputs"), path
            assert cell.get("execution_count") is None, path
