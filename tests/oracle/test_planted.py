"""A generated vault, of which every link, via, task and tie was planted.

Needs the generator (KITH_GENVAULT, or shared/tools/genvault.py beside the
checkout) and is left out where it is not. KITH_PLANTED_NOTES sets the size.
"""
import collections, json, os, pathlib, random, subprocess, sys, tempfile

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


def plant(root, truth):
    """One note a mention, so that no other helps it: the person it means and
    how, or nobody and the candidates."""
    r = random.Random(5)
    rare = [f"{a} {b}" for a, b in zip(
        "Quill Zora Xan Wystan Ugo Thora Sefa Peregrin Oriel Nuno".split(),
        r.sample([n.split()[-1] for n in sorted(truth["people"])], 10))]
    for name in rare:
        (root / f"People/{name}.md").write_text("---\ntype: people\n---\n")
    truth["people"].update(dict.fromkeys(rare))
    words, handles = collections.defaultdict(set), collections.Counter()
    for name in truth["people"]:
        handles[name.replace(" ", "")] += 1
        for word in name.split():
            words[word.casefold()].add(name)
    wanted = {}

    def mention(text, *wants):
        title = f"Mention {len(wanted):03}"
        (root / f"Projects/{title}.md").write_text(
            f"---\ntype: project\n---\n\n{text}\n", encoding="utf-8")
        wanted[f"Projects/{title}.md"] = wants

    for name in rare + r.sample(sorted(truth["people"]), 50):
        first, *_, last = name.split()
        handle = name.replace(" ", "")
        mention(f"## Decisions\n\n- Ask {name} again.", name, "name")
        mention(f"## Decisions\n\n- Ask [[{name}|them]] again.", name, "link")
        if handles[handle] == 1:
            mention(f"## Tasks\n\n- [ ] Send it @{handle}", name, "handle")
        for word, how in ((first, "first_name"), (last, "last_name")):
            who = words[word.casefold()]
            mention(f"## Decisions\n\n- Ask {word} again.",
                    name if len(who) == 1 else None, how, len(who))
    return wanted


def mentions(root, truth):
    wanted = plant(root, truth)
    run = subprocess.run([KITH, "export", "-C", str(root)],
                         capture_output=True, text=True, timeout=120)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    vertex = {v["id"]: v["name"] for v in records if v["record"] == "vertex"}
    said = {e["places"][0]["source"]: e for e in records
            if e["record"] == "evidence" and e["kind"] in ("decision", "task")
            and e["places"][0]["source"] in wanted}
    unsure = {d["source"]: d["message"] for d in records
              if d["record"] == "diagnostic" and d["code"] == "K402"}
    counts = collections.Counter()
    for note, (name, how, *several) in wanted.items():
        e = said[note]
        found = [m["name"] for m in e["about"]]
        if how == "handle":
            found = [vertex[e["owner"]]] if e["owner"] is not None else []
        if name is None:
            assert found == [] and note in unsure, (note, found)
            assert e["places"][0]["how"] is None
            counts["ambiguous, listed"] += 1
            continue
        assert found == [name], (note, found, name)
        assert e["places"][0]["how"] == how, (note, e["places"][0])
        assert e["places"][0]["confidence"] == (
            .8 if how.endswith("_name") else 1)
        counts[how] += 1
    print("mentions as planted: " +
          ", ".join(f"{n} {how}" for how, n in sorted(counts.items())))


def evidence(root, truth):
    """What the notes show of each planted tie, and who was at each meeting."""
    run = subprocess.run([KITH, "export", "-C", str(root), *AS_OF],
                         capture_output=True, text=True, timeout=120)
    records = [json.loads(line) for line in run.stdout.splitlines()]
    tied = {frozenset((t["a_name"], t["b_name"])) for t in records
            if t["record"] == "tie"}
    shown = [frozenset(tie[:2]) for tie in truth["ties"] if tie[3]]
    assert all(tie in tied for tie in shown)
    people = [v for v in records
              if v["record"] == "vertex" and v["kind"] == "person"]
    assert {v["name"] for v in people} == set(truth["people"])
    unsure = [d for d in records if d["record"] == "diagnostic"
              and d["code"] in ("K402", "K403", "K603")]
    assert not unsure, unsure[:3]
    print(f"all {len(shown)} ties that notes show are there, of exactly the"
          f" {len(people)} people planted; no name in doubt")


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

        evidence(root, truth)
        quirky = pathlib.Path(folder, "quirky")
        subprocess.run([sys.executable, str(GENERATOR), str(quirky), NOTES,
                        "--seed", "12", "--quirks", ".2"],
                       check=True, capture_output=True)
        other = json.loads(pathlib.Path(f"{quirky}.truth.json").read_text())
        evidence(quirky, other)
        mentions(quirky, other)

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
