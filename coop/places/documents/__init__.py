"""Files about places: lists of addresses, areas as GeoJSON, and a drawing of them."""
