"""One module per area; each registers its handlers and says which deep links it takes."""
