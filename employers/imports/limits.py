"""How much one file may ask of us. A region's vacancies fit many times over."""

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 10_000
MOST_DEPTH = 40
MOST_TEXT = 100_000  # characters in one value
MOST_DIGITS = 30
MOST_REFERENCES = 20  # from one posting to other parts of its file
MOST_SECONDS = 60
MOST_PROBLEMS = 200

TITLE = 200
DESCRIPTION = 20_000
NAME = 200
IDENTIFIER = 200
SOURCE = 60
ADDRESS = 500
