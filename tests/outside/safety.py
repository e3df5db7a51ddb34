"""The real window attacked, copied from and ended: hostile files, the clipboard as other programs see it, a share that does not answer,
signals of the system.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from trust import indicator, kept, work, wrapped
from window import Screen, share, shows_chart

TABLE = "ville;année;Population\nKénitra;2024;507736\nÉvreux;2024;47000\n"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(path, sheet, shared):
    """A workbook of one sheet, part by part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}" {shared}</sst>')
        book.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>')


def opens(screen, path):
    """Opens a path by typing it."""
    screen.do("key", "ctrl+o")
    time.sleep(0.6)
    screen.do("type", "--delay", "5", str(path))
    time.sleep(0.3)
    screen.do("key", "Return")


def clipboard(screen, *words, given=None):
    if given is not None:
        # xclip stays behind to answer; its output must not be waited for.
        subprocess.run(["xclip", "-selection", "clipboard", "-i", *words], input=given, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20, check=True)
        return None
    return subprocess.run(["xclip", "-selection", "clipboard", "-o", *words], env=screen.environment, capture_output=True, timeout=20).stdout


def wait(condition, why, seconds=20.0):
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(why)


def sources(folder):
    """The names of the files of the work that is kept."""
    names = []
    for slot in work(folder).glob("[1-9].json"):
        names += [Path(source["path"]).name for source in json.loads(slot.read_text())["project"]["sources"]]
    return names


def check_hostile(program):
    """A file that aborts its reader, one that takes too long, one that eats memory: the window lives, the good file stays."""
    one = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 200_000))
    attacks = [
        ("avorte.xlsx", one, 'uniqueCount="4000000000"><si><t>x</t></si>', {}),
        ("lent.xlsx", rows, ">", {"JUMELLES_UNPACK_SECONDS": "0"}),
        ("gourmand.xlsx", one, "><si><t>" + "x" * (150 << 20) + "</t></si>", {"JUMELLES_UNPACK_MEGABYTES": "400"}),
    ]
    for name, sheet, shared, settings in attacks:
        with tempfile.TemporaryDirectory() as folder:
            bad, good = Path(folder) / name, Path(folder) / "bon.csv"
            workbook(bad, sheet, shared)
            good.write_text(TABLE)
            told = " ".join(f"{key}={value}" for key, value in settings.items())
            screen = Screen(wrapped(folder, f"{told} exec {program}"), folder, "--lang", "fr")
            try:
                screen.wait_for("ouverture", shows_chart)
                opens(screen, good)
                wait(lambda: sources(folder) == ["bon.csv"], "the good file was not opened")
                opens(screen, bad)
                # What gives no figure changes nothing and is said.
                foot = (300, 800, 1140, 890)
                screen.wait_for("dit", lambda picture: share(picture, (255, 255, 255), foot) > 0.3)
                assert screen.program.poll() is None, f"{name} killed the window"
                wait(lambda: sources(folder) == ["bon.csv"], f"{name} replaced what was open: {sources(folder)}")
            finally:
                screen.close()


