"""A line on a terminal while notes are read slowly, and none elsewhere.

Nothing is slow here: leaping_clock.c makes every look at the clock a twentieth
of a second; kith looks a few times before the first note, then once a note.
"""
import os
import pty
import re
import subprocess
import sys
import unittest

import vaults
from vaults import VaultCase, environment

CLOCK = os.environ.get("KITH_LEAPING_CLOCK")
FEW, MANY = 1, 30  # notes; all are read by one thread


class Progress(VaultCase):
    def fill(self, notes):
        for i in range(notes):
            self.vault.write(f"Note {i:02}.md", f"[[Note {i + 1:02}]] #x\n")

    def run_kith(self, *words, terminal=True, **env):
        """Standard output, and what a terminal (or a pipe) got as error."""
        ours, theirs = pty.openpty() if terminal else os.pipe()
        done = subprocess.Popen(
            [vaults.KITH, *words, "-C", str(self.vault.root)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs,
            env=environment(self.vault.home, LD_PRELOAD=CLOCK, **env))
        os.close(theirs)
        out = done.stdout.read().decode()
        said = vaults.read_all(ours)
        done.stdout.close()
        self.assertEqual(done.wait(timeout=30), 0, said)
        return out, said.decode()

    def test_it_counts_in_place_and_is_gone_at_the_end(self):
        self.fill(MANY)
        out, said = self.run_kith("tags", "x")
        lines = said.split("\r")
        self.assertEqual(lines[0], "")
        done = [int(re.fullmatch(rf"reading (\d+) of {MANY} notes", line)[1])
                for line in lines[1:-2]]
        self.assertEqual(done, sorted(set(done)))
        self.assertGreater(len(done), 3)
        self.assertGreater(done[-1], MANY - 4)
        self.assertEqual(lines[-2].strip(), "")
        self.assertGreaterEqual(len(lines[-2]), len(lines[-3]))
        self.assertEqual(lines[-1], "")
        self.assertEqual(len(out.splitlines()), MANY + 1)

    def test_messages_stand_on_a_line_of_their_own(self):
        self.fill(MANY)
        _, said = self.run_kith("tags", "-v")
        self.assertRegex(said, r"\r +\rkith: read 30 notes")

    def test_there_is_none_where_nobody_looks_or_waits(self):
        self.fill(MANY)
        self.assertEqual(self.run_kith("tags", terminal=False)[1], "")
        self.assertEqual(self.run_kith("tags", "-q")[1], "")

    def test_there_is_none_before_half_a_second(self):
        self.fill(FEW)
        self.assertEqual(self.run_kith("tags")[1], "")


if __name__ == "__main__":
    if not CLOCK:
        print("sanitizers take no preloaded clock")
        sys.exit(77)
    unittest.main()
