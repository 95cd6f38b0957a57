"""Words of the proof of a meeting; it is Dutch, as what it proves is."""

from coop.wording.catalogue import N_

TITLE = N_("Bewijs van een vergadering")
HOW_TO_READ = N_("Hoe u dit leest")
ABOUT = N_(
    "Dit bestand antwoordt op vijf vragen, voor elk besluit van deze vergadering. Achter elk "
    "antwoord staat waar u de regels ervan vindt. Met SHA256SUMS ziet u of er niets is veranderd. "
    "Er staan namen in: bewaar het bij het bestuur."
)
SEE = N_("De regels staan ook in %(name)s.")
ENCLOSED = N_("Bijgevoegd")
SPOKEN = (N_("Wie"), N_("Wat hardop werd gezegd"))

#: By the key that is also the name of its table.
QUESTIONS = {
    "uitnodiging": N_("Wie werd uitgenodigd, hoe en wanneer?"),
    "identiteit": N_("Van wie stond vast wie het was, en hoe?"),
    "volgen": N_("Wie kon de vergadering volgen?"),
    "tellen": N_("Wie telde de stemmen?"),
    "controle": N_("Wie controleerde het?"),
}

CONVENED = N_("De leden zijn uitgenodigd op %(day)s om %(hour)s uur, voor een vaste agenda.")
MEMBERS_THEN = N_("Leden op die dag: %(members)s.")
NOT_CONVENED = N_("Van een uitnodiging is hier niets bekend.")
CALLS = N_("Uitnodigingen, elk met hoe en wanneer: %(calls)s.")
INVITED_COLUMNS = (
    N_("Lid"),
    N_("Versie"),
    N_("Hoe"),
    N_("Waarheen"),
    N_("Wanneer"),
)

IDENTIFIED = N_(
    "Aanwezig waren %(all)s leden: %(at_the_door)s aan de deur en %(online)s online. Aan de deur "
    "is ieder op naam of nummer opgezocht in het ledenregister. Online was ieder ingelogd met een "
    "eigen account."
)
REPRESENTED = N_(
    "Volmachten: %(proxies)s. Elk is schriftelijk of langs elektronische weg gegeven."
)
IDENTIFIED_COLUMNS = (
    N_("Lid"),
    N_("Hoe"),
    N_("Vastgesteld door"),
    N_("Vanaf"),
    N_("Tot"),
)
AT_THE_DOOR = N_("aan de deur")
ONLINE = N_("online")
BY_PROXY = N_("met volmacht, door %(holder)s")
OWN_ACCOUNT = N_("eigen account")

FOLLOWED_HALL = N_("In de zaal volgden %(number)s leden de vergadering.")
FOLLOWED_ONLINE = N_("Online volgden %(number)s leden de vergadering, langs %(where)s.")
OWN_SCREEN = N_("het scherm van de vergadering")
TROUBLES = N_("Keren dat een lid zei het niet te kunnen volgen: %(number)s.")
TROUBLE_COLUMNS = (N_("Lid"), N_("Vanaf"), N_("Tot"))
STRETCHES = N_("Wie wegging of terugkwam, staat hieronder met de tijd.")

COUNTED = N_("Er waren %(votes)s stemmingen.")
COUNTED_COLUMNS = (
    N_("Besluit"),
    N_("Hoe"),
    N_("Kiezers"),
    N_("Stemmen"),
    N_("Geopend"),
    N_("Gesloten en geteld"),
    N_("Door wie"),
)
ELECTRONIC_COUNT = N_(
    "Bij elektronisch stemmen telt het programma in één handeling met het sluiten: geen stem die "
    "eerder kwam valt weg, en geen stem die later komt telt mee. Elke kiezer heeft één "
    "stembriefje."
)

COMMITTEE = N_("Het stembureau op deze dag: %(names)s.")
NO_COMMITTEE = N_("Er was geen stembureau benoemd.")
DECLARED = N_("De voorzitter stelde elke uitslag vast (BW 2:13 lid 3).")
MINUTES_ADOPTED = N_("De notulen zijn vastgesteld op %(day)s. SHA-256: %(digest)s.")
MINUTES_OPEN = N_("De notulen zijn nog niet vastgesteld.")
LOGGED = N_("Elke handeling staat in het logboek, met de functie van wie haar deed.")
CHECKED_COLUMNS = (N_("Wanneer"), N_("Functie"), N_("Handeling"))

#: What the journal calls a deed, for people; others are left out.
DEEDS = {
    "convene_meeting": N_("leden uitgenodigd"),
    "open_meeting": N_("vergadering geopend"),
    "open_vote": N_("stemming geopend"),
    "close_vote": N_("stemming gesloten en uitslag vastgesteld"),
    "select_item": N_("agendapunt aan de orde"),
    "close_meeting": N_("vergadering gesloten"),
    "publish_decisions": N_("besluiten bekendgemaakt"),
}
