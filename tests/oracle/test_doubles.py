"""Proposals of `kith identities` against vaults in which it is known who is
whom (tests/vaults/doubles.py), on seeds that no weight was set on.

KITH_DOUBLES_SEEDS="7 8" tries others, and prints what was missed and why.
"""
import collections, json, os, pathlib, subprocess, sys, tempfile

SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests/vaults"))
import doubles

KITH = os.environ["KITH"]
SEEDS = os.environ.get("KITH_DOUBLES_SEEDS", "201 202 203 204")
VERBOSE = "KITH_DOUBLES_SEEDS" in os.environ


def kith(root, *args):
    run = subprocess.run([KITH, args[0], "-C", str(root), *args[1:]],
                         capture_output=True, text=True, timeout=120)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def people(root):
    rows = map(json.loads, kith(root, "export").splitlines())
    return {r["name"] for r in rows
            if r["record"] == "vertex" and r["kind"] == "person"}


def judge(root, seed, tally):
    truth = doubles.make(root, seed)
    known = people(root)
    planted = {}
    for d in truth["doubles"]:
        assert {d["one"], d["other"]} <= known, d  # nothing merged by itself
        planted[frozenset((d["one"], d["other"]))] = d["kind"]
    alike = {frozenset((d["one"], d["other"])): d["kind"]
             for d in truth["lookalikes"]}
    assert set().union(*alike) <= known
    rows = json.loads(kith(root, "identities", "--limit", "0", "--json"))["rows"]
    found = [frozenset((r["one"], r["other"])) for r in rows]
    assert len(set(found)) == len(found)
    for kind in planted.values():
        tally["planted", kind] += 1
    for kind in alike.values():
        tally["alike", kind] += 1
    for pair, row in zip(found, rows):
        kind = planted.get(pair)
        if kind:
            tally["found", kind] += 1
        else:
            tally["wrong", alike.get(pair, "by chance")] += 1
        bits = sum(s["bits"] for s in row["signs"])
        assert abs(row["score"] - 1 / (1 + 2 ** -bits)) < 1e-6
        if VERBOSE and not kind:
            print("wrong:", alike.get(pair), row["one"], "|", row["other"],
                  round(row["score"], 2),
                  [(s["says"], s["bits"]) for s in row["signs"]])
    if VERBOSE:
        for pair in planted.keys() - set(found):
            print("missed:", planted[pair], *sorted(pair), sep=" | ")
    top = sum(pair in alike for pair in found[:20])
    right = sum(pair in planted for pair in found)
    return right / len(found), right / len(planted), top, truth["people"]


def main():
    tally = collections.Counter()
    for seed in SEEDS.split():
        with tempfile.TemporaryDirectory() as folder:
            precision, recall, top, count = judge(
                pathlib.Path(folder, "vault"), int(seed), tally)
        print(f"seed {seed}: {count} people, precision {precision:.3f}, "
              f"recall {recall:.3f}, look-alikes in the top 20: {top}")
        if not VERBOSE:
            assert precision >= .95 and recall >= .90 and top == 0
    for kind in sorted({k for what, k in tally if what == "planted"}):
        print(f"  {kind:14} {tally['found', kind]:3} of "
              f"{tally['planted', kind]} doubles proposed")
    for kind in sorted({k for what, k in tally if what in ("alike", "wrong")}):
        print(f"  {kind:14} {tally['wrong', kind]:3} of "
              f"{tally['alike', kind] or 'all other'} look-alikes proposed")


if __name__ == "__main__":
    sys.exit(main())
