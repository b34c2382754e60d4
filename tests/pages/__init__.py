"""The product as people see it: served, in Chromium, with the demo region."""
