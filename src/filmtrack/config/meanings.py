"""What each setting is for, in a sentence: for the manual and for `filmtrack help settings`."""

from filmtrack.message import Message, message

MEANINGS: dict[str, Message] = {
    "name": message("who you are: written beside everything that you record"),
    "timezone": message("your time zone, like Asia/Hong_Kong; else the system's"),
    "currency": message("the currency in which sums are shown, like HKD"),
    "language": message("en or zh-Hant-HK; else the system's"),
    "applicant": message(
        'what schemes ask of you, for --owner me: "NAME: permanent-id, right-of-abode"; no identity number'
    ),
    "catalogues": message("further catalogue files, laid over your own"),
    "shared_catalogue": message("where catalogue update fetches the catalogue that your team or a community shares"),
    "ledger": message("where the ledger is: a file, or postgresql://server/database"),
    "budget.cap": message('what you mean to spend at most, like "20000 HKD"'),
    "rates": message("your own exchange rates: [rates.EUR] with lines like 2026-09-24 = 9.1"),
    "propose.chance_percent": message("how likely an entry is taken before any festival has answered you, in percent"),
    "propose.unsure_percent": message(
        "how much of its value an entry keeps where a rule is not known to hold, in percent"
    ),
    "propose.max_entries": message("how many entries a proposal holds at most"),
    "propose.weights": message("what an entry is worth to you: [propose.weights] with lines like academy = 3"),
    "remind.days": message("how many days before a deadline you are told, like [30, 14, 7, 3, 1, 0]"),
    "remind.festivals": message("other days for one festival: clermont-ferrand = [60, 30, 7]"),
    "remind.via": message("where reminders go: stdout, mail, apprise"),
    "mail.server": message("the mail server, like smtp.example.org"),
    "mail.port": message("its port; else 587 for starttls, 465 for tls"),
    "mail.security": message("starttls, tls or none"),
    "mail.user": message("the user at the mail server"),
    "mail.password_command": message('a command that prints the password, like "pass show mail"'),
    "mail.password_file": message("a file with the password, readable by you alone"),
    "mail.ca_file": message("who signed the certificate of a server of your own"),
    "mail.from": message("the sender's address"),
    "mail.to": message("who is mailed, each on their own"),
    "notify.urls": message("addresses of services by Apprise's rules"),
    "notify.urls_command": message("a command that prints them"),
    "notify.urls_file": message("a file that holds them, readable by you alone"),
}
