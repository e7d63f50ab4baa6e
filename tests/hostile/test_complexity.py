"""What a note or vault costs grows with its size, whatever it holds.

Every text of generators.py is made small and four times as large, as the note
of a person, of a meeting, or as front matter; callgrind counts the instructions
of reading each, of its graph and of the lists of its links, properties, tasks,
those of cmark, libyaml and libc included.
Four times the text may cost five times as much, and a fixed amount (hash tables
double); the square would be sixteen. `test_complexity.py BYTES` asks for more.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import generators  # noqa: E402

BUILD = pathlib.Path(os.environ.get("KITH_BUILD", "."))
PROGRAM = BUILD / "tests/measured"
BYTES = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
ONLY = sys.argv[2] if len(sys.argv) > 2 else ""
TIMES, MOST, FIXED = 4, 5.5, 3_000_000

PERSON = b"---\ntype: person\ntitle: Ana Lima\n---\n"
MEETING = b"---\ntype: meeting\ndate: 2026-01-01\n---\n"


def encoded(text):
    return text if isinstance(text, bytes) else text.encode()


def vaults(n):
    """Label and files of every vault of that size."""
    for label, make in generators.MARKDOWN:
        text = encoded(make(n))
        yield f"{label}, of a person", {"H.md": PERSON + text}
        yield f"{label}, of a meeting", {"2026-01-01 - H.md": MEETING + text}
    for label, make in generators.YAML:  # above the limit of its events, too
        yield f"{label}, front matter", {
            "H.md": b"---\ntype: person\n" + encoded(make(10 * n))
            + b"\n---\na\n"}
    for label, make in generators.VAULTS:
        yield f"{label}, a vault", make(n)


def plant(folder, files):
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(encoded(text))


def valgrind_reads():
    """Whether it can: an older one stops at what a newer clang writes."""
    tried = subprocess.run(["valgrind", "-q", "--tool=none", PROGRAM],
                           capture_output=True, text=True)
    return "debuginfo reader" not in tried.stderr


def counts(folders, work):
    """Instructions that each folder cost."""
    out = work / "callgrind"
    subprocess.run(
        ["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={out}",
         "--toggle-collect=kith_measured", "--dump-after=kith_measured",
         PROGRAM, *folders], check=True, stdout=subprocess.DEVNULL)
    found = {}
    for file in work.glob("callgrind.*"):
        totals = re.search(r"(?m)^(?:totals|summary): (\d+)", file.read_text())
        found[int(file.suffix[1:])] = int(totals[1])
    return [found[i + 1] for i in range(len(folders))]


def main():
    if not PROGRAM.exists() or not shutil.which("valgrind"):
        print("needs valgrind, and a build without sanitizers")
        return 77
    if not valgrind_reads():
        print("this valgrind does not read what this compiler writes")
        return 77
    with tempfile.TemporaryDirectory(prefix="kith-test-") as temporary:
        work = pathlib.Path(temporary)
        labels, folders = [], []
        for size in (BYTES, TIMES * BYTES):
            for i, (label, files) in enumerate(vaults(size)):
                if ONLY in label:
                    folder = work / f"{size}-{i}"
                    folder.mkdir()
                    plant(folder, files)
                    labels.append(label)
                    folders.append(folder)
        found = counts(folders, work)
    half = len(found) // 2
    faults = []
    for label, few, many in zip(labels, found, found[half:]):
        if many > MOST * few + FIXED:
            faults.append((many / few, label, few, many))
    for ratio, label, few, many in sorted(faults, reverse=True):
        print(f"{label}: {few} instructions, {many} of {TIMES} times as much: "
              f"{ratio:.1f}")
    print(f"{half} texts of {BYTES} bytes, {sum(found) >> 20} M instructions, "
          f"{len(faults)} grow too fast")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
