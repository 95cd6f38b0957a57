"""Who is a member, since when, until when, and how the register is filled."""
