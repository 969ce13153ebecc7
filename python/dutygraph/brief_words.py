"""The words of a brief, a list a language: the same keys, the same values in each sentence.

`{items:# item|# items}` is a number with the words for one and for several.
"""

from __future__ import annotations

ZH: dict[str, str] = {
    "page": "工作计划概要",
    "page_of": "工作计划概要：{title}",
    "comma": "、",
    "document": "文件",
    "title": "标题：{title}。",
    "no_title": "文中没有标题。",
    "notice": "印发通知：{notice}。",
    "issuer": "发文机关：{issuer}。",
    "no_issuer": "文中未写明发文机关。",
    "date": "成文日期：{date}。",
    "no_date": "文中未写明成文日期。",
    "not_a_plan": "这份文件看来不是工作计划，以下只列出读到的内容。",
    "cover_notice": "这份文件只有印发通知，没有计划正文。",
    "plan_without_responsibilities": "这份计划没有写明责任分工。",
    "no_text": "没有保存原文，因此不引用原句。",
    "counts": "共有一级标题{chapters}个、工作任务{items}项、牵头领导{leaders}位、"
    "责任科室{sections}个、工作专班{task_forces}个。",
    "basis": "本页仅统计文本表述；姓名和科室按文中出现的先后排列。",
    "responsibility": "责任明确情况",
    "stated_nowhere": "文中没有责任分工表述。",
    "stated_at_headings": "写在标题处的责任分工{count}处，由标题下的任务就近承接："
    "标题有牵头领导的，其下任务就都有；科室的任务数因此是上限。",
    "stated_at_items": "写在任务处的责任分工{count}处。",
    "stated_at_task_forces": "写在工作专班处的责任分工{count}处。",
    "led": "有牵头领导的任务{held}项，没有写明牵头领导的任务{open}项。",
    "with_section": "有责任科室的任务{held}项，没有写明责任科室的任务{open}项。",
    "sums": "牵头任务数合计{items}，折算数合计{fractional}；共同牵头的任务，"
    "牵头任务数对每位各计一项，折算数按人数均分。",
    "leaders": "牵头领导",
    "leader": "{name}：牵头任务数{items}，折算数{fractional}，所在一级标题{chapters}个。",
    "shared": "共同牵头的任务{count}项：{names}。",
    "not_shared": "没有共同牵头的任务。",
    "single": "单人牵头任务{count}项：{names}。",
    "no_single": "没有单人牵头任务。",
    "sections": "责任科室",
    "section": "{name}：任务数{items}。",
    "section_at_most": "{name}：任务数不超过{items}。",
    "several_leads": "多头对应的科室{count}个：{names}。文中只说明到这里；共同牵头计为一方。",
    "no_several_leads": "没有多头对应的科室；共同牵头计为一方。",
    "several_leads_of": "{name}：对应{groups}方牵头，姓名为{names}。",
    "task_forces": "工作专班",
    "task_force": "{name}：任务{items}项，其中文中写明{stated}项、人工整理{curated}项、"
    "程序推断{inferred}项。",
    "force_assigned": "其中指派给它的任务{count}项：{names}。",
    "force_stated": "其中文中写明由它推进的任务{count}项：{names}。",
    "force_curated": "其中人工整理的任务{count}项：{names}。",
    "force_inferred": "其中程序推断的任务{count}项：{names}。",
    "outside": "不在专班范围的任务{count}项：{names}。专班为重点工作而设，这属于正常情况，"
    "仅供了解。",
    "none_outside": "没有不在专班范围的任务。",
    "commitments": "目标任务",
    "undertaken": "目标任务表述{count}条，其中有数字的{figures}条，写明时限的{deadlines}条。",
    "target": "任务{number}：{text}。",
    "target_by": "任务{number}：{text}（时限：{deadline}）。",
    "deadline": "任务{number}：{text}（时限：{deadline}；没有数字）。",
    "open": "待核实事项",
    "item_without_leader": "没有写明牵头领导的任务{count}项：{names}。",
    "item_without_section": "没有写明责任科室的任务{count}项：{names}。",
    "theme_without_item": "没有任务提到的重点{count}个：{names}。",
    "task_force_without_item": "没有找到对应任务的工作专班{count}个：{names}。",
    "task_force_without_head": "文中未写明负责人的工作专班{count}个：{names}。",
    "unclear": "程序没有读懂的地方{count}处：{names}。",
    "nothing_open": "没有待核实事项。",
    "more": "此外还有{count}条，见查询。",
}

