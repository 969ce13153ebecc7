"""Words for cells: who holds something, so that a reader of tables gets it back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

#: What a role is called where the plan's own word is no label that stands before names.
_LABELS = {
    ("leader", "lead"): "牵头领导",
    ("leader", "responsible"): "责任人",
    ("leader", "support"): "配合领导",
    ("leader", "guide"): "指导领导",
    ("leader", "supervise"): "督导领导",
    ("leader", "coordinate"): "统筹领导",
    ("section", "lead"): "牵头单位",
    ("section", "responsible"): "责任单位",
    ("section", "support"): "配合单位",
    ("section", "guide"): "指导单位",
    ("section", "supervise"): "督导单位",
    ("section", "coordinate"): "统筹单位",
}
_PARTIES = ("领导", "人", "单位", "部门", "科室", "处室", "股室", "机构", "主体")


def plain(text: str) -> str:
    """Text for a cell: printed as it is, but controls and invisible marks escaped."""
    if text.isprintable():
        return text
    from unicodedata import category

    out = []
    for mark in text.replace("\r\n", "\n").replace("\r", "\n"):
        if mark == "\n" or mark.isprintable() or category(mark) == "Zs":
            out.append(mark)
        elif mark == "\t":
            out.append(" ")
        else:
            out.append(mark.encode("unicode_escape", "replace").decode("ascii"))
    return "".join(out)


def label_of(row: dict[str, Any]) -> str:
    """The label before the names: the plan's own word where it is one."""
    word = row["role_word"] or ""
    if word.endswith(_PARTIES) and word.isprintable() and len(word) <= 10:
        return str(word)
    kind = "leader" if row["actor_kind"] == "leader" else "section"
    return _LABELS[kind, row["role"]]


def holders_in_words(
    rows: Sequence[dict[str, Any]], heading: Sequence[str], between: str = "、"
) -> str:
    """The names of a cell, by label; without labels where all have one that the column has.

    Lists stand between ；, names in them between 、, or `between` where no label is said. A list
    that is open in the text ends in 等.
    """
    lists: dict[str, list[str]] = {}
    open_lists = set()
    for row in rows:
        label = label_of(row)
        names = lists.setdefault(label, [])
        if row["actor"] not in names:
            names.append(row["actor"])
        if row["open_list"]:
            open_lists.add(label)
    bare = len(lists) == 1 and next(iter(lists)) in heading
    said = {
        label: (between if bare else "、").join(map(plain, names))
        + ("等" if label in open_lists else "")
        for label, names in lists.items()
    }
    if bare:
        return next(iter(said.values()))
    return "；".join(f"{label}：{names}" for label, names in said.items())
