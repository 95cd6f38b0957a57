"""What volunteers type about calls, and about what is usual here."""

from datetime import date, datetime, time
from typing import TypedDict

from flask import request

from coop.buurtent.queries.calls import CallView
from coop.buurtent.rules import CallSource, Cause
from coop.buurtent.rules.calls import (
    LONGEST_PLACE_REMARK,
    LONGEST_REFERENCE,
    MOST_PLACES,
    Customs,
    Informed,
    ToldPlace,
)
from coop.kernel.clock import TIME_ZONE
from coop.wording.catalogue import N_
from web.forms.buurtent import LONGEST_STREET, Typed

#: So many streets are asked for; who has more to tell gets one more each time.
PLACES_IN_CALL = 4
LONGEST_CALLER = 80
LONGEST_REMARK = 500
DAYS = tuple(str(day) for day in range(7))


class CallWishes(TypedDict):
    """What a filled-in call form asks for."""

    received_at: datetime
    caller: str
    cause: Cause
    source: CallSource
    places: list[ToldPlace]
    remark: str


class PermitWishes(TypedDict):
    """What a filled-in permit asks for."""

    reference: str
    valid_until: date
    street: str


def empty_call(now: datetime, *, nothing_happened: bool = False) -> Typed:
    """Return a call form for somebody who holds the phone right now."""
    local = now.astimezone(TIME_ZONE)
    return Typed(
        values={
            "day": local.date().isoformat(),
            "time": f"{local:%H:%M}",
            "caller": "",
            "cause": (Cause.NONE if nothing_happened else Cause.BURGLARY).value,
            "source": CallSource.POLICE.value,
        }
    )


def call_as_kept(call: CallView) -> Typed:
    """Return a call form that says what was written down."""
    local = call.received_at.astimezone(TIME_ZONE)
    values = {
        "day": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "caller": call.caller,
        "cause": call.cause.value,
        "source": call.source.value,
        "remark": call.remark,
    }
    for number, place in enumerate(call.places, start=1):
        values[f"street{number}"] = place.street
        values[f"on{number}"] = place.happened_on.isoformat() if place.happened_on else ""
        values[f"remark{number}"] = place.remark
        values[f"informed{number}"] = place.informed.value if place.informed else ""
    return Typed(values=values)


def places_asked(typed: Typed) -> int:
    """Return how many streets a form asks for: one more than it holds."""
    held = sum(bool(typed.values.get(f"street{n}")) for n in range(1, MOST_PLACES + 1))
    return min(MOST_PLACES, max(PLACES_IN_CALL, held + 1))


def read_call() -> tuple[Typed, CallWishes | None]:
    """Read a call form; no wishes when something cannot be understood."""
    typed = Typed()
    received_at = typed.moment(typed.day("day"), "time")
    caller = typed.read("caller", longest=LONGEST_CALLER)
    cause = typed.choice("cause", Cause, Cause.NONE)
    source = typed.choice("source", CallSource, CallSource.POLICE)
    places = [_read_place(typed, number) for number in range(1, MOST_PLACES + 1)]
    remark = typed.read("remark", longest=LONGEST_REMARK)
    if typed.errors or received_at is None:
        return typed, None
    return typed, {
        "received_at": received_at,
        "caller": caller,
        "cause": cause,
        "source": source,
        "places": [place for place in places if place is not None],
        "remark": remark,
    }


def _read_place(typed: Typed, number: int) -> ToldPlace | None:
    street = typed.read(f"street{number}", longest=LONGEST_STREET)
    said_day = typed.read(f"on{number}", longest=10)
    remark = typed.read(f"remark{number}", longest=LONGEST_PLACE_REMARK)
    informed = typed.read(f"informed{number}", longest=20)
    if not street:
        if said_day or remark:
            typed.complain(f"street{number}", N_("In welke straat was dit?"))
        return None
    return ToldPlace(
        street=street,
        happened_on=typed.day(f"on{number}") if said_day else None,
        remark=remark,
        informed=Informed(informed) if informed in set(Informed) else None,
    )


def customs_as_kept(customs: Customs) -> Typed:
    """Return the form for what is usual, filled in with what is kept."""
    return Typed(
        values={
            "call_by": f"{customs.call_by:%H:%M}" if customs.call_by else "",
            "fewest": str(customs.fewest or ""),
            "most": str(customs.most or ""),
        },
        lists={"call_days": [str(day) for day in sorted(customs.call_days)]},
    )


def read_customs() -> tuple[Typed, Customs | None]:
    """Read what is usual; nothing when something cannot be understood."""
    typed = Typed()
    typed.lists["call_days"] = [day for day in request.form.getlist("call_days") if day in DAYS]
    said_hour = typed.read("call_by", longest=5)
    call_by = _hour(typed) if said_hour else None
    fewest, most = _number(typed, "fewest"), _number(typed, "most")
    if typed.errors:
        return typed, None
    days = frozenset(int(day) for day in typed.lists["call_days"])
    return typed, Customs(call_days=days, call_by=call_by, fewest=fewest, most=most)


def _hour(typed: Typed) -> time | None:
    try:
        return time.fromisoformat(typed.values["call_by"].replace(".", ":"))
    except ValueError:
        typed.complain("call_by", N_("Vul een tijd in, zoals 18:30."))
        return None


def _number(typed: Typed, name: str) -> int | None:
    said = typed.read(name, longest=3)
    if not said:
        return None
    if said.isdecimal():
        return int(said)
    typed.complain(name, N_("Vul een getal in, zoals 2."))
    return None


def read_permit() -> tuple[Typed, PermitWishes | None]:
    """Read what the gemeente allows; nothing when something cannot be understood."""
    typed = Typed()
    reference = typed.read("reference", longest=LONGEST_REFERENCE)
    street = typed.read("permit_street", longest=LONGEST_STREET)
    valid_until = typed.day("valid_until")
    if typed.errors or valid_until is None:
        return typed, None
    return typed, {"reference": reference, "valid_until": valid_until, "street": street}
