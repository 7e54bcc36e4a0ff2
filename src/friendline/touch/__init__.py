"""Over time: keeping in touch, endings, what people told the owner, and treating equals equally.

Pure: what is known goes in, what to show comes out. Nothing is stored here.
"""
