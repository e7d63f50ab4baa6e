"""What a user may rely on whatever the command: statuses, streams, help."""
import unittest

from vaults import VaultCase, fill_small, run

COMMANDS = ("who", "path", "rank", "clusters", "tasks", "map", "report",
            "links", "backlinks", "unresolved", "orphans", "deadends", "tags",
            "aliases", "properties", "check", "export", "index", "config", "help", "version")
TOPICS = ("formats", "exit-codes", "config", "weights", "privacy")

# What is typed, and what the one line on standard error must hold.
MISTAKES = (
    ("rnak", "Did you mean 'rank'"),
    ("frobnicate", "unknown command"),
    ("rank --limti 3", "Did you mean '--limit'"),
    ("rank --zzz", "unknown option"),
    ("rank -x", "unknown option '-x'"),
    ("rank --limit", "needs a value"),
    ("rank --limit -1", "whole number"),
    ("rank --limit=3x", "whole number"),
    ("rank --by betwenness", "Did you mean 'betweenness'"),
    ("rank --weight recensy", "Did you mean 'recency'"),
    ("rank --half-life 0", "above 0"),
    ("rank --half-life nan", "above 0"),
    ("rank --format jsn", "Did you mean 'json'"),
    ("rank --format svg", "rank does not print svg"),
    ("rank --as-of 2026-02-30", "YYYY-MM-DD"),
    ("rank --as-of tomorrow", "YYYY-MM-DD, or today"),
    ("rank --since 2026-1-1", "YYYY-MM-DD"),
    ("rank --depth 2", "rank takes no --depth (map does)"),
    ("rank --json=yes", "takes no value"),
    ("rank Omar", "takes no 'Omar'"),
    ("path", "needs a name"),
    ("path Omar --max-steps 9", "up to 6"),
    ("who Omar Haddad", '"Omar Haddad"'),
    ("tasks --due tomorrow", "YYYY-MM-DD, or today|overdue|week"),
    ("tasks --owner=Omar", "takes no value"),
    ("tasks --since 2026-01-01", "tasks takes no --since"),
    ("backlinks", "needs a name"),
    ("backlniks Omar", "Did you mean 'backlinks'"),
    ("orphans Omar", "takes no 'Omar'"),
    ("tags --me Omar", "tags takes no --me"),
    ("deadends -f svg", "deadends does not print svg"),
    ("check --severity worning", "Did you mean 'warning'"),
    ("check --select K9", "K9"),
    ("check --explain K999", "K999"),
    ("export graphml", "export"),
    ("help fromats", "Did you mean 'formats'"),
    ("map -o map.html", "map does not print .html"),
    ("map -f text", "map does not print text, only json, ndjson, dot, svg"),
    ("map --format tsv", "map does not print tsv"),
    ("map -o map.csv", "map does not print .csv"),
)


