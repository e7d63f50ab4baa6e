"""The machine fails or is laid out oddly: disks, mounts, the root folder.

Errors of single system calls are made by strace, mounts in a name space of their
own; where one of them is not to be had, its tests are skipped and say so.
"""
import os
import shutil
import subprocess
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from vaults import KITH, VaultCase, environment, fill_small  # noqa: E402

# A tracer and a finder of leaks cannot both watch a program.
WATCHED = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"


def works(*words):
    return shutil.which(words[0]) and subprocess.run(
        words, capture_output=True).returncode == 0


HAS_STRACE = works("strace", "-qq", "-o", "/dev/null", "true")
HAS_PRLIMIT = works("prlimit", "--fsize=1024", "true")
HAS_MOUNTS = works("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")


class Machine(VaultCase):
    def setUp(self):
        super().setUp()
        fill_small(self.vault)

    def run_under(self, *before_and_words):
        return subprocess.run(
            before_and_words, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=60, cwd=self.vault.home,
            env=environment(self.vault.home, ASAN_OPTIONS=WATCHED))

    def failing(self, call, path, *words):
        """kith WORDS while `call` on `path` ends with EIO."""
        return self.run_under(
            "strace", "-f", "-qq", "-o", os.devnull, "-P", str(path), "-e",
            f"trace={call}", "-e", f"inject={call}:error=EIO", KITH, *words,
            "-C", str(self.vault.root))

    def mounted(self, script, *words):
        """kith WORDS after a shell has mounted something in the vault."""
        return self.run_under(
            "unshare", "-rm", "sh", "-ec", f'cd "$0"; {script}; exec "$@" -C .', str(self.vault.root), KITH, *words)

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t26_a_note_that_the_disk_does_not_give_is_skipped_and_named(self):
        bad = self.vault.root / "People/Omar Haddad.md"
        done = self.failing("read", bad, "check")
        self.assertStatus(done, 1)
        self.assertRegex(done.stdout, "Omar Haddad.md.*Input/output error.*K001")
        done = self.failing("read", bad, "index")
        self.assertStatus(done, 0)
        done = self.failing("read", bad, "path", "Ines Duarte")
        self.assertNotEqual(done.stdout, "")  # the others are still read

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t26_a_folder_that_the_disk_does_not_give_is_named(self):
        done = self.failing(
            "getdents64", self.vault.root / "Companies", "check")
        self.assertStatus(done, 1)
        self.assertRegex(done.stdout, "Companies.*Input/output error.*K001")

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t50_what_the_disk_does_not_take_leaves_the_old_file(self):
        file = self.vault.home / "map.dot"
        for call in ("fsync", "renameat"):
            file.write_text("old")
            done = self.run_under(
                "strace", "-f", "-qq", "-o", os.devnull, "-e",
                f"trace={call}", "-e", f"inject={call}:error=EIO", KITH,
                "map", "-o", str(file), "-C", str(self.vault.root))
            self.assertStatus(done, 2)
            self.assertEqual(file.read_text(), "old", call)
            self.assertEqual(list(self.vault.home.glob(".kith-*.tmp")), [])

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t50_what_is_lost_at_the_closing_of_the_output_is_said(self):
        file = self.vault.home / "rank.txt"
        with file.open("w") as out:
            done = subprocess.run(
                ["strace", "-f", "-qq", "-o", os.devnull, "-P", str(file),
                 "-e", "trace=close", "-e", "inject=close:error=EIO", KITH,
                 "rank", "-C", str(self.vault.root)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
                text=True, timeout=60, env=environment(
                    self.vault.home, ASAN_OPTIONS=WATCHED))
        self.assertStatus(done, 2)
        self.assertIn("cannot write: Input/output error", done.stderr)

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t50_an_error_of_closing_leaves_the_old_file(self):
        file = self.vault.home / "map.dot"
        file.write_text("old")
        done = self.run_under(  # with -D kith has the number of the shell
            "sh", "-c", 'exec strace -D -f -qq -o /dev/null '
            '-P "$0/.kith-$$-0.tmp" -e trace=close '
            '-e inject=close:error=EIO "$@"', str(self.vault.home), KITH,
            "map", "-o", str(file), "-C", str(self.vault.root))
        self.assertStatus(done, 2)
        self.assertIn("Input/output error", done.stderr)
        self.assertEqual(file.read_text(), "old")
        self.assertEqual(list(self.vault.home.glob(".kith-*.tmp")), [])

    @unittest.skipUnless(HAS_STRACE, "strace may not trace")
    def test_t50_a_cache_that_cannot_be_closed_is_none(self):
        cache = self.vault.home / "cache"
        rank = (KITH, "rank", "--json", "-C", str(self.vault.root))
        want = self.run_under("env", f"XDG_CACHE_HOME={cache}", *rank)
        files = [f for f in cache.rglob("*") if f.is_file()]
        self.assertEqual(len(files), 3)
        for kept in files:
            kept.unlink()
            done = self.run_under(
                "strace", "-f", "-qq", "-o", os.devnull, "-P", f"{kept}.new",
                "-e", "trace=close", "-e", "inject=close:error=EIO", "-E",
                f"XDG_CACHE_HOME={cache}", *rank)
            self.assertStatus(done, 0)
            self.assertEqual(done.stdout, want.stdout)
            self.assertFalse(kept.exists(), kept)
            self.assertEqual(list(cache.rglob("*.new")), [])

    def limited(self, *words, stdout=subprocess.PIPE):
        """kith WORDS while no file may grow beyond a kilobyte."""
        return subprocess.run(
            ["prlimit", "--fsize=1024", KITH, *words, "-C",
             str(self.vault.root)], stdin=subprocess.DEVNULL, stdout=stdout,
            stderr=subprocess.PIPE, text=True, timeout=60,
            cwd=self.vault.home, env=environment(self.vault.home))

    @unittest.skipUnless(HAS_PRLIMIT, "files cannot be kept small")
    def test_t50_a_cache_that_may_not_grow_costs_nothing(self):
        cache = self.vault.home / ".cache/kith"
        for words in (["links"], ["links"], ["check"], ["rank"]):
            want = self.vault.run(*words, "--json", "--no-cache")
            done = self.limited(*words, "--json")
            self.assertStatus(done, want.returncode)
            self.assertEqual(done.stdout, want.stdout)
            self.assertEqual(done.stderr, "")
            self.assertTrue(cache.is_dir())
            self.assertEqual([f for f in cache.rglob("*") if f.is_file()], [])

    @unittest.skipUnless(HAS_PRLIMIT, "files cannot be kept small")
    def test_t50_an_answer_that_may_not_grow_leaves_the_old_file(self):
        file = self.vault.home / "links.json"
        for old in (None, "old"):
            if old:
                file.write_text(old)
            done = self.limited("links", "-o", str(file))
            self.assertStatus(done, 2)
            self.assertIn("links.json: cannot be written: File too large",
                          done.stderr)
            self.assertEqual(file.exists() and file.read_text(), old or False)
            self.assertEqual(list(self.vault.home.glob(".kith-*.tmp")), [])
        with file.open("w") as out:
            done = self.limited("links", "--json", stdout=out)
        self.assertStatus(done, 2)
        self.assertIn("File too large", done.stderr)

    @unittest.skipUnless(HAS_MOUNTS, "mounting is not allowed")
    def test_t31_another_file_system_is_not_entered(self):
        (self.vault.root / "Disk").mkdir()
        done = self.mounted(
            "mount -t tmpfs none Disk; echo '[[Far Away]]' > Disk/Far.md",
            "check", "--json")
        self.assertIn("Disk", done.stdout)
        self.assertIn("K009", done.stdout)
        self.assertNotIn("Far Away", done.stdout)

    @unittest.skipUnless(HAS_MOUNTS, "mounting is not allowed")
    def test_t31_the_vault_may_not_be_written(self):
        want = self.vault.run("rank", "--json")
        done = self.mounted(
            "mount --bind . .; mount -o remount,bind,ro . .; cd .; "
            "! touch People/new.md 2>/dev/null", "rank", "--json")
        self.assertStatus(done, 0)
        self.assertEqual(done.stderr, "")
        self.assertEqual(len(done.stdout), len(want.stdout))

    def test_t31_the_root_folder_is_no_vault(self):
        done = self.run_under(KITH, "index", "-C", "/")
        self.assertStatus(done, 2)
        self.assertIn("root", done.stderr)
        self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main()
