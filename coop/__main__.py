"""Lets ``python -m coop`` run the operator's commands."""

from coop.cli import main

if __name__ == "__main__":
    main()
