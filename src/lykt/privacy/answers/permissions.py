"""Who takes in what a person asks, who answers it, and who sees that it is answered.

See docs/decisions/0016-the-persons-own.md. Whoever meets people takes a request in, and
writes an objection down: it holds from that moment. Answering is for those who know the
person beyond the street. The health part of an answer is built by health staff alone.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


ANSWERING = (
    Role.SOCIAL_WORKER,
    Role.HEALTH_WORKER,
    Role.CASE_COORDINATOR,
    Role.UNIT_LEADER,
)

RULES = [
    *grant(MEETS_PEOPLE, "request", "make", Scope.OWN_UNIT),
    *grant(ANSWERING, "request", "read,change", Scope.OWN_UNIT),
    # Deadlines, and no person.
    *grant([Role.DATA_PROTECTION_OFFICER], "request", "oversee", Scope.OWN_CONTROLLER),
    *grant(ANSWERING, "answer", "build", Scope.OWN_UNIT),
    *grant([Role.HEALTH_WORKER], "health_answer", "build", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "persons_note", "read", Scope.OWN_UNIT),
    *grant(ANSWERING, "persons_note", "make,settle", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "objection", "read,make", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "objection", "decide", Scope.OWN_UNIT),
    # Who has read somebody can be seen by whoever could have: it keeps everyone honest.
    *grant(MEETS_PEOPLE, "persons_readings", "read", Scope.OWN_UNIT),
]
