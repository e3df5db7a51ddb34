"""Opens what the program exports with other people's programs: openxml-audit, python-pptx, LibreOffice, poppler, Pillow.

One comparison for each language and kind of chart: the texts of SVG, PDF and PPTX agree, the workbooks and the table
hold the figures to full precision, the slide opens without repair, and no picture is blank.
"""

import csv
import io
import re
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
NINE = "kenitra,evreux,rabat,montpellier,lyon,paris,saint_etienne,bergerac,mantes_la_jolie"
SHARES = "commute_car,commute_walk,commute_public_transport,commute_two_wheels"
SERVICES = "water_access,sewer_connection,illiteracy,school_enrolment"
ACCESS = "water_access,sewer_connection,electricity_access,school_enrolment,waste_collection_coverage"
AGES = "age_0_14,age_15_29_pct,age_30_44_pct,age_45_59_pct,age_60_74_pct,age_75_plus_pct"
# Name: kind, towns, indicators, years.
CASES = {
    "densites": ("bars", NINE, "population_density", "2022"),
    "croissance": ("bars", "kenitra,rabat,paris,saint_etienne", "population_growth", "2022"),
    "dechets": ("bars", "kenitra,rabat,montpellier,paris", "msw_pc", ""),
    "dix_ans": ("grouped", "kenitra", "electricity_access,water_access,sewer_connection,informal_housing", "2014,2024"),
    "cote_a_cote": ("grouped", "kenitra,rabat", SERVICES, "2024"),
    "halteres": ("dumbbell", "kenitra,rabat", SERVICES, "2024"),
    "fleches": ("arrow", "kenitra", "water_access,sewer_connection,informal_housing", "2014,2024"),
    "pentes": ("slope", NINE, "population_density", ""),
    "courbes": ("lines", "kenitra,rabat,evreux,paris", "population_density", ""),
    "panneaux": ("multiples", NINE, "population_density", ""),
    "nuage": ("scatter", NINE, "population_density,unemployment", ""),
    "chaleur": ("heatmap", NINE, "population_density,unemployment,water_access,non_car_commute", ""),
    "rangs": ("bump", "kenitra,rabat,evreux,paris,lyon", "population", ""),
    "empile": ("stacked", "paris,montpellier", "ghg_per_capita_basic", ""),
    "parts": ("shares", "kenitra,rabat", SHARES, ""),
    "parmi": ("strip", "kenitra,evreux,rabat", "population_density", ""),
    "cible": ("bullet", "kenitra,rabat,evreux", "water_access", ""),
    "tableau": ("table", NINE, "population_density,unemployment", ""),
    "pyramide": ("pyramid", "evreux,montpellier", AGES, ""),
    "deux": ("panels", "kenitra,rabat,montpellier,paris", "population_density,msw_pc", ""),
    "écarts": ("gaps", "kenitra,rabat", "population_density", ""),
    "chiffres": ("numbers", "kenitra", "population,population_growth,sewer_connection", ""),
    "radar": ("radar", "kenitra,rabat", ACCESS, ""),
}
# Kinds whose slide has a table of PowerPoint's own, and those that Office cannot draw: pictures with their workbook. All others
# are charts of PowerPoint's own.
TABLES = ("heatmap", "table")
PICTURES = ("numbers", "pyramid", "gaps")
# Kinds of which a slide has several charts.
SEVERAL = ("multiples", "panels")
# Charts over a line of categories whose values are the figures as computed.
# Charts that print every value.
PRINTED = ("bars", "grouped", "dumbbell", "arrow", "heatmap", "table")
PLAIN = ("bars", "grouped", "slope", "radar")
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


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
    # A chart with remarks has them on a second page; then its pages are numbered.
    count = len(reader.pages)
    assert count in (1, 2) and (count == 1 or len(plain(run("pdftotext", "-f", "2", str(pdf), "-"))) > 15), f"{pdf}: {count} pages"
    texts = texts if count == 1 else [*texts, "1"]
    fonts = run("pdffonts", str(pdf)).splitlines()[2:]
    # Columns from the right: object id (two), uni, sub, emb.
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), f"fonts are not embedded: {fonts}"
    found = run("pdftotext", "-layout", "-l", "1", str(pdf), "-")
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


