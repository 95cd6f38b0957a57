"""What the worker does about its own work: ``leases`` says who leads, ``jobs`` what is done."""

from coop.jobs.services.jobs import (
    ClaimedJob,
    cancel_job,
    claim_job,
    fail_job,
    start_job,
    stumble,
    take_step,
)
from coop.jobs.services.leases import drop_lease, hold_lease

__all__ = [
    "ClaimedJob",
    "cancel_job",
    "claim_job",
    "drop_lease",
    "fail_job",
    "hold_lease",
    "start_job",
    "stumble",
    "take_step",
]
