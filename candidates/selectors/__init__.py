"""Reads for screens and endpoints, always scoped to the user who asks."""
