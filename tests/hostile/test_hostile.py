"""Broken and hostile input: one bad file costs that file and nothing else.

Each hazard is put beside twenty clean notes. Every command must end in time
with the status it has without the hazard, every clean link must be kept, the
accounts must add up, and check must name what was wrong, once, with its code.
The numbers T1 to T38 are those of README.md beside this file.
"""
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from vaults import VaultCase  # noqa: E402

CLEAN = 20
SECONDS = 5
COMMANDS = (["index"], ["links"], ["properties"], ["check"],
            ["rank"], ["clusters"], ["export"], ["map"], ["path", "Person 05"],
            ["who", "Person 03"], ["report", "Person 03"])

NOTE = "---\ntype: person\ntitle: {0}\n---\n# {0}\n\nSee [[Person 01]].\n"
META = "---\ntype: person\ntitle: Hazard\n{0}\n---\n# Hazard\n\n[[Person 02]]\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(c + 1)}: &{chr(c + 1)} [{', '.join('*' + chr(c) for _ in range(9))}]\n"
    for c in range(ord("a"), ord("z")))

# File, its bytes or text, the code that check must give it (None: it is no
# fault), and the number of links kith must still find in it (None: any).
FILES = (
    ("empty", "H.md", "", None, 0),
    ("no final newline", "H.md", "[[Person 02]]", None, 1),
    ("T1 invalid UTF-8 in the body", "H.md", b"a\xff\xc3(b\n[[Person 02]] \xed\xa0\x80\n",
     "K006", 1),
    ("T2 invalid UTF-8 in front matter", "H.md",
     b"---\ntitle: caf\xe9\ntype: person\n---\n[[Person 02]]\n", "K006", 1),
    ("T3 NUL", "H.md", b"a\0b [[Person 02]]\0 [[Person 03]]\n", "K006", 2),
    ("T3 NUL in front matter", "H.md", b"---\ntitle: a\0b\n---\n[[Person 02]]\n",
     "K006", 1),
    ("T4 BOM", "H.md", b"\xef\xbb\xbf---\ntype: person\n---\n[[Person 02]]\n",
     None, 1),
    ("T5 UTF-16", "H.md", "[[Person 02]]\n".encode("utf-16"), "K006", None),
    ("T5 UTF-32", "H.md", "[[Person 02]]\n".encode("utf-32"), "K006", None),
    ("T6 CRLF", "H.md", b"---\r\ntype: person\r\n---\r\n[[Person 02]]\r\n", None,
     1),
    ("T6 lone CR", "H.md", b"---\rtype: person\r---\r[[Person 02]]\r", None,
     None),
    ("T6 NEL and LS in front matter", "H.md",
     META.format("note: a\u0085b\nother: c\u2028d"), None, 1),
    ("T7 control characters in front matter", "H.md",
     META.format("note: a\x01b\x1b[31m"), None, 1),
    ("unclosed front matter", "H.md", "---\ntype: person\n[[Person 02]]\n",
     "K102", None),
    ("T19 invalid front matter", "H.md", META.format("a: b: c\n- [x"), "K101", 1),
    ("T19 tab in front matter", "H.md", META.format("\ta: b"), None, 1),
    ("T19 front matter of a template", "H.md", META.format("date: {{date}}"),
     None, None),
    ("T17 duplicate keys", "H.md", META.format("title: Twice"), "K103", 1),
    ("T18 tags of Python", "H.md",
     META.format("x: !!python/object/apply:os.system ['false']"), None, 1),
    ("T16 a bomb of aliases", "H.md", META.format(BOMB), None, 1),
    ("T16 a cyclic alias", "H.md", META.format("a: &a [*a]\nb: *b"), None, 1),
    ("T16 an alias of nothing", "H.md", META.format("a: *nobody"), "K105", 1),
    ("T18 merge keys", "H.md", META.format("a: &a {x: y}\n<<: *a"), None, 1),
    ("T19 a handle as value", "H.md", META.format("owner: @dana\nx: `y`\nz: %"),
     "K101", 1),
    ("T19 a title with a colon", "H.md", META.format("subject: Re: a: b"),
     "K101", 1),
    ("T20 a link that YAML reads as lists", "H.md",
     META.format("company: [[Person 03]]"), "K104", 2),
    ("T15 deep flow nesting", "H.md", META.format("a: " + "[" * 40_000), None, 1),
    ("T15 deep flow maps", "H.md", META.format("{a: " * 40_000), None, 1),
    ("T12 100 000 keys", "H.md",
     META.format("\n".join(f"k{i}: v" for i in range(100_000))), "K105", 1),
    ("T14 200 000 openers", "H.md", "[[" * 200_000 + "\n\n[[Person 02]]\n", None,
     None),
    ("T14 200 000 closers", "H.md", "]]" * 200_000 + "\n\n[[Person 02]]\n", None,
     1),
    ("T14 200 000 embeds", "H.md", "![[" * 200_000 + "\n", None, None),
    ("T13 deep quotes", "H.md", ">" * 50_000 + " a*\n\n[[Person 02]]\n", "K106",
     None),
    ("T13 deep lists", "H.md", "- " * 50_000 + "x\n\n\n\n[[Person 02]]\n", "K106",
     None),
    ("T13 image openers", "H.md", "![[]()" * 50_000 + "\n\n[[Person 02]]\n", None,
     None),
    ("T14 backticks", "H.md", "".join("`" * i + " " for i in range(600))
     + "\n\n[[Person 02]]\n", None, None),
    ("T14 emphasis", "H.md", "*a_ " * 100_000 + "\n\n[[Person 02]]\n", None, 1),
    ("T14 comments", "H.md", "<!-- " * 50_000 + "%% " * 50_001, None, None),
    ("T14 link reference definitions", "H.md",
     "".join(f"[a{i}]: b{i}\n" for i in range(20_000)) + "\n[[Person 02]]\n",
     None, None),
    ("T11 a line of 15 MB", "H.md", "x" * 15_000_000 + " [[Person 02]]\n", None, 1),
    ("T21 200 000 links", "H.md", "[[Person 02]]\n" * 200_000, "K107", None),
    ("a long target", "H.md", "[[" + "x" * 100_000 + "]] [[Person 02]]\n",
     None, None),
    ("a table of bars", "H.md", "|" * 100_000 + "\n" + "|-" * 50_000 + "\n",
     None, None),
    ("a self link", "H.md", "[[H]] [[#top]] [[]] [[|]]\n", None, None),
    ("T29 a name of 255 bytes", "n" * 252 + ".md", NOTE.format("Long"), None, 1),
    ("T29 a newline in a name", "two\nlines.md", NOTE.format("Two"), None, 1),
    ("T29 an escape in a name", "red\x1b[31m.md", NOTE.format("Red"), None, 1),
    ("T29 an option as name", "-rf.md", NOTE.format("Dash"), None, 1),
    ("T29 link signs in a name", "a#b^c|d[e].md", NOTE.format("Signs"), None, 1),
    ("T29 a name of a device", "con.md", NOTE.format("Con"), None, 1),
    ("T29 a name that ends in dots", "End. ..md", NOTE.format("End"), None, 1),
    ("T8 a name in decomposed letters", "Jose\u0301.md", NOTE.format("Jos\u00e9"),
     None, 1),
    ("T29 a dollar name", "$(touch pwned).md", NOTE.format("$(touch pwned)"),
     None, 1),
    ("T30 a copy of Syncthing", "H.sync-conflict-20260301-120000-ABCDEFG.md",
     NOTE.format("Copy"), "K008", 0),
    ("T30 a copy of Dropbox", "H (Dana's conflicted copy 2026-03-01).md",
     NOTE.format("Copy"), "K008", 0),
    ("T30 a file that is in iCloud only", ".H.md.icloud", b"bplist00", "K008", 0),
    ("T30 a file that is being written", "~$H.md", NOTE.format("Temp"), "K008",
     0),
)


