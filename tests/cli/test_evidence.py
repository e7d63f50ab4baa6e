"""What a vault's lines tell, each on the smallest vault that shows it.

A case is a few notes and all that the graph holds afterwards: every vertex,
every event, association and statement with its lines, every finding. What is
not listed must not be there. Each case is read twice: flat (People/Ana Lima.md)
and with a folder a person (VAST/People/Ana Lima/README.md, meetings beside it).
"""
import json
import pathlib
import sys
import unittest

from vaults import VaultCase

FOLDERS = {"person": "People", "customer": "Customers and Partners",
           "project": "Projects"}

# Every small vault has them, and they say nothing of its lines.
EVERYWHERE = {"K201", "K602", "K701"}


def path_of(note, folders):
    """Where the note "person Ana Lima", "meeting Ana Lima/2026-02-03 - Sync"
    or "file Inbox/a.md" lies."""
    kind, _, name = note.partition(" ")
    if kind == "file":
        return name
    if kind == "meeting":
        under, _, title = name.rpartition("/")
        if folders and under:
            return f"VAST/People/{under}/{title}.md"
        return f"Meetings/{title}.md"
    if folders:
        return f"VAST/{FOLDERS[kind]}/{name}/README.md"
    return f"{FOLDERS[kind]}/{name}.md"


def name_of(path):
    path = pathlib.PurePosixPath(path)
    return path.parent.name if path.stem == "README" else path.stem


def places(record):
    """Each with how it names, where that is neither a link nor a full name."""
    said = []
    for p in record["places"]:
        how = "" if p["how"] in (None, "link", "name") else f" ({p['how']})"
        said.append(f"{name_of(p['source'])}:{p['line']}{how}")
    return "@ " + " ".join(said)


def vertex_line(v, names):
    said = [v["kind"], v["name"]]
    if v["organization"] is not None:
        said.append("of " + names[v["organization"]])
    said += ["= " + alias for alias in v["aliases"]]
    said += [f"{k} {v[k]}" for k in ("role", "department", "email") if v[k]]
    if v["stance"] != "unknown":
        said.append(v["stance"])
    if v["deal_role"] != "unknown":
        said.append(v["deal_role"])
    said += [k for k in ("left", "do_not_ask", "needs_review") if v[k]]
    return ", ".join(said).replace(", ", " ", 1)


def evidence_line(e, names):
    said = [e["kind"]]
    if e["date"]:
        said.append(e["date"])
    if e.get("members"):
        said.append(" + ".join(m["name"] for m in e["members"]))
    if e.get("subject") is not None:
        said.append("of " + names[e["subject"]])
    if e.get("owner") is not None:
        said.append("owner " + names[e["owner"]])
    if e.get("due"):
        said.append("due " + e["due"])
    if e.get("priority"):
        said.append(f"priority {e['priority']}")
    if e.get("stance"):
        said.append(e["stance"])
    if e.get("deal_role"):
        said.append(e["deal_role"])
    if e.get("about"):
        said.append("about " + " + ".join(m["name"] for m in e["about"]))
    if e.get("confidence", 1) != 1:
        said.append(f"confidence {e['confidence']:.1f}")
    said += [flag for flag in ("undated", "inferred", "broadcast", "future")
             if e.get(flag)]
    return " ".join(said + [places(e)])


def told(records):
    """All that the records of `kith export` say, but for the notes."""
    names = {r["id"]: r["name"] for r in records if r["record"] == "vertex"}
    for r in records:
        if r["record"] == "vertex" and r["kind"] != "meeting":
            yield vertex_line(r, names)
        elif r["record"] == "evidence":
            yield evidence_line(r, names)
        elif r["record"] == "diagnostic" and r["code"] not in EVERYWHERE:
            yield f"{r['code']} @ {name_of(r['source'])}:{r['line']}"


PERSON = "---\ntype: people\n---\n"
CONTEXT = PERSON + "## Recent Context\n\n"
DECISIONS = PERSON + "## Key Decisions\n\n"
MET = "---\ntype: meeting\ndate: 2026-02-03\nparticipants: [Ana Lima, Bo Ek]\n---\n"
LONG = ("2026-02-03 - Ana and Bo aligned on a plan to bring high-density storage "
        "to all of the sites (north, south) by June")
CUT = LONG[:13 + 80].rstrip()

# name of the fact: notes, settings or "", what is told
CASES = {}


def case(fact, notes, expected, settings=""):
    assert fact not in CASES
    CASES[fact] = (notes, settings, expected.strip().splitlines())


