"""Opens whole decks with other people's programs: the starter story in three languages as PowerPoint, PDF, page and pictures.

PowerPoint: no finding of openxml-audit, every chart, note and text alternative read by python-pptx, every cached value that of its
cell, every slide rendered by LibreOffice. PDF: every headline found, fonts embedded. Page: in a browser without a network, no request,
no error, keys work, no serious finding of axe.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import axe_core_python
from outputs import audited, check_picture, check_references, plain, run
from PIL import Image
from pptx import Presentation
from pptx.opc.package import OpcPackage
from pptx.oxml.ns import qn
from pptx.util import Inches
from pypdf import PdfReader

JUMELLES = sys.argv[1]
LANGUAGES = ("fr", "ar", "en")


def check_pptx(path, languages):
    audited(path)
    deck = Presentation(path)
    charts = titles = 0
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text.strip()
        titles += 1
        for shape in slide.shapes:
            if shape.has_chart:
                check_references(shape.chart)
                charts += 1
            if shape.name in ("Chart", "Table"):
                frame = shape._element.find(".//{*}cNvPr")
                assert len(frame.get("descr") or "") > 40, "a chart without words"
                assert slide.notes_slide.notes_text_frame.text.strip(), "a chart without notes"
    tags = {run.get("lang") for slide in deck.slides for run in slide._element.iter("{*}rPr") if run.get("lang")}
    assert len(tags) >= len(languages), tags
    if "ar" in languages:
        assert any(p.get("rtl") == "1" for slide in deck.slides for p in slide._element.iter("{*}pPr")), "Arabic runs from the right"
    assert charts >= 12 * len(languages), charts
    again = path.with_name("again.pptx")
    deck.save(again)
    audited(again)
    return titles


def check_rendered(path, count, folder):
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(folder / "pages"), str(path))
    pages = folder / "pages" / f"{path.stem}.pdf"
    run("pdftoppm", "-r", "30", "-png", str(pages), str(folder / "pages" / path.stem))
    pictures = sorted((folder / "pages").glob(f"{path.stem}-*.png"))
    assert len(pictures) == count, f"{len(pictures)} pages of {count} slides"
    for picture in pictures:
        check_picture(picture, least=20)


def check_pdf(path, deck):
    fonts = run("pdffonts", str(path)).splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), "fonts are not embedded"
    # Each page is tagged with its words, and listed by its title.
    assert "Tagged:          yes" in run("pdfinfo", str(path)), "the PDF is not tagged"
    structure = run("pdfinfo", "-struct", str(path))
    reader = PdfReader(path)
    assert structure.count("Figure") >= len(reader.pages) and len(reader.outline) == len(reader.pages)
    text = "".join(plain(run("pdftotext", str(path), "-")))
    for slide in Presentation(deck).slides:
        title = "".join(plain(slide.shapes.title.text_frame.text))
        assert title in text, f"the PDF lacks {title!r}"


# What is asked of the page from inside: what axe finds, what was asked of the network, where keys lead, what the console said.
PROBE = """
<script>window.failures = []; addEventListener("error", function (e) { failures.push(String(e.message)); });
addEventListener("securitypolicyviolation", function (e) { failures.push("policy: " + e.violatedDirective + " " + e.blockedURI); });</script>
<script>%s</script>
<script>addEventListener("load", function () {
  function press(key) { document.body.dispatchEvent(new KeyboardEvent("keydown", { key: key, bubbles: true })); }
  var walked = [];
  ["Home", "PageDown", "PageDown", "PageUp", "End"].forEach(function (key) { press(key); walked.push(location.hash); });
  var root = document.documentElement, outside = [];
  document.querySelectorAll("figure svg").forEach(function (svg) {
    var page = svg.getBoundingClientRect();
    svg.querySelectorAll("text").forEach(function (text) {
      var box = text.getBoundingClientRect();
      if (box.left < page.left - 1 || box.right > page.right + 1 || box.top < page.top - 1 || box.bottom > page.bottom + 1) { outside.push(text.textContent); }
    });
  });
  press("b"); var black = !document.getElementById("black").hidden; press("b");
  axe.run(document, { resultTypes: ["violations"] }).then(function (found) {
    var serious = found.violations.filter(function (one) { return one.impact === "serious" || one.impact === "critical"; });
    var told = { walked: walked, black: black, failures: failures, outside: outside, scrolls: root.scrollWidth > root.clientWidth, sections: document.querySelectorAll("section").length,
      requests: performance.getEntriesByType("resource").map(function (one) { return one.name; }).filter(function (name) { return name.indexOf("data:") !== 0; }),
      serious: serious.map(function (one) { return one.id + ": " + one.help + " " + one.nodes.slice(0, 2).map(function (n) { return n.html; }).join(" "); }) };
    var pre = document.createElement("pre"); pre.id = "told"; pre.textContent = JSON.stringify(told); document.body.appendChild(pre);
  });
});</script>
"""


def check_page(path, count):
    axe = next(Path(axe_core_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
    page = path.with_name("probe.html")
    html = path.read_text(encoding="utf-8")
    assert "</body>" in html
    page.write_text(html.replace("</body>", PROBE % axe.replace("</script", "<\\/script") + "</body>"), encoding="utf-8")
    dumped = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=60000",
         "--window-size=1280,720", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=300,
    )
    found = re.search(r'<pre id="told">(.*?)</pre>', dumped.stdout, re.S)
    assert found, f"the page said nothing\n{dumped.stderr[-2000:]}"
    told = json.loads(found.group(1).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))
    assert told["sections"] == count, told["sections"]
    assert told["requests"] == [] and told["failures"] == [], told
    assert told["walked"] == ["#s1", "#s2", "#s3", "#s2", f"#s{count}"], told["walked"]
    assert told["outside"] == [] and not told["scrolls"], f"texts leave their slide: {told['outside'][:5]}, scroll bar: {told['scrolls']}"
    assert told["black"], "B makes the screen black"
    assert told["serious"] == [], told["serious"]


def check_brand(folder):
    """A deck in the colours, the faces and with the logo of a presentation made by another program."""
    logo = folder / "logo.png"
    Image.new("RGB", (120, 60), (120, 31, 162)).save(logo)
    template = Presentation()
    master = template.slide_master
    blank = template.slides.add_slide(template.slide_layouts[6])
    picture = blank.shapes.add_picture(str(logo), Inches(8.5), Inches(0.2), Inches(1), Inches(0.5))
    part, link = master.part.get_or_add_image_part(str(logo))
    picture._element.blipFill.find("{*}blip").set(qn("r:embed"), link)
    master.shapes._spTree.append(picture._element)
    template.save(folder / "modele.pptx")
    package = OpcPackage.open(str(folder / "modele.pptx"))
    theme = next(part for part in package.iter_parts() if str(part.partname) == "/ppt/theme/theme1.xml")
    xml = theme.blob.decode()
    xml = re.sub(r"(<a:accent1>)<a:srgbClr val=\"[0-9A-F]{6}\"/>", r'\1<a:srgbClr val="7A1FA2"/>', xml)
    xml = re.sub(r"(<a:minorFont>\s*<a:latin typeface=\")[^\"]*", r"\1Verdana", xml)
    theme._blob = xml.encode()
    package.save(str(folder / "modele.pptx"))
    out = folder / "marque.pptx"
    run(JUMELLES, "deck", "sample_data", "--story", "twins", "--brand", str(folder / "modele.pptx"), "-o", str(out))
    audited(out)
    with zipfile.ZipFile(out) as pack, zipfile.ZipFile(folder / "modele.pptx") as theirs:
        worn = pack.read("ppt/theme/theme1.xml").decode()
        assert "7A1FA2" in worn and "Verdana" in worn, worn[:600]
        assert any(pack.read(name) == logo.read_bytes() for name in pack.namelist() if name.startswith("ppt/media/image")), "no logo"
        kept = [name for name in theirs.namelist() if name.startswith(("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster"))]
        assert set(kept) <= set(pack.namelist()), "a layout is missing"
    ours, model = Presentation(out), Presentation(folder / "modele.pptx")
    # The slide of the model is ten inches wide and ours are made a third larger: everything on its master with it.
    factor = 12192000 / model.slide_width
    assert (ours.slide_width, ours.slide_height) == (12192000, round(model.slide_height * factor))
    for mine, theirs in zip(ours.slide_master.shapes, model.slide_master.shapes, strict=True):
        assert mine.name == theirs.name
        assert abs(mine.left - theirs.left * factor) <= 1 and abs(mine.width - theirs.width * factor) <= 1, mine.name
    contents = next(layout for layout in ours.slide_layouts if layout.name == "Title and Content")
    body = next(one for one in contents.placeholders if one.placeholder_format.idx == 1)
    charts = 0
    for number, slide in enumerate(ours.slides):
        assert slide.slide_layout.name == ("Title Slide" if number == 0 else "Title and Content"), slide.slide_layout.name
        title = slide.shapes.title
        assert title is not None and title.text and title.element.find(".//" + qn("a:xfrm")) is None, "a title out of its place"
        for shape in slide.shapes:
            if shape.has_chart or shape.name in ("Subtitle", "Sources", "Table"):
                charts += shape.has_chart
                assert shape.left >= body.left - 2 and shape.left + shape.width <= body.left + body.width + 2, shape.name
                assert shape.top >= body.top - 2 and shape.top + shape.height <= body.top + body.height + 20000, shape.name
    assert charts >= 10, charts
    check_rendered(out, len(ours.slides), folder)
    # A master that leads out of the file stays out: colours, faces and logo only, and it is said.
    with zipfile.ZipFile(folder / "modele.pptx") as theirs, zipfile.ZipFile(folder / "dehors.pptx", "w") as hostile:
        for name in theirs.namelist():
            data = theirs.read(name)
            if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
                link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://192.0.2.1/x.png" TargetMode="External"/>'
                data = data.replace(b"</Relationships>", link + b"</Relationships>")
            hostile.writestr(name, data)
    told = subprocess.run([JUMELLES, "deck", "sample_data", "--story", "twins", "--brand", str(folder / "dehors.pptx"), "-o", str(out)],
                          capture_output=True, text=True)
    assert told.returncode == 0 and "Masque" in told.stderr + told.stdout, told
    audited(out)
    with zipfile.ZipFile(out) as pack:
        assert not any(b"192.0.2.1" in pack.read(name) for name in pack.namelist())
        assert "ppt/media/logo.png" in pack.namelist()


def check_defence(folder):
    """The file for officials: the hash of the data, as other tools compute it, on every page."""
    files = sorted(Path("sample_data").iterdir())
    lines = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    seal = hashlib.sha256(lines.encode()).hexdigest()
    run(JUMELLES, "defend", "sample_data", "--story", "twins", "-o", str(folder / "dossier.pdf"))
    pages = run("pdftotext", str(folder / "dossier.pdf"), "-").split("\f")[:-1]
    assert len(pages) > 40 and all(seal in page for page in pages), "a page without the hash of the data"
    whole = "".join(pages)
    assert "ligne" in whole and "kenitra.csv" in whole and "geo:commune" in whole
    run(JUMELLES, "defend", "sample_data", "--story", "twins", "-o", str(folder / "dossier.html"))
    assert (folder / "dossier.html").read_text(encoding="utf-8").count(seal) == len(pages)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        story = [JUMELLES, "deck", "--from-folder", "sample_data", "--story", "twins"]
        whole = folder / "trois.pptx"
        run(*story, "--lang", ",".join(LANGUAGES), "-o", str(whole))
        count = check_pptx(whole, LANGUAGES)
        check_rendered(whole, count, folder)
        run(*story, "--lang", "fr", "--build", "--table", "-o", str(folder / "pas.pptx"))
        check_pptx(folder / "pas.pptx", ("fr",))
        for language in LANGUAGES:
            run(*story, "--lang", language, "-o", str(folder / f"{language}.html"))
            run(*story, "--lang", language, "-o", str(folder / f"{language}.pdf"))
            check_page(folder / f"{language}.html", count // len(LANGUAGES))
        run(*story, "--lang", "fr", "-o", str(folder / "fr.pptx"))
        check_pdf(folder / "fr.pdf", folder / "fr.pptx")
        run(*story, "--lang", "fr", "--handout", "-o", str(folder / "papier.pdf"))
        run(*story, "--lang", "ar", "-o", str(folder / "image.png"))
        pictures = sorted(folder.glob("image-*.png"))
        assert len(pictures) == count // len(LANGUAGES), pictures
        for picture in pictures:
            # A slide of words has few colours.
            check_picture(picture, (1920, 1080), 20)
        check_defence(folder)
        check_brand(folder)
        print(f"a story of {count // len(LANGUAGES)} slides in 3 languages: PPTX, PDF, HTML, paper and pictures open and agree")


if __name__ == "__main__":
    main()
