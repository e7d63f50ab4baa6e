"""A cached answer is the answer of --no-cache, whatever was done to the notes.

A vault made from a seed is edited at random, as people, editors and sync tools
do; after each edit every command must say the same with the cache, without it,
with --verify, and with one thread or three.
"""
import concurrent.futures, os, pathlib, random, re, shutil, subprocess, sys, tempfile
sys.path.insert(0, os.path.dirname(__file__))
from test_invariants import make

KITH = os.environ["KITH"]
EDITS = int(os.environ.get("KITH_EDITS", "12"))
LOOPS = int(os.environ.get("KITH_LOOPS", "15"))
COMMANDS = [["index", "--json"], ["who", "Ana Lima", "--json"],
            ["links", "--json"], ["check", "--json"], ["rank", "--json"],
            ["tasks", "--json"], ["tags", "--json"], ["export"]]
SECONDS = re.compile(rb'"seconds": *{[^}]*}')


def answer(root, cache, command, *more):
    run = subprocess.run(
        [KITH, command[0], "-C", str(root), *command[1:], *more], timeout=60,
        capture_output=True, env={**os.environ, "XDG_CACHE_HOME": str(cache)})
    assert run.returncode in (0, 1, 3), (command, run.stderr)
    return run.returncode, SECONDS.sub(b"", run.stdout), run.stderr


def some(root, r):
    return r.choice(sorted(p for p in root.rglob("*.md") if p.is_file()))


def append(root, r):
    words = r.choice([
        "\nOne more line.\n", "\n- 2026-06-30: met [[Bo Voss]] (via Ana Lima)\n",
        "\n[[Nobody]] #new\n", "\n- [ ] Call @AnaLima 📅 2026-07-01\n", "\n"])
    with open(some(root, r), "a") as file:
        file.write(words)


def rewrite(root, r):
    """Another text of the same length, its time set back."""
    file = some(root, r)
    was, text = file.stat(), file.read_bytes()
    at = r.randrange(len(text))
    file.write_bytes(text[:at] + r.choice(b"aZ[]#\n ").to_bytes(1, "big") +
                     text[at + 1:])
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def replace(root, r):
    """As editors save: a new file is moved over the old one."""
    file, new = some(root, r), root / "new.tmp"
    new.write_bytes(file.read_bytes().replace(b"Ana", b"Ivo"))
    new.rename(file)


def swap(root, r):
    one, two, between = some(root, r), some(root, r), root / "between"
    one.rename(between)
    two.rename(one) if two != one else None
    between.rename(two)


def rename(root, r):
    file = some(root, r)
    file.rename(file.with_name(f"Moved {r.randrange(99)}.md"))


def create(root, r):
    (root / f"People/New {r.randrange(99)}.md").write_text(
        "---\ntype: person\naliases: [Ana, Bo Voss]\n---\n[[Cy Hale]]\n")


def delete(root, r):
    some(root, r).unlink()


def touch(root, r):
    os.utime(some(root, r))


def forbid(root, r):
    file = some(root, r)
    file.unlink()
    file.symlink_to("/nowhere") if r.random() < .5 else file.mkdir()


def attach(root, r):
    (root / f"People/{r.choice(['Nobody', 'chart'])}.png").write_bytes(b"")


def board(root, r):
    """A canvas links a note and a word."""
    (root / "Plan.canvas").write_text(
        '{"nodes": [{"id": "a", "type": "text", "text": "[[%s]] [[Gone %d]]"}]}'
        % (some(root, r).stem, r.randrange(9)))


def ignore(root, r):
    (root / ".kithignore").write_text(r.choice(["Meetings/*01*\n", "", "*.png\n"]))


def configure(root, r):
    (root / ".kith.yaml").write_text(r.choice(
        ["me: Ana Lima\n", "me: Bo Ek\nexclude:\n  - Meetings/\n", "half_life: 9\n"]))


def fold(root, r):
    """A folder gets a note of its own."""
    (root / "People/README.md").write_text("---\ntitle: Ana Lima\n---\n")


EDIT = [append, append, rewrite, replace, swap, rename, create, delete, touch,
        forbid, attach, board, board, ignore, configure, fold]


def check(root, cache, what):
    for command in COMMANDS:
        wanted = answer(root, cache, command, "--no-cache")
        for more in ([], ["--jobs", "1"], ["--jobs", "3"], ["--verify"]):
            got = answer(root, cache, command, *more)
            assert got == wanted, (what, command, more)


def crowd(root, cache):
    """T53: two that read and write one cache, and notes that are touched."""
    wanted = answer(root, cache, ["index", "--json"], "--no-cache")

    def run(seed):
        r = random.Random(seed)
        for _ in range(LOOPS):
            touch(root, r)
            more = r.choice([["--rebuild"], ["--verify"], []])
            assert answer(root, cache, ["index", "--json"], *more) == wanted

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(run, seed) for seed in (1, 2)]:
            done.result()


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        root, cache = work / "vault", work / "cache"
        make(root, 7)
        check(root, cache, "new")
        for i in range(EDITS):
            r = random.Random(i)
            edits = [r.choice(EDIT) for _ in range(r.choice([1, 1, 1, 2, 5]))]
            for edit in edits:
                try:
                    edit(root, r)
                except OSError:  # what it would write lies there as a folder
                    pass
            check(root, cache, (i, [edit.__name__ for edit in edits]))
            if sum(1 for _ in root.rglob("*.md")) < 40:
                shutil.rmtree(root)
                make(root, i)
        crowd(root, cache)
        kept = sorted(p.suffix for p in (cache / "kith").iterdir())
        assert set(kept) - {".changed"} == {".graph", ".notes", ".stamps"}, kept
    print(f"{EDITS} edits, {len(COMMANDS)} commands: cached as without; "
          f"two processes, {LOOPS} loops each: the same")


if __name__ == "__main__":
    main()
