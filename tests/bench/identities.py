"""Proposals among very many people, and how their cost grows.

    python3 tests/bench/identities.py [PEOPLE ...]

Makes vaults of generated people (10,000 and 100,000 unless told otherwise), one
in twenty of them under a second, misspelt name, and prints how long `kith
identities` takes beside `kith index --stats` (which reads the same notes and
builds the same graph), the pairs compared and the doubles found.
"""
import json, os, pathlib, random, subprocess, sys, tempfile, time

KITH = os.environ.get("KITH", "build/kith")
START = "Al Be Ca Da El Fa Ge Ha Is Jo Ka Le Ma Ne Ol Pe Ro Sa Te Ul Va We".split()
MIDDLE = "ra li no mi da so be ta ri lo ne ka vi du".split()
END = "n s ra na lin del mar ton vic rek sson berg mann ski ova".split()


def word(r, parts):
    return (r.choice(START) + "".join(r.choices(MIDDLE, k=parts)) +
            r.choice(END))


def make(root, people):
    """Meeting notes of ten people each: a person is in two of them."""
    r = random.Random(people)
    first = [word(r, 1) for _ in range(600)]
    last = [word(r, 2) for _ in range(8000)]
    names = set()
    while len(names) < people:
        names.add(f"{r.choice(first)} {r.choice(last)}")
    names = sorted(names)
    r.shuffle(names)
    planted = set()
    for i in range(0, people, 20):
        a, b = names[i].split()
        k = r.randrange(1, len(b) - 1)
        planted.add((names[i], f"{a} {b[:k]}{b[k + 1:]}"))
    second = dict(planted)
    for half in range(2):
        order = list(names)
        if half:
            order = [second.get(n, n) for n in order]
        for i in range(0, people, 10):
            folder = root / f"Meetings/{half}{i // 10000:03}"
            folder.mkdir(parents=True, exist_ok=True)
            here = "".join(f"- {n}\n" for n in order[i:i + 10])
            (folder / f"2026-0{half + 1}-{1 + i // 10 % 28:02} {i}.md").write_text(
                f"---\ntype: meeting\ndate: 2026-0{half + 1}-"
                f"{1 + i // 10 % 28:02}\nparticipants:\n{here}---\n")
    return planted


def seconds(*command):
    began = time.monotonic()
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.monotonic() - began, run.stdout


def main():
    for people in map(int, sys.argv[1:] or ("10000", "100000")):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            planted = {frozenset(p) for p in make(root, people)}
            (root / ".kith.yaml").write_text("")
            at = ("-C", str(root))
            index = min(seconds(KITH, "index", *at, "--stats", "--no-cache")[0]
                        for _ in range(3))
            runs = [seconds(KITH, "identities", *at, "--no-cache", "--limit", "0",
                            "--json")
                    for _ in range(3)]
            took = min(t for t, _ in runs)
            told = json.loads(runs[0][1])
            found = {frozenset((r["one"], r["other"])) for r in told["rows"]}
        print(f"{told['people']} people: read and built in {index:.2f} s, with "
              f"proposals {took:.2f} s; {told['compared']} pairs compared "
              f"({told['compared'] / told['people']:.1f} a person), "
              f"{told['crowded']} keys too common; "
              f"{len(found & planted)} of {len(planted)} planted found, "
              f"{len(found)} proposed")


if __name__ == "__main__":
    main()
