"""The way back: what reporters, moderators and groups read of what came of it (A2)."""

from coop.wording.catalogue import N_

SOLVED_SUBJECT = N_("Is uw buurtmelding %(number)s opgelost?")
SOLVED = N_("Is dit opgelost?")
YES = N_("Ja, opgelost")
NO = N_("Nee, nog niet")
SAY_SO = N_("Zeg of het opgelost is")
SAID = {
    True: N_("Fijn. Dank u wel."),
    False: N_("Dank u wel. Een beheerder kijkt er nog eens naar."),
}
#: To moderators, without a word of the report.
NOT_SOLVED = N_("De bewoner zegt: buurtmelding %(number)s is niet opgelost.")

WEEK_TITLE = N_("De week van %(week)s in %(group)s")
FEW = N_("minder dan 5")
WEEK_LINES = {
    "received": N_("Buurtmeldingen: %(count)s."),
    "passed_on": N_("Doorgegeven aan de wijkagent: %(count)s."),
    "answered": N_("Beantwoord: %(count)s."),
}
WEEK_LAST = N_("Dank u wel voor het opletten.")
WEEK_MORE = N_("Meer cijfers")
WEEK_SHARE_SUBJECT = N_("Een tekst voor de groep over deze week")
WEEK_SHARE = N_("Deel deze tekst in de app van %(group)s. Er staan geen namen of straten in.")
WEEK_OPEN = N_("Open de tekst")
