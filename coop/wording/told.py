"""What residents are told about buurtmeldingen in the chat and by mail (A2, as the dialogue)."""

from coop.wording.catalogue import N_

CHOOSE_GROUP = N_("Bij welke buurt hoort het?")
NO_GROUP = N_("Er is nog geen groep.")
GO_ON = N_("Ga verder")
GROUP_INVITATION = (
    N_("Zag of hoorde u iets? Doe een buurtmelding."),
    N_("De bot stelt korte vragen. Dat doet hij apart, niet hier."),
    N_("Is er nu gevaar? Bel eerst 112."),
)
REPORT = N_("Buurtmelding doen")
CALL = N_("Bel 112")
CALLING = N_("Bellen")
BACK = N_("Terug")
SKIP = N_("Overslaan")
STOP = N_("Stop")
SEND = N_("Versturen")
CORRECT = N_("Verander iets")
HERE = N_("Stuur mijn plek")
WHERE_ARE_YOU = N_("Tik hieronder op: stuur mijn plek.")
WHAT_TO_CORRECT = N_("Wat wilt u veranderen?")
STEP = N_("Vraag %(number)s van %(total)s")
SENT = N_("Dank u wel. Uw buurtmelding is verstuurd.")
NUMBER = N_("Het nummer is %(number)s.")
ALARM_TOLD = N_("De groep is gewaarschuwd.")
WE_TELL = N_("U hoort hier wat ermee gebeurt.")
STOPPED = N_("Gestopt. Wij hebben niets bewaard.")
MENU = N_("Menu")
MINE = N_("Mijn buurtmeldingen")
NONE_YET = N_("U deed nog geen buurtmelding.")
LINE = N_("%(number)s: %(kind)s, %(street)s")
ABOUT = N_("Over uw buurtmelding %(number)s: %(kind)s, %(street)s.")
ANSWER_SUBJECT = N_("Antwoord op uw buurtmelding %(number)s")
ANSWER_THERE = N_("De wijkagent heeft geantwoord.")
REJECTED_SUBJECT = N_("Over uw buurtmelding %(number)s")
REJECTED = N_("Wij geven deze buurtmelding niet door.")
READ_ANSWER = N_("Lees het antwoord")
READ_WHY = N_("Lees waarom")
MERGED_SUBJECT = N_("Over uw buurtmelding %(number)s")
MERGED = N_("Meer mensen zagen dit. U krijgt hetzelfde antwoord.")
PASSED_ON_SUBJECT = N_("Uw buurtmelding %(number)s is doorgegeven")
FOLLOW = N_("Bekijk uw buurtmelding")
OUTCOME_PAST = N_("Buurtmelding %(number)s is klaar.")
WHO_TAKES_PART = N_("Kijk wie er meedoet:")

#: C4: one fixed shape, from buttons only.
ALARM = N_("Nu: %(kind)s, %(street)s.")
ALARM_SEEN = N_("Doorgegeven om %(clock)s uur.")
ALARM_CALLED = N_("112 is gebeld.")
ALARM_NOT_CALLED = N_("112 is nog niet gebeld.")
ALARM_LAST = N_("Ziet u iets? Bel 112. Blijf op afstand, spreek niemand aan.")
ALARM_PAST = N_("Buurtmelding %(number)s is niet meer actueel.")
