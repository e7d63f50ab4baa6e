"""What a decision about names must leave as it was, on labelled vaults.

Accepting and splitting restores every byte of the export; an alias in a note
says the same as accepting; a wrong proposal costs nothing until it is accepted;
the proposals do not depend on threads, locale or the order of a directory.
"""
import json, os, pathlib, random, shutil, subprocess, sys, tempfile

SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests/vaults"))
import doubles

KITH = os.environ["KITH"]


def kith(root, *args, env=None):
    run = subprocess.run([KITH, args[0], "-C", str(root), *args[1:]],
                         capture_output=True, timeout=120,
                         env={**os.environ, **(env or {})})
    assert run.returncode in (0, 1), (args, run.stderr)
    return run.stdout


def graph(root):
    """The graph without what is said of links and spellings on the way."""
    rows = map(json.loads, kith(root, "export").splitlines())
    return [r for r in rows if r["record"] in ("vertex", "tie", "evidence")]


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        root = folder / "vault"
        truth = doubles.make(root, 301)
        settings = root / ".kith.yaml"
        settings.write_text("# mine\nme: Dana Whitfield # I\n\n# the end\n")
        text = settings.read_text()
        before = kith(root, "export")
        proposals = kith(root, "identities", "--json", "--limit", "0")
        rows = json.loads(proposals)["rows"]
        r = random.Random(5)

        for row in r.sample(rows, 12):
            kith(root, "identities", "accept", row["one"], row["other"])
            assert kith(root, "export") != before
            for line in text.splitlines():
                assert line in settings.read_text().splitlines()
            kith(root, "identities", "split", row["one"], row["other"])
            assert kith(root, "export") == before
        print("12 proposals accepted and split: every byte of the export is back")

        settings.write_text(text)
        chosen = r.sample(rows, 12)
        for row in chosen:
            kith(root, "identities", "accept", row["one"], row["other"])
        accepted = settings.read_text()
        for row in reversed(chosen):
            kith(root, "identities", "split", row["one"], row["other"])
        assert kith(root, "export") == before
        settings.write_text(accepted)
        merged = graph(root)
        people = sum(1 for v in merged if v.get("kind") == "person")
        assert people == sum(
            1 for v in map(json.loads, before.splitlines())
            if v["record"] == "vertex" and v["kind"] == "person") - 12
        print("12 at once: 12 people fewer, and all back when they are split")

        same = 0
        for row in rows:
            note = root / f"People/{row['one']}.md"
            if not note.exists():
                continue
            was = note.read_text()
            settings.write_text(text)
            kith(root, "identities", "accept", row["one"], row["other"])
            by_settings = graph(root)
            settings.write_text(text)
            front, rest = was[4:].split("---\n", 1)
            # the lines below stay where they are: the alias takes a comment's
            note.write_text(f"---\n{front}aliases: [{json.dumps(row['other'])}]\n"
                            f"---\n{rest}")
            by_alias = graph(root)
            note.write_text(f"---\n{front}# no alias\n---\n{rest}")
            settings.write_text(text)
            kith(root, "identities", "accept", row["one"], row["other"])
            assert graph(root) == by_alias, row
            assert len(by_settings) == len(by_alias)
            note.write_text(was)
            same += 1
            if same == 10:
                break
        print(f"{same} aliases in notes: the graph that accepting gives")

        settings.write_text(text)
        for env in ({"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "C"}):
            for threads in ("1", "3"):
                assert proposals == kith(root, "identities", "--json", "--limit",
                                         "0", "-j", threads, env=env)
        again = folder / "again" / "vault"
        again.mkdir(parents=True)
        files = [p for p in root.rglob("*") if p.is_file()]
        r.shuffle(files)
        for file in files:
            (again / file.relative_to(root)).parent.mkdir(exist_ok=True)
            shutil.copy2(file, again / file.relative_to(root))
        assert proposals == kith(again, "identities", "--json", "--limit", "0")
        print("the proposals are the same bytes for any thread count, locale and "
              "directory order")


if __name__ == "__main__":
    sys.exit(main())
