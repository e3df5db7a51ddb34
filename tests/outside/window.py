"""Opens the real window on a screen of its own, looks at it, and does what a speaker would do first.

The window must show the sample with nothing to click, react to the keyboard, propose a talk and give it on a stage, export it, and
use no processor time when nothing happens.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

SIZE = (1440, 900)


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()


class Screen:
    """A screen, and one window on it."""

    def __init__(self, program, folder, *arguments):
        read, write = os.pipe()
        # Without -noreset the server starts anew when its last client leaves, and refuses whoever comes at that moment: the search
        # for the window comes and goes before a slow program has connected.
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-noreset", "-nolisten", "tcp"]
        self.server = subprocess.Popen(server, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        number = os.read(read, 16).decode().strip()
        self.folder = Path(folder)
        self.environment = dict(os.environ, DISPLAY=f":{number}", LIBGL_ALWAYS_SOFTWARE="1", HOME=str(folder), XDG_CONFIG_HOME=str(folder))
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.program = subprocess.Popen([program, *arguments], env=self.environment, stderr=subprocess.PIPE, text=True)
        self.window = self.find()

    def find(self):
        for _ in range(300):
            if self.program.poll() is not None:
                raise AssertionError(f"the program ended: {self.program.stderr.read()}")
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Jumelles"], env=self.environment, capture_output=True, text=True)
            if found.stdout.split():
                window = found.stdout.split()[0]
                self.do("windowsize", window, str(SIZE[0]), str(SIZE[1]))
                self.do("windowmove", window, "0", "0")
                self.do("windowfocus", window)
                # In the middle the pointer would rest on a bar, which is drawn lighter then.
                self.do("mousemove", str(SIZE[0] // 2), str(SIZE[1] - 10))
                return window
            time.sleep(0.1)
        raise AssertionError("no window in 30 seconds")

    def do(self, *words):
        run("xdotool", *words, env=self.environment)

    def picture(self, name):
        path = self.folder / f"{name}.png"
        run("import", "-window", "root", str(path), env=self.environment)
        return Image.open(path).convert("RGB")

    def wait_for(self, name, looks_right):
        for _ in range(150):
            picture = self.picture(name)
            if looks_right(picture):
                return picture
            time.sleep(0.2)
        raise AssertionError(f"{name}: the window never showed what it should")

    def processor_seconds(self):
        fields = Path(f"/proc/{self.program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        self.program.terminate()
        self.program.wait(10)
        self.server.terminate()
        self.server.wait(10)


def share(picture, colour, box=None):
    """The share of an area that has a colour, within a small distance."""
    area = picture.crop(box) if box else picture
    pixels = list(area.get_flattened_data()) if hasattr(area, "get_flattened_data") else list(area.getdata())
    near = sum(1 for pixel in pixels if all(abs(a - b) <= 6 for a, b in zip(pixel, colour)))
    return near / len(pixels)


def shows_chart(picture):
    middle = (300, 150, 1090, 640)
    return share(picture, (0x0B, 0x5F, 0xA5), middle) > 0.003 and share(picture, (0xC8, 0x52, 0x0A), middle) > 0.001


def main(program):
    for language in ("fr", "ar", "en"):
        with tempfile.TemporaryDirectory() as folder:
            screen = Screen(program, folder, "--lang", language)
            try:
                screen.do("mousemove", "720", "880")
                if language == "ar":
                    screen.wait_for("ouverture", lambda picture: share(picture, (0x0B, 0x5F, 0xA5), (340, 150, 1140, 640)) > 0.003)
                    continue
                screen.wait_for("ouverture", shows_chart)
                before = screen.processor_seconds()
                time.sleep(3)
                used = screen.processor_seconds() - before
                assert used < 0.3, f"{used} s of processor in 3 s without input"
                screen.do("key", "ctrl+3")
                time.sleep(1)
                # The program proposes a talk: its first slide stands in the middle, on white.
                screen.do("mousemove", "120", "172", "click", "1")
                screen.wait_for("expose", lambda picture: share(picture, (255, 255, 255), (300, 150, 1240, 670)) > 0.8)
                # On the stage: a second window, which the clicker's keys lead through; black is black; Escape ends it.
                screen.do("key", "F5")
                stage = (0, 0, 1270, 700)
                screen.wait_for("scene", lambda picture: share(picture, (255, 255, 255), stage) > 0.9)
                # The map of the agreements is passed: the first finding has a bar in the colour of the town.
                screen.do("key", "Next", "Next", "Next", "Prior")
                screen.wait_for("scene_2", lambda picture: share(picture, (0x0B, 0x5F, 0xA5), stage) > 0.005)
                screen.do("key", "b")
                screen.wait_for("noir", lambda picture: share(picture, (0, 0, 0), stage) > 0.98)
                screen.do("key", "b", "Escape")
                screen.wait_for("fin", lambda picture: share(picture, (0xF3, 0xF1, 0xEB), (0, 60, 14, 880)) > 0.5)
                screen.do("windowfocus", screen.window)
                screen.do("key", "ctrl+e")
                time.sleep(1)
                screen.do("key", "Tab", "Tab", "Tab", "Tab")
                time.sleep(0.5)
                screen.picture("export")
                screen.do("key", "Escape")
                screen.do("key", "ctrl+1")
                screen.wait_for("donnees", lambda picture: share(picture, (0xF3, 0xF1, 0xEB), (0, 60, 270, 880)) > 0.5)
            finally:
                screen.close()
    print("the window opens in 3 languages, answers the keyboard and rests")


if __name__ == "__main__":
    main(sys.argv[1])
