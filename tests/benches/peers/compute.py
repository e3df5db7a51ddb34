"""The same sixty ratios computed by Jumelles and by what an analyst would use instead, in one run.

    python tests/benches/peers/compute.py [TOWNS]        needs: pip install duckdb pandas numpy; and cargo

35 000 towns × 20 years × 60 indicators, one figure in ten missing. The figures are in memory before the clock starts. Jumelles
keeps them one by one, each with its cell (its bench makes and times them), and lines them up by town and year before it
divides. The two others are timed from the same start, a long table with a figure a row that is pivoted, then divided; and
from a wide table where that work is already done. Wide is the best of five, long of two; DuckDB and Jumelles use every core.
The ratio is to Jumelles.
"""

import os
import re
import subprocess
import sys
import time

import duckdb
import numpy
import pandas

RATIOS = 60


def figures(towns):
    """A value for each town, year and measure, one in ten missing."""
    draw = numpy.random.default_rng(1)
    rows = towns * 20
    frame = pandas.DataFrame({"town": numpy.repeat(numpy.arange(towns), 20), "year": numpy.tile(numpy.arange(2001, 2021), towns)})
    frame["population"] = 1000.0 + frame["town"]
    for rank in range(RATIOS):
        values = draw.integers(0, 1000, rows).astype(float)
        values[draw.random(rows) < 0.1] = numpy.nan
        frame[f"count_{rank}"] = values
    return frame


def best(work, runs=5):
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def with_pandas(frame):
    """As one writes it: each ratio beside the others, a zero below giving nothing."""

    def work():
        results = pandas.DataFrame({"town": frame["town"], "year": frame["year"]})
        below = frame["population"].where(frame["population"] != 0)
        for rank in range(RATIOS):
            results[f"r{rank}"] = 100 * frame[f"count_{rank}"] / below
        return results

    return best(work)


def with_duckdb(frame):
    connection = duckdb.connect()
    connection.execute("create table figures as select * from frame")
    connection.execute("update figures set " + ", ".join(f"count_{rank} = nullif(count_{rank}, 'nan'::double)" for rank in range(RATIOS)))
    ratios = ", ".join(f"100 * count_{rank} / nullif(population, 0) as r{rank}" for rank in range(RATIOS))
    return best(lambda: connection.execute(f"create or replace table results as select town, year, {ratios} from figures"))


def long_table(frame):
    """A figure a row, as a municipal file has it: what is missing has no row."""
    long = frame.melt(id_vars=["town", "year"], var_name="measure", value_name="value").dropna()
    long["measure"] = long["measure"].astype("category")
    return long.reset_index(drop=True)


def with_pandas_long(long):
    """Lined up by town and year, then divided."""

    def work():
        wide = long.pivot_table(index=["town", "year"], columns="measure", values="value", observed=True)
        below = wide["population"].where(wide["population"] != 0)
        ratios = [f"count_{rank}" for rank in range(RATIOS)]
        return wide[ratios].mul(100).div(below, axis=0)

    return best(work, runs=2)


def with_duckdb_long(long):
    connection = duckdb.connect()
    connection.execute("create table figures as select town, year, measure::varchar as measure, value from long")
    lined = ", ".join(f"max(value) filter (measure = 'count_{rank}') as count_{rank}" for rank in range(RATIOS))
    wide = f"select town, year, max(value) filter (measure = 'population') as population, {lined} from figures group by town, year"
    ratios = ", ".join(f"100 * count_{rank} / nullif(population, 0) as r{rank}" for rank in range(RATIOS))
    return best(lambda: connection.execute(f"create or replace table results as select town, year, {ratios} from ({wide})"), runs=2)


def with_jumelles(towns):
    """The low end of what criterion measures."""
    name = f"computed, towns/{towns}$"
    command = ["cargo", "bench", "--quiet", "--bench", "compute", "--", name]
    text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=os.path.join(os.path.dirname(__file__), "..", "..", "..")).stdout
    low, unit = re.search(r"time:\s+\[([\d.]+) (\S+)", text).groups()
    return float(low) * {"s": 1, "ms": 1e-3, "µs": 1e-6}[unit]


def main():
    towns = int(sys.argv[1]) if len(sys.argv) > 1 else 35_000
    frame = figures(towns)
    times = {"pandas, wide": with_pandas(frame), "DuckDB, wide": with_duckdb(frame)}
    long = long_table(frame)
    del frame
    times = {**times, "pandas, long": with_pandas_long(long), "DuckDB, long": with_duckdb_long(long)}
    del long
    times = {"Jumelles": with_jumelles(towns), **times}
    print(f"{towns} towns × 20 years × {RATIOS} indicators")
    for name, seconds in times.items():
        print(f"{name:13} {seconds:7.3f} s  × {seconds / times['Jumelles']:.2f}")


main()
