"""Deciding who is whom: what is proposed, written, refused and undone."""
import shutil
import signal
import subprocess
import unittest

from vaults import KITH, VaultCase, environment

SETTINGS = """\
# Ours.
me: Dana Whitfield  # that is me

identities:
  # since May
  Omar Haddad: [Oma Haddad]   # by ear
exclude:
  - Templates/
"""


def fill(vault):
    """Tobias Renner stands in one of his meetings as Tobias Rener."""
    vault.write("Templates/x.md")
    vault.write(".kith.yaml", SETTINGS)
    vault.person("Dana Whitfield", company='"[[Northwind]]"')
    vault.person("Tobias Renner", company='"[[Fabrikam]]"')
    vault.person("Ines Duarte", company='"[[Fabrikam]]"')
    vault.person("Inez Duarta", company='"[[Contoso]]"')
    vault.write("People/Tobias Rener.md",
                "---\ntype: person\ncompany: \"[[Fabrikam]]\"\n"
                "tags: [needs-review]\n---\n\n# Tobias Rener\n\n"
                "## Background\n\n- Worked with [[Ines Duarte]] at Adatum.\n")
    vault.meeting("2026-03-02", "Kickoff",
                  ["Dana Whitfield", "Tobias Renner", "Ines Duarte"])
    vault.meeting("2026-03-09", "Pricing",
                  ["Dana Whitfield", "Tobias Renner"])
    vault.meeting("2026-03-16", "Pilot",
                  ["Dana Whitfield", "Tobias Rener", "Ines Duarte"])
    vault.meeting("2026-03-20", "Demo", ["Dana Whitfield", "Inez Duarta"])
    return vault


PAIR = ("Tobias Renner", "Tobias Rener")