# ---- Where evidence stands: design/03, 1.3 --------------------------------------

case("company in front matter, tag and table is one fact", {
    "person Ana Lima": "---\ntype: people\ncompany: Contoso\n"
    "tags: [company/contoso]\nemail: ana@contoso.example\naliases: [Annie]\n"
    "role: Director\n---\n\n| Field | Value |\n|---|---|\n"
    "| **Company** | Contoso |\n"}, """
    person Ana Lima, of Contoso, = Annie, role Director, email ana@contoso.example
    organization Contoso
    affiliated Ana Lima + Contoso @ Ana Lima:3 Ana Lima:4 Ana Lima:12
    """)
case("an empty or unknown cell is missing", {
    "person Ana Lima": PERSON + "\n| Field | Value |\n|---|---|\n"
    "| **Role** |  |\n| **Department** | _Unknown_ |\n"
    "| **Email** | _Unknown_ |\n| **Company** | Contoso |\n"}, """
    person Ana Lima, of Contoso
    organization Contoso
    affiliated Ana Lima + Contoso @ Ana Lima:10
    K301 @ Ana Lima:7
    """)
case("labels in bold are fields", {
    "person Ana Lima": PERSON + "**Role**: Director\n"
    "**Department**: Storage\n**Company**: [[Contoso]]\n"}, """
    person Ana Lima, of Contoso, role Director, department Storage
    organization Contoso
    affiliated Ana Lima + Contoso @ Ana Lima:6
    """)
case("attendees in bold met", {
    "person Ana Lima": PERSON, "customer Contoso": "# Contoso\n",
    "meeting Ana Lima/2026-02-03 - Sync":
    "**Attendees**: Myself, Ana Lima\n**Account**: [[Contoso]]\n\nWords.\n"},
    """
    person Ana Lima
    person Me
    customer Contoso
    met 2026-02-03 Ana Lima + Me about Contoso @ 2026-02-03 - Sync:1
    """)
case("with leaves out whoever writes", {
    "person Ana Lima": PERSON,
    "meeting Ana Lima/2026-02-03 - Sync": "**With**: Ana Lima\n\nWords.\n"},
    """
    person Ana Lima
    person Me
    met 2026-02-03 Ana Lima + Me @ 2026-02-03 - Sync:1
    """)
case("an owner looks after the account", {
    "customer Contoso": "---\ntype: customer\nowner: Dana Wu\n---\n"
    "**Owner**: [[Bo Ek]]\n"}, """
    person Bo Ek
    person Dana Wu
    customer Contoso
    member Bo Ek + Contoso @ Contoso:5
    member Dana Wu + Contoso @ Contoso:3
    """)
case("participants and account of a meeting", {
    "person Ana Lima": PERSON, "customer Contoso": "# Contoso\n",
    "meeting Ana Lima/2026-02-03 - Sync":
    "---\ntype: customer\ndate: 2026-02-03\n"
    "participants: [\"Myself\", \"Ana Lima\"]\naccount: Contoso\n"
    "people_mentioned: [\"Bo Ek\", \"[[Tom Hale]]\"]\nsource_ref: call-7\n"
    "---\n# Sync\n"}, """
    person Ana Lima
    person Bo Ek
    person Me
    person Tom Hale
    customer Contoso
    met 2026-02-03 Ana Lima + Me about Bo Ek + Tom Hale + Contoso @ 2026-02-03 - Sync:4
    """)
case("a meeting with its person", {
    "person Ana Lima": PERSON,
    "meeting Ana Lima/2026-02-03 - Sync":
    "---\ntype: people\ndate: 2026-02-03\nperson: Ana Lima\n---\n# Sync\n"},
    """
    person Ana Lima
    person Me
    met 2026-02-03 Ana Lima + Me @ 2026-02-03 - Sync:4
    """)
case("a meeting with its counterpart", {
    "person Ana Lima": PERSON,
    "meeting Ana Lima/2026-02-03 - Sync":
    "---\ntype: meeting\ndate: 2026-02-03\ncounterpart: \"[[Ana Lima]]\"\n"
    "---\n# Sync\n"}, """
    person Ana Lima
    person Me
    met 2026-02-03 Ana Lima + Me @ 2026-02-03 - Sync:4 (self)
    """)
