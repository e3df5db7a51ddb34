"""What people trust a program with: the real window killed without warning, on a disk that is full, twice at once, and watched
for anything that would reach the network.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import ImageChops
from window import Screen, share, shows_chart

MIDDLE = (290, 60, 1100, 640)


def work(folder):
    return Path(folder) / ".local/state/jumelles/work"


def asks(screen, words):
    """Compares what the words name, through the palette."""
    screen.do("key", "ctrl+k")
    time.sleep(0.6)
    screen.do("type", "--delay", "20", words)
    time.sleep(0.4)
    screen.do("key", "Return")


def kept(folder, condition, seconds=4.0):
    """Waits until the work kept on the disk is as asked: a change is safe within two seconds, and a slow machine has four."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        for slot in work(folder).glob("[1-9].json"):
            if condition(json.loads(slot.read_text())["project"]):
                return time.monotonic() - started
        time.sleep(0.02)
    found = [indicator(json.loads(slot.read_text())["project"]) for slot in work(folder).glob("[1-9].json")]
    raise AssertionError(f"the change was not kept in {seconds} s: {found}")


def indicator(project):
    return (project.get("question") or {}).get("indicators", [None])[0]


def same(one, other):
    return ImageChops.difference(one.crop(MIDDLE), other.crop(MIDDLE)).getbbox() is None


def wrapped(folder, command):
    """The program started by a command of its own."""
    path = Path(folder) / "started"
    path.write_text(f'#!/bin/sh\n{command} "$@"\n')
    path.chmod(0o755)
    return str(path)


def check_killed(program):
    """Killed right after a change is safe: the same picture comes back, and it is said."""
    with tempfile.TemporaryDirectory() as folder:
        for words, wanted in (("chomage", "unemployment"), ("densite", "population_density"), ("superficie", "area_km2")):
            screen = Screen(program, folder, "--lang", "fr")
            try:
                screen.do("mousemove", "720", "890")
                screen.wait_for("ouverture", lambda picture: share(picture, (0x0B, 0x5F, 0xA5), MIDDLE) > 0.003)
                asks(screen, words)
                kept(folder, lambda project: indicator(project) == wanted)
                time.sleep(0.7)
                before = screen.picture("avant")
                screen.program.kill()
                screen.program.wait(10)
            finally:
                screen.close()
            screen = Screen(program, folder, "--lang", "fr")
            try:
                screen.do("mousemove", "720", "890")
                screen.wait_for("retrouve", lambda picture, before=before: same(picture, before))
                assert [indicator(json.loads(slot.read_text())["project"]) for slot in work(folder).glob("1.json")] == [wanted]
            finally:
                screen.close()


def check_full_disk(program):
    """A disk that takes nothing: the window lives and says so; when there is room again, the work is kept again."""
    with tempfile.TemporaryDirectory() as folder:
        # A file may not grow beyond a limit that is set to nothing: writing fails as on a full disk, without a signal.
        screen = Screen(wrapped(folder, f"trap '' XFSZ; exec {program}"), folder, "--lang", "fr")
        try:
            screen.do("mousemove", "720", "60")
            screen.wait_for("ouverture", shows_chart)
            asks(screen, "chomage")
            kept(folder, lambda project: indicator(project) == "unemployment")
            subprocess.run(["prlimit", "--pid", str(screen.program.pid), "--fsize=0:unlimited"], check=True)
            asks(screen, "superficie")
            # A message stands over the foot of the window.
            foot = (300, 800, 1140, 890)
            screen.wait_for("plein", lambda picture: share(picture, (255, 255, 255), foot) > 0.3)
            assert screen.program.poll() is None
            slots = [json.loads(slot.read_text()) for slot in work(folder).glob("[1-9].json")]
            assert [indicator(slot["project"]) for slot in slots] == ["unemployment"], "what was kept stays whole"
            subprocess.run(["prlimit", "--pid", str(screen.program.pid), "--fsize=unlimited:unlimited"], check=True)
            asks(screen, "densite")
            kept(folder, lambda project: indicator(project) == "population_density")
        finally:
            screen.close()


def check_two(program):
    """Two at once: each keeps its own work."""
    with tempfile.TemporaryDirectory() as folder:
        one, two = Screen(program, folder, "--lang", "fr"), Screen(program, folder, "--lang", "fr")
        try:
            for screen, words, wanted in ((one, "chomage", "unemployment"), (two, "superficie", "area_km2")):
                screen.wait_for("ouverture", shows_chart)
                asks(screen, words)
                kept(folder, lambda project, wanted=wanted: indicator(project) == wanted)
            found = sorted(indicator(json.loads(slot.read_text())["project"]) for slot in work(folder).glob("[1-9].json"))
            assert found == ["area_km2", "unemployment"], found
        finally:
            one.close()
            two.close()


def check_offline(program):
    """A whole journey under strace: no socket of the internet is ever asked for."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        screen = Screen(wrapped(folder, f"exec strace -D -f -qq -e trace=network -o {trace} {program}"), folder, "--lang", "fr")
        try:
            screen.wait_for("ouverture", shows_chart)
            asks(screen, "chomage")
            time.sleep(1)
            screen.do("key", "ctrl+t", "ctrl+3")
            time.sleep(2)
            screen.do("key", "F5")
            time.sleep(2)
            screen.do("key", "Next", "Escape")
            time.sleep(1)
            screen.do("windowfocus", screen.window)
            screen.do("key", "ctrl+e")
            time.sleep(1)
            out = Path(folder) / "talk.pptx"
            screen.do("key", "ctrl+a")
            screen.do("type", "--delay", "10", str(out))
            screen.do("key", "Return")
            for _ in range(100):
                if out.exists():
                    break
                time.sleep(0.1)
            assert out.exists(), "the talk was not exported"
        finally:
            screen.close()
        time.sleep(0.5)
        calls = trace.read_text()
        assert "AF_UNIX" in calls, "strace saw nothing"
        outside = [line for line in calls.splitlines() if re.search(r"AF_INET6?\b", line)]
        assert not outside, "\n".join(outside[:10])


def main(program):
    program = os.path.abspath(program)
    check_killed(program)
    check_full_disk(program)
    check_two(program)
    check_offline(program)
    print("killed, without room, twice at once: nothing confirmed is lost; and no socket to the internet")


if __name__ == "__main__":
    main(sys.argv[1])
