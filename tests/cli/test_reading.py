"""What is read of a vault and what is left out, by whose rules."""
import unittest

from vaults import VaultCase

NOTE = """---
related: "[[Bo Ek]]"
Tags: [one, two words]
alias: Al
---
# Ana Lima
> [!todo]- Now
> - [ ] Call [[Bo Ek|Bo]] [due:: 2026-01-02] ⏫ ^call
>   - sub

Role:: Lead[^1]

[^1]: says ![[map.png]]

[ref]: Bo%20Ek.md
"""


class Reading(VaultCase):
    def links(self, *words):
        return [(l["source"], l["line"], l["column"], l["place"], l["target"],
                 l["resolved"]) for l in
                self.vault.json("links", *words)["rows"]]

    def counts(self):
        said = self.vault.json("index", "--stats")
        self.assertEqual(said["files"], said["notes"] + said["others"] +
                         sum(said["skipped"].values()))
        self.assertEqual(said["links_found"],
                         said["links_resolved"] + said["links_unresolved"] +
                         said["links_skipped"])
        return said

    def test_a_canvas_links_and_is_no_note(self):
        self.vault.write("People/Ana Lima.md", "# Ana Lima\n")
        self.vault.write(
            "Plan.canvas",
            '{"nodes":[\n{"type":"file","file":"People/Ana Lima.md"},\n'
            '{"type":"text","text":"\\u00e9\\n[[Ana Lima]] [[Gone]]"}\n]}')
        ana = "People/Ana Lima.md"
        rows = [("Plan.canvas", 2, 24, "canvas", ana, ana),
                ("Plan.canvas", 3, 32, "canvas", "Ana Lima", ana),
                ("Plan.canvas", 3, 45, "canvas", "Gone", None)]
        self.assertEqual(self.links(), rows)
        self.assertEqual(self.links("--strict-obsidian"), rows)
        self.assertEqual(self.links("--backlinks", "Ana Lima"), rows[:2])
        self.assertEqual(self.links("--unresolved"), rows[2:])
        said = self.counts()
        self.assertEqual((said["notes"], said["others"]), (1, 1))
        self.assertEqual((said["links_found"], said["vertices"]), (3, 1))

    def test_what_obsidian_excludes_links_and_proves_nothing(self):
        self.vault.write("People/Ana Lima.md", "# Ana Lima\n")
        self.vault.write(
            "Old/2025-10-01 - Sync.md",
            "---\ndate: 2025-10-01\nparticipants: [Ana Lima, Bo Ek]\n---\n"
            "[[Ana Lima]] met Bo Ek\n")
        self.assertEqual(self.counts()["ties"], 1)
        self.vault.write("Old/Bo.md", "---\naliases: [B]\n---\n- [ ] a #b\n")
        for words in (["tags"], ["aliases"], ["properties"], ["tasks"]):
            self.assertTrue(self.vault.json(*words)["rows"], words)
        self.vault.write(".obsidian/app.json",
                         '{"userIgnoreFilters": ["/^Old\\\\//"]}')
        self.assertEqual(self.counts()["ties"], 0)
        self.assertEqual(len(self.links("--backlinks", "Ana Lima")), 1)
        for words in (["tags"], ["aliases"], ["properties"], ["tasks"]):
            self.assertEqual(self.vault.json(*words)["rows"], [], words)

    def test_what_is_ignored_is_counted_and_not_there(self):
        self.vault.write("A.md", "[[B]] [[C]]\n")
        self.vault.write("Attic/B.md", "[[A]]\n")
        self.vault.write("Attic/C.md", "[[A]]\n")
        self.vault.write(".kithignore", "# old\nAttic/\n!C.md\n")
        said = self.counts()
        self.assertEqual(said["skipped"]["ignored"], 1)
        self.assertEqual(said["notes"], 2)
        self.assertEqual([l[4] for l in self.links("--unresolved")], ["B"])

    def test_any_file_may_be_linked_if_obsidian_shows_all(self):
        self.vault.write("A.md", "[[plan.docx]] [[map.png]]\n")
        self.vault.write("plan.docx", "")
        self.vault.write("map.png", "")
        for said, found in ((None, ["plan.docx"]), ("true", []),
                            ("false", ["plan.docx"])):
            if said:
                self.vault.write(".obsidian/app.json",
                                 f'{{"showUnsupportedFiles": {said}}}')
            self.assertEqual([l[4] for l in self.links("--unresolved")], found)

    def test_a_rule_that_cannot_be_used_is_a_finding(self):
        self.vault.write("A.md", "# A\n")
        self.vault.write(".obsidian/app.json",
                         '{"userIgnoreFilters": ["/(/"]}')
        rows = self.vault.json("check", "--select", "K010")["rows"]
        self.assertEqual([r["source"] for r in rows], [".obsidian/app.json"])

    def test_a_note_that_counts_for_nothing_as_a_template_is_named(self):
        person = "---\ntype: person\n---\n- Met [[Ana Lima]]\n"
        self.vault.write("Ana Lima.md", person)
        for path in ("Meta/Forms/Bo Ek.md", "Meta/Forms2/Cai Lund.md",
                     "Templates/Dia Mota.md", "Templates/Old/Eli Nunes.md"):
            self.vault.write(path, person)
        self.vault.write("Fay Reis.md", "# {{title}}\n")
        self.vault.write(".obsidian/templates.json", '{"folder":"Meta/Forms"}')
        self.vault.write(".kith.yaml", "exclude: [Templates/Old/]\n")
        rows = self.vault.json("check", "--select", "K108")["rows"]
        in_folder = "note is in a folder of templates and no evidence"
        self.assertEqual(
            [(r["source"], r["severity"], r["message"]) for r in rows],
            [("Fay Reis.md", "note", "note is a template and no evidence"),
             ("Meta/Forms/Bo Ek.md", "note", in_folder),
             ("Templates/Dia Mota.md", "note", in_folder)])
        names = {r["name"] for r in self.vault.json("rank")["rows"]}
        self.assertIn("Cai Lund", names)
        self.assertFalse(names & {"Bo Ek", "Dia Mota", "Eli Nunes"})

    def test_all_of_one_note(self):
        self.vault.write("Ana Lima.md", NOTE)
        self.vault.write("Bo Ek.md", "# Bo Ek\n")
        said = self.vault.json("index", "--dump", "Ana Lima")
        self.assertEqual(said["schema"], "kith.note/1")
        self.assertEqual(said["path"], "Ana Lima.md")
        self.assertEqual(said["front_matter_links"], [
            {"key": "related", "link": "Bo Ek", "display": "Bo Ek",
             "resolved": "Bo Ek.md"}])
        self.assertEqual(said["links"], [
            {"line": 8, "column": 14, "link": "Bo Ek", "display": "Bo",
             "resolved": "Bo Ek.md"}])
        self.assertEqual([e["link"] for e in said["embeds"]], ["map.png"])
        self.assertEqual(said["reference_links"], [
            {"line": 15, "column": 1, "id": "ref", "link": "Bo Ek.md",
             "resolved": "Bo Ek.md"}])
        self.assertEqual(said["headings"], [
            {"line": 6, "level": 1, "heading": "Ana Lima"}])
        self.assertEqual(
            [(s["type"], s["line"], s["end_line"]) for s in said["sections"]],
            [("yaml", 1, 5), ("heading", 6, 6), ("callout", 7, 9),
             ("paragraph", 11, 11), ("footnoteDefinition", 13, 13),
             ("text", 16, 16), ("element", 16, 16)])
        self.assertEqual(
            [(i["line"], i["column"], i["parent"], i["task"])
             for i in said["list_items"]], [(8, 3, -7, " "), (9, 5, 7, None)])
        task = said["tasks"][0]
        self.assertEqual((task["due"], task["priority"]), ("2026-01-02", 4))
        self.assertEqual(said["callouts"], [
            {"line": 7, "type": "todo", "title": "Now", "fold": "-"}])
        self.assertEqual([(b["id"], b["line"]) for b in said["blocks"]],
                         [("call", 8)])
        self.assertEqual([f["id"] for f in said["footnotes"]], ["1"])
        self.assertEqual([(f["id"], f["line"])
                          for f in said["footnote_references"]], [("1", 11)])
        self.assertEqual([(f["key"], f["value"], f["wrapper"])
                          for f in said["fields"]],
                         [("due", "2026-01-02", "["), ("Role", "Lead[^1]", None)])
        text = self.vault.run("index", "--dump", "Ana Lima.md").stdout
        self.assertIn("callout todo", text)

    def test_keys_that_differ_in_case_are_keys_of_their_own(self):
        for name in "ABCXYZ":
            self.vault.write(f"{name}.md")
        self.vault.write("Three.md", "---\nrelated-to: \"[[A]]\"\nrelated_to: "
                         "\"[[B]]\"\nRelated To: \"[[C]]\"\n---\n")
        self.vault.write("Two.md", "---\na: \"[[X]]\"\na: \"[[Y]]\"\n"
                         "A: \"[[Z]]\"\n---\n")
        for words in ([], ["--strict-obsidian"]):
            self.assertEqual(
                [(l[0], l[1], l[4]) for l in self.links(*words)],
                [("Three.md", 2, "A"), ("Three.md", 3, "B"),
                 ("Three.md", 4, "C"), ("Two.md", 3, "Y"), ("Two.md", 4, "Z")])
        self.assertEqual(
            [(p["key"], p["value"])
             for p in self.vault.json("properties")["rows"]],
            [("related-to", "[[A]]"), ("related_to", "[[B]]"),
             ("Related To", "[[C]]"), ("a", "[[Y]]"), ("A", "[[Z]]")])
        rows = self.vault.json("check", "--select", "K103")["rows"]
        self.assertEqual([(r["source"], r["line"]) for r in rows],
                         [("Two.md", 3)])

    def test_the_links_of_a_front_matter_are_the_same_in_both_answers(self):
        for name in "XYZ":
            self.vault.write(f"{name}.md")
        self.vault.write("Note.md", """---
an: &A "[[X]]"
al: *A
fold: >
  [[Y]]
literal: |
  [[Z]]
image: "![i](X.md)"
embed: "![[X]]"
words: see [[X]]
bare: [[X]]
list: [*A, y, "[z](Z.md)"]
---
""")
        kept = [("an", 2, "X"), ("al", 3, "X"), ("fold", 5, "Y"),
                ("literal", 7, "Z"), ("list.0", 12, "X"),
                ("list.2", 12, "Z.md")]
        said = self.vault.json("index", "--dump", "Note")
        self.assertEqual(
            [(l["key"], l["link"]) for l in said["front_matter_links"]],
            [(key, target) for key, _, target in kept])
        self.assertEqual(
            [(l[1], l[4]) for l in self.links("Note", "--strict-obsidian")],
            [(line, target) for _, line, target in kept])

    def test_a_dump_wants_a_note(self):
        self.vault.write("Ana Lima.md", "# Ana Lima\n")
        self.vault.write("map.png", "")
        self.assertEqual(
            self.vault.run("index", "--dump", "Nobody").returncode, 3)
        self.assertEqual(
            self.vault.run("index", "--dump", "map.png").returncode, 3)

    def test_tags_and_aliases_by_whose_rules(self):
        self.vault.write("Ana Lima.md", NOTE)

        def read(*words):
            tags = self.vault.json("tags", *words)["rows"]
            aliases = self.vault.json("aliases", *words)["rows"]
            return [t["tag"] for t in tags], [a["alias"] for a in aliases]

        either = (["one", "two", "words"], ["Al"])
        self.assertEqual(read(), either)
        self.assertEqual(read("--compat", "lenient"), either)
        self.assertEqual(read("--compat", "dataview"), either)
        self.assertEqual(read("--compat", "obsidian"), ([], []))
        self.assertEqual(read("--strict-obsidian"), ([], []))
        self.assertEqual(read("--strict-obsidian", "--compat", "lenient"),
                         either)

    def test_tags_and_aliases_of_every_spelling(self):
        self.vault.write("Ana.md", "---\ntags: [x]\nTags: [y]\n"
                         "aliases: [p]\nAliases: [q]\n---\n#z\n")
        self.vault.write(
            "Bo.md", "---\nTags: [a]\nTAGS: [b]\ntag: c\nTag: d\n---\n")

        def read(what, *members):
            rows = self.vault.json(what, "--compat", whose)["rows"]
            return [tuple(r[m] for m in members) for r in rows]

        for whose, tags, aliases in (("obsidian", "xz", "p"),
                                     ("dataview", "xyzabcd", "pq"),
                                     ("lenient", "xyzabcd", "pq")):
            with self.subTest(whose):
                self.assertEqual(read("tags", "tag"), [(t,) for t in tags])
                self.assertEqual(read("aliases", "alias"),
                                 [(a,) for a in aliases])
                self.assertEqual(
                    read("properties", "key", "value"),
                    [("tags", "x"), ("Tags", "y"), ("aliases", "p"),
                     ("Aliases", "q"), ("Tags", "a"), ("TAGS", "b"),
                     ("tag", "c"), ("Tag", "d")])

    def test_an_unquoted_link_is_no_tag_and_no_alias(self):
        self.vault.write("Ana.md", "---\ntags: [[Bo]]\naliases: [[Cy]]\n---\n")
        for whose in ("obsidian", "dataview", "lenient"):
            with self.subTest(whose):
                self.assertEqual(
                    self.vault.json("tags", "--compat", whose)["rows"], [])
                self.assertEqual(
                    self.vault.json("aliases", "--compat", whose)["rows"], [])
        self.assertEqual([(l[1], l[4]) for l in self.links()],
                         [(2, "Bo"), (3, "Cy")])
        self.assertEqual(self.links("--strict-obsidian"), [])
        rows = self.vault.json("check", "--select", "K104")["rows"]
        self.assertEqual([r["line"] for r in rows], [2, 3])


if __name__ == "__main__":
    unittest.main()
