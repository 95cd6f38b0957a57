"""What can be seen of keeping chats good."""
