"""What employers says, in words for a screen, by noun."""
