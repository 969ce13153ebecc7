"""One-to-one assignment beside SciPy, equal items beside a flow of NetworkX."""

from __future__ import annotations

import _thread
import array
import math
import pickle
import random
import threading
from collections import Counter
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
import scipy.optimize

import dutygraph as dg
from dutygraph import _core

INF = math.inf


def drawn_costs(seed: int) -> Any:
    """Up to 30 rows and columns; whole numbers with many ties or none, some entries forbidden."""
    draw = np.random.default_rng(seed)
    shape = draw.integers(1, 30, 2) if seed % 3 else np.repeat(draw.integers(1, 30), 2)
    costs = draw.integers(-5, 9, shape).astype(float) if seed % 2 else draw.normal(0, 1, shape)
    costs[draw.random(shape) < draw.choice([0.0, 0.2, 0.6])] = INF
    return costs


def violates(costs: Any, found: dg.HallViolator, limit: float) -> bool:
    """Hall's condition fails for the entries below the limit."""
    rows, columns = costs.shape
    if rows > columns:
        return violates(costs.T, dg.HallViolator(found.columns, found.rows), limit)
    outside = np.setdiff1d(np.arange(columns), found.columns)
    met = (costs[np.ix_(found.rows, outside)] < limit).any()
    return len(found.columns) < len(found.rows) and not met


def test_worked_values() -> None:
    found = dg.linear_sum_assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]])  # [f04]
    assert (found.columns, found.total, found.feasible) == ([1, 0, 2], 5.0, True)
    assert isinstance(found.certificate, dg.Prices)
    assert sum(found.certificate.rows) + sum(found.certificate.columns) == 5.0
    cheapest = dg.linear_sum_assignment([[10, 5], [6, 0]])  # [f05]
    assert (cheapest.total, cheapest.columns) == (10.0, [0, 1])
    fairest = dg.linear_bottleneck_assignment([[10, 5], [6, 0]])
    assert (fairest.maximum, fairest.columns) == (6.0, [1, 0])
    assert pickle.loads(pickle.dumps(fairest)) == fairest
    assert repr(fairest).startswith("BottleneckAssignment(columns=[1, 0], maximum=6.0")


def test_edges() -> None:
    assert dg.linear_sum_assignment([]).columns == []
    assert dg.linear_sum_assignment([[], []]).columns == [None, None]
    assert dg.linear_sum_assignment(np.empty((0, 4))).total == 0.0
    nothing = dg.linear_bottleneck_assignment([])
    assert (nothing.maximum, nothing.feasible, nothing.certificate) == (None, True, None)
    tall = dg.linear_sum_assignment([[3], [1], [2]])
    assert (tall.columns, tall.total) == ([None, 0, None], 1.0)
    never = dg.linear_sum_assignment([[1, INF], [2, INF]])
    assert (never.columns, never.total, never.feasible) == ([None, None], None, False)
    assert never.certificate == dg.HallViolator([0, 1], [0])
    assert not dg.linear_bottleneck_assignment([[1, INF], [2, INF]]).feasible


@pytest.mark.parametrize("solve", [dg.linear_sum_assignment, dg.linear_bottleneck_assignment])
@pytest.mark.parametrize(
    ("costs", "says"),
    [
        ([[1, math.nan]], "row 0, column 1 is not a number"),
        ([[1, 2], [-INF, 2]], "row 1, column 0"),
        ([[1, 2], [3]], "row 1 of the costs has 1 entries, row 0 has 2"),
        ([[1, "2"]], "row 0, column 1 of the costs is '2'"),
        ([1, 2], "row 0 of the costs is no list of numbers but int"),
        ("12", "a list of rows or a matrix, not str"),
        (7, "a list of rows or a matrix, not int"),
        (np.zeros(3), "1 dimensions"),
        (np.zeros((1, 1, 1)), "3 dimensions"),
    ],
)
def test_what_is_no_matrix_of_costs(solve: Any, costs: Any, says: str) -> None:
    with pytest.raises(dg.ArgumentError, match=says):
        solve(costs)


def test_the_core_reads_nothing_but_rows_of_float64() -> None:
    for wrong in (array.array("f", [1, 2]), np.zeros((4, 4)).T[:, :2], b"12345678"):
        with pytest.raises(dg.ArgumentError):
            _core.linear_sum_assignment(wrong, 1, 2, None)
    with pytest.raises(dg.ArgumentError, match="4 costs for 3 rows and 2 columns"):
        _core.linear_sum_assignment(array.array("d", [1, 2, 3, 4]), 3, 2, None)


def test_any_layout_and_type_gives_the_same() -> None:
    costs = np.random.default_rng(1).integers(0, 50, (12, 17)).astype(float)
    expected = dg.linear_sum_assignment(costs)
    for same in (
        costs.tolist(),
        tuple(map(tuple, costs)),
        costs.astype(int),
        costs.astype(np.float32),
        np.asfortranarray(costs),
        np.repeat(costs, 2, axis=1)[:, ::2],
        memoryview(costs),
    ):
        assert dg.linear_sum_assignment(same) == expected
    readonly = costs.copy()
    readonly.flags.writeable = False
    assert dg.linear_sum_assignment(readonly) == expected


