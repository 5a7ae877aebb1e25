"""The knowledge base: entries and their review, what makes them found, and in which order."""
