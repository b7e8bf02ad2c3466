"""Words, sentences, formulas and programs, by chance that falls the same everywhere."""
