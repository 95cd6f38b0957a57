"""Tables of places."""

from sqlalchemy import Float, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop.kernel.db import Base, Id
from coop.places.rules import LONGEST_STREET, LONGEST_TOWN


class Address(Base):
    """One front door, its parts apart as the BAG keeps them."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("postcode", "house_number", "house_letter", "addition"),
        Index(None, "latitude", "longitude"),
        # In walking order.
        Index(None, "street", "house_number", "house_letter", "addition"),
    )

    id: Mapped[Id]
    #: Without the space: "5021AB".
    postcode: Mapped[str] = mapped_column(String(6))
    house_number: Mapped[int] = mapped_column(Integer)
    street: Mapped[str] = mapped_column(String(LONGEST_STREET))
    town: Mapped[str] = mapped_column(String(LONGEST_TOWN))
    house_letter: Mapped[str] = mapped_column(String(1), default="")
    addition: Mapped[str] = mapped_column(String(10), default="")
    #: WGS84 degrees; unknown until the BAG extract has been read.
    latitude: Mapped[float | None] = mapped_column(Float, default=None)
    longitude: Mapped[float | None] = mapped_column(Float, default=None)

    @property
    def number(self) -> str:
        """Return number, letter and addition as people write them: "12A-2"."""
        number = f"{self.house_number}{self.house_letter}"
        return f"{number}-{self.addition}" if self.addition else number

    @property
    def line(self) -> str:
        """Return street and number as on an envelope."""
        return f"{self.street} {self.number}"
