"""Two journeys in the real window, in three languages, without a mouse. A speaker, the evening before: from three files of three towns to
a slide that PowerPoint edits, then to a talk saved with its files. An analyst: a messy file, and the next year's. Every action is
counted (a key, a typed field) and the time is told.

    python tests/outside/journeys.py PROGRAM
"""

import json
import os
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from pptx import Presentation
from window import Screen, share

# Three files as three services send them: other encodings, other separators, other names for the same things.
FILES = {
    "kenitra.csv": ("windows-1252", "Commune de Kénitra;;\nService de l'eau;;\nAnnée;Population;Consommation totale d’eau (m³)\n"
                    "2020;480 500;23 456 789,5\n2021;n.d.;23 900 000\n2022;496 200;24 100 250,0\n2023;507 700;24 750 000\nTotal;;96 207 039,5\n"),
    "rabat.csv": ("utf-8-sig", "ville,année,Population,Consommation totale d’eau (m³)\nRabat,2022,\"520 000\",\"39 100 000\"\n"
                  "Rabat,2023,515619,\"38 640 000\"\n"),
    "chambery.csv": ("utf-16", "Commune\tAnnée\tPopulation\tConsommation totale d’eau\n\t\thab.\tm³\nChambéry\t2022\t59 856\t3 512 000\nChambéry\t2023\t60 251\t3 498 000\n"),
}
MESSY = Path(__file__).parent.parent / "cases" / "intake" / "80_waste_report.csv"
WORDS = {"fr": "conso tot eau", "en": "total water", "ar": "استهلاك الماء"}
MOST_ACTIONS, MOST_SECONDS, NEXT_YEAR_SECONDS = 10, 60, 20


class Speaker:
    """Somebody who uses the keyboard only, and counts."""

    def __init__(self, screen):
        self.screen, self.actions, self.begun = screen, 0, time.monotonic()

    def key(self, *keys):
        for key in keys:
            self.screen.do("key", key)
            self.actions += 1
            time.sleep(0.3)

    def types(self, text):
        """One field typed: what stood in it is replaced."""
        self.screen.do("key", "ctrl+a")
        self.screen.do("type", "--delay", "15" if text.isascii() else "200", text)
        self.actions += 1
        time.sleep(0.3)

    def seconds(self):
        return time.monotonic() - self.begun


def wait(condition, why):
    for _ in range(200):
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(why)


def slides_of(path):
    """The headlines and native charts of a presentation that is whole."""
    try:
        deck = Presentation(str(path))
    except Exception:
        return None
    return [(slide.shapes.title.text_frame.text if slide.shapes.title else "", [shape.chart for shape in slide.shapes if shape.has_chart]) for slide in deck.slides]