def check_clipboard(program):
    """What is copied is on the clipboard of the system, and what others copied is pasted."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(program, folder, "--lang", "fr")
        try:
            screen.do("mousemove", "720", "890")
            screen.wait_for("ouverture", shows_chart)
            clipboard(screen, given=b"BEFORE")
            screen.do("key", "ctrl+shift+c")
            wait(lambda: clipboard(screen) != b"BEFORE", "the table was not copied")
            text, html = clipboard(screen).decode(), clipboard(screen, "-t", "text/html").decode()
            assert "Kénitra\t" in text and text.count("\n") >= 5, text
            assert "<table" in html and "<td>Kénitra</td>" in html, html
            screen.do("key", "ctrl+shift+i")
            wait(lambda: clipboard(screen, "-t", "image/png").startswith(b"\x89PNG"), "the picture was not copied")
            clipboard(screen, given="ville\tannée\tArbres plantés\nKénitra\t2024\t500\nÉvreux\t2024\t47\n".encode())
            screen.do("key", "ctrl+v")
            wait(lambda: any(name.startswith("Tableau collé") for name in sources(folder)), "the table was not pasted")
            table = Path(folder) / "é t.csv"
            table.write_text(TABLE)
            clipboard(screen, given=f"file://{folder}/%C3%A9%20t.csv\r\n".encode())
            screen.do("key", "ctrl+v")
            wait(lambda: "é t.csv" in sources(folder), f"the path was not pasted: {sources(folder)}")
        finally:
            screen.close()


def check_ended(program):
    """Asked to end while it writes: the file is whole, the end is a normal one."""
    with tempfile.TemporaryDirectory() as folder:
        screen = Screen(program, folder, "--lang", "fr")
        try:
            screen.do("mousemove", "720", "890")
            screen.wait_for("ouverture", shows_chart)
            screen.do("key", "ctrl+t")
            kept(folder, lambda project: project.get("talk"))
            screen.do("key", "ctrl+e")
            time.sleep(0.8)
            out = Path(folder) / "talk.pptx"
            screen.do("key", "ctrl+a")
            screen.do("type", "--delay", "5", str(out))
            time.sleep(0.3)
            screen.do("key", "Return")
            time.sleep(0.1)
            screen.program.terminate()
            assert screen.program.wait(20) == 0, "the end was no normal one"
            assert zipfile.ZipFile(out).testzip() is None, "the file is not whole"
            slot = json.loads(next(work(folder).glob("1.json")).read_text())
            assert slot["closed"], "the work is not marked as closed"
            journal = "".join(path.read_text() for path in (work(folder).parent / "journal").glob("day-*"))
            assert journal.rstrip().endswith("ends"), journal
        finally:
            screen.close()


def check_silent_share(program):
    """A path that does not answer: the window goes on, and says so after two seconds."""
    with tempfile.TemporaryDirectory() as folder:
        dead = Path(folder) / "partage" / "p.jumelles"
        dead.parent.mkdir()
        with zipfile.ZipFile(dead, "w") as project:
            project.writestr("project.json", '{"format": 1, "sources": [], "question": null, "kind": null}')
        calls = "openat,statx,newfstatat,readlink"
        slow = f"exec strace -f -qq -o /dev/null -P {dead} -e trace={calls} -e inject={calls}:delay_enter=30000000 {program}"
        screen = Screen(wrapped(folder, slow), folder, "--lang", "fr")
        try:
            screen.do("mousemove", "720", "890")
            screen.wait_for("ouverture", shows_chart)
            opens(screen, dead)
            foot = (300, 800, 1140, 890)
            screen.wait_for("silence", lambda picture: share(picture, (255, 255, 255), foot) > 0.3)
            # Another page, long before the path answers.
            started = time.monotonic()
            screen.do("key", "ctrl+1")
            screen.wait_for("donnees", lambda picture: share(picture, (0xF3, 0xF1, 0xEB), (0, 60, 270, 880)) > 0.5)
            assert time.monotonic() - started < 10, "the window waited for the path"
        finally:
            screen.program.kill()
            screen.server.terminate()


def check_kills(program, times):
    """Killed in the middle of saves and autosaves: the file and the work are whole, and the last or the one before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.jumelles"
        for number in range(times):
            screen = Screen(program, folder, "--lang", "fr")
            try:
                time.sleep(0.6)
                if number == 0:
                    screen.wait_for("ouverture", shows_chart)
                    screen.do("key", "ctrl+shift+s")
                    time.sleep(0.8)
                    screen.do("key", "ctrl+a")
                    screen.do("type", "--delay", "5", str(path))
                    screen.do("key", "Return")
                    wait(path.exists, "the project was not saved")
                screen.do("key", "ctrl+t", "ctrl+s")
                time.sleep(0.01 * (number % 25))
                screen.program.kill()
                screen.program.wait(10)
            finally:
                screen.close()
            assert zipfile.ZipFile(path).testzip() is None
            json.loads(zipfile.ZipFile(path).read("project.json"))
            for slot in work(folder).glob("1.json"):
                assert indicator(json.loads(slot.read_text())["project"]) is not None
    return times


def main(program, kills):
    program = os.path.abspath(program)
    check_hostile(program)
    check_clipboard(program)
    check_ended(program)
    check_silent_share(program)
    count = check_kills(program, kills)
    print(f"hostile files, the clipboard, a silent share, signals, {count} kills: the window lives and nothing is lost")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12)
