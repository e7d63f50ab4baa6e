"""The three programs in samples/ use the library as a stranger would: they run
on the sample vault and find its story."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

BUILD = os.environ["KITH_BUILD"]
SOURCE = os.environ["KITH_SOURCE"]
VAULT = os.path.join(SOURCE, "samples", "vault")
failures = []


def run(name, *arguments):
    environment = dict(os.environ)
    environment["PATH"] = BUILD + ":" + environment["PATH"]
    done = subprocess.run(
        [os.path.join(BUILD, "tests", "sample_" + name), *arguments],
        env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        timeout=300)
    return (done.returncode, done.stdout.decode("utf-8"),
            done.stderr.decode("utf-8"))


def check(fact, holds, shown=""):
    print("ok  " if holds else "FAIL", fact)
    if not holds:
        failures.append(fact)
        print(shown)


def places_exist(text):
    """Every FILE:LINE is a line of a note."""
    places = re.findall(r"^ +[\w-]+ +(\S.*\.md):(\d+)$", text, re.M)
    for path, line in places:
        with open(os.path.join(VAULT, path), encoding="utf-8") as note:
            if int(line) > sum(1 for _ in note):
                return False
    return bool(places)


def introduce():
    status, out, err = run("introduce", VAULT, "Caroline Abbott")
    check("introduce: exits 0", status == 0, err)
    first = out.split("\n", 1)[0]
    check("introduce: the first chain runs through Elena Vasquez",
          "Dana Whitfield -> Elena Vasquez -> Caroline Abbott" in first, out)
    check("introduce: Dana has never met her: meetings of others are not hers",
          "Dana Whitfield -> Caroline Abbott\n" not in out, out)
    check("introduce: Elena is asked first",
          "Ask Elena Vasquez first." in out, out)
    check("introduce: evidence can be opened", places_exist(out), out)
    status, out, err = run("introduce", VAULT, "Nobody Atall")
    check("introduce: an unknown name is an error in one line",
          status == 1 and not out and err.count("\n") == 1, err)


def brokers():
    status, out, err = run("brokers", VAULT, "3")
    check("brokers: exits 0", status == 0, err)
    lines = out.splitlines()
    check("brokers: three people under a heading", len(lines) == 4, out)
    check("brokers: Elena Vasquez is one of them", "Elena Vasquez" in out, out)


def stakeholders():
    status, out, err = run("stakeholders", VAULT, "Microsoft")
    check("stakeholders: exits 0", status == 0, err)
    check("stakeholders: a chain is named", " -> " in err, err)
    try:
        root = tree.fromstring(out)
        check("stakeholders: the map is SVG", root.tag.endswith("svg"))
    except tree.ParseError as reason:
        check("stakeholders: the map is well-formed", False, str(reason))


def usage():
    for name in ("introduce", "brokers", "stakeholders"):
        status, out, err = run(name)
        check(f"{name}: says how it is used",
              status == 2 and "usage: " in err and not out, err)


if __name__ == "__main__":
    introduce()
    brokers()
    stakeholders()
    usage()
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)
