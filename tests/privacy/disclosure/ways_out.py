"""Every way by which something could leave Lykt, and why those that there are may stand.

`share()` writes down what a worker tells; nothing in Lykt sends anything by itself. What is
listed here is known to leave, or to look as if it could. Whoever adds a way adds it here,
with the ground it goes out on; a test finds those that nobody has added.
"""

#: Modules that reach other machines, or hand something to a program that could.
NETWORK = {
    "aiohttp",
    "anyio",
    "asyncio",
    "django.core.mail",
    "email.mime",
    "ftplib",
    "grpc",
    "http.client",
    "httpx",
    "imaplib",
    "nntplib",
    "paramiko",
    "poplib",
    "pycurl",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "subprocess",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "websockets",
    "xmlrpc.client",
}

#: By file: the modules of those that it may use, and why nothing of a person leaves by them.
MAY_USE = {
    "plans/rounds/mailing.py": {
        "django.core.mail": "reminders to staff: a plan, a day, how many, a link; of no person",
        "smtplib": "the names of what a mail server answers, to tell who was not reached",
    },
    "web/commands/serving.py": {
        "socket": "asks whether the port is free before it listens there, and sends nothing",
    },
}

#: Files that a page or a command gives out, by the module that does, with the ground.
GIVES_FILES = {
    "cases/clocks/views.py": "days of one's own in a calendar: no person, no case, no number",
    "learning/events/views.py": "events and how many came, to those who hold them: no person",
    "learning/year/views.py": "counts of events and of advice: no person",
    "privacy/answers/views_answer.py": "the person's own answer, to the person: GDPR article 15",
    "privacy/consent/views_print.py": "what the person has answered, to the person",
    "privacy/disclosure/views.py": "the receipt of a share, to the person",
    "privacy/reading/views.py": "who has read, to the officer: keys and no content",
    "reports/views.py": "figures, said to be internal; to those who may count",
    "reports/views_plans.py": (
        "the status report of a plan, about the work; of our own figures none below five"
    ),
    "reports/views_register.py": (
        "the register of the unit without names or texts, to its leader; each person in it is "
        "written down as read on the ground of an export"
    ),
}

#: What a script could send something with; the policy of every page shuts other machines out.
IN_SCRIPTS = ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "mailto:")

#: By script: what of these it may use, and why nothing of a person is read on the way.
SCRIPTS_MAY = {
    "field/night/static/night/app.js": {"fetch(": "hands the browser's own call to the phone"},
    "field/night/static/night/net.js": {
        "fetch(": "what the phone tells the server: each record sealed, or keys of its own",
    },
    "field/night/static/night/worker.js": {"fetch(": "the pages of the app itself, only fetched"},
}
