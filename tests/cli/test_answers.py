"""What each command answers, and the JSON that may be relied on."""
import csv
import io
import json
import unittest

from vaults import VaultCase, fill_small, run

LINK = {"source", "line", "column", "place", "target", "subpath", "display",
        "embed", "resolved", "how", "candidates"}
SCORES = {"degree", "strength", "betweenness", "closeness", "harmonic",
          "eigenvector", "pagerank", "constraint", "effective_size",
          "coreness", "cut_vertex"}


class Answers(VaultCase):
    def setUp(self):
        super().setUp()
        fill_small(self.vault)

    def answer(self, *words, schema):
        said = self.vault.json(*words)
        self.assertEqual(list(said)[0], "schema")
        self.assertEqual(said["schema"], schema)
        self.assertEqual(said["vault"], "vault")
        return said

    def test_who(self):
        said = self.answer("who", "Ines Duarte", schema="kith.who/1")
        self.assertLessEqual(
            {"name", "kind", "path", "aliases", "fields", "facts", "ties"},
            set(said))
        self.assertEqual(said["path"], "People/Ines Duarte.md")
        self.assertEqual({t["name"] for t in said["ties"]},
                         {"Omar Haddad", "Lena Fischer", "Theo Brandt"})
        for tie in said["ties"]:
            self.assertLessEqual(
                {"name", "kind", "strength", "probability", "band", "last",
                 "met", "relayed", "stated", "evidence"}, set(tie))
            for proof in tie["evidence"]:
                self.assertLessEqual(
                    {"source", "line", "column", "date", "kind", "weight",
                     "share", "text", "how", "confidence"}, set(proof))
                self.assertEqual((proof["how"], proof["confidence"]),
                                 ("link", 1))

    def test_path(self):
        said = self.answer("path", "Lena Fischer", schema="kith.path/1")
        self.assertLessEqual(
            {"from", "to", "paths", "disjoint", "combined", "gatekeepers",
             "sensitivity"}, set(said))
        self.assertEqual((said["from"], said["to"]),
                         ("Dana Whitfield", "Lena Fischer"))
        ways = [[h["to"] for h in p["hops"]] for p in said["paths"]]
        self.assertIn(["Omar Haddad", "Ines Duarte", "Lena Fischer"], ways)
        self.assertIn(["Theo Brandt", "Ines Duarte", "Lena Fischer"], ways)
        self.assertEqual(said["disjoint"], 1)

    def test_path_avoids_and_goes_through(self):
        for option, first in (("--avoid", "Theo Brandt"),
                              ("--through", "Omar Haddad")):
            said = self.vault.json("path", "Lena Fischer", option,
                                   "Omar Haddad")
            self.assertEqual({p["hops"][0]["to"] for p in said["paths"]},
                             {first})

    def test_path_takes_a_number_of_chains_and_of_steps(self):
        self.assertEqual(
            len(self.vault.json("path", "Lena Fischer", "-n", "1")["paths"]),
            1)
        done = self.vault.run("path", "Lena Fischer", "--max-steps", "2",
                              "--json")
        self.assertStatus(done, 1)
        self.assertEqual(json.loads(done.stdout)["paths"], [])

    def test_no_path_is_status_1_and_said(self):
        done = self.vault.run("path", "Kofi Mensah")
        self.assertStatus(done, 1)
        self.assertIn("Kofi Mensah", done.stdout)

    def test_rank(self):
        said = self.answer("rank", schema="kith.rank/1")
        for row in said["rows"]:
            self.assertLessEqual(
                {"rank", "name", "kind", "path", "score", "scores"}, set(row))
            self.assertEqual(set(row["scores"]), SCORES)
        self.assertEqual(said["rows"][0]["name"], "Ines Duarte")
        self.assertEqual([r["rank"] for r in said["rows"]][:3], [1, 2, 3])

    def test_rank_takes_limits_accounts_and_measures(self):
        self.assertEqual(
            len(self.vault.json("rank", "--limit", "2")["rows"]), 2)
        self.assertEqual(
            len(self.vault.json("rank", "--limit", "0")["rows"]), 6)
        self.assertEqual(
            {r["name"] for r in self.vault.json(
                "rank", "--within", "Fabrikam")["rows"]},
            {"Ines Duarte", "Lena Fischer", "Kofi Mensah"})
        for measure in SCORES:
            said = self.vault.json("rank", "--by", measure, "--limit", "1")
            self.assertEqual(said["rows"][0]["score"],
                             said["rows"][0]["scores"][measure])

    def test_both_engines_agree(self):
        ours, igraph = (
            {r["name"]: r["scores"] for r in self.vault.json(
                "rank", "--engine", engine)["rows"]}
            for engine in ("kith", "igraph"))
        for name, scores in ours.items():
            for measure, score in scores.items():
                if score is None:
                    self.assertIsNone(igraph[name][measure])
                else:
                    self.assertAlmostEqual(score, igraph[name][measure], 8)

    def test_clusters(self):
        said = self.answer("clusters", schema="kith.clusters/1")
        self.assertLessEqual(
            {"quality", "resolution", "runs", "stability", "clusters"},
            set(said))
        members = [m["name"] for c in said["clusters"] for m in c["members"]]
        self.assertEqual(len(members), len(set(members)))
        for cluster in said["clusters"]:
            self.assertLessEqual(
                {"id", "label", "size", "members", "bridges"}, set(cluster))
            self.assertEqual(cluster["size"], len(cluster["members"]))

    def test_report(self):
        said = self.answer("report", "Fabrikam", schema="kith.report/1")
        self.assertGreaterEqual(len(said), 8)
        text = self.vault.run("report", "Fabrikam").stdout
        self.assertIn("Ines Duarte", text)
        self.assertRegex(text, r" 2026-03-09 - Storage review:\d+")

    def test_links(self):
        rows = self.answer("links", schema="kith.links/1")["rows"]
        for row in rows:
            self.assertEqual(set(row), LINK)
        self.assertEqual(
            rows, sorted(rows, key=lambda r: (
                r["source"].encode(), r["line"], r["column"])))
        found = {(r["target"], r["how"], r["embed"]): r for r in rows}
        missing = found["Nowhere To Be Found", "unresolved", False]
        self.assertIsNone(missing["resolved"])
        self.assertEqual(
            (missing["source"], missing["line"], missing["column"]),
            ("Meetings/2026-03-09 - Storage review.md", 11, 5))
        self.assertNotIn(("chart.png", "exact", True), found)
        for words in (["--strict-obsidian"], ["--backlinks", "chart.png"]):
            self.assertEqual(
                [r["resolved"] for r in self.vault.json("links", *words)["rows"]
                 if r["embed"]], ["chart.png"])

    def test_links_may_be_chosen(self):
        rows = self.vault.json("links", "--unresolved")["rows"]
        self.assertEqual([r["target"] for r in rows], ["Nowhere To Be Found"])
        for name in ("Ines Duarte", "People/Ines Duarte.md", "nessie",
                     "People/Ines Duarte"):
            rows = self.vault.json("links", "--backlinks", name)["rows"]
            self.assertEqual(len(rows), 4, name)
            self.assertEqual({r["resolved"] for r in rows},
                             {"People/Ines Duarte.md"})
        rows = self.vault.json("links", "--backlinks",
                               "nowhere to be found")["rows"]
        self.assertEqual(len(rows), 1)
        self.assertEqual(
            len(self.vault.json("links", "--limit", "3")["rows"]), 3)

    def test_strict_obsidian_resolves_no_alias_and_recovers_no_link(self):
        self.vault.write("a.md", "[[Nessie]]\n")
        self.vault.write("b.md", "---\nowner: [[a]]\n---\n")
        kith = {r["source"]: r["how"] for r in self.vault.json("links")["rows"]
                if "/" not in r["source"]}
        strict = {r["source"]: r["how"] for r in self.vault.json(
            "links", "--strict-obsidian")["rows"] if "/" not in r["source"]}
        self.assertEqual(kith, {"a.md": "alias", "b.md": "exact"})
        self.assertEqual(strict, {"a.md": "unresolved"})

    def test_external_links_are_counted_not_listed(self):
        before = self.vault.json("index")
        self.vault.write("a.md", "[site](https://example.org) [[Nowhere]]\n")
        after = self.vault.json("index")
        self.assertEqual(after["links_skipped"], before["links_skipped"] + 1)
        self.assertEqual(after["links_found"], before["links_found"] + 2)
        self.assertEqual(
            [r["target"] for r in self.vault.json("links")["rows"]
             if r["source"] == "a.md"], ["Nowhere"])

    def test_the_accounts_of_index_add_up(self):
        said = self.answer("index", "--stats", "--no-cache",
                           schema="kith.index/1")
        self.assertEqual(said["links_found"],
                         said["links_resolved"] + said["links_unresolved"] +
                         said["links_skipped"])
        self.assertEqual(said["files"], said["notes"] + said["others"] +
                         sum(said["skipped"].values()))
        self.assertEqual(set(said["seconds"]),
                         {"walk", "read", "resolve", "graph"})
        self.assertEqual(said["embeds"], 1)
        self.assertEqual(said["links_found"] - said["links_skipped"] - 1,
                         len(self.vault.json("links")["rows"]))
        self.assertEqual(said["notes"], 13)

    def test_check(self):
        self.vault.write("People/Broken Note.md",
                         "---\ntype: person\ntitle: Broken\n\n# Broken\n")
        done = self.vault.run("check", "--json")
        self.assertStatus(done, 1)
        said = json.loads(done.stdout)
        self.assertEqual(said["schema"], "kith.check/1")
        for row in said["rows"]:
            self.assertEqual(set(row), {"source", "line", "column",
                                        "severity", "code", "message", "hint"})
        self.assertIn(("People/Broken Note.md", "K102"),
                      {(r["source"], r["code"]) for r in said["rows"]})
        text = self.vault.run("check").stdout.splitlines()
        self.assertEqual(len(text), len(said["rows"]) + 1)
        self.assertRegex(
            "\n".join(text),
            r"(?m)^People/Broken Note\.md:\d+(:\d+)?: \w+: .* "
            r"\[K102 unclosed-front-matter\]$")
        self.assertRegex(text[-1], r"^\d+ errors?, \d+ warnings?, \d+ notes? ")

    def test_check_may_be_narrowed(self):
        rows = self.vault.json("check", "--select", "K2")["rows"]
        self.assertEqual({r["code"][:2] for r in rows}, {"K2"})
        self.assertEqual(
            rows, self.vault.json("check", "--select", "broken-link")["rows"])
        self.assertEqual(
            {r["severity"] for r in self.vault.json(
                "check", "--severity", "warning")["rows"]} - {"warning",
                                                              "error"}, set())
        for where in ("Meetings", "Meetings/2026-03-09 - Storage review.md"):
            self.assertEqual(
                {r["source"] for r in self.vault.json(
                    "check", where, "--select", "K201")["rows"]},
                {"Meetings/2026-03-09 - Storage review.md"})
        done = self.vault.run("check", "Omar Haddad", "--select", "K2")
        self.assertStatus(done, 0)

    def test_check_explains_codes_names_and_families(self):
        for code in ("K201", "k201", "broken-link"):
            done = self.vault.run("check", "--explain", code)
            self.assertStatus(done, 0)
            self.assertIn("K201", done.stdout)
        rows = self.vault.json("check", "--explain", "K1")["rows"]
        self.assertEqual({r["code"][:2] for r in rows}, {"K1"})
        self.assertGreater(len(rows), 5)

    def test_export_leaves_nothing_out(self):
        done = self.vault.run("export", "ndjson")
        self.assertStatus(done, 0)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        of = {kind: [r for r in records if r["record"] == kind]
              for kind in ("note", "vertex", "tie", "evidence", "diagnostic")}
        self.assertEqual(sum(map(len, of.values())), len(records))
        stats = self.vault.json("index")
        self.assertEqual(
            [len(of[k]) for k in ("note", "vertex", "tie", "evidence",
                                  "diagnostic")],
            [stats[k] for k in ("notes", "vertices", "ties", "evidence",
                                "diagnostics")])
        self.assertEqual([r["id"] for r in of["vertex"]],
                         list(range(len(of["vertex"]))))
        self.assertEqual([r["id"] for r in of["evidence"]],
                         list(range(len(of["evidence"]))))
        for tie in of["tie"]:
            weights = [of["evidence"][i]["weight"] for i in tie["evidence"]]
            self.assertAlmostEqual(sum(weights), tie["strength"], 9)
            for i in tie["evidence"]:
                self.assertLessEqual(
                    {tie["a"], tie["b"]},
                    {m["id"] for m in of["evidence"][i]["members"]})

    def test_map_draws_names_and_the_way_in(self):
        for format in ("svg", "dot"):
            done = self.vault.run("map", "Fabrikam", "--path", "Lena Fischer",
                                  "-f", format)
            self.assertStatus(done, 0)
            self.assertIn("Ines Duarte", done.stdout)

    def test_tables_read_back_from_csv(self):
        rows = self.vault.json("links")["rows"]
        read = list(csv.reader(io.StringIO(
            self.vault.run("links", "-f", "csv").stdout)))
        self.assertEqual(len(read), len(rows) + 1)
        self.assertEqual({len(r) for r in read}, {len(read[0])})

    def test_an_empty_answer_has_one_status_in_every_format(self):
        self.vault.write("Empty/Ana Lima.md", "---\ntype: person\n---\n")
        self.vault.write("Empty/Bo Ek.md", "---\ntype: person\n---\n")
        lists = ("links", "unresolved", "tags", "aliases", "tasks")
        for words, status in ((["clusters"], 1), (["who", "Ana Lima"], 0),
                              (["path", "Ana Lima", "Bo Ek"], 1),
                              (["identities"], 1), (["rank"], 0),
                              (["report", "Ana Lima"], 0),
                              (["backlinks", "Bo Ek"], 1),
                              *(([name], 1) for name in lists)):
            for format in ("json", "ndjson", "text", "md", "csv", "tsv"):
                with self.subTest(words=words, format=format):
                    done = run(self.vault.home, *words, "-f", format, "-C",
                               str(self.vault.root / "Empty"))
                    self.assertStatus(done, status)
                    self.assertEqual(done.stderr, "")

    def test_ndjson_is_one_row_a_line(self):
        done = self.vault.run("rank", "--format", "ndjson")
        self.assertEqual(
            [json.loads(line) for line in done.stdout.splitlines()],
            self.vault.json("rank")["rows"])

    def test_later_evidence_is_not_seen_as_of_a_date(self):
        said = self.vault.json("rank", "--as-of", "2026-03-10")
        self.assertEqual(said["as_of"], "2026-03-10")
        degree = {r["name"]: r["scores"]["degree"] for r in said["rows"]}
        self.assertEqual(degree["Theo Brandt"], 0)
        self.assertEqual(degree["Omar Haddad"], 2)


if __name__ == "__main__":
    unittest.main()
