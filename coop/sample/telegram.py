"""Who sits in the practice Telegram: the sample residents and their group."""

from coop.sample.personas import EVERYBODY

#: The group of Koningsveld-Noord; Telegram numbers supergroups from -100… down.
GROUP_CHAT = -1_002_000_000_001
GROUP_TITLE = "Buurtpreventie Koningsveld-Noord"


def world() -> dict[str, object]:
    """Return the residents and groups as the practice server's control wants them."""
    present = [persona for persona in EVERYBODY if persona.telegram]
    moderator = next(persona for persona in present if persona.key == "moderator")
    return {
        "users": [
            {
                "id": persona.telegram,
                "first_name": persona.name.given,
                "last_name": f"{persona.name.tussenvoegsel} {persona.name.family}".strip(),
                "note": persona.title or "Bewoner",
                "started": True,
            }
            for persona in present
        ],
        "groups": [
            {
                "id": GROUP_CHAT,
                "title": GROUP_TITLE,
                "type": "supergroup",
                "members": [persona.telegram for persona in present],
                "admins": [moderator.telegram],
            }
        ],
    }
