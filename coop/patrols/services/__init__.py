"""What can be done about rounds."""
