"""What must not change a number, and what may only change it one way.

The vault is made here from a seed: people, meetings, relayed words, links.
"""
import json, os, pathlib, random, shutil, subprocess, sys, tempfile

KITH = os.environ["KITH"]
FIRST = "Ana Bo Cy Dina Ed Fay Gus Hana Ivo Jun Kim Lou".split()
LAST = "Lima Ek Roe Sand Voss Hale Berg Moor".split()


def make(root, seed):
    r = random.Random(seed)
    names = [f"{a} {b}" for a in FIRST for b in LAST][:40]
    context = {name: [] for name in names}
    for folder in ("People", "Meetings", "Customers"):
        (root / folder).mkdir(parents=True)
    for i in range(60):
        date = f"2026-{1 + i % 6:02d}-{1 + r.randrange(28):02d}"
        title = f"{date} - Talk {i:02d}"
        here = r.sample(names, r.randint(2, 5))
        listed = "\n".join(f'- "[[{n}]]"' for n in here)
        (root / f"Meetings/{title}.md").write_text(
            f"---\ntype: meeting\ndate: {date}\nparticipants:\n{listed}\n---\n"
            f"# {title}\n\n## Summary\n\nThey talked.\n")
        other = r.choice([n for n in names if n not in here])
        context[other].append(f"- {date}: [[{title}]] - words (via {here[0]})")
        context[here[1]].append(f"- {date}: [[{title}]] - words (via {here[0]})")
    for n in names:
        friend = r.choice([m for m in names if m != n])
        (root / f"People/{n}.md").write_text(
            f"---\ntype: people\ncompany: Contoso\n---\n# {n}\n\n"
            "## Recent Context\n\n" + "\n".join(context[n]) +
            f"\n\n## Background\n\n- Worked with {friend} before.\n\n"
            f"## Notes\n\n- See [[{r.choice(names)}]].\n")
    (root / "Customers/Contoso.md").write_text("---\ntype: customer\n---\n")
    return names


def kith(root, *args, env=None, ok=(0, 1)):
    run = subprocess.run([KITH, args[0], "-C", str(root), *args[1:]],
                         capture_output=True, timeout=120,
                         env={**os.environ, **(env or {})})
    assert run.returncode in ok, (args, run.stderr)
    return run.stdout


def ranks(root, *args):
    rows = json.loads(kith(root, "rank", "--limit", "0", "--json",
                           "--as-of", "2026-07-01", *args))["rows"]
    return {row["name"]: row["scores"] for row in rows}


def ties(root, name, as_of):
    who = json.loads(kith(root, "who", name, "--json", "--as-of", as_of))
    return {tie["name"]: tie["probability"] for tie in who["ties"]}


def copy(root, name):
    other = root.parent / name
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other)
    return other


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        root = folder / "vault"
        names = make(root, 7)
        first, *_ = sorted((root / "Meetings").iterdir())
        before = ranks(root)
        assert len(before) == len(names)

        other = copy(root, "twice")
        (other / f"Meetings/{first.stem} again.md").write_text(first.read_text())
        assert ranks(other) == before
        print("a second note of one meeting changes no number")

        other = copy(root, "moved")
        (other / "Archive").mkdir()
        for note in (other / "Meetings").iterdir():
            shutil.move(note, other / "Archive" / note.name)
        assert ranks(other) == before
        print("moving every meeting note changes no number")

        other = copy(root, "folders")
        for note in list((other / "People").iterdir()):
            home = other / "VAST/People" / note.stem
            home.mkdir(parents=True)
            shutil.move(note, home / "README.md")
        assert ranks(other) == before
        print("a folder for each person changes no number")

        other = copy(root, "renamed")
        title = first.stem + ", as it is called now"
        (other / f"Meetings/{first.name}").rename(
            other / f"Meetings/{title}.md")
        for note in (other / "People").iterdir():
            note.write_text(note.read_text().replace(
                f"[[{first.stem}]]", f"[[{title}]]"))
        assert ranks(other) == before
        print("renaming a note and the links to it changes no number")

        # A person misheard in some notes is another, until a word of the
        # user's makes them one; then every number is as if written right.
        other = copy(root, "misheard")
        who, wrong = names[2], names[2] + "e"
        changed = 0
        for note in sorted((other / "Meetings").iterdir()):
            text = note.read_text()
            if f"[[{who}]]" in text and changed < 3:
                note.write_text(text.replace(f"[[{who}]]", f"[[{wrong}]]"))
                changed += 1
        apart = ranks(other)
        assert changed and set(apart) == set(before) | {wrong}
        settings = copy(other, "settings")
        (settings / ".kith.yaml").write_text(
            f"identities:\n  {who}: {wrong}\n")
        assert ranks(settings) == before
        note = other / f"People/{who}.md"
        note.write_text(note.read_text().replace(
            "company:", f"aliases: [{wrong}]\ncompany:"))
        assert ranks(other) == before
        note.write_text(note.read_text().replace(
            f"aliases: [{wrong}]", f"aliases: [{wrong}, Nobody Else]"))
        assert ranks(other) == before
        print("an alias, or identities:, make one person of two spellings;"
              " an alias nobody uses changes no number")

        other = copy(root, "more")
        (other / "Meetings/2026-06-30 - Extra.md").write_text(
            "---\ntype: meeting\ndate: 2026-06-30\nparticipants:\n"
            f"- {names[0]}\n- {names[1]}\n---\n")
        old, new = (ties(r, names[0], "2026-07-01") for r in (root, other))
        assert all(new[n] >= p for n, p in old.items())
        assert new[names[1]] > old.get(names[1], 0)
        print("more evidence never lowers a tie")

        for name in names[:5]:
            early = ties(root, name, "2026-07-01")
            late = ties(root, name, "2026-12-01")
            assert set(early) == set(late)
            assert all(late[n] <= p for n, p in early.items())
        assert any(late[n] < p for n, p in early.items())
        print("time without evidence never strengthens a tie")

        # T59: a comma is no point in German.
        commands = [
            ("rank", "--json"), ("clusters", "--json"), ("links", "--json"),
            ("path", names[3], "--json"), ("who", names[3], "--json"),
            ("report", "Contoso"), ("report", "Contoso", "--format", "md"),
            ("export", "ndjson"), ("check", "--json"),
            ("map", "Contoso", "--format", "dot")]
        want = {c: kith(root, *c) for c in commands}
        again = folder / "again"
        again.mkdir()
        again = again / "vault"  # the same notes, written in another order
        again.mkdir()
        notes = [p for p in root.rglob("*") if p.is_file()]
        random.Random(1).shuffle(notes)
        for note in notes:
            to = again / note.relative_to(root)
            to.parent.mkdir(exist_ok=True)
            shutil.copy2(note, to)
        for command, bytes_ in want.items():
            assert bytes_, command
            for threads in ("1", "2", "7"):
                assert kith(root, *command, "-j", threads) == bytes_, command
            for env in ({"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"},
                        {"LC_ALL": "C"}, {"TZ": "Pacific/Auckland"}):
                assert kith(root, *command, env=env) == bytes_, command
            assert kith(again, *command) == bytes_, command
        print(f"{len(commands)} commands: same bytes for any thread count, "
              "locale, time zone and directory order")
    return 0


if __name__ == "__main__":
    sys.exit(main())
