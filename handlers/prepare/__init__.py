"""What is laid down before a crisis: the lists of risks, of whom to call and of accesses, and what is out of date."""
