"""The watch: what is normal, when the wind rises, and what becomes of a wave."""
