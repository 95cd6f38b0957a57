"""What can be done about groups, and how a contact shows a browser to be his or hers."""
