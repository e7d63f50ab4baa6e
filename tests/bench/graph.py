"""The graph and what is measured on it, beside the floor of reading, in one run.

    python3 tests/bench/graph.py VAULT [PERSON] [RUNS]

Prints medians of paired runs as ratios to `cat` of all notes: the seconds of
each stage that `kith index --stats` tells, and those of whole answers: rank,
clusters, and who, path and report of PERSON (else of the second of `rank`).
"""
import os, re, statistics, subprocess, sys, time

KITH = os.environ.get("KITH", "build/kith")


def run(command):
    """Seconds that a command takes, and what it prints."""
    began = time.monotonic()
    out = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.monotonic() - began, out.stdout


def main():
    vault = sys.argv[1]
    here = ["-C", vault, "--json"]
    person = sys.argv[2] if len(sys.argv) > 2 else None
    if not person:
        ranked = run([KITH, "rank", "-n", "2", "-f", "csv", "-C", vault])[1]
        person = ranked.splitlines()[2].split(",")[1].strip('"')
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    cat = ["find", vault, "-name", "*.md", "-exec", "cat", "{}", "+"]
    answers = {"rank": ["rank"], "clusters": ["clusters"]}
    answers |= {word: [word, person] for word in ("who", "path", "report")}
    ratios, seconds = {}, {}
    for _ in range(runs):
        began = time.monotonic()
        subprocess.run(cat, check=True, stdout=subprocess.DEVNULL)
        floor = time.monotonic() - began
        told = run([KITH, "index", "--stats", "--no-cache", "-C", vault])[1]
        row = {stage: float(s) for stage, s in
               re.findall(r"(walk|read|resolve|graph) (\d+\.\d+)", told)}
        row |= {f"kith {name}": run([KITH, *words, *here])[0]
                for name, words in answers.items()}
        for name, took in row.items():
            seconds.setdefault(name, []).append(took)
            ratios.setdefault(name, []).append(took / floor)
    print(f"medians of {runs} runs, as ratios to cat")
    for name in ratios:
        print(f"{name:14}{statistics.median(seconds[name]) * 1e3:8.1f} ms"
              f"{statistics.median(ratios[name]):8.2f}")


if __name__ == "__main__":
    main()
