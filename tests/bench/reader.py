"""Reading plans: MB/s on one core beside a careful reader in Python's `re`, in one run.

Both read the same bytes of plans of one form (chapters, numbered items, a closing bracket), each
plan other than the rest, and must find the same chapters, items and names. The reader in `re` stops
there: it knows no other form, keeps no spans, and reads no themes, commitments or mentions.
"""

from __future__ import annotations

import argparse
import random
import re
import time

import dutygraph as dg

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "明华强丽军洋勇杰娟涛超敏静磊"
MATTERS = ("养老", "救助", "社区", "殡葬", "婚姻", "慈善", "儿童", "地名", "社工", "优抚")
VERBS = ("加强", "推进", "完善", "规范", "提升", "落实")
NOUNS = ("服务", "管理", "体系建设", "工作机制", "保障水平", "能力建设")


def drawn_plan(draw: random.Random) -> str:
    """About 15 KB of a plan that no other draw repeats."""
    people = ["".join((draw.choice(SURNAMES), draw.choice(GIVEN))) for _ in range(6)]
    sections = [f"{matter}{draw.choice('事务服务管理')}科" for matter in MATTERS]
    lines, number = [f"{draw.randrange(2015, 2027)}年某市民政工作要点"], 0
    for chapter in "一二三四五六七八九十":
        lines.append(f"{chapter}、{draw.choice(VERBS)}{draw.choice(MATTERS)}{draw.choice(NOUNS)}")
        for _ in range(draw.randrange(2, 5)):
            number += 1
            said = "。".join(
                f"{draw.choice(VERBS)}{draw.choice(MATTERS)}{draw.choice(NOUNS)},"
                f"{draw.choice(VERBS)}{draw.choice(MATTERS)}{draw.choice(NOUNS)},新增"
                f"{draw.choice(MATTERS)}设施{draw.randrange(2, 300)}处"
                for _ in range(6)
            )
            lines.append(f"{number}.{draw.choice(VERBS)}{draw.choice(MATTERS)}工作。{said}。")
        leaders = "、".join(draw.sample(sorted(set(people)), draw.randrange(1, 3)))
        parts = "、".join(draw.sample(sections, draw.randrange(1, 5)))
        lines.append(f"(牵头领导:{leaders}。责任科室:{parts})")
    return "\n".join(lines) + "\n"


HEADING = re.compile(r"^([一二三四五六七八九十]+)、(.+)$", re.MULTILINE)
ITEM = re.compile(r"^(\d+)[.．、]\s*([^。\n]+)。(.*)$", re.MULTILINE)
BRACKET = re.compile(r"^[(（]牵头领导[:：]([^。\n]+)。责任科室[:：]([^)）\n]+)[)）]$", re.MULTILINE)


def read_by_re(data: bytes) -> tuple[int, int, int]:
    """Chapters, items, and pairs of an item with a name of its chapter's bracket."""
    text = data.decode("utf-8")
    chapters = [(match.start(), match.group(2)) for match in HEADING.finditer(text)]
    items = [(match.start(), match.group(1), match.group(2)) for match in ITEM.finditer(text)]
    edges: list[tuple[str, str]] = []
    at = 0
    for bracket in BRACKET.finditer(text):
        names = [*bracket.group(1).split("、"), *bracket.group(2).split("、")]
        while at < len(items) and items[at][0] < bracket.start():
            edges += [(items[at][1], name) for name in names]
            at += 1
    return len(chapters), len(items), len(edges)


def read_by_dutygraph(data: bytes) -> tuple[int, int, int]:
    plan = dg.read(data)
    return len(plan.chapters), len(plan.items), len(plan.assignments())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=300)
    draw = random.Random(20201125)
    plans = [drawn_plan(draw).encode() for _ in range(parser.parse_args().plans)]
    size = sum(map(len, plans)) / 1e6
    for data in plans:
        assert read_by_re(data) == read_by_dutygraph(data)
    best = {}
    readers = {"re": read_by_re, "dutygraph, read": dg.read, "dutygraph, and assignments": None}
    for _ in range(3):
        for name, reader in readers.items():
            work = reader or read_by_dutygraph
            began = time.perf_counter()
            for data in plans:
                work(data)
            took = time.perf_counter() - began
            best[name] = min(took, best.get(name, took))
    print(f"{len(plans)} plans, {size:.1f} MB")
    for name, took in best.items():
        print(f"{name:28} {size / took:8.1f} MB/s  {best['re'] / took:6.2f} of re's speed")


if __name__ == "__main__":
    main()
