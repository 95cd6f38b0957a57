"""Between people's values and what stands on paper or comes in as text."""

from coop.people.documents.letters import AccessLetter, letter_pdf
from coop.people.documents.phones import phone_of

__all__ = ["AccessLetter", "letter_pdf", "phone_of"]
