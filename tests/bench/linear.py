"""Inputs made to be slow, at four sizes: seconds, and each by those of the size before.

Linear time doubles: about 2. One line of 10 MB, a million open brackets, a hundred thousand
headings are the largest.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import dutygraph as dg

HEAD = "2020年某市工作要点\n一、养老\n1. 床位。"


def brackets(size: int) -> str:
    return f"{HEAD}{'(' * size}\n"


def labels(size: int) -> str:
    return f"{HEAD}{'(牵头领导:甲' * (size // 20)}\n"


def one_line(size: int) -> str:
    return f"{HEAD}{'新增养老床位,完善制度,会同部门推进' * (size // 52)}\n"


def no_stops(size: int) -> str:
    return f"{HEAD}{'养' * (size // 3)}\n"


def names(size: int) -> str:
    many = "、".join(f"名{at}" for at in range(size // 12))
    return f"{HEAD}新增。\n(牵头领导:{many})\n"


def blanks(size: int) -> str:
    return f"{HEAD}{' ' * (size // 2)}\r{' ' * (size // 2)}\n"


def headings(count: int) -> str:
    return "".join(f"{at}、标题\n" for at in map(numeral, range(1, count + 1)))


def numeral(value: int) -> str:
    """A Chinese numeral up to 99; beyond, it starts again."""
    tens, ones = divmod((value - 1) % 99 + 1, 10)
    digits = "零一二三四五六七八九"
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")


SHAPES: tuple[tuple[str, Callable[[int], str], int], ...] = (
    ("one line of a plan's words, bytes", one_line, 10_000_000),
    ("one line without a mark, bytes", no_stops, 10_000_000),
    ("open brackets", brackets, 1_000_000),
    ("brackets with labels, none closed, bytes", labels, 2_000_000),
    ("names in one bracket, bytes", names, 1_000_000),
    ("blanks in two lines, bytes", blanks, 2_000_000),
    ("headings", headings, 100_000),
)


def main() -> None:
    print(f"{'input':42} {'largest':>10} {'seconds':>8}   each size by the one before")
    for name, make, largest in SHAPES:
        took = []
        for step in (8, 4, 2, 1):
            data = make(largest // step).encode()
            began = time.perf_counter()
            dg.read(data)
            took.append(time.perf_counter() - began)
        ratios = "  ".join(f"{after / before:5.2f}" for before, after in pairwise(took))
        print(f"{name:42} {largest:10,} {took[-1]:8.2f}   {ratios}", flush=True)


if __name__ == "__main__":
    main()
