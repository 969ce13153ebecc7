"""What stands at the head of a report: where the plan comes from, what was counted."""

from __future__ import annotations

from .cells import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..plan import Plan

_LEVELS = (
    ("标题", "headings", ("chapter", "heading")),
    ("任务", "items", ("item", "subitem")),
    ("工作专班", "task forces", ("task_force",)),
)

_ZH = {
    "nowhere": "仅统计文本表述：原文没有责任分工表述。",
    "stated": "仅统计文本表述：责任写在{stated}{inherited}。",
    "inherited": "；标题处的责任由其下任务就近承接",
}
_EN = {
    "nowhere": "Only what the text says is counted: it states no responsibility.",
    "stated": "Only what the text says is counted (仅统计文本表述): stated {stated}{inherited}.",
    "inherited": "; items take over what stands at the nearest heading",
}


def printed_date(plan: Plan, language: str) -> str:
    """The date of a plan as documents print it; empty where it has none."""
    day = plan.date
    if day is None:
        return ""
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def source_of(plan: Plan, language: str) -> str:
    """Where a plan comes from, in one sentence: issuer, title, date and file."""
    chinese = language == "zh"
    between = "，" if chinese else ", "
    title = f"《{plain(plan.title)}》" if plan.title else ""
    # A title stands right behind its issuer in Chinese.
    named = [plain(plan.issuer or "") + title] if chinese else [plain(plan.issuer or ""), title]
    said = between.join(part for part in (*named, printed_date(plan, language)) if part)
    parts = [said] if said else []
    if plan.file:
        name = plain(plan.file.replace("\\", "/").rsplit("/", 1)[-1])
        parts.append(f"文件：{name}" if chinese else f"file {name}")
    if chinese:
        return f"来源：{'；'.join(parts) or '未注明'}。"
    return f"Source: {'; '.join(parts) or 'not stated'}."


def levels_of(plan: Plan, language: str) -> str:
    """At what level responsibility is stated, in one sentence."""
    chinese = language == "zh"
    kinds = plan.assignments("direct")["work_kind"]
    counts = [sum(kind in some for kind in kinds) for *_, some in _LEVELS]
    stated = ("、" if chinese else ", ").join(
        f"{level[0]}处{count}处" if chinese else f"{count} at {level[1]}"
        for level, count in zip(_LEVELS, counts, strict=True)
        if count
    )
    words = _ZH if chinese else _EN
    if not stated:
        return words["nowhere"]
    return words["stated"].format(stated=stated, inherited=words["inherited"] if counts[0] else "")
