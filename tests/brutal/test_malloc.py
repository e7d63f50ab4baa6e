"""T56: every command survives each single failed allocation.

A run with the heap of failing_malloc.c counts the allocations of a command;
then the command runs again and again, with another one failing each time. It
must answer exactly as if nothing had happened, or exit with 2, one line on
stderr that says "out of memory", and nothing else written anywhere: no crash,
no hang, no half an answer.

So it does with an empty cache, with a good one, and with those of older states
of the notes: one who named somebody else, one who told of less.

A bounded number of points spread evenly is tried; KITH_BRUTAL=all tries every
one, and every "from this one on all fail" besides.
"""

import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

KITH = os.environ.get("KITH", "")
HEAP = os.environ.get("KITH_FAILING_MALLOC", "")
ALL = os.environ.get("KITH_BRUTAL") == "all"
POINTS = 3000  # of all commands together
SECONDS = float("inf") if ALL else 80
TIMEOUT = 20
SHOWN = 12

NOTES = {
    "Board.canvas": '{"nodes": [{"type": "file", "file": "Projects/Nordlys.md"}'
                    ', {"type": "text", "text": "Ask [[Ida Sund]]\\n[[Gone]]"}'
                    ', {"type": "text"',
    ".kithignore": "# none of it\nAttic/\n!Attic/keep.md\n",
    ".obsidian/app.json": '{"userIgnoreFilters": ["Attic/", "/^\\\\d+\\\\./", '
                          '"/(/"]}',
    ".obsidian/templates.json": '{"folder": "Forms"}',
    "Attic/gone.md": "[[Ida Sund]]\n",
    "Attic/keep.md": "> [!note]- Kept [due:: 2025-10-01]\n> text[^1] ^id\n\n"
                     "[^1]: foot\n\n[ref]: ../Projects/Nordlys.md#Tasks\n\n"
                     "%%\n- hidden\n%%\n\n| a |\n|---|\n\n- [ ] 1. item\n",
    "Old/Tomas Berg.md": "an older note of [[Ida Sund]]\n",
    ".kith.yaml": "me: Nora Lindqvist\nhalf_life: 90\n"
                  "folders:\n  Accounts/People: person\n"
                  "identities:\n  Tomas Berg: [Tom B.]\nexclude:\n  - Old/\n",
    "People/Nora Lindqvist.md":
        "---\ntype: person\ncompany: Fjordline\naliases: [Nora]\n---\n"
        "# Nora Lindqvist\n",
    "Accounts/People/Tomas Berg/README.md":
        "---\ntype: person\ntitle: Tomas Berg\ncompany: \"[[Halvorsen]]\"\n"
        "role: \"Head of storage\"\nlast_contact: 2025-10-02\n---\n"
        "# Tomas Berg\n\n## Recent Context\n"
        "- 2025-10-02: [[2025-10-02 - Storage plan]] - 1:1 between Nora "
        "Lindqvist and Tomas Berg (Halvorsen) (via Ida)\n"
        "- 2025-09-01: Tomas worked with [[Ida Sund]] before\n\n"
        "| Field | Value |\n|---|---|\n| **Company** | Halvorsen |\n",
    "Accounts/People/Ida Sunde.md":  # a double
        "---\ntype: person\ncompany: Halvorsen\n---\n",
    "Accounts/People/Ida Sund.md":
        "---\ntype: person\ncompany: Halvorsen\nrelated: [\"[[Tomas Berg]]\"]\n"
        "---\n## Relationship\n- champion of the plan, reports to [[Per Aas]]\n"
        "- ✅ signs off with **Per Aas**\n"
        "- 2025-09-20: met [[Per Aas]] and [[Nora Lindqvist]]\n",
    "Accounts/People/Per Aas.md":
        "---\ntype: person\ncompany: Halvorsen\n---\n"
        "Met [[Ida Sund|Ida]] ![[map.png]] [plan](../../Projects/Nordlys.md)\n",
    "Accounts/People/Elin Vik.md":
        "---\ntype: person\ncompany: [[Halvorsen]\nbad: {a: [\n",
    "Customers/Halvorsen/README.md":
        "---\ntype: customer\n---\n# Halvorsen\n\n## Key Contacts\n"
        "- [[Tomas Berg]] - Head of storage\n- [[Ida Sund]]\n- [[Per Aas]]\n",
    "Projects/Nordlys.md":
        "---\ntype: project\nstatus: active\n---\n# Nordlys\n\n"
        "## Collaborators\n- [[Ida Sund]] and Tom B.\n\n## Tasks\n"
        "- [ ] Send the plan @NoraLindqvist 📅 2025-10-20 ⏫\n"
        "- [x] Book a room ✅ 2025-10-01\n",
    "Meetings/2025-10-02 - Storage plan.md":
        "---\ntype: meeting\ndate: 2025-10-02\n"
        "attendees: [Nora Lindqvist, Tomas Berg, Ida Sund]\n---\n"
        "## Summary\n- Tomas introduced Nora to [[Per Aas]] #nordlys\n"
        "- 2025-10-09: will meet Øyvind Strand ([[Missing note]])\n",
    "Meetings/2025-09-12 - Kick-off.md":
        "---\ndate: 2025-09-12\n---\n## Attendees\n- [[Nora Lindqvist]]\n"
        "- [[Per Aas]]\n- Elin Vik (Halvorsen)\n\n```\n[[code]]\n```\n%% hidden "
        "%%\n",
}

