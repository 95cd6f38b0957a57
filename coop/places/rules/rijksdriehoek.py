"""From the Dutch national grid (RD, EPSG:28992) to degrees (WGS84).

The polynomial of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de
transformatie tussen RD- en WGS84-kaartcoördinaten" (Geodesia 2001, no. 2, pages 64-69). Within
the Netherlands it differs less than 0,25 m from RDNAPTRANS: half the width of a front door.
"""

from coop.places.rules.points import Point

#: The church tower of Amersfoort, in the grid and in degrees.
AMERSFOORT_X, AMERSFOORT_Y = 155_000.0, 463_000.0
AMERSFOORT: Point = (52.15517440, 5.38720621)
#: The polynomial counts in 100 km and gives seconds of arc.
UNIT = 1e-5
SECONDS = 3600

#: Power of x, power of y and coefficient.
NORTHWARD = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
EASTWARD = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)
#: Where the polynomial holds: the Netherlands in Europe. No x is also a y, so that two numbers
#: that were swapped are always seen.
WEST, EAST = -7_000, 300_000
SOUTH, NORTH = 300_000, 630_000


def is_in_grid(x: float, y: float) -> bool:
    """Tell whether two numbers can be a place in the national grid."""
    return WEST <= x <= EAST and SOUTH < y <= NORTH


def point_of_rd(x: float, y: float) -> Point:
    """Return a place in the national grid as latitude and longitude."""
    dx, dy = (x - AMERSFOORT_X) * UNIT, (y - AMERSFOORT_Y) * UNIT
    north = sum(factor * dx**p * dy**q for p, q, factor in NORTHWARD)
    east = sum(factor * dx**p * dy**q for p, q, factor in EASTWARD)
    return AMERSFOORT[0] + north / SECONDS, AMERSFOORT[1] + east / SECONDS
