"""Long calls answer Ctrl-C and let other threads run."""

from __future__ import annotations

import _thread
import threading
import time

import pytest

import dutygraph as dg


@pytest.fixture(scope="module")
def long_text() -> bytes:
    """Some seconds of reading."""
    lines = ["2020年某市工作要点"]
    for number in range(90_000):
        if number % 9 == 0:
            lines.append(f"{'一二三四五六七八九'[number // 9 % 9]}、推进第{number}类事项")
        lines.append(f"{number + 1}. 做好第{number}件事情。认真抓好贯彻落实,加强管理,提高水平。")
        if number % 9 == 8:
            lines.append(f"(牵头领导:甲{number % 50}。责任科室:乙{number % 70}科、丙科)")
    return "\n".join(lines).encode()


def test_an_interrupt_gets_through(long_text: bytes) -> None:
    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        dg.read(long_text)
    assert time.monotonic() - begin < 30
    timer.join()


def test_a_flag_ends_the_call_and_others_run_meanwhile(long_text: bytes) -> None:
    stop = dg.StopFlag()
    assert not stop.is_set
    assert repr(stop) != repr(dg.Limits())
    ended: list[BaseException] = []

    def work() -> None:
        try:
            dg.read(long_text, stop=stop)
        except dg.Stopped as error:
            ended.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    ticks = 0
    for _ in range(10):
        time.sleep(0.01)
        ticks += 1
    assert thread.is_alive()  # else the text is too short to tell
    stop.set()
    thread.join(timeout=60)
    assert ticks == 10
    assert stop.is_set
    assert [getattr(error, "code", None) for error in ended] == ["stopped"]
