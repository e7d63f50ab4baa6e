"""Reading a vault, beside what else reads one, in one run.

    python3 tests/bench/reading.py [--runs N] [--cold N] [--peers N] VAULT ...

Every row is the median of runs in turn with kith's, its ratio the median of
the ratios, beside the goal that it is to meet. With --cold the page cache is
emptied of the notes before each of N more runs. `kith orphans` reads and
resolves all that stands in the notes, and no more: a scan, as the others do.
`kith index` weighs the ties between people, too. Other readers get 2,000 notes
of the first vault, or N with --peers (all 10,000 take them some minutes), and
kith the same ones; their own start is not counted, ours is. They are left out
where they are not installed:

    KITH_BENCH_PYTHON   a python with obsidiantools, obsidian-parse (python3)
    KITH_BENCH_NODE     a folder in which `npm install unified remark-parse
                        remark-wiki-link gray-matter` was run (.)
    KITH_BENCH_RUST     obsidian_parser_reader.rs as built, a program of a crate
                        that has `obsidian-parser -F petgraph,rayon`
"""
import argparse, datetime, json, os, pathlib, shutil, statistics, subprocess, tempfile, time

KITH = os.environ.get("KITH", "build/kith")
PYTHON = os.environ.get("KITH_BENCH_PYTHON", "python3")
NODE = os.environ.get("KITH_BENCH_NODE", ".")
RUST = os.environ.get("KITH_BENCH_RUST", "obsidian_parser_reader")
HERE = pathlib.Path(__file__).resolve().parent
LINK = r"\[\[[^\]]+\]\]"

# What reads the bytes of a vault, and how much longer kith may take: of up to
# 10,000 notes, and of more.
FLOORS = [
    ("cat of all notes", (1.0, 1.2),
     ["find", "{}", "-name", "*.md", "-exec", "cat", "{}", "+"]),
    ("rg -no --column", (1.5, 1.5), ["rg", "-no", "--column", LINK, "{}"]),
    ("find -printf", None, ["find", "{}", "-printf", "%s %T@ %p\n"]),
]

# What reads its links: where it runs, the goal.
PEERS = [
    ("obsidiantools", ".", 500,
     [PYTHON, HERE / "obsidiantools_reader.py", "{}"]),
    ("obsidian-parse", ".", None,
     [PYTHON, HERE / "obsidian_parse_reader.py", "{}"]),
    ("remark + wiki-link", NODE, 100,
     ["node", HERE / "remark_reader.mjs", "{}"]),
    ("node, one pattern", NODE, None,
     ["node", HERE / "pattern_reader.mjs", "{}"]),
    ("obsidian-parser", ".", None, [RUST, "{}"]),
]


def scan(vault):
    return [KITH, "orphans", "-C", vault, "--no-cache"]


def index(vault):
    return [KITH, "index", "-C", vault, "--stats", "--no-cache"]


def filled(command, vault):
    """The command, with the first {} the vault: find has one of its own."""
    parts = [str(part) for part in command]
    at = parts.index("{}")
    return parts[:at] + [str(vault)] + parts[at + 1:]


