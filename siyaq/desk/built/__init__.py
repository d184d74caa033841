"""The built site as it lies: whether all that leads somewhere gets there, and how much of it there is."""
