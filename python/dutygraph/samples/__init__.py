"""Small published networks to try things on.

>>> from dutygraph import samples
>>> len(samples.davis_southern_women().leaders)
18
"""

from __future__ import annotations

from ..plan import Plan
from ..reading import from_assignments


def davis_southern_women() -> Plan:
    """18 women as leaders, 14 social events as items, 89 attendances: the classic two-mode data.

    Source: A. Davis, B. B. Gardner, M. R. Gardner, Deep South, University of Chicago Press 1941;
    the same ties as NetworkX's `davis_southern_women_graph`.
    """
    import csv
    import os

    path = os.path.join(os.path.dirname(__file__), "davis_southern_women.csv")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123
        return from_assignments(list(csv.DictReader(file)))
