"""Article files to articles to claims; imports nothing until a module of it is asked for."""
