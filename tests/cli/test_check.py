"""Every finding of `kith check` on the smallest vault that shows it."""
import json
import os
import pathlib
import re
import unittest

from vaults import VaultCase, run

PERSON = "---\ntype: person\n---\n"
MET = "---\ntype: meeting\ndate: 2026-02-03\nparticipants: [%s]\n---\n"
LONG = ("2026-02-03 - Ana and Bo aligned on a plan to bring high-density storage "
        "to all of the sites (north, south) by June")

# code: notes (or what makes them), where it is found
CASES = {
    "K002": ({"a.md": "x" * (17 << 20)}, "a.md:0"),
    "K003": (lambda v: os.mkfifo(v.root / "a.md"), "a.md:0"),
    "K004": (lambda v: os.symlink("/etc", v.root / "etc"), "etc:0"),
    "K006": ({"a.md": b"caf\xe9\n"}, "a.md:1"),
    "K007": (lambda v: (v.root / "/".join("d" * 300)).mkdir(parents=True),
             None),
    "K008": ({"a.sync-conflict-20260102-030405-ABCDEFG.md": "",
              "a.md": ""}, "a.sync-conflict-20260102-030405-ABCDEFG.md:0"),
    "K009": ({"Other/.obsidian/app.json": "{}", "Other/a.md": ""}, "Other:0"),
    "K010": ({".obsidian/app.json": "{", "a.md": ""}, ".obsidian/app.json:0"),
    "K011": ({"a.md": "x" * 2_000_001}, "a.md:0"),
    "K101": ({"a.md": "---\ntitle: a: b\n---\n"}, "a.md:2"),
    "K102": ({"a.md": "---\ntitle: a\n"}, "a.md:1"),
    "K103": ({"a.md": "---\nrole: a\nrole: b\n---\n"}, "a.md:3"),
    "K104": ({"a.md": "---\nowner: [[b]]\n---\n"}, "a.md:2"),
    "K105": ({"a.md": "---\n" + "a: b\n" * 20000 + "---\n"}, None),
    "K106": ({"a.md": "> " * 2000 + "a\n"}, "a.md:1"),
    "K107": ({"a.md": "[[" + "b" * 5000 + "]]\n"}, "a.md:1"),
    "K108": ({"a.md": "---\ntype: person\n---\n# {{title}}\n"}, "a.md:0"),
    "K109": ({"a.canvas": "{"}, "a.canvas:1"),
    "K110": ({"a.md": "x\n\n$$ a budget\n\n- [ ] a task\n"}, "a.md:3"),
    "K201": ({"a.md": "\n[[Nowhere]]\n"}, "a.md:2"),
    "K202": ({f"{LONG}.md": "", f"{LONG} II.md": "",
              "a.md": f"[[{LONG[:90]}]]\n"}, "a.md:1"),
    "K203": ({f"{LONG}.md": "", "a.md": f"[[{LONG[:90]}]]\n"}, "a.md:1"),
    "K301": ({"People/Ana Lima.md": PERSON + "**Role**: _Unknown_\n"},
             "People/Ana Lima.md:4"),
    "K302": ({"Customers/Contoso.md": "",
              "People/Ana Lima.md": PERSON + "**Role**: Contoso\n"},
             "People/Ana Lima.md:4"),
    "K303": ({"People/Ana Lima.md": PERSON + "# Anna Lima\n"},
             "People/Ana Lima.md:0"),
    "K401": ({"People/Ana Lima.md": PERSON + "# Ana Lima\n\n"
              "- 1:1 between Ana Lima and Bo Ek (\"Bobo\")\n"
              "- Ask Bobo again.\n"}, "People/Ana Lima.md:7"),
    "K402": ({"People/Bo Ek.md": PERSON, "People/Bo Lund.md": PERSON,
              "People/Ana Lima.md": PERSON + "- Ask Bo again.\n"},
             "People/Ana Lima.md:4"),
    "K403": ({"People/Ana Lima.md": PERSON + "- Ask Zelda again.\n"},
             "People/Ana Lima.md:4"),
    "K404": ({"People/Ana Lima.md": PERSON, "VAST/People/Ana Lima.md": PERSON},
             "VAST/People/Ana Lima.md:0"),
    "K405": ({"Customers/Contoso.md": "", "People/Ana Lima.md":
              "---\ntype: person\ncompany: Contoso Labs\n---\n"},
             "People/Ana Lima.md:3"),
    "K501": ({"People/Ana Lima.md":
              "---\ntype: person\nlast_contact: 2026-02-03\n---\n"},
             "People/Ana Lima.md:3"),
    "K502": ({"People/Ana Lima.md":
              "---\ntype: person\ntags: [needs-review]\n---\n"},
             "People/Ana Lima.md:0"),
    "K503": ({"People/Ana Lima.md": PERSON,
              "2026-02-03 - A.md": MET % "Ana Lima, Bo Ek",
              "2026-02-04 - B.md": MET.replace("-03", "-04")
              % "Ana Lima, Bo Ek"}, "People/Ana Lima.md:0"),
    "K504": ({"2027-02-03 - A.md": MET.replace("2026", "2027")
              % "Ana Lima, Bo Ek"}, "2027-02-03 - A.md:4"),
    "K505": ({"Customers/Contoso.md": "", "2026-02-03 - A.md":
              MET % "Ana Lima (Contoso), Bo Ek"}, "Customers/Contoso.md:0"),
    "K601": ({"People/Ana Lima.md": PERSON
              + "- [ ] Call @AnaLima 📅 2026-02-03\n"},
             "People/Ana Lima.md:4"),
    "K602": ({"People/Ana Lima.md": PERSON + "- [ ] Call\n"},
             "People/Ana Lima.md:4"),
    "K603": ({"People/Ana Lima.md": PERSON + "- [ ] Call @Zelda\n"},
             "People/Ana Lima.md:4"),
    "K701": ({"People/Ana Lima.md": PERSON}, "People/Ana Lima.md:0"),
    "K702": ({"Customers/Contoso.md": "", "2026-02-03 - A.md":
              MET % "Ana Lima (Contoso), Bo Ek"}, "Customers/Contoso.md:0"),
    "K703": ({"2026-02-03 - A.md": MET % ", ".join(
        f"Ana {c}{c.lower()}ima" for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")},
        "2026-02-03 - A.md:4"),
    "K704": ({"2026-02-03 - A.md": MET % "Ana Lima, Bo Ek",
              "2026-02-03 - B.md": MET % "Bo Ek, Ana Lima"},
             "2026-02-03 - B.md:4"),
}

# A file that the system does not let us read, or that changes while it is read:
# tests/hostile has them.
ELSEWHERE = {"K001", "K005"}

AS_OF = ("--as-of", "2026-12-31")


class Check(VaultCase):
    def rows(self, *words):
        done = self.vault.run("check", *AS_OF, *words, "--json", timeout=60)
        return json.loads(done.stdout)["rows"]

    def fill(self, notes):
        if callable(notes):
            notes(self.vault)
            return
        for path, text in notes.items():
            self.vault.write(path, text)

    def test_every_code_has_a_case(self):
        explained = json.loads(self.vault.run(
            "check", "--explain", "K", "--json").stdout)["rows"]
        codes = {row["code"] for row in explained}
        self.assertEqual(codes, set(CASES) | ELSEWHERE)
        for row in explained:
            self.assertGreater(len(row["text"]), 40)
        said = run(self.vault.home, "help", "check").stdout
        listed = dict(re.findall(r"(K\d\d\d) ([a-z0-9-]+)", said))
        self.assertEqual(listed, {r["code"]: r["name"] for r in explained})

    def test_names_and_families_select_and_ignore(self):
        self.vault.person("Ana Lima", "- [ ] Call\n- [ ] Ask @Zelda\n")
        every = {r["code"] for r in self.rows()}
        self.assertEqual(every, {"K602", "K603", "K701"})
        for words, codes in (
                (["--select", "K6"], {"K602", "K603"}),
                (["--select", "isolated"], {"K701"}),
                (["--ignore", "K6"], {"K701"}),
                (["--ignore", "k602,isolated"], {"K603"}),
                (["--select", "K6", "--ignore", "no-owner"], {"K603"}),
                (["--severity", "error"], set())):
            self.assertEqual({r["code"] for r in self.rows(*words)}, codes,
                             words)
        for option in ("--select", "--ignore"):
            done = self.vault.run("check", option, "K9")
            self.assertStatus(done, 2)
            self.assertIn("K9", done.stderr)

    def test_clean_is_0_and_findings_are_1(self):
        self.assertStatus(self.vault.run("check"), 0)
        self.vault.person("Ana Lima")
        self.assertStatus(self.vault.run("check"), 1)
        self.assertStatus(self.vault.run("check", "--severity", "error"), 0)

    def test_sarif_has_what_the_standard_requires(self):
        self.vault.person("Ana é Lima", "- [ ] Call\n\n**Role**: -\n")
        self.vault.write("b c.md", "---\ntitle: a: b\n---\n")
        done = self.vault.run("check", "-f", "sarif")
        self.assertStatus(done, 1)
        self.check_sarif(json.loads(done.stdout))
        file = self.vault.home / "out.sarif"
        self.assertStatus(self.vault.run("check", "-o", str(file)), 1)
        self.assertEqual(file.read_text(encoding="utf-8"), done.stdout)

    def check_sarif(self, log):
        """SARIF 2.1.0, 3.13 and what it leads to: required properties."""
        self.assertEqual(log["version"], "2.1.0")
        self.assertIn("sarif-schema-2.1.0", log["$schema"])
        run, = log["runs"]
        driver = run["tool"]["driver"]
        self.assertEqual(driver["name"], "kith")
        rows = self.vault.json("check")["rows"]
        self.assertEqual(len(run["results"]), len(rows))
        for result, row in zip(run["results"], rows):
            rule = driver["rules"][result["ruleIndex"]]
            self.assertEqual((result["ruleId"], rule["id"]), (row["code"],) * 2)
            self.assertEqual(result["level"], row["severity"])
            self.assertIn(row["message"], result["message"]["text"])
            self.assertTrue(rule["fullDescription"]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"],
                          ("note", "warning", "error"))
            place, = result["locations"]
            place = place["physicalLocation"]
            self.assertRegex(place["artifactLocation"]["uri"],
                             r"^[A-Za-z0-9._~/%-]+$")
            self.assertEqual(place.get("region"), row["line"] and
                             {"startLine": row["line"]})

    def test_only_check_writes_sarif(self):
        done = self.vault.run("rank", "-f", "sarif")
        self.assertStatus(done, 2)
        self.assertIn("sarif", done.stderr)


def add_cases():
    for code, (notes, where) in CASES.items():
        def test(self, code=code, notes=notes, where=where):
            self.fill(notes)
            rows = self.rows("--select", code)
            places = [f"{r['source']}:{r['line'] or 0}" for r in rows]
            self.assertTrue(rows, self.vault.run("check").stdout)
            if where:
                self.assertEqual(places, [where])
            self.assertTrue(all(r["message"] for r in rows))
        setattr(Check, f"test_{code}", test)


add_cases()

if __name__ == "__main__":
    unittest.main()
