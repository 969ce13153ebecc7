"""Proves that a file does not compile, and that the one line meant to be wrong is the cause.

The file's first line reads ``// expect: <text>``. Compiled as it is, it must fail and the text
must stand in the compiler's output. Compiled with -DDUTYGRAPH_COMPILE_OK, which leaves the wrong
line out, it must pass. Both are done in both flavours of the library.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARK = "// expect: "


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--boost", default="", help="folders of Boost, parted by semicolons")
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()

    lines = arguments.source.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].startswith(MARK) or not lines[0][len(MARK) :].strip():
        print(f"{arguments.source.name}: the first line must be '{MARK}<text of the error>'")
        return 1
    expected = lines[0][len(MARK) :].strip()

    command = [arguments.compiler, "-std=c++20", "-fsyntax-only", "-I", str(ROOT / "include")]
    for folder in filter(None, arguments.boost.split(";")):
        command += ["-isystem", folder]

    faults = 0
    for flavour in ([], ["-DDUTYGRAPH_COMPILED"]):
        name = "compiled" if flavour else "header-only"
        for mended in (False, True):
            extra = flavour + (["-DDUTYGRAPH_COMPILE_OK"] if mended else [])
            done = subprocess.run(
                [*command, *extra, str(arguments.source)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
            if mended and done.returncode != 0:
                fault = "without the wrong line it must compile, and does not"
            elif not mended and done.returncode == 0:
                fault = "it compiles, and must not"
            elif not mended and expected not in done.stdout:
                fault = f"it fails, but its output does not hold: {expected}"
            else:
                continue
            faults += 1
            print(f"{arguments.source.name} ({name}): {fault}\n{done.stdout}")
    if not faults:
        print(f"{arguments.source.name}: fails as it must: {expected}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
