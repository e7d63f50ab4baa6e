"""The README shows what the program prints: every fenced block that starts with
"$ kith ..." is run on the sample vault and compared to the letter.

    KITH=build/kith KITH_SOURCE=. python3 tests/cli/test_readme.py [--update]

--update writes what the program prints into the README instead.
"""
import difflib
import os
import re
import shlex
import subprocess
import sys

SOURCE = os.environ["KITH_SOURCE"]
KITH = os.environ["KITH"]
README = os.path.join(SOURCE, "README.md")
FENCE = re.compile(r"^```\w*\n(\$ kith .*?)^```$", re.M | re.S)


def run(command):
    """What a reader in the source folder sees; 1 is an answer, not a failure."""
    arguments = shlex.split(command)[1:]
    environment = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1")
    environment["PATH"] = os.path.dirname(KITH) + ":" + environment["PATH"]
    done = subprocess.run(
        [KITH, "-C", "samples/vault"] + arguments, cwd=SOURCE,
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=120)
    if done.returncode not in (0, 1):
        print(f"$ {command}: exit status {done.returncode}")
    return done.stdout.decode("utf-8"), done.returncode in (0, 1)


def replay(block):
    """The same commands with what they print now, and whether all ran."""
    text, all_ran = "", True
    for line in block.splitlines():
        if line.startswith("$ kith "):
            output, ran = run(line[2:])
            if output and not output.endswith("\n"):
                output += "\n"
            text += line + "\n" + output
            all_ran &= ran
    return text, all_ran


def main():
    with open(README, encoding="utf-8") as file:
        readme = file.read()
    blocks = FENCE.findall(readme)
    failed, commands = 0, 0
    for block in blocks:
        now, ran = replay(block)
        commands += len(re.findall(r"^\$ kith ", block, re.M))
        if "--update" in sys.argv[1:]:
            readme = readme.replace(block, now)
        elif now != block:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(
                block.splitlines(True), now.splitlines(True),
                "README.md", "kith"))
        failed += not ran
    if "--update" in sys.argv[1:]:
        with open(README, "w", encoding="utf-8") as file:
            file.write(readme)
    print(f"{commands} commands in {len(blocks)} blocks, {failed} failed")
    return 1 if failed or not blocks else 0


if __name__ == "__main__":
    sys.exit(main())
