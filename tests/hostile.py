"""A catalogue in which every name was written by somebody who means harm, or who is merely unusual."""

NAMES = (
    "<script>document.title='caught'</script>",
    '"><img src=x onerror="document.title=\'caught\'">',
    "'; document.title='caught'; //",
    "</style></script><h1>caught</h1>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "مهرجان الأفلام القصيرة - Cairo (2027)",
    "🎬👩‍👩‍👧‍👦 Festival 🇭🇰",
    "未來電影節" * 40,
    "Unbroken" * 1250,
    "Words upon words " * 600,
)


def toml_text(text: str) -> str:
    """A text as TOML writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


CATALOGUE = "".join(
    f"""
[[festival]]
id = "hostile-{place}"
name = {toml_text(name)}
country = "AQ"
timezone = "UTC"
website = "https://example.org/?a=1&b=<b>"
[[festival.edition]]
year = 2027
starts = 2027-06-01
[[festival.edition.deadline]]
tier = "regular"
date = 2027-02-{place + 1:02}
source = "javascript:document.title='caught'"
note = {toml_text(name)}
stated = "12 pm <b>CET</b> & later"
"""
    for place, name in enumerate(NAMES)
)
