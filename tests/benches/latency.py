"""How long a user waits for an interaction, as a ratio to a fixed piece of work timed in the same run.

    python3 tests/benches/latency.py            needs: cargo; CARGO_TARGET_DIR is respected

The yardstick (sorting 200 000 numbers, `yardstick.rs`) is timed before and after: if the two differ by more than a fifth, the machine was
busy and the ratios are not to be trusted. The last column is the most an interaction may take on two cores; a line beyond it
is marked, and the script ends with 1.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))

# What is run: a bench, a filter of its cases, and the most each may take in milliseconds (None: only told).
BENCHES = [
    ("charts", "a changed question becomes a chart", 10.0),
    ("charts", "one frame", 16.0),
    ("charts", "slides previewed", None),
    ("compute", "changed, towns/350$", 20.0),
    ("intake", "stop a reading", 60.0),
]


def bench(name, case):
    command = ["cargo", "bench", "--locked", "--quiet", "--bench", name, "--", "--noplot", case]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def estimates(since):
    """Every case measured since a moment: its name and its mean in milliseconds."""
    for path in sorted(TARGET.glob("criterion/**/new/estimates.json")):
        if path.stat().st_mtime >= since:
            about = json.loads((path.parent / "benchmark.json").read_text())
            yield about["full_id"], json.loads(path.read_text())["mean"]["point_estimate"] / 1e6


def measured(name, case):
    marker = TARGET / "latency.marker"
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text("")
    bench(name, case)
    return list(estimates(marker.stat().st_mtime))


def main():
    (_, before), = measured("yardstick", "yardstick")
    rows = []
    for name, case, most in BENCHES:
        found = measured(name, case)
        if not found:
            sys.exit(f"no case of {name} is called {case}")
        rows += [(full, time, most) for full, time in found]
    (_, after), = measured("yardstick", "yardstick")
    yardstick = (before + after) / 2
    late = False
    print(f"{'interaction':<78} {'ms':>9} {'ratio':>8} {'most ms':>8}")
    print(f"{'yardstick: 200 000 numbers sorted':<78} {yardstick:9.2f} {1.0:8.2f}")
    for full, time, most in rows:
        beyond = most is not None and time > most
        late |= beyond
        print(f"{full:<78} {time:9.2f} {time / yardstick:8.2f} {'' if most is None else f'{most:8.0f}'}{'  TOO LONG' if beyond else ''}")
    if abs(before - after) > 0.2 * min(before, after):
        print(f"The machine was busy: the yardstick took {before:.2f} ms before and {after:.2f} ms after.")
    sys.exit(1 if late else 0)


if __name__ == "__main__":
    main()
