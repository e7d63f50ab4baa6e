"""Notes are made, cut short, renamed and deleted while kith reads them.

A writer changes the vault as fast as it can; meanwhile every command must end,
with a status of its contract, with JSON that is whole, and with accounts that
add up. When the writer has stopped, kith says of the vault what it says of a
fresh copy. `test_churn.py SECONDS` runs longer than the three of the test.
"""
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from vaults import KITH, Vault, run  # noqa: E402

NAMES = 300
FOLDERS = ("People", "Meetings", "Old/Deep", "Old")
COMMANDS = (["index"], ["links"], ["check"], ["rank"], ["clusters"], ["export"],
            ["report", "Person 003"], ["path", "Person 001", "Person 002"])
TEXT = b"---\ntype: person\naliases: [Caf\xc3\xa9]\n---\n# Person\n\n" + b"".join(
    b"- 2026-03-02: met [[Person %03d]] (via Person 007)\n"
    b"- [ ] Call [[Person 009]] \xf0\x9f\x93\x85 2026-04-01\n" % n
    for n in range(40))
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0


class Writer(threading.Thread):
    """Changes a vault until it is stopped; counts what it did."""

    def __init__(self, root):
        super().__init__()
        self.old, self.moved = f"{root}/Old/Deep", f"{root}/Deep"
        self.paths = [f"{root}/{folder}/Person {n:03d}.md"
                      for folder in FOLDERS for n in range(NAMES)]
        self.choose = random.Random(1).choice
        self.done, self.stopped = 0, threading.Event()
        for folder in FOLDERS:
            os.makedirs(root / folder, exist_ok=True)
        for _ in range(NAMES):
            self.create()

    def write(self, flags, size):
        file = os.open(self.choose(self.paths), os.O_WRONLY | flags, 0o644)
        try:
            os.write(file, TEXT[:size])
        finally:
            os.close(file)

    def create(self):
        self.write(os.O_CREAT | os.O_TRUNC, self.choose(range(len(TEXT))))

    def append(self):
        self.write(os.O_APPEND, 90)

    def truncate(self):
        os.truncate(self.choose(self.paths), self.choose(range(200)))

    def rename(self):
        os.rename(self.choose(self.paths), self.choose(self.paths))

    def delete(self):
        os.unlink(self.choose(self.paths))

    def move_folder(self):
        os.rename(self.old, self.moved)
        os.rename(self.moved, self.old)

    def run(self):
        actions = (self.create, self.create, self.truncate, self.append,
                   self.rename, self.rename, self.delete, self.move_folder)
        while not self.stopped.is_set():
            try:
                self.choose(actions)()
                self.done += 1
            except OSError:
                pass  # what it wanted is not there


def faults_of(words, done):
    """What is wrong with the answer to a command."""
    if not done.stdout:  # 1 and 3: nobody, or several, have the name just now
        said = done.returncode in (1, 3) and done.stderr and len(words) > 1
        return [] if said else [(words, done.returncode, done.stderr[-300:])]
    if done.returncode not in (0, 1):
        return [(words, done.returncode, done.stderr[-300:])]
    answer = json.loads(done.stdout)
    if words != ["index"]:
        return []
    links = answer["links_resolved"] + answer["links_unresolved"] + \
        answer["links_skipped"]
    files = answer["notes"] + answer["others"] + sum(answer["skipped"].values())
    if (links, files) == (answer["links_found"], answer["files"]):
        return []
    return [(words, "accounts", answer)]


def ask(home, root, words):
    return run(home, *words, "--json", "-C", ".", cwd=root, timeout=30)


def without_times(text):
    """The answer of `index` tells how long things took."""
    answer = json.loads(text) if text else None
    if isinstance(answer, dict):
        answer = {k: v for k, v in answer.items() if not k.endswith("seconds")}
    return answer


def compare(home, root, folder):
    """What kith says otherwise of a fresh copy."""
    copy = pathlib.Path(folder) / "fresh/vault"
    shutil.copytree(root, copy)
    faults = []
    for words in COMMANDS:
        old, new = ask(home, root, words), ask(home, copy, words)
        if (old.returncode, without_times(old.stdout), old.stderr) != (
                new.returncode, without_times(new.stdout), new.stderr):
            faults.append((words, "differs from a fresh copy"))
    return faults


def main():
    if not os.path.exists(KITH):
        print("needs the program (KITH)")
        return 77
    faults, runs = [], 0
    with tempfile.TemporaryDirectory(prefix="kith-test-") as folder:
        vault = Vault(folder)
        writer = Writer(vault.root)
        writer.start()
        began = time.monotonic()
        while time.monotonic() < began + SECONDS and not faults:
            for words in COMMANDS:
                faults += faults_of(words, ask(vault.home, vault.root, words))
                runs += 1
        writer.stopped.set()
        writer.join()
        rate = writer.done / (time.monotonic() - began)
        faults += compare(vault.home, vault.root, folder)
    print(f"{runs} runs, {writer.done} changes, {rate:.0f} a second, "
          f"{len(faults)} faults")
    for fault in faults[:12]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
