"""Frozen types of the trade, and how sources become them; pure."""
