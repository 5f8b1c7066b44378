"""Every word that prompts a model or a person."""
