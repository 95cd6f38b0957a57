"""Counting an open vote again from its file, without server and database."""

import hashlib
import sys
from pathlib import Path

from coop.voting.documents import recount
from coop.voting.errors import NoBallotsFileError
from coop.wording.recount import counted_sentences, verdict_sentences
from coop.wording.refusals import refusal


def recount_file(path: Path) -> None:
    """Say what a file holds and whether it agrees; end with 1 when it does not."""
    try:
        content = path.read_bytes()
        found = recount(content)
    except OSError as error:
        sys.exit(f"coop: {error}")
    except NoBallotsFileError as error:
        sys.exit(f"coop: {refusal(error)}")
    tally = found.counted
    lines = (
        *counted_sentences(
            question=found.question,
            votes_for=tally.votes_for,
            votes_against=tally.votes_against,
            votes_blank=tally.votes_blank,
            ballots=tally.members,
            digest=hashlib.sha256(content).hexdigest(),
        ),
        *verdict_sentences(tuple(finding.value for finding in found.findings)),
    )
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    if found.findings:
        sys.exit(1)