def used():
    """Seconds of processor that the programs run so far have used."""
    children = os.times()
    return children.children_user + children.children_system


class Hostile(VaultCase):
    def setUp(self):
        super().setUp()
        self.vault.write(".kith.yaml", "me: Person 00\n")
        for i in range(CLEAN):
            self.vault.write(f"People/Person {i:02d}.md",
                             NOTE.format(f"Person {i:02d}"))
            self.vault.meeting(f"2026-03-{i + 1:02d}", f"Sync {i}",
                               [f"Person {i:02d}",
                                f"Person {(i + 1) % CLEAN:02d}"])
        self.clean = self.links()
        self.assertEqual(len(self.clean), 3 * CLEAN)
        self.codes = self.findings()

    def links(self):
        return [json.dumps(r) for r in self.vault.json("links")["rows"]]

    def findings(self):
        done = self.vault.run("check", "--json")
        return {(r["source"], r["code"])
                for r in json.loads(done.stdout)["rows"]}

    def run_as_nobody(self):
        """Root may read everything; so kith is run as someone who may not."""
        if os.geteuid() == 0:
            pathlib.Path(self.temporary.name).chmod(0o755)
            self.vault.user = 65534
            try:
                self.vault.run("version")
            except PermissionError:
                self.skipTest("nobody may not run the program under test")

    def survive(self, code, links=None, file=None):
        """All commands end well; the clean links are kept; `code` is said."""
        for words in COMMANDS:
            began = used()
            done = self.vault.run(*words)
            self.assertLess(used() - began, SECONDS, words)
            self.assertIn(done.returncode, (0, 1), (words, done.stderr))
            if words[0] != "check":
                self.assertEqual((done.returncode, done.stderr), (0, ""), words)
            self.assertNotRegex(done.stdout, "[\x00-\x08\x0b-\x1f\x7f]")
        kept = self.links()
        self.assertEqual([r for r in self.clean if r not in set(kept)], [])
        stats = self.vault.json("index")
        self.assertEqual(stats["links_found"],
                         stats["links_resolved"] + stats["links_unresolved"] +
                         stats["links_skipped"])
        self.assertEqual(stats["files"], stats["notes"] + stats["others"] +
                         sum(stats["skipped"].values()))
        if links is not None:
            self.assertEqual(len(kept) - len(self.clean), links)
        if code:
            said = {(source, c) for source, c in self.findings() - self.codes}
            self.assertIn(code, {c for _, c in said})
            if file:
                self.assertIn((file, code), said)
        return stats

    def test_files_that_are_not_what_they_should_be(self):
        for label, name, content, code, links in FILES:
            with self.subTest(label):
                file = self.vault.write(name, content)
                self.survive(code, links, name if code else None)
                file.unlink()

    def test_t10_a_file_above_the_limit_is_skipped_and_named(self):
        file = self.vault.write("H.md")
        with file.open("r+b") as sparse:
            sparse.truncate(17 << 20)
        stats = self.survive("K002", 0, "H.md")
        self.assertEqual(stats["skipped"]["too_large"], 1)

    def test_t23_a_fifo_is_not_waited_for(self):
        os.mkfifo(self.vault.root / "H.md")
        stats = self.survive("K003", 0, "H.md")
        self.assertEqual(stats["skipped"]["not_regular"], 1)

    def test_t23_a_socket_is_not_read(self):
        with socket.socket(socket.AF_UNIX) as ear:
            ear.bind(str(self.vault.root / "H.md"))
            self.survive("K003", 0, "H.md")

    def test_t23_a_folder_named_like_a_note_is_a_folder(self):
        self.vault.write("H.md/inside.md", "[[Person 02]]\n")
        self.survive(None, 1)

    def test_t23_a_link_to_a_device_is_not_read(self):
        (self.vault.root / "H.md").symlink_to("/dev/zero")
        self.survive("K004", 0, "H.md")

    def test_t24_loops_of_links_end(self):
        (self.vault.root / "loop").symlink_to(self.vault.root)
        (self.vault.root / "H.md").symlink_to(self.vault.root / "H.md")
        (self.vault.root / "a.md").symlink_to(self.vault.root / "b.md")
        (self.vault.root / "b.md").symlink_to(self.vault.root / "a.md")
        self.survive("K004", 0)
        done = self.vault.run("links", "--follow-symlinks", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_t24_a_dangling_link_is_named(self):
        (self.vault.root / "H.md").symlink_to("/nonexistent/note.md")
        self.survive("K004", 0, "H.md")

    def test_t25_a_link_out_of_the_vault_is_not_read(self):
        outside = self.vault.home / "secret.md"
        outside.write_text("[[Secret Word]]\n")
        (self.vault.root / "H.md").symlink_to(outside)
        self.survive("K004", 0)
        for words in (["links"], ["links", "--follow-symlinks"], ["export"]):
            self.assertNotIn("Secret Word", self.vault.run(*words).stdout)

    def test_t26_an_unreadable_file_is_skipped_and_named(self):
        self.run_as_nobody()
        file = self.vault.write("H.md", "[[Person 02]]\n")
        file.chmod(0)
        stats = self.survive("K001", 0, "H.md")
        self.assertEqual(stats["skipped"]["unreadable"], 1)

    def test_t26_an_unreadable_folder_is_named(self):
        self.run_as_nobody()
        file = self.vault.write("Locked/H.md", "[[Person 02]]\n")
        file.parent.chmod(0)
        self.addCleanup(file.parent.chmod, 0o700)
        self.survive("K001", 0)

    def test_t8_two_names_that_differ_in_case_are_named(self):
        self.vault.write("People/PERSON 04.md", NOTE.format("Upper"))
        self.assertIn("K202", {c for _, c in self.findings() - self.codes})
        found = {r["resolved"] for r in self.vault.json("links")["rows"]
                 if r["target"] == "Person 04"}
        self.assertEqual(len(found), 1)
        self.assertLessEqual(
            found, {"People/Person 04.md", "People/PERSON 04.md"})

    def test_t29_a_name_that_is_no_utf8_is_kept(self):
        with open(os.fsencode(self.vault.root) + b"/caf\xe9.md", "wb") as file:
            file.write(b"[[Person 02]]\n")
        self.survive(None, 1)

    def test_t28_folders_too_deep_are_named(self):
        folder = os.open(self.vault.root, os.O_RDONLY)
        for _ in range(400):
            os.mkdir("deep-folder", dir_fd=folder)
            below = os.open("deep-folder", os.O_RDONLY, dir_fd=folder)
            os.close(folder)
            folder = below
        note = os.open("H.md", os.O_WRONLY | os.O_CREAT, dir_fd=folder)
        os.write(note, b"[[Person 02]]\n")
        os.close(note)
        os.close(folder)
        stats = self.survive("K007", 0)
        self.assertGreater(stats["skipped"]["depth"], 0)
        subprocess.run(["rm", "-rf", str(self.vault.root / "deep-folder")],
                       check=True)

    def test_t7_no_control_or_direction_reaches_any_output(self):
        evil = "Ev\x1b[31m\u202eil\u2066 \x07\u200bN\x7f\x9b"
        self.vault.write("People/Evil.md", "---\ntype: person\ntitle: "
                         + json.dumps(evil) + "\n---\n# E\n")
        self.vault.write("People/Ev\u202eil.md", NOTE.format("Evil"))
        self.vault.meeting("2026-03-25", "Evil\u202e", ["Person 00", "Evil"])
        for words in (["rank"], ["who", "Evil"], ["report", "Evil"], ["links"],
                      ["check"], ["map"], ["clusters"]):
            for shape in ("text", "md", "csv", "json", "dot", "svg"):
                done = self.vault.run(*words, "-f", shape)
                if done.returncode == 2:
                    continue  # this command has no such format
                self.assertNotRegex(
                    done.stdout + done.stderr,
                    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
                    (words, shape))

    def test_t32_to_t38_the_names_of_notes_cannot_break_out_of_any_format(self):
        evil = '"><script>alert(1)</script> [[x]] %% =1+1 \\N {{date}}'
        self.vault.write("People/Evil.md",
                         "---\ntype: person\ntitle: "
                         + json.dumps(evil) + "\n---\n# E\n")
        self.vault.meeting("2026-03-25", "Evil", ["Person 00", "Evil"])
        self.survive(None)
        svg = self.vault.run("map", "-f", "svg").stdout
        self.assertNotIn("<script", svg)
        markdown = self.vault.run("rank", "-f", "md").stdout
        self.assertNotIn("[[x]]", markdown)
        self.assertIsNone(re.search(r'(?m)(^|,)"?=1', self.vault.run(
            "rank", "-f", "csv").stdout))


if __name__ == "__main__":
    unittest.main()
