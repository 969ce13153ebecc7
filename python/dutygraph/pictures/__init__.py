"""Pictures of a plan as SVG of our own, without any package: see docs/pictures.md."""

from __future__ import annotations

from .of_plan import Pictures, ReassignmentPictures
from .picture import Picture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Picturing:
    """The part of `Plan` that shows it."""

    __slots__ = ()

    @property
    def picture(self: Any) -> Pictures:
        """What it looks like: `plan.picture.matrix()`, `.map()`, `.workload()`, `.lorenz()`, …"""
        return Pictures(self)


__all__ = ["Picture", "Pictures", "Picturing", "ReassignmentPictures"]
