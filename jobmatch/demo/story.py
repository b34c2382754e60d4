"""The story of the demo: a youth who dreams of security work, and the job that leads there.

Guarding itself asks a pass and a diploma by law. A place to learn the trade is one short course away. On top
of the list is a shop job at a railway company that has guards of its own.
"""

from jobmatch.demo.reading import id_of

STORY_KEY = "01"
STORY_ID = id_of("candidate", STORY_KEY)
STORY_DESK = "asha@demo.example"
