"""dutygraph reads who is responsible for what in a work plan, and counts it.

>>> import dutygraph as dg
>>> plan = dg.read_text("一、养老\\n1. 床位。新增床位。\\n（牵头领导：孙尧）\\n")
>>> plan.workload()["name"]
['孙尧']
"""

from __future__ import annotations

import os as _os

from . import experimental
from ._balance import TheilDecomposition, balance, lorenz_curve, theil_decomposition
from ._core import Limits, StopFlag, __version__
from .brief import Brief
from .builder import PlanBuilder
from .changes import BeforeAfter, Change, Edit, read_change
from .check import checks, default_rules
from .compare import Comparison
from .convene import Convening
from .criticality import BusFactor
from .diagnostic import Diagnostic
from .errors import (
    AmbiguousName,
    ArgumentError,
    BuildError,
    Error,
    ExchangeError,
    LimitExceeded,
    MissingPackage,
    ParseError,
    Stopped,
    UnknownName,
)
from .linear_assignment import (
    BottleneckAssignment,
    HallViolator,
    Prices,
    SumAssignment,
    linear_bottleneck_assignment,
    linear_sum_assignment,
)
from .network import Coordination, MinimumCover
from .node import Edge, Node, Span
from .options import options
from .pictures import Picture
from .plan import Explanation, Matrix, Plan
from .reading import from_assignments, read, read_text
from .reassign import Certificate, Reassignment
from .table import Table


def get_include() -> str:
    """The folder of the C++ headers that came with this package."""
    return _os.path.join(_os.path.dirname(_os.path.abspath(__file__)), "include")  # noqa: PTH100, PTH118, PTH120


def get_cmake_dir() -> str:
    """The folder for CMAKE_PREFIX_PATH or dutygraph_DIR."""
    return _os.path.join(_os.path.dirname(_os.path.abspath(__file__)), "cmake")  # noqa: PTH100, PTH118, PTH120


__all__ = [
    "AmbiguousName",
    "ArgumentError",
    "BeforeAfter",
    "BottleneckAssignment",
    "Brief",
    "BuildError",
    "BusFactor",
    "Certificate",
    "Change",
    "Comparison",
    "Convening",
    "Coordination",
    "Diagnostic",
    "Edge",
    "Edit",
    "Error",
    "ExchangeError",
    "Explanation",
    "HallViolator",
    "LimitExceeded",
    "Limits",
    "Matrix",
    "MinimumCover",
    "MissingPackage",
    "Node",
    "ParseError",
    "Picture",
    "Plan",
    "PlanBuilder",
    "Prices",
    "Reassignment",
    "Span",
    "StopFlag",
    "Stopped",
    "SumAssignment",
    "Table",
    "TheilDecomposition",
    "UnknownName",
    "__version__",
    "balance",
    "checks",
    "default_rules",
    "experimental",
    "from_assignments",
    "get_cmake_dir",
    "get_include",
    "linear_bottleneck_assignment",
    "linear_sum_assignment",
    "lorenz_curve",
    "options",
    "read",
    "read_change",
    "read_text",
    "theil_decomposition",
]
