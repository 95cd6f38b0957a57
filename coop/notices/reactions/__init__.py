"""What is told when something happened; one module per area.

A reaction runs inside the transaction of its event and only writes rows: what must be told is
part of the fact. Each module names its functions in `REACTIONS`; `registry` joins them.
"""