def audited(pptx):
    report = run(str(Path(sys.executable).parent / "openxml-audit"), "--policy", "strict", str(pptx))
    assert "Errors: 0" in report and "no findings" in report, report


def check_references(chart):
    """Every value a chart holds in cache is that of the cell it names."""
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), data_only=True)
    compared = 0
    for reference in (*chart._chartSpace.iter(f"{CHART}numRef"), *chart._chartSpace.iter(f"{CHART}strRef")):
        sheet, cells = reference.find(f"{CHART}f").text.split("!")
        area = book[sheet][cells.replace("$", "")]
        rows = area if isinstance(area, tuple) else ((area,),)
        held = [cell.value for row in rows for cell in (row if isinstance(row, tuple) else (row,))]
        cache = reference.find(f"{CHART}numCache")
        cache = reference.find(f"{CHART}strCache") if cache is None else cache
        assert int(cache.find(f"{CHART}ptCount").get("val")) == len(held), cells
        seen = {int(point.get("idx")): point.find(f"{CHART}v").text for point in cache.iter(f"{CHART}pt")}
        for index, value in enumerate(held):
            if isinstance(value, (int, float)):
                assert float(seen[index]) == value, f"{cells}: {seen[index]} is not {value}"
            else:
                assert seen.get(index) in (value, "" if value is None else value), f"{cells}: {seen.get(index)!r} is not {value!r}"
            compared += 1
    assert compared
    return book


def is_computed(value, results):
    """A result of the program, or what a share lacks of the whole."""
    return any(abs(value - result) <= 1e-12 * abs(result) or abs(100 - value - result) <= 1e-9 for result in results)


def check_pptx(pptx, texts, results, kind):
    audited(pptx)
    slide = Presentation(pptx).slides[0]
    shapes = {shape.name: shape for shape in slide.shapes}
    chart = shapes["Chart"].chart
    alt = shapes["Chart"]._element.nvGraphicFramePr.cNvPr.get("descr")
    assert len(alt) > 40, alt
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert (len(charts) > 1) == (kind in SEVERAL), f"{kind}: {len(charts)} charts"
    for other in charts[1:]:
        check_references(other)
    notes = slide.notes_slide.notes_text_frame.text
    assert ".csv" in notes and shapes["Title"].text_frame.text.replace("\v", " ") in notes
    book = check_references(chart)
    rows = [[cell.value for cell in row] for row in book["Jumelles"].iter_rows()]
    plot = chart.plots[0]
    wanted = "".join(plain("".join(texts)))
    for part in ("Title", "Subtitle", "Sources"):
        for paragraph in shapes[part].text_frame.paragraphs:
            assert "".join(plain(paragraph.text)) in wanted, f"the picture lacks {paragraph.text!r}"
    if kind not in PLAIN:
        return
    assert list(plot.categories) == [row[0] for row in rows[1:]], "categories differ from the workbook"
    for index, series in enumerate(plot.series, start=1):
        assert series.name == rows[0][index]
        held = [row[index] if index < len(row) else None for row in rows[1:]]
        assert list(series.values) == held, f"{series.name}: {list(series.values)} is not {held}"
        for value in held:
            assert value is None or is_computed(value, results), f"{value} was not computed"
    for category in plot.categories:
        name = "".join(plain(category.split(" (")[0]))
        assert name in wanted, f"the picture lacks {category!r}"
    # Whoever saves the file again with another program keeps everything.
    again = io.BytesIO()
    Presentation(pptx).save(again)
    kept = Presentation(again).slides[0]
    assert [shape.name for shape in kept.shapes] == [shape.name for shape in slide.shapes]


def check_table(pptx, texts):
    """A slide whose chart is a table: every cell of it stands in the picture."""
    audited(pptx)
    slide = Presentation(pptx).slides[0]
    table = next(shape for shape in slide.shapes if shape.has_table)
    assert len(table._element.nvGraphicFramePr.cNvPr.get("descr")) > 40
    wanted = "".join(plain("".join(texts)))
    cells = [cell.text for row in list(table.table.rows)[1:] for cell in row.cells]
    lacking = [text for text in cells if "".join(plain(text.split("…")[0])) not in wanted]
    assert not lacking, lacking
    books = [relation.target_part for relation in slide.part.rels.values() if relation.reltype.endswith("/package")]
    assert "Jumelles" in openpyxl.load_workbook(io.BytesIO(books[0].blob)).sheetnames


