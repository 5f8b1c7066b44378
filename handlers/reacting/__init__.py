"""What a reaction or the message menu asks for, wherever it stands."""