# Not among them: --engine igraph. The closeness of igraph 0.10.2 follows the NULL
# of its lazy incidence lists, which no caller can prevent.
COMMANDS = [
    ["rank"],
    ["path", "Per Aas"],
    ["path", "Elin Vik", "--json"],
    ["clusters", "--json"],
    ["who", "Tomas Berg"],
    ["who", "Nobody Known"],
    ["report", "Halvorsen", "--format", "md"],
    ["map", "Halvorsen", "--format", "dot"],
    ["map", "Halvorsen", "--format", "svg", "-o", "{out}"],
    ["links"],
    ["backlinks", "Nobody Known"],
    ["unresolved"],
    ["orphans", "--format", "csv"],
    ["tags"],
    ["properties", "company", "--json"],
    ["tasks", "--as-of", "2025-11-01"],
    ["check"],
    ["identities"],
    ["identities", "accept", "Tomas Berg", "Per Aas", "--dry-run"],
    ["identities", "split", "Tom B.", "--dry-run"],
    ["export", "--format", "ndjson"],
    ["index", "--stats"],
    ["index", "--dump", "keep", "--json"],
    ["index", "--dump", "Ida Sund"],
    ["config"],
]

# What lies in the cache when the command begins.
CACHES = ["empty", "good", "old", "less"]
RUNS = [(command, cache) for cache in CACHES for command in COMMANDS]

SECONDS_SPENT = re.compile(rb"Seconds: .*")


KEPT = {"", ".notes", ".stamps", ".graph", ".changed"}  # folders have none


class Outcome:
    def __init__(self, status, out, err, file):
        self.status, self.out, self.err, self.file = status, out, err, file

    def answer(self):
        return (self.status, SECONDS_SPENT.sub(b"TIME", self.out), self.file)


def make_vault(folder):
    for path, text in NOTES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def fill_caches(work):
    """Keeps caches of the notes as they were, and one as they are."""
    (work / "empty").mkdir()
    for name, path, now, then in (
            ("old", "Projects/Nordlys.md", "Tom B.", "[[Somebody Else]]"),
            ("less", "Accounts/People/Ida Sund.md",
             "- 2025-09-20: met [[Per Aas]] and [[Nora Lindqvist]]\n", ""),
            ("good", "Projects/Nordlys.md", "", "")):
        file = work / "vault" / path
        text = file.read_text()
        file.write_text(text.replace(now, then))
        time.sleep(2.1)  # what was written just now is read again
        subprocess.run(
            [KITH, "index", "-C", str(work / "vault"), "--as-of", "2025-10-31"],
            env={"XDG_CACHE_HOME": str(work / name)}, check=True,
            stdout=subprocess.DEVNULL)
        file.write_text(text)


