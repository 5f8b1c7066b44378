"""What is laid down before a crisis: risks, the action plan, who has access to what, and what is out of date."""
