"""Days, hours and shifts, by the clock on the wall: pure values and sums."""
