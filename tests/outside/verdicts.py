"""Judges every headline of the sample by the rows of `tidy` alone: may its two values be divided, subtracted or called equal?

    python tests/outside/verdicts.py PROGRAM HEADLINES

HEADLINES is what `JUMELLES_HEADLINES=FILE cargo test --test sentences every_headline` writes: indicator, the two towns, the cells each
value was computed from, language, headline. Of the program nothing else is asked but `tidy`; the definition, the territory and the
certainty of a figure come from the sample's own columns. Two values may be compared when each has figures of one territory, the years
are at most two apart, levels and definitions are the same (or known to be near, or unsaid), nothing is disputed, expected or supposed,
and the people a figure is divided by are of its year, at most two years away, or of two censuses around it.
"""

import csv
import io
import os
import subprocess
import sys
from collections import Counter

FAR = 2  # years
CENSUSES = 12  # years between two
OWN_LIMITS = {"service_area", "transport_network", "intercommunal", "unknown"}
NEAR_DEFINITIONS = [
    {"INSEE population municipale", "HCP population légale"},
    {"INSEE-RP, actifs occupés", "HCP-RGPH, actifs occupés"},
]
STATED = {"fr": (" ; ", "\u00a0; ", "ne se comparent pas"), "en": ("; ", "cannot be compared"), "ar": ("؛", "لا تصح المقارنة")}


def tidy_rows(program):
    """Every figure of the sample by its cell, with the columns of its file that describe it."""
    text = subprocess.run([program, "tidy", "sample_data"], capture_output=True, check=True).stdout.decode("utf-8-sig")
    described = {}
    rows = {}
    for row in csv.DictReader(io.StringIO(text)):
        path = row["source_file"]
        if path not in described:
            with open(path, encoding="utf-8-sig", newline="") as file:
                described[path] = list(csv.DictReader(file, delimiter=";"))
        source = described[path][int(row["line"]) - 2]
        assert source["valeur"] == row["raw"], (path, row["line"])
        row["definition"], row["perimeter"], row["certainty"] = source["définition"], source["périmètre"], source["statut"]
        rows[f"{os.path.basename(path)}:{row['line']}"] = row
    return rows


def territory(row):
    return row["place"], row["level"], row["perimeter"]


def own_faults(figures):
    """Why a value may be compared with no other."""
    first = figures[0]
    for figure in figures:
        if figure["certainty"] == "contesté":
            yield "disputed"
        if figure["nature"] != "measured":
            yield "not measured"
        if figure["gap"] not in ("", "not-occurring", "included-elsewhere"):
            yield "incomplete"
        if territory(figure)[:2] != territory(first)[:2]:
            yield "two levels"
        elif figure["perimeter"] and first["perimeter"] and figure["perimeter"] != first["perimeter"] and figure["measure"] == "population":
            yield "two territories"
    if first["level"] in OWN_LIMITS:
        yield "limits of its own"
    for figure in figures[1:]:
        # Areas hardly change; the base of a change is far on purpose.
        if figure["measure"] == "population" and first["measure"] != "population":
            apart = int(figure["year"]) - int(first["year"])
            others = [int(other["year"]) - int(first["year"]) for other in figures[1:] if other["measure"] == "population"]
            is_between = min(others) < 0 < max(others) and max(others) - min(others) <= CENSUSES
            if abs(apart) > FAR and not is_between:
                yield "people of another time"


def faults(one, other):
    """Why two values may not be compared; empty when they may."""
    found = list(own_faults(one)) + list(own_faults(other))
    if abs(int(one[0]["year"]) - int(other[0]["year"])) > FAR:
        found.append("years")
    if one[0]["level"] != other[0]["level"]:
        found.append("levels")
    definitions = {one[0]["definition"], other[0]["definition"]}
    if len(definitions) > 1 and "" not in definitions and not any(definitions <= near for near in NEAR_DEFINITIONS):
        found.append("definitions")
    return found


def is_comparison(headline, language):
    return not any(sign in headline for sign in STATED[language])


def main():
    program, headlines = sys.argv[1:3]
    rows = tidy_rows(program)
    failures, judged, counts = [], Counter(), Counter()
    with open(headlines, encoding="utf-8") as file:
        for line in file:
            indicator, focus, twin, one, other, language, headline = line.rstrip("\n").split("\t")
            one, other = ([rows[cell] for cell in cells.split()] for cells in (one, other))
            assert {row["place"] for row in one} == {focus} and {row["place"] for row in other} == {twin}, line
            found = faults(one, other)
            compares = is_comparison(headline, language)
            judged[("may" if not found else "may not", "compares" if compares else "states")] += 1
            counts.update(set(found))
            if found and compares:
                failures.append(f"{indicator} {focus} {twin} {language}: {headline} ({', '.join(sorted(set(found)))})")
    for (verdict, manner), count in sorted(judged.items()):
        print(f"{verdict} be compared, {manner}: {count}")
    print("reasons against:", ", ".join(f"{reason} {count}" for reason, count in counts.most_common()))
    print("\n".join(failures[:40]))
    total = sum(judged.values())
    if failures or total < 5000 or judged[("may", "compares")] < total / 4:
        sys.exit(f"{len(failures)} of {total} headlines compare what the rows of tidy forbid")
    print(f"{total} headlines obey the rows of tidy")


if __name__ == "__main__":
    main()
