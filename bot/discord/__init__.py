"""Discord: neutral cards to components, payloads to events, and the one gateway that speaks with it."""
