"""The session of a youth, where pages of candidates look for it; see candidates/youth_session.py."""

from candidates.youth_session import NotOpen, candidate_of, end, start, youth_page

__all__ = ["NotOpen", "candidate_of", "end", "start", "youth_page"]