@contextmanager
def seated(program, language, who):
    """Somebody before the window as it opens, in a home of her own. With KEEP=FOLDER in the environment, the pictures taken stay there."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        screen = Screen(program, folder, "--lang", language)
        try:
            screen.do("mousemove", "720", "895")
            screen.wait_for("ouverture", lambda picture: share(picture, (0x0B, 0x5F, 0xA5), (290, 150, 1140, 640)) > 0.003)
            yield screen, folder
        finally:
            if keep := os.environ.get("KEEP"):
                screen.picture("fin")
                for picture in folder.glob("*.png"):
                    (Path(keep) / f"{who}_{language}_{picture.name}").write_bytes(picture.read_bytes())
            screen.close()


def speak(program, language):
    """The evening before a talk."""
    with seated(program, language, "orateur") as (screen, folder):
        data = folder / "mairies"
        data.mkdir()
        for name, (encoding, text) in FILES.items():
            (data / name).write_bytes(text.encode(encoding))
        before = screen.picture("exemple")
        hand = Speaker(screen)
        hand.key("ctrl+o")
        hand.types(str(data))
        hand.key("Return")
        screen.wait_for("lus", lambda picture: picture.crop((290, 60, 1140, 640)) != before.crop((290, 60, 1140, 640)))
        time.sleep(0.5)
        hand.key("ctrl+k")
        hand.types(WORDS[language])
        hand.key("Return")
        time.sleep(0.5)
        screen.picture("question")
        # The slide is exported as it is: its headline is true already.
        slide = folder / "eau.pptx"
        hand.key("ctrl+e")
        hand.types(str(slide))
        hand.key("Return")
        found = wait(lambda: slides_of(slide), "no slide was written")
        seconds, actions = hand.seconds(), hand.actions
        check_slide(found, language)
        assert actions <= MOST_ACTIONS and seconds < MOST_SECONDS, (actions, seconds)
        # And the talk: this chart, rehearsed, saved with its files.
        hand.key("ctrl+t", "F5")
        time.sleep(1.5)
        screen.picture("scene")
        hand.key("Escape")
        time.sleep(0.5)
        screen.do("windowfocus", screen.window)
        saved = folder / "eau.jumelles"
        hand.key("ctrl+s")
        hand.types(str(saved))
        hand.key("Return")
        wait(saved.exists, "the project was not saved")
        return seconds, actions, hand.seconds(), hand.actions


def analyse(program, language):
    """An analyst with a messy file of a town hall, and a year later with the next one."""
    with seated(program, language, "analyste") as (screen, folder):
        first, second, figures = folder / "tonnages_2023.csv", folder / "tonnages_2024.csv", folder / "tonnages.csv"
        text = MESSY.read_bytes().decode("windows-1252")
        first.write_bytes(text.encode("windows-1252"))
        later = text.replace("collectés 2023", "collectés 2024").replace("collectés 2022", "collectés 2023").replace("198 200", "199 350,4")
        assert later != text
        second.write_bytes(later.encode("windows-1252"))
        hand = Speaker(screen)
        hand.key("ctrl+o")
        hand.types(str(first))
        hand.key("Return", "ctrl+1")
        time.sleep(1)
        screen.picture("donnees")
        hand.key("ctrl+2", "ctrl+e")
        # The format is that of the name typed.
        hand.types(str(figures))
        hand.key("Return")
        wait(lambda: figures.exists() and "131002" in figures.read_text(encoding="utf-8"), "the figures were not written")
        first_actions, first_seconds = hand.actions, hand.seconds()
        hand = Speaker(screen)
        hand.key("ctrl+o")
        hand.types(str(second))
        hand.key("Return")
        time.sleep(1)
        screen.picture("offre")
        hand.key("ctrl+r")
        kept = folder / ".local/state/jumelles/work/1.json"
        wait(lambda: str(second) in json.loads(kept.read_text())["project"].get("recipes", {}), "the next file is not read as the last one was")
        time.sleep(0.5)
        screen.picture("repris")
        assert hand.seconds() < NEXT_YEAR_SECONDS, hand.seconds()
        return first_seconds, first_actions, hand.seconds(), hand.actions


def check_slide(slides, language):
    charts = [chart for _, all in slides for chart in all]
    assert len(charts) == 1, slides
    plot = charts[0].plots[0]
    values = dict(zip(plot.categories, plot.series[0].values))
    # Litres a day and head, worked out by hand: m³ × 1000 ÷ inhabitants ÷ 365 days.
    known = sorted(round(value) for value in values.values() if value is not None)
    expected = sorted(round(litres * 1000 / people / 365) for litres, people in ((24_750_000, 507_700), (38_640_000, 515_619), (3_498_000, 60_251)))
    assert known == expected, (values, expected)
    headline = slides[0][0]
    assert any(letter.isalpha() and (("\u0600" <= letter <= "\u06FF") == (language == "ar")) for letter in headline), headline


def main(program):
    program = os.path.abspath(program)
    for language in WORDS:
        seconds, actions, all_seconds, all_actions = speak(program, language)
        print(f"{language}: from three files to a slide in {actions} actions and {seconds:.1f} s; shown on the stage and saved after "
              f"{all_actions} and {all_seconds:.1f} s")
        seconds, actions, next_seconds, next_actions = analyse(program, language)
        print(f"{language}: a messy file read, looked at and written in {actions} actions and {seconds:.1f} s; the next year's the same way in "
              f"{next_actions} and {next_seconds:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1])
