"""Whole processes, timed: what one run costs, told by the best of several."""

import os
import subprocess
import sys
import time


def best(command, runs):
    """The best wall time of some runs, in seconds, and the peak memory of the worst, in megabytes."""
    times, peak = [], 0
    # Jumelles ends with 1 when the data holds doubts; the others only when they fail.
    allowed = (0,) if command[0] == sys.executable else (0, 1)
    for _ in range(runs):
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        times.append(time.perf_counter() - begun)
        peak = max(peak, usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status) not in allowed:
            raise SystemExit(f"{command[0]}: {errors.decode()[:400]}")
    return min(times), peak
