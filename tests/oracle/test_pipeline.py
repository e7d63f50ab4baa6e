"""Published graphs through the whole pipeline: Markdown in, measures out.

One note a person, one meeting note of two people an edge (or of many, an event
of Davis' Southern Women). Krackhardt's kite stands in this file, so that there
is something to check everywhere; the other tables are read where they are
(KITH_DATA, or shared/data beside the checkout) and left out otherwise.
"""
import collections, csv, json, os, pathlib, subprocess, sys, tempfile

KITH = os.environ["KITH"]
SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
DATA = pathlib.Path(os.environ.get("KITH_DATA", SOURCE.parent / "shared/data"))
TABLES = DATA / "groundtruth"
COLUMNS = {
    "degree": "degree", "betweenness_norm": "betweenness",
    "closeness": "closeness", "harmonic_norm": "harmonic",
    "eigenvector_max1": "eigenvector", "pagerank_d0.85": "pagerank",
    "constraint": "constraint", "effective_size": "effective_size",
    "coreness": "coreness", "articulation": "cut_vertex"}

# Krackhardt (1990), Administrative Science Quarterly 35: three winners.
KITE = """Andre Beverly,Andre Carol,Andre Diane,Andre Fernando,Beverly Diane,
Beverly Ed,Beverly Garth,Carol Diane,Carol Fernando,Diane Ed,Diane Fernando,
Diane Garth,Ed Garth,Fernando Garth,Fernando Heather,Garth Heather,Heather Ike,
Ike Jane"""
KITE_VALUES = {
    "Diane": {"degree": 6, "betweenness": 11 / 3 / 36, "closeness": .6},
    "Heather": {"degree": 3, "betweenness": 14 / 36, "cut_vertex": 1},
    "Fernando": {"degree": 5, "closeness": 9 / 14, "betweenness": 25 / 108},
    "Jane": {"degree": 1, "constraint": 1, "closeness": 9 / 29}}


def vault(root, people, events):
    (root / "People").mkdir(parents=True)
    (root / "Meetings").mkdir()
    for name in people:
        (root / f"People/{name}.md").write_text(
            f"---\ntype: people\ntitle: {json.dumps(name)}\n---\n\n# {name}\n")
    for i, (date, event) in enumerate(events):
        who = "\n".join(f'- "[[{name}]]"' for name in event)
        (root / f"Meetings/{date} - Event {i:05d}.md").write_text(
            f"---\ntype: meeting\ndate: {date}\nparticipants:\n{who}\n---\n")
    return root


def kith(root, *args):
    run = subprocess.run(
        [KITH, args[0], "-C", str(root), *args[1:], "--json"],
        capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def scores(root):
    rows = kith(root, "rank", "--weight", "flat", "--limit", "0")["rows"]
    return {row["name"]: row["scores"] for row in rows}


def compare(name, have, column, want):
    have = float("nan") if have is None else float(have)
    error = abs(have - want) / max(1, abs(want))
    assert error <= 1e-8, f"{name} {column}: {have} for {want}"
    return error


def same_day(edges):
    return [("2026-01-01", edge) for edge in edges]


def main():
    checked, worst = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        edges = [edge.split() for edge in KITE.replace("\n", "").split(",")]
        people = sorted({name for edge in edges for name in edge})
        have = scores(vault(folder / "own", people, same_day(edges)))
        assert len(have) == 10
        for name, values in KITE_VALUES.items():
            for column, want in values.items():
                worst = max(worst, compare(name, have[name][column], column, want))
                checked += 1

        for table in sorted(TABLES.glob("*.metrics.tsv")):
            graph = table.name.split(".")[0]
            edges = [line.split("\t")[:2] for line in
                     (TABLES / f"{graph}.edges.tsv").read_text().splitlines()]
            rows = list(csv.DictReader(table.open(), delimiter="\t"))
            have = scores(vault(folder / graph, [r["name"] for r in rows],
                                same_day(edges)))
            for row in rows:
                for theirs, ours in COLUMNS.items():
                    worst = max(worst, compare(
                        row["name"], have[row["name"]][ours], ours,
                        float(row[theirs])))
                    checked += 1
        print(f"{checked} published values, worst relative error {worst:.1e}")

        if not TABLES.exists():
            print("the other published tables are not here: left out")
            return 0

        quality = kith(folder / "karate", "clusters", "--weight", "flat")["quality"]
        assert abs(quality - .41979) < 1e-5, quality
        print(f"karate: modularity {quality:.5f}, the proven optimum")

        lines = (TABLES / "davis.events.tsv").read_text().splitlines()
        events = [(f"2026-01-{i + 1:02d}", line.split("\t")[1:])
                  for i, line in enumerate(lines)]
        attended = collections.Counter(n for _, event in events for n in event)
        davis = vault(folder / "davis", sorted(attended), events)
        group = dict(line.split("\t") for line in
                     (TABLES / "davis.groups.tsv").read_text().splitlines())
        found = kith(davis, "clusters", "--weight", "count")["clusters"]
        split = {frozenset(m["name"] for m in c["members"]) for c in found}
        want = {frozenset(n for n in group if group[n] == g)
                for g in set(group.values())}
        assert split == want, split
        rows = kith(davis, "rank", "--weight", "count", "--limit", "0")["rows"]
        for row in rows:
            compare(row["name"], row["scores"]["strength"], "strength",
                    attended[row["name"]])
        print("Davis: the two published groups, strength = events attended")
    return 0


if __name__ == "__main__":
    sys.exit(main())
