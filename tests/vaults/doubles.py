"""A vault in which it is known who is whom.

    python3 tests/vaults/doubles.py FOLDER SEED

Writes notes of some 220 fictional people at six companies into FOLDER and
FOLDER.truth.json beside it: 60 doubles (one person under two names), six of
each of ten kinds, and 60 look-alikes (two people) of eight kinds. Equal seeds
give equal bytes.

A double is written as transcription and haste leave it: in some of a person's
meetings the other spelling stands where the person does, sometimes with a note
that a program made for it, rarely with the e-mail. Look-alikes have lives of
their own; what tells them apart is what tells people apart in real notes: their
company, their e-mail, or that they met.
"""
import json, pathlib, random, sys, unicodedata

FIRST = """Robert William Margaret Katherine Michael Elizabeth Thomas Richard
Joseph Daniel Benjamin Samuel Anthony Gregory Timothy Patricia Jennifer Susan
Rebecca Christopher Nicholas Jonathan Theodore Andrew Stephen Philip Frederick
Victoria Jessica Kenneth Amara Beatriz Chidi Divya Emeka Farah Gustavo Hiroshi
Ingrid Jamal Kavita Leandro Mateus Nadia Ottilie Pranav Quentin Rosalind Sanjay
Takeshi Ulrike Viktor Wilhelmina Ximena Yasmin Zoltan Adaeze Bjarne Camille
Dimitra Esteban Fiona Gideon Harriet Isidora Joaquim Kasimir Lorenzo Mirela
Nikhil Odalys Penelope Rashid Sigrid Tobias Ursula Valerio Wendell Yevgenia
Zainab Alistair Bronwyn Cormac Delphine Evander Florian Giselle Hamish Imogen
Jolanta Kwabena Linnea Magnus Noemi Orlando Petronella Roderick Saskia Thandiwe
""".split()
LAST = """Abernathy Blackwood Castellano Drummond Eriksen Fairbanks Galloway
Hathaway Ibrahim Jankowski Kilpatrick Lombardi Montague Nakamura Okonkwo
Pemberton Quigley Rasmussen Santoro Thackeray Underhill Valentine Whitcombe
Yamamoto Zielinski Ashworth Bergstrom Cavendish Delacroix Engstrom Forsythe
Greenwood Halvorsen Isherwood Jorgensen Kowalczyk Lindqvist Mbeki Norwood
Ostrowski Pettigrew Radcliffe Somerville Takahashi Ullman Villanueva Wainwright
Yilmaz Zimmerman Achterberg Bannister Chaudhary Dombrowski Ellsworth Figueroa
Gallagher Huxtable Ivanova Jefferies Kristensen Langford Marchetti Nordstrom
Oyelaran Prendergast Rutherford Stavropoulos Tremblay Venkataraman Winterbourne
Adeyemi Baumgartner Carmichael Devereaux Esposito Fitzgerald Grimaldi Holloway
Katsaros Lagerfeld Moriarty Novotny Petrosyan Rosenthal Sandoval Thornquist
Vasilenko Westergaard Ramanathan Subramanian Papadopoulos Christodoulou
Wijesinghe Gunawardena Srinivasan Balakrishnan""".split()
ACCENTED = [("Jürgen", "Juergen"), ("Zoë", "Zoe"), ("Søren", "Soren"),
            ("Łukasz", "Lukasz"), ("Renée", "Renee"), ("Håkon", "Haakon"),
            ("Björn", "Bjoern"), ("Inês", "Ines"), ("Jørgen", "Joergen"),
            ("Chloé", "Chloe"), ("Günther", "Guenther"), ("Małgorzata",
            "Malgorzata"), ("Gísli", "Gisli"), ("Žofia", "Zofia")]
SHORT = {"Robert": "Bob", "William": "Bill", "Margaret": "Peggy",
         "Katherine": "Kate", "Michael": "Mike", "Elizabeth": "Liz",
         "Thomas": "Tom", "Richard": "Dick", "Joseph": "Joe", "Daniel": "Dan",
         "Benjamin": "Ben", "Samuel": "Sam", "Anthony": "Tony",
         "Gregory": "Greg", "Timothy": "Tim", "Patricia": "Pat",
         "Jennifer": "Jen", "Susan": "Sue", "Rebecca": "Becky",
         "Christopher": "Chris", "Nicholas": "Nick", "Jonathan": "Jon",
         "Theodore": "Ted", "Andrew": "Drew", "Stephen": "Steve",
         "Philip": "Phil", "Frederick": "Fred", "Victoria": "Vicky",
         "Jessica": "Jess", "Kenneth": "Ken"}
JOINED = [("Anna Maria", "Annamaria"), ("Jean Luc", "Jeanluc"),
          ("Mary Ann", "Maryann"), ("Jose Luis", "Joseluis"),
          ("Hye Jin", "Hyejin"), ("Min Ho", "Minho")]
