"""Takes the pictures of the README from the real window, and the sheet of kinds: pictures.py PROGRAM FOLDER."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image

from window import Screen

# A file as a clerk sends it, from the cases of the tests.
MESSY = Path(__file__).parent.parent / "cases" / "intake" / "80_waste_report.csv"
VIEWS = {
    "window_fr": ("fr", [], []),
    "window_ar": ("ar", [], []),
    "window_dark": ("en", ["dark"], []),
    "welcome_fr": ("fr", ["ctrl+0"], []),
    "palette_fr": ("fr", ["ctrl+k", "type:ken"], []),
    "talk_fr": ("fr", ["ctrl+3", "begin", "Down"], []),
    "speaker_fr": ("fr", ["ctrl+3", "begin", "F5", "Next", "Next"], []),
    "data_fr": ("fr", ["ctrl+1"], [str(MESSY)]),
}


NINE = "kenitra,evreux,rabat,montpellier,lyon,paris,saint_etienne,bergerac,mantes_la_jolie"
KINDS = [
    ("dumbbell", "kenitra,rabat", "water_access,sewer_connection,illiteracy,school_enrolment"),
    ("arrow", "kenitra", "water_access,sewer_connection,electricity_access,informal_housing"),
    ("lines", "kenitra,rabat,evreux,paris,lyon", "population_density"),
    ("slope", NINE, "population_density"),
    ("multiples", NINE, "population_density"),
    ("bump", "kenitra,rabat,evreux,paris,lyon", "population"),
    ("scatter", NINE, "population_density,unemployment"),
    ("heatmap", NINE, "population_density,unemployment,water_access,non_car_commute"),
    ("shares", "kenitra,rabat", "commute_car,commute_walk,commute_public_transport,commute_two_wheels"),
    ("strip", "kenitra,evreux,rabat", "population_density"),
    ("bullet", "kenitra,rabat", "water_access"),
    ("table", NINE, "population_density,unemployment"),
]


def sheet(program, target):
    """Twelve kinds on one picture, three in a row."""
    width, height, gap = 560, 315, 8
    page = Image.new("RGB", (3 * width + 2 * gap, 4 * height + 3 * gap), "#D8D5CC")
    with tempfile.TemporaryDirectory() as folder:
        for rank, (kind, places, indicators) in enumerate(KINDS):
            path = f"{folder}/{kind}.png"
            command = [program, "chart", "sample_data", "--kind", kind, "--places", places, "--indicators", indicators, "-o", path]
            subprocess.run(command, check=True, capture_output=True)
            picture = Image.open(path).resize((width, height), Image.Resampling.LANCZOS)
            page.paste(picture, (rank % 3 * (width + gap), rank // 3 * (height + gap)))
    page.quantize(256).save(Path(target) / "kinds.png", optimize=True)


def slide(program, target):
    """A slide as exported."""
    path = Path(target) / "slide_fr.png"
    asked = ["--places", NINE, "--indicators", "population_density", "--years", "2022"]
    subprocess.run([program, "chart", "sample_data", *asked, "-o", str(path)], check=True, capture_output=True)
    Image.open(path).resize((1440, 810), Image.Resampling.LANCZOS).quantize(256).save(path, optimize=True)


def main(program, target):
    sheet(program, target)
    slide(program, target)
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
                    if key == "begin":
                        # The program proposes a talk; its third slide is chosen.
                        screen.do("mousemove", "120", "172", "click", "1")
                        time.sleep(3)
                        screen.do("mousemove", "120", "470", "click", "1")
                    elif key.startswith("type:"):
                        screen.do("type", "--delay", "30", key.removeprefix("type:"))
                    elif key != "dark":
                        screen.do("key", key)
                    time.sleep(1)
                time.sleep(2)
                if name.startswith("speaker"):
                    # The stage goes to the projector: out of this screen.
                    stage = subprocess.run(["xdotool", "search", "--name", "partenaires"], capture_output=True, text=True, env=screen.environment).stdout.split()
                    screen.do("windowmove", stage[-1], "3000", "0")
                    time.sleep(2)
                screen.picture(name).quantize(256).save(Path(target) / f"{name}.png", optimize=True)
            finally:
                screen.close()


main(sys.argv[1], sys.argv[2])
