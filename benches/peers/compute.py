"""The same sixty ratios computed by Jumelles and by what an analyst would use instead, in one run.

    python benches/peers/compute.py [TOWNS]        needs: pip install duckdb pandas numpy; and cargo

35 000 towns × 20 years × 60 indicators, one figure in ten missing. The figures are in memory before the clock starts, in
each program's own form: a table of DuckDB, a frame of pandas, the observations of Jumelles (its bench makes and times them).
Each is the best of five; DuckDB and Jumelles use every core. The ratio is to Jumelles.
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


def best(work):
    times = []
    for _ in range(5):
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


def with_jumelles(towns):
    """The low end of what criterion measures."""
    name = f"computed, towns/{towns}$"
    command = ["cargo", "bench", "--quiet", "--bench", "compute", "--", name]
    text = subprocess.run(command, capture_output=True, text=True, check=True, cwd=os.path.join(os.path.dirname(__file__), "..", "..")).stdout
    low, unit = re.search(r"time:\s+\[([\d.]+) (\S+)", text).groups()
    return float(low) * {"s": 1, "ms": 1e-3, "µs": 1e-6}[unit]


def main():
    towns = int(sys.argv[1]) if len(sys.argv) > 1 else 35_000
    frame = figures(towns)
    times = {"pandas": with_pandas(frame), "DuckDB": with_duckdb(frame)}
    del frame
    times = {"Jumelles": with_jumelles(towns), **times}
    print(f"{towns} towns × 20 years × {RATIOS} indicators, best of five")
    for name, seconds in times.items():
        print(f"{name:10} {seconds:7.3f} s  × {seconds / times['Jumelles']:.2f}")


main()
