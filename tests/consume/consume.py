"""Uses dutygraph as a stranger does: installed somewhere, found by find_package.

examples/cpp is copied out of the tree and built in both flavours, with Boost found by its package
file and without one; the programs read the same plan and must print the same bytes. The prefix
is moved after the install, so nothing may remember where it was. Where no Boost can be found, the
package must say so.
With --package, the folder that dutygraph.get_cmake_dir() names takes the prefix's place.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
PROGRAMS = ["dutygraph_example", "dutygraph_boost_graph_example"]
WITHOUT_PACKAGE_FILE = ["-DBoost_NO_BOOST_CMAKE=ON"]
WITHOUT_BOOST = ["-DDUTYGRAPH_BOOST_INCLUDE_DIR=/nowhere"]


class Failed(Exception):
    """A step did not end well; the text is its output."""


def run(*command: str | Path) -> bytes:
    done = subprocess.run(
        [str(word) for word in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        text = done.stdout.decode("utf-8", errors="replace")
        raise Failed(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{text}")
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cmake", default="cmake")
    parser.add_argument("--generator", default="Ninja")
    parser.add_argument("--compiler", default="c++")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--build", type=Path, help="a build folder of dutygraph, to be installed")
    where.add_argument("--package", type=Path, help="the folder that holds dutygraphConfig.cmake")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="dutygraph consumer ") as temporary:
        folder = Path(temporary)
        source = folder / "source"
        shutil.copytree(ROOT / "examples" / "cpp", source)

        cases: list[tuple[str, str, list[str]]] = [("header-only", "dutygraph", [])]
        if arguments.build:
            run(arguments.cmake, "--install", arguments.build, "--prefix", folder / "first")
            (folder / "first").rename(folder / "prefix")
            found = f"-DCMAKE_PREFIX_PATH={folder / 'prefix'}"
            cases += [
                ("compiled", "compiled", []),
                ("header-only, no BoostConfig", "dutygraph", WITHOUT_PACKAGE_FILE),
            ]
        else:
            found = f"-Ddutygraph_DIR={arguments.package}"

        def configure(build: Path, flavour: str, extra: list[str]) -> bytes:
            return run(
                *(arguments.cmake, "-S", source, "-B", build, "-G", arguments.generator),
                *("-DCMAKE_BUILD_TYPE=Debug", f"-DCMAKE_CXX_COMPILER={arguments.compiler}"),
                *(found, f"-DDUTYGRAPH_FLAVOUR={flavour}", *extra),
            )

        outputs: dict[str, bytes] = {}
        try:
            for index, (title, flavour, extra) in enumerate(cases):
                build = folder / f"build_{index}"
                configure(build, flavour, extra)
                run(arguments.cmake, "--build", build)
                outputs[title] = b"".join(run(build / name, SEED) for name in PROGRAMS)
                print(f"{title}: {len(outputs[title])} bytes printed")
        except Failed as failure:
            print(failure)
            return 1
        try:
            configure(folder / "build_none", "dutygraph", WITHOUT_BOOST)
        except Failed as failure:
            if "dutygraph needs the headers of Boost" not in " ".join(str(failure).split()):
                print(f"without Boost the package does not say what is missing:\n{failure}")
                return 1
            print("no Boost: refused, with the reason")
        else:
            print("without Boost the package must not be found")
            return 1

    first = outputs["header-only"]
    if not first or any(output != first for output in outputs.values()):
        print("the programs do not print the same bytes, or print nothing:")
        for title, output in outputs.items():
            print(f"--- {title}\n{output.decode('utf-8', errors='replace')}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
