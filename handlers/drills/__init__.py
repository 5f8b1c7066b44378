"""Drills: a crisis on scripted comments. The same code as a crisis runs it; nothing of it leaves the drill."""
