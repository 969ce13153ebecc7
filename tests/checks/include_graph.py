"""Who may include whom, and the other rules a header keeps: one table, one check.

Every finding is a line ``<rule>: <file>: <what is wrong>``. The rules:

part        a part includes only the parts that PARTS allows it
read        grammars know `lines`, `labelled_list`, the lexicons, folded text, `numerals`,
            `file_bytes` and `csv_records`, never each other; `outline` and `commitments` join some
            of them; only `work_plan` and `responsibility_table` reach the part `build`; a helper
            in detail/ counts as the header whose name it begins with
detail      a part's detail/ is private to the part and to its src/<part>.cpp
cycle       headers include each other without a circle (a body counts as its header)
missing     a file of ours that is included exists
banned      no <iostream>, <regex>, <ranges>, <format> in headers
boost       Boost only in model/boost_graph.hpp, query and scenario
macro       DUTYGRAPH_INLINE and DUTYGRAPH_COMPILED are the only macros
guard       every header opens with #pragma once before anything else of the preprocessor
body        a detail/*_inl.hpp includes its header first; the header includes it, in the
            header-only flavour alone; exactly one src/*.cpp includes it, that of its part
umbrella    dutygraph.hpp includes every public header, or names it in a comment as left out
mirror      every public header has its test, tests/<part>/<header>_test.cpp
binding     no return_value_policy::reference in bindings/, and public headers only
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The parts a part may include beside itself. "" is the folder of fwd.hpp and error.hpp; the
# headers of EVERYONE are open to all.
PARTS = {
    "": {"text"},
    "text": set(),
    "model": {"text"},
    "build": {"model", "text"},
    "read": {"model", "text", "build"},  # build: see the rule `read`
    "query": {"model", "text"},
    "scenario": {"model", "build", "query", "text"},
    "exchange": {"model", "build", "text", "scenario"},  # scenario: a change is saved and read
    "corpus": {"model", "read", "query", "text"},
}
EVERYONE = {"fwd", "error", "limits", "stop"}
# commitments joins the grammar of quantities to clauses: a figure means little without its verb.
READ_JOINS = {"outline", "commitments", "work_plan", "responsibility_table"}
READ_BUILDS = {"work_plan", "responsibility_table"}
READ_KNOWN_TO_ALL = {
    "lines",
    "labelled_list",
    "lexicon",
    "duty_lexicon",
    "flat_table_lexicon",
    "traditional_lexicon",
    "linkage_lexicon",
    "mention_lexicon",
    "folded_text",
    "quantity_lexicon",
    "numerals",
    "file_bytes",
    "csv_records",
    "table_lexicon",
}  # none is a grammar
BANNED = {"iostream", "regex", "ranges", "format"}
BOOST_PARTS = {"query", "scenario"}
BOOST_GATEWAY = "boost_graph"
MACROS = {"DUTYGRAPH_COMPILED", "DUTYGRAPH_INLINE"}
UMBRELLA = "dutygraph/dutygraph.hpp"
# Nothing to test by itself: declarations, one constant, a list of includes.
NO_MIRROR = {"dutygraph/fwd.hpp", "dutygraph/version.hpp", UMBRELLA}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(\w+)[ \t]*(.*)$", re.MULTILINE)
OUR_MACRO = re.compile(r"\bDUTYGRAPH_\w+")
# A comment, or a literal that must survive because comment marks in it are text.
COMMENT_OR_LITERAL = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<end>[^ ()\\\t\n]*)\(.*?\)(?P=end)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL,
)


def without_comments(text: str) -> str:
    """The code without its comments, line breaks kept."""

    def keep(match: re.Match[str]) -> str:
        found = match.group()
        return re.sub(r"[^\n]", " ", found) if found.startswith(("//", "/*")) else found

    return COMMENT_OR_LITERAL.sub(keep, text)


class Header:
    """A file under include/, named as it is included: dutygraph/<part>/[detail/]<stem>.hpp."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.code = without_comments(text)
        self.includes: list[str] = INCLUDE.findall(self.code)
        folders = name.split("/")[1:-1]
        self.detail = folders[-1:] == ["detail"]
        self.part = "/".join(folders[:-1] if self.detail else folders)
        self.stem = Path(name).stem
        self.body = self.detail and self.stem.endswith("_inl")
        self.concept = self.stem.removesuffix("_inl")

    def owner(self) -> str:
        """The name of the public header a body belongs to; else the header's own name."""
        folder = f"dutygraph/{self.part}/" if self.part else "dutygraph/"
        return f"{folder}{self.concept}.hpp" if self.body else self.name


