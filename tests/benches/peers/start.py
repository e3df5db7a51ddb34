"""From the command to the window as it will stand: Jumelles on its sample, and LibreOffice Calc on one CSV of it, in one run.

    python tests/benches/peers/start.py PROGRAM        needs: pip install python-xlib pillow; Xvfb, LibreOffice

Each program starts on an empty screen of its own (Xvfb, drawn by the processor). The screen is looked at all the time; the program is
ready when 999 pixels in a thousand are as they still are two seconds later (a scroll bar that fades in waits for nobody). Both have started once before, so that neither makes its first profile.
Jumelles reads, computes and draws every file of its sample; Calc opens one of them. Best of five.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops
from Xlib import X
from Xlib.display import Display

WIDTH, HEIGHT = 1440, 900
RESTS, LONGEST, SHARE = 2.0, 60.0, 0.001


class Screen:
    def __init__(self):
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()
        self.display = Display(self.name)
        self.root = self.display.screen().root
        # Out of the way: what lies under a pointer is explained, and that is no part of starting.
        self.root.warp_pointer(WIDTH - 1, HEIGHT - 1)
        self.display.sync()

    def look(self):
        return self.root.get_image(0, 0, WIDTH, HEIGHT, X.ZPixmap, 0xFFFFFFFF).data

    def close(self):
        self.display.close()
        self.server.terminate()
        self.server.wait()


def ready(command, home):
    """Seconds from the command to a screen that hardly changes any more."""
    screen = Screen()
    seen = [(0.0, screen.look())]
    environment = dict(os.environ, DISPLAY=screen.name, HOME=home, LIBGL_ALWAYS_SOFTWARE="1", SAL_USE_VCLPLUGIN="gen")
    for name in ("WAYLAND_DISPLAY", "XDG_CONFIG_HOME"):
        environment.pop(name, None)
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while time.perf_counter() - begun < LONGEST:
        now = screen.look()
        if now != seen[-1][1]:
            seen.append((time.perf_counter() - begun, now))
        elif len(seen) > 1 and time.perf_counter() - begun - seen[-1][0] > RESTS:
            break
        time.sleep(0.002)
    os.killpg(program.pid, 15)
    program.wait()
    screen.close()
    pixels = [(at, Image.frombytes("RGBX", (WIDTH, HEIGHT), data).convert("RGB")) for at, data in seen]
    return min(at for at, picture in pixels if differing(picture, pixels[-1][1]) < SHARE)


def differing(one, other):
    """The share of pixels that differ."""
    counts = ImageChops.difference(one, other).convert("L").histogram()
    return sum(counts[1:]) / (WIDTH * HEIGHT)


def main():
    program = os.path.abspath(sys.argv[1])
    root = Path(__file__).resolve().parents[3]
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "kenitra.csv"
        shutil.copy(sorted((root / "sample_data").glob("*.csv"))[0], table)
        calc = ["soffice", "--norestore", "--nologo", "--nofirststartwizard", "--infilter=CSV:59,34,76,1", "--calc", str(table)]
        for name, command in ((f"Jumelles, {len(list((root / 'sample_data').glob('*.csv')))} files, a chart", [program]), ("LibreOffice Calc, one file", calc)):
            home = Path(folder) / name.split()[0].strip(",")
            home.mkdir()
            ready(command, str(home))
            times = sorted(ready(command, str(home)) for _ in range(5))
            print(f"{name}: {times[0]:.2f} s (five runs: {', '.join(f'{seconds:.2f}' for seconds in times)})", flush=True)


if __name__ == "__main__":
    main()
