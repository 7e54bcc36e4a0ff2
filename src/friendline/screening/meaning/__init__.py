"""What a text means, by the vectors of its words: categories that no word list can name."""
