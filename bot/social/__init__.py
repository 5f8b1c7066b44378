"""The way out to the social networks: one file per network, one line per network in `networks.py`."""
