"""A generated vault, of which every link, via, task and tie was planted.

Needs the generator (KITH_GENVAULT, or shared/tools/genvault.py beside the
checkout) and is left out where it is not. KITH_PLANTED_NOTES sets the size.
"""
import collections, json, os, pathlib, subprocess, sys, tempfile

KITH = os.environ["KITH"]
SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
GENERATOR = pathlib.Path(os.environ.get(
    "KITH_GENVAULT", SOURCE.parent / "shared/tools/genvault.py"))
NOTES = os.environ.get("KITH_PLANTED_NOTES", "2000")
AS_OF = ("--as-of", "2026-01-03")


def kith(root, *args):
    run = subprocess.run([KITH, args[0], "-C", str(root), *args[1:], "--json"],
                         capture_output=True, text=True, timeout=120)
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout)


def rand_index(a, b):
    """Adjusted Rand index (Hubert and Arabie 1985)."""
    pairs = lambda counts: sum(n * (n - 1) / 2 for n in counts.values())
    both = pairs(collections.Counter(zip(a, b)))
    left, right = pairs(collections.Counter(a)), pairs(collections.Counter(b))
    expected = left * right / (len(a) * (len(a) - 1) / 2)
    return (both - expected) / ((left + right) / 2 - expected)


def main():
    if not GENERATOR.exists():
        print("the generator is not here: left out")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder, "vault")
        subprocess.run([sys.executable, str(GENERATOR), str(root), NOTES,
                        "--seed", "11"], check=True, capture_output=True)
        truth = json.loads(pathlib.Path(f"{root}.truth.json").read_text())
        planted = truth["counts"]

        stats = kith(root, "index", "--stats")
        links = planted["wikilinks"] + planted["wikilinks_percent"]
        assert stats["notes"] == planted["notes"]
        assert stats["links_found"] == links + planted["embeds"]
        assert stats["links_found"] == (
            stats["links_resolved"] + stats["links_unresolved"] +
            stats["links_skipped"])
        assert stats["embeds"] == planted["embeds"]
        assert stats["vias"] == planted["vias"]
        assert stats["tasks"] == planted["tasks"]
        rows = kith(root, "links")["rows"]
        to = collections.Counter(row["resolved"] for row in rows)
        for path, count in to.most_common(3):
            assert len(kith(root, "backlinks", path)["rows"]) == count, path
        tasks = kith(root, "tasks", "--strict-obsidian")["rows"]
        assert len(tasks) == planted["tasks"]
        places = collections.Counter(row["place"] for row in rows)
        assert places["front_matter"] == planted["wikilinks_front"]
        assert places["body"] == links - planted["wikilinks_front"]
        print(f"{planted['notes']} notes, {links} links, {planted['vias']} vias,"
              f" {planted['tasks']} tasks, {planted['embeds']} embeds as planted;"
              f" none of {truth['decoys']} decoys")

        who = kith(root, "who", truth["owner"], *AS_OF)
        met = {tie["name"] for tie in who["ties"] if tie["met"]}
        shown = {b for a, b, _, evidence in truth["ties"]
                 if a == truth["owner"] and evidence}
        assert shown <= met, shown - met
        print(f"all {len(shown)} people the owner was planted to meet are met")

        found = kith(root, "clusters", *AS_OF)
        cluster = {m["name"]: c["id"] for c in found["clusters"]
                   for m in c["members"]}
        community = {p: c for c, people in truth["communities"].items()
                     for p in people}
        both = [p for p in cluster if p in community]
        score = rand_index([cluster[p] for p in both],
                           [community[p] for p in both])
        assert score > .2, score  # chance is 0
        print(f"communities: adjusted Rand index {score:.3f}, {len(both)} people")

        right = tried = 0
        for path in truth["paths"]:
            if path["from"] != truth["owner"] or tried == 40:
                continue
            chains = kith(root, "path", path["from"], path["to"], *AS_OF)["paths"]
            tried += 1
            right += bool(chains) and chains[0]["hops"][0]["to"] == path["hops"][1]
        print(f"first introducer as planted: {right} of {tried} (the planted"
              " strengths are hidden; notes show about half of the ties)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