case("a bullet of recent context", {
    "person Ines Roy": CONTEXT + "- 2026-02-03: [[2026-02-03 - Discussed the "
    "rollout of]] - 1:1 between Ana Lima (Contoso) and Bo Ek (VAST) on rol... "
    "(via Bo Ek)\n"}, """
    person Ana Lima, of Contoso
    person Bo Ek, of VAST
    person Ines Roy
    organization Contoso
    organization VAST
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    affiliated Ana Lima + Contoso @ Ines Roy:6
    affiliated Bo Ek + VAST @ Ines Roy:6
    """)
case("recent context without a link", {
    "person Ines Roy": CONTEXT + "- 2026-02-03: Pipeline updates.\n"
    "- 2026-02-01: Notes ([[2026-02-01 - Sync]])\n- unknown: [[Old talk]]\n"},
    """
    person Ines Roy
    other Old talk
    fact 2026-02-03 of Ines Roy @ Ines Roy:6
    """)
case("a customer brought the word", {
    "customer Contoso": "# Contoso\n", "project Edge": "# Edge\n",
    "person Ines Roy": CONTEXT + "- 2026-02-03: words (via Contoso)\n"
    "- 2026-02-02: words (via Edge)\n"
    "- 2026-02-01: words (via Steering Council)\n"}, """
    person Ines Roy
    customer Contoso
    project Edge
    related Ines Roy + Contoso @ Ines Roy:6
    related Ines Roy + Edge @ Ines Roy:7
    fact 2026-02-03 of Ines Roy about Contoso @ Ines Roy:6
    fact 2026-02-02 of Ines Roy about Edge @ Ines Roy:7
    fact 2026-02-01 of Ines Roy @ Ines Roy:8
    K403 @ Ines Roy:8
    """)
case("weekly is a cadence and one meeting", {
    "person Ines Roy": CONTEXT + "- 2026-02-03: Weekly 1:1 where Ana Lima and "
    "Bo Ek (“Bobo”) aligned on tape\n"
    "- 2026-01-03: Biweekly 1:1 between Ana Lima and Tom Hale\n"}, """
    person Ana Lima
    person Bo Ek, = Bobo
    person Ines Roy
    person Tom Hale
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    met 2026-01-03 Ana Lima + Tom Hale @ Ines Roy:7
    fact 2026-02-03 of Ines Roy about Ana Lima + Bo Ek @ Ines Roy:6
    fact 2026-01-03 of Ines Roy about Ana Lima + Tom Hale @ Ines Roy:7
    """)
case("a nickname and a pronoun", {
    "person Ines Roy": CONTEXT + "- 2026-02-03: 1:1 between Ana Lima and "
    "Bo Ek (\"Bobo\")\n\n## Background\n\n"
    "- Bobo previously worked with him during Acme.\n"
    "- Described as a strong proponent.\n"}, """
    person Ana Lima
    person Bo Ek, = Bobo
    person Ines Roy, supporter
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    stated 2026-02-03 Bo Ek + Ines Roy undated inferred @ Ines Roy:10 (nickname)
    fact 2026-02-03 of Ines Roy about Ana Lima + Bo Ek @ Ines Roy:6
    stance of Ines Roy supporter @ Ines Roy:11
    K401 @ Ines Roy:10
    """)
case("a first name after a verb of acquaintance", {
    "person Ana Lima": PERSON + "## Background\n\n- Worked with Bo before.\n"
    "- Reports to Tom.\n- Knows Ines.\n", "person Bo Ek": PERSON,
    "person Tom Hale": PERSON, "person Ines Roy": PERSON}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    person Tom Hale
    stated Ana Lima + Bo Ek confidence 0.8 undated inferred @ Ana Lima:6 (first_name)
    stated Ana Lima + Ines Roy confidence 0.8 undated inferred @ Ana Lima:8 (first_name)
    stated Ana Lima + Tom Hale confidence 0.8 undated inferred @ Ana Lima:7 (first_name)
    """)
case("lists of what belongs to what", {
    "customer Contoso": "# Contoso\n\n## Key Contacts\n\n- [[Ana Lima]]\n"
    "- Bo Ek\n\n## Related Projects\n\n- [[Edge]]\n\n## Related\n\n"
    "- [[Thing]]\n",
    "person Ana Lima": PERSON + "## Related Customers\n\n- [[Contoso]]\n\n"
    "## Related Projects\n\n- [[Edge]]\n\n## Related\n\n- [[Ines Roy]]\n",
    "person Bo Ek": PERSON, "person Ines Roy": PERSON,
    "project Edge": "# Edge\n\n## Collaborators\n\n- [[Ana Lima]]\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    customer Contoso
    project Edge
    other Thing
    linked Ana Lima + Ines Roy undated @ Ana Lima:14
    member Ana Lima + Contoso @ Contoso:5 Ana Lima:6
    member Ana Lima + Edge @ Ana Lima:10 Edge:5
    member Bo Ek + Contoso @ Contoso:6
    related Contoso + Edge @ Contoso:10
    """)
