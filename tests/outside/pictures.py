"""Takes the pictures of the README from the real window: pictures.py PROGRAM FOLDER."""

import sys
import tempfile
import time
from pathlib import Path

from window import Screen

# A file as a clerk sends it, from the cases of the tests.
MESSY = Path(__file__).parent.parent / "cases" / "intake" / "80_waste_report.csv"
VIEWS = {
    "window_fr": ("fr", [], []),
    "window_ar": ("ar", [], []),
    "window_dark": ("en", ["dark"], []),
    "slide_fr": ("fr", ["ctrl+3"], []),
    "data_fr": ("fr", ["ctrl+1"], [str(MESSY)]),
}


def main(program, target):
    for name, (language, keys, paths) in VIEWS.items():
        with tempfile.TemporaryDirectory() as folder:
            if "dark" in keys:
                (Path(folder) / "jumelles").mkdir()
                (Path(folder) / "jumelles" / "preferences.toml").write_text('theme = "dark"\n', encoding="utf-8")
            screen = Screen(program, folder, "--lang", language, *paths)
            try:
                screen.do("mousemove", "700", "890")
                time.sleep(3)
                for key in keys:
                    if key != "dark":
                        screen.do("key", key)
                time.sleep(3)
                screen.picture(name).quantize(256).save(Path(target) / f"{name}.png", optimize=True)
            finally:
                screen.close()


main(sys.argv[1], sys.argv[2])
