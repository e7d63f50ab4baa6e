"""Reading a vault, beside the floor of reading its bytes, in one run.

    python3 tests/bench/reading.py VAULT [RUNS]

Prints medians of paired runs: `kith index --stats` against `cat` of all notes
and `find -printf`, as ratios; and the peak memory a note, against a vault
without notes (what the program and its libraries take by themselves).
"""
import os, pathlib, statistics, subprocess, sys, tempfile, time

KITH = os.environ.get("KITH", "build/kith")


def seconds(command):
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def peak(command):
    """Peak resident bytes of a child, as the kernel tells."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert status == 0, command
    return usage.ru_maxrss * 1024


def main():
    vault = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    notes = sum(1 for _ in pathlib.Path(vault).rglob("*.md"))
    index = [KITH, "index", "-C", vault, "--stats"]
    cat = ["find", vault, "-name", "*.md", "-exec", "cat", "{}", "+"]
    find = ["find", vault, "-printf", "%s %T@ %p\n"]
    for command in (cat, find, index):
        seconds(command)
    times = [[seconds(c) for c in (index, cat, find)] for _ in range(runs)]
    ours, theirs, floor = (statistics.median(t) for t in zip(*times))
    print(f"{notes} notes, medians of {runs} paired runs")
    print(f"kith index --stats  {ours * 1e3:8.1f} ms   {notes / ours:10.0f} notes/s")
    print(f"cat of all notes    {theirs * 1e3:8.1f} ms   ratio "
          f"{statistics.median(a / b for a, b, _ in times):5.2f}")
    print(f"find -printf        {floor * 1e3:8.1f} ms   ratio "
          f"{statistics.median(a / c for a, _, c in times):5.2f}")
    with tempfile.TemporaryDirectory() as empty:
        base = peak([KITH, "index", "-C", empty, "--stats"])
    most = peak(index)
    print(f"peak memory         {most / 2**20:8.1f} MiB  of which "
          f"{base / 2**20:.1f} MiB without any note; "
          f"{(most - base) / max(notes, 1):.0f} bytes a note")


if __name__ == "__main__":
    main()
