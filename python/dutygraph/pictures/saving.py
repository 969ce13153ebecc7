"""Our SVG as PNG or PDF: by cairosvg, or drawn again by matplotlib."""

from __future__ import annotations

from xml.etree import ElementTree

from .._optional import need
from ..errors import MissingPackage
from .fonts import families, fontconfig_family
from .svg import FONTS, STYLE, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SPACE = "{http://www.w3.org/2000/svg}"
_SCALE = 2.0  # pixels of a PNG for one of the picture


def rendered(svg: str, kind: str) -> bytes:
    """The picture as the bytes of a png or pdf.

    Raises MissingPackage where neither package is there, or no font has its characters.
    """
    try:
        cairo = need("cairosvg")
    except (MissingPackage, OSError):  # OSError: the package is there, the cairo library is not
        return _by_matplotlib(svg, kind)
    # cairosvg takes one family and never falls back within a text, so the family is looked up.
    # Where none has all characters, or nobody knows, matplotlib can join several families.
    try:
        family = fontconfig_family(_texts(ElementTree.fromstring(svg)))
    except MissingPackage:
        if not _there("matplotlib"):
            raise
        return _by_matplotlib(svg, kind)
    if family is None and _there("matplotlib"):
        return _by_matplotlib(svg, kind)
    if family is not None:
        svg = svg.replace(f'font-family="{quoted(FONTS)}"', f'font-family="{quoted(family)}"', 1)
    data = svg.replace(f' style="{STYLE}"', "", 1).encode()  # height:auto would be the height
    if kind == "pdf":
        return bytes(cairo.svg2pdf(bytestring=data))
    return bytes(cairo.svg2png(bytestring=data, scale=_SCALE))


def _there(package: str) -> bool:
    try:
        need(package)
    except MissingPackage:
        return False
    return True


def _texts(root: ElementTree.Element) -> list[str]:
    return ["".join(_words(element)) for element in root.iter(f"{_SPACE}text")]


def _words(element: ElementTree.Element) -> list[str]:
    """What is drawn of a text: all but its tooltip."""
    return [element.text or "", *(child.tail or "" for child in element)]


def _by_matplotlib(svg: str, kind: str) -> bytes:
    if not _there("matplotlib"):
        message = "a picture as .png or .pdf needs cairosvg or matplotlib, and neither is "
        message += "installed: python -m pip install cairosvg; .svg needs nothing"
        raise MissingPackage(message, "package.missing")
    from io import BytesIO

    root = ElementTree.fromstring(svg)
    wide, high = float(root.get("width", "1")), float(root.get("height", "1"))
    figure = need("matplotlib.figure").Figure(figsize=(wide / 72, high / 72), dpi=72)
    family = families(_texts(root))
    for at, element in enumerate(root.iter()):
        _draw(figure, element, family, high, at)
    out = BytesIO()
    when = {"CreationDate": None} if kind == "pdf" else {"Software": None}
    figure.savefig(out, format=kind, dpi=72 * _SCALE, metadata=when)
    return out.getvalue()


def _draw(
    figure: Any, element: ElementTree.Element, family: list[str], high: float, at: int
) -> None:
    """One element of ours as an artist of a figure, whose y runs upwards."""
    name = element.tag.removeprefix(_SPACE)
    given = element.attrib

    def number(key: str, other: float = 0.0) -> float:
        return float(given.get(key, other))

    if name == "text":
        figure.text(
            number("x") / (figure.get_figwidth() * 72),
            1 - number("y") / high,
            "".join(_words(element)),
            color=given.get("fill", "#000000"),
            family=family,
            fontsize=number("font-size", 12),
            fontweight=given.get("font-weight", "normal"),
            ha={"middle": "center", "end": "right"}.get(given.get("text-anchor", ""), "left"),
            va="baseline",
            parse_math=False,
            zorder=at,
        )
        return
    patches = need("matplotlib.patches")
    fill = given.get("fill", "none")
    dashes = [float(part) for part in given.get("stroke-dasharray", "").split()]
    line = number("stroke-width", 1.0)
    style = {
        "facecolor": _colour(fill, number("fill-opacity", 1.0)),
        "edgecolor": _colour(given.get("stroke", "none"), number("stroke-opacity", 1.0)),
        "linewidth": line,
        # matplotlib counts dashes in line widths.
        "linestyle": (0, [dash / max(line, 0.01) for dash in dashes]) if dashes else "-",
        "capstyle": "butt",
        "zorder": at,
    }
    if name == "rect":
        corner = number("x"), high - number("y") - number("height")
        patch = patches.Rectangle(corner, number("width"), number("height"), **style)
    elif name == "circle":
        patch = patches.Circle((number("cx"), high - number("cy")), number("r"), **style)
    elif name in ("path", "line"):
        way = given.get("d") or (f"M{given['x1']} {given['y1']}L{given['x2']} {given['y2']}")
        path = _path(way, high)
        if path is None:
            return
        patch = patches.PathPatch(path, **style)
    else:
        return
    patch.set_transform(_pixels(figure))
    figure.add_artist(patch)


def _pixels(figure: Any) -> Any:
    """Pictures' pixels as inches of the figure, at whatever resolution it is saved."""
    affine = need("matplotlib.transforms").Affine2D().scale(1 / 72)
    return affine + figure.dpi_scale_trans


def _colour(name: str, opacity: float) -> Any:
    return "none" if name == "none" or opacity == 0 else (name, opacity)


def _path(way: str, high: float) -> Any:
    """A path of the moves M, L, C and Z with absolute places."""
    kind = need("matplotlib.path").Path
    places: list[tuple[float, float]] = []
    codes: list[int] = []
    steps = {"M": kind.MOVETO, "L": kind.LINETO, "C": kind.CURVE4}
    for mark in "MLCZ":
        way = way.replace(mark, f"\n{mark} ")
    for line in way.split("\n"):
        step, *numbers = line.split() or [""]
        if step == "Z":
            places.append(places[-1])
            codes.append(kind.CLOSEPOLY)
        elif step:
            for at in range(0, len(numbers), 2):
                places.append((float(numbers[at]), high - float(numbers[at + 1])))
                codes.append(steps[step])
    return kind(places, codes) if places else None