class Tree:
    """The sources under one root, and what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.headers: dict[str, Header] = {}
        for path in sorted((root / "include").rglob("*.hpp")):
            name = path.relative_to(root / "include").as_posix()
            self.headers[name] = Header(name, path.read_text(encoding="utf-8"))
        self.sources = self._codes("src", "*.cpp")
        self.bindings = self._codes("bindings", "*.[ch]pp")

    def _codes(self, folder: str, pattern: str) -> dict[str, str]:
        paths = sorted((self.root / folder).glob(pattern))
        return {
            path.relative_to(self.root).as_posix(): without_comments(
                path.read_text(encoding="utf-8")
            )
            for path in paths
        }

    def public_headers(self) -> list[str]:
        return [name for name, header in self.headers.items() if not header.detail]

    def reaches_boost(self, name: str) -> bool:
        """Whether the header includes Boost, itself or through others."""
        seen, waiting = set(), [name]
        while waiting:
            here = waiting.pop()
            if here.startswith("boost/"):
                return True
            if here not in seen and here in self.headers:
                seen.add(here)
                waiting += self.headers[here].includes
        return False

    def findings(self) -> list[str]:
        checks = (
            self._parts,
            self._read,
            self._detail,
            self._cycles,
            self._foreign,
            self._preprocessor,
            self._bodies,
            self._umbrella,
            self._mirrors,
            self._bindings,
        )
        return [finding for check in checks for finding in check()]

    def _pairs(self) -> Iterator[tuple[Header, Header]]:
        for header in self.headers.values():
            for name in header.includes:
                if name in self.headers:
                    yield header, self.headers[name]

    def _parts(self) -> Iterator[str]:
        for header in self.headers.values():
            if header.part not in PARTS:
                yield f"part: {header.name}: no such part; add it to PARTS with what it may include"
        for header, target in self._pairs():
            if header.name == UMBRELLA or header.part not in PARTS:
                continue
            allowed = target.part == header.part or target.part in PARTS[header.part]
            if target.part == "" and not target.detail:
                allowed = target.concept in EVERYONE or header.part == ""
            if not allowed:
                yield f"part: {header.name}: may not include {target.name}"

    def _concept(self, header: Header) -> str:
        """The public header of the same part that a helper in detail/ works for."""
        public = [h.stem for h in self.headers.values() if h.part == header.part and not h.detail]
        fitting = [stem for stem in public if f"{header.concept}_".startswith(f"{stem}_")]
        return max(fitting, key=len, default=header.concept)

    def _read(self) -> Iterator[str]:
        for header, target in self._pairs():
            if header.part != "read":
                continue
            if target.part == "build" and self._concept(header) not in READ_BUILDS:
                yield f"read: {header.name}: only {_list(READ_BUILDS)} may include {target.name}"
            known = READ_KNOWN_TO_ALL | {self._concept(header)}
            joins = self._concept(header) in READ_JOINS
            if target.part == "read" and not joins and self._concept(target) not in known:
                yield f"read: {header.name}: only {_list(READ_JOINS)} may include {target.name}"

    def _detail(self) -> Iterator[str]:
        for header, target in self._pairs():
            if target.detail and target.part != header.part:
                yield f"detail: {header.name}: {target.name} is private to its part"
        for source, code in self.sources.items():
            for name in INCLUDE.findall(code):
                target = self.headers.get(name)
                if target and target.part and target.detail and target.part != Path(source).stem:
                    yield f"detail: {source}: {target.name} is private to its part"

    def _cycles(self) -> Iterator[str]:
        after: dict[str, list[str]] = {}
        for header, target in self._pairs():
            if header.owner() != target.owner():
                after.setdefault(header.owner(), []).append(target.owner())
        done: set[str] = set()
        for start in after:
            path: list[str] = []
            stack = [(start, iter(after.get(start, ())))] if start not in done else []
            path += [start] if stack else []
            while stack:
                here, rest = stack[-1]
                following = next(rest, None)
                if following is None:
                    done.add(here)
                    stack.pop()
                    path.pop()
                elif following in path:
                    circle = [*path[path.index(following) :], following]
                    yield f"cycle: {following}: {' -> '.join(circle)}"
                elif following not in done:
                    stack.append((following, iter(after.get(following, ()))))
                    path.append(following)

    def _foreign(self) -> Iterator[str]:
        for header in self.headers.values():
            gateway = header.part == "model" and header.concept == BOOST_GATEWAY
            for name in header.includes:
                if name in BANNED:
                    yield f"banned: {header.name}: <{name}>"
                boost_allowed = gateway or header.part in BOOST_PARTS
                if name.startswith("boost/") and not boost_allowed:
                    yield f"boost: {header.name}: <{name}>"
                if name.startswith("dutygraph/") and name not in self.headers:
                    yield f"missing: {header.name}: <{name}> does not exist"
                if "/" not in name and name.endswith((".hpp", ".h")):
                    yield f"missing: {header.name}: {name} is not named from dutygraph/"

    def _preprocessor(self) -> Iterator[str]:
        for header in self.headers.values():
            directives = DIRECTIVE.findall(header.code)
            if not directives or directives[0][0] != "pragma" or "once" not in directives[0][1]:
                yield f"guard: {header.name}: the first directive is not #pragma once"
            for directive, rest in directives:
                name = re.split(r"\W", rest, maxsplit=1)[0]
                if directive in ("define", "undef") and name not in MACROS:
                    yield f"macro: {header.name}: #{directive} {name}"
            for name in sorted(set(OUR_MACRO.findall(header.code)) - MACROS):
                yield f"macro: {header.name}: {name}"

    def _bodies(self) -> Iterator[str]:
        for header in self.headers.values():
            if not header.body:
                continue
            owner = self.headers.get(header.owner())
            if owner is None:
                yield f"body: {header.name}: there is no {header.owner()}"
                continue
            if owner.name not in header.includes:
                yield f"body: {header.name}: does not include {owner.name}"
            else:
                ours = [name for name in header.includes if name.startswith("dutygraph/")]
                if ours[0] != owner.name:
                    yield f"body: {header.name}: {owner.name} is not the first it includes"
            line = rf"#ifndef DUTYGRAPH_COMPILED\n#include <{re.escape(header.name)}>\n#endif"
            if not re.search(line, owner.code):
                yield f"body: {owner.name}: does not end with the include of {header.name}"
            users = [s for s, code in self.sources.items() if header.name in INCLUDE.findall(code)]
            if len(users) != 1:
                what = f"is included by {_list(set(users))}" if users else "is in no src/*.cpp"
                yield f"body: {header.name}: {what}; exactly one is right"
            elif header.part and users[0] != f"src/{header.part}.cpp":
                yield f"body: {header.name}: belongs into src/{header.part}.cpp, not {users[0]}"

    def _umbrella(self) -> Iterator[str]:
        umbrella = self.headers.get(UMBRELLA)
        if umbrella is None:
            yield f"umbrella: {UMBRELLA}: does not exist"
            return
        named = {
            name if name.startswith("dutygraph/") else f"dutygraph/{name}"
            for name in re.findall(r"[\w/]+\.hpp", umbrella.text)
        }
        for name in self.public_headers():
            if name != UMBRELLA and name not in named:
                yield f"umbrella: {UMBRELLA}: neither includes {name} nor names it as left out"

    def _mirrors(self) -> Iterator[str]:
        tests = self.root / "tests"
        for name in self.public_headers():
            header = self.headers[name]
            if name in NO_MIRROR:
                continue
            # The headers at the root may have their tests in any one folder.
            folder = header.part or "*"
            if not any(tests.glob(f"{folder}/{header.stem}_test.cpp")):
                yield f"mirror: {name}: there is no tests/{folder}/{header.stem}_test.cpp"

    def _bindings(self) -> Iterator[str]:
        for name, code in self.bindings.items():
            if re.search(r"\breturn_value_policy::reference\b", code):
                yield f"binding: {name}: return_value_policy::reference can outlive its owner"
            for included in INCLUDE.findall(code):
                if included.startswith("dutygraph/") and "/detail/" in included:
                    yield f"binding: {name}: <{included}> is not public"


def _list(names: set[str]) -> str:
    return " and ".join(sorted(names))


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    tree = Tree(root)
    findings = tree.findings()
    for finding in findings:
        print(finding)
    print(f"{len(tree.headers)} headers, {len(tree.sources)} sources: {len(findings)} findings")
    return 1 if findings or not tree.headers else 0


if __name__ == "__main__":
    sys.exit(main())
