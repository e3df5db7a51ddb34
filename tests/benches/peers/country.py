"""A file that looks like a country, read and written by Jumelles and by DuckDB, in one run.

    python tests/benches/peers/country.py PROGRAM [PLACES]        needs: pip install duckdb

40 000 places with codes, 25 years, 4 measures, clean UTF-8. `check` is set beside `read_csv` into a table; `tidy` beside a query that
melts the table and writes the same twenty columns; `compute` beside one that is told each indicator and writes the same rows with the
same seven columns in a settled order. Each is a whole process, the best of three; the ratio is to Jumelles. Memory is the peak of the process.
"""

import os
import random
import sys
import tempfile

from processes import best

RUNS = 3
READ = "create table t as select *, row_number() over () + 1 as line from read_csv('{source}')"
MELT = """(unpivot (select code, commune, annee, line, population::double population, logements::double logements,
    dechets_t::double dechets_t, eau_m3::double eau_m3 from t) on population, logements, dechets_t, eau_m3 into name measure value value)"""
TIDY = """copy (select lower(commune) place, commune place_label, code place_code, 'commune' level, measure, measure heading, annee as year,
    annee as period, '' breakdown, 'measured' nature, value, '' unit, '' gap, 'ok' status, 'yes' chosen, 'x.csv' source_file, '' sheet, line,
    4 col, value::varchar raw from {melt}) to '{target}'"""
COMPUTE = """copy (
    with of_places as (select *, lag(population, 9) over (partition by code order by annee) people_before from t),
    figures as (
        select commune place, 'population_density' indicator, annee as year, null::double as value, 'persons/km2' unit, 'not-reported' gap,
            'geo:commune' flags from of_places
        union all select commune, 'population', annee, population, 'inhabitants', '', 'geo:commune' from of_places
        union all select commune, 'dwellings', annee, logements, 'dwellings', '', 'geo:commune' from of_places
        union all select commune, 'dechets_t', annee, dechets_t, '', '', 'geo:commune' from of_places
        union all select commune, 'eau', annee, eau_m3, 'm3', '', 'geo:commune' from of_places
        union all select commune, 'lcrpgr', annee, null, 'ratio', 'no-such-year', 'geo:commune' from of_places
        union all select commune, 'population_growth', annee, 100 * ln(population / people_before) / 9, '%/year', '',
            'geo:commune;since:' || (annee - 9) from of_places where annee >= 2015)
    select * from figures order by indicator, place, year) to '{target}'"""


def write(path, places):
    draw = random.Random(5)
    with open(path, "w", encoding="utf-8") as file:
        file.write("code,commune,annee,population,logements,dechets_t,eau_m3\n")
        for place in range(places):
            code, people = f"{place // 400 + 1:02}{place % 400 + 1:03}", draw.randint(200, 90000)
            for year in range(1999, 2024):
                people = int(people * draw.uniform(0.98, 1.03)) + 1
                file.write(f"{code},Commune {place},{year},{people},{people // 2},{people * 0.51:.1f},{people * 54}\n")


def duckdb(source, query, target):
    script = f"import duckdb; c = duckdb.connect(); c.execute({READ.format(source=source)!r})"
    if query:
        script += f"; c.execute({query.format(melt=MELT, target=target)!r})"
    return [sys.executable, "-c", script]


def main():
    program = sys.argv[1]
    places = int(sys.argv[2]) if len(sys.argv) > 2 else 40000
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "country.csv"), os.path.join(folder, "out.csv")
        write(source, places)
        print(f"{places} places, {os.path.getsize(source) / 1e6:.1f} MB; whole processes, best of three")
        rows = [
            ("check", [program, "check", source], duckdb(source, None, target)),
            ("tidy", [program, "tidy", source, "-o", target], duckdb(source, TIDY, target)),
            ("compute", [program, "compute", source, "-o", target], duckdb(source, COMPUTE, target)),
        ]
        for name, own, other in rows:
            (seconds, peak), (theirs, their_peak) = best(own, RUNS), best(other, RUNS)
            print(f"{name:8} Jumelles {seconds:5.2f} s {peak:5.0f} MB    DuckDB {theirs:5.2f} s {their_peak:5.0f} MB    × {theirs / seconds:.2f}")


if __name__ == "__main__":
    main()
