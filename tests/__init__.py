"""What is promised, written as dialogues, properties and snapshots."""
