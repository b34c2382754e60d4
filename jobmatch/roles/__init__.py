"""Who gets a role: asked by one person, decided by another, told to a third."""
