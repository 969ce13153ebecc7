"""What `plan.explore()` shows, and what it answers: plain values for a page of its own."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence

from ._html import Html, page, small
from ._text import human
from .changes import Change, Edit
from .errors import Error
from .explore_words import WORDS
from .node import Node
from .review_questions import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .plan import Plan
    from .reassign import Certificate

_SECONDS = 5.0  # of a search for a draft, while someone waits
_MOST_LISTED = 200  # names, items, moves in one list; what is cut is said


def page_of(plan: Plan, language: str) -> Any:
    """The widget, or what stands in its place."""
    try:
        from anywidget import AnyWidget
    except ImportError:
        return Still(plan, language)
    return _widget(AnyWidget, plan, language)


class Still:
    """What stands where nothing can be pressed: the plan's card, and a line that says why."""

    __slots__ = ("_language", "plan")

    def __init__(self, plan: Plan, language: str) -> None:
        self.plan = plan
        self._language = language

    def __repr__(self) -> str:
        return f"{self.plan!r}\n{WORDS[self._language]['still']}"

    def _repr_html_(self) -> str:
        card = Html(self.plan._repr_html_())
        return page(card, small(WORDS[self._language]["still"]), lang=self._language)


def module() -> str:
    """The page's own script, as it stands in the package."""
    path = os.path.join(os.path.dirname(__file__), "explore.mjs")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


def _widget(base: Any, plan: Plan, language: str) -> Any:
    import traitlets

    def answer(self: Any, change: Any) -> None:
        self.shown = what_if(plan, change["new"], language)

    made = type(
        "Explorer",
        (base,),
        {
            "__doc__": "A plan to look around in; `away` are the ids of the leaders taken away.",
            "_esm": module(),
            "facts": traitlets.Dict().tag(sync=True),
            "away": traitlets.List().tag(sync=True),
            "shown": traitlets.Dict().tag(sync=True),
            "_answer": traitlets.observe("away")(answer),
        },
    )
    widget = made(facts=facts_of(plan, language), shown=what_if(plan, [], language))
    widget.plan = plan
    return widget


def facts_of(plan: Plan, language: str) -> dict[str, Any]:
    """All that the page shows before anything is pressed, as plain values.

    `leaders`, `sections`: id, name, items (places in `items`), in printed order. `items`: label,
    chapter, because (who: actor, word, how; line, quote, sentence). Linear.
    """
    items = list(plan.items)
    at = {item.key: index for index, item in enumerate(items)}
    because: list[list[dict[str, Any]]] = [[] for _ in items]
    carried: dict[tuple[str, str], list[int]] = defaultdict(list)
    sentences = _Sentences(plan)
    for row in plan.assignments():
        key = row["key"] if row["key"] in at else row["key"].rpartition("/")[0]
        if key not in at:
            continue
        held = carried[row["actor_kind"], row["actor"]]
        if at[key] not in held[-1:]:
            held.append(at[key])
        because[at[key]].append(
            {
                "actor": row["actor"],
                "word": row["role_word"] or row["effective_role"],
                "how": row["provenance"],
                **sentences.around(row["line"], row["quote"]),
            }
        )
    for edge in plan.edges:
        if edge.relation in ("drives", "advances") and edge.target.key in at:
            because[at[edge.target.key]].append(
                {
                    "actor": edge.source.name,
                    "word": WORDS[language][edge.source.kind],
                    "how": edge.provenance,
                    **sentences.around(edge.line, edge.quote),
                }
            )
    label = plan._plan.label
    chapters = [item.chapter for item in items]
    return {
        "words": {**WORDS[language], "level": _level(plan, language)},
        "language": language,
        "title": plan.title or WORDS[language]["untitled"],
        "most": _MOST_LISTED,
        "leaders": _actors(plan.leaders, carried),
        "sections": _actors(plan.sections, carried),
        "items": [
            {
                "label": label(item._id),
                "chapter": "" if chapter is None else label(chapter._id),
                "because": why,
            }
            for item, chapter, why in zip(items, chapters, because, strict=True)
        ],
    }


def _actors(
    nodes: Sequence[Node], carried: dict[tuple[str, str], list[int]]
) -> list[dict[str, Any]]:
    return [
        {
            "id": node._id,
            "name": node.name,
            "items": list(dict.fromkeys(carried[node.kind, node.name])),
        }
        for node in nodes
    ]


def _level(plan: Plan, language: str) -> str:
    kinds = [row["work_kind"] for row in plan.assignments("direct")]
    return WORDS[language]["level"].format(
        headings=sum(kind in ("chapter", "heading") for kind in kinds),
        items=sum(kind == "item" for kind in kinds),
    )


class _Sentences:
    """Lines and sentences of quotes, each looked up once."""

    def __init__(self, plan: Plan) -> None:
        self._lines = Lines(plan.text)
        self._known: dict[tuple[int | None, str | None], dict[str, Any]] = {}

    def around(self, line: int | None, quote: str | None) -> dict[str, Any]:
        found = self._known.get((line, quote))
        if found is None:
            sentence = self._lines.sentence_of(line, quote or "")
            found = {"line": line, "quote": quote or "", "sentence": sentence}
            self._known[line, quote] = found
        return found


def what_if(plan: Plan, away: Sequence[int], language: str) -> dict[str, Any]:
    """What is left without the leaders of these ids, and a draft of who takes it.

    `summary` is a sentence; `open` the labels of items that no leader holds then; `moves` what the
    draft says, `loads` rows of name, before, after; `feasible` whether there is a draft, and
    `certificate` why there is none, or no better.
    Nothing away: an empty answer. It is `plan.without(…)` and `reassign()` of that, within seconds.
    """
    words = WORDS[language]
    known = {leader._id: leader for leader in plan.leaders}
    gone = [known[one] for one in dict.fromkeys(away) if one in known]
    empty = {"away": [node._id for node in gone], "summary": "", "open": [], "moves": []}
    if not gone:
        return {**empty, "loads": [], "feasible": True, "certificate": ""}
    after = plan.apply(Change([Edit.remove(node) for node in gone]))
    left = after.uncovered(by="leader")
    label = {item.key: plan._plan.label(item._id) for item in plan.items}
    before = len(plan.uncovered(by="leader"))
    summary = words["summary"].format(
        names="、".join(node.name for node in gone),
        open=len(left),
        items=len(plan.items),
        before=before,
    )
    made = {**empty, "summary": summary, "open": [label[key] for key in left["key"]]}
    try:
        draft = after.reassign(time_limit=_SECONDS)
    except Error as fault:
        return {**made, "loads": [], "feasible": False, "certificate": str(fault)}
    now = {row["name"]: row["items"] for row in plan.workload()}
    then = draft.after if draft.feasible else draft.before
    return {
        **made,
        "moves": [_move(row, label, words) for row in draft.moves] if draft.feasible else [],
        "loads": [[row["name"], now.get(row["name"], 0), row["items"]] for row in then],
        "feasible": bool(draft.feasible),
        "certificate": _why(draft.certificate, words),
    }


def _why(certificate: Certificate, words: dict[str, str]) -> str:
    """In the page's language where the certificate's numbers say it all."""
    if not words["certificate"] or not certificate.holders:
        return certificate.words
    return words["certificate"].format(
        holders="、".join(certificate.holders), forced=human(certificate.forced)
    )


def _move(row: dict[str, Any], label: dict[str, str], words: dict[str, str]) -> str:
    text = words["move"].format(
        item=label.get(row["key"], row["title"] or row["number"]),
        before=row["from"] or words["nobody"],
        after=row["to"],
    )
    return text + words["via"].format(via=row["via"]) if row["via"] else text