PARTED = [("De Vries", "Devries"), ("Van Houten", "Vanhouten"),
          ("McKenna", "Mc Kenna"), ("Di Marco", "Dimarco"),
          ("El Sayed", "Elsayed"), ("La Rue", "Larue")]
# As a transcript has written them.
HEARD = {"Kofi": "Coffee", "Vikram": "Bikram", "Caitlin": "Kaitlyn",
         "Sean": "Shawn", "Xavier": "Zavier", "Siobhan": "Shivon",
         "Sanchali": "Sonchally", "Geoffrey": "Jeffrey", "Aisha": "Iesha",
         "Rajiv": "Rajeev", "Thierry": "Terry", "Yusuf": "Yousef",
         "Mehmet": "Mehmed", "Deepak": "Dipak", "Hugh": "Hue",
         "Padraig": "Porrick", "Giulia": "Julia", "Meera": "Mira"}
HEARD_LAST = {"Mensah": "Mensa", "Vasudev": "Basudev", "Nguyen": "Newen",
              "Krause": "Krouse", "Deshmukh": "Deshmook", "Schultz": "Shultz",
              "Reddy": "Reddi", "Chowdhury": "Choudhary", "Meyer": "Maier",
              "Thorsen": "Torson", "Phelan": "Feelan", "Kozlov": "Koslow"}
FIRMS = ["Contoso", "Fabrikam", "Adatum", "Litware", "Proseware", "Wingtip"]
US = "Northwind"
TOPICS = """storage roadmap|pricing of the pilot|migration plan|support model|
security review|capacity for the spring|renewal terms|data residency|latency in
the field|training runs|backup windows|the board paper|hiring plan|incident
follow-up""".replace("\n", " ").split("|")


class Person:
    def __init__(self, name, firm, team=0, email=None, noted=True):
        self.name, self.firm, self.team = name, firm, team
        self.email, self.noted, self.also = email, noted, None


def plain(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if c.isascii() and (c.isalpha() or c == "."))


def mail(name, firm):
    return f"{plain('.'.join(name.lower().split()))}@{firm.lower()}.example"


