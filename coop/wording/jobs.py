"""Sentences about long work."""

from coop.wording.catalogue import N_

REFUSALS = {
    "job_not_found": N_("Dit werk staat hier niet (meer)."),
    "job_taken": N_("Dit werk is al gestopt of klaar."),
    "job_broken": N_(
        "Er ging bij ons iets mis. Probeer het nog eens. Blijft het zo? Noem dan dit nummer: "
        "%(reference)s."
    ),
}
