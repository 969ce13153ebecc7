"""The words of the sheet to confirm (待核实事项), in Chinese and English."""

from __future__ import annotations

#: The columns by what they hold; a sheet is read back by the headings of either language.
COLUMNS: dict[str, dict[str, str]] = {
    "zh": {
        "number": "序号",
        "kind": "类别",
        "question": "待核实事项",
        "subject": "对象",
        "key": "任务编号",
        "work": "任务",
        "reading": "程序读法",
        "line": "行号",
        "quote": "原文",
        "sentence": "所在句",
        "answer": "确认",
        "correction": "更正",
        "note": "说明",
        "reviewer": "核对人",
    },
    "en": {
        "number": "number",
        "kind": "kind",
        "question": "question",
        "subject": "subject",
        "key": "key",
        "work": "work",
        "reading": "reading",
        "line": "line",
        "quote": "quote",
        "sentence": "sentence",
        "answer": "answer",
        "correction": "correction",
        "note": "note",
        "reviewer": "reviewer",
    },
}
#: The columns that a person fills in, with the answers that are offered.
FILLED = {"answer": True, "correction": False, "note": False, "reviewer": False}
#: The columns without which a row says nothing.
NEEDED = ("kind", "subject", "work", "quote", "sentence", "answer", "correction")

#: Kinds of questions; those about diagnostics go by their code in both languages.
KINDS: dict[str, dict[str, str]] = {
    "zh": {"drives": "专班对应任务", "advances": "主题对应任务", "open_list": "名单未列全"},
    "en": {},
}

OFFERED = {"zh": ("是", "否"), "en": ("yes", "no")}
YES = frozenset(("是", "对", "正确", "属实", "√", "✓", "yes", "y", "true"))
NO = frozenset(("否", "不", "不是", "不对", "错", "×", "✗", "no", "n", "false"))

TITLE = {"zh": "待核实", "en": "to confirm"}

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "drives": "这个专班是否对应这项任务？",
        "drives_reading": "推断对应，{score}；依据：{matched}",
        "advances": "这个主题是否由这项任务落实？",
        "advances_reading": "推断落实；依据：{matched}",
        "open_list": "所列名称是否就是全部？",
        "open_list_reading": "名单未列全",
        "finding": "程序读法是否正确？",
        "caption": "仅统计文本表述。“确认”填是或否，“更正”写应有的内容；共{count}项。",
    },
    "en": {
        "drives": "Does this task force drive this item?",
        "drives_reading": "inferred, {score}; by {matched}",
        "advances": "Does this item advance this theme?",
        "advances_reading": "inferred; by {matched}",
        "open_list": "Are these all the names?",
        "open_list_reading": "an open list",
        "finding": "Is this reading right?",
        "caption": "By the text alone. Answer yes or no, or write what is right; {count} rows.",
    },
}

#: What the reader made of it, by the code of the diagnostic; the message where there is none.
READINGS: dict[str, str] = {
    "document.control": "有控制字符，读取时略去",
    "reader.absurd_number": "编号过大，按原文保留",
    "reader.bidi_control": "有改变文字方向的不可见字符，名称中略去",
    "reader.brackets_between_items": "同一标题下任务之间有责任括号，各归前一项任务",
    "reader.count_mismatch": "写明的个数与所列不符，按所列读取",
    "reader.cover_only": "只有印发通知，没有计划正文",
    "reader.duplicate_number": "编号重复，后一个记作 #2",
    "reader.empty_list": "责任标注后没有名称，没有读出责任",
    "reader.empty_text": "文本为空",
    "reader.empty_title": "标题为空",
    "reader.invisible_character": "有不可见字符，名称中略去",
    "reader.item_without_heading": "任务不在任何标题之下",
    "reader.lost_character": "此处文字在转换时已丢失",
    "reader.name_blank": "名称中有空格，按去掉空格后的名称计",
    "reader.name_variant": "同一名称有两种写法，作同一个计",
    "reader.no_outline": "没有以编号开头的行，未能读出任务",
    "reader.no_responsibilities": "文中没有写明责任",
    "reader.noncharacter": "此处不是文字",
    "reader.not_a_plan": "标题表明不是计划，没有读出责任",
    "reader.number_order": "编号不连续，按原文顺序",
    "reader.private_use": "此处为自造字，含义不明",
    "reader.repeated_bracket": "责任标注重复",
    "reader.repeated_name": "名称重复，只计一次",
    "reader.system_mismatch": "工作体系的数字与所列不符，按所列读取",
    "reader.unattached_text": "此段文字没有归属，没有读出责任",
    "reader.unclosed_bracket": "责任括号没有右半，按到行末为止",
    "reader.unknown_label": "标注词不认识，没有读出责任",
    "reader.unlabelled_part": "没有标注词，没有读出责任",
    "reader.unread_bracket": "责任括号没有读懂，没有读出责任",
    "table.unknown_column": "表头不认识，此列没有读",
    "table.unread_row": "此行没有读懂",
    "xlsx.hidden_sheet": "工作表隐藏，没有读",
    "xlsx.hidden_rows": "隐藏的行照常读取",
}


def reading_of(code: str, message: str, language: str) -> str:
    """What the reader made of a place, for a person."""
    return READINGS.get(code, message) if language == "zh" else message
