"""Durable outside work: sending to networks and making drafts, through crash, retry and several processes."""
