"""Shows that include_graph.py finds what it is there to find.

A small tree that keeps every rule has no finding; then, one at a time, a fault is planted in it,
and the rule it breaks must speak.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from include_graph import PARTS, Tree

FLAVOUR_END = "#ifndef DUTYGRAPH_COMPILED\n#include <dutygraph/{0}>\n#endif\n"
GRAMMARS = ("lines", "lexicon", "numbering", "annotation")
READ = (*GRAMMARS, "outline", "work_plan")


def sound_tree() -> dict[str, str]:
    """Path to text: a tree without a fault."""
    headers = {
        "fwd.hpp": "",
        "error.hpp": "<dutygraph/fwd.hpp>",
        "text/utf8.hpp": "<dutygraph/error.hpp>",
        "model/graph.hpp": "<dutygraph/text/utf8.hpp>",
        "model/boost_graph.hpp": "<dutygraph/model/graph.hpp> <boost/graph/graph_traits.hpp>",
        "build/builder.hpp": "<dutygraph/model/graph.hpp>",
        "query/coverage.hpp": "<dutygraph/model/boost_graph.hpp> <boost/graph/bipartite.hpp>",
        "exchange/json.hpp": "<dutygraph/build/builder.hpp> <vector>",
        **{f"read/{name}.hpp": "<dutygraph/model/graph.hpp>" for name in GRAMMARS},
    }
    headers["read/annotation.hpp"] += " <dutygraph/read/lexicon.hpp> <dutygraph/read/lines.hpp>"
    headers["read/outline.hpp"] = "<dutygraph/read/annotation.hpp> <dutygraph/read/numbering.hpp>"
    headers["read/work_plan.hpp"] = "<dutygraph/read/outline.hpp> <dutygraph/build/builder.hpp>"
    files = {
        f"include/dutygraph/{name}": "#pragma once\n"
        + "".join(f"#include {included}\n" for included in includes.split())
        for name, includes in headers.items()
    }
    body = "dutygraph/text/detail/utf8_inl.hpp"
    files["include/dutygraph/text/utf8.hpp"] += FLAVOUR_END.format("text/detail/utf8_inl.hpp")
    files[f"include/{body}"] = "#pragma once\n#include <dutygraph/text/utf8.hpp>\n"
    helper = "read/detail/outline_joints.hpp"
    files[f"include/dutygraph/{helper}"] = "#pragma once\n#include <dutygraph/read/numbering.hpp>\n"
    files["src/text.cpp"] = f"#include <{body}>\n"
    left_out = "model/boost_graph.hpp"
    files["include/dutygraph/dutygraph.hpp"] = (
        f"#pragma once\n// Left out: {left_out}, which costs much.\n"
        + "".join(f"#include <dutygraph/{name}>\n" for name in headers if name != left_out)
    )
    for name in headers:
        if name != "fwd.hpp":
            folder = name.rpartition("/")[0] or "core"
            files[f"tests/{folder}/{Path(name).stem}_test.cpp"] = ""
    files["bindings/module.cpp"] = (
        "#include <dutygraph/model/graph.hpp>\n"
        "// return_value_policy::reference is banned\n"
        "auto policy = py::return_value_policy::reference_internal;\n"
    )
    return files


HEADER = "include/dutygraph/"
# (rule, file, what is added at its end; None: the file is taken away)
FAULTS: list[tuple[str, str, str | None]] = [
    ("part", HEADER + "text/utf8.hpp", "#include <dutygraph/read/lines.hpp>\n"),
    ("part", HEADER + "model/graph.hpp", "#include <dutygraph/query/coverage.hpp>\n"),
    ("part", HEADER + "query/coverage.hpp", "#include <dutygraph/build/builder.hpp>\n"),
    ("part", HEADER + "exchange/json.hpp", '#  include "dutygraph/read/lines.hpp"\n'),
    ("part", HEADER + "build/builder.hpp", "#include <dutygraph/dutygraph.hpp>\n"),
    ("part", HEADER + "gossip/rumour.hpp", "#pragma once\n"),
    ("read", HEADER + "read/annotation.hpp", "#include <dutygraph/read/numbering.hpp>\n"),
    ("read", HEADER + "read/numbering.hpp", "#include <dutygraph/read/annotation.hpp>\n"),
    ("read", HEADER + "read/lexicon.hpp", "#include <dutygraph/read/outline.hpp>\n"),
    ("read", HEADER + "read/outline.hpp", "#include <dutygraph/build/builder.hpp>\n"),
    (
        "read",
        HEADER + "read/detail/numbering_inl.hpp",
        "#pragma once\n#include <dutygraph/read/annotation.hpp>\n",
    ),
    (
        "read",
        HEADER + "read/detail/numbering_marks.hpp",
        "#pragma once\n#include <dutygraph/read/annotation.hpp>\n",
    ),
    ("detail", HEADER + "model/graph.hpp", "#include <dutygraph/text/detail/utf8_inl.hpp>\n"),
    ("detail", "src/model.cpp", "#include <dutygraph/text/detail/utf8_inl.hpp>\n"),
    ("cycle", HEADER + "fwd.hpp", "#include <dutygraph/error.hpp>\n"),
    ("cycle", HEADER + "model/graph.hpp", "#include <dutygraph/model/boost_graph.hpp>\n"),
    ("cycle", HEADER + "error.hpp", "#include <dutygraph/text/utf8.hpp>\n"),
    ("missing", HEADER + "model/graph.hpp", "#include <dutygraph/model/nowhere.hpp>\n"),
    ("missing", HEADER + "model/graph.hpp", '#include "graph.hpp"\n'),
    ("banned", HEADER + "model/graph.hpp", "#include <iostream>\n"),
    ("banned", HEADER + "text/utf8.hpp", "#include <regex>\n"),
    ("banned", HEADER + "text/detail/utf8_inl.hpp", "#include <ranges>\n"),
    ("banned", HEADER + "error.hpp", "#include <format>\n"),
    ("boost", HEADER + "model/graph.hpp", "#include <boost/graph/graph_traits.hpp>\n"),
    ("boost", HEADER + "exchange/json.hpp", "#include <boost/json.hpp>\n"),
    ("macro", HEADER + "error.hpp", "#define DUTYGRAPH_THROW throw\n"),
    ("macro", HEADER + "error.hpp", "#define likely(x) (x)\n"),
    ("macro", HEADER + "error.hpp", "#ifdef DUTYGRAPH_FAST\n#endif\n"),
    ("guard", HEADER + "model/ids.hpp", "#include <vector>\n#pragma once\n"),
    ("body", HEADER + "model/detail/graph_inl.hpp", "#pragma once\n#include <vector>\n"),
    ("body", HEADER + "model/detail/lonely_inl.hpp", "#pragma once\n"),
    ("body", "src/text.cpp", None),
    ("body", "src/second.cpp", "#include <dutygraph/text/detail/utf8_inl.hpp>\n"),
    ("umbrella", HEADER + "model/ids.hpp", "#pragma once\n"),
    ("umbrella", HEADER + "model/graph_boost_graph.hpp", "#pragma once\n"),
    ("umbrella", HEADER + "dutygraph.hpp", None),
    ("mirror", "tests/model/graph_test.cpp", None),
    ("mirror", "tests/core/error_test.cpp", None),
    ("binding", "bindings/module.cpp", "auto p = py::return_value_policy::reference;\n"),
    ("binding", "bindings/owned.hpp", "#include <dutygraph/text/detail/utf8_inl.hpp>\n"),
]


def findings_of(files: dict[str, str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Tree(Path(folder)).findings()


def main() -> int:
    faults = [f"a sound tree has the finding {finding}" for finding in findings_of(sound_tree())]
    for rule, name, addition in FAULTS:
        files = sound_tree()
        if addition is None:
            del files[name]
        else:
            files[name] = files.get(name, "") + addition
        found = findings_of(files)
        if not any(finding.startswith(f"{rule}: ") for finding in found):
            faults.append(f"{rule}: not found: {name} with {addition!r}; found: {found}")

    rules = {rule for rule, _, _ in FAULTS}
    described = (sys.modules[Tree.__module__].__doc__ or "").split("The rules:")[1]
    named = {line.split()[0] for line in described.splitlines() if line[:1].isalpha()}
    faults += [f"the rule {rule} has no planted fault" for rule in sorted(named ^ rules)]
    # The table's order of parts has no circle: a part is allowed only parts that stand before it.
    before: set[str] = {"text"}
    for part, allowed in PARTS.items():
        if not allowed <= before:
            faults.append(f"PARTS: {part} is allowed parts that stand after it")
        before.add(part)

    for fault in faults:
        print(fault)
    print(f"{len(FAULTS)} planted faults of {len(rules)} rules: {len(faults)} not as they must be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
