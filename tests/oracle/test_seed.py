"""The seed note, line by line, where there is one (shared/seed beside the
checkout, or KITH_SEED): what it states is in the graph with its line.

No name of it stands here: people are known by the lines that name them.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

KITH = os.environ["KITH"]
SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
SEED = pathlib.Path(os.environ.get("KITH_SEED", SOURCE.parent / "shared/seed"))
NOTES = [p for p in sorted(SEED.glob("*.md")) if p.name != "CHECKLIST.md"]
NAME = r"[A-Z][\w’'-]+ [A-Z][\w’'-]+"


def kith(root, *words):
    run = subprocess.run([KITH, words[0], "-C", str(root), *words[1:]],
                         capture_output=True, text=True, timeout=60)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


class Seed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name, "vault")
        (root / "People").mkdir(parents=True)
        shutil.copy(NOTES[0], root / "People" / NOTES[0].name)
        cls.text = NOTES[0].read_text(encoding="utf-8").split("\n")
        cls.subject = NOTES[0].stem
        cls.root = root
        cls.records = [json.loads(line)
                       for line in kith(root, "export").splitlines()]
        cls.vertex = {r["id"]: r for r in cls.records
                      if r["record"] == "vertex"}
        cls.named = {v["name"]: v for v in cls.vertex.values()}
        cls.evidence = collections.defaultdict(list)
        for r in cls.records:
            if r["record"] == "evidence":
                cls.evidence[r["kind"]].append(r)
        cls.findings = {(r["code"], r["line"]): r["message"]
                        for r in cls.records if r["record"] == "diagnostic"}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def line(self, number):
        return self.text[number - 1]

    def lines(self, kind):
        return sorted(p["line"] for e in self.evidence[kind]
                      for p in e["places"])

    def members(self, kind):
        return [frozenset(m["name"] for m in e["members"])
                for e in self.evidence[kind]]

    def participants(self, number):
        """The two who met, by the words of a line."""
        found = re.search(rf"(?:between|where) ({NAME}).*? and ({NAME})",
                          self.line(number))
        return frozenset(found.groups())

    def via(self, number):
        return re.search(r"\(via ([^()]*)\)$", self.line(number))[1]

    # S: what the note holds

    def test_s1_front_matter(self):
        v = self.named[self.subject]
        self.assertEqual(v["kind"], "person")
        self.assertTrue(v["needs_review"])
        self.assertIn(("K502", 0), self.findings)

    def test_s2_company_is_one_fact(self):
        company = self.named[re.search(r"\| (\w+) \|$", self.line(20))[1]]
        v = self.named[self.subject]
        self.assertEqual(v["organization"], company["id"])
        one = [e for e in self.evidence["affiliated"]
               if [m["name"] for m in e["members"]] ==
               [self.subject, company["name"]]]
        self.assertEqual([[p["line"] for p in e["places"]] for e in one],
                         [[10, 20]])
        self.assertEqual(company["kind"], "customer")

    def test_s3_last_contact_was_a_mention(self):
        self.assertIn(("K501", 5), self.findings)

    def test_s4_title_heading_and_file_agree(self):
        self.assertFalse([c for c, _ in self.findings if c == "K303"])

    def test_s5_empty_cells_are_missing(self):
        v = self.named[self.subject]
        self.assertEqual((v["role"], v["department"], v["email"]),
                         (None, None, None))
        self.assertTrue(self.findings["K301", 19].startswith("6 fields"))

    def test_s6_prompts_are_no_content(self):
        for number in (29, 33, 38):
            self.assertTrue(self.line(number).startswith("_"))
            self.assertFalse([r for r in self.records
                              if {"line": number}.items() <= r.items()])

    def test_s7_to_s10_queries_are_no_evidence(self):
        fenced = set(range(40, 66))
        for records in self.evidence.values():
            for e in records:
                self.assertFalse({p["line"] for p in e["places"]} & fenced, e)

    def test_s11_s12_facts_and_topics(self):
        self.assertEqual(self.lines("fact"), list(range(69, 79)))
        self.assertEqual(self.lines("topic"), [82] * 15)

    def test_s13_recent_context(self):
        for number in range(86, 92):
            self.assertIn(self.participants(number), self.members("met"))
            self.assertIn(frozenset((self.via(number), self.subject)),
                          self.members("relayed"))
        self.assertEqual(self.lines("met"), list(range(86, 92)))
        self.assertEqual(self.lines("relayed"), list(range(86, 92)))

    def test_s14_company_in_role_field(self):
        self.assertIn(("K302", 95), self.findings)

    def test_s15_background(self):
        self.assertEqual(self.lines("stated"), [99])
        self.assertEqual(self.lines("stance"), [99, 100])
        self.assertEqual(self.named[self.subject]["stance"], "supporter")

    def test_s16_decisions(self):
        self.assertEqual(self.lines("decision"), list(range(104, 114)))

    def test_s17_what_is_related(self):
        self.assertEqual(self.lines("member"), [117, 121, 122])
        kinds = {self.line(n)[4:-2]: k for n, k in
                 ((117, "customer"), (121, "project"), (122, "project"))}
        for name, kind in kinds.items():
            self.assertEqual(self.named[name]["kind"], kind)

    def test_s18_the_end_of_the_note(self):
        self.assertFalse(self.text[-1].endswith("\n"))
        self.assertFalse([line for _, line in self.findings
                          if line and line > 122])

    def test_s19_the_mission(self):
        subject = self.subject
        path = json.loads(kith(self.root, "path", subject, "--json"))
        self.assertEqual(len(path["paths"][0]["hops"]), 2)
        self.assertTrue(kith(self.root, "clusters"))
        self.assertIn("graph", kith(self.root, "map", "-f", "dot"))
        self.assertIn("WAY IN", kith(self.root, "report", subject))

    # T: how it is written

    def test_t1_quotes_and_possessives(self):
        curly = [n for n, line in enumerate(self.text, 1) if "’" in line]
        self.assertEqual(len(curly), 5)
        for v in self.vertex.values():
            if v["kind"] == "person":
                self.assertNotIn("’s", v["name"])

    def test_t2_t3_titles_are_cut_at_80_code_points(self):
        cut = json.loads(kith(self.root, "report", self.subject, "--json"))
        titles = [re.search(r"\[\[\d{4}-\d\d-\d\d - (.*?)\]\]", self.line(n))[1]
                  for n in range(86, 92)]
        self.assertTrue(all(len(t) in (79, 80) for t in titles))
        self.assertIn("truncated", json.dumps(cut))

    def test_t4_the_last_parenthesis_is_the_via(self):
        self.assertEqual(len(self.evidence["relayed"]), 5)

    def test_t5_participants(self):
        self.assertEqual(len(self.evidence["met"]), 5)
        self.assertIn("where", self.line(91))

    def test_t6_units_are_proposed_not_assumed(self):
        units = {m for (c, _), m in self.findings.items() if c == "K405"}
        self.assertTrue(units)
        self.assertIn(("K405", 82), self.findings)  # the abbreviation
        self.assertIn(("K405", 86), self.findings)
        org = re.search(r"\(([^()]*)\) to evaluate", self.line(86))[1]
        self.assertEqual(self.named[org]["kind"], "organization")

    def test_t7_a_nickname_resolves(self):
        nick = re.search(r'\("(\w+)"\)', self.line(89))[1]
        full = re.search(rf'({NAME}) \("', self.line(89))[1]
        self.assertIn(nick, self.named[full]["aliases"])
        self.assertIn(frozenset((full, self.subject)), self.members("stated"))
        self.assertIn(("K401", 99), self.findings)
        stated, = self.evidence["stated"]
        self.assertEqual(stated["places"][0]["how"], "nickname")

    def test_t8_first_names_alone(self):
        about = {m["name"] for e in self.evidence["decision"]
                 for m in e["about"]}
        words = re.findall(r"[A-Z]\w+", self.line(104))
        for name in about:
            self.assertIn(name.split()[0], words)
        self.assertEqual(len(about), 3)
        self.assertEqual({n for c, n in self.findings if c == "K403"},
                         {78, 113})

    def test_t9_one_meeting_in_two_notes(self):
        both = [e for e in self.evidence["met"] if len(e["places"]) == 2]
        self.assertEqual([[p["line"] for p in e["places"]] for e in both],
                         [[89, 90]])
        self.assertIn(("K704", 90), self.findings)
        self.assertIn([88], [[p["line"] for p in e["places"]]
                             for e in self.evidence["met"]])
        lines = kith(self.root, "export", "--no-merge").splitlines()
        apart = map(json.loads, lines)
        met = [[p["line"] for p in r["places"]] for r in apart
               if r["record"] == "evidence" and r["kind"] == "met"]
        self.assertIn([89], met)
        self.assertIn([90], met)
        self.assertNotIn([89, 90], met)

    def test_t10_dates_of_titles_and_bullets(self):
        for e in self.evidence["met"] + self.evidence["relayed"]:
            for p in e["places"]:
                self.assertIn(f"- {e['date']}: [[{e['date']} - ",
                              self.line(p["line"]))

    def test_t11_one_to_one_has_a_colon(self):
        self.assertIn("1:1", self.line(86))
        self.assertFalse([v for v in self.named if "1:1" in v])

    def test_t12_who_moved(self):
        moved, = self.evidence["moved"]
        first = re.search(r"(\w+) \(now at", self.line(86))[1]
        self.assertEqual(moved["places"][0]["line"], 86)
        self.assertEqual(
            self.vertex[moved["subject"]]["name"].split()[0], first)

    def test_t13_a_handle_is_the_name(self):
        handle = re.search(r'"@(\w+)"', self.line(63))[1]
        self.assertEqual(handle, self.subject.replace(" ", ""))
        task = self.root / "People" / "task.md"
        task.write_text(f"---\ntype: project\n---\n- [ ] a @{handle}\n")
        try:
            tasks = json.loads(kith(self.root, "who", self.subject,
                                    "--json"))["tasks"]
        finally:
            task.unlink()
        self.assertEqual([t["owner"] for t in tasks], [self.subject])

    def test_t14_a_check_mark_is_no_name(self):
        for e in self.evidence["decision"]:
            self.assertIsNone(e["date"])

    def test_t15_units_of_measure_are_no_links(self):
        links = json.loads(kith(self.root, "links", "--json"))["rows"]
        self.assertEqual([r["line"] for r in links],
                         [86, 87, 88, 89, 90, 91, 117, 121, 122])

    def test_t16_line_ends_and_tabs_say_the_same(self):
        def tabs(text):
            head, body = text.split("\n---\n", 1)
            return head + "\n---\n" + re.sub(r"(?m)^([-|]) ", "\\1\t", body)

        for change in (lambda t: t.replace("\n", "\r\n"),
                       lambda t: "\ufeff" + t, tabs):
            with tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder, "vault")
                (root / "People").mkdir(parents=True)
                (root / "People" / NOTES[0].name).write_bytes(
                    change("\n".join(self.text)).encode())
                again = [json.loads(line)
                         for line in kith(root, "export").splitlines()]
                self.assertEqual(len(self.records), len(again))
                for mine, theirs in zip(self.records, again):
                    self.assertEqual(
                        {**mine, "bytes": 0}, {**theirs, "bytes": 0})

    def test_t17_a_pronoun_is_the_subject(self):
        stated, = self.evidence["stated"]
        self.assertIn(" him ", self.line(99))
        self.assertTrue(stated["inferred"])

    def test_t18_the_subject_was_at_no_meeting(self):
        self.assertEqual(self.named[self.subject]["meetings"], 0)
        for pair in self.members("met"):
            self.assertNotIn(self.subject, pair)

    def test_t19_planned_is_not_happened(self):
        self.assertEqual(self.lines("planned"), [100])
        names = {m["name"] for e in self.evidence["decision"]
                 for m in e["about"] if e["places"][0]["line"] == 104}
        for pair in self.members("met") + self.members("relayed"):
            self.assertFalse(pair <= names - {self.subject})

    def test_t20_links_without_a_note_are_vertices(self):
        for number in (117, 121, 122):
            self.assertTrue(self.named[self.line(number)[4:-2]]["unresolved"])

    def test_nothing_else(self):
        self.assertEqual(
            {kind: len(records) for kind, records in self.evidence.items()},
            {"met": 5, "relayed": 5, "stated": 1, "affiliated": 5,
             "member": 3, "fact": 10, "topic": 15, "stance": 2, "planned": 1,
             "moved": 1, "decision": 10})
        self.assertEqual(
            sum(v["kind"] == "person" for v in self.vertex.values()), 7)


if __name__ == "__main__":
    if not NOTES:
        print("the seed is not here: left out")
        sys.exit(77)
    unittest.main()
