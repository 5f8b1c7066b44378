"""REST v10 as far as the bot uses it; one module for each kind of resource, and the desk that all requests pass."""
