"""Opens what the program exports with other people's programs: openxml-audit, python-pptx, LibreOffice, poppler, Pillow.

One comparison for each language and kind of chart: the texts of SVG, PDF and PPTX agree, the workbook inside the
slide holds the figures to full precision, the slide opens without repair, and no picture is blank.
"""

import csv
import io
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

JUMELLES = sys.argv[1]
CASES = {
    "densites": ("kenitra,evreux,rabat,montpellier,lyon,paris,saint_etienne,bergerac,mantes_la_jolie", "population_density", "2022"),
    "croissance": ("kenitra,rabat,paris,saint_etienne", "population_growth", "2022"),
    "dechets": ("kenitra,rabat,montpellier,paris", "msw_pc", ""),
    "dix_ans": ("kenitra", "electricity_access,water_access,sewer_connection,informal_housing", "2014,2024"),
    "cote_a_cote": ("kenitra,rabat", "water_access,sewer_connection,illiteracy,school_enrolment", "2024"),
}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def plain(text):
    """Letters and digits only, in their basic form: spacing, marks and presentation do not count."""
    return [c for c in unicodedata.normalize("NFKC", text) if c.isalnum()]


def svg_texts(path):
    tree = ElementTree.parse(path)
    return [element.text for element in tree.iter("{http://www.w3.org/2000/svg}text")]


def check_pdf(pdf, texts, language):
    reader = PdfReader(pdf)
    assert len(reader.pages) == 1
    fonts = run("pdffonts", str(pdf)).splitlines()[2:]
    # Columns from the right: object id (two), uni, sub, emb.
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), f"fonts are not embedded: {fonts}"
    found = run("pdftotext", "-layout", str(pdf), "-")
    # Arabic comes out of a PDF in the order it is seen; so letters are counted, not their order.
    wanted, seen = sorted(plain("".join(texts))), sorted(plain(found))
    if language == "ar":
        lacking = [c for c in set(wanted) if c.isascii() and wanted.count(c) > seen.count(c)]
    else:
        lacking = [c for c in set(wanted) if wanted.count(c) != seen.count(c)]
    assert not lacking, f"{pdf} lacks {lacking}"
    if language != "ar":
        flat = "".join(plain(found))
        for text in texts:
            assert "".join(plain(text)) in flat, f"{pdf} lacks {text!r}"


def check_pptx(pptx, texts, results):
    report = run(str(Path(sys.executable).parent / "openxml-audit"), "--policy", "strict", str(pptx))
    assert "Errors: 0" in report and "no findings" in report, report
    slide = Presentation(pptx).slides[0]
    shapes = {shape.name: shape for shape in slide.shapes}
    chart = shapes["Chart"].chart
    alt = shapes["Chart"]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert len(alt) > 40, alt
    notes = slide.notes_slide.notes_text_frame.text
    assert ".csv" in notes and shapes["Title"].text_frame.text in notes
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = [[cell.value for cell in row] for row in book["Jumelles"].iter_rows()]
    plot = chart.plots[0]
    assert list(plot.categories) == [row[0] for row in rows[1:]], "categories differ from the workbook"
    for index, series in enumerate(plot.series, start=1):
        assert series.name == rows[0][index]
        held = [row[index] if index < len(row) else None for row in rows[1:]]
        assert list(series.values) == held, f"{series.name}: {list(series.values)} is not {held}"
        for value in held:
            assert value is None or any(abs(value - result) <= 1e-12 * abs(result) for result in results), f"{value} was not computed"
    wanted = "".join(plain("".join(texts)))
    for part in ("Title", "Subtitle", "Sources"):
        for paragraph in shapes[part].text_frame.paragraphs:
            assert "".join(plain(paragraph.text)) in wanted, f"the picture lacks {paragraph.text!r}"
    for category in plot.categories:
        name = "".join(plain(category.split(" (")[0]))
        assert name in wanted, f"the picture lacks {category!r}"
    # Whoever saves the file again with another program keeps everything.
    again = io.BytesIO()
    Presentation(pptx).save(again)
    kept = Presentation(again).slides[0]
    assert [shape.name for shape in kept.shapes] == [shape.name for shape in slide.shapes]


def check_picture(path, size=None):
    image = Image.open(path).convert("RGB")
    assert size is None or image.size == size, image.size
    colours = image.getcolors(maxcolors=1 << 24)
    assert len(colours) > 50, f"{path} is blank"


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        table = folder / "resultats.csv"
        run(JUMELLES, "compute", "sample_data", "-o", str(table))
        with table.open(encoding="utf-8") as lines:
            results = [float(row["value"]) for row in csv.DictReader(lines) if row["value"]]
        decks = []
        for language in ("fr", "ar", "en"):
            for name, (places, indicators, years) in CASES.items():
                stem = folder / f"{name}_{language}"
                for ending in ("svg", "png", "pdf", "pptx"):
                    command = [JUMELLES, "chart", "sample_data", "--places", places, "--indicators", indicators, "--lang", language]
                    run(*command, *(["--years", years] if years else []), "-o", f"{stem}.{ending}")
                texts = svg_texts(f"{stem}.svg")
                check_pdf(Path(f"{stem}.pdf"), texts, language)
                check_pptx(Path(f"{stem}.pptx"), texts, results)
                check_picture(f"{stem}.png", (1920, 1080))
                decks.append(f"{stem}.pptx")
        # LibreOffice renders every deck; a page that cannot be drawn would be blank or absent.
        pages = folder / "pages"
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(pages), *decks)
        for deck in decks:
            stem = pages / Path(deck).stem
            run("pdftoppm", "-r", "60", "-png", "-singlefile", f"{stem}.pdf", str(stem))
            check_picture(f"{stem}.png")
        print(f"{len(decks)} charts in 3 languages: SVG, PNG, PDF and PPTX agree and open")


main()
