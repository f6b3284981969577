"""What is kept of those who work here, and by the parts of Django that stand under Lykt.

Three tables are no models and stand in no register: the list of migrations that have run;
`web_cache`, where failed sign-ins are counted by user name and by address, for five minutes
each (see `web.settings.CACHES`); and what a database keeps for itself.

An account has no day from which its time is counted: it goes when nothing names it, since
what someone has written keeps its writer.
"""

from lykt.organisation.keeping import Kept, RecordClass, classed


#: What those who left are kept for, in the rulebook.
STAFF = "retention.staff"

KEEPING = [
    Kept("organisation.Controller", classed(system="id", work="name kind")),
    Kept(
        "organisation.Unit",
        classed(system="id handle controller", work="name kind age_bands active"),
    ),
    Kept(
        "organisation.Staff",
        classed(
            system="id handle",
            staff="username name email language is_active created_at last_login "
            "password_is_temporary",
            secret="password session_stamp",
        ),
        record=RecordClass.ARCHIVE,
        rule=STAFF,
    ),
    Kept(
        "organisation.StaffPost",
        classed(system="id handle controller unit", staff="staff role since until"),
        record=RecordClass.ARCHIVE,
        rule=STAFF,
        since="until",
    ),
    Kept(
        "organisation.AccountChange",
        classed(system="id", staff="staff at by what detail"),
        record=RecordClass.ARCHIVE,
        rule=STAFF,
        since="at",
    ),
    Kept(
        "organisation.Notice",
        classed(
            system="id handle controller unit",
            work="what",
            staff="at staff by about",
            # It leads to whom something happened, though it does not say who that is.
            person="link subject",
        ),
        subjects=("subject",),
        rule=STAFF,
        since="at",
    ),
    # Whom it was told and who has seen it go with the notice.
    Kept(
        "organisation.NoticeRole",
        classed(system="id notice", work="role"),
        subjects=("notice__subject",),
    ),
    Kept(
        "organisation.NoticeSeen",
        classed(system="id notice", staff="staff at"),
        subjects=("notice__subject",),
    ),
    # A message waiting for its page, "Saved: BLÅ-KRONE-7", lies in the session with the rest.
    Kept(
        "sessions.Session",
        classed(system="expire_date", secret="session_key session_data"),
        rule="retention.session",
        since="expire_date",
    ),
    Kept(
        "mfa.Authenticator",
        classed(
            system="id",
            staff="user type created_at last_used_at",
            secret="data",
        ),
    ),
    # allauth's tables of addresses stay empty: nothing is sent, and nobody signs up.
    Kept("account.EmailAddress", classed(system="id", staff="user email verified primary")),
    Kept(
        "account.EmailConfirmation",
        classed(system="id", staff="email_address created sent", secret="key"),
    ),
    # Django's own lists of tables and rights; who may do what follows from posts alone.
    Kept("contenttypes.ContentType", classed(system="id app_label model")),
    Kept("auth.Permission", classed(system="id name content_type codename")),
    Kept("auth.Group", classed(system="id name permissions")),
]
