"""What volunteers, the police and the neighbours may see of tents."""
