"""What the brand says of itself in public: statements, announcements, the dark site."""
