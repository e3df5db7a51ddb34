"""A deck of forty slides with native charts made by Jumelles and by python-pptx, in one run, as whole processes.

    python tests/benches/peers/deck.py PROGRAM        needs: pip install python-pptx

Both read the same CSV (nine towns, forty years, their population) and write forty slides: a title, a line under it, a bar chart of one
year with its workbook and its notes. Jumelles also works out findings, footnotes, sources, a method and their slides. Best of three.
"""

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

TOWNS = {"kenitra": "Kénitra", "rabat": "Rabat", "evreux": "Évreux", "montpellier": "Montpellier", "lyon": "Lyon", "paris": "Paris",
         "saint_etienne": "Saint-Étienne", "bergerac": "Bergerac", "mantes_la_jolie": "Mantes-la-Jolie"}
YEARS = range(1984, 2024)

PYTHON_PPTX = """
import csv, sys
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
table, out = sys.argv[1:3]
years = {}
with open(table, encoding="utf-8") as lines:
    for row in csv.DictReader(lines, delimiter=";"):
        years.setdefault(row["année"], []).append((row["ville"], float(row["population"])))
deck = Presentation()
deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
for year, rows in years.items():
    rows.sort(key=lambda row: row[1])
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = f"Population en {year}"
    slide.shapes.add_textbox(Inches(1), Inches(1.4), Inches(11), Inches(0.5)).text_frame.text = "Population, personnes"
    data = CategoryChartData()
    data.categories = [name for name, _ in rows]
    data.add_series("Population", [value for _, value in rows])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(1), Inches(2), Inches(11), Inches(5), data).chart
    chart.plots[0].has_data_labels = True
    slide.notes_slide.notes_text_frame.text = f"Population en {year}"
deck.save(out)
"""


def best(*command):
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        table = folder / "population.csv"
        lines = ["ville;année;population"]
        lines += [f"{name};{year};{100000 + 1000 * (year - 1980) * (rank + 1)}" for year in YEARS for rank, name in enumerate(TOWNS.values())]
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        focus, twin, *peers = TOWNS
        slides = [
            {"chart": {"question": {"focus": focus, "twin": twin, "peers": peers, "indicators": ["population"], "years": [year]}, "kind": "bars"}}
            for year in YEARS
        ]
        project = {"format": 1, "sources": [{"path": str(table)}], "question": None, "kind": None, "talk": {"slides": slides}}
        file = folder / "exposé.jumelles"
        with zipfile.ZipFile(file, "w") as pack:
            pack.writestr("project.json", json.dumps(project))
        script = folder / "deck.py"
        script.write_text(PYTHON_PPTX, encoding="utf-8")
        ours = best(program, "deck", str(file), "-o", str(folder / "a.pptx"))
        theirs = best(sys.executable, str(script), str(table), str(folder / "b.pptx"))
        for name in ("a.pptx", "b.pptx"):
            with zipfile.ZipFile(folder / name) as pack:
                charts = sum(part.startswith("ppt/charts/chart") for part in pack.namelist())
                assert charts == len(YEARS), f"{name}: {charts} charts"
        print(f"Jumelles {ours:.2f} s; python-pptx {theirs:.2f} s ({theirs / ours:.1f} ×)")


main()
