"""The lists that people know from Obsidian: rows, formats, names."""
import csv
import datetime
import io
import json
import os
import tempfile
import unittest

from vaults import Vault, VaultCase, fill_small

LINK = ["source", "line", "column", "place", "target", "subpath", "display",
        "embed", "resolved", "how", "candidates"]

# What is asked, what each of its rows has.
LISTS = (
    (["links"], LINK),
    (["links", "Omar Haddad"], LINK),
    (["backlinks", "Ines Duarte"], LINK),
    (["unresolved"], LINK),
    (["orphans"], ["path", "kind"]),
    (["deadends"], ["path", "kind"]),
    (["tags"], ["source", "line", "tag"]),
    (["tags", "inbox"], ["source", "line", "tag"]),
    (["aliases"], ["source", "line", "alias", "name"]),
    (["properties"], ["source", "line", "key", "value"]),
    (["properties", "company"], ["source", "line", "key", "value"]),
    (["tasks"], ["source", "line", "status", "text", "owner", "about", "due",
                 "scheduled", "done", "priority", "section"]),
)


def flat(value):
    """A member of a row as CSV has it."""
    if isinstance(value, list):
        return "; ".join(value)
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    return str(value)


class Lists(VaultCase):
    def setUp(self):
        super().setUp()
        fill_small(self.vault)
        self.vault.write("Daily/2026-03-22.md", """#inbox #Inbox/Calls

## Next

- [ ] Send the deck to [[Ines Duarte]] @OmarHaddad 📅 2026-03-21 ⏫
- [ ] Call her @Myself 📅 2026-03-25
- [x] Book a room @DanaWhitfield ✅ 2026-03-20
- [ ] Some day
""")
        self.vault.write("Templates/Task.md", "# {{title}}\n- [ ] {{what}}\n")

    def rows(self, *words):
        return self.vault.json(*words)["rows"]

    def texts(self, *words):
        return [r["text"].split()[0] for r in self.rows("tasks", *words)]

    def test_every_list_has_its_members_in_every_format(self):
        for words, members in LISTS:
            with self.subTest(words):
                rows = self.rows(*words)
                self.assertTrue(rows)
                for row in rows:
                    self.assertEqual(list(row), members)
                lines = self.vault.run(*words, "-f", "ndjson").stdout
                self.assertEqual(
                    [json.loads(line) for line in lines.splitlines()], rows)
                table = [list(row.values()) for row in rows]
                read = list(csv.reader(io.StringIO(
                    self.vault.run(*words, "-f", "csv").stdout)))
                self.assertEqual(
                    read, [members] + [[flat(v) for v in r] for r in table])
                tsv = self.vault.run(*words, "-f", "tsv").stdout
                self.assertEqual(
                    [line.split("\t") for line in tsv.splitlines()], read)
                for format in ("text", "md"):
                    done = self.vault.run(*words, "-f", format)
                    self.assertStatus(done, 0)
                    self.assertEqual(done.stderr, "")
                file = self.vault.home / "list.csv"
                self.vault.run(*words, "-o", str(file))
                self.assertEqual(
                    list(csv.reader(io.StringIO(file.read_text()))), read)

    def test_rows_stand_in_source_order(self):
        for words, members in LISTS:
            rows = self.rows(*words)
            by = (lambda r: r["path"].encode()) if "path" in members else (
                lambda r: (r["source"].encode(), r["line"]))
            self.assertEqual(rows, sorted(rows, key=by), words)

    def test_a_limit_takes_the_first_rows_but_counts_all(self):
        for words, members in LISTS:
            if words != ["tasks"]:
                self.assertEqual(self.rows(*words, "-n", "2"),
                                 self.rows(*words)[:2], words)
        said = self.vault.json("tags", "-n", "1")
        self.assertEqual(said["counts"],
                         [{"tag": "inbox", "count": 2, "notes": 1}])

    def test_tags_count_for_those_above_them_as_obsidian_counts(self):
        self.vault.write("Tags.md", "#Home/Child and #home/child\n\n"
                         "#home/child #home\n#trail/child/ #2024/notes\n")
        said = self.vault.json("tags")
        counts = {c["tag"]: c["count"] for c in said["counts"]}
        self.assertEqual(
            {tag: counts.get(tag) for tag in (
                "Home", "Home/Child", "trail", "trail/child", "trail/child/",
                "2024", "2024/notes")},
            {"Home": 4, "Home/Child": 3, "trail": 1, "trail/child": 1,
             "trail/child/": None, "2024": None, "2024/notes": 1})

    def test_backlinks_is_links_of_the_other_name(self):
        self.assertEqual(
            self.vault.run("backlinks", "Ines Duarte", "--json").stdout,
            self.vault.run("links", "--backlinks", "Ines Duarte",
                           "--json").stdout)
        self.assertEqual(self.vault.run("unresolved").stdout,
                         self.vault.run("links", "--unresolved").stdout)
        self.assertEqual([r["resolved"] for r in self.rows(
            "backlinks", "chart.png")], ["chart.png"])

    def test_of_equal_paths_one_is_taken_and_all_are_candidates(self):
        for path in ("Ab/Plan.md", "Aa/Plan.md", "Far/off/Plan.md"):
            self.vault.write(path, "")
        self.vault.write("Log.md", "[[Plan]]\n")
        for strict in ([], ["--strict-obsidian"]):
            row, = self.rows("links", "Log", *strict)
            self.assertEqual(
                (row["how"], row["resolved"], row["candidates"]),
                ("ambiguous", "Aa/Plan.md",
                 ["Aa/Plan.md", "Ab/Plan.md", "Far/off/Plan.md"]))

    def test_of_the_notes_of_one_name_the_first_are_candidates(self):
        for i in range(25):
            self.vault.write(f"Crowd/{i:02}.md", "---\naliases: [Boss]\n---\n")
        self.vault.write("Crowd/Log.md", "[[Boss]] [[boss]]\n")
        rows = self.rows("links", "Crowd/Log")
        self.assertEqual([r["how"] for r in rows], ["ambiguous"] * 2)
        for row in rows:
            self.assertEqual(row["candidates"],
                             [f"Crowd/{i:02}.md" for i in range(20)])
        said = self.vault.run("check").stdout
        self.assertIn("Crowd/02.md and 22 more", said)

    def test_a_name_may_be_path_name_title_alias_or_beginning(self):
        self.vault.write("People/Ines Duarte.md",
                         "---\ntitle: The Broker\naliases: [Nessie]\n---\n")
        want = self.rows("properties", "People/Ines Duarte.md")
        self.assertEqual({r["key"] for r in want}, {"title", "aliases"})
        for name in ("People/Ines Duarte", "ines duarte", "THE BROKER",
                     "nessie", "ines"):
            self.assertEqual(self.rows("properties", name), want, name)

    def test_an_unknown_or_ambiguous_name_is_status_3_and_one_line(self):
        self.vault.write("Old/Ines Duarte.md", "")
        for command in ("backlinks", "links", "tags", "aliases", "properties"):
            for name, told in (("Omar Hadad", "did you mean Omar Haddad?"),
                               ("Zebulon", "is named 'Zebulon'"),
                               ("Ines Duarte", "Old/Ines Duarte.md, People")):
                with self.subTest([command, name]):
                    done = self.vault.run(command, name)
                    self.assertStatus(done, 3)
                    self.assertEqual(done.stdout, "")
                    self.assertIn(told, done.stderr)
                    self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_a_word_that_a_note_bears_too_is_asked_back(self):
        tags, values = self.rows("tags", "inbox"), self.rows(
            "properties", "company")
        self.vault.write("Notes/Inbox.md", "---\nat: desk\n---\n#other\n")
        self.vault.write("Notes/Company.md", "---\nat: desk\n---\n")
        for command, word, other, want in (
                ("tags", "inbox", "#inbox", tags),
                ("properties", "company", "company:", values)):
            path = f"Notes/{word.capitalize()}.md"
            done = self.vault.run(command, word)
            self.assertStatus(done, 3)
            self.assertIn(f"could be {path} or {other};", done.stderr)
            self.assertEqual(self.rows(command, other), want)
            self.assertEqual(
                {r["source"] for r in self.rows(command, path)}, {path})

    def test_an_empty_vault_is_status_1_and_said(self):
        empty = Vault(self.enterContext(tempfile.TemporaryDirectory()))
        for words in (["links"], ["unresolved"], ["orphans"], ["deadends"],
                      ["tags"], ["aliases"], ["properties"], ["tasks"]):
            done = empty.run(*words)
            self.assertStatus(done, 1)
            self.assertIn("no notes in this vault", done.stderr)
            self.assertEqual(empty.json(*words)["rows"], [])

    def test_nothing_found_is_status_1_and_a_sentence(self):
        done = self.vault.run("aliases", "Omar Haddad")
        self.assertStatus(done, 1)
        self.assertEqual((done.stdout, done.stderr), ("No aliases.\n", ""))
        self.assertEqual(
            self.vault.run("aliases", "Omar Haddad", "-f", "csv").stdout, "")

    def test_tasks_are_counted_from_today_unless_told_otherwise(self):
        today = datetime.datetime.now(datetime.timezone.utc).date()
        self.assertIn(self.vault.json("tasks")["as_of"],
                      (str(today), str(today + datetime.timedelta(1))))
        self.vault.write("Now.md", f"- [ ] Now 📅 {today}\n")
        if today == datetime.datetime.now(datetime.timezone.utc).date():
            self.assertEqual(self.texts("--due", "today"), ["Now"])
        self.assertEqual(
            self.vault.json("tasks", env={"KITH_AS_OF": "2026-03-21"})["as_of"],
            "2026-03-21")

    def test_tasks_are_asked_for_by_name_and_day(self):
        on = ("--as-of", "2026-03-22")
        for words, texts in (
                ([], ["Send", "Call", "Some"]),
                (["--done"], ["Book"]),
                (["Omar"], ["Send"]),
                (["Ines Duarte"], ["Send"]),
                (["Fabrikam", "--about"], ["Send"]),
                (["--owner"], ["Call"]),
                (["--owner", "--done"], ["Book"]),
                (["--due", "overdue"], ["Send"]),
                (["--due", "week"], ["Call"]),
                (["--due", "2026-03-25"], ["Call"]),
                (["--limit", "2"], ["Send", "Call"]),
                (["Daily/2026-03-22.md"], ["Send", "Call", "Some"]),
                (["--strict-obsidian"],
                 ["Send", "Call", "Book", "Some", "{{what}}"])):
            self.assertEqual(self.texts(*words, *on), texts, words)
        done = self.vault.run("tasks", "Dana Whitfield", "--due", "today", *on)
        self.assertStatus(done, 1)

    def test_tasks_show_what_is_late_first(self):
        lines = self.vault.run(
            "tasks", "--as-of", "2026-03-22").stdout.splitlines()
        self.assertEqual(lines[0], "3 open tasks, 1 of them late, as of "
                         "2026-03-22")
        self.assertRegex(lines[3], r"^2026-03-21 +1 d late +Omar Haddad +Ines "
                         r"Duarte +Send the deck to Ines Duarte +2026-03-22:5$")
        self.assertRegex(lines[4], "^2026-03-25 +in 3 d +Dana Whitfield")
        self.assertRegex(lines[5], "^– .* Some day ")

    def test_a_day_that_is_none_is_refused(self):
        for day, told in (("tomorow", "wants a date"),
                          ("overdu", "Did you mean 'overdue'"),
                          ("2026-02-30", "wants a date")):
            done = self.vault.run("tasks", "--due", day)
            self.assertStatus(done, 2)
            self.assertIn(told, done.stderr)

    def test_a_closed_pipe_and_a_full_disk_are_met_well(self):
        for words, _ in LISTS:
            read, write = os.pipe()
            os.close(read)
            done = self.vault.run(*words, stdout=write)
            os.close(write)
            self.assertEqual((done.returncode, done.stderr), (141, ""), words)
            with open("/dev/full", "w") as full:
                done = self.vault.run(*words, stdout=full)
            self.assertEqual(done.returncode, 2)
            self.assertIn("No space left", done.stderr)

    def test_the_same_bytes_for_any_threads_and_locale(self):
        for words, _ in LISTS:
            said = {self.vault.run(*words, "-j", jobs, "--json", env=env).stdout
                    for jobs, env in (("1", {}), ("7", {"LC_ALL": "C"}),
                                      ("2", {"TZ": "Asia/Tokyo"}))}
            self.assertEqual(len(said), 1, words)

    def test_strict_leaves_attachments_in_and_aliases_out(self):
        self.vault.write("Loose.md", "![[chart.png]] [[Nessie]]\n")
        strict = "--strict-obsidian"
        self.assertNotIn("Nessie", [r["target"] for r in self.rows(
            "unresolved")])
        self.assertIn("Nessie", [r["target"] for r in self.rows(
            "unresolved", strict)])
        self.vault.write("Loose.md", "![[chart.png]]\n")
        for words, is_listed in (([], True), ([strict], False)):
            self.assertEqual("Loose.md" in [r["path"] for r in self.rows(
                "deadends", *words)], is_listed)


if __name__ == "__main__":
    unittest.main()
