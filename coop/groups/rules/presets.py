"""Two questions lead to one of four ways of working; each is a preset of one set of rules (C29).

The four: research/story-buurtpreventie.md. Whatever they set can be changed group by group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coop.groups.rules.groups import Authority, GroupModel, Involvement, ReportKind, ToGroup


class Readers(StrEnum):
    """Who reads along?"""

    NEIGHBOURS = "neighbours"
    GUIDED = "guided"
    TOGETHER = "together"


class Content(StrEnum):
    """What may be in the group?"""

    #: Only what can lead to catching somebody in the act.
    IN_THE_ACT = "in_the_act"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """How a group begins."""

    police: Involvement
    municipality: Involvement
    to_group: ToGroup

    @property
    def deciding(self) -> frozenset[Authority]:
        """Return who decides along."""
        return deciding(police=self.police, municipality=self.municipality)


PRESETS: Mapping[GroupModel, Preset] = {
    GroupModel.OSS: Preset(
        police=Involvement.ADVISES,
        municipality=Involvement.NONE,
        to_group=ToGroup.OUTCOMES,
    ),
    GroupModel.BOMMELERWAARD: Preset(
        police=Involvement.DECIDES,
        municipality=Involvement.NONE,
        to_group=ToGroup.URGENT,
    ),
    GroupModel.BREDA: Preset(
        police=Involvement.DECIDES,
        municipality=Involvement.DECIDES,
        to_group=ToGroup.URGENT,
    ),
    GroupModel.DEN_HAAG: Preset(
        police=Involvement.RECEIVES,
        municipality=Involvement.RECEIVES,
        to_group=ToGroup.URGENT,
    ),
}
_KINDS: Mapping[Content, frozenset[ReportKind]] = {
    Content.IN_THE_ACT: frozenset(
        {ReportKind.BURGLARY, ReportKind.THEFT, ReportKind.VIOLENCE, ReportKind.FIRE}
    ),
    # "Other" asks for lost cats: it is added by who wants it.
    Content.SAFETY: frozenset(ReportKind) - {ReportKind.OTHER},
}


def model_for(readers: Readers, content: Content) -> GroupModel:
    """Return the way of working that fits two answers."""
    match readers:
        case Readers.NEIGHBOURS:
            return GroupModel.OSS
        case Readers.TOGETHER:
            return GroupModel.DEN_HAAG
        case Readers.GUIDED:
            in_the_act = content is Content.IN_THE_ACT
            return GroupModel.BOMMELERWAARD if in_the_act else GroupModel.BREDA


def kinds_for(content: Content) -> frozenset[ReportKind]:
    """Return which kinds of buurtmelding fit what may be in the group."""
    return _KINDS[content]


def deciding(*, police: Involvement, municipality: Involvement) -> frozenset[Authority]:
    """Return who decides along about a group, and so answers for its data too (AVG art. 26)."""
    parts = {Authority.POLICE: police, Authority.MUNICIPALITY: municipality}
    return frozenset(one for one, part in parts.items() if part is Involvement.DECIDES)
