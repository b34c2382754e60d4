#!/usr/bin/env python
"""Django's command line for jobmatch."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from jobmatch.web.management.commands import new_sealing_key

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobmatch.settings")
    try:
        if sys.argv[1:2] == ["new_sealing_key"]:  # before any setting: in production they need its key
            new_sealing_key.Command().run_from_argv(sys.argv)
        else:
            execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a setting was refused: its sentence says how to mend it
        sys.exit(str(error))
