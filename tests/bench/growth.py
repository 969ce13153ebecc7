"""How the cost of each measure grows: by time, and by instructions where valgrind is."""

from __future__ import annotations

import argparse
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def instructions(program: Path, smallest: int) -> dict[str, list[int]]:
    """Instructions of each measure for each size, as callgrind counts them."""
    counts: dict[str, dict[int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "counts"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        subprocess.run(
            [*command, str(program), str(smallest)], check=True, capture_output=True, text=True
        )
        for path in Path(folder).iterdir():
            text = path.read_text(encoding="utf-8", errors="replace")
            trigger = re.search(r"^desc: Trigger: Client Request: (.+)\|(\d+)$", text, re.MULTILINE)
            total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
            if trigger and total:
                counts.setdefault(trigger[1], {})[int(trigger[2])] = int(total[1])
    return {name: [sizes[at] for at in sorted(sizes)] for name, sizes in counts.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--items", type=int, default=20_000, help="of the smallest plan, by time")
    parser.add_argument("--counted-items", type=int, default=1_000, help="the same, by instruction")
    arguments = parser.parse_args()
    subprocess.run([str(arguments.program), str(arguments.items)], check=True)
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: no instruction counts")
        return 0
    found = instructions(arguments.program, arguments.counted_items)
    if not found:
        print("callgrind counted nothing")
        return 1
    print(f"\n{'measure':34} instructions of each size by those of the one before")
    for name, counts in found.items():
        ratios = (f"{after / before:6.2f}" for before, after in itertools.pairwise(counts))
        print(f"{name:34} {' '.join(ratios)}   ({counts[-1]:,} for the largest)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
