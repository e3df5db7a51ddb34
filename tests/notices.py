"""Writes assets/notices.txt: every crate that is linked into the program, its licence, and the texts those licences ask to pass on.

    python3 tests/notices.py

Run it when Cargo.lock changes; `tests/licences.rs` fails until then. It reads the sources cargo has unpacked, and no network.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "notices.txt"
# The systems the program is built for.
TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"]
TEXTS = re.compile(r"(?i)^(licen[cs]e|copying|notice|unlicense|copyright)")


def linked():
    """The packages that are linked on any of the systems, by name and version."""
    found = {}
    for target in TARGETS:
        metadata = json.loads(subprocess.run(
            ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target],
            cwd=ROOT, check=True, capture_output=True).stdout)
        packages = {package["id"]: package for package in metadata["packages"]}
        nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
        waiting, seen = [metadata["resolve"]["root"]], set()
        while waiting:
            package = waiting.pop()
            if package in seen:
                continue
            seen.add(package)
            for dependency in nodes[package]["deps"]:
                if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                    waiting.append(dependency["pkg"])
        for package in seen - {metadata["resolve"]["root"]}:
            found[(packages[package]["name"], packages[package]["version"])] = packages[package]
    return [found[key] for key in sorted(found)]


def texts_of(package):
    """The texts of licences in the folder of a package."""
    folder = Path(package["manifest_path"]).parent
    texts = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and TEXTS.match(path.name) and path.stat().st_size < 200_000:
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted(folder.glob("LICENSES/*")) + sorted(folder.glob("licenses/*")):
        if path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    return texts


def main():
    packages = linked()
    numbers, order = {}, []
    lines = [
        "Jumelles is made with the libraries below, each under its own licence. The numbers lead to the texts that follow.",
        "The face IBM Plex Sans Arabic is under the SIL Open Font License 1.1 (assets/fonts/OFL.txt).",
        "",
    ]
    for package in packages:
        references = []
        for text in texts_of(package):
            body = "\n".join(line.rstrip() for line in text.replace("\r", "").strip().split("\n"))
            key = re.sub(r"\s+", " ", body)
            if key not in numbers:
                numbers[key] = len(order) + 1
                order.append(body)
            references.append(numbers[key])
        authors = ", ".join(package["authors"]) if not references else ""
        said = " ".join(f"[{number}]" for number in references) or f"({authors or package['repository'] or 'no text in its package'})"
        lines.append(f"{package['name']} {package['version']} — {package['license'] or 'see its text'} {said}")
    for number, body in enumerate(order, 1):
        lines += ["", f"[{number}] " + "-" * 60, "", body]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(packages)} crates, {len(order)} texts, {OUT.stat().st_size // 1024} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
