"""Every limit: one below it and at it nothing is said, one above it it is named.

The limits are those of src/base/limits.h, read from there. Two million notes
(LIMIT_NOTES) are too many for a test; those of drawing are tested with it.
"""
import json
import os
import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))

from vaults import VaultCase  # noqa: E402

HEADER = pathlib.Path(os.environ.get("KITH_SOURCE", ".")) / "src/base/limits.h"


def limits():
    found = {}
    for name, value in re.findall(
            r"(?m)^#define LIMIT_(\w+) +(\(.*?\)|\d+)(?= *(?:/\*|$))",
            HEADER.read_text()):
        found[name] = eval(value.replace("(size_t)", ""))  # a number or a shift
    return found


def note(front="", body=""):
    return f"---\ntype: person\n{front}---\n{body}"


def front_matter(n):
    """Front matter of n bytes between its fences, nearly all of them comment."""
    text = "type: person\n" + f"#{'x' * 98}\n" * (n // 100)
    text = text[:n - 3].rstrip("\n")
    return f"---\n{text}{'x' * (n - 1 - len(text))}\n---\n"


def meeting(n):
    people = "".join(f'  - "[[Ana {chr(97 + i // 26)}{chr(97 + i % 26)}]]"\n'
                     for i in range(n))
    return ("---\ntype: meeting\ndate: 2026-03-02\nparticipants:\n"
            + people + "---\n")


# The limit, the code that tells of it, and the note of size n.
ROWS = (
    ("NOTE_BYTES", "K002", lambda n: "x" * n),
    ("INDEXED_BYTES", "K011", lambda n: "x" * n),
    ("FRONT_MATTER_BYTES", "K105", front_matter),
    ("YAML_DEPTH", "K105", lambda n: note(  # all of it is the first level
        "a: " + "{a: " * (n - 1) + "b" + "}" * (n - 1) + "\n")),
    ("NAME_BYTES", "K105", lambda n: note(f"note: {'x' * n}\n")),
    ("BLOCK_DEPTH", "K106", lambda n: "> " * n + "a\n"),
    ("LINKS_PER_NOTE", "K107", lambda n: "[[H]]\n" * n),
    ("TARGET_BYTES", "K107", lambda n: f"[[{'x' * n}]]\n"),
    ("BROADCAST", "K703", meeting),
)


class Limits(VaultCase):
    def codes(self):
        done = self.vault.run("check", "--json", "--severity", "note")
        if done.returncode == 2:
            done = self.vault.run("check", "--json")
        return {row["code"] for row in json.loads(done.stdout)["rows"]}

    def test_what_exceeds_a_limit_is_named_and_nothing_else_is(self):
        values = limits()
        for name, code, make in ROWS:
            for beyond in (-1, 0, 1):
                with self.subTest(name, beyond=beyond):
                    self.vault.write("H.md", make(values[name] + beyond))
                    told = code in self.codes()
                    self.assertEqual(told, beyond > 0)

    def said(self, code):
        rows = self.vault.json("check", "--select", code)["rows"]
        return [row["message"] for row in rows]

    def test_a_file_that_is_too_large_is_told_the_limit(self):
        most = limits()["NOTE_BYTES"]
        self.vault.write("H.md", "x" * (most + 1))
        self.vault.write("H.canvas", "x" * (most + 1))
        size = f"larger than {most >> 20} MiB"
        self.assertEqual(self.said("K002"), [f"note is skipped: {size}"])
        self.assertEqual(self.said("K001"), [f"canvas is not read: {size}"])

    def test_a_file_of_rules_that_is_not_read_says_why(self):
        most = limits()["FRONT_MATTER_BYTES"]
        name = ".kithignore"
        self.vault.write(name, "x" * (most + 1))
        self.vault.write("H.md", "")
        self.assertEqual(self.said("K010"), [
            f'"{name}" is not read: larger than {most >> 10} KiB'])
        (self.vault.root / name).unlink()
        (self.vault.root / name).symlink_to("H.md")
        self.assertEqual(self.said("K010"), [
            f'"{name}" is not read: a symbolic link, which is not followed'])
        (self.vault.root / name).unlink()
        (self.vault.root / name).mkdir()
        self.assertEqual(self.said("K010"), [
            f'"{name}" is not read: not a regular file'])

    def test_a_tag_of_very_many_levels_counts_for_the_first_above_it(self):
        most = limits()["TAG_LEVELS"]
        for levels in (most - 1, most, most + 1, 4 * most):
            above = "/".join(f"a{i}" for i in range(levels - 1))
            tags = [above, f"{above}/x"]
            self.vault.write("H.md", "#" + " #".join(tags) + "\n")
            data = self.vault.json("tags")
            self.assertEqual([r["tag"] for r in data["rows"]], tags)
            times = {r["tag"]: r["count"] for r in data["counts"]}
            first = ["/".join(above.split("/")[:n + 1])
                     for n in range(min(levels - 2, most - 1))]
            self.assertEqual(times, {
                **{tag: 2 for tag in first},
                above: 2 if levels <= most else 1, tags[1]: 1})

    def test_a_folder_beyond_the_depth_is_told_the_limit(self):
        most = limits()["DIRECTORY_DEPTH"]
        self.vault.write("a/" * (most + 1) + "H.md", "")
        self.assertEqual(self.said("K007"), [
            f"folders are nested deeper than {most}"])

    def test_rules_beyond_the_limit_are_named_with_it(self):
        most = limits()["IGNORE_RULES"]
        self.vault.write("H.md", "")
        self.vault.write(".kithignore", "a\n" * most)
        self.assertEqual(self.said("K010"), [])
        self.vault.write(".kithignore", "a\n" * most + "b\n")
        self.assertEqual(self.said("K010"), [
            f'"b" is beyond the limit of {most} rules and is not read'])

    def test_front_matter_of_too_many_events_is_named(self):
        # A stream, a document and a mapping begin; type: person are two more.
        most = (limits()["YAML_EVENTS"] - 5) // 2
        said = []
        for keys in (most - 20, most + 20):
            self.vault.write("H.md", note("".join(
                f"? k{i}\n: v\n" for i in range(keys))))
            said.append("K105" in self.codes())
        self.assertEqual(said, [False, True])

    def test_folders_below_the_limit_are_not_entered(self):
        most = limits()["DIRECTORY_DEPTH"]
        for depth in (most - 1, most):
            folder = "/".join(["d"] * depth)
            self.vault.write(f"{folder}/H{depth}.md", "[[x]]\n")
        stats = self.vault.json("index")
        self.assertEqual((stats["notes"], stats["skipped"]["depth"]), (1, 1))
        self.assertIn("K007", self.codes())

    def test_a_map_says_how_many_it_leaves_out(self):
        most = limits()["MAP_PEOPLE"]
        self.vault.write(".kith.yaml", "me: Dana Whitfield\n")
        for people in (most, most + 1):
            for i in range(people):
                self.vault.meeting(
                    f"2026-03-{i % 28 + 1:02d}", f"M{i}",
                    ["Dana Whitfield", f"Ana {i // 26}x{chr(97 + i % 26)}"])
            shown = self.vault.json("map")
            hidden = json.dumps(shown).count('"hidden":') and shown["hidden"]
            self.assertEqual(hidden > 0, people + 1 > most, shown.keys())


if __name__ == "__main__":
    unittest.main()
