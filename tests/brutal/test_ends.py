"""Kith ended from outside: too little memory to live in, or killed.

T57: under a limit on the address space that leaves nothing, little or enough, a
command answers as it should, or exits with 2 and one line that says "out of
memory". Below what `kith version` needs, the libraries cannot even be loaded.

T52: killed at any moment, kith leaves the old file or the whole new one.
"""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

KITH = os.environ.get("KITH", "")
HEAP = os.environ.get("KITH_FAILING_MALLOC", "")
VAULT = pathlib.Path(os.environ.get("KITH_SOURCE", ".")) / "samples/vault"
COARSE, FINE = 1 << 20, 64 << 10
MOST = 4 << 30
ENOUGH = 6  # right answers in a row: there is nothing more to find above
KILLS = 60
COMMANDS = (["rank"], ["path", "Caroline"], ["report", "Microsoft"],
            ["clusters", "--json"])


def run(words, bytes_of_memory=resource.RLIM_INFINITY):
    limit = (bytes_of_memory, bytes_of_memory)
    vault = [] if words == ["version"] else ["-C", str(VAULT)]
    return subprocess.run(
        [KITH, *words, *vault], stdin=subprocess.DEVNULL,
        capture_output=True, timeout=30,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, limit))


def least_room():
    """The least number of bytes, by steps, in which main is reached."""
    room = COARSE
    for step in (COARSE, FINE):
        while run(["version"], room).returncode != 0 and room < MOST:
            room += step
        room -= step if step == COARSE else 0
    return room


def starved(words, room):
    """What goes wrong while the room to live in grows."""
    want = run(words)
    faults, refused, right = [], 0, 0
    while right < ENOUGH and room < MOST:
        got = run(words, room)
        if (got.returncode, got.stdout) == (want.returncode, want.stdout):
            right += 1
        elif got.returncode == 2 and not got.stdout and \
                got.stderr == b"kith: out of memory\n":
            refused += 1
        else:
            faults.append((words, room, got.returncode, got.stderr[-200:]))
        room += FINE
    print(f"{' '.join(words)}: refused in {refused} sizes, "
          f"right from {(room - ENOUGH * FINE) >> 10} KB, "
          f"{len(faults)} faults")
    return faults


def killed(folder):
    """What a run that was killed left behind, if neither old nor new."""
    file = folder / "map.dot"
    words = ["map", "Microsoft", "-o", str(file)]
    began = time.monotonic()
    run(words)
    full = time.monotonic() - began
    new, old, faults, kept = file.read_bytes(), b"old\n", [], 0
    moment = random.Random(1)
    for _ in range(KILLS):
        file.write_bytes(old)
        child = subprocess.Popen(
            [KITH, *words, "-C", str(VAULT)], stdin=subprocess.DEVNULL)
        time.sleep(moment.uniform(0, full * 1.2))
        child.kill()
        child.wait()
        left = file.read_bytes()
        kept += left == old
        if left not in (old, new):
            faults.append((words, len(left), left[-80:]))
    others = [f.name for f in folder.iterdir()
              if f != file and not f.name.startswith(".kith-")]
    print(f"{KILLS} kills: {kept} times the old file, {len(faults)} torn")
    return faults + others


def main():
    if not KITH or not os.path.exists(KITH):
        print("needs the program (KITH)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        faults = killed(pathlib.Path(folder))
    if HEAP:  # sanitizers need more room than they use
        room = least_room()
        faults += [f for words in COMMANDS for f in starved(words, room)]
    for fault in faults[:12]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
