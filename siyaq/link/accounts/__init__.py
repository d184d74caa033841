"""What all texts say of one fact, side by side."""
