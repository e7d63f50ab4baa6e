"""The cache as its users see it: a folder of theirs, never of the vault."""
import os
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from vaults import VaultCase, fill_small


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

    def test_it_lies_in_the_home_for_its_user_only(self):
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

    def test_what_nobody_changed_is_not_written_again(self):
        time.sleep(2.1)  # files as new as that may change unnoticed
        self.vault.run("index")
        before = self.states()
        for command in ("index", "rank", "links", "check"):
            self.vault.run(command)
        self.assertEqual(before, self.states())


if __name__ == "__main__":
    unittest.main()
