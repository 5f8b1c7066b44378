"""The demo: a sandbox with the real bot attached, on a page or headless. Only here do the two meet."""

from bot.demo.serve import serve_demo, serve_sandbox
from bot.demo.story import play_once

__all__ = ["play_once", "serve_demo", "serve_sandbox"]
