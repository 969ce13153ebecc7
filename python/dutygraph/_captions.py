"""The caption of a table in the words of a person: counting, inheritance, level, denominator."""

from __future__ import annotations

from .options import options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_RULES_EN = {
    "nearest": "nearest (an item takes what it states itself, else what the nearest heading "
    "above it states, each role and kind of actor apart)",
    "all": "all (an item takes what it states itself and what every heading above it states)",
    "direct": "direct (only what is stated at the item itself)",
}
_RULES_ZH = {
    "nearest": "就近承接(任务自己写明的优先，否则取上方最近标题所写，各角色、各类主体分别计算)",
    "all": "全部承接(任务自己写明的，加上方各级标题所写)",
    "direct": "不承接(只计写在任务处的)",
}
_KINDS = {
    "leader": "牵头领导",
    "section": "责任科室",
    "task force": "工作专班",
    "heading": "标题",
    "top-level heading": "一级标题",
    "item": "任务",
    "items held": "所承担任务",
    "subitem": "子任务",
    "theme": "重点",
    "commitment": "目标任务表述",
    "mention": "提及",
    "actor": "责任主体",
    "assignment": "责任分工",
    "value": "数值",
    "unit": "单元",
    "node": "节点",
}

# What the clauses of a caption mean; {k} is a kind, every other group stands as it is.
_K = "(leaders?|sections?|task forces?|top-level headings|headings?|items? held|items?|subitems?|"
_K += "themes?|commitments?|mentions?|actors?|assignments?|values?|units?|nodes?)"
_CLAUSES: tuple[tuple[str, str], ...] = (
    (
        rf"items of {_K} counted in full and fractionally \(1/number of {_K} on the item\)",
        "{1}的任务：全计(每位各计一项)，折算(一项任务按人数均分)",
    ),
    (
        r"responsibility stated at headings for (\d+) of (\d+) items?"
        r"(?:, at the item itself for (\d+))?( \(assigned or driving\))?",
        "责任写在标题处的任务{1}/{2}项{3:，写在任务处的{}项}{4:(指派或推动)}",
    ),
    (
        rf"counts of {_K} are upper bounds, because a heading does not say which of its items "
        "each carries out",
        "{1}的任务数是上限，因为标题没有写明各自承担哪些任务",
    ),
    (
        r"counts of sections are upper bounds where headings state them",
        "写在标题处的，责任科室的任务数是上限",
    ),
    (
        r"lines are upper bounds, because a heading does not say which of its items each section "
        "carries out",
        "关系数是上限，因为标题没有写明各科室承担哪些任务",
    ),
    (rf"denominator: (\d+) {_K}(?:, total load (\S+))?", "分母：{2}{1}{3:，合计{}}"),
    (r"denominator: what either of the two has", "分母：两者任一方所有"),
    (r"denominator: the lengths of the two vectors", "分母：两个向量的长度"),
    (r"denominators: (.+)", "分母：{1:kinds}"),
    (
        rf"share: of the effort of the (\d+) items? with one of the {_K}",
        "占比：占有{2}的{1}项任务的投入",
    ),
    (r"efforts: exact, rounded once", "投入：精确求和，只舍入一次"),
    (r"efforts: (.+)", "投入：{1}"),
    (r"roles counted: (.+)", "计入的角色：{1}"),
    (
        rf"(\d+) of (\d+) items? (?:has|have) at least (\d+) {_K}, each counted once",
        "{2}项任务中有{1}项至少有{3}个{4}，各计一次",
    ),
    (
        rf"an item below a heading with {_K} is covered by construction",
        "标题有{1}的，其下任务就都有",
    ),
    (
        r"one row for each actor and effective role on an item",
        "每项任务的每个责任主体和实际角色一行",
    ),
    (r"(\d+) of (\d+) items? (?:has|have) an actor", "{2}项任务中有{1}项写明责任主体"),
    (r"assignments as stated, one row each", "责任分工按文中所写，每处一行"),
    (
        r"items that each task force drives or is assigned, an item of several counted for each",
        "各工作专班推动或承担的任务；属于几个专班的，各计一项",
    ),
    (
        r"links: (\d+) \((\d+) stated, (\d+) curated, (\d+) inferred\)",
        "对应关系{1}条(文中写明{2}、人工整理{3}、程序推断{4})",
    ),
    (
        r"leaders and sections: distinct holders of those items, inheritance: (\w+)",
        "牵头领导和责任科室：这些任务的承担者，不重复计，{1:rule}",
    ),
    (
        r"(\d+) of (\d+) items? outside every task force, which is normal",
        "不在专班范围的任务{1}/{2}项，属于正常情况",
    ),
    (r"score: 0 to 1, of inferred links only", "得分：0至1，只有程序推断的才有"),
    (
        r"matched: shared phrases of an inferred link, the reason given for a curated one",
        "相同词语：程序推断所依据的；人工整理的，为所给理由",
    ),
    (r"(\d+) findings?(?: \((.+)\))?", "待核实{1}处{2:({})}"),
    (r"(\d+) information(?: \((.+)\))?", "提示{1}处{2:({})}"),
    (r"figures and deadlines: not read", "数字和时限：没有读取"),
    (
        r"(\d+) mentions? of bodies outside the plan's actors",
        "提及计划责任主体以外的单位{1}处",
    ),
    (r"mentioned only, in no count", "仅为提及，不计入任何统计"),
    (
        r"(\d+) commitments? of (\d+) of (\d+) items?, parts counted with their item",
        "{3}项任务中{2}项有目标任务表述，共{1}条，子任务计入其任务",
    ),
    (r"(\d+) with a figure, (\d+) with a stated deadline", "有数字的{1}条，写明时限的{2}条"),
    (r"a figure without a comparator is as printed \(=\)", "没有比较词的数字按原文(=)"),
    (r"those with a figure", "只列有数字的"),
    (rf"sole_items: items with no other of the {_K}", "单人牵头任务：没有其他{1}的任务"),
    (r"lost_share: of all items", "单人牵头占比：占全部任务"),
    (
        r"exclusivity: sum of exp\(1 - holders\) over the items held",
        "独有程度：对所承担任务求exp(1-承担人数)之和",
    ),
    (
        rf"what has no other of the {_K}, each taken alone",
        "没有其他{1}的任务，逐个分别计算",
    ),
    (r"shares: of all items and of their effort", "占比：占全部任务及其投入"),
    (r"holders beyond the first, over all items", "第一位以外的承担人，按全部任务计"),
    (
        rf"share of the pairs of items of each of the {_K} that another one holds too",
        "各{1}的任务与他人共担的占比",
    ),
    (
        r"items below each top-level heading, each counted once there",
        "各一级标题下的任务，各计一次",
    ),
    (rf"items held by each of the {_K}, each counted once there", "各{1}承担的任务，各计一次"),
    (rf"holders: {_K}", "承担人：{1}"),
    (rf"holders: {_K} of each item", "承担人：各任务的{1}"),
    (
        rf"(\d+) components? of the network of (\d+) {_K} and (\d+) items?, (\d+) ties? "
        r"\(two roles on one item are one tie\)",
        "{2}个{3}与{4}项任务的网络有{1}个连通分量，连边{5}条(一项任务上的两个角色为一条)",
    ),
    (
        rf"network of (\d+) {_K} and (\d+) items?, (\d+) ties? "
        r"\(two roles on one item are one tie\)",
        "{1}个{2}与{3}项任务的网络，连边{4}条(一项任务上的两个角色为一条)",
    ),
    (r"nodes without which their component falls apart", "去掉后所在分量会断开的节点"),
    (r"ties without which their component falls apart", "去掉后所在分量会断开的连边"),
    (
        r"fragmentation: share of ordered pairs of nodes that no path joins",
        "分离程度：没有路径相连的有序节点对的占比",
    ),
    (r"(\d+) nodes? in (\d+) components?", "{2}个分量共{1}个节点"),
    (rf"pairs of {_K} with an item in common", "有共同任务的{1}两两一对"),
    (r"items: in full counting", "任务数：全计"),
    (
        r"weight: each item adds 1/\(holders - 1\) to each pair of its holders",
        "权重：每项任务给其每对承担人各加1/(承担人数-1)",
    ),
    (rf"(\d+) of (\d+) {_K} in no pair", "{2}个{3}中有{1}个不在任何一对"),
    (
        r"two-mode centralities: degree by the other side, closeness and betweenness by the most "
        "a node of its side could have, floating",
        "二模中心度：度按对方总数，接近和中介按本方可能的最大值",
    ),
    (r"core: greatest k of a k-core", "核数：所在k核的最大k"),
    (
        r"of several components, closeness in a small one can exceed 1",
        "有几个分量时，小分量中的接近中心度可能大于1",
    ),
    (r"who leads whom, each pair once", "谁领导谁，每对一次"),
    (
        r"lines: derived, not stated: a leader leads a section where both hold one item, the "
        "leader in role lead, the section in role lead or responsible",
        "关系由程序推得，不是文中写明：牵头领导与责任科室承担同一任务，即为一条",
    ),
    (
        r"lines: stated, from the leads edges of the plan(, which has none)?",
        "关系：文中写明的领导关系{1:(没有)}",
    ),
    (
        r"with more than one superior: (\d+) of (\d+) actors? \(all sections, and others who have "
        r"one\)",
        "有一个以上上级的：{2}个中{1}个(全部科室，以及有上级的其他主体)",
    ),
    (
        r"where leaders lead together several names are normal, and the text shows no more than "
        "that",
        "共同牵头时有几个姓名属于正常，文中只说明到这里",
    ),
    (r"span: distinct subordinates", "管理幅度：不同下级的个数"),
    (
        r"depth: longest path of lines below, none where a cycle is reached",
        "层数：向下最长的路径；遇到环则无",
    ),
    (r"reachable: other actors reached by lines", "可达数：沿关系可到达的其他主体"),
    (r"spans over who leads somebody", "管理幅度按有下级者计"),
    (
        rf"(unevenness|Lorenz curve in rising load) of: load of all {_K}, 0 without an item: "
        r"(items|efforts) counted (in full|fractionally \(1/number of .+ on the item\))",
        "全部{2}承担数的{1:spread}，没有任务的计0：{3:load}{4:way}",
    ),
    (
        r"number of items in common, each counted in full",
        "共有任务数，每项全计",
    ),
    (rf"rows: {_K}, columns: {_K}", "行：{1}，列：{2}"),
    (
        rf"similarity of {_K}: Jaccard index, what two share over what either has, of the {_K}"
        "( of the items held)?",
        "{1}的相似度：杰卡德指数，两者共有的与任一方所有的之比，按{3:所承担任务的}{2}",
    ),
    (
        rf"similarity of {_K}: cosine of the tf-idf vectors of neighbouring pairs of characters of "
        "title and body",
        "{1}的相似度：标题和正文相邻二字的tf-idf向量的余弦",
    ),
    (
        r"idf: (.+), N = (\d+) items? with text",
        "idf：{1}，N = {2}(有正文的任务)",
    ),
    (
        r"at most (\d+) nearest of each, those with nothing in common left out",
        "每个至多列{1}个最相近的，毫无共同的不列",
    ),
    (rf"(\d+) of (\d+) {_K} without a neighbour", "{2}个{3}中{1}个没有相近者"),
    (r"inheritance has no part in it", "与承接方式无关"),
    (
        r"connectedness, hierarchy, least_upper_boundedness: Krackhardt 1994, an upper bound may "
        "be one of the two",
        "connectedness、hierarchy、least_upper_boundedness：Krackhardt 1994，上界可以是两者之一",
    ),
    (r"efficiency: directed, as R sna", "efficiency：有向，同R的sna"),
    (r"efficiency_undirected: Krackhardt 1994", "efficiency_undirected：Krackhardt 1994"),
    (
        r"global_reaching_centrality: Mones, Vicsek and Vicsek 2012",
        "global_reaching_centrality：Mones、Vicsek和Vicsek 2012",
    ),
    (rf"{_K} by inheritance: (\w+)", "{1}：{2:rule}"),
    (r"inheritance: (\w+)", "承接方式：{1:rule}"),
    (r"(\d+) rules? checked, (\d+) kept", "检查规则{1}条，符合{2}条"),
    (
        r"(\d+) findings?: (\d+) errors?, (\d+) warnings?, (\d+) information",
        "{1}处：错误{2}、注意{3}、提示{4}",
    ),
    (r"items whose holders differ", "承担人不同的任务"),
    (
        r"items that had a holder before and have none after",
        "之前有承担人、之后没有的任务",
    ),
    (r"beside them (\d+) had none before", "此外之前就没有的{1}项"),
    (
        rf"the fewest {_K} who between them hold the (\d+) items?(?: of (“.*”))? that have one of "
        rf"the {_K}",
        "合起来承担{3}{2}项任务的最少{1}",
    ),
    (r"no other group is as small", "没有同样小的其他组合"),
    (r"of several groups the first in printed order", "有几个组合，取文中顺序在前的"),
    (r"whether others are as small is not known", "是否有同样小的其他组合，未知"),
    (
        r"items by their links: (\d+) stated, (\d+) curated, (\d+) inferred",
        "任务的对应关系：文中写明{1}、人工整理{2}、程序推断{3}",
    ),
    (r"items as given", "任务为所给"),
    (r"what each of those to convene holds of it", "召集各位所承担的部分"),
    (
        r"other leaders and sections that hold one of the items or are assigned to the task force "
        "itself",
        "承担其中任务或指派给专班的其他牵头领导和责任科室",
    ),
    (r"convened: those of them to convene", "召集：其中要召集的"),
    (
        rf"the smallest (?:number|group) of {_K} (?:without whom more than (\S+) of the items have "
        rf"none of the {_K}|who between them hold the (\d+) items? that have one of the {_K})",
        "最小的{1}组合{2:：没有他们，超过{}的任务就没有承担人}{4:：合起来承担{}项任务}",
    ),
    (r"role (\w+) of (\w+)", "角色：{1}({2})"),
    (r"load: (\w+)", "承担数：{1}"),
    (r"objective: (\w+)", "目标：{1}"),
    (r"eligibility: (\w+)", "可承担者：{1}"),
    (
        r"utilisation: load / capacity, where capacity is (1|as given)"
        r"(, times months in office / 12)?",
        "容量占用：承担数/容量，容量为{1:given}{2:，乘以任职月数/12}",
    ),
    (r"at most (\d+) moves", "至多{1}次调整"),
    (
        r"the least greatest utilisation that each number of moves can reach",
        "各调整数所能达到的最小的最大容量占用",
    ),
    (r"the least greatest utilisation if efforts could be divided", "投入可分时最小的最大容量占用"),
    (r"one row an edit, in document order of the items", "每处改动一行，按任务在文中的顺序"),
    (
        r"a division of effort, not of responsibility: it changes no holder",
        "只分投入，不分责任：承担人不变",
    ),
    (r"share: of the item's load on all its holders", "占比：占该任务全部承担人的承担数"),
    (
        rf"pairs of {_K} who hold items that depend on each other, in (\d+) dependenc(?:y|ies)",
        "承担相互依赖任务的{1}两两一对，依赖关系{2}条",
    ),
    (r"weight: dependent pairs of their items", "权重：两人任务中相互依赖的对数"),
    (r"(\d+) of (\d+) pairs? coordinate", "{2}对中有协调的{1}对"),
    (
        rf"Theil's index within and between {_K}",
        "按{1}分组的泰尔指数，组内和组间",
    ),
    (
        rf"units: each with each of the {_K} who has an item there, so one without an item is no "
        "unit and one with items in two is two",
        "单元：每组与在其中有任务的各{1}；没有任务的不是单元，在两组有任务的计两个",
    ),
    (
        r"load: (items|efforts) counted (in full|fractionally \(1/number of .+ on the item\))",
        "承担数：{1:load}{2:way}",
    ),
    (
        rf"denominator: (\d+) {_K}, total load (\S+) in (\d+) groups?",
        "分母：{2}{1}，合计{3}，共{4}组",
    ),
    (
        rf"(?:({_K}) of one level|{_K}) paired one to one with the greatest sum of scores",
        "{1:同级}{2}{3}一对一配对，得分之和最大",
    ),
    (
        r"score: 0\.5 title \+ 0\.4 text \+ 0\.1 number, 0\.9 title \+ 0\.1 number where one has "
        r"no text, each similarity 0 to 1",
        "得分：0.5标题+0.4正文+0.1序号；一方没有正文时为0.9标题+0.1序号；各相似度0至1",
    ),
    (
        r"score: 0\.5 title \+ 0\.4 items \(twice the paired items below both, over the items "
        r"below either\) \+ 0\.1 number",
        "得分：0.5标题+0.4任务(其下配对任务数的两倍除以两边任务数之和)+0.1序号",
    ),
    (r"pairs from (\S+) on", "得分{1}起算配对"),
    (
        r"match: identical title, or inferred(?: by similarity)?",
        "配对：identical为标题相同，inferred为程序推断",
    ),
    (r"chapters: paired by title and items", "一级标题：按标题和任务配对"),
    (
        r"leaders and sections: compared by name( \(.+\))?",
        "牵头领导和责任科室：按名称比较{1:names}",
    ),
    (
        r"items of each leader and section before and after, in full and fractionally "
        r"\(1/number of holders of the kind\)",
        "各牵头领导和责任科室之前和之后的任务：全计，折算(按同类承担人数均分)",
    ),
    (r"kept: paired items held in both", "保留：前后都承担的配对任务"),
    (r"paired by kind and name( \(.+\))?", "按类别和名称配对{1:names}"),
    (r"items: below each, at any level", "任务数：各标题下各级任务"),
    (
        r"both: paired, of items and headings by score, of leaders and sections by name( \(.+\))?",
        "两份都有：任务和标题按得分配对，牵头领导和责任科室按名称配对{1:names}",
    ),
    (r"gained: after only", "新增：只在之后"),
    (r"lost: before only", "取消：只在之前"),
    (r"same: no difference", "相同：没有差别"),
    (
        r"inferred: paired by similarity and not by an identical title",
        "程序推断：按相似度配对，标题并不相同",
    ),
    (r"an item may have several differences", "一项任务可有几种差别"),
)

