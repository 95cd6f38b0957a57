"""Photos and voice messages from the draft to the police, and what becomes of them."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coop.bootstrap import Coop
from coop.groups.rules import PhotoPolicy
from coop.incidents.documents import Photo, Safe, photo_from, voice_from
from coop.incidents.errors import (
    AttachmentNotFoundError,
    DraftNotFoundError,
    PhotosNotTakenError,
    ReportHandledError,
    ReportNotFoundError,
    TooManyPhotosError,
    WordsNeededError,
)
from coop.incidents.lookups.attachments import AttachmentView
from coop.incidents.models import Attachment
from coop.incidents.queries.attachments import (
    draft_thumbnail,
    own_thumbnail,
    photo_anew,
    photo_grid,
)
from coop.incidents.queries.follow import followed_report
from coop.incidents.rules.answers import DraftKey, Step, YesNo
from coop.incidents.rules.attachments import IMAGES_LAST, MOST_PHOTOS, TurnedAway
from coop.incidents.rules.reading import Chosen
from coop.incidents.rules.states import Source
from coop.incidents.rules.talk import Redaction
from coop.incidents.services.attachments import (
    add_photos,
    add_voice,
    meet_album,
    take_attachment_away,
    turn_away,
)
from coop.incidents.services.drafts import answer_question, stop_report
from coop.incidents.services.photos import (
    blur_photo,
    choose_photo,
    forget_images,
    open_photo,
    open_thumbnail,
    open_voice,
)
from coop.incidents.services.reports import send_report, withdraw_report
from coop.incidents.services.review import approve_report, show_report
from coop.incidents.services.talk import redact_report
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from coop.people.lookups import LinkToken
from coop.people.rules import RoleKind
from coop.privacy.services.release import stop_release
from tests.coop.incidents.makers import (
    agent_for,
    contact_id_of,
    fill_draft,
    journal,
    make_group,
    make_moderator,
    read,
    see,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_officer, make_person
from tests.telephone import photo, voice

SAFE = Safe("sleutel van de website" * 2)
PHOTO: Photo = photo_from(photo(size=(60, 40)))


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group that takes photos in."""
    return make_group(coop, photos=PhotoPolicy.TAKEN_IN)


@pytest.fixture
def ria(coop: Coop) -> Actor:
    return actor_for(coop, make_person(coop, given="Ria"))


def begin(coop: Coop, actor: Actor, group_id: uuid.UUID, until: Step | None = None) -> DraftKey:
    key = DraftKey(group_id=group_id)
    changed = {until: None} if until else None
    fill_draft(coop, actor, key, changed)
    return key


def send_with_photos(coop: Coop, ria: Actor, group_id: uuid.UUID, number: int = 2) -> uuid.UUID:
    key = begin(coop, ria, group_id)
    coop.run(add_photos, ria, key=key, photos=[PHOTO] * number, safe=SAFE)
    return coop.run(send_report, ria, source=Source.WEB, key=key)


def sent(coop: Coop, report_id: uuid.UUID) -> tuple[AttachmentView, ...]:
    return read(coop, report_id).attachments


def rows(coop: Coop) -> int:
    with coop._reading() as session:
        return session.scalar(select(func.count()).select_from(Attachment)) or 0


