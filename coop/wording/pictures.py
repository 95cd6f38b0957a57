"""The pictures of choices in a chat, where no drawing of ours can stand."""

#: By the name of the drawing on the website, so that both show the same thing.
EMOJI = {
    "door": "🚪",
    "eye": "👀",
    "bicycle": "🚲",
    "hand": "✋",
    "fire": "🔥",
    "window": "🪟",
    "coin": "💶",
    "speaker": "🔊",
    "question": "❓",
    "colour-black": "⚫",
    "colour-grey": "🩶",
    "colour-white": "⚪",
    "colour-blue": "🔵",
    "colour-green": "🟢",
    "colour-red": "🔴",
    "colour-yellow": "🟡",
    "colour-brown": "🟤",
}
