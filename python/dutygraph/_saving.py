"""Files that are there whole or not at all."""

from __future__ import annotations

import os


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Writes a file: the whole new one or, on an error, the old one."""
    target = os.fspath(path)
    temporary = f"{target}.{os.getpid()}.tmp"
    try:
        with open(temporary, "xb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        if os.path.exists(temporary):  # noqa: PTH110
            os.unlink(temporary)  # noqa: PTH108
        raise
