"""The practice Telegram and post box: a stand-in on this computer; nobody needs an account.

Here is a small imitation of the Telegram Bot API over real HTTP, with residents who can be
played by hand or by a test, and beside it the post box. It has its own small store, knows
nothing of the cooperative and talks to nobody but this machine. Nothing of `coop` but its
clock may be imported here, and nothing outside may depend on what is in here.
"""
