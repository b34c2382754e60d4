"""Which passwords are refused, in words of our own: what Django says is partly English, partly formal."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """A password has a least length."""

    def get_error_message(self) -> str:
        """What is wrong with a short one."""
        return _("This password is too short. Use at least %(count)s characters.") % {
            "count": self.min_length
        }

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Use at least %(count)s characters.") % {"count": self.min_length}


class NotAboutYou(password_validation.UserAttributeSimilarityValidator):
    """A password is not like the name or address of its owner."""

    def get_error_message(self) -> str:
        """What is wrong; the field that it is like is named nowhere."""
        return _("This password is too much like your name or e-mail address.")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Do not use your name or e-mail address.")


class NotCommon(password_validation.CommonPasswordValidator):
    """A password is not one that many people have."""

    def get_error_message(self) -> str:
        """What is wrong with a known one."""
        return _("Many people use this password, so it is easily guessed. Think of another one.")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Do not use a password that many people have.")