EN: dict[str, str] = {
    "page": "A work plan in plain words",
    "page_of": "A work plan in plain words: {title}",
    "comma": ", ",
    "document": "The document",
    "title": "Title: {title}.",
    "no_title": "The text has no title.",
    "notice": "Covering notice: {notice}.",
    "issuer": "Issued by {issuer}.",
    "no_issuer": "The text does not say who issued it.",
    "date": "Dated {date}.",
    "no_date": "The text states no date.",
    "not_a_plan": "This seems to be no work plan; what was read stands below.",
    "cover_notice": "This is the covering notice only, without the plan.",
    "plan_without_responsibilities": "This plan does not say who is responsible for what.",
    "no_text": "The text was not kept, so nothing is quoted.",
    "counts": "It has {chapters:# chapter|# chapters}, {items:# item|# items}, "
    "{leaders:# leader|# leaders}, {sections:# section|# sections} and "
    "{task_forces:# task force|# task forces}.",
    "basis": "This page counts what the text says and nothing else; names stand in printed order.",
    "responsibility": "How responsibility is stated",
    "stated_nowhere": "The text assigns nobody to anything.",
    "stated_at_headings": "{count:# assignment is|# assignments are} stated at headings and "
    "reach the items below, the nearest heading first: an item below a heading with a leader has "
    "one by construction, and the items of a section are upper bounds.",
    "stated_at_items": "{count:# assignment is|# assignments are} stated at items.",
    "stated_at_task_forces": "{count:# assignment is|# assignments are} stated at task forces.",
    "led": "{held:# item has|# items have} a leader, {open:# has|# have} none stated.",
    "with_section": "{held:# item has|# items have} a section, {open:# has|# have} none stated.",
    "sums": "Items of leaders add up to {items} in full counting and {fractional} in fractional "
    "counting: an item led jointly is one for each in full, and shared evenly in fractions.",
    "leaders": "Leaders",
    "leader": "{name}: {items:# item|# items} in full, {fractional} in fractional counting, in "
    "{chapters:# chapter|# chapters}.",
    "shared": "{count:# item is|# items are} led jointly: {names}.",
    "not_shared": "No item is led jointly.",
    "single": "{count:# item has|# items have} one leader and no other: {names}.",
    "no_single": "No item has one leader and no other.",
    "sections": "Sections",
    "section": "{name}: {items:# item|# items}.",
    "section_at_most": "{name}: {items:# item|# items} or fewer.",
    "several_leads": "{count:# section stands|# sections stand} under more than one lead, "
    "joint leads counted once: {names}. The text shows no more than that.",
    "no_several_leads": "No section stands under more than one lead, joint leads counted once.",
    "several_leads_of": "{name}: under {groups:# lead|# leads}, by name {names}.",
    "task_forces": "Task forces",
    "task_force": "{name}: {items:# item|# items}, of which {stated} stated in the text, "
    "{curated} linked by a person, {inferred} inferred by the program.",
    "force_assigned": "{count:# of them is|# of them are} assigned to it: {names}.",
    "force_stated": "{count:# of them is|# of them are} stated to be driven by it: {names}.",
    "force_curated": "{count:# of them was|# of them were} linked by a person: {names}.",
    "force_inferred": "{count:# of them was|# of them were} inferred by the program: {names}.",
    "outside": "{count:# item lies|# items lie} outside all task forces: {names}. Task forces "
    "are set up for priorities, so this is normal, and information only.",
    "none_outside": "No item lies outside all task forces.",
    "commitments": "Commitments",
    "undertaken": "{count:# commitment|# commitments}: {figures} with a figure, {deadlines} with "
    "a stated deadline.",
    "target": "Item {number}: {text}.",
    "target_by": "Item {number}: {text} (deadline: {deadline}).",
    "deadline": "Item {number}: {text} (deadline: {deadline}; without a figure).",
    "open": "To be verified",
    "item_without_leader": "{count:# item states|# items state} no leader: {names}.",
    "item_without_section": "{count:# item states|# items state} no section: {names}.",
    "theme_without_item": "{count:# priority is|# priorities are} named by no item: {names}.",
    "task_force_without_item": "No item was found for {count:# task force|# task forces}: {names}.",
    "task_force_without_head": "The text names no head of {count:# task force|# task forces}: "
    "{names}.",
    "unclear": "{count:# place was|# places were} not understood by the program: {names}.",
    "nothing_open": "Nothing is left to be verified.",
    "more": "And {count} more; the query gives all.",
}

LANGUAGES = {"zh": ZH, "en": EN}
