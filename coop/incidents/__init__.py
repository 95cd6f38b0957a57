"""Buurtmeldingen: asked one question at a time, reviewed, passed on, answered.

One question engine (``rules.questions``) serves the website and the chat; nothing here needs
a Telegram identity. Who reported stands apart from what was reported, and there is no field
for descent, no register of persons and no search by description.
"""
