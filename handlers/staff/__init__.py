"""Who is on duty, away, linked, and whom a message really pings."""
