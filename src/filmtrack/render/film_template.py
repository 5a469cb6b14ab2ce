"""The text that `film template` prints: a film.toml with everything that a film can say of itself."""

from collections.abc import Container

TEMPLATE = """\
# One film. Only the title is needed: take the # away from the lines that you know, and leave the rest.
# What is left out is unknown, and filmtrack says so where it matters.
# Then: filmtrack film add --from film.toml      Several films in one file: put [[film]] above each of them.

title = "Night Bus"
# id = "night-bus"                        # how commands name it; else made from the title
# other_titles = ["夜車", "Le Bus de nuit"]
# runtime = "14:30"                       # minutes and seconds, end credits included
# completed = 2026-05-14                  # or "2026-05", or "2026"
# countries = ["HK"]                      # two letters each
# languages = ["Cantonese"]               # "none" for a film without dialogue
# subtitles = ["English", "Chinese"]      # "none" where there are none
# genres = ["fiction"]                    # fiction, animation, documentary, experimental ...
# student = false
# first_film = true
# formats = ["DCP", "ProRes"]
# tags = ["2027", "client Chan"]          # whatever you sort by
# synopsis = "A driver takes the last bus home."
# note = "The cut of June is the final one."

# [[people]]                              # one block a person
# name = "Chan Tai-man"
# role = "director"                       # director, producer, writer ...
# birth_year = 1990
# gender = "woman"
# nationalities = ["HK"]
# residence = "HK"

# [[owners]]                              # who holds the rights; never write an identity number
# name = "Chan Tai-man"
# kind = "person"                         # or hong-kong-company, partnership, sole-proprietorship,
#                                         # non-permanent-id (an identity card that is not permanent), other
# permanent_id = true                     # a Hong Kong permanent identity card
# right_of_abode = true
# age = 36
# age_on = 2026-11-22                     # the day on which that was the age

# [[links]]
# url = "https://vimeo.com/1"
# what = "screener"
# password_at = "the password book"       # where the password is kept, never the password
# until = 2027-12-31

# [[screenings]]                          # where it has been shown
# event = "Lamma Night"
# country = "HK"
# city = "Lamma"
# on = 2026-08-01                         # or "2026-08"
# showing = "public"                      # or private, online, market, school, tv
"""

_UNKNOWN = "# Not known yet: take the # away from the lines that you know."


def filled_template(known: Container[str], text: str) -> str:
    """The text of what is known of a film, among the template's lines for the rest.

    Single fields stand above it and tables below, so that a line belongs where it is taken up.
    """
    _, fields, *blocks = TEMPLATE.rstrip("\n").split("\n\n")
    single = [each for each in fields.splitlines() if (name := _field(each)) and name not in known]
    above = "\n".join([_UNKNOWN, *single, "", ""]) if single else ""
    tables = [each for each in blocks if each.removeprefix("# [[").partition("]]")[0] not in known]
    return above + text + "".join(f"\n{each}\n" for each in tables)


def _field(line: str) -> str:
    """The field that a commented line of the template is for; empty of any other line."""
    return line.removeprefix("# ").partition(" = ")[0] if line.startswith("# ") else ""
