"""Compiles each public header alone, and measures what it costs.

g++ -O0 to an object file is measured in both flavours, in seconds of processor time (the best of
three where a header would fail); g++ and clang++ compile both with all warnings as errors.
Budget: 0.5 s for dutygraph::compiled, and 2 s where Boost is included; 2 s for header-only, which
compiles the bodies too. The umbrella, which has all headers and then all bodies, has 1 s and 8 s.
Over it is reported; over three times it fails, for machines differ and are busy.
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
BUDGET_UMBRELLA, BUDGET_UMBRELLA_HEADER_ONLY = 1.0, 8.0
COMPILED = "-DDUTYGRAPH_COMPILED"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def seconds_of(command: list[str]) -> tuple[float, str]:
    """Processor seconds of a command, and its output where it failed ('' where it did not)."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        # Its own use, with the programs it started, whatever runs beside it.
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = (output.read() or "failed") if child.returncode else ""
    return used.ru_utime + used.ru_stime, printed


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

        def object_of(unit: Path, flavour: list[str]) -> list[str]:
            out = unit.with_suffix(".compiled.o" if flavour else ".o")
            return ["-O0", "-c", str(unit), "-o", str(out)]

        def measure(case: tuple[str, list[str], float]) -> tuple[float, str]:
            """The seconds of one header in one flavour, and what the compiler said."""
            header, flavour, budget = case
            compile_it = [compilers[0], "-std=c++20", *WARNINGS, *includes, *flavour]
            compile_it += object_of(units[header], flavour)
            seconds, output = seconds_of(compile_it)
            for _ in range(2):
                if seconds > TOLERANCE * budget and not output:
                    seconds = min(seconds, seconds_of(compile_it)[0])
            return seconds, output

        def check(case: tuple[str, str, list[str]]) -> str:
            header, compiler, flavour = case
            command = [compiler, "-std=c++20", "-fsyntax-only", *WARNINGS, *includes, *flavour]
            output = seconds_of([*command, str(units[header])])[1]
            name = " ".join([compiler, *flavour])
            return f"{header} has warnings or errors ({name}):\n{output}" if output else ""

        cases: list[tuple[str, list[str], float]] = []
        for header in units:
            if header == UMBRELLA:
                budgets = BUDGET_UMBRELLA, BUDGET_UMBRELLA_HEADER_ONLY
            else:
                with_boost = tree.reaches_boost(header)
                budgets = BUDGET_WITH_BOOST if with_boost else BUDGET, BUDGET_HEADER_ONLY
            cases += [(header, [COMPILED], budgets[0]), (header, [], budgets[1])]
        others = [(h, c, f) for h in units for c in compilers[1:] for f in ([], [COMPILED])]
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            measured = pool.map(measure, cases)
            print("seconds/budget; * is over budget\n     compiled    header-only  header")
            row = ""
            for (header, flavour, budget), (seconds, output) in zip(cases, measured, strict=True):
                if output:
                    faults.append(f"{header} does not compile alone ({compilers[0]}):\n{output}")
                elif seconds > TOLERANCE * budget:
                    faults.append(
                        f"{header} takes {seconds:.2f} s, over {TOLERANCE:.0f}x {budget} s"
                    )
                elif seconds > budget:
                    over_budget += 1
                row += f"{seconds:7.2f} /{budget:4.1f}{' *' if seconds > budget else '  '}"
                if not flavour:
                    print(row, header)
                    row = ""
            faults += filter(None, pool.map(check, others))

    for fault in faults:
        print(fault)
    print(
        f"{len(units)} headers with {' and '.join(compilers)}, both flavours: "
        f"{len(faults)} faults, {over_budget} over budget"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
