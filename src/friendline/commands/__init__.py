"""The commands, one folder each; ``friendline.cli`` puts them together."""
