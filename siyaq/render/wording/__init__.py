"""Dates, numbers and names as words of a language, their runs set apart by script."""