class World:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.people, self.names, self.apart = [], set(), []
        self.doubles, self.lookalikes = [], []
        deck = lambda words: self.r.sample(sorted(words), len(words))
        self.heard, self.heard_last = deck(HEARD), deck(HEARD_LAST)

    def name(self, first=None, last=None):
        """A full name nobody has, its words of nobody who was planted."""
        while True:
            got = (f"{first or self.r.choice(FIRST)} "
                   f"{last or self.r.choice(LAST)}")
            if got not in self.names:
                self.names.add(got)
                return got

    def add(self, name, firm=None, **more):
        person = Person(name, firm or self.r.choice(FIRMS),
                        self.r.randrange(4), **more)
        self.names.add(name)
        self.people.append(person)
        return person

    # ---- One person, two names ------------------------------------------

    def swap(self, word):
        """Two neighbouring letters change places; not the first."""
        at = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
        i = self.r.choice(at)
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]

    def drop(self, word):
        i = self.r.randrange(1, len(word))
        return word[:i] + word[i + 1:]

    def slipped(self, slip):
        first, last = self.name().split()
        if self.r.random() < .5:
            return f"{first} {last}", f"{slip(first)} {last}"
        return f"{first} {last}", f"{first} {slip(last)}"

    def misheard(self):
        how = self.r.random()
        if how < .5:
            first, rest = self.heard.pop(), self.r.choice(LAST)
            return f"{first} {rest}", f"{HEARD[first]} {rest}"
        last = self.heard_last.pop()
        if how < .8:
            rest = self.r.choice(FIRST)
            return f"{rest} {last}", f"{rest} {HEARD_LAST[last]}"
        first = self.heard.pop()
        return f"{first} {last}", f"{HEARD[first]} {HEARD_LAST[last]}"

    def joined(self):
        if self.r.random() < .5:
            parts, whole = self.r.choice(JOINED)
            last = self.r.choice(LAST)
            return f"{parts} {last}", f"{whole} {last}"
        parts, whole = self.r.choice(PARTED)
        first = self.r.choice(FIRST)
        return f"{first} {parts}", f"{first} {whole}"

    def accents(self):
        with_, without = self.r.choice(ACCENTED)
        last = self.r.choice(LAST)
        return f"{with_} {last}", f"{without} {last}"

    def married(self):
        first, last = self.name().split()
        if self.r.random() < .6:
            return (f"{first} {last}",
                    f"{first} {last}-{self.r.choice(LAST)}")
        last = self.r.choice([l for l in LAST if len(l) > 9])
        return f"{first} {last}", f"{first} {last[:5]}"

    def short(self):
        full = self.r.choice(list(SHORT))
        last = self.r.choice(LAST)
        return f"{full} {last}", f"{SHORT[full]} {last}"

    def bare(self):
        full = self.name()
        return full, full.split()[0]

    def initial(self):
        full = self.name()
        first, last = full.split()
        return full, f"{first[0]}. {last}"

    def order(self):
        full = self.name()
        first, last = full.split()
        return full, f"{last} {first}"

    def plant_doubles(self, each):
        kinds = {"misheard": self.misheard,
                 "transposed": lambda: self.slipped(self.swap),
                 "dropped": lambda: self.slipped(self.drop),
                 "split": self.joined, "bare": self.bare,
                 "nickname": self.short, "initial": self.initial,
                 "diacritics": self.accents, "order": self.order,
                 "surname": self.married}
        for kind, make in kinds.items():
            for _ in range(each):
                one, other = make()
                # A first name is the planted person's alone, or it would be
                # nobody's; so is what a double is called.
                while (one in {p.name for p in self.people} or
                       other in self.names or one == other or
                       (kind == "bare" and self.bears(other))):
                    one, other = make()
                person = self.add(one)
                self.names.add(other)
                person.also = other
                self.doubles.append(
                    {"one": one, "other": other, "kind": kind})

    def bears(self, word):
        return any(word in p.name.split() for p in self.people)

    # ---- Two people -----------------------------------------------------

    def pair(self, kind, one, other, firms, emails=False, meet=False):
        for name, firm in zip((one, other), firms):
            self.add(name, firm, email=mail(name, firm) if emails else None)
        self.lookalikes.append({"one": one, "other": other, "kind": kind})
        if meet:
            self.apart.append((one, other))

    def plant_lookalikes(self):
        r = self.r
        near = [("Eric", "Erica"), ("Mario", "Maria"), ("Paul", "Paula"),
                ("Julian", "Juliana"), ("Daniel", "Daniela"),
                ("Andrea", "Andreas"), ("Christian", "Christina"),
                ("Marta", "Marty"), ("Joan", "John"), ("Karin", "Karen")]
        brothers = [("Johan", "Jonas"), ("Anders", "Andreas"), ("Karl", "Kurt"),
                    ("Luca", "Lukas"), ("Marco", "Mirko"), ("Nora", "Nina"),
                    ("Stefan", "Steen"), ("Hanna", "Helena")]
        last = iter(r.sample(LAST, len(LAST)))
        firm = lambda: r.choice(FIRMS)
        for _ in range(8):  # relatives, or mere namesakes, at one firm
            surname, at = next(last), firm()
            one, other = r.sample(FIRST, 2)
            self.pair("same surname", f"{one} {surname}", f"{other} {surname}",
                      (at, at))
        for one, other in brothers:
            surname, at = next(last), firm()
            self.pair("brothers", f"{one} {surname}", f"{other} {surname}",
                      (at, at), emails=r.random() < .5)
        for one, other in near:
            surname = next(last)
            self.pair("other firm", f"{one} {surname}", f"{other} {surname}",
                      r.sample(FIRMS, 2))
        for one, other in r.sample(near, 8):
            surname, at = next(last), firm()
            self.pair("met", f"{one} {surname}", f"{other} {surname}", (at, at),
                      meet=True)
        for _ in range(8):  # one letter of the surname, e-mails known
            surname, at, one = next(last), firm(), r.choice(FIRST)
            self.pair("e-mails", f"{one} {surname}",
                      f"{one} {self.drop(surname)}", (at, at), emails=True)
        for _ in range(6):
            name, at = f"{r.choice(FIRST)} {next(last)}", firm()
            self.pair("father and son", name, f"{name} Jr", (at, at))
        for _ in range(6):  # a first name that another firm knows someone by
            name = f"{r.choice(['Anouk', 'Bela', 'Cyrus', 'Dag', 'Enzo', 'Fenna', 'Gita', 'Hedda', 'Iker'])}"
            while self.bears(name):
                name = r.choice(["Jory", "Kiran", "Lior", "Mads", "Nell",
                                 "Oona", "Pia", "Rune", "Sven", "Tove", "Uma",
                                 "Vera", "Wren", "Yael", "Zeno"])
            self.pair("first name", f"{name} {next(last)}", name,
                      r.sample(FIRMS, 2))
        for _ in range(6):  # the same firm, first name, sound of the surname
            one, at = r.choice(FIRST), firm()
            a, b = r.choice([("Moore", "Muir"), ("Reid", "Rhodes"),
                             ("Baker", "Becker"), ("Lane", "Lynn"),
                             ("Hart", "Hurd"), ("Cole", "Kyle"),
                             ("Burke", "Birk"), ("Stone", "Stein")])
            while {f"{one} {a}", f"{one} {b}"} & self.names:
                one = r.choice(FIRST)
            self.pair("surname alike", f"{one} {a}", f"{one} {b}", (at, at),
                      meet=r.random() < .7, emails=True)

    # ---- Notes ----------------------------------------------------------

    def write(self, root):
        r = self.r
        root.mkdir(parents=True, exist_ok=True)
        for folder in ("People", "Meetings", "Companies"):
            (root / folder).mkdir(exist_ok=True)
        (root / ".kith.yaml").write_text("me: Dana Whitfield\n")
        us = [self.add("Dana Whitfield", US)]
        us += [self.add(self.name(), US) for _ in range(5)]
        for firm in FIRMS:
            (root / f"Companies/{firm}.md").write_text(
                f"---\ntype: customer\n---\n# {firm}\n")
        theirs = [p for p in self.people if p.firm != US]
        self.context = {}
        self.shown = set()
        for person in theirs:
            mates = [p for p in theirs if p.firm == person.firm and
                     p.team == person.team and p is not person]
            for _ in range(r.randint(2, 4)):
                here = r.sample(mates, min(len(mates), r.randint(1, 3)))
                self.meet(root, us, [person, *here])
            if person.also and person.also not in self.shown:
                self.meet(root, us, [person, *r.sample(mates, min(
                    len(mates), 2))], other=person)
        by_name = {p.name: p for p in self.people}
        for one, other in self.apart:
            self.meet(root, us, [by_name[one], by_name[other]])
        for person in self.people:
            self.page(root, person)

    def meet(self, root, us, here, other=None):
        """A meeting; a person of it may stand there under the other name."""
        r = self.r
        day = f"2026-{r.randint(1, 9):02d}-{r.randint(1, 28):02d}"
        topic = r.choice(TOPICS)
        host = us[0] if r.random() < .6 else r.choice(us)
        said = []
        for p in here:
            wrong = p.also and (p is other or r.random() < .3)
            if any(p.name in pair and q.name in pair for pair in self.apart
                   for q in here if q is not p):
                wrong = False
            said.append(p.also if wrong else p.name)
            if wrong:
                self.shown.add(p.also)
        names = [host.name, *said]
        title = f"{day} - {topic} {len(list((root / 'Meetings').iterdir()))}"
        style = r.random()
        single = [n for n in said if " " not in n]
        if style < .6 or single:
            listed = "".join(f'  - "[[{n}]]"\n' for n in names)
        else:
            listed = "".join(f"  - {n}\n" for n in names)
        firm = here[0].firm
        (root / f"Meetings/{title}.md").write_text(
            f"---\ntype: meeting\ndate: {day}\naccount: \"[[{firm}]]\"\n"
            f"participants:\n{listed}---\n\n# {topic}\n\n## Summary\n\n"
            f"They went through the {topic}.\n")
        for n in said:
            self.context.setdefault(n, []).append(
                f"- {day}: [[{title}]] - {topic} with {names[0]}"
                f" (via {names[0]})\n")

    def page(self, root, person):
        r = self.r
        email = person.email
        if not email and r.random() < .35:
            email = mail(person.name, person.firm)
        role = r.choice(["Director", "Engineer", "Architect", "Buyer",
                         "Product lead", "Analyst"])
        self.note(root, person.name, person.firm, email, role)
        # A program makes a note for the other name more often than not; a bare
        # or differently accented name is nobody's without one.
        if person.also:
            kind = next(d["kind"] for d in self.doubles
                        if d["other"] == person.also)
            if kind in ("bare", "diacritics", "initial") or r.random() < .6:
                knows = r.random()
                self.note(root, person.also,
                          person.firm if knows < .8 else None,
                          email if email and knows < .15 else None, None)

    def note(self, root, name, firm, email, role):
        front = "type: person\n"
        if firm:
            front += f'company: "[[{firm}]]"\n'
        if email:
            front += f"email: {email}\n"
        if role:
            front += f"role: {role}\n"
        else:
            front += "tags: [needs-review]\n"
        (root / f"People/{name}.md").write_text(
            f"---\n{front}---\n\n# {name}\n\n## Recent Context\n\n"
            + "".join(self.context.get(name, [])))


def make(root, seed, each=6):
    world = World(seed)
    world.plant_lookalikes()
    world.plant_doubles(each)
    for _ in range(40):
        world.add(world.name())
    world.write(root)
    truth = {"people": len(world.people), "doubles": world.doubles,
             "lookalikes": world.lookalikes}
    pathlib.Path(f"{root}.truth.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1))
    return truth


if __name__ == "__main__":
    got = make(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
    print(got["people"], "people", len(got["doubles"]), "doubles",
          len(got["lookalikes"]), "look-alikes")
