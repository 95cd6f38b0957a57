"""What can be done about people's data: ``desk`` answers, ``breaches`` keeps a register."""

from coop.privacy.services.desk import (
    add_processor,
    answer_request,
    end_processor,
    extend_request,
    forget_requests,
    send_request,
)

__all__ = [
    "add_processor",
    "answer_request",
    "end_processor",
    "extend_request",
    "forget_requests",
    "send_request",
]
