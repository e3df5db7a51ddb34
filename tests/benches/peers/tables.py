"""How many of the files of `tests/cases/intake` each program opens so that their figures could be charted at once, with its defaults.

    python tests/benches/peers/tables.py PROGRAM        needs: pip install duckdb pandas polars openpyxl lxml; soffice if there is one

A file counts for a rival when every figure that a careful reader found in it stands as a number in a column of numbers of the frame
it makes. For Jumelles the figure must also have its place, its measure and its year. Figures in a unit that is converted are left
out for all, so that nobody is asked to convert.
"""

import csv
import io
import math
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent.parent / "cases" / "intake"
warnings.simplefilter("ignore")


def expected(path):
    """The figures a case asks for: place, measure, year and value."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("figure: ") and "missing" not in line:
            what, value = line[len("figure: "):].split(" = ")
            place, measure, year = what.split(" ")
            yield place, measure, year, float(value.split(" ")[0])


def raw_numbers(path):
    """Every way in which the file may write a number, to leave out figures that are converted."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        try:
            return "".join(c for c in data.decode(encoding) if c not in " \u00a0\u202f'").replace(",", ".")
        except UnicodeDecodeError:
            continue
    return ""


def numbers_of(frame):
    """The numbers in the columns of numbers of a pandas frame."""
    found = set()
    for name in frame.columns:
        column = frame[name]
        if getattr(column.dtype, "kind", "O") in "iuf":
            found.update(float(value) for value in column if value == value)
    return found


def with_duckdb(path):
    import duckdb
    return numbers_of(duckdb.read_csv(str(path)).df())


def with_pandas(path):
    import pandas
    if path.suffix in (".xlsx", ".xls", ".ods"):
        return numbers_of(pandas.read_excel(path))
    return numbers_of(pandas.read_csv(path))


def with_polars(path):
    import polars
    frame = polars.read_excel(path) if path.suffix in (".xlsx", ".xls", ".ods") else polars.read_csv(path)
    found = set()
    for column in frame.get_columns():
        if column.dtype.is_numeric():
            found.update(float(value) for value in column.drop_nulls().to_list())
    return found


def with_libreoffice(path):
    import pandas
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, str(path)], capture_output=True, timeout=120, check=True)
        return numbers_of(pandas.read_excel(next(Path(folder).glob("*.xlsx"))))


def with_jumelles(program, path):
    done = subprocess.run([program, "tidy", str(path)], capture_output=True, text=True, timeout=120)
    rows = csv.DictReader(io.StringIO(done.stdout))
    return {(row["place"], row["measure"], row["year"] or "s.d.", float(row["value"])) for row in rows if row["value"]}


def close(left, right):
    return math.isclose(left, right, rel_tol=1e-9)


def main():
    program = sys.argv[1]
    rivals = {"DuckDB": with_duckdb, "pandas": with_pandas, "polars": with_polars}
    try:
        subprocess.run(["soffice", "--version"], capture_output=True, check=True)
        rivals["LibreOffice"] = with_libreoffice
    except (OSError, subprocess.CalledProcessError):
        print("LibreOffice is not here: left out")
    files, counts = 0, dict.fromkeys(["Jumelles", *rivals], 0)
    for note in sorted(CASES.glob("*.expected")):
        if any(line.startswith(("forced:", "named:")) for line in note.read_text(encoding="utf-8").splitlines()):
            continue
        path = next(other for other in CASES.glob(note.stem + ".*") if other.suffix != ".expected")
        text = raw_numbers(path)
        wanted = [figure for figure in expected(note) if path.suffix in (".xlsx", ".xls", ".ods") or f"{figure[3]:g}" in text or str(int(figure[3])) in text]
        if not wanted:
            continue
        files += 1
        ours = with_jumelles(program, path)
        counts["Jumelles"] += all(any(key[:3] == figure[:3] and close(key[3], figure[3]) for key in ours) for figure in wanted)
        for name, read in rivals.items():
            try:
                found = read(path)
            except Exception:  # a file that a rival refuses is one it does not open
                continue
            counts[name] += all(any(close(value, figure[3]) for value in found) for figure in wanted)
    print(f"{files} files")
    for name, count in counts.items():
        print(f"{name:<12} {count:4} {100 * count / files:5.1f} %")


if __name__ == "__main__":
    main()
