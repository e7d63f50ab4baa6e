"""Each command and format on the sample vault, byte for byte.

The expected answers stand beside this file. After a change that is meant:

    KITH=build/kith KITH_SOURCE=. python3 tests/golden/test_golden.py --update

and read the difference before committing it. Pictures are left out: their
coordinates are Graphviz's, and differ from version to version.
"""
import difflib, os, pathlib, re, shlex, subprocess, sys

KITH = os.path.abspath(os.environ["KITH"])
SOURCE = os.environ["KITH_SOURCE"]
HERE = pathlib.Path(__file__).resolve().parent

ANSWERS = {
    "report-microsoft.txt": "report Microsoft",
    "report-microsoft.md": "report Microsoft -f md",
    "report-microsoft.json": "report Microsoft --json",
    "report-contoso.txt": "report 'Contoso Health'",
    "report-project.txt": "report 'VAST on Azure Integration'",
    "report-person.txt": "report 'Margaret Thornbury'",
    "path-person.txt": "path 'Caroline Abbott'",
    "path-person.json": "path 'Caroline Abbott' --json -n 3",
    "path-organization.txt": "path Microsoft -n 2",
    "path-none.txt": "path Beatrix",
    "who-person.txt": "who 'Elena Vasquez'",
    "who-person.md": "who 'Elena Vasquez' -f md",
    "who-organization.txt": "who 'Contoso Health'",
    "who-ambiguous.txt": "who Priya",
    "rank.txt": "rank",
    "rank.json": "rank --json --limit 5",
    "rank.csv": "rank -f csv --limit 5",
    "rank.tsv": "rank -f tsv --limit 3 --by constraint",
    "rank-within.txt": "rank --within Microsoft --by pagerank",
    "clusters.txt": "clusters",
    "clusters.json": "clusters --json",
    "map-microsoft.dot": "map Microsoft -f dot",
    "map-microsoft.json": "map Microsoft --json",
    "links-unresolved.txt": "links --unresolved",
    "links-backlinks.json": "links --backlinks 'Caroline Abbott' --json",
    "links-note.md": "links 'Contoso Health' -f md -n 4",
    "backlinks.txt": "backlinks 'Caroline Abbott'",
    "backlinks.ndjson": "backlinks Elena -f ndjson -n 2",
    "unresolved.csv": "unresolved -f csv",
    "orphans.txt": "orphans",
    "orphans.tsv": "orphans -f tsv -n 3",
    "deadends.txt": "deadends",
    "tags.txt": "tags",
    "tags.json": "tags --json -n 4",
    "tags-below.txt": "tags '#company/redfield-systems'",
    "tags-note.md": "tags 'Elena Vasquez' -f md",
    "tags-unknown.txt": "tags 'Elena Vasques'",
    "aliases.txt": "aliases",
    "aliases.csv": "aliases -f csv",
    "properties.txt": "properties",
    "properties-note.txt": "properties 'Elena Vasquez'",
    "properties-key.tsv": "properties ACCOUNT -f tsv -n 3",
    "tasks.txt": "tasks --as-of 2026-10-01",
    "tasks-company.txt": "tasks 'Contoso Health' --as-of 2026-10-01",
    "tasks-mine.md": "tasks --owner --due week --as-of 2026-10-01 -f md",
    "tasks-done.txt": "tasks --done --as-of 2026-10-01 -n 3",
    "tasks.json": "tasks Microsoft --due overdue --as-of 2026-10-01 --json",
    "tasks.csv": "tasks 'Kofi Mensah' --as-of 2026-10-01 -f csv",
    "tasks-none.txt": "tasks 'Renée Dufour' --as-of 2026-10-01",
    "check.txt": "check",
    "check-identity.json": "check --select K4 --json",
    "identities.txt": "identities",
    "identities.json": "identities --json",
    "explain.txt": "check --explain K702",
    "help.txt": "help",
    "help-path.txt": "help path",
    "help-tasks.txt": "help tasks",
    "config.txt": "config",
}


def shorten(number):
    """The last digits are those of a machine's exp2() and log()."""
    return f"{float(number.group()):.9g}"


def answer(command):
    """What the program prints, with the exit status behind it."""
    words = shlex.split(command)
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent",
                   "LC_ALL": "C.UTF-8"}
    vault = [] if words[0] == "help" else ["-C", "samples/vault"]
    run = subprocess.run(
        [KITH, words[0], *vault, *words[1:]], timeout=60,
        capture_output=True, env=environment, cwd=SOURCE)
    text = run.stdout.decode() + run.stderr.decode()
    text = re.sub(r"-?\d+\.\d{9,}(e-?\d+)?", shorten, text)
    return f"{text}[exit status {run.returncode}]\n"


def main():
    update = "--update" in sys.argv
    wrong = 0
    for name, command in ANSWERS.items():
        file, have = HERE / name, answer(command)
        if update:
            file.write_text(have)
            continue
        want = file.read_text()
        if have != want:
            wrong += 1
            print(f"kith {command} is not as in {name}:")
            lines = difflib.unified_diff(
                want.splitlines(), have.splitlines(), "expected", "printed",
                lineterm="")
            print("\n".join(list(lines)[:40]))
    extra = {f.name for f in HERE.iterdir()
             if f.suffix in (".txt", ".md", ".json", ".ndjson", ".csv", ".tsv",
                             ".dot")}
    assert extra == set(ANSWERS), extra ^ set(ANSWERS)
    print(f"{len(ANSWERS)} answers, {wrong} not as expected")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
