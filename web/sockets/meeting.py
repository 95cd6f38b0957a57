"""What a browser can say to us: that it connects, to what, and that it is gone."""

import uuid
from typing import Any

from flask import request
from flask_socketio import SocketIO, join_room

from coop.kernel.permissions import Permission
from coop.wording.catalogue import supported
from web.context import current_actor
from web.sockets.audience import Room
from web.sockets.relay import Relay, room_of_person
from web.views.assembly.stage import Screen


def register(socketio: SocketIO, relay: Relay) -> None:
    """Hang the handlers on the server."""

    @socketio.on("connect")
    def _connect(said: object = None) -> bool:
        actor = current_actor()
        room = _room(said)
        if room is None or not actor.holds(Permission.ASSEMBLY_MEETING_READ):
            return False
        join_room(room.name)
        if actor.person_id is not None:
            join_room(room_of_person(actor.person_id))
        relay.welcome(_sid(), room, _seen(said))
        return True

    @socketio.on("disconnect")
    def _disconnect(*_reason: object) -> None:
        relay.forget(_sid())


def _sid() -> str:
    sid: Any = getattr(request, "sid", "")  # Any: Flask-SocketIO adds it to the request
    return str(sid)


def _room(said: object) -> Room | None:
    if not isinstance(said, dict):
        return None
    try:
        return Room(
            meeting_id=uuid.UUID(str(said.get("meeting"))),
            screen=Screen(str(said.get("screen"))),
            locale=supported(str(said.get("locale"))),
        )
    except ValueError:
        return None


def _seen(said: object) -> int:
    """Return the revision that a browser shows already, nought when it says nothing of use."""
    found = said.get("revision") if isinstance(said, dict) else None
    return found if isinstance(found, int) else 0