_FORMS: dict[str, Callable[[str], str]] = {
    "rule": lambda name: _RULES_ZH.get(name, name),
    "kinds": lambda words: "、".join(map(_counted, words.split(", "))),
    "spread": lambda words: "不均衡程度" if words == "unevenness" else "洛伦兹曲线(由少到多)",
    "load": lambda words: "任务" if words == "items" else "投入",
    "way": lambda words: "全计" if words == "in full" else "折算(按人数均分)",
    "names": lambda words: _same_body(words),
    "given": lambda words: "所给" if words == "as given" else words,
}


def in_words(caption: str) -> str:
    """A caption in the language of `options`; a clause that is not known stays as it is."""
    if not caption:
        return ""
    if options.language == "zh":
        return "｜".join(
            _sentence([_chinese(clause) for clause in _clauses(part)], "；", "。")
            for part in caption.split(" | ")
        )
    return " | ".join(
        _sentence([_english(clause) for clause in _clauses(part)], "; ", ".")
        for part in caption.split(" | ")
    )


def is_counted(caption: str) -> bool:
    """True if a caption is that of a query that counts what a text says."""
    return "inheritance: " in caption or "commitments" in caption or "links: " in caption


def _sentence(clauses: list[str], between: str, end: str) -> str:
    text = between.join(clauses)
    return text if text[-1:] in ".。" else text + end


