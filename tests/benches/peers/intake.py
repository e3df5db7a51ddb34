"""The same figures opened by Jumelles and by what an analyst would use instead, in one run.

    python tests/benches/peers/intake.py PROGRAM [ROWS]        needs: pip install duckdb pandas polars

Jumelles is given the messy form (title rows, Windows-1252, semicolons, "1 234,5", "n.d.", a total) and told nothing.
DuckDB and polars get a clean UTF-8 copy, as they refuse the messy one; pandas gets the messy one with every option written
by hand. Each is a whole process, the best of five; the ratio is to Jumelles. Memory is the peak of the process.
"""

import os
import random
import sys
import tempfile

from processes import best

RUNS = 5
TOWNS = ["Kénitra", "Rabat", "Évreux", "Montpellier", "Saint-Étienne", "Bergerac", "Lyon", "Paris", "Mantes-la-Jolie", "Salé"]


def french(number):
    return f"{number:,.1f}".replace(",", " ").replace(".", ",")


def write(folder, rows):
    """Writes the messy and the clean form of the same figures."""
    draw = random.Random(1)
    messy, clean = os.path.join(folder, "messy.csv"), os.path.join(folder, "clean.csv")
    with open(messy, "w", encoding="cp1252", newline="\r\n") as dirty, open(clean, "w", encoding="utf-8") as neat:
        dirty.write("Déchets ménagers collectés par commune\nSource : direction de la propreté\n\n")
        dirty.write("Commune;Code;Année;Population;Déchets (t);Eau (m³);Budget (k€)\n")
        neat.write("commune,code,year,population,waste,water,budget\n")
        for row in range(rows):
            town, year = TOWNS[row % len(TOWNS)], 2000 + row % 25
            people, waste, water, money = (draw.uniform(1e3, top) for top in (2e6, 9e5, 9e6, 6e4))
            missing = draw.random() < 0.02
            dirty.write(f"{town};{row % 100000:05};{year};{french(people)};{'n.d.' if missing else french(waste)};{french(water)};{french(money)}\n")
            neat.write(f"{town},{row % 100000:05},{year},{people:.1f},{'' if missing else f'{waste:.1f}'},{water:.1f},{money:.1f}\n")
        dirty.write("Total;;;1;2;3;4\nSource : relevés des communes\n")
    return messy, clean


def main():
    program = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        messy, clean = write(folder, rows)
        python = [sys.executable, "-c"]
        runs = [
            ("Jumelles, messy, told nothing", [program, "check", messy]),
            ("DuckDB read_csv auto, clean", python + [f"import duckdb; duckdb.sql(\"create table t as select * from read_csv('{clean}')\")"]),
            ("pandas, messy, all options by hand", python + [
                f"import pandas; pandas.read_csv('{messy}', sep=';', encoding='cp1252', skiprows=3, decimal=',', thousands=' ', na_values=['n.d.'])"]),
            ("polars, clean", python + [f"import polars; polars.read_csv('{clean}')"]),
        ]
        print(f"{rows} rows; messy {os.path.getsize(messy) / 1e6:.1f} MB, clean {os.path.getsize(clean) / 1e6:.1f} MB; whole processes, best of five")
        base = None
        for name, command in runs:
            seconds, peak = best(command, RUNS)
            base = base or seconds
            print(f"{name:<38} {seconds:6.2f} s  × {seconds / base:4.2f}  {peak:6.0f} MB")
        start, _ = best(python + ["pass"], RUNS)
        print(f"(of which starting Python: {start:.2f} s)")


if __name__ == "__main__":
    main()
