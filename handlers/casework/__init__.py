"""What people do with a case: claim, ask, snooze, hide, hand over, one by one or many at once."""