case("tasks and their owners", {
    "person Ana Lima": PERSON + "## Tasks\n\n"
    "- [ ] Send the deck @AnaLima 📅 2026-02-14 ⏫ #task\n"
    "- [ ] Call Bo Ek @Ana Lima\n- [ ] Mine @Myself\n"
    "- [x] Done @BoEk ✅ 2026-01-01\n- [ ] Nobody\n- [ ] Gone @Zorro\n",
    "person Bo Ek": PERSON}, """
    person Ana Lima
    person Bo Ek
    person Me
    task of Ana Lima owner Ana Lima due 2026-02-14 priority 4 @ Ana Lima:6 (handle)
    task of Ana Lima owner Ana Lima about Bo Ek @ Ana Lima:7
    task of Ana Lima owner Me @ Ana Lima:8 (self)
    task of Ana Lima owner Bo Ek @ Ana Lima:9 (handle)
    task of Ana Lima @ Ana Lima:10
    task of Ana Lima @ Ana Lima:11
    K603 @ Ana Lima:11
    """)
case("decisions and blockers", {
    "person Ana Lima": DECISIONS + "- ✅ Wait until Friday for Bo Ek\n"
    "- ❌ No room for Bo Ek\n", "person Bo Ek": PERSON,
    "project Edge": "# Edge\n\n## Blockers\n\n- Budget\n"}, """
    person Ana Lima
    person Bo Ek
    project Edge
    decision of Ana Lima about Bo Ek @ Ana Lima:6
    blocker of Ana Lima about Bo Ek @ Ana Lima:7
    blocker of Edge @ Edge:5
    """)
case("facts and topics", {
    "person Ana Lima": PERSON + "## Key Facts\n\n- Plans 40k GPUs (~3 EB).\n\n"
    "## Topics Discussed\n\nStorage (block, file), networks; tape, [[Bo Ek]]\n",
    "person Bo Ek": PERSON}, """
    person Ana Lima
    person Bo Ek
    linked Ana Lima + Bo Ek undated @ Ana Lima:10
    fact of Ana Lima @ Ana Lima:6
    topic of Ana Lima @ Ana Lima:10
    topic of Ana Lima @ Ana Lima:10
    topic of Ana Lima about Bo Ek @ Ana Lima:10
    """)
case("queries prove nothing", {
    "person Ana Lima": PERSON + "```dataview\nTASK\n"
    "WHERE contains(text, \"Bo Ek\") [[Bo Ek]]\n```\n\n"
    "```tasks\n- [ ] no @BoEk\n```\n", "person Bo Ek": PERSON}, """
    person Ana Lima
    person Bo Ek
    """)
case("myself and me are one", {
    "person Dana Wu": PERSON, "person Ana Lima": PERSON,
    "meeting Ana Lima/2026-02-03 - Sync":
    "---\ntype: meeting\ndate: 2026-02-03\n"
    "participants: [I, Ana Lima, Me, Dana Wu]\n---\n"}, """
    person Ana Lima
    person Dana Wu
    met 2026-02-03 Ana Lima + Dana Wu @ 2026-02-03 - Sync:4
    """,
    settings="me: Dana Wu\n")

# ---- Traps of the text: design/03, 1.4 ------------------------------------------

case("quotes are equal and possessives no part of a name", {
    "person Ana O’Neil": PERSON, "person Bo Ek": DECISIONS
    + "- Ana O'Neil worked with Bo Ek.\n- Ana O’Neil’s deck.\n"}, """
    person Ana O’Neil
    person Bo Ek
    stated Ana O’Neil + Bo Ek undated @ Bo Ek:6
    decision of Bo Ek about Ana O’Neil + Bo Ek @ Bo Ek:6
    decision of Bo Ek about Ana O’Neil @ Bo Ek:7
    """)
