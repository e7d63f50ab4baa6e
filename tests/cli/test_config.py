"""Finding the vault, and the settings: who wins, and what is refused."""
import json
import unittest

from vaults import VaultCase, fill_small, run

# A settings file that is refused, the line it is refused for, and why.
REFUSED = (
    ("me: Dana Whitfield\nhalflife: 30\n", 2, "halflife"),
    ("half_life: soon\n", 1, "soon"),
    ("half_life: -3\n", 1, "-3"),
    ("me: [a, b]\n", 1, "me"),
    ("folders:\n  No/Such/Folder: person\n", 2, "No/Such/Folder"),
    ("folders:\n  People: wizard\n", 2, "wizard"),
    ("exclude:\n  - Gone/\n", 2, "Gone"),
    ("exclude: {a: b}\n", 1, "exclude"),
    ("me: Dana\n  : broken: yaml: [\n", 2, ""),
)


class Discovery(VaultCase):
    def here(self, *words, folder=".", **env):
        return run(self.vault.home, *words, cwd=self.vault.root / folder,
                   env=env)

    def test_a_vault_is_found_from_any_folder_of_it(self):
        fill_small(self.vault)
        for mark in (".kith.yaml", ".obsidian/app.json"):
            self.vault.write(mark)
            for folder in (".", "People", "Meetings"):
                self.assertStatus(self.here("rank", folder=folder), 0)
            (self.vault.root / mark).unlink()

    def test_without_a_vault_the_error_lists_what_obsidian_knows(self):
        self.vault.home.joinpath(".config/obsidian").mkdir(parents=True)
        self.vault.home.joinpath(".config/obsidian/obsidian.json").write_text(
            '{"vaults":{"a1":{"path":"/home/dana/Account Notes","ts":1},'
            '"b2":{"ts":2,"path" : "/home/dana/\\"Old\\""}}}')
        done = self.here("rank")
        self.assertStatus(done, 2)
        self.assertIn("kith -C DIR rank", done.stderr)
        self.assertIn("  /home/dana/Account Notes\n", done.stderr)
        self.assertIn('  /home/dana/"Old"\n', done.stderr)

    def test_without_obsidian_one_line_says_how_to_go_on(self):
        done = self.here("rank")
        self.assertStatus(done, 2)
        self.assertEqual(done.stderr.count("\n"), 1)

    def test_a_missing_vault_is_one_clear_line(self):
        for command in (["rank"], ["who", "x"], ["config"], ["check"],
                        ["export"], ["index"], ["map"]):
            done = self.here(*command, "-C", "/nonexistent/vault")
            self.assertStatus(done, 2)
            self.assertEqual(
                done.stderr,
                "kith: /nonexistent/vault: No such file or directory\n")

    def test_a_file_is_no_vault(self):
        file = self.vault.write("note.md", "# Note\n")
        done = self.here("rank", "-C", str(file))
        self.assertStatus(done, 2)
        self.assertIn("not a folder", done.stderr)

    def test_the_option_wins_over_the_variable_over_the_folder(self):
        fill_small(self.vault)
        self.assertStatus(self.here("rank", KITH_VAULT="/nonexistent"), 2)
        self.assertStatus(
            self.here("rank", "-C", ".", KITH_VAULT="/nonexistent"), 0)

    def test_an_empty_vault_answers_with_the_right_status(self):
        self.vault.write(".kith.yaml")
        for words, status in ((["rank"], 1), (["clusters"], 1), (["map"], 1),
                              (["links"], 1), (["export"], 1), (["check"], 0),
                              (["index"], 0), (["config"], 0),
                              (["who", "Omar"], 3), (["path", "Omar"], 3),
                              (["report", "Omar"], 3)):
            with self.subTest(words):
                done = self.vault.run(*words)
                self.assertStatus(done, status)
                if status in (1, 3):
                    self.assertIn("no notes in this vault", done.stderr)
                else:
                    self.assertEqual(done.stderr, "")


class Settings(VaultCase):
    def origins(self, *words, **env):
        done = self.vault.run("config", "--json", *words, env=env)
        self.assertStatus(done, 0)
        return {r["key"]: (r["value"], r["origin"])
                for r in json.loads(done.stdout)["rows"]}

    def test_every_value_tells_where_it_comes_from(self):
        fill_small(self.vault)
        rows = self.origins()
        self.assertEqual(rows["vault"], (str(self.vault.root), "--vault"))
        self.assertEqual(rows["me"][0], "Dana Whitfield")
        self.assertTrue(rows["me"][1].endswith(".kith.yaml:1"), rows["me"])
        self.assertEqual(rows["half_life"][1], "built in")
        self.assertEqual(rows["weight"], ("recency", "built in"))

    def test_option_over_environment_over_vault_over_user(self):
        user = self.vault.home / ".config/kith/config.yaml"
        user.parent.mkdir(parents=True)
        user.write_text("half_life: 45\nme: Omar Haddad\n")
        fill_small(self.vault)
        rows = self.origins()
        self.assertTrue(rows["half_life"][1].endswith("config.yaml:1"))
        self.assertEqual(rows["me"][0], "Dana Whitfield")
        rows = self.origins(KITH_ME="Theo Brandt", KITH_HALF_LIFE="30")
        self.assertEqual(rows["me"], ("Theo Brandt", "KITH_ME"))
        self.assertEqual(rows["half_life"], ("30", "KITH_HALF_LIFE"))
        rows = self.origins("--me", "Lena Fischer", KITH_ME="Theo Brandt")
        self.assertEqual(rows["me"], ("Lena Fischer", "--me"))

    def test_me_decides_where_a_path_begins(self):
        fill_small(self.vault)
        self.assertEqual(
            self.vault.json("path", "Lena Fischer")["from"], "Dana Whitfield")
        self.assertEqual(
            self.vault.json("path", "Lena Fischer",
                            env={"KITH_ME": "Omar Haddad"})["from"],
            "Omar Haddad")
        self.assertEqual(
            self.vault.json("path", "Omar Haddad", "Lena Fischer")["from"],
            "Omar Haddad")

    def test_one_key_may_be_asked_for(self):
        fill_small(self.vault)
        self.assertEqual(len(self.vault.json("config", "me")["rows"]), 1)
        done = self.vault.run("config", "mee")
        self.assertStatus(done, 2)
        self.assertIn("mee", done.stderr)

    def test_a_wrong_settings_file_is_an_error_with_file_and_line(self):
        fill_small(self.vault)
        for text, line, told in REFUSED:
            self.vault.write(".kith.yaml", text)
            for command in ("rank", "config"):
                with self.subTest(text, command=command):
                    done = self.vault.run(command)
                    self.assertStatus(done, 2)
                    self.assertEqual(done.stdout, "")
                    self.assertIn(f".kith.yaml:{line}: error: ", done.stderr)
                    self.assertIn(told, done.stderr)
                    self.assertEqual(done.stderr.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
