"""What a browser is called, so that its owner knows it again."""

from dataclasses import dataclass

#: The first that is named wins: others name themselves beside the one they are built on.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
LONGEST_DEVICE = 60


@dataclass(frozen=True, slots=True)
class Key:
    """What a browser is given when somebody is let in, and what it is called."""

    token: str
    device: str = ""


def device_of(user_agent: str) -> str:
    """Return "Firefox (Windows)", or as much of it as is known; nothing else is kept."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS if mark in user_agent), "")
    return f"{browser} ({system})" if browser and system else browser or system
