"""The words of each kind of notice, made when it is sent; one module per area.

A function gets `MessageFacts`, loads what the notice names and returns a `Message`, or nothing
when it is no longer worth saying. It changes nothing.
"""