def test_photos_go_along_with_the_report_and_are_locked(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = send_with_photos(coop, ria, group_id)
    with coop._reading() as session:
        for kept in session.scalars(select(Attachment)):
            assert kept.report_id == report_id
            assert kept.content is not None
            assert PHOTO.content[:20] not in kept.content
            assert SAFE.unlock(kept.content, of=kept.id) == PHOTO.content
    one, two = sent(coop, report_id)
    assert (one.number, two.number, one.goes_along) == (1, 2, False)
    assert "2 foto's" in str(read(coop, report_id).lines)


def test_without_release_or_choice_of_the_group_no_photo_is_taken(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    other = make_group(coop)
    key = begin(coop, ria, other)
    for use_case in (
        lambda: coop.ask(photo_anew, ria, key=key, content=photo()),
        lambda: coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE),
    ):
        with pytest.raises(PhotosNotTakenError):
            use_case()
    report_id = send_with_photos(coop, ria, group_id)
    moderator = make_moderator(coop, group_id)
    first = sent(coop, report_id)[0].id
    coop.run(choose_photo, moderator, attachment_id=first, goes_along=True)
    coop.run(approve_report, moderator, report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    assert coop.run(open_photo, agent, attachment_id=first, safe=SAFE)
    coop.run(stop_release, make_officer(coop, RoleKind.CHAIR))
    # Stopped at once: nobody outside looks at it any more (C6).
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_photo, agent, attachment_id=first, safe=SAFE)
    assert coop.run(show_report, agent, report_id=report_id).attachments == ()
    assert rows(coop) == 2


def test_as_many_as_fit_are_kept(coop: Coop, group_id: uuid.UUID, ria: Actor) -> None:
    key = begin(coop, ria, group_id)
    many = [PHOTO] * (MOST_PHOTOS + 1)
    assert coop.run(add_photos, ria, key=key, photos=many, safe=SAFE) == MOST_PHOTOS
    with pytest.raises(TooManyPhotosError):
        coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE)
    view = see(coop, key, ria)
    assert view.kept == f"Bewaard: {MOST_PHOTOS} foto's."
    last = view.attachments[-1].id
    coop.run(take_attachment_away, ria, key=key, attachment_id=last)
    assert coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE) == 1
    assert rows(coop) == MOST_PHOTOS


def test_nobody_else_takes_away_or_sees_a_photo_of_a_draft(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = begin(coop, ria, group_id)
    coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE)
    first = see(coop, key, ria).attachments[0].id
    assert coop.ask(draft_thumbnail, ria, key=key, attachment_id=first, safe=SAFE)
    other = actor_for(coop, make_person(coop, given="Bram"))
    begin(coop, other, group_id)
    with pytest.raises(AttachmentNotFoundError):
        coop.run(take_attachment_away, other, key=key, attachment_id=first)
    with pytest.raises(AttachmentNotFoundError):
        coop.ask(draft_thumbnail, other, key=key, attachment_id=first, safe=SAFE)
    moderator = make_moderator(coop, group_id)
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_photo, moderator, attachment_id=first, safe=SAFE)
    assert rows(coop) == 1
    coop.run(stop_report, ria, key=key)
    assert rows(coop) == 0


def test_a_photo_answers_the_question_and_cannot_be_denied(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = DraftKey(group_id=group_id)
    fill_draft(coop, ria, key, {Step.IMAGES: None, Step.CONTACT: None})
    asked = see(coop, key, ria)
    assert (asked.step, asked.question) == (Step.IMAGES, "Heeft u foto's?")
    coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE)
    view = see(coop, key, ria)
    assert (view.step, view.remark, view.kept) == (Step.CONTACT, "", "Bewaard: 1 foto.")
    again = see(coop, key, ria, Step.IMAGES)
    assert [choice.value for choice in again.choices] == [YesNo.YES]


def test_an_album_is_one_question_and_says_what_was_not_taken(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = begin(coop, ria, group_id)
    assert coop.run(meet_album, ria, key=key, album="77")
    coop.run(turn_away, ria, key=key, why=TurnedAway.PHOTO_UNREADABLE)
    assert not coop.run(meet_album, ria, key=key, album="77")
    coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE)
    view = see(coop, key, ria)
    assert "kunnen wij niet lezen" in view.remark
    assert view.kept == "Bewaard: 1 foto."
    assert coop.run(meet_album, ria, key=key, album="78")
    assert see(coop, key, ria).remark == ""
    for _ in range(2):
        assert coop.run(meet_album, ria, key=key, album=None)


