"""The WSGI application that granian serves."""

import multiprocessing
import os
import signal

from django.core.wsgi import get_wsgi_application

from jobmatch import lifeline

if multiprocessing.parent_process() is not None:  # one of granian's workers, which outlive a killed granian
    lifeline.end_with_parent(signal.SIGKILL)
    if os.getppid() != multiprocessing.parent_process().pid:
        raise SystemExit(1)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobmatch.settings")
application = get_wsgi_application()
