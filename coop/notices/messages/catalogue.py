"""Finds the words of a kind of notice."""

from coop.notices.messages import (
    assembly,
    buurtent,
    contribution,
    convening,
    conversation,
    dialogue,
    groups,
    handovers,
    incidents,
    initiatives,
    joining,
    membership,
    moderation,
    outcomes,
    patrols,
    peilingen,
    people,
    privacy,
    proxies,
    record,
    review,
    roles,
)
from coop.notices.messages.facts import MessageFunction
from coop.notices.rules import NoticeKind

#: Each area keeps its own; a kind has one function (tested).
MESSAGES: dict[NoticeKind, MessageFunction] = {
    **conversation.MESSAGES,
    **people.MESSAGES,
    **privacy.MESSAGES,
    **roles.MESSAGES,
    **membership.MESSAGES,
    **outcomes.MESSAGES,
    **joining.MESSAGES,
    **contribution.MESSAGES,
    **assembly.MESSAGES,
    **convening.MESSAGES,
    **initiatives.MESSAGES,
    **record.MESSAGES,
    **proxies.MESSAGES,
    **peilingen.MESSAGES,
    **buurtent.MESSAGES,
    **dialogue.MESSAGES,
    **handovers.MESSAGES,
    **groups.MESSAGES,
    **incidents.MESSAGES,
    **review.MESSAGES,
    **moderation.MESSAGES,
    **patrols.MESSAGES,
}
