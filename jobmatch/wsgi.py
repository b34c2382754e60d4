"""The WSGI application that granian serves."""

import multiprocessing
import os
import signal

from django.core.wsgi import get_wsgi_application

from jobmatch.running import lifeline

granian = multiprocessing.parent_process()
if granian is not None:  # this is one of its workers, which would outlive a granian that is killed
    lifeline.end_with_parent(signal.SIGKILL)
    if os.getppid() != granian.pid:
        raise SystemExit(1)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobmatch.settings")
application = get_wsgi_application()
