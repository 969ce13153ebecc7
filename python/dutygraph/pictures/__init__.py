"""Pictures of a plan as SVG of our own, without any package: see docs/pictures.md."""

from __future__ import annotations

from .picture import Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .of_plan import Pictures


class Picturing:
    """The part of `Plan` that shows it."""

    __slots__ = ()

    @property
    def picture(self: Any) -> Pictures:
        """What it looks like: `plan.picture.matrix()`, `.map()`, `.workload()`, `.lorenz()`, …"""
        from .of_plan import Pictures  # when it is asked for: dutygraph itself imports fast

        return Pictures(self)


__all__ = ["Picture", "Picturing"]
