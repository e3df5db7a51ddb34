"""From the command to the window as it will stand: Jumelles on its sample, and LibreOffice Calc on one CSV of it, in one run.

    python benches/peers/start.py PROGRAM        needs: pip install python-xlib; Xvfb, LibreOffice

Each program starts on an empty screen of its own (Xvfb, drawn by the processor). The screen is looked at all the time; the program is
ready when it shows what it still shows two seconds later. Both have started once before, so that neither makes its first profile.
Jumelles reads, computes and draws every file of its sample; Calc opens one of them. Best of five.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from Xlib import X
from Xlib.display import Display

WIDTH, HEIGHT = 1440, 900
RESTS, LONGEST = 2.0, 60.0


class Screen:
    def __init__(self):
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()
        self.display = Display(self.name)
        self.root = self.display.screen().root

    def sum(self):
        return zlib.crc32(self.root.get_image(0, 0, WIDTH, HEIGHT, X.ZPixmap, 0xFFFFFFFF).data)

    def close(self):
        self.display.close()
        self.server.terminate()
        self.server.wait()


def ready(command, home):
    """Seconds from the command to the last change of the screen before it rests."""
    screen = Screen()
    empty = screen.sum()
    environment = dict(os.environ, DISPLAY=screen.name, HOME=home, LIBGL_ALWAYS_SOFTWARE="1", SAL_USE_VCLPLUGIN="gen")
    for name in ("WAYLAND_DISPLAY", "XDG_CONFIG_HOME"):
        environment.pop(name, None)
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    last, changed = empty, None
    while time.perf_counter() - begun < LONGEST:
        now = screen.sum()
        if now != last:
            last, changed = now, time.perf_counter()
        elif changed and last != empty and time.perf_counter() - changed > RESTS:
            break
        time.sleep(0.002)
    os.killpg(program.pid, 15)
    program.wait()
    screen.close()
    return changed - begun


def main():
    program = os.path.abspath(sys.argv[1])
    root = Path(__file__).resolve().parent.parent.parent
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
