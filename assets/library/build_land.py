"""Cuts assets/library/land.txt, the outline of the land around Morocco and France, from the land of Natural Earth at 1:10 000 000.

    python3 assets/library/build_land.py land-10m.json

The input is the file of that name of the npm package world-atlas (ISC), which holds land and nothing else: no border of a country or a
region. Natural Earth is in the public domain. Each line of the output is a ring: longitude and latitude in hundredths of a degree, each
point as what it differs by from the one before. Standard library only.
"""

import json
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent / "land.txt"
# West, south, east, north: what no frame of a map reaches beyond.
WEST, SOUTH, EAST, NORTH = -60.0, 8.0, 50.0, 66.0
# A point nearer than this to the line between its neighbours is left out, in degrees: under two kilometres.
TOLERANCE = 0.015
# Smaller islands cannot be seen, in square degrees.
SMALLEST = 0.002


def arcs_of(topology):
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        yield points


def rings_of(topology):
    """The outer rings of the land."""
    arcs = list(arcs_of(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            ring = []
            for index in polygon[0]:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                ring.extend(arc if not ring else arc[1:])
            yield ring


def clipped(ring):
    """A ring within the window: cut at one side after the other (Sutherland and Hodgman)."""
    for axis, limit, keeps_above in ((0, WEST, True), (0, EAST, False), (1, SOUTH, True), (1, NORTH, False)):
        inside = (lambda p: p[axis] >= limit) if keeps_above else (lambda p: p[axis] <= limit)
        out = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            if inside(a):
                out.append(a)
            if inside(a) != inside(b):
                t = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        ring = out
        if not ring:
            return ring
    return ring


def simplified(points):
    """Without the points that lie near the line between those kept (Douglas and Peucker)."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = 0.0, None
        for index in range(first + 1, last):
            px, py = points[index]
            if length:
                distance = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                distance = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if distance > worst:
                worst, at = distance, index
        if worst > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def main(path):
    lines, count = [], 0
    for ring in rings_of(json.loads(Path(path).read_text())):
        ring = clipped(ring)
        if len(ring) < 3 or area(ring) < SMALLEST:
            continue
        # A ring begins and ends at one point: its two halves are simplified.
        half = len(ring) // 2
        ring = simplified(ring[: half + 1])[:-1] + simplified(ring[half:] + ring[:1])[:-1]
        whole = [(round(x * 100), round(y * 100)) for x, y in ring]
        steps = [whole[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:])]
        lines.append(" ".join(f"{x},{y}" for x, y in steps))
        count += len(whole)
    OUT.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} rings, {count} points, {OUT.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