def test_what_is_spoken_answers_where_words_are_asked(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = DraftKey(group_id=group_id)
    fill_draft(coop, ria, key, {Step.BEHAVIOUR: None, Step.CONTACT: None})
    assert see(coop, key, ria).step is Step.BEHAVIOUR
    coop.run(add_voice, ria, key=key, voice=voice_from(voice(4)), safe=SAFE)
    view = see(coop, key, ria)
    assert (view.step, view.remark) == (Step.CONTACT, "")
    coop.run(add_voice, ria, key=key, voice=voice_from(voice(2)), safe=SAFE)
    view = see(coop, key, ria)
    # A question with buttons wants its button too; what was spoken is kept.
    assert (view.step, view.kept) == (Step.CONTACT, "Bewaard: 2 gesproken berichten.")
    assert "Kies nu ook een knop" in view.remark
    coop.run(answer_question, ria, step=Step.CONTACT, given=Chosen("no"), key=key)
    report_id = coop.run(send_report, ria, source=Source.TELEGRAM, key=key)
    moderator = make_moderator(coop, group_id)
    first = sent(coop, report_id)[0].id
    assert coop.run(open_voice, moderator, attachment_id=first, safe=SAFE) == voice(4)
    with pytest.raises(WordsNeededError):
        coop.run(approve_report, moderator, report_id=report_id)
    typed = Redaction(behaviour="Iemand scheen met een lamp naar binnen", place="")
    coop.run(redact_report, moderator, report_id=report_id, chosen=typed)
    coop.run(approve_report, moderator, report_id=report_id)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    outside = coop.run(show_report, agent, report_id=report_id)
    assert outside.attachments == ()
    assert "Ingesproken" not in str(outside.lines)
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_voice, agent, attachment_id=first, safe=SAFE)


def test_the_police_sees_what_a_moderator_chose_and_nothing_else(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = send_with_photos(coop, ria, group_id)
    moderator = make_moderator(coop, group_id)
    chosen, kept = (one.id for one in sent(coop, report_id))
    stranger = make_moderator(coop, make_group(coop))
    for actor in (stranger, ria, NOBODY):
        for use_case in (open_photo, open_thumbnail):
            with pytest.raises(MissingPermissionError):
                coop.run(use_case, actor, attachment_id=chosen, safe=SAFE)
        with pytest.raises(MissingPermissionError):
            coop.run(choose_photo, actor, attachment_id=chosen, goes_along=True)
    coop.run(choose_photo, moderator, attachment_id=chosen, goes_along=True)
    coop.run(approve_report, moderator, report_id=report_id)
    with pytest.raises(ReportHandledError):
        coop.run(choose_photo, moderator, attachment_id=kept, goes_along=True)
    _, agent = agent_for(coop, report_id, contact_id_of(coop, group_id))
    view = coop.run(show_report, agent, report_id=report_id)
    assert [one.id for one in view.attachments] == [chosen]
    assert coop.run(open_photo, agent, attachment_id=chosen, safe=SAFE) == PHOTO.content
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_photo, agent, attachment_id=kept, safe=SAFE)
    # Each look is recorded, and the reporter reads by whom.
    looks = [entry.function for entry in journal(coop) if entry.use_case == "open_photo"]
    assert looks == ["wijkagent"]
    openings = coop.ask(followed_report, ria, report_id=report_id).openings
    assert openings[0].function == "wijkagent"
    coop.run(choose_photo, moderator, attachment_id=chosen, goes_along=False)
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_photo, agent, attachment_id=chosen, safe=SAFE)


