"""Compiles each public header alone, and measures what it costs.

g++ -O0 to an object file is measured in both flavours, in seconds of processor time (the best of
three where a header is over its budget); g++ and clang++ check both with all warnings as errors.
Budget: 0.5 s for dutygraph::compiled, and 2 s where Boost is included; 2 s for header-only, which
compiles the bodies too, and 4 s for the umbrella, which compiles all of them. Over it is reported;
over three times it fails, for machines differ and are busy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from include_graph import ROOT, UMBRELLA, Tree

BUDGET, BUDGET_WITH_BOOST, BUDGET_HEADER_ONLY, TOLERANCE = 0.5, 2.0, 2.0, 3.0
BUDGET_UMBRELLA = 4.0
COMPILED = "-DDUTYGRAPH_COMPILED"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def seconds_of(command: list[str]) -> tuple[float, str]:
    """Processor seconds of a command, and its output where it failed ('' where it did not)."""
    before = os.times()
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    after = os.times()
    used = after.children_user - before.children_user + after.children_system
    return used - before.children_system, (done.stdout or "failed") if done.returncode else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--boost", default="", help="folders of Boost, parted by semicolons")
    arguments = parser.parse_args()

    includes = ["-I", str(ROOT / "include")]
    for folder in filter(None, arguments.boost.split(";")):
        includes += ["-isystem", folder]
    compilers = [name for name in ("g++", "clang++") if shutil.which(name)]
    if not compilers:
        print("neither g++ nor clang++ was found")
        return 1

    tree = Tree(ROOT)
    faults: list[str] = []
    over_budget = 0
    with tempfile.TemporaryDirectory() as folder:
        units = {}
        for index, header in enumerate(tree.public_headers()):
            unit = Path(folder) / f"unit_{index}.cpp"
            # Twice: a missing #pragma once shows as a redefinition.
            unit.write_text(f"#include <{header}>\n#include <{header}>\n", encoding="utf-8")
            units[header] = unit

        measured = compilers[0]

        def measure(header: str, flavour: list[str], budget: float) -> str:
            """The seconds of one header in one flavour, as a column of the report."""
            nonlocal over_budget
            compile_it = [measured, "-std=c++20", "-O0", *flavour, *includes, "-c"]
            compile_it += [str(units[header]), "-o", str(Path(folder) / "unit.o")]
            seconds, output = seconds_of(compile_it)
            for _ in range(2):
                if seconds > budget and not output:
                    seconds = min(seconds, seconds_of(compile_it)[0])
            if output:
                faults.append(f"{header} does not compile alone ({measured}):\n{output}")
            elif seconds > TOLERANCE * budget:
                faults.append(f"{header} takes {seconds:.2f} s, over {TOLERANCE:.0f}x {budget} s")
            elif seconds > budget:
                over_budget += 1
            return f"{seconds:7.2f} /{budget:4.1f}{' *' if seconds > budget else '  '}"

        print("seconds/budget; * is over budget\n     compiled    header-only  header")
        for header in units:
            with_boost = tree.reaches_boost(header)
            compiled = measure(header, [COMPILED], BUDGET_WITH_BOOST if with_boost else BUDGET)
            alone = BUDGET_UMBRELLA if header == UMBRELLA else BUDGET_HEADER_ONLY
            print(compiled, measure(header, [], alone), header)

        def check(case: tuple[str, str, list[str]]) -> str:
            header, compiler, flavour = case
            command = [compiler, "-std=c++20", "-fsyntax-only", *WARNINGS, *includes, *flavour]
            output = seconds_of([*command, str(units[header])])[1]
            name = " ".join([compiler, *flavour])
            return f"{header} has warnings or errors ({name}):\n{output}" if output else ""

        flavours: list[list[str]] = [[], [COMPILED]]
        cases = [(h, c, f) for h in units for c in compilers for f in flavours]
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            faults += filter(None, pool.map(check, cases))

    for fault in faults:
        print(fault)
    print(
        f"{len(units)} headers with {' and '.join(compilers)}, both flavours: "
        f"{len(faults)} faults, {over_budget} over budget"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