class Identities(VaultCase):
    def setUp(self):
        super().setUp()
        fill(self.vault)
        self.file = self.vault.root / ".kith.yaml"

    def decide(self, *words, status=0):
        done = self.vault.run("identities", *words)
        self.assertStatus(done, status)
        return done

    def test_a_proposal_shows_its_score_taken_apart_and_its_lines(self):
        rows = self.vault.json("identities")["rows"]
        self.assertEqual([(r["one"], r["other"]) for r in rows], [PAIR])
        row = rows[0]
        bits = sum(s["bits"] for s in row["signs"])
        self.assertAlmostEqual(row["score"], 1 / (1 + 2 ** -bits), places=6)
        self.assertEqual({s["sign"] for s in row["signs"]},
                         {"prior", "name", "organization", "neighbours",
                          "meetings"})
        for place in row["evidence"]:
            lines = (self.vault.root / place["source"]).read_text().split("\n")
            self.assertIn(place["name"], lines[place["line"] + 1] +
                          lines[place["line"]] + lines[place["line"] - 1])

    def test_nothing_is_merged_before_the_user_says_so(self):
        self.assertEqual(len(self.vault.json("who", PAIR[0])["ties"]), 2)
        self.assertEqual(self.vault.json("who", PAIR[1])["name"], PAIR[1])
        self.assertEqual(self.file.read_text(), SETTINGS)

    def test_accept_adds_one_line_and_keeps_every_other(self):
        self.decide("accept", *PAIR)
        self.assertEqual(
            self.file.read_text(),
            SETTINGS.replace("by ear\n", "by ear\n  Tobias Renner: "
                             "[Tobias Rener]\n"))
        who = self.vault.json("who", PAIR[1])
        self.assertEqual(who["name"], PAIR[0])
        self.assertEqual(who["accepted"], [
            {"spelling": PAIR[1], "source": ".kith.yaml", "line": 7}])
        self.assertEqual(who["fields"]["meetings"], 3)
        self.assertEqual(self.vault.run("identities").returncode, 1)
        told = self.vault.run("who", PAIR[0]).stdout
        self.assertIn("Also written Tobias Rener", told)
        self.assertIn(".kith.yaml:7", told)

    def test_nothing_is_decided_that_cannot_be_told(self):
        done = self.decide("accept", *PAIR, "-f", "csv", status=2)
        self.assertIn("does not print csv", done.stderr)
        self.assertEqual(self.file.read_text(), SETTINGS)

    @unittest.skipUnless(shutil.which("patch"), "needs patch")
    def test_dry_run_prints_a_difference_that_patch_takes(self):
        done = self.decide("accept", *PAIR, "--dry-run")
        self.assertEqual(self.file.read_text(), SETTINGS)
        subprocess.run(["patch", "-p1", "-s"], input=done.stdout, text=True,
                       check=True, cwd=self.vault.root)
        patched = self.file.read_text()
        self.file.write_text(SETTINGS)
        self.decide("accept", *PAIR)
        self.assertEqual(self.file.read_text(), patched)

    def test_reject_takes_the_pair_from_the_proposals(self):
        self.decide("reject", *PAIR)
        self.assertEqual(self.vault.json("identities")["rows"], [])
        self.assertTrue(self.file.read_text().endswith(
            "different:\n  Tobias Renner: [Tobias Rener]\n"))
        self.decide("accept", *PAIR)  # the other way round: not apart any more
        self.assertNotIn("different", self.file.read_text())
        self.assertEqual(self.vault.json("who", PAIR[1])["name"], PAIR[0])

    def test_split_undoes_an_acceptance_and_keeps_the_two_apart(self):
        self.decide("accept", *PAIR)
        self.decide("split", PAIR[1])
        self.assertEqual(self.vault.json("who", PAIR[1])["name"], PAIR[1])
        self.assertEqual(self.vault.json("identities")["rows"], [])
        self.assertEqual(
            self.file.read_text(), SETTINGS +
            "different:\n  Tobias Renner: [Tobias Rener]\n")

    def test_accepting_an_accepted_one_brings_its_spellings_along(self):
        self.decide("accept", *reversed(PAIR))
        self.decide("accept", "Ines Duarte", PAIR[1])
        self.assertIn("  Ines Duarte: [Tobias Rener, Tobias Renner]\n",
                      self.file.read_text())
        self.assertEqual(self.vault.json("who", PAIR[0])["name"], "Ines Duarte")

    def test_a_name_that_is_not_sure_changes_nothing(self):
        for words, status, told in (
                (("accept", "Tobias", "Ines Duarte"), 3, "could be"),
                (("accept", "Ines Duarte", "Nobody Known"), 3, "nobody"),
                (("accept", "Ines Duarte", "Fabrikam"), 3, "no person"),
                (("accept", "Ines Duarte"), 2, "two names"),
                (("accept", "Ines Duarte", "Ines D"), 2, "already"),
                (("split", "Ines Duarte"), 3, "nothing was accepted"),
                (("split",), 2, "needs the name"),
                (("merge", "a", "b"), 2, "accept, reject and split")):
            with self.subTest(words):
                done = self.decide(*words, status=status)
                self.assertIn(told, done.stderr)
                self.assertEqual(done.stdout, "")
                self.assertEqual(self.file.read_text(), SETTINGS)

    def test_a_file_that_cannot_be_edited_safely_is_left_alone(self):
        text = "{me: Dana Whitfield, identities: {Omar Haddad: Oma Haddad}}\n"
        self.file.write_text(text)
        done = self.decide("accept", *PAIR, status=2)
        self.assertIn("yourself", done.stderr)
        self.assertEqual(self.file.read_text(), text)
        self.file.unlink()
        (self.vault.root / "real.yaml").write_text(SETTINGS)
        self.file.symlink_to("real.yaml")
        self.decide("accept", *PAIR, status=2)
        self.assertEqual((self.vault.root / "real.yaml").read_text(), SETTINGS)

    def test_without_a_file_one_is_made(self):
        self.file.unlink()
        self.decide("accept", *PAIR)
        self.assertEqual(self.file.read_text(),
                         "identities:\n  Tobias Renner: [Tobias Rener]\n")

    def test_notes_and_other_files_are_never_touched(self):
        def others():
            return {p: p.read_bytes() for p in self.vault.root.rglob("*")
                    if p.is_file() and p != self.file}
        before = others()
        self.decide("accept", *PAIR)
        self.decide("split", PAIR[1])
        self.decide("reject", "Ines Duarte", "Inez Duarta")
        self.assertEqual(others(), before)

    def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(self):
        new = self.decide("accept", *PAIR) and self.file.read_text()
        seen = set()
        for step in range(0, 60):
            self.file.write_text(SETTINGS)
            child = subprocess.Popen(
                [KITH, "identities", "accept", *PAIR, "-C",
                 str(self.vault.root)], stdout=subprocess.DEVNULL,
                env=environment(self.vault.home))
            try:
                child.wait(step * .0004)
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
                child.wait()
            text = self.file.read_text()
            self.assertIn(text, (SETTINGS, new))
            seen.add(text)
        self.assertIn(SETTINGS, seen)


if __name__ == "__main__":
    unittest.main()
