"""Why a part cannot be used."""

from coop.kernel.errors import NotFoundError


class PartOffError(NotFoundError):
    """The board has switched this part off; what was in it is kept."""

    code = "part_off"
