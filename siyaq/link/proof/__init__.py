"""What an editor wants to know of each text before it is published."""
