"""Where comments come from and replies go to: networks, addresses of posts, what a chat source is."""
