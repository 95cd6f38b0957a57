"""Which method of the Bot API is answered where."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bots.practice.methods import bot, editing, invites, members, sending
from bots.practice.params import Params
from bots.practice.telegram import PracticeTelegram

Method = Callable[[PracticeTelegram, Params], object]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "getMe": bot.get_me,
        "setMyCommands": bot.set_my_commands,
        "getMyCommands": bot.get_my_commands,
        "deleteMyCommands": bot.delete_my_commands,
        "setMyName": bot.accept_text,
        "setMyDescription": bot.accept_text,
        "setMyShortDescription": bot.accept_text,
        "answerCallbackQuery": bot.answer_callback_query,
        "setWebhook": bot.set_webhook,
        "deleteWebhook": bot.delete_webhook,
        "getWebhookInfo": bot.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "sendDocument": sending.send_document,
        "sendLocation": sending.send_location,
        "sendChatAction": sending.send_chat_action,
        "getFile": sending.get_file,
        "editMessageText": editing.edit_message_text,
        "editMessageCaption": editing.edit_message_caption,
        "editMessageReplyMarkup": editing.edit_message_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "setMessageReaction": editing.set_message_reaction,
        "getChat": members.get_chat,
        "getChatMember": members.get_chat_member,
        "getChatMemberCount": members.get_chat_member_count,
        "getChatAdministrators": members.get_chat_administrators,
        "restrictChatMember": members.restrict_chat_member,
        "setChatPermissions": members.set_chat_permissions,
        "banChatMember": members.ban_chat_member,
        "unbanChatMember": members.unban_chat_member,
        "approveChatJoinRequest": members.approve_chat_join_request,
        "declineChatJoinRequest": members.decline_chat_join_request,
        "createChatInviteLink": invites.create_chat_invite_link,
        "revokeChatInviteLink": invites.revoke_chat_invite_link,
        "pinChatMessage": members.pin_chat_message,
        "unpinChatMessage": members.unpin_chat_message,
        "leaveChat": members.leave_chat,
    }
)
BY_LOWER_NAME: Mapping[str, str] = MappingProxyType({name.lower(): name for name in METHODS})
