"""The same work by dutygraph, igraph and NetworkX, side by side in one run: ratios of best times.

Each answer is compared before it is timed. What a peer needs to be asked at all (its own graph
object) is made beforehand and not timed; dutygraph answers from the plan each time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from typing import Any

import igraph
import networkx as nx
from networkx.algorithms import bipartite

import dutygraph as dg


def best(work: Callable[[], Any], seconds: float = 2.0, most: int = 7) -> float:
    """The least seconds of some runs: at most `most`, at least one, about `seconds` in all."""
    took: list[float] = []
    began = time.perf_counter()
    while len(took) < most and (not took or time.perf_counter() - began < seconds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def drawn_rows(items: int) -> list[dict[str, str | None]]:
    """Items with one to six sections each, drawn evenly among a quarter as many sections."""
    draw = random.Random(20201125)
    names = [f"s{at}" for at in range(max(items // 4, 6))]
    return [
        {"actor": actor, "item": f"i{at}", "actor_kind": "section"}
        for at in range(items)
        for actor in draw.sample(names, draw.randrange(1, 7))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=4_000)
    rows = drawn_rows(parser.parse_args().items)
    plan = dg.from_assignments(rows)
    graph = nx.Graph((row["actor"], row["item"]) for row in rows)
    actors = {row["actor"] for row in rows}
    peer = igraph.Graph.TupleList((row["actor"], row["item"]) for row in rows)
    types = [name in actors for name in peer.vs["name"]]
    of = "section"
    print(f"{len(rows)} ties of {len(actors)} actors and {len(graph) - len(actors)} items")

    cuts = {row["name"] for row in plan.articulation_points(of)}
    assert cuts == set(nx.articulation_points(graph))
    assert cuts == {peer.vs[at]["name"] for at in peer.articulation_points()}
    assert len(plan.bridges(of)) == len(list(nx.bridges(graph))) == len(peer.bridges())
    assert len(plan.components(of)) == nx.number_connected_components(graph)
    pairs = plan.projection(of)
    projected = bipartite.collaboration_weighted_projected_graph(graph, actors)
    assert len(pairs) == projected.number_of_edges()
    mine = {row["name"]: row["betweenness"] for row in plan.centrality(of)}
    raw = dict(zip(peer.vs["name"], peer.betweenness(), strict=True))
    scale = max(raw[name] for name in mine) / max(mine.values())
    assert all(abs(raw[name] - scale * value) < 1e-6 * scale for name, value in mine.items())

    work: list[
        tuple[str, Callable[[], Any], Callable[[], Any] | None, Callable[[], Any] | None]
    ] = [
        (
            "articulation points",
            lambda: plan.articulation_points(of),
            peer.articulation_points,
            lambda: list(nx.articulation_points(graph)),
        ),
        ("bridges", lambda: plan.bridges(of), peer.bridges, lambda: list(nx.bridges(graph))),
        (
            "components",
            lambda: plan.components(of),
            peer.connected_components,
            lambda: list(nx.connected_components(graph)),
        ),
        (
            "projection, weighted (igraph: counts)",
            lambda: plan.projection(of),
            lambda: peer.bipartite_projection(types=types, which=1),
            lambda: bipartite.collaboration_weighted_projected_graph(graph, actors),
        ),
        (
            "closeness, betweenness, core together",
            lambda: plan.centrality(of),
            lambda: (peer.betweenness(), peer.closeness(), peer.coreness()),
            None,
        ),
    ]
    print(f"{'work':38} {'dutygraph':>12} {'igraph':>10} {'NetworkX':>10}")
    for name, ours, theirs, others in work:
        base = best(ours)
        ratios = [f"{best(ask) / base:9.1f}x" if ask else f"{'-':>10}" for ask in (theirs, others)]
        print(f"{name:38} {base * 1e3:9.2f} ms {' '.join(ratios)}")


if __name__ == "__main__":
    main()
