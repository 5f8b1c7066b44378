"""Pages of our own making: the plan for the day that chat is down, and the dark site."""
