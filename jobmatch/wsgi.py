"""The WSGI application that granian serves."""

import multiprocessing
import os
import signal
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from jobmatch.running import lifeline
from jobmatch.running.collector import Settling, leave_alone

granian = multiprocessing.parent_process()
if granian is not None:  # this is one of its workers, which would outlive a granian that is killed
    lifeline.end_with_parent(signal.SIGKILL)
    if os.getppid() != granian.pid:
        raise SystemExit(1)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobmatch.settings")
application = Settling(get_wsgi_application())
import_module(settings.ROOT_URLCONF)  # all pages, so that nobody's first request waits for them
leave_alone()