def test_beside_scipy() -> None:
    infeasible = 0
    for seed in range(1000):
        costs = drawn_costs(seed)
        found = dg.linear_sum_assignment(costs)
        fairest = dg.linear_bottleneck_assignment(costs)
        assert found.feasible == fairest.feasible
        try:
            rows, columns = scipy.optimize.linear_sum_assignment(costs)
        except ValueError:
            infeasible += 1
            assert not found.feasible
            assert isinstance(found.certificate, dg.HallViolator)
            assert fairest.certificate is not None
            assert violates(costs, found.certificate, INF), seed
            assert violates(costs, fairest.certificate, INF), seed
            continue
        total = costs[rows, columns].sum()
        assert found.total == pytest.approx(total, abs=1e-9), seed
        chosen = [at for at, column in enumerate(found.columns) if column is not None]
        taken = [column for column in found.columns if column is not None]
        assert len(set(taken)) == len(chosen) == min(costs.shape)
        assert found.total == pytest.approx(costs[chosen, taken].sum(), abs=1e-9)
        prices = found.certificate
        assert isinstance(prices, dg.Prices)
        assert (np.add.outer(prices.rows, prices.columns) <= costs + 1e-9).all(), seed
        assert sum(prices.rows) + sum(prices.columns) == pytest.approx(total, abs=1e-8)
        # The least maximum: entries up to it suffice, by SciPy, and the proof that those below do
        # not is looked through.
        assert fairest.maximum is not None
        assert fairest.certificate is not None
        scipy.optimize.linear_sum_assignment(np.where(costs <= fairest.maximum, costs, INF))
        pairs = [(at, to) for at, to in enumerate(fairest.columns) if to is not None]
        assert max(costs[pair] for pair in pairs) == fairest.maximum
        assert violates(costs, fairest.certificate, fairest.maximum), seed
    assert infeasible > 20


def test_a_flag_and_an_interrupt_end_it() -> None:
    size = 2500
    costs = np.multiply.outer(np.arange(size, dtype=float), np.arange(size, dtype=float))
    stop = dg.StopFlag()
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(dg.Stopped):
        dg.linear_sum_assignment(costs, stop=stop)
    with pytest.raises(dg.Stopped):
        dg.linear_bottleneck_assignment(costs, stop=stop)
    threading.Timer(0.1, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        dg.linear_sum_assignment(costs)


def drawn_problem(seed: int) -> dict[str, Any]:
    """Equal items, holders of equal capacity, some of them held now."""
    draw = random.Random(seed)
    holders, items = draw.randrange(1, 8), draw.randrange(30)
    rows = [sorted(draw.sample(range(holders), draw.randint(1, holders))) for _ in range(items)]
    ends = [0]
    for row in rows:
        ends.append(ends[-1] + len(row))
    held = [int(at == draw.randrange(len(row))) for row in rows for at in range(len(row))]
    return {
        "holders": holders,
        "first_arc": ends,
        "arc_holder": [holder for row in rows for holder in row],
        "held": held,
        "demand": [draw.randint(0, min(2, len(row))) for row in rows],
        "effort": [1_000_000] * items,
        "capacity": [3_000_000] * holders,
        "fixed_load": [0] * holders,
    }


def test_equal_items_beside_a_flow_of_networkx() -> None:
    for seed in range(300):
        given = drawn_problem(seed)
        items, arcs = len(given["demand"]), len(given["held"])
        graph = nx.DiGraph()
        graph.add_nodes_from(["from", "to"])
        scale = arcs + 1  # one place more weighs more than all moves
        for item in range(items):
            graph.add_edge("from", ("item", item), capacity=given["demand"][item], weight=0)
            for arc in range(given["first_arc"][item], given["first_arc"][item + 1]):
                holder = ("holder", given["arc_holder"][arc])
                weight = 1 - given["held"][arc]
                graph.add_edge(("item", item), holder, capacity=1, weight=weight)
        for holder in range(given["holders"]):
            for place in range(items):  # 1, 3, 5, …: together the square of the load
                node = ("place", holder, place)
                weight = (2 * place + 1) * scale
                graph.add_edge(("holder", holder), node, capacity=1, weight=weight)
                graph.add_edge(node, "to", capacity=1, weight=0)
        flow = nx.max_flow_min_cost(graph, "from", "to")
        squares, moves = divmod(nx.cost_of_flow(graph, flow), scale)

        feasible, taken, load, capacity, fewest = _core._optimal_semi_matching(given, None)
        assert feasible
        loads = Counter(h for h, chosen in zip(given["arc_holder"], taken, strict=True) if chosen)
        assert sum(load * load for load in loads.values()) == squares, seed
        assert fewest == moves, seed
        assert Fraction(load, capacity) == Fraction(max(loads.values(), default=0), 3)
