"""What casework says, in words for a screen, by noun."""
