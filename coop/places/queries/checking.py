"""Whether an address stands on the list, and which one may be meant."""

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import AddressCheck, checked_address, has_list
from coop.places.rules import Door


@use_case(Permission.PLACES_ADDRESS_CHECK)
def check_address(uow: UnitOfWork, actor: Actor, *, door: Door, street: str = "") -> AddressCheck:
    """Return what the list says of a front door; whoever asks may have typed the street too."""
    return checked_address(uow.session, door, street)


@use_case(Permission.PLACES_ADDRESS_CHECK)
def has_address_list(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell whether an address can be held against a list."""
    return has_list(uow.session)
