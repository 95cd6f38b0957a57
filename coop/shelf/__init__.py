"""The shelf "Stukken": papers that are kept and read, each for whom it is meant (C8).

Statutes, regulations, annual papers and policies, by year. A paper is a PDF and nothing else; who
may not read it does not learn that it is there.
"""
