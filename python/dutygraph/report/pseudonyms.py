"""Codes for names, wherever the names stand."""

from __future__ import annotations

import json
import re

from .. import _core
from .._record import Record
from ..errors import ArgumentError, UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..plan import Plan

_LETTERS = {"leader": "L", "section": "S", "task_force": "T"}
_SPANS = ("words", "name_words", "text_words")
_CODE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff]{1,40}")


class Code(Record):
    """What stands for one actor."""

    __slots__ = ("kind", "key", "name", "code")  # noqa: RUF023  # Record's order
    kind: str
    key: str
    name: str
    code: str


def codes_of(plan: Plan, names: Mapping[str, str] | None = None) -> list[Code]:
    """The codes of leaders, sections and task forces, each kind in printed order."""
    given = dict(names or {})
    actors = [*plan.leaders, *plan.sections, *plan.task_forces]
    known = {node.name for node in actors}
    for name, code in given.items():
        if name not in known:
            message = f"{name!r} is no leader, section or task force of the plan"
            raise UnknownName(message, "lookup.unknown")
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            message = f"the code of {name} has letters and digits only, not {code!r}"
            raise ArgumentError(message, "argument.code")
    if len(set(given.values())) < len(given):
        raise ArgumentError("two names have one code; give each its own", "argument.code")
    used, made = set(given.values()), []
    count = dict.fromkeys(_LETTERS, 0)
    for node in actors:
        count[node.kind] += 1
        code = given.get(node.name, f"{_LETTERS[node.kind]}{count[node.kind]}")
        if node.name not in given and code in used:
            message = f"the code {code} is given and would be that of {node.name}, too"
            raise ArgumentError(message, "argument.code")
        made.append(Code(node.kind, node.key, node.name, code))
    return made


def pseudonymised(plan: Plan, names: Mapping[str, str] | None) -> Plan:
    """The plan with codes for names; its spans point at the same words as before."""
    from ..plan import Plan

    record = json.loads(plan.to_json())
    mask = _Mask(codes_of(plan, names))
    text = record["text"]
    if text is not None:
        text, moved = mask.with_offsets(text, _named_spans(record, mask))
        record["text"] = text
    else:
        moved = None
    record["document"] = mask.strings(record["document"])
    record["diagnostics"] = mask.strings(record["diagnostics"])
    for place in record.get("places", ()):
        place["begin"] = moved(place["begin"]) if moved else place["begin"]
    for node in record["nodes"]:
        _mask_node(node, mask)
    for edge in record["edges"]:
        for end in ("source", "target"):
            edge[end] = [edge[end][0], mask.key(*edge[end])]
        for name in ("rule", "matched"):
            if name in edge:
                edge[name] = mask.strings(edge[name])
    for mention in record.get("mentions", ()):
        mention["name"] = mask.string(mention["name"])
    if moved:
        for part in (*record["nodes"], *record["edges"], *record.get("mentions", ())):
            for name in _SPANS:
                if name in part:
                    part[name] = [moved(part[name][0]), moved(part[name][1])]
    data = json.dumps(record, ensure_ascii=False).encode("utf-8")
    return Plan(_core.from_json(data, "", _core.Limits(), None))


def _named_spans(record: dict[str, Any], mask: _Mask) -> list[tuple[int, int, str]]:
    """Where the reader found names, in bytes: a name may be printed otherwise there."""
    found = []
    for edge in record["edges"]:
        if edge["relation"] == "assigned" and "name_words" in edge:
            found.append((*edge["name_words"], mask.key(*edge["source"])))
    for node in record["nodes"]:
        if node["kind"] in _LETTERS and "name_words" in node:
            found.append((*node["name_words"], mask.key(node["kind"], node["key"])))
    return found


def _mask_node(node: dict[str, Any], mask: _Mask) -> None:
    node["key"] = mask.key(node["kind"], node["key"])
    if node["kind"] in _LETTERS:
        node["name"] = node["key"]
    for name in ("name", "text", "group"):
        if name in node:
            node[name] = mask.string(node[name])
    if "commitment" in node:
        node["commitment"] = mask.strings(node["commitment"])


class _Mask:
    """Replaces names, the longest first; blanks may stand between their characters."""

    def __init__(self, codes: Sequence[Code]) -> None:
        self._by_key = {(one.kind, one.key): one.code for one in codes}
        self._by_name: dict[str, str] = {}
        for one in codes:
            self._by_name.setdefault(_bare(one.name), one.code)
        longest = sorted(filter(None, self._by_name), key=lambda name: (-len(name), name))
        parts = (r"\s*".join(re.escape(mark) for mark in name) for name in longest)
        self._names = re.compile("|".join(parts)) if longest else None

    def key(self, kind: str, key: str) -> str:
        """The key of a node behind the codes: an actor's is its code."""
        if kind in _LETTERS:
            return self._by_key[kind, key]
        return self.string(key) if kind == "theme" else key

    def string(self, text: str) -> str:
        if self._names is None:
            return text
        return self._names.sub(lambda found: self._by_name[_bare(found[0])], text)

    def strings(self, value: Any) -> Any:
        """All texts within lists and members."""
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, list):
            return [self.strings(one) for one in value]
        if isinstance(value, dict):
            return {name: self.strings(one) for name, one in value.items()}
        return value

    def with_offsets(self, text: str, named: list[tuple[int, int, str]]) -> tuple[str, Any]:
        """The masked text, and where a byte of the old one is in it."""
        data = text.encode("utf-8")
        cuts: dict[int, tuple[int, str]] = {begin: (end, code) for begin, end, code in named}
        if self._names is not None:
            byte = at = 0
            for found in self._names.finditer(text):
                byte += len(text[at : found.start()].encode("utf-8"))
                at = found.start()
                size = len(found[0].encode("utf-8"))
                cuts.setdefault(byte, (byte + size, self._by_name[_bare(found[0])]))
        pieces: list[bytes] = []
        olds, news = [0], [0]  # pairs of equal places
        end = made = 0
        for begin in sorted(cuts):
            stop, code = cuts[begin]
            if begin < end or stop <= begin:
                continue
            # Lines keep their numbers: a break within a name stands behind its code.
            said = code.encode("utf-8") + b"\n" * data.count(b"\n", begin, stop)
            pieces += [data[end:begin], said]
            made += begin - end
            olds.append(begin)
            news.append(made)
            made += len(said)
            olds.append(stop)
            news.append(made)
            end = stop
        pieces.append(data[end:])

        def moved(old: int) -> int:
            from bisect import bisect_right

            at = bisect_right(olds, old) - 1
            inside = at % 2 == 1 and old > olds[at]  # within a name: where its code ends
            return news[at + 1] if inside else news[at] + old - olds[at]

        return b"".join(pieces).decode("utf-8"), moved


def _bare(name: str) -> str:
    return "".join(name.split())
