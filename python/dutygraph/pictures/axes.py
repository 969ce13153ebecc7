"""Bars and matrix on axes of matplotlib, in a font that has every character."""

from __future__ import annotations

from . import colours
from .fonts import families
from .grid import Forces
from .measuring import short, shown, wrap
from .svg import SMALL
from .words import ZH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .bars import Bars
    from .grid import Grid


class _Drawn:
    """Axes to draw on, with the font of all that is written there."""

    def __init__(self, ax: Any, texts: list[str]) -> None:
        from .._optional import need

        properties = need("matplotlib.font_manager", "matplotlib").FontProperties
        self.ax = ax
        self.font = properties(family=families(texts), size=9)
        self.small = properties(family=self.font.get_family(), size=8)

    def ticks(self, axis: Any, labels: list[str], font: Any = None) -> None:
        axis.set_ticks(range(len(labels)), labels)
        for label in axis.get_ticklabels():
            label.set_fontproperties(font or self.font)

    def nothing(self, words: str) -> Any:
        self.ax.text(
            0.5,
            0.5,
            words,
            ha="center",
            va="center",
            transform=self.ax.transAxes,
            fontproperties=self.font,
            parse_math=False,
        )
        self.ax.set_axis_off()
        return self.ax

    def title(self, words: str) -> None:
        self.ax.set_title(words, fontproperties=self.font, loc="left", parse_math=False)


def _caption(words: str) -> str:
    """The caption in lines; English without its Chinese words, which would ask for a font."""
    plain = words.replace(f" ({ZH['only_text']})", "")
    return "\n".join(wrap(plain, 80 * SMALL, SMALL, 12))


def bars_axes(bars: Bars, ax: Any) -> Any:
    """Draws bars on axes and returns them."""
    words = bars.words
    names = [shown(bar.name) for bar in bars.bars]
    values = [bars.value(bar) for bar in bars.bars]
    mean = "" if bars.mean is None else words("mean", value=short(bars.mean))
    kinds = [words(key) for key in ("alone", "shared", "fractional_mark", "total")]
    title = shown(bars.title())
    caption = _caption(bars.caption())
    drawn = _Drawn(ax, [*names, *values, *kinds, mean, title, bars.empty(), caption])
    drawn.title(title)
    if bars.empty():
        return drawn.nothing(bars.empty())
    places = range(len(names))
    alone = [bar.items - bar.shared for bar in bars.bars]
    shared = [bar.shared for bar in bars.bars]
    ax.barh(places, alone, 0.6, color=colours.BLUE, label=kinds[0])
    if any(shared):
        ax.barh(
            places,
            shared,
            0.6,
            left=alone,
            color=colours.SKY,
            hatch="////",
            edgecolor=colours.INK,
            linewidth=0,
            label=kinds[1],
        )
        with_others = [at for at in places if shared[at]]
        ax.plot(
            [bars.bars[at].fractional for at in with_others],
            with_others,
            "D",
            color=colours.INK,
            markeredgecolor=colours.CARD,
            label=kinds[2],
        )
    if bars.mean is not None:
        ax.axvline(bars.mean, color=colours.INK, linestyle="--", linewidth=1.2, label=mean)
    for at, value in enumerate(values):
        ax.annotate(
            value,
            (bars.bars[at].items, at),
            (5, 0),
            textcoords="offset points",
            va="center",
            fontproperties=drawn.small,
            parse_math=False,
        )
    drawn.ticks(ax.yaxis, [name.replace("$", r"\$") for name in names])
    ax.invert_yaxis()
    ax.set_xlim(0, bars.most * 1.18)
    ax.set_xlabel(f"{kinds[3]}\n{caption}", fontproperties=drawn.small, parse_math=False)
    ax.legend(prop=drawn.small)
    return ax


def matrix_axes(grid: Grid, ax: Any) -> Any:
    """Draws a matrix on axes and returns them."""
    words = grid.words
    names = [shown(node.name) for node in grid.rows]
    heads = [shown(head) for head in grid.heads()]
    forces = Forces(grid, None)
    title = shown(grid.title())
    several = words("legend_shared", kind=words.kind(grid.kind))
    none = words("legend_open", kind=words.kind(grid.kind))
    named = [f"{colours.group_letter(at)} {shown(name)}" for at, name in enumerate(forces.names)]
    said = [words("legend_held"), several, none, words("legend_count", kind="")]
    caption = _caption(grid.caption())
    drawn = _Drawn(ax, [*names, *heads, *named, *said, "…", title, grid.empty(), caption])
    drawn.title(title)
    if grid.empty():
        return drawn.nothing(grid.empty())
    from .._optional import need

    rectangle = need("matplotlib.patches", "matplotlib").Rectangle
    peak = max([1, *(value for row in grid.values for value in row)])
    for row, values in enumerate(grid.values):
        for column, value in enumerate(values):
            if not value:
                continue
            places = forces.of.get(grid.columns[column].key, [])
            letters = " ".join(map(colours.group_letter, places))
            colour = colours.group_colour(places[0]) if places else colours.PLAIN
            if grid.columns_kind != "item":
                letters, colour = str(value), colours.shade(value / peak)
            edge = {"edgecolor": colours.INK, "linewidth": 1.5} if grid.shared[row][column] else {}
            ax.add_patch(
                rectangle((column - 0.42, row - 0.42), 0.84, 0.84, facecolor=colour, **edge)
            )
            ax.text(
                column,
                row,
                letters,
                ha="center",
                va="center",
                fontproperties=drawn.small,
                color=colours.ink_on(colour),
            )
    for column, count in enumerate(grid.open):
        if count and grid.columns_kind == "item":
            ax.add_patch(
                rectangle(
                    (column - 0.42, -0.46),
                    0.84,
                    len(names) - 0.08,
                    fill=False,
                    hatch="///",
                    edgecolor=colours.PLAIN,
                    linewidth=0.8,
                )
            )
    used = sorted({at for places in forces.of.values() for at in places})
    marks = [
        rectangle((0, 0), 1, 1, facecolor=colours.group_colour(at), label=named[at]) for at in used
    ]
    if any(map(any, grid.shared)):
        marks.append(
            rectangle(
                (0, 0), 1, 1, facecolor="none", edgecolor=colours.INK, linewidth=1.5, label=several
            )
        )
    if any(grid.open) and grid.columns_kind == "item":
        marks.append(
            rectangle((0, 0), 1, 1, fill=False, hatch="///", edgecolor=colours.PLAIN, label=none)
        )
    if marks:
        ax.legend(handles=marks, prop=drawn.small, loc="upper left", bbox_to_anchor=(1.01, 1))
    if grid.columns_kind != "item":
        heads = ["\n".join(wrap(head, 6 * SMALL, SMALL, 4)) for head in heads]
    drawn.ticks(ax.xaxis, [head.replace("$", r"\$") for head in heads], drawn.small)
    drawn.ticks(ax.yaxis, [name.replace("$", r"\$") for name in names])
    ax.set_xlim(-0.6, len(heads) - 0.4)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.tick_params(length=0)
    ax.set_xlabel(caption, fontproperties=drawn.small, parse_math=False)
    return ax
