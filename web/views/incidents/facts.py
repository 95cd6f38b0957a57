"""A report as few short lines: what was done stands on top, the rest is looked up in a second."""

from coop.incidents.lookups.readings import ReportView
from coop.incidents.rules.answers import Step
from coop.incidents.rules.attachments import AttachmentKind
from coop.incidents.rules.audiences import DESCRIBING
from coop.incidents.rules.description import TRAITS
from coop.wording.catalogue import N_, say
from coop.wording.incidents import QUESTIONS
from web.context import current_locale


def what_was_done(report: ReportView) -> str:
    """Return the behaviour, in the words chosen or typed."""
    done = (line.value for line in report.lines if line.step is Step.BEHAVIOUR)
    # After the term of C7 only what stood on a button is left; what was spoken is not typed yet.
    is_spoken = any(one.kind is AttachmentKind.VOICE for one in report.attachments)
    nothing = N_("Ingesproken. Er is nog geen tekst.") if is_spoken else N_("De tekst is gewist.")
    return next(done, say(nothing, current_locale()))


def questions_in_words() -> dict[Step, str]:
    """Return what each question is about, beside what was spoken as its answer."""
    return {
        step: say(QUESTIONS[step].term, current_locale(), number=TRAITS[step].number)
        if step in TRAITS
        else say(QUESTIONS[step].term, current_locale())
        for step in Step
        if QUESTIONS[step].term
    }


def facts_of(report: ReportView) -> list[tuple[str, str]]:
    """Return what else a moderator or the agent needs, one line each."""
    locale = current_locale()
    said = {line.step: line for line in report.lines}
    facts = [(said[Step.MOMENT].term, said[Step.MOMENT].value)] if Step.MOMENT in said else []
    # Moderators and the police alone read a description, with a plate (C17).
    facts += [(line.term, line.value) for line in report.lines if line.step in DESCRIBING]
    place = said.get(Step.PLACE)
    if place is not None and place.value != report.street:
        facts.append((place.term, place.value))
    facts.append((say(N_("Politie"), locale), report.called))
    if Step.POLICE_NUMBER in said:
        facts.append((said[Step.POLICE_NUMBER].term, said[Step.POLICE_NUMBER].value))
    if report.also_seen:
        facts.append((say(N_("Ook gezien door"), locale), str(report.also_seen)))
    if report.has_images and not any(
        one.kind is AttachmentKind.PHOTO for one in report.attachments
    ):
        kept = say(N_("De bewoner heeft foto's of film en bewaart ze zelf."), locale)
        facts.append((say(N_("Beeld"), locale), kept))
    return facts


def as_text(report: ReportView) -> str:
    """Return what the page shows as text to take over elsewhere."""
    title = f"{report.number}: {report.kind}, {report.street} ({report.group})"
    facts = (f"{term}: {value}" for term, value in facts_of(report))
    return "\n".join((title, what_was_done(report), *facts))
