"""Who takes what, by dutygraph and its peers, side by side in one run: ratios of best times.

Each answer is compared before it is timed. What a peer needs to be asked at all (NetworkX's own
graph) is made beforehand and not timed; dutygraph reads the numbers each time.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import scipy.optimize
from peers import best

import dutygraph as dg
from dutygraph import _core


def drawn_problem(items: int, holders: int, choices: int) -> dict[str, Any]:
    """Equal items that a few holders each may have; the first of those has it now."""
    draw = random.Random(20201125)
    rows = [sorted(draw.sample(range(holders), choices)) for _ in range(items)]
    return {
        "holders": holders,
        "first_arc": [item * choices for item in range(items + 1)],
        "arc_holder": [holder for row in rows for holder in row],
        "held": [int(at == 0) for _ in rows for at in range(choices)],
        "demand": [1] * items,
        "effort": [1_000_000] * items,
        "capacity": [1_000_000] * holders,
        "fixed_load": [0] * holders,
    }


def as_network(problem: dict[str, Any], places: int) -> Any:
    """The same as a flow: the places of a holder cost 1, 3, 5, … so that squares are least."""
    scale = len(problem["held"]) + 1
    graph = nx.DiGraph()
    for item in range(len(problem["demand"])):
        graph.add_edge("from", ("item", item), capacity=1, weight=0)
        for arc in range(problem["first_arc"][item], problem["first_arc"][item + 1]):
            holder = ("holder", problem["arc_holder"][arc])
            weight = 1 - problem["held"][arc]
            graph.add_edge(("item", item), holder, capacity=1, weight=weight)
    for holder in range(problem["holders"]):
        for place in range(places):
            node = ("place", holder, place)
            weight = (2 * place + 1) * scale
            graph.add_edge(("holder", holder), node, capacity=1, weight=weight)
            graph.add_edge(node, "to", capacity=1, weight=0)
    return graph, scale


def row(name: str, ours: Callable[[], Any], peer: str, theirs: Callable[[], Any]) -> None:
    base = best(ours)
    print(f"{name:52} {base * 1e3:9.2f} ms  {best(theirs) / base:9.1f}x {peer}", flush=True)


def reassigned(items: int, holders: int) -> None:
    problem = drawn_problem(items, holders, 4)
    feasible, taken, load, capacity, moves = _core._optimal_semi_matching(problem, None)
    loads = Counter(h for h, chosen in zip(problem["arc_holder"], taken, strict=True) if chosen)
    assert feasible
    assert max(loads.values()) * capacity == load
    # No more places than needed, which only helps the peer.
    graph, scale = as_network(problem, max(loads.values()) + 1)
    flow = nx.max_flow_min_cost(graph, "from", "to")
    squares = sum(load * load for load in loads.values())
    assert nx.cost_of_flow(graph, flow) == squares * scale + moves
    row(
        f"most even, fewest moves: {items} items, {holders} holders",
        lambda: _core._optimal_semi_matching(problem, None),
        "NetworkX max_flow_min_cost",
        lambda: nx.max_flow_min_cost(graph, "from", "to"),
    )


def drafted(items: int, holders: int) -> None:
    """The same as a question about a plan: names, certificate, front, reasons and tables too."""
    problem = drawn_problem(items, holders, 4)
    ends = problem["first_arc"]
    may = [
        {"actor": f"L{holder}", "item": str(item + 1)}
        for item in range(items)
        for holder in problem["arc_holder"][ends[item] : ends[item + 1]]
    ]
    now = [
        holder for holder, held in zip(problem["arc_holder"], problem["held"], strict=True) if held
    ]
    plan = dg.from_assignments(
        [{"actor": f"L{holder}", "item": item + 1} for item, holder in enumerate(now)]
        + [{"actor": f"L{holder}", "item": None} for holder in range(holders)]
    )
    _, _, load, capacity, moves = _core._optimal_semi_matching(problem, None)
    draft = plan.reassign(eligibility=may)
    assert (draft.maximum, len(draft.moves)) == (load / capacity, moves)
    graph, _ = as_network(problem, load // capacity + 1)
    row(
        f"the same as plan.reassign: {items} items, {holders} leaders",
        lambda: plan.reassign(eligibility=may),
        "NetworkX max_flow_min_cost",
        lambda: nx.max_flow_min_cost(graph, "from", "to"),
    )


def assigned(name: str, costs: Any) -> None:
    rows, columns = scipy.optimize.linear_sum_assignment(costs)
    total = costs[rows, columns].sum()
    assert abs(dg.linear_sum_assignment(costs).total - total) <= 1e-9 * max(1.0, abs(total))
    row(
        f"least sum, {len(costs)} x {len(costs.T)}, {name}",
        lambda: dg.linear_sum_assignment(costs),
        "SciPy linear_sum_assignment",
        lambda: scipy.optimize.linear_sum_assignment(costs),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2_000)
    size = parser.parse_args().size
    draw = np.random.default_rng(20201125)
    print(f"{'work':52} {'dutygraph':>12}")
    reassigned(200, 20)
    drafted(200, 20)
    assigned("even", draw.random((size, size)))
    assigned("whole numbers to 100", draw.integers(0, 100, (size, size)).astype(float))
    assigned("even", draw.random((size // 2, size * 2)))
    assigned("even", draw.random((size * 2, size // 2)))
    ramp = np.arange(1.0, size // 2 + 1)
    assigned("i · j, all want the same", np.multiply.outer(ramp, ramp))


if __name__ == "__main__":
    main()
