"""The cooperative itself: who is a member, what they decide, and what neighbours report.

Every rule, table and use case lives here, one package per area. Nothing in this package
knows about Flask, Telegram, Socket.IO or APScheduler.
"""