def _clauses(caption: str) -> list[str]:
    """The clauses of a caption; a title within “ ” is not parted."""
    out: list[str] = []
    for part in caption.split("; "):
        if out and out[-1].count("“") > out[-1].count("”"):
            out[-1] += "; " + part
        else:
            out.append(part)
    return out


def _english(clause: str) -> str:
    head, rule = clause.rpartition("inheritance: ")[::2]
    if rule in _RULES_EN and clause.startswith(head + "inheritance: "):
        return f"{head}inheritance: {_RULES_EN[rule]}"
    return clause


def _chinese(clause: str) -> str:
    import re

    for side, word in (
        ("before: ", "之前："),
        ("after: ", "之后："),
        ("before and after: ", "前后："),
    ):
        if clause.startswith(side):
            return word + _chinese(clause[len(side) :])
    for pattern, words in _CLAUSES:
        found = re.fullmatch(pattern, clause)
        if found:
            return _filled(words, found)
    return clause


def _filled(words: str, found: Match[str]) -> str:
    """The Chinese of a clause with its groups; `{3:，{}项}` is left out where group 3 is."""
    import re

    def one(part: Match[str]) -> str:
        value, form = found[int(part[1])], part[2]
        if value is None:
            return ""
        if form in _FORMS:
            return _FORMS[form](value)
        value = _kind(value)
        return form.replace("{}", value) if form else value

    return re.sub(r"\{(\d)(?::((?:[^{}]|\{\})*))?\}", one, words)


def _same_body(words: str) -> str:
    """`(both plans issued by 甲局)` in Chinese; other words as they are."""
    head, tail = " (both plans issued by ", ")"
    if words.startswith(head):
        return f"(两份计划都由{words[len(head) : -len(tail)]}印发)"
    head = " (same name, not necessarily the same person: issuers "
    if words.startswith(head):
        issuers = words[len(head) : -len(tail)].replace("not stated for both", "未都写明")
        return f"(名称相同，不一定是同一人；发文机关：{issuers.replace(' and ', '、')})"
    return words


def _kind(words: str) -> str:
    single = words[:-1] if words.endswith("s") and words != "items held" else words
    return _KINDS.get(single, words)


def _counted(words: str) -> str:
    """`33 items` as 任务33."""
    count, _, kind = words.partition(" ")
    for side, word in ((" before", "(之前)"), (" after", "(之后)")):
        if kind.endswith(side):
            return f"{_kind(kind[: -len(side)])}{count}{word}"
    if kind in ("before", "after"):
        return f"{count}({'之前' if kind == 'before' else '之后'})"
    return f"{_kind(kind)}{count}"