def check_pictured(pptx, texts):
    """A slide whose chart is a picture: it opens, says itself in words, and its figures are beside it."""
    audited(pptx)
    slide = Presentation(pptx).slides[0]
    shapes = {shape.name: shape for shape in slide.shapes}
    picture = shapes["Chart"]
    assert picture.image.content_type == "image/png"
    assert len(picture._element.nvPicPr.cNvPr.get("descr")) > 40
    drawings = [relation.target_part for relation in slide.part.rels.values() if relation.reltype.endswith("/image")]
    svg = [part for part in drawings if str(part.partname).endswith(".svg")]
    assert len(svg) == 1
    inside = [element.text for element in ElementTree.fromstring(svg[0].blob).iter("{http://www.w3.org/2000/svg}text")]
    wanted = "".join(plain("".join(texts)))
    lacking = [text for text in inside if "".join(plain(text.split("…")[0])) not in wanted]
    # The picture has a little less room than the slide: a label may be cut or find no place, none may say something else.
    assert len(lacking) <= len(inside) // 3, lacking
    books = [relation.target_part for relation in slide.part.rels.values() if relation.reltype.endswith("/package")]
    assert "Jumelles" in openpyxl.load_workbook(io.BytesIO(books[0].blob)).sheetnames


def check_tables(book, table, kind, results):
    """The workbook and the CSV hold the same figures, to full precision, with their sources; a figure that is worked out is
    a formula over the cells it came from, and no name is one."""
    kept = openpyxl.load_workbook(book, data_only=True)
    figures, sources = kept.worksheets[:2]
    with open(table, encoding="utf-8-sig") as lines:
        rows = list(csv.reader(lines))
    seen = [["" if cell is None else cell for cell in row] for row in sources.iter_rows(values_only=True)][: len(rows)]
    for written, read in zip(rows, seen):
        for text, value in zip(written, read):
            same = float(text) == value if isinstance(value, (int, float)) else text.lstrip("'") == str(value).lstrip("'")
            assert same, f"{text!r} in CSV, {value!r} in XLSX"
    numbers = [cell for row in seen[1:] for cell in row if isinstance(cell, (int, float))]
    for value in numbers:
        assert is_computed(value, results), f"{value} was not computed"
    live = openpyxl.load_workbook(book)
    formulas = [cell for sheet in live for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    # The lines of a dumbbell follow its figures: cells of the first sheet that are other cells of it.
    follow = [cell for cell in formulas if cell.parent.title == "Jumelles" and re.fullmatch("=[A-Z]+[0-9]+", cell.value)]
    assert bool(follow) == (kind in ("dumbbell", "arrow")), f"{kind}: {follow}"
    formulas = [cell for cell in formulas if cell not in follow]
    assert all(cell.parent.title == live.sheetnames[1] and cell.column == 4 for cell in formulas), "a name became a formula"
    assert bool(figures._charts) == (kind not in ("heatmap", "table")), f"{kind}: {figures._charts}"
    return len(formulas)


def check_worked_again(book, folder):
    """LibreOffice works the formulas out again, from the cells they name, and finds the same figures."""
    again = folder / "again"
    office = f"-env:UserInstallation=file://{folder}/office"
    run("soffice", "--headless", office, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(again), str(book))
    before, after = (openpyxl.load_workbook(path, data_only=True).worksheets[1] for path in (book, again / Path(book).name))
    compared = 0
    for old, new in zip(before.iter_rows(), after.iter_rows()):
        for a, b in zip(old, new):
            if isinstance(a.value, (int, float)):
                assert abs(a.value - b.value) <= 1e-9 * abs(a.value), f"{a.coordinate}: {a.value} became {b.value}"
                compared += 1
    assert compared, f"{book} holds no figure"


def check_printed(page, texts):
    """Every number of our picture stands in what LibreOffice draws of the native chart, whatever groups its digits."""
    digits = lambda text: "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdigit())
    drawn = digits(run("pdftotext", "-layout", str(page), "-"))
    # Number by number: a year beside a value may come out on its other side.
    numbers = [number for text in texts if len(text) < 20 for number in re.findall(r"\d[\d.,\u202f\u00a0]*", text)]
    lacking = [number for number in numbers if digits(number) not in drawn]
    assert not lacking, f"{page}: LibreOffice draws no {lacking}"


def check_picture(path, size=None, least=50):
    image = Image.open(path).convert("RGB")
    assert size is None or image.size == size, image.size
    colours = image.getcolors(maxcolors=1 << 24)
    assert len(colours) > least, f"{path} is blank"


def check_peers(folder, language):
    """The towns that resemble one: a picture of dots, and in PowerPoint a table of the same towns with their figures."""
    stem = folder / f"semblables_{language}"
    for ending in ("svg", "pdf", "pptx", "png"):
        run(JUMELLES, "peers", "--place", "Kénitra", "--among", "MA", "--by", "population,density,growth,sewer_connection,coast",
            "--lang", language, "-o", f"{stem}.{ending}")
    texts = svg_texts(f"{stem}.svg")
    check_pdf(Path(f"{stem}.pdf"), texts, language)
    check_picture(f"{stem}.png", (1920, 1080))
    audited(f"{stem}.pptx")
    table = next(shape for shape in Presentation(f"{stem}.pptx").slides[0].shapes if shape.has_table).table
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    column = len(cells[0]) - 1 if language == "ar" else 0
    wanted = "".join(plain("".join(texts)))
    assert len(cells) >= 8 and all("".join(plain(row[column])) in wanted for row in cells[2:]), cells
    assert all(all(row) for row in cells[1:]), cells
    return (f"{stem}.pptx", [])


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        table = folder / "resultats.csv"
        run(JUMELLES, "compute", "sample_data", "-o", str(table))
        with table.open(encoding="utf-8") as lines:
            results = [float(row["value"]) for row in csv.DictReader(lines) if row["value"]]
        decks = []
        for language in ("fr", "ar", "en"):
            for name, (kind, places, indicators, years) in CASES.items():
                stem = folder / f"{name}_{language}"
                # What holds no words of its own is opened in one language.
                whole = language == "fr" or kind in ("bars", "grouped")
                for ending in ("svg", "pdf", "pptx", *(("png", "xlsx", "csv") if whole else ())):
                    command = [JUMELLES, "chart", "sample_data", "--places", places, "--indicators", indicators, "--lang", language]
                    run(*command, "--kind", kind, *(["--years", years] if years else []), "-o", f"{stem}.{ending}")
                texts = svg_texts(f"{stem}.svg")
                check_pdf(Path(f"{stem}.pdf"), texts, language)
                if kind in PICTURES:
                    check_pictured(Path(f"{stem}.pptx"), texts)
                elif kind in TABLES:
                    check_table(Path(f"{stem}.pptx"), texts)
                else:
                    check_pptx(Path(f"{stem}.pptx"), texts, results, kind)
                if whole:
                    formulas = check_tables(f"{stem}.xlsx", f"{stem}.csv", kind, results)
                    if name in ("densites", "croissance", "nuage"):
                        assert formulas, f"{name}: nothing is worked out"
                        check_worked_again(Path(f"{stem}.xlsx"), folder)
                    check_picture(f"{stem}.png", (1920, 1080))
                decks.append((f"{stem}.pptx", texts if kind in PRINTED else []))
            decks.append(check_peers(folder, language))
        # LibreOffice renders every deck; a page that cannot be drawn would be blank or absent.
        pages = folder / "pages"
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(pages), *(deck for deck, _ in decks))
        for deck, texts in decks:
            stem = pages / Path(deck).stem
            check_printed(f"{stem}.pdf", texts)
            run("pdftoppm", "-r", "60", "-png", "-singlefile", f"{stem}.pdf", str(stem))
            check_picture(f"{stem}.png")
        print(f"{len(decks)} charts in 3 languages, every kind: SVG, PNG, PDF, PPTX, XLSX and CSV agree and open")


if __name__ == "__main__":
    main()
