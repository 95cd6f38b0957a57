"""What the forms of the second step need of this site: its lock, and codes for paper."""

from coop.people.documents import Vault
from coop.people.rules.second import recovery_codes_from
from web.context import current_settings
from web.forms.access import secret_of_form


def vault() -> Vault:
    """Return the lock on what apps share with this site."""
    return Vault(current_settings().secret_key)


def recovery_of_form() -> tuple[str, ...]:
    """Return ten codes for paper, which a double click makes twice alike."""
    return recovery_codes_from(secret_of_form("recovery"))
