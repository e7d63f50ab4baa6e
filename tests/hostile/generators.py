"""Texts and vaults made to cost more than their size: each grows with n.

A row is a name and a function of n, the bytes wanted. What a note of n bytes
costs must stay proportional to n, whatever it holds: test_complexity.py counts.
"""
import itertools

WORDS = ("Ana", "Bela", "Cora", "Dina", "Elsa", "Fina", "Gina", "Hana", "Ines",
         "Jana", "Kira", "Lena", "Mina", "Nora", "Olga", "Pia", "Rita", "Sara")


def fill(n, *units):
    """The units one after the other, until there are n bytes."""
    size = sum(len(u.encode()) for u in units)
    return "".join(units) * max(1, n // size)


def count(n, unit):
    """unit.format(i) for i = 0, 1, ..., until there are n bytes."""
    parts, size = [], 0
    for i in itertools.count():
        if size >= n:
            return "".join(parts)
        parts.append(unit.format(i))
        size += len(parts[-1])


def steps(n, unit):
    """Runs of the unit: one, two, three, ..., until there are n bytes."""
    parts, size = [], 0
    for i in itertools.count(1):
        if size >= n:
            return " ".join(parts)
        parts.append(unit * i)
        size += i * len(unit) + 1


def name(i):
    """A full name that no other number has."""
    letters = "".join(chr(97 + i // 26 ** k % 26) for k in range(4))
    return f"{WORDS[i % len(WORDS)]} X{letters}"


def names(n, join=", "):
    return join.join(name(i) for i in range(max(1, n // 11)))


def unit(*units):
    return lambda n: fill(n, *units)


def counted(text):
    return lambda n: count(n, text)


MARKDOWN = (
    ("nested lists", unit("- ")),
    ("nested numbers", unit("1. ")),
    ("nested quotes", lambda n: fill(n, ">") + " a*\n\nb\n"),
    ("nested quotes and lists", unit("> - ")),
    ("lists nested a line each", lambda n: "".join(
        " " * 2 * (i % 600) + "- a\n" for i in range(max(1, n // 600)))),
    ("image openers", unit("![[]()")),
    ("brackets", unit("[")),
    ("closing brackets", unit("]")),
    ("brackets that close late", lambda n: fill(n // 2, "[") + fill(n // 2, "]")),
    ("link openers", unit("[[")),
    ("link openers with text", unit("[[a")),
    ("link openers a line each", unit("[[a\n")),
    ("embeds that never close", unit("![[")),
    ("link closers", unit("]]")),
    ("display texts that never close", unit("[[a|")),
    ("subpaths that never close", unit("[[a#")),
    ("one link again and again", unit("[[Person 01]] ")),
    ("other links", counted("[[P{0}]] ")),
    ("links a line each", counted("- [[P{0}]]\n")),
    ("Markdown links", counted("[a](b{0}.md) ")),
    ("Markdown links that never close", unit("[a](")),
    ("Markdown links in brackets that never close", unit("[a](<b")),
    ("Markdown links around links", unit("[a [[b]] c](d.md) ")),
    ("images around images", lambda n: fill(n // 2, "![")
     + fill(n // 2, "](b)")),
    ("links around Markdown links", lambda n: fill(n // 2, "[")
     + "a" + fill(n // 2, "](b)")),
    ("destinations of parentheses", lambda n: "[a](" + fill(n, "(")),
    ("titles that never close", unit('[a](b "')),
    ("autolinks that never close", unit("<http:")),
    ("addresses", unit("http://a ")),
    ("addresses without end", unit("http://")),
    ("tags in an address", lambda n: "http://" + fill(n, "_#")),
    ("tags in a word", unit("_#=##")),
    ("backticks", lambda n: steps(n, "`")),
    ("single backticks", unit("`a``b ")),
    ("math", unit("$a $$b ")),
    ("dollars", unit("$")),
    ("emphasis", unit("*a_ ")),
    ("asterisks", unit("**")),
    ("bold words", unit("**a ")),
    ("tildes", unit("~~a ")),
    ("HTML comments", unit("<!-- ")),
    ("HTML comments a line each", unit("<!-- a\n")),
    ("HTML comments that close", unit("<!-- --> ")),
    ("tags of HTML", unit("<a ")),
    ("tags of HTML that close", unit("b <a>c</a>")),
    ("attributes", lambda n: "b <a " + fill(n, "c ")),
    ("attributes with spaces", lambda n: "b <a" + fill(n, " \t")),
    ("attributes that never close", unit('b <a c="')),
    ("attributes in each other", unit("b <a c=\"<a d=' e='\" f=")),
    ("attributes in quotes", unit("b <a c=' \"<a d=\" '")),
    ("autolinks", counted("<http:a{0}> ")),
    ("addresses in angle brackets", unit("<a@b>")),
    ("addresses of dots", lambda n: "<a@b" + fill(n, ".b")),
    ("blocks of HTML", unit("<div>\n")),
    ("processing instructions", unit("a <?")),
    ("declarations", unit("a <!A ")),
    ("CDATA", unit("a <![CDATA[")),
    ("comments", unit("%%")),
    ("comments with text", unit("%% a ")),
    ("comments a line each", unit("%% a\n\n")),
    ("comments that end with their quotation", unit("> %%\n\n")),
    ("math that ends with its quotation",
     lambda n: fill(n, "> $$\n> a\n\n") + "$$\n"),
    ("a comment, then bullets in a line",
     lambda n: "%% a\n%%\n" + fill(n, "- ") + "x\n"),
    ("footnotes with lists", unit("[^1]: a\n\n    - b\n")),
    ("definitions", counted("[a{0}]: b\n")),
    ("definitions of one name", unit("[a]: b\n")),
    ("definitions that never end", unit("[a]: <b\n")),
    ("footnotes", counted("[^{0}]: a\n\n")),
    ("uses of footnotes", counted("[^{0}] ")),
    ("a table of cells", lambda n: fill(n // 2, "|a") + "\n" + fill(n // 2, "|-")
     + "\n"),
    ("a table of rows", lambda n: "|a|b|\n|-|-|\n" + fill(n, "|c|d|\n")),
    ("a table of links", lambda n: "|Name|Role|\n|-|-|\n"
     + count(n, "|[[P{0}]]|[[Q{0}\\|b]]|\n")),
    ("a wide table of rows", lambda n: "|a" * 300 + "\n" + "|-" * 300 + "\n"
     + fill(n, "|b" * 300 + "\n")),
    ("bars", unit("|")),
    ("bars that are escaped", unit("\\|")),
    ("delimiter rows", unit("|-|-|\n")),
    ("attributions", unit("(via Ana Lima) ")),
    ("attributions that never close", unit("(via ")),
    ("attributions a line each", unit("- a (via Ana Lima)\n")),
    ("names in an attribution", lambda n: "- a (via " + names(n) + ")\n"),
    ("parentheses", unit("(")),
    ("names in parentheses", unit("Ana Lima (")),
    ("handles", counted("@Ana{0} ")),
    ("at signs", unit("@")),
    ("tags", counted("#a{0} ")),
    ("hashes", unit("#")),
    ("nested tags", lambda n: "#" + fill(n, "a/")),
    ("headings", counted("# a{0}\n")),
    ("underlined headings", unit("a\n===\n")),
    ("sections", unit("## Attendees\n- Ana Lima\n")),
    ("dates of tasks", lambda n: "- [ ] a " + fill(n, "\U0001F4C5 2026-01-01 ")),
    ("signs of tasks", lambda n: "- [ ] a " + fill(n, "\u23EB #b ")),
    ("undated signs of tasks", lambda n: "- [ ] a " + fill(n, "\u23F3 ")),
    ("tasks", unit("- [ ] a \U0001F4C5 2026-01-01\n")),
    ("dates", unit("2026-01-01 ")),
    ("items with dates", unit("- 2026-01-01: a\n")),
    ("inline fields", counted("- k{0}:: v\n")),
    ("inline fields in a line", unit("[a:: b] ")),
    ("inline fields that never close", unit("[a:: ")),
    ("inline fields in an item", lambda n: "- a\n" + fill(n, "  [a:: b]\n")),
    ("colons", unit(":: ")),
    ("callouts", unit("> [!note] a\n\n")),
    ("fences", unit("```\n")),
    ("fences that grow", lambda n: steps(n, "`").replace(" ", "\n")),
    ("rules", unit("---\n")),
    ("one long word", unit("x")),
    ("one long line", unit("word ")),
    ("short lines", unit("a\n")),
    ("blank lines", unit("\n")),
    ("spaces", unit(" ")),
    ("spaces a line each", lambda n: fill(n, " " * 200 + "\n")),
    ("tabs", unit("\t")),
    ("lines that end in CR", unit("a\r")),
    ("backslashes", unit("\\")),
    ("entities", unit("&amp;")),
    ("ampersands", unit("&#")),
    ("names", lambda n: names(n)),
    ("names in a list", lambda n: "- " + names(n)),
    ("attendees in a line", lambda n: "**Attendees:** " + names(n)),
    ("attendees a line each", lambda n: "## Attendees\n- " + names(n, "\n- ")),
    ("sentences of names", lambda n: names(n, " met ")),
    ("a first name", lambda n: "[[Ana Lima]] " + fill(n, "Ana ")),
    ("a first name a line each", lambda n: "[[Ana Lima]]\n\n"
     + fill(n, "- Ana said so\n")),
    ("first names of many names", lambda n: names(n // 2) + "\n\n"
     + fill(n // 2, *(w + " said. " for w in WORDS))),
    ("capital words", lambda n: fill(n, *(w + " " for w in WORDS))),
    ("capital letters", unit("A ")),
    ("words with hyphens", unit("Ana-")),
    ("words with dots", unit("A.")),
    ("apostrophes", unit("Ana's ")),
    ("quotation marks", unit('"')),
    ("quoted names", unit('Ana "Bel" Lima ')),
    ("commas", unit("Ana, ")),
    ("ands", unit("Ana and ")),
    ("arrows", unit("Ana Lima -> ")),
    ("reports to", unit("Ana Lima reports to ")),
    ("meetings", unit("1:1 between Ana Lima and Bela Mota on ")),
    ("between", unit("between ")),
    ("met with", unit("met with ")),
    ("templates", unit("{{")),
    ("bytes that are no UTF-8", lambda n: fill(n, "a").encode() + b"\xff" * n),
    ("bytes that are no UTF-8 in lines", lambda n: b"\xff\n" * (n // 2)),
    ("links among bytes that are no UTF-8", lambda n: b"\xff[[a]] " * (n // 7)),
    ("links out of order among such bytes",
     lambda n: b"\xff[a [[b]] c](d.md) " * (n // 19)),
    ("fields among such bytes", lambda n: b"\xff [a:: [[b]]] #c " * (n // 16)),
    ("characters of four bytes", unit("\U0001F600")),
    ("marks that combine", lambda n: "[[a" + fill(n, "\u0301") + "]]"),
    ("zero width", unit("\u200b")),
)

YAML = (
    ("flow lists in flow lists", lambda n: "a: " + fill(n, "[")),
    ("flow maps in flow maps", lambda n: "a: " + fill(n, "{a: ")),
    ("flow lists that close", lambda n: "a: " + fill(n // 2, "[")
     + fill(n // 2, "]")),
    ("one flow list", lambda n: "a: [" + fill(n, "b, ") + "]"),
    ("one flow list of links", lambda n: "a: [" + count(n, '"[[P{0}]]", ') + "]"),
    ("one flow list of unquoted links", lambda n: "a: ["
     + count(n, "[[P{0}]], ") + "]"),
    ("block lists in block lists", unit("- ")),
    ("block maps in block maps", lambda n: "".join(
        " " * i + "a:\n" for i in range(int((2 * n) ** 0.5)))),
    ("complex keys", unit("? ")),
    ("one block list", lambda n: "a:\n" + count(n, "  - b{0}\n")),
    ("one block list of links", lambda n: "a:\n" + count(n, '  - "[[P{0}]]"\n')),
    ("aliases", lambda n: "aliases:\n" + count(n, "  - Ana L{0}\n")),
    ("participants", lambda n: "participants:\n" + count(n, "  - Ana L{0}\n")),
    ("keys", counted("k{0}: v\n")),
    ("one key", unit("a: b\n")),
    ("keys with lists", counted("k{0}: [a]\n")),
    ("anchors", counted("k{0}: &a{0} v\n")),
    ("aliases of one anchor", lambda n: "a: &a v\n" + count(n, "k{0}: *a\n")),
    ("aliases of nothing", counted("k{0}: *a{0}\n")),
    ("anchors and their aliases", counted("k{0}: &a{0} v\nl{0}: *a{0}\n")),
    ("merge keys", lambda n: "a: &a {b: c}\n" + fill(n, "<<: *a\n")),
    ("tags", counted("k{0}: !!str v\n")),
    ("one long value", lambda n: "a: " + fill(n, "b")),
    ("one value of many lines", lambda n: "a: b\n" + fill(n, "  b\n")),
    ("a literal", lambda n: "a: |\n" + fill(n, "  b\n")),
    ("a folded text", lambda n: "a: >\n" + fill(n, "  b\n\n")),
    ("a quoted text", lambda n: 'a: "' + fill(n, "b\\n") + '"\n'),
    ("a quote that never closes", lambda n: 'a: "' + fill(n, "b ")),
    ("quotes", unit("'")),
    ("values of many links", lambda n: 'a: "' + fill(n, "[[b]] ") + '"\n'),
    ("a value of brackets", lambda n: "a: '" + fill(n, "[[") + "'\n"),
    ("comments", unit("# a\n")),
    ("lines that are broken", unit("a: b: c\n")),
    ("a list that is broken", lambda n: "a: @b\nparticipants:\n"
     + count(n, "  - Ana L{0}\n")),
    ("handles", counted("k{0}: @a\n")),
    ("tabs", unit("\ta: b\n")),
    ("NEL", unit("a: b\u0085")),
    ("fences", unit("--- \n")),
    ("JSON", lambda n: "{" + count(n, '"k{0}": "v", ') + '"z": 1}'),
)


def many_titles(n):
    return {f"{i}.md": "---\ntitle: One Title\n---\n[[One Title]]\n"
            for i in range(n // 40)}


def many_folders(n):
    return {f"{i}/README.md": "[[README]] [[0/README]]\n" for i in range(n // 40)}


def cased(i):
    return "".join(c.upper() if i >> k & 1 else c
                   for k, c in enumerate("abcdefghijklmnopq"))


def cases(n):
    return {f"{cased(i)}.md": f"[[{cased(i)}]] [[/{cased(i)}]]\n"
            for i in range(n // 40)}


def folder_notes(n):
    return {f"{i}/Ana/README.md": f"[[{i}/Ana]]\n"
            for i in range(n // 40)}


def lettered(i):
    return "".join(chr(ord("a") + int(c)) for c in f"{i:05}")


def note(text):
    return lambda n: {"H.md": text(n)}


VAULTS = (
    ("one title of many notes", many_titles),
    ("one name in many folders", many_folders),
    ("one note links to one name in many folders", lambda n: {
        **many_folders(n // 2), "H.md": fill(n // 2, "[[README]] ")}),
    ("files that differ in case", cases),
    ("folders that differ in case", lambda n: {
        f"{cased(i)}/Ana.md": f"[[{cased(i)}/Ana]] [[Ana]]\n"
        for i in range(n // 40)}),
    ("folder notes of one name", folder_notes),
    ("folder notes of one name, spelled in many ways", lambda n: {
        f"{i}/abcdefghijklmnopq/README.md": f"[[{cased(i)}]]\n"
        for i in range(n // 40)}),
    ("targets that differ in a letter", lambda n: {
        "Ana Lima.md": "", "H.md": count(n, "[[Ana Lima{0}]] ")}),
    ("targets near to many names", lambda n: {
        **{f"Ana Lima {i}.md": "" for i in range(n // 60)},
        "H.md": count(n // 2, "[[Ana Limo {0}]] ")}),
    ("titles that are cut", lambda n: {
        **{f"2026-01-01 - {'a' * 70}{i}.md": "" for i in range(n // 200)},
        "H.md": "".join(f"[[2026-01-01 - {'a' * (50 + i % 20)}]] "
                        for i in range(n // 200))}),
    ("folders in the name of a link", lambda n: {
        **{f"{i}/Ana.md": "" for i in range(n // 100)},
        "H.md": "".join(f"[[{i}/Ana]] " for i in range(n // 100))}),
    ("aliases of one note", lambda n: {
        "Ana Lima.md": "---\ntype: person\naliases:\n" + count(
            n // 2, "  - Ana L{0}\n") + "---\n",
        "H.md": count(n // 2, "[[Ana L{0}]] ")}),
    ("one alias of many notes", lambda n: {
        **{f"P{i}.md": "---\ntype: person\naliases: [Ana]\n---\n"
           for i in range(n // 80)},
        "H.md": fill(n // 2, "[[Ana]] ")}),
    ("people of one first name", lambda n: {
        **{f"{name(18 * i)}.md": "---\ntype: person\n---\n"
           for i in range(n // 80)},
        "H.md": "---\ntype: meeting\ndate: 2026-01-01\n---\n"
        + fill(n // 2, "- Ana said so\n")}),
    ("people in one meeting", lambda n: {
        "2026-01-01 - M.md": "---\ntype: meeting\ndate: 2026-01-01\n"
        "---\n## Attendees\n- " + names(n, "\n- ")}),
    ("participants of one meeting", lambda n: {
        "2026-01-01 - M.md": "---\ntype: meeting\ndate: 2026-01-01\n"
        "participants:\n  - " + names(min(n, 200_000), "\n  - ") + "\n---\n"}),
    ("one person again and again", lambda n: {
        "Ana Lima.md": "---\ntype: person\n---\n"
        + fill(n, "- 2026-01-01: met [[Bela Mota]] (via Cora Nunes)\n")}),
    ("people of one note", lambda n: {
        "Ana Lima.md": "---\ntype: person\n---\n# Ana Lima\n\n- met "
        + names(n, "\n- met ")}),
    ("people of one company", lambda n: {
        f"{name(i)}.md": '---\ntype: person\ncompany: "[[Northwind]]"\n---\n'
        for i in range(n // 60)}),
    ("who reports to whom", lambda n: {
        f"{name(i)}.md": f"---\ntype: person\nreports_to: '[[{name(i + 1)}]]'"
        "\n---\n" for i in range(n // 60)}),
    ("names that are alike", lambda n: {
        f"Ana Lima{'abcdefghijklmnopqrstuvwxyz'[i % 26]}{i}.md":
        "---\ntype: person\n---\n" for i in range(n // 60)}),
    ("names that a digit tells apart", lambda n: {
        "Ana Lima.md": "---\ntype: person\n---\n## Key Contacts\n"
        + count(n, "- [[P{0}]]\n")}),
    ("names that a letter tells apart", lambda n: {
        "Ana Lima.md": "---\ntype: person\n---\n## Key Contacts\n"
        + "".join(f"- [[P{lettered(i)}]]\n" for i in range(n // 12))}),
)
