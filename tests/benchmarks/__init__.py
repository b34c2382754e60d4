"""How long pages take with much more in them than anyone has. Run by hand: `make bench`; never by pytest."""
