"""Vaults made by the tests, and running kith on them.

Every test makes its vault in a temporary folder of its own, with a home folder
of its own, so that no setting of whoever runs the tests takes part.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

KITH = os.environ.get("KITH", "kith")

# What may change kith's mind; the tests set them one by one.
QUIET = ("KITH_", "CLICOLOR", "NO_COLOR", "XDG_", "COLUMNS")


def environment(home, **more):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(QUIET)}
    return {**kept, "HOME": str(home), "TERM": "xterm", **more}


def read_all(fd):
    """What is written to a terminal or pipe until the last writer is gone."""
    said = b""
    while True:
        try:
            part = os.read(fd, 65536)
        except OSError:  # a terminal without a writer
            break
        if not part:
            break
        said += part
    os.close(fd)
    return said


class Vault:
    """A folder of notes: write(path, text), then run commands in it."""

    def __init__(self, root):
        self.home = pathlib.Path(root) / "home"
        self.root = pathlib.Path(root) / "vault"
        self.user = None  # who runs kith, if not who runs the tests
        self.home.mkdir()
        self.root.mkdir()

    def write(self, path, text=""):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")
        return file

    def person(self, name, body="", **fields):
        lines = "".join(f"{k}: {v}\n" for k, v in fields.items())
        self.write(f"People/{name}.md",
                   f"---\ntype: person\n{lines}---\n\n# {name}\n\n{body}")

    def meeting(self, day, title, people, body=""):
        names = "".join(f'  - "[[{p}]]"\n' for p in people)
        self.write(f"Meetings/{day} - {title}.md",
                   f"---\ntype: meeting\ndate: {day}\nparticipants:\n{names}"
                   f"---\n\n# {title}\n\n{body}")

    def run(self, *words, timeout=30, **more):
        """kith WORDS -C vault; text out and err, and the exit status."""
        return run(self.home, *words, "-C", str(self.root), timeout=timeout,
                   user=self.user, **more)

    def json(self, *words, **more):
        done = self.run(*words, "--json", **more)
        try:
            return json.loads(done.stdout)
        except ValueError:
            raise AssertionError(
                f"kith {' '.join(words)} --json: status {done.returncode}, "
                f"{done.stdout[:200]!r} {done.stderr[:200]!r}") from None


def run(home, *words, timeout=30, env=None, cwd=None, stdout=subprocess.PIPE,
        user=None):
    return subprocess.run(
        [KITH, *words], stdin=subprocess.DEVNULL, stdout=stdout,
        stderr=subprocess.PIPE, text=True, errors="surrogateescape",
        timeout=timeout, cwd=cwd or home, user=user, group=user,
        extra_groups=None if user is None else (),
        env=environment(home, **(env or {})))


def fill_small(vault):
    """Six people at two companies; Dana asks, Omar brokers.

        Dana - Omar - Ines - Lena        Kofi knows nobody
          \\_ Theo _/
    """
    vault.write(".kith.yaml", "me: Dana Whitfield\n")
    vault.person("Dana Whitfield", company='"[[Northwind]]"')
    vault.person("Omar Haddad", company='"[[Northwind]]"',
                 body="Works with [[Ines Duarte]] on storage.\n")
    vault.person("Ines Duarte", company='"[[Fabrikam]]"', aliases="[Nessie]")
    vault.person("Lena Fischer", company='"[[Fabrikam]]"')
    vault.person("Theo Brandt", company='"[[Northwind]]"')
    vault.person("Kofi Mensah", company='"[[Fabrikam]]"')
    vault.write("Companies/Fabrikam.md", "---\ntype: customer\n---\n# Fabrikam\n")
    vault.write("Companies/Northwind.md",
                "---\ntype: organization\n---\n# Northwind\n")
    vault.meeting("2026-03-02", "Weekly sync", ["Dana Whitfield", "Omar Haddad"])
    vault.meeting("2026-03-09", "Storage review", ["Omar Haddad", "Ines Duarte"],
                  body="See [[Nowhere To Be Found]] and ![[chart.png]].\n")
    vault.meeting("2026-03-16", "Pilot scope", ["Ines Duarte", "Lena Fischer"])
    vault.meeting("2026-03-20", "Hand-over", ["Dana Whitfield", "Theo Brandt"])
    vault.meeting("2026-03-21", "Pricing", ["Theo Brandt", "Ines Duarte"])
    vault.write("chart.png", b"\x89PNG")
    return vault


class VaultCase(unittest.TestCase):
    """A test with an empty vault, `self.vault`."""

    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="kith-test-")
        self.addCleanup(self.temporary.cleanup)
        self.vault = Vault(self.temporary.name)

    def assertStatus(self, done, status):
        self.assertEqual(
            done.returncode, status,
            f"{' '.join(done.args)}\n{done.stdout and done.stdout[-500:]}\n"
            f"{done.stderr[-500:]}")
