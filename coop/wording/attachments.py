"""Words about photos and voice messages with a buurtmelding; what residents read is at A2."""

from coop.wording.catalogue import N_, say, say_many

#: Where the group takes photos in, the question about them is another.
IMAGES_QUESTION = N_("Heeft u foto's?")
IMAGES_HINT = N_("Stuur ze hier. Een beheerder kijkt ze na.")
SPOKEN = N_("Ingesproken")
#: What was spoken counts where words were asked; elsewhere a button has to say it too.
PRESS_TOO = N_("Wij bewaren uw bericht. Kies nu ook een knop.")

#: Beside what each reader sees, where photos were sent.
PHOTOS_FOR = {
    "moderator": N_("De beheerder ziet uw foto's."),
    "police": N_("Een foto gaat alleen mee als de beheerder dat kiest."),
    "other_receiver": N_("Nooit een foto."),
    "group": N_("Nooit een foto."),
}

#: On a sheet of paper.
ON_THE_PAGE = N_("Foto's staan op de pagina van deze buurtmelding. Het zijn er: %(number)s.")


def kept_text(*, photos: int, voices: int, locale: str) -> str:
    """Return how many photos and voice messages are kept; nothing when there are none."""
    counted = []
    if photos:
        counted.append(say_many("%(num)s foto", "%(num)s foto's", photos, locale))
    if voices:
        counted.append(
            say_many("%(num)s gesproken bericht", "%(num)s gesproken berichten", voices, locale)
        )
    if not counted:
        return ""
    both = say(N_("%(photos)s en %(voices)s"), locale, photos=counted[0], voices=counted[-1])
    return say(N_("Bewaard: %(what)s."), locale, what=both if len(counted) > 1 else counted[0])
