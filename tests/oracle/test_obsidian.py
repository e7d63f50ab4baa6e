"""What the Obsidian app itself recorded of a vault, note by note.

Its metadata cache for 89 notes (links, embeds, front-matter links, tags,
headings, list items, sections, block ids) and its resolved and unresolved links
for the whole vault, against kith index --dump and kith links. Needs the
recordings (KITH_OBSIDIAN, or shared/data/obsidian beside the checkout) and is
left out where they are not.
"""
import collections, json, os, pathlib, subprocess, sys

KITH = os.environ["KITH"]
SOURCE = pathlib.Path(os.environ["KITH_SOURCE"])
DATA = pathlib.Path(os.environ.get(
    "KITH_OBSIDIAN", SOURCE.parent / "shared/data/obsidian"))
VAULT = DATA / "Tasks-Demo"

# Where the recording is wrong: it was made before the note got its link. The
# recording has {} for the note, in which the vault has a plain [[link]].
OUTDATED = {("How To/Find tasks in notes with particular tag.md",
             "Test Data/yaml_all_property_types_populated.md")}


def kith(*args):
    run = subprocess.run(
        [KITH, args[0], "-C", str(VAULT), *args[1:], "--json",
         "--strict-obsidian"],
        capture_output=True, text=True, timeout=60)
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout)


def utf16(lines, line, column):
    """Obsidian's line and column (UTF-16, from 0) of ours (bytes, from 1)."""
    before = lines[line - 1].encode()[:column - 1].decode(errors="replace")
    return line - 1, len(before.encode("utf-16-le")) // 2


def recorded(cache, tags):
    """The recording as lists of tuples, in the order of the note."""
    def start(found):
        place = found["position"]["start"]
        return place["line"], place["col"]

    def links(key):
        return sorted((*start(l), l["link"], l["displayText"])
                      for l in cache.get(key, []))

    return {
        "links": links("links"),
        "embeds": links("embeds"),
        "front-matter links": [(l["key"], l["link"], l["displayText"])
                               for l in cache.get("frontmatterLinks", [])],
        "tags": tags,
        "tag places": [(*start(t), t["tag"]) for t in cache.get("tags", [])],
        "headings": [(start(h)[0], h["level"], h["heading"])
                     for h in cache.get("headings", [])],
        "list items": [(*start(i), i["parent"], i.get("task"))
                       for i in cache.get("listItems", [])],
        "sections": [(s["type"], start(s)[0], s["position"]["end"]["line"])
                     for s in cache.get("sections", [])],
        "block ids": sorted(cache.get("blocks", {})),
    }


def read(dump, lines):
    def links(key):
        return sorted((*utf16(lines, l["line"], l["column"]), l["link"],
                       l["display"]) for l in dump[key])

    body = [t for t in dump["tags"] if t["place"] == "body"]
    return {
        "links": links("links"),
        "embeds": links("embeds"),
        "front-matter links": [(l["key"], l["link"], l["display"])
                               for l in dump["front_matter_links"]],
        "tags": [t["tag"] for t in dump["tags"]],
        "tag places": [(*utf16(lines, t["line"], t["column"]), t["tag"])
                       for t in body],
        "headings": [(h["line"] - 1, h["level"], h["heading"])
                     for h in dump["headings"]],
        "list items": [(*utf16(lines, i["line"], i["column"]), i["parent"],
                        i["task"]) for i in dump["list_items"]],
        "sections": [(s["type"], s["line"] - 1, s["end_line"] - 1)
                     for s in dump["sections"]],
        "block ids": sorted(b["id"].lower() for b in dump["blocks"]),
    }


def check_notes():
    """(records compared, differences) of every note with a recording."""
    records, wrong = collections.Counter(), 0
    for file in sorted((DATA / "dumps").glob("*.json")):
        record = json.loads(file.read_text())
        path = record["filePath"]
        text = (VAULT / path).read_bytes().decode()
        assert text == record["fileContents"], path
        dump = kith("index", "--dump", path)
        want = recorded(record["cachedMetadata"], record["getAllTags"])
        got = read(dump, text.split("\n"))
        resolved = {l["link"]: l["resolved"]
                    for key in ("links", "embeds", "front_matter_links")
                    for l in dump[key]}
        want["resolution"] = sorted(record["resolveLinkToPath"].items())
        got["resolution"] = sorted((k, v) for k, v in resolved.items()
                                   if k in record["resolveLinkToPath"])
        for key in want:
            records[key] += len(want[key])
            if want[key] != got[key]:
                wrong += 1
                print(f"{path}: {key}\n  Obsidian {want[key]}\n"
                      f"  kith     {got[key]}")
    return records, wrong


def check_vault():
    """(links compared, differences) of the whole vault."""
    rows = kith("links")["rows"]
    wrong, count = 0, 0
    for name, target in (("resolvedLinks", "resolved"),
                         ("unresolvedLinks", "target")):
        dump = json.loads(
            (DATA / f"dumps/metadataCache/{name}.json").read_text())
        want = collections.Counter({(source, to): n for source, found in
                                    dump.items() for to, n in found.items()})
        got = collections.Counter(
            (r["source"], r[target]) for r in rows
            if bool(r["resolved"]) == (target == "resolved")
            and r["source"] in dump)
        count += sum(want.values())
        for link in sorted(want.keys() | got.keys()):
            if want[link] != got[link] and link not in OUTDATED:
                wrong += 1
                print(f"{name} {link}: Obsidian {want[link]}, "
                      f"kith {got[link]}")
    return count, wrong


def main():
    if not (DATA / "dumps").is_dir():
        print("the recordings are not here: left out")
        return 77
    records, wrong_notes = check_notes()
    links, wrong_links = check_vault()
    print(", ".join(f"{n} {what}" for what, n in records.items()),
          f"and {links} links of the whole vault:",
          f"{wrong_notes + wrong_links} differences")
    return 1 if wrong_notes + wrong_links else 0


sys.exit(main())
