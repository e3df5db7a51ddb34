"""Fourteen charts of one CSV made by Jumelles and by matplotlib, in one run, as whole processes.

    python tests/benches/peers/charts.py PROGRAM        needs: pip install matplotlib pandas

The CSV has nine towns, twelve years and eight indicators; each chart is a PNG of 1920 × 1080, one of each kind both can draw.
Jumelles is started once for each chart, as its command line is. matplotlib is timed in the same way, a script a chart, and
started once for all fourteen, which favours it. Best of three; the ratio is to Jumelles.
"""

import os
import subprocess
import sys
import tempfile
import time

TOWNS = ["Kenitra", "Rabat", "Evreux", "Montpellier", "Lyon", "Paris", "Saint-Etienne", "Bergerac", "Mantes-la-Jolie"]
SHARES = ["commute_car_pct", "commute_walk_pct", "commute_public_transport_pct"]
ACCESS = ["households_running_water_pct", "households_public_sewer_pct", "households_electricity_pct"]

MATPLOTLIB = """
import sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd
folder, table = sys.argv[1:3]
data = pd.read_csv(table)
data["density"] = data.population / data.area_km2
last = data[data.annee == data.annee.max()].sort_values("density")
shares, access = SHARES, ACCESS
count = 0

def page(draw, **options):
    global count
    figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100, **options)
    draw(axes)
    figure.suptitle("Densité", fontsize=28)
    figure.savefig(f"{folder}/{count}.png")
    plt.close(figure)

def values(axes):
    bars = axes.barh(last.ville, last.density)
    axes.bar_label(bars, fmt="%.0f")

def grouped(axes):
    last.set_index("ville")[access].plot.barh(ax=axes)

def dumbbell(axes):
    two = last[last.ville.isin(["Kenitra", "Rabat"])].set_index("ville")[access].T
    axes.hlines(two.index, two.Kenitra, two.Rabat)
    axes.scatter(two.Kenitra, two.index, s=80)
    axes.scatter(two.Rabat, two.index, s=80)

def arrow(axes):
    own = data[data.ville == "Kenitra"].set_index("annee")
    for rank, name in enumerate(access):
        axes.annotate("", xy=(own[name].iloc[-1], rank), xytext=(own[name].iloc[0], rank), arrowprops={"arrowstyle": "->"})
    axes.set_xlim(0, 100)
    axes.set_ylim(-1, 3)

def slope(axes):
    for name, town in data.groupby("ville"):
        axes.plot([0, 1], [town.density.iloc[0], town.density.iloc[-1]], marker="o")
        axes.text(1.02, town.density.iloc[-1], name)

def lines(axes):
    for name, town in data.groupby("ville"):
        axes.plot(town.annee, town.density)
        axes.text(town.annee.iloc[-1], town.density.iloc[-1], name)

def multiples(axes):
    for place, (name, town) in zip(axes.flat, data.groupby("ville")):
        place.plot(town.annee, town.density)
        place.set_title(name)

def scatter(axes):
    axes.scatter(last.density, last.pm25)
    for _, town in last.iterrows():
        axes.annotate(town.ville, (town.density, town.pm25))

def heatmap(axes):
    grid = last[["density", "pm25", *access]]
    axes.imshow((grid - grid.min()) / (grid.max() - grid.min()), aspect="auto")
    for row in range(len(grid)):
        for column in range(grid.shape[1]):
            axes.text(column, row, f"{grid.iloc[row, column]:.1f}", ha="center")

def bump(axes):
    ranks = data.pivot(index="annee", columns="ville", values="density").rank(axis=1, ascending=False)
    ranks.plot(ax=axes, marker="o")

def stacked(axes):
    last.set_index("ville")[shares].plot.barh(stacked=True, ax=axes)

def strip(axes):
    axes.scatter(last.density, [0] * len(last))
    axes.axvline(last.density.median())

def bullet(axes):
    axes.barh(last.ville, last.pm25)
    axes.axvline(5)

def table(axes):
    axes.table(cellText=last[["ville", "density", "pm25"]].round(1).values.tolist(), loc="center")
    axes.axis("off")

kinds = (values, grouped, dumbbell, arrow, slope, lines, scatter, heatmap, bump, stacked, strip, bullet, table, multiples)
for rank, draw in enumerate(kinds):
    if len(sys.argv) < 4 or int(sys.argv[3]) == rank:
        count = rank
        page(draw, **({"nrows": 3, "ncols": 3} if draw is multiples else {}))
""".replace("SHARES", repr(SHARES)).replace("ACCESS", repr(ACCESS))


def figures(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(["ville", "annee", "population", "area_km2", "pm25", *ACCESS, *SHARES]) + "\n")
        for town, name in enumerate(TOWNS):
            for year in range(2013, 2025):
                seed = (town * 7919 + year * 104729) % 1000 / 1000
                row = [name, year, int(30_000 + 900_000 * seed), 40 + town * 9, 6 + 20 * seed, 60 + 39 * seed, 50 + 45 * seed, 70 + 29 * seed, 50 + 10 * seed, 20, 15]
                file.write(",".join(str(cell) for cell in row) + "\n")


def asked(program, table, folder):
    nine = ",".join(TOWNS)
    few = ",".join(TOWNS[:6])
    access = "water_access,sewer_connection,electricity_access"
    shares = "commute_car,commute_walk,commute_public_transport"
    one = "population_density"
    cases = [
        ("bars", nine, one), ("grouped", "Kenitra,Rabat,Evreux", access), ("dumbbell", "Kenitra,Rabat", access), ("arrow", "Kenitra", access),
        ("slope", nine, one), ("lines", few, one), ("multiples", nine, one), ("scatter", nine, one + ",pm25"),
        ("heatmap", nine, one + ",pm25," + access), ("bump", nine, one), ("shares", nine, shares), ("strip", nine, one),
        ("bullet", nine, "pm25"), ("table", nine, one + ",pm25"),
    ]
    for rank, (kind, places, indicators) in enumerate(cases):
        command = [program, "chart", table, "--kind", kind, "--places", places, "--indicators", indicators, "-o", f"{folder}/{rank}.png"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode in (0, 1), done.stderr


def best(work):
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "villes.csv")
        figures(table)
        ours, theirs = os.path.join(folder, "a"), os.path.join(folder, "b")
        os.mkdir(ours)
        os.mkdir(theirs)
        own = best(lambda: asked(program, table, ours))
        script = [sys.executable, "-c", MATPLOTLIB, theirs, table]
        once = best(lambda: subprocess.run(script, check=True))
        each = best(lambda: [subprocess.run([*script, str(rank)], check=True) for rank in range(14)])
        assert len(os.listdir(ours)) == len(os.listdir(theirs)) == 14
        print("fourteen charts, whole processes, best of three")
        print(f"Jumelles, a process a chart    {own:6.2f} s  × 1.00")
        print(f"matplotlib, a process a chart  {each:6.2f} s  × {each / own:.2f}")
        print(f"matplotlib, one for all        {once:6.2f} s  × {once / own:.2f}")


main()
