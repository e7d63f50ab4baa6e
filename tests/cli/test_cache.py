"""The cache as its users see it: a folder of theirs, never of the vault.

T53, T54, T55 and T58 of hostile/README.md: two at once, damage, somebody else's
files, clocks that leap. Whatever lies there, the answer is that of --no-cache.
"""
import os
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from vaults import KITH, VaultCase, environment, fill_small

CLOCK = os.environ.get("KITH_LEAPING_CLOCK")
COMMANDS = (["links"], ["export"])  # of the notes; of all, with the graph


class Cache(VaultCase):
    def setUp(self):
        super().setUp()
        fill_small(self.vault)
        self.folder = self.vault.home / ".cache/kith"

    def kept(self):
        return sorted(p.suffix for p in self.folder.glob("*"))

    def states(self):
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns)
                for path in self.folder.iterdir()}

    def answer(self, *words, **env):
        done = self.vault.run(*words, "--json", env=env)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def assertAsWithout(self, what, spoil=lambda: None, **env):
        """Each command finds what `spoil` made of the cache, and answers as
        with none."""
        for words in COMMANDS:
            want = self.answer(*words, "--no-cache", **env)
            spoil()
            self.assertEqual(self.answer(*words, **env), want, (what, words))

    def assertNotTaken(self, path, what, spoil):
        """A cache with that file spoilt is none."""
        self.assertAsWithout((path.suffix, what), spoil)
        spoil()
        if path.suffix != ".graph":
            self.assertEqual(self.recalled(), 0, (path.suffix, what))

    def recalled(self):
        """How many notes the next run takes from the cache."""
        said = self.vault.run("index", "-v").stderr
        return int(re.search(r"(\d+) of the notes from the cache", said)[1])

    def files(self):
        """The cache that a first run leaves, and a second one takes."""
        self.vault.run("rank")
        self.assertGreater(self.recalled(), 0)
        return {path: path.read_bytes() for path in self.folder.iterdir()}

    def test_t55_it_lies_in_the_home_for_its_user_only(self):
        self.assertStatus(self.vault.run("rank"), 0)
        self.assertEqual(self.kept(), [".graph", ".notes", ".stamps"])
        self.assertEqual(self.folder.stat().st_mode & 0o777, 0o700)
        for file in self.folder.iterdir():
            self.assertEqual(file.stat().st_mode & 0o777, 0o600, file)

    def test_it_follows_xdg_cache_home(self):
        there = self.vault.home / "there"
        self.vault.run("rank", env={"XDG_CACHE_HOME": str(there)})
        self.assertTrue(list((there / "kith").glob("*.notes")))
        self.assertEqual(self.kept(), [])

    def test_no_cache_leaves_none(self):
        for command in ("rank", "links", "check", "index"):
            self.vault.run(command, "--no-cache")
        self.assertEqual(self.kept(), [])

    def test_none_is_made_in_the_vault(self):
        before = sorted(self.vault.root.rglob("*"))
        done = self.vault.run(
            "rank", "-v", env={"XDG_CACHE_HOME": str(self.vault.root / "cache")})
        self.assertStatus(done, 0)
        self.assertIn("nothing is kept", done.stderr)
        self.assertEqual(sorted(self.vault.root.rglob("*")), before)

    def test_a_home_that_is_not_there_is_not_made(self):
        home = self.vault.home / "gone"
        done = self.vault.run("rank", env={"HOME": str(home)})
        self.assertStatus(done, 0)
        self.assertEqual(done.stderr, "")
        self.assertFalse(home.exists())

    def test_verbose_tells_what_came_from_it(self):
        notes = self.vault.json("index")["notes"]
        said = self.vault.run("index", "-v").stderr
        self.assertIn(f"{notes} of the notes from the cache", said)
        said = self.vault.run("index", "-v", "--rebuild").stderr
        self.assertIn(" 0 of the notes from the cache", said)
        said = self.vault.run("index", "-v", "--verify").stderr
        self.assertIn(f"{notes} of the notes from the cache", said)

    def test_rebuild_makes_all_of_it_anew(self):
        self.vault.run("index")
        before = self.states()
        self.vault.run("index", "--rebuild")
        after = self.states()
        self.assertEqual(before.keys(), after.keys())
        for path in before:
            self.assertNotEqual(before[path], after[path], path)

    def test_t53_many_at_once_say_the_same_and_leave_one_cache(self):
        words = [KITH, "links", "--json", "-C", str(self.vault.root)]
        want = self.answer("links", "--no-cache")
        for _ in range(3):
            running = [subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True,
                env=environment(self.vault.home)) for _ in range(8)]
            for one in running:
                said = one.communicate(timeout=30)[0]
                self.assertEqual((one.returncode, said), want)
            self.assertEqual(self.kept(), [".notes", ".stamps"])
            self.assertGreater(self.recalled(), 0)
            for path in self.folder.iterdir():
                path.unlink()

    def test_t53_who_finds_another_writer_does_not_save(self):
        files = self.files()
        for path in files:
            path.unlink()
            path.with_name(path.name + ".new").touch()
        self.assertAsWithout("another writer")
        self.assertEqual(self.kept(), [".new"] * len(files))
        for path in self.folder.iterdir():  # whoever it was, it was killed
            os.utime(path, (1, 1))
        self.assertAsWithout("no other writer")
        self.assertEqual(self.kept(), [".graph", ".notes", ".stamps"])

    def test_t54_damage_costs_the_cache_and_nothing_else(self):
        files = self.files()
        for path, good in files.items():
            middle = len(good) // 2
            for what, bad in (
                    ("empty", b""), ("cut", good[:middle]),
                    ("longer", good + b"\0"), ("zeros", b"\0" * len(good)),
                    ("another magic", b"x" + good[1:]),
                    ("a flipped bit", good[:middle]
                     + bytes([good[middle] ^ 1]) + good[middle + 1:])):
                def spoil():
                    for each, text in files.items():
                        each.write_bytes(bad if each == path else text)
                self.assertNotTaken(path, what, spoil)

    def test_t54_a_file_of_another_time_is_none(self):
        files = self.files()
        self.vault.write("People/Omar Haddad.md", "---\ntype: person\n---\n")
        self.vault.run("rank", "--rebuild")
        now = {path: path.read_bytes() for path in files}
        for path in files:
            def spoil():
                for each, text in now.items():
                    each.write_bytes(files[each] if each == path else text)
            self.assertAsWithout(path.suffix, spoil)

    def test_t55_a_file_that_others_may_read_or_write_is_not_taken(self):
        files = self.files()
        for path in files:
            for mode in (0o640, 0o604, 0o622, 0o666):
                def spoil():
                    for each, text in files.items():
                        each.write_bytes(text)
                        each.chmod(mode if each == path else 0o600)
                self.assertNotTaken(path, oct(mode), spoil)

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_t55_a_file_of_somebody_else_is_not_taken(self):
        files = self.files()
        for path in files:
            def spoil():
                for each, text in files.items():
                    each.write_bytes(text)
                    os.chown(each, *([12345] * 2 if each == path else [0, 0]))
            self.assertNotTaken(path, "another owner", spoil)

    def test_t55_a_link_to_a_file_is_not_followed(self):
        files = self.files()
        for path in files:
            there = self.vault.home / path.name
            def spoil():
                for each, text in files.items():
                    each.unlink(missing_ok=True)
                    each.touch(0o600)
                    each.write_bytes(text)
                path.replace(there)
                path.symlink_to(there)
            self.assertNotTaken(path, "a link", spoil)

    def rewrite(self, when):
        """Another text of the same length, with the old time or that one."""
        path = self.vault.root / "People/Omar Haddad.md"
        was, text = path.stat(), path.read_text()
        swapped = text.replace("Ines Duarte", "Ines Duarto")
        path.write_text(swapped if swapped != text
                        else text.replace("Ines Duarto", "Ines Duarte"))
        when = was.st_mtime_ns if when is None else when
        os.utime(path, ns=(when, when))

    def test_t58_a_note_of_the_future_is_read_when_it_changes(self):
        future = 4_102_444_800_000_000_000  # 2100-01-01
        for when in (future, None, 0, None, future, None):
            self.rewrite(when)
            self.assertAsWithout(when)

    @unittest.skipUnless(CLOCK, "needs a clock to leap with")
    def test_t58_a_clock_that_leaps_changes_no_answer(self):
        for clock in ({}, {"LD_PRELOAD": CLOCK}, {}, {"LD_PRELOAD": CLOCK}):
            self.assertAsWithout("a leap", **clock)
            self.rewrite(None)
            self.assertAsWithout("a change after a leap", **clock)

    def test_what_nobody_changed_is_not_written_again(self):
        time.sleep(2.1)  # files as new as that may change unnoticed
        self.vault.run("index")
        before = self.states()
        for command in ("index", "rank", "links", "check"):
            self.vault.run(command)
        self.assertEqual(before, self.states())


if __name__ == "__main__":
    unittest.main()
