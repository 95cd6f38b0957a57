"""What every area needs and that knows no area: errors, permissions, time, chance, storage."""