def seconds(command):
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def peak(command):
    """Peak resident KiB, as GNU time tells: a child of Python's own begins
    with the memory of Python."""
    run = subprocess.run(["time", "-f", "%M"] + command, check=True, text=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return int(run.stderr.split()[-1])


def drop(vault):
    """Takes the notes of a vault out of the page cache."""
    for path in pathlib.Path(vault).rglob("*.md"):
        file = os.open(path, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def row(what, figure, ratio="", goal=""):
    print(f"{what:24}{figure:>18}{ratio:>12}{goal:>12}")


def in_turn(commands, runs, before=lambda: None):
    """Seconds of each command, a list a run."""
    times = []
    for _ in range(runs):
        times.append([])
        for command in commands:
            before()
            times[-1].append(seconds(command))
    return times


def compare(where, vault, notes, runs, floors, before=lambda: None):
    ours = [scan(vault), index(vault)]
    times = in_turn(ours + [filled(f[2], vault) for f in floors], runs, before)
    for own, command in enumerate(ours):
        row(f"kith {command[1]}, {where}",
            f"{statistics.median(t[own] for t in times) * 1e3:.1f} ms")
        for i, (what, goal, _) in enumerate(floors, len(ours)):
            row("  " + what,
                f"{statistics.median(t[i] for t in times) * 1e3:.1f} ms",
                f"{statistics.median(t[own] / t[i] for t in times):.2f} x",
                f"<= {goal[notes > 10_000]} x" if goal else "")


def touch(path):
    """Nothing of the note changes but the time of its last change."""
    was = path.stat()
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def change(path):
    with path.open("a") as note:
        note.write("\nOne more line of words, as somebody would add it.\n")


def met_with(other, day):
    """Somebody met somebody: the graph has one event more."""
    def tell(path):
        with path.open("a") as note:
            note.write(f"\n- {day}: met with [[{other.stem}]]\n")
    return tell


def records(vault, *command):
    return [json.loads(line) for line in subprocess.run(
        [KITH, *command, "-C", vault, "--no-cache", "-f", "ndjson"], text=True,
        check=True, capture_output=True).stdout.splitlines()]


def meeting(vault):
    """Notes of people; how to make one tell of a meeting later than all others,
    which is what is mostly told: that day is then the one of all strengths."""
    people = [vault / r["path"] for r in records(vault, "export")
              if r["record"] == "note" and r["kind"] == "person"]
    was, = records(vault, "index")
    newest = datetime.date.fromisoformat(was["as_of"])
    tell = met_with(people[-1], newest + datetime.timedelta(days=1))
    whole = people[0].read_bytes()
    tell(people[0])
    assert records(vault, "index")[0]["evidence"] == was["evidence"] + 1
    people[0].write_bytes(whole)
    return people[:-1], tell


def recalled(vault, runs):
    """What the cache is worth, and what it costs to write. Of two copies of the
    vault: of the one a note is changed before each run, and put back behind it,
    and the other runs in turn with it."""
    with tempfile.TemporaryDirectory() as kept, \
         tempfile.TemporaryDirectory() as into:
        os.environ["XDG_CACHE_HOME"] = kept
        still, copy = pathlib.Path(into) / "still", pathlib.Path(into) / "copy"
        for folder in (still, copy):
            shutil.copytree(vault, folder)
        paths = sorted(copy.rglob("*.md"))
        people, tell = meeting(copy)
        find = filled(FLOORS[-1][2], still)
        warm, changed = index(still)[:-1], index(copy)[:-1]
        first = seconds(warm)
        seconds(changed)
        for _ in range(2):  # what was written just now is not trusted yet
            time.sleep(2.1)
            seconds(warm)
            seconds(changed)
        times = in_turn([warm, find], runs)
        more = {}
        for happens, notes in ((touch, paths), (change, paths), (tell, people)):
            took = more[happens] = []
            for i in range(runs):
                path = notes[len(notes) * i // runs]
                was = path.read_bytes()
                happens(path)
                took.append(seconds(changed) - seconds(warm))
                path.write_bytes(was)
                seconds(changed)
        size = sum(f.stat().st_size for f in pathlib.Path(kept).rglob("*.*"))
    ours = statistics.median(t[0] for t in times)
    row("kith index, recalled", f"{ours * 1e3:.1f} ms")
    row("  " + FLOORS[-1][0],
        f"{statistics.median(t[1] for t in times) * 1e3:.1f} ms",
        f"{statistics.median(t[0] / t[1] for t in times):.2f} x", "<= 1.0 x")
    for what, happens in (("one note touched", touch),
                          ("one note longer", change),
                          ("one meeting more", tell)):
        row("  " + what,
            f"{statistics.median(more[happens]) * 1e3:+.1f} ms", "",
            "<= +5 ms")
    row("  kept", f"{size / 2 / 2**20:.1f} MiB")
    row("  reading and keeping", f"{first * 1e3:.1f} ms")


def memory(vault, notes):
    if not shutil.which("time"):
        return row("peak memory", "GNU time is not installed")
    with tempfile.TemporaryDirectory() as empty:
        base = peak(index(empty))
    row("peak memory, no note", f"{base / 1024:.1f} MiB")
    for command in (scan(vault), index(vault)):
        most = peak(command)
        row(f"  kith {command[1]}", f"{most / 1024:.1f} MiB")
        row("    a note", f"{(most - base) * 1024 / notes:.0f} bytes", "",
            "<= 1200 bytes")


def peer(what, folder, goal, command, subset, count):
    """Other programs say by themselves how long they read."""
    run = subprocess.run(filled(command, subset), cwd=folder, text=True,
                         capture_output=True)
    if run.returncode:
        reason = (run.stderr.strip() or "no message").splitlines()[-1]
        return row("  " + what, f"did not run: {reason[:60]}")
    theirs = float(run.stdout)
    ours = statistics.median(seconds(index(subset)) for _ in range(5))
    times = theirs / ours
    row("  " + what, f"{count / theirs:.0f} notes/s",
        f"{times:.1f} x" if times < 10 else f"{times:.0f} x",
        f">= {goal} x" if goal else "")


def peers(vault, paths, most):
    notes = paths[::max(len(paths) // most, 1)][:most]
    row(f"other readers, {len(notes)} notes", "they read", "kith reads")
    with tempfile.TemporaryDirectory() as subset:
        for note in notes:
            copy = pathlib.Path(subset) / note.relative_to(vault)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(note, copy)
        for what, folder, goal, command in PEERS:
            if shutil.which(str(command[0])):
                peer(what, folder, goal, command, subset, len(notes))
            else:
                row("  " + what, "not installed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vaults", nargs="+", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--cold", type=int, default=0)
    parser.add_argument("--peers", type=int, default=2000)
    options = parser.parse_args()
    for vault in options.vaults:
        paths = sorted(vault.rglob("*.md"))
        floors = [f for f in FLOORS if shutil.which(f[2][0])]
        in_turn([index(vault)] + [filled(f[2], vault) for f in floors], 1)
        row(f"{len(paths)} notes", "median", "kith takes", "goal")
        compare("in memory", vault, len(paths), options.runs, floors)
        if options.cold:
            compare("from disk", vault, len(paths), options.cold,
                    [("cat of all notes", (0.6, 0.6), FLOORS[0][2])],
                    lambda: drop(vault))
        recalled(vault, options.runs)
        memory(vault, len(paths))
    if options.peers:
        peers(options.vaults[0], sorted(options.vaults[0].rglob("*.md")),
              options.peers)


if __name__ == "__main__":
    main()