class Contract(VaultCase):
    def test_kith_alone_is_one_screen_with_examples(self):
        done = run(self.vault.home)
        self.assertStatus(done, 0)
        self.assertEqual(done.stderr, "")
        self.assertLessEqual(len(done.stdout.splitlines()), 28)
        self.assertEqual(done.stdout.count("  kith "), 5)
        for command in COMMANDS:
            self.assertIn(command, done.stdout)

    def test_every_command_has_help_short_and_long(self):
        for command in COMMANDS:
            short = run(self.vault.home, command, "-h")
            long = run(self.vault.home, "help", command)
            for done in (short, long):
                self.assertStatus(done, 0)
                self.assertEqual(done.stderr, "")
                for line in done.stdout.splitlines():
                    self.assertLessEqual(len(line), 80, line)
            if command != "help":
                self.assertIn(f"Usage: kith {command}", short.stdout)
                self.assertTrue(long.stdout.startswith(short.stdout))
                self.assertIn("Examples:", long.stdout)

    def test_topics_have_help(self):
        for topic in TOPICS:
            done = run(self.vault.home, "help", topic)
            self.assertStatus(done, 0)
            self.assertGreater(len(done.stdout), 100)

    def test_version_is_printed_thrice_the_same(self):
        said = {run(self.vault.home, *words).stdout
                for words in (["version"], ["--version"], ["rank", "--version"])}
        self.assertEqual(len(said), 1)
        self.assertRegex(said.pop(), r"^kith \d+\.\d+\.\d+\n$")

    def test_mistakes_are_one_clear_line_and_status_2(self):
        fill_small(self.vault)
        for words, told in MISTAKES:
            with self.subTest(words):
                done = run(self.vault.home, *words.split(),
                           cwd=self.vault.root)
                self.assertStatus(done, 2)
                self.assertEqual(done.stdout, "")
                self.assertIn(told, done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_a_bad_date_in_the_environment_names_the_variable(self):
        fill_small(self.vault)
        done = self.vault.run("rank", env={"KITH_AS_OF": "yesterday"})
        self.assertStatus(done, 2)
        self.assertIn("KITH_AS_OF", done.stderr)

    def test_options_stand_anywhere_and_in_every_form(self):
        fill_small(self.vault)
        root = str(self.vault.root)
        said = {run(self.vault.home, *words).stdout for words in (
            ["-C", root, "rank", "--limit", "2", "--json"],
            ["--json", "rank", "--limit=2", "--vault", root],
            ["rank", f"-C{root}", "-n2", "-f", "json"],
            ["rank", f"--vault={root}", "-n", "2", "--format=json"])}
        self.assertEqual(len(said), 1)

    def test_words_after_two_dashes_are_no_options(self):
        fill_small(self.vault)
        root = str(self.vault.root)
        done = run(self.vault.home, "-C", root, "who", "--", "--json")
        self.assertStatus(done, 3)
        self.assertIn("--json", done.stderr)

    def test_aliases_answer_the_same(self):
        fill_small(self.vault)
        for alias, command, *words in (("intro", "path", "Lena Fischer"),
                                       ("brief", "report", "Fabrikam"),
                                       ("lint", "check")):
            self.assertEqual(self.vault.run(alias, *words).stdout,
                             self.vault.run(command, *words).stdout)

    def test_an_unknown_name_is_status_3_and_one_line(self):
        fill_small(self.vault)
        for words in (["who", "Zebulon"], ["path", "Zebulon"],
                      ["report", "Zebulon"], ["map", "Zebulon"],
                      ["rank", "--within", "Zebulon"],
                      ["path", "Lena Fischer", "--avoid", "Zebulon"],
                      ["links", "--backlinks", "Zebulon"],
                      ["check", "Zebulon"],
                      ["rank", "--me", "Zebulon"]):
            with self.subTest(words):
                done = self.vault.run(*words)
                self.assertStatus(done, 3)
                self.assertEqual(done.stdout, "")
                self.assertIn("Zebulon", done.stderr)
                self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_a_way_in_starts_from_a_person(self):
        fill_small(self.vault)
        done = self.vault.run("path", "Fabrikam", "Lena Fischer")
        self.assertStatus(done, 3)
        self.assertIn('"Fabrikam" is no person', done.stderr)

    def test_a_mistyped_name_is_not_guessed_but_suggested(self):
        fill_small(self.vault)
        done = self.vault.run("who", "Ines Duatre")
        self.assertStatus(done, 3)
        self.assertIn("Ines Duarte", done.stderr)

    def test_an_ambiguous_name_is_status_3_with_the_candidates(self):
        fill_small(self.vault)
        self.vault.person("Omar Castell", company='"[[Fabrikam]]"')
        done = self.vault.run("who", "Omar")
        self.assertStatus(done, 3)
        self.assertIn("Omar Haddad", done.stderr)
        self.assertIn("Omar Castell", done.stderr)
        self.assertIn("give more of the name", done.stderr)

    def test_names_ignore_case_and_diacritics_and_know_aliases(self):
        fill_small(self.vault)
        for name in ("ines duarte", "Inês Duarte", "nessie", "duar"):
            self.assertEqual(self.vault.json("who", name)["name"],
                             "Ines Duarte")

    def test_success_says_nothing_on_standard_error_but_for_v(self):
        fill_small(self.vault)
        for words in (["rank"], ["who", "Omar Haddad"], ["clusters"],
                      ["path", "Lena Fischer"], ["index"], ["export"],
                      ["links"], ["report", "Fabrikam"], ["map"],
                      ["config"]):
            with self.subTest(words):
                done = self.vault.run(*words)
                self.assertStatus(done, 0)
                self.assertEqual(done.stderr, "")
                self.assertNotEqual(done.stdout, "")
        self.assertRegex(self.vault.run("rank", "-v").stderr,
                         r"read \d+ notes, \d+ links in \d+\.\d+ s")

    def test_quiet_leaves_the_status_only(self):
        fill_small(self.vault)
        done = self.vault.run("rank", "-q")
        self.assertStatus(done, 0)
        self.assertEqual((done.stdout, done.stderr), ("", ""))
        self.assertStatus(
            self.vault.run("path", "Kofi Mensah", "-q"), 1)

    def test_the_answer_does_not_depend_on_threads_or_locale(self):
        fill_small(self.vault)
        for words in (["rank", "--json"], ["export"], ["clusters"], ["map"],
                      ["report", "Fabrikam"], ["links"], ["check"]):
            said = {self.vault.run(*words, "-j", jobs, env=env).stdout
                    for jobs, env in (("1", {}), ("2", {"LC_ALL": "C"}),
                                      ("7", {"LC_ALL": "de_DE.UTF-8",
                                             "TZ": "Asia/Tokyo"}))}
            self.assertEqual(len(said), 1, words)


if __name__ == "__main__":
    unittest.main()
