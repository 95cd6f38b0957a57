"""Photos, albums and voice messages in the dialogue, with the bot on the practice Telegram."""

import uuid
from base64 import b64encode

import pytest

from coop.groups.rules import PhotoPolicy
from coop.groups.services.settings import choose_photos
from coop.incidents.documents import Safe
from coop.incidents.queries.attachments import draft_thumbnail
from coop.incidents.queries.dialogue import QuestionView, question
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.attachments import MOST_PHOTOS, AttachmentKind
from coop.incidents.services.photos import open_photo, open_voice
from coop.kernel.permissions import SYSTEM
from coop.people.lookups import TelegramAccount
from tests.bots.conftest import RIA, Surroundings
from tests.bots.test_incidents import come_to, group, only_report
from tests.telephone import TRACES, photo, voice

__all__ = ["group"]


@pytest.fixture
def taking(surroundings: Surroundings, group: uuid.UUID) -> uuid.UUID:
    """Provide a group that takes photos in."""
    surroundings.coop.run(choose_photos, SYSTEM, group_id=group, photos=PhotoPolicy.TAKEN_IN)
    return group


def asked(surroundings: Surroundings) -> QuestionView:
    ria = surroundings.coop.identify(TelegramAccount(RIA))
    return surroundings.coop.ask(question, ria, key=DraftKey())


def send_album(surroundings: Surroundings, album: str, *parts: dict[str, bytes]) -> None:
    for part in parts:
        surroundings.telegram.say(RIA, media_group_id=album, **part)  # type: ignore[arg-type]  # photo or document


def test_bar_8_a_photo_and_a_file_are_kept_without_traces(
    surroundings: Surroundings, taking: uuid.UUID
) -> None:
    telegram, safe = surroundings.telegram, Safe(surroundings.settings.secret_key)
    sent = photo(size=(400, 300))
    with surroundings.working():
        come_to(surroundings, until="Wanneer was het?")
        telegram.press(RIA, "Gisteren")
        telegram.wait_for_message(RIA, "Heeft u foto's?")
        # As a file a picture keeps all that a camera noted; as a photo Telegram takes it off.
        telegram.say(RIA, document=sent, file_name="foto.jpg")
        telegram.wait_for_message(RIA, "Bewaard: 1 foto.")
        telegram.say(RIA, photo=sent)
        telegram.wait_for_message(RIA, "Bewaard: 2 foto's.")
        telegram.press_when_there(RIA, "Nee")
        telegram.wait_for_message(RIA, "Klopt dit?")
        telegram.press_when_there(RIA, "Versturen")
        telegram.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
    report = only_report(surroundings)
    assert [one.kind for one in report.attachments] == [AttachmentKind.PHOTO] * 2
    for one in report.attachments:
        kept = surroundings.coop.run(open_photo, SYSTEM, attachment_id=one.id, safe=safe)
        assert kept.startswith(b"\xff\xd8\xff")
        assert not any(trace in kept for trace in TRACES)


def test_an_album_is_one_question_and_one_answer(
    surroundings: Surroundings, taking: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        before = come_to(surroundings, until="Waar is het?")
        parts: list[dict[str, bytes]] = [{"photo": photo(size=(40, 30))}] * 3
        send_album(surroundings, "album-1", *parts, {"document": b"\xff\xd8\xff noise"})
        told = telegram.wait_for_message(RIA, "Bewaard: 3 foto's.", after=before.message_id)
        told = telegram.wait_for_message(
            RIA, "Deze foto kunnen wij niet lezen", after=before.message_id
        )
        assert "Waar is het?" in told.text
        answers = [
            one
            for one in telegram.messages(RIA)
            if one.sender_id == telegram.bot_id and one.message_id > before.message_id
        ]
        assert [one.message_id for one in answers] == [told.message_id]
        telegram.press(RIA, "Lindenhof")
        telegram.wait_for_message(RIA, "Wanneer was het?")
    assert len(asked(surroundings).attachments) == 3


def test_what_is_refused_costs_the_report_nothing(
    surroundings: Surroundings, taking: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    small = photo(size=(40, 30))
    with surroundings.working():
        at = come_to(surroundings, until="Waar is het?")
        for _ in range(MOST_PHOTOS):
            telegram.say(RIA, photo=small)
        telegram.wait_for_message(RIA, f"Bewaard: {MOST_PHOTOS} foto's.")
        telegram.say(RIA, photo=small)
        telegram.wait_for_message(RIA, f"Er passen {MOST_PHOTOS} foto's bij.")
        film = {"content": b64encode(b"....ftypmp42").decode(), "mime_type": "video/mp4"}
        telegram.control("say", user_id=RIA, document=film)
        told = telegram.wait_for_message(RIA, "Wij nemen geen film aan", after=at.message_id)
        assert "Waar is het?" in told.text
        telegram.press(RIA, "Lindenhof")
        telegram.wait_for_message(RIA, "Wanneer was het?")
    assert asked(surroundings).kept == f"Bewaard: {MOST_PHOTOS} foto's."


def test_the_same_photo_twice_after_a_restart_is_one_photo(
    surroundings: Surroundings, taking: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        come_to(surroundings, until="Waar is het?")
    sent = telegram.say(RIA, photo=photo(size=(40, 30)))
    with surroundings.working():
        telegram.wait_for_message(RIA, "Bewaard: 1 foto.")
    telegram.redeliver(sent["update_id"])
    with surroundings.working():
        telegram.say(RIA, "/menu")
        telegram.wait_for_message(RIA, button="Privacy")
    (one,) = asked(surroundings).attachments
    ria = surroundings.coop.identify(TelegramAccount(RIA))
    safe = Safe(surroundings.settings.secret_key)
    assert surroundings.coop.ask(
        draft_thumbnail, ria, key=DraftKey(), attachment_id=one.id, safe=safe
    )


def test_what_is_spoken_answers_a_question_for_words(
    surroundings: Surroundings, group: uuid.UUID
) -> None:
    telegram, safe = surroundings.telegram, Safe(surroundings.settings.secret_key)
    with surroundings.working():
        come_to(surroundings, until="Wat gebeurde er?")
        telegram.say(RIA, voice=voice(3))
        at = telegram.wait_for_message(RIA, "Zag u een persoon of een voertuig?")
        telegram.say(RIA, voice=voice(2))
        again = telegram.wait_for_message(RIA, "Kies nu ook een knop", after=at.message_id)
        assert "Zag u een persoon of een voertuig?" in again.text
        telegram.press(RIA, "Nee")
        telegram.wait_for_message(RIA, "Waar is het?")
        for question_asked, label in (
            ("Waar is het?", "Lindenhof"),
            ("Wanneer was het?", "Gisteren"),
            ("Heeft u foto's of film?", "Nee"),
            ("Mogen wij u iets vragen?", "Nee"),
        ):
            telegram.wait_for_message(RIA, question_asked)
            telegram.press_when_there(RIA, label)
        summary = telegram.wait_for_message(RIA, "Klopt dit?")
        assert "Wat gebeurde er: Ingesproken" in summary.text
        telegram.press(RIA, "Versturen")
        telegram.wait_for_message(RIA, "Uw buurtmelding is verstuurd")
    report = only_report(surroundings)
    assert [one.step for one in report.attachments] == [Step.BEHAVIOUR, Step.SEEN]
    first = report.attachments[0].id
    assert surroundings.coop.run(open_voice, SYSTEM, attachment_id=first, safe=safe) == voice(3)