def run(work, command, cache, **heap):
    """Runs `command` in a folder of its own; `heap` is for failing_malloc."""
    with tempfile.TemporaryDirectory(dir=work) as own:
        out = pathlib.Path(own) / "out.svg"
        kept = pathlib.Path(own) / "kept"
        shutil.copytree(work / cache, kept)
        words = [word.format(out=out) for word in command]
        environment = {
            "PATH": os.path.dirname(KITH) + ":" + os.environ.get("PATH", ""),
            "HOME": own, "KITH_AS_OF": "2025-10-31", "LD_PRELOAD": HEAP,
            "XDG_CACHE_HOME": str(kept),
            **heap}
        child = subprocess.Popen(
            [KITH, words[0], "-C", str(work / "vault"), *words[1:]],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment)
        try:
            stdout, stderr = child.communicate(timeout=TIMEOUT)
            status = child.returncode
        except subprocess.TimeoutExpired:
            child.kill()
            stdout, stderr = child.communicate()
            status = "hangs"
        litter = sorted(
            file.name for file in pathlib.Path(own).rglob("*")
            if file != out and file.suffix not in KEPT)
        if litter:
            status = f"litter {litter}"
        file = out.read_bytes() if out.exists() else None
        return Outcome(status, stdout, stderr, file)


def count(work, command, cache):
    counted = work / "count"
    expected = run(work, command, cache, KITH_COUNT_TO=str(counted))
    return expected, int(counted.read_text())


def complaint(expected, got):
    """What is wrong with an outcome, or None."""
    if got.answer() == expected.answer():
        return None
    if got.status != 2:
        if got.status == expected.status:
            return "another answer"
        return f"status {got.status}: {got.err[-200:]!r}"
    lines = got.err.splitlines()
    if len(lines) != 1 or b"out of memory" not in lines[0]:
        return f"unclear: {got.err[-200:]!r}"
    if got.out or got.file is not None:
        return "half an answer"
    return None


def points(total):
    """(command, mode, n) to try, in an order that may be stopped anywhere."""
    every = [(command, "KITH_FAIL_AT", n)
             for command, allocations in enumerate(total)
             for n in range(1, allocations + 1)]
    if ALL:
        every += [(command, "KITH_FAIL_FROM", n)
                  for command, _, n in every]
        return every
    chosen = []
    for command, allocations in enumerate(total):
        room = POINTS // len(total)
        step = max(1, allocations // room)
        chosen += [(command, "KITH_FAIL_AT", n)
                   for n in range(1, allocations + 1, step)]
    random.Random(1).shuffle(chosen)
    return chosen


def try_all(work):
    expected, total = zip(*(count(work, *one) for one in RUNS))
    for (command, cache), outcome, allocations in zip(RUNS, expected, total):
        print(f"{allocations:7} allocations, status {outcome.status}, "
              f"{cache} cache: {' '.join(command)}")
    broken = [one for one, outcome in zip(RUNS, expected)
              if outcome.status not in (0, 1, 3)]
    if broken:
        print("no answer even with enough memory:", broken)
        return 1
    todo, deadline = points(total), time.monotonic() + SECONDS

    def attempt(point):
        command, mode, n = point
        if time.monotonic() > deadline:
            return point, "not tried"
        got = run(work, *RUNS[command], **{mode: str(n)})
        return point, complaint(expected[command], got)

    tried, faults = 0, []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for point, fault in pool.map(attempt, todo):
            tried += fault != "not tried"
            if fault and fault != "not tried":
                faults.append((point, fault))
    for (command, mode, n), fault in sorted(faults)[:SHOWN]:
        words, cache = RUNS[command]
        print(f"{mode}={n} {' '.join(words)}, {cache} cache: {fault}")
    print(f"{tried} of {sum(total)} allocations failed once "
          f"({len(todo)} chosen), {len(faults)} faults")
    return 1 if faults else 0


def main():
    if not KITH or not os.path.exists(KITH) or not HEAP:
        print("needs the program (KITH) and the heap (KITH_FAILING_MALLOC)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        make_vault(work / "vault")
        fill_caches(work)
        return try_all(work)


if __name__ == "__main__":
    sys.exit(main())