def test_a_blurred_photo_takes_the_place_of_the_one_that_was(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = send_with_photos(coop, ria, group_id, 1)
    moderator = make_moderator(coop, group_id)
    (one,) = sent(coop, report_id)
    rows_over_it = coop.ask(photo_grid, moderator, attachment_id=one.id).rows
    stranger = make_moderator(coop, make_group(coop))
    for actor in (stranger, ria):
        with pytest.raises(MissingPermissionError):
            coop.run(blur_photo, actor, attachment_id=one.id, ticked=(1,), typed="", safe=SAFE)
    before = coop.run(open_photo, moderator, attachment_id=one.id, safe=SAFE)
    assert before == PHOTO.content
    everything = f"1-{12 * rows_over_it}"
    coop.run(blur_photo, moderator, attachment_id=one.id, ticked=(), typed=everything, safe=SAFE)
    after = coop.run(open_photo, moderator, attachment_id=one.id, safe=SAFE)
    small = coop.run(open_thumbnail, moderator, attachment_id=one.id, safe=SAFE)
    assert before not in {after, small}
    assert sent(coop, report_id)[0].is_blurred


def test_who_reported_sees_own_photos_and_by_a_link_only_how_many(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = send_with_photos(coop, ria, group_id, 1)
    (one,) = coop.ask(followed_report, ria, report_id=report_id).attachments
    assert coop.ask(own_thumbnail, ria, attachment_id=one.id, safe=SAFE)
    other = actor_for(coop, make_person(coop, given="Bram"))
    with pytest.raises(ReportNotFoundError):
        coop.ask(own_thumbnail, other, attachment_id=one.id, safe=SAFE)
    key = DraftKey(group_id=group_id, token="browser")
    fill_draft(coop, NOBODY, key)
    coop.run(add_photos, NOBODY, key=key, photos=[PHOTO], safe=SAFE)
    by_link = coop.run(send_report, NOBODY, source=Source.WEB, key=key)
    holder = coop.identify(LinkToken("browser"))
    view = coop.ask(followed_report, holder, report_id=by_link)
    assert (view.attachments, view.kept) == ((), "Bewaard: 1 foto.")
    (kept,) = sent(coop, by_link)
    with pytest.raises(AttachmentNotFoundError):
        coop.ask(own_thumbnail, holder, attachment_id=kept.id, safe=SAFE)


def test_images_go_after_seven_days_and_the_report_says_so(
    coop: Coop, group_id: uuid.UUID, ria: Actor, clock: FixedClock
) -> None:
    report_id = send_with_photos(coop, ria, group_id, 1)
    clock.advance(IMAGES_LAST - timedelta(seconds=1))
    assert not coop.run(forget_images, SYSTEM)
    clock.advance(timedelta(seconds=1))
    assert coop.run(forget_images, SYSTEM)
    assert not coop.run(forget_images, SYSTEM)
    (one,) = sent(coop, report_id)
    assert one.is_gone
    with pytest.raises(AttachmentNotFoundError):
        coop.run(open_photo, SYSTEM, attachment_id=one.id, safe=SAFE)


def test_what_does_not_go_along_goes_when_the_rest_is_handed_over(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    report_id = send_with_photos(coop, ria, group_id)
    moderator = make_moderator(coop, group_id)
    chosen, _ = sent(coop, report_id)
    coop.run(choose_photo, moderator, attachment_id=chosen.id, goes_along=True)
    assert not coop.run(forget_images, SYSTEM)
    coop.run(approve_report, moderator, report_id=report_id)
    assert coop.run(forget_images, SYSTEM)
    assert [one.is_gone for one in sent(coop, report_id)] == [False, True]


def test_withdrawing_deletes_at_once(coop: Coop, group_id: uuid.UUID, ria: Actor) -> None:
    key = begin(coop, ria, group_id)
    coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE)
    coop.run(add_voice, ria, key=key, voice=voice_from(voice()), safe=SAFE)
    report_id = coop.run(send_report, ria, source=Source.WEB, key=key)
    coop.run(withdraw_report, ria, report_id=report_id)
    with coop._reading() as session:
        contents = session.execute(select(Attachment.content, Attachment.thumbnail)).all()
    assert contents == [(None, None), (None, None)]


def test_nobody_without_a_draft_sends_anything(
    coop: Coop, group_id: uuid.UUID, ria: Actor
) -> None:
    key = DraftKey(group_id=group_id)
    for send in (
        lambda: coop.run(add_photos, ria, key=key, photos=[PHOTO], safe=SAFE),
        lambda: coop.run(add_voice, ria, key=key, voice=voice_from(voice()), safe=SAFE),
        lambda: coop.run(meet_album, ria, key=key, album="77"),
        lambda: coop.run(turn_away, ria, key=key, why=TurnedAway.NOT_RECEIVED),
    ):
        with pytest.raises(DraftNotFoundError):
            send()
    assert rows(coop) == 0