case("a title cut at 80 code points", {
    f"meeting /{LONG}": MET,
    "person Ines Roy": CONTEXT
    + f"- 2026-02-03: [[{CUT}]] - words cut mid-wo... (via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ Long:4 Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    K203 @ Ines Roy:6
    """)
case("a title with other quotes", {
    "meeting /2026-02-03 - Ana's plan": MET,
    "person Ines Roy": CONTEXT
    + "- 2026-02-03: [[2026-02-03 - Ana’s plan]] - words (via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ 2026-02-03 - Ana's plan:4 Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    """)
case("a cut title of two notes is neither", {
    f"meeting /{LONG}": MET, f"meeting /{LONG} II": MET,
    "person Ines Roy": CONTEXT
    + f"- 2026-02-03: [[{CUT}]] - words (via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ Long II:4 Long:4
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    K704 @ Long:4
    K202 @ Ines Roy:6
    """)
case("a title cut too short is another", {
    f"meeting /{LONG}": MET,
    "person Ines Roy": CONTEXT
    + f"- 2026-02-03: [[{LONG[:50]}]] - words (via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ Long:4
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    """)
case("a cut title of another day is another", {
    f"meeting /{LONG}": MET,
    "person Ines Roy": CONTEXT
    + f"- 2026-02-04: [[{CUT.replace('-03 ', '-04 ')}]] (via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    relayed 2026-02-04 Bo Ek + Ines Roy @ Ines Roy:6
    met 2026-02-03 Ana Lima + Bo Ek @ Long:4
    """)
case("the last parenthesis is the via", {
    "person Ines Roy": CONTEXT + "- 2026-02-03: 1:1 between Ana Lima (Contoso) "
    "and Bo Ek (\"Bobo\") on Contoso AI (CAI), lowe… (via Bo Ek)\n"
    "- 2026-02-02: [[2026-02-02 - Plan (via Tom Hale)]] - unbalanced "
    "(storage-as-a-service, multi-cloud... (via Bo Ek)\n"}, """
    person Ana Lima, of Contoso
    person Bo Ek, = Bobo
    person Ines Roy
    organization Contoso
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    relayed 2026-02-02 Bo Ek + Ines Roy @ Ines Roy:7
    affiliated Ana Lima + Contoso @ Ines Roy:6
    fact 2026-02-03 of Ines Roy about Ana Lima + Bo Ek @ Ines Roy:6
    K405 @ Ines Roy:6
    """)
case("two notes of one meeting", {
    "person Ines Roy": CONTEXT
    + "- 2026-02-03: [[2026-02-03 - One]] - 1:1 between Ana Lima and Bo Ek "
    "(via Bo Ek)\n"
    "- 2026-02-03: [[2026-02-03 - Two]] - 1:1 between Bo Ek and Ana Lima "
    "(via Bo Ek)\n"
    "- 2026-02-03: [[2026-02-03 - Three]] - 1:1 between Tom Hale and Ana Lima "
    "(via Tom Hale)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    person Tom Hale
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6 Ines Roy:7
    met 2026-02-03 Ana Lima + Tom Hale @ Ines Roy:8
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6 Ines Roy:7
    relayed 2026-02-03 Tom Hale + Ines Roy @ Ines Roy:8
    K704 @ Ines Roy:7
    """)
case("first names of those in the front matter", {
    "person Ana Lima": PERSON, "person Ana Wu": PERSON, "person Bo Ek": PERSON,
    "meeting /2026-02-03 - Sync": MET.replace("[Ana Lima", "[Tom Hale, Ana Lima")
    + "## Decisions\n\n- Prices for Ana are due; Bo and Tom agree.\n"}, """
    person Ana Lima
    person Ana Wu
    person Bo Ek
    person Tom Hale
    met 2026-02-03 Ana Lima + Bo Ek + Tom Hale @ 2026-02-03 - Sync:4
    co-mentioned 2026-02-03 Ana Lima + Bo Ek + Tom Hale confidence 0.8 @ 2026-02-03 - Sync:8 (first_name)
    decision 2026-02-03 about Ana Lima + Bo Ek + Tom Hale @ 2026-02-03 - Sync:8 (first_name)
    """)
case("a last contact that was none", {
    "person Ines Roy": "---\ntype: people\nlast_contact: '2026-02-03'\n---\n"
    "## Recent Context\n\n- 2026-02-03: 1:1 between Ana Lima and Bo Ek "
    "(via Bo Ek)\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:7
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:7
    fact 2026-02-03 of Ines Roy about Ana Lima + Bo Ek @ Ines Roy:7
    K501 @ Ines Roy:3
    """)
case("a company in a role field", {
    "customer Contoso": "# Contoso\n",
    "person Ines Roy": PERSON + "**Role**: Contoso\n"}, """
    person Ines Roy
    customer Contoso
    K302 @ Ines Roy:4
    """)
case("a first name of one", {
    "person Bo Ek": PERSON, "person Ines Roy": DECISIONS
    + "- ✅ Ask Bo to help.\n"}, """
    person Bo Ek
    person Ines Roy
    decision of Ines Roy about Bo Ek @ Ines Roy:6 (first_name)
    """)
case("a first name of two is nobody", {
    "person Bo Ek": PERSON, "person Bo Lund": PERSON,
    "person Ines Roy": DECISIONS + "- ✅ Ask Bo to help.\n"}, """
    person Bo Ek
    person Bo Lund
    person Ines Roy
    decision of Ines Roy @ Ines Roy:6
    K402 @ Ines Roy:6
    """)
case("a first name of two of whom the note knows one", {
    "person Bo Ek": PERSON, "person Bo Lund": PERSON,
    "person Ines Roy": DECISIONS + "- ✅ Ask Bo to help [[Bo Ek]]’s team.\n"},
    """
    person Bo Ek
    person Bo Lund
    person Ines Roy
    linked Ines Roy + Bo Ek undated @ Ines Roy:6
    decision of Ines Roy about Bo Ek @ Ines Roy:6 (first_name)
    """)
case("a name nobody has is listed", {
    "person Ines Roy": DECISIONS + "- ✅ Use Zelda to help.\n"}, """
    person Ines Roy
    decision of Ines Roy @ Ines Roy:6
    K403 @ Ines Roy:6
    """)
case("a mistaken name is another person", {
    "person Kanta Mehra": PERSON, "person Ana Lima": PERSON,
    "meeting /2026-02-03 - Sync": "---\ntype: meeting\ndate: 2026-02-03\n"
    "participants: [Ana Lima, Kanta Mera]\n---\n"}, """
    person Ana Lima
    person Kanta Mehra
    person Kanta Mera
    met 2026-02-03 Ana Lima + Kanta Mera @ 2026-02-03 - Sync:4
    """)
case("aliases make one person of two names", {
    "person Kanta Mehra": "---\ntype: people\naliases: [Kanta Mera]\n---\n",
    "person Ana Lima": PERSON,
    "meeting /2026-02-03 - Sync": "---\ntype: meeting\ndate: 2026-02-03\n"
    "participants: [Ana Lima, Kanta Mera]\n---\n"}, """
    person Ana Lima
    person Kanta Mehra, = Kanta Mera
    met 2026-02-03 Ana Lima + Kanta Mehra @ 2026-02-03 - Sync:4 (alias)
    """)
case("a check mark without a date completes nothing", {
    "person Ana Lima": PERSON + "- [ ] ✅ Send it @AnaLima #task\n"}, """
    person Ana Lima
    task of Ana Lima owner Ana Lima @ Ana Lima:4 (handle)
    """)
case("a rule late in a note and an end without a newline", {
    "person Ana Lima": "# Ana Lima\n\nWords.\n\n---\ncompany: Contoso\n---\n"
    "*Last updated: *"}, """
    person Ana Lima
    """)
case("a template is nobody", {
    "person Ana Lima": PERSON,
    "file People/New.md": PERSON
    + "# <% tp.file.title %>\n\n- Worked with [[Ana Lima]]\n",
    "file Templates/Person.md": "---\ntype: people\ntitle: \"{{title}}\"\n---\n"
    "- Worked with [[Ana Lima]]\n"}, """
    person Ana Lima
    K108 @ New:0
    K108 @ Person:0
    """)
case("a generated note is no evidence", {
    "person Ana Lima": PERSON, "person Bo Ek": PERSON,
    "file Kith/Brief.md": PERSON
    + "%% generated by kith %%\n\n- Ana Lima worked with [[Bo Ek]]\n"}, """
    person Ana Lima
    person Bo Ek
    """)

# ---- Statements ----------------------------------------------------------------

case("the newest stance is that of today", {
    "person Ana Lima": CONTEXT + "- 2026-02-03: She is skeptical of the price.\n"
    "- 2026-01-03: Described as a champion.\n"}, """
    person Ana Lima, sceptic, champion
    fact 2026-02-03 of Ana Lima @ Ana Lima:6
    stance 2026-02-03 of Ana Lima sceptic @ Ana Lima:6
    fact 2026-01-03 of Ana Lima @ Ana Lima:7
    deal_role 2026-01-03 of Ana Lima champion @ Ana Lima:7
    stance 2026-01-03 of Ana Lima champion @ Ana Lima:7
    """)
case("who left and who moved", {
    "person Ana Lima": PERSON + "## Background\n\n- Ana left Contoso in March.\n",
    "person Bo Ek": CONTEXT + "- 2026-01-02: Bo Ek is now at Fabrikam.\n"},
    """
    person Ana Lima, left
    person Bo Ek
    moved of Ana Lima about Ana Lima @ Ana Lima:6 (first_name)
    fact 2026-01-02 of Bo Ek about Bo Ek @ Bo Ek:6
    moved 2026-01-02 of Bo Ek about Bo Ek @ Bo Ek:6
    """)
case("who is now elsewhere, in passing", {
    "person Ana Lima": PERSON, "person Ines Roy": CONTEXT
    + "- 2026-02-03: [[2026-02-03 - Ana (now at Contoso) and Bo Ek spoke]] - "
    "1:1 between Ana Lima and Bo Ek (via Bo Ek)\n\n## Background\n\n"
    "- Bo Ek (now at Fabrikam) asked.\n"}, """
    person Ana Lima
    person Bo Ek
    person Ines Roy
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    moved 2026-02-03 of Ana Lima about Ana Lima + Bo Ek + 2026-02-03 - Ana (now at Contoso) and Bo Ek spoke @ Ines Roy:6 (first_name)
    moved of Bo Ek about Bo Ek @ Ines Roy:10
    """)
case("what is planned has not happened", {
    "person Ana Lima": DECISIONS + "- ✅ Wait until Friday’s meeting before "
    "Bo Ek follows up with Ana.\n\n## Background\n\n"
    "- Bo Ek will introduce Ana Lima to Tom Hale.\n"
    "- To be re-engaged by Bo Ek.\n",
    "person Bo Ek": PERSON, "person Tom Hale": PERSON}, """
    person Ana Lima
    person Bo Ek
    person Tom Hale
    decision of Ana Lima about Bo Ek + Ana Lima @ Ana Lima:6 (first_name)
    planned of Ana Lima about Bo Ek + Ana Lima + Tom Hale @ Ana Lima:10
    planned of Ana Lima about Bo Ek @ Ana Lima:11
    """)
case("parts in a deal", {
    "customer Contoso": "# Contoso\n\n## Key Contacts\n\n"
    "| Name | Part | Stance |\n|---|---|---|\n"
    "| [[Ana Lima]] | Economic buyer | Champion |\n"
    "| [[Bo Ek]] | Blocker | sceptic |\n| [[Ines Roy]] | Blocker | |\n\n"
    "- [[Tom Hale]] - coach\n",
    "person Ana Lima": PERSON + "**Role**: Procurement lead\n\n## Background\n\n"
    "- Users of procurement software; the buyer is elsewhere.\n",
    "person Uma Wren": PERSON + "## Background\n\n"
    "- She is the technical evaluator.\n"}, """
    person Ana Lima, role Procurement lead, champion, procurement
    person Bo Ek, sceptic, blocker
    person Ines Roy, detractor, blocker
    person Tom Hale, coach
    person Uma Wren, technical evaluator
    customer Contoso
    member Ana Lima + Contoso @ Contoso:7
    member Bo Ek + Contoso @ Contoso:8
    member Ines Roy + Contoso @ Contoso:9
    member Tom Hale + Contoso @ Contoso:11
    deal_role of Ana Lima economic buyer about Ana Lima @ Contoso:7
    stance of Ana Lima champion about Ana Lima @ Contoso:7
    deal_role of Bo Ek blocker about Bo Ek @ Contoso:8
    stance of Bo Ek sceptic about Bo Ek @ Contoso:8
    deal_role of Ines Roy blocker about Ines Roy @ Contoso:9
    stance of Ines Roy detractor about Ines Roy @ Contoso:9
    deal_role of Tom Hale coach about Tom Hale @ Contoso:11
    deal_role of Ana Lima procurement @ Ana Lima:4
    deal_role of Uma Wren technical evaluator @ Uma Wren:6
    """)
case("words of the user's", {
    "person Ana Lima": PERSON + "## Background\n\n- She is our Godfather.\n",
    "person Bo Ek": PERSON + "## Background\n\n- He is a mentor to us.\n"},
    """
    person Ana Lima, champion, champion
    person Bo Ek, coach
    deal_role of Ana Lima champion @ Ana Lima:6
    stance of Ana Lima champion @ Ana Lima:6
    deal_role of Bo Ek coach @ Bo Ek:6
    """, settings="words:\n  champion: [godfather]\n  coach: mentor\n")
case("a unit of an organization is proposed", {
    "customer Contoso": "# Contoso\n", "person Ines Roy": CONTEXT
    + "- 2026-02-03: 1:1 between Ana Lima (Contoso Apollo) and Bo Ek "
    "(Contoso) on Contoso AI (CAI) and storage (via Bo Ek)\n"
    "- 2026-02-01: Contoso AI (CAI) again; Fabrikam Labs (FL) too.\n"}, """
    person Ana Lima, of Contoso Apollo
    person Bo Ek, of Contoso
    person Ines Roy
    customer Contoso
    organization Contoso Apollo
    met 2026-02-03 Ana Lima + Bo Ek @ Ines Roy:6
    relayed 2026-02-03 Bo Ek + Ines Roy @ Ines Roy:6
    affiliated Ana Lima + Contoso Apollo @ Ines Roy:6
    affiliated Bo Ek + Contoso @ Ines Roy:6
    fact 2026-02-03 of Ines Roy about Ana Lima + Bo Ek @ Ines Roy:6
    fact 2026-02-01 of Ines Roy @ Ines Roy:7
    K702 @ Contoso:0
    K405 @ Ines Roy:6
    K405 @ Ines Roy:6
    """)



class Evidence(VaultCase):
    maxDiff = None

    def read(self, notes, settings, folders):
        for note, text in notes.items():
            self.vault.write(path_of(note, folders), text)
        if settings:
            self.vault.write(".kith.yaml", settings)
        done = self.vault.run("export")
        self.assertStatus(done, 0)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return [line.replace(LONG, "Long") for line in told(records)]


class TwoNotesOfOneMeeting(VaultCase):
    def test_they_count_once_unless_told_otherwise(self):
        for title in ("Sync", "What we agreed"):
            self.vault.write(f"Meetings/2026-02-03 - {title}.md",
                             "---\ndate: 2026-02-03\n"
                             "participants: [Ana Lima, Bo Ek]\n---\n")
        self.assertEqual(self.met(), [2])
        self.assertEqual(self.met("--no-merge"), [1, 1])

    def met(self, *options):
        """Places of each meeting."""
        lines = self.vault.run("export", *options).stdout.splitlines()
        return [len(e["places"]) for e in map(json.loads, lines)
                if e.get("kind") == "met"]


class TitlesAndFolders(VaultCase):
    def test_a_title_goes_before_a_folder(self):
        """Folder "Anni" holds Anneke Roth; another note is titled Anni."""
        self.vault.write("VAST/People/Anni/README.md",
                         "---\ntype: people\ntitle: Anneke Roth\n---\n")
        self.vault.write("People/Ana Lima.md",
                         "---\ntype: people\ntitle: Anni\n---\n")
        self.vault.write("Meetings/2026-02-03 - Sync.md",
                         "---\ndate: 2026-02-03\n"
                         "participants: [Anni, Bo Ek, Anneke Roth]\n---\n")
        self.assertEqual(self.met(), [["Ana Lima", "Anni", "Bo Ek"]])

    def test_a_folder_names_who_has_another_title(self):
        self.vault.write("VAST/People/Anni/README.md",
                         "---\ntype: people\ntitle: Anneke Roth\n---\n")
        self.vault.write("Meetings/2026-02-03 - Sync.md",
                         "---\ndate: 2026-02-03\nparticipants: [Anni, Bo Ek]"
                         "\n---\n")
        self.assertEqual(self.met(), [["Anni", "Bo Ek"]])

    def met(self):
        """Names of each meeting's people."""
        lines = self.vault.run("export").stdout.splitlines()
        return [[m["name"] for m in e["members"]]
                for e in map(json.loads, lines) if e.get("kind") == "met"]
        self.assertEqual(met["places"][0]["how"], "folder")


def add_tests():
    for fact, (notes, settings, expected) in CASES.items():
        for layout in ("flat", "folders"):
            def test(self, notes=notes, settings=settings, expected=expected,
                     folders=layout == "folders"):
                self.assertEqual(self.read(notes, settings, folders),
                                 [line.strip() for line in expected])
            name = f"test_{fact.replace(' ', '_')}_{layout}"
            setattr(Evidence, name, test)


add_tests()


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
