"""What can be seen of the rule book."""

from coop.statutes.queries.booklet import booklet_view, chapter_view, rule_view
from coop.statutes.queries.cooperative import CooperativeView, cooperative_view
from coop.statutes.queries.models import model_view
from coop.statutes.queries.switches import switches_view

__all__ = [
    "CooperativeView",
    "booklet_view",
    "chapter_view",
    "cooperative_view",
    "model_view",
    "rule_view",
    "switches_view",
]
