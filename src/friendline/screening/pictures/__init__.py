"""Pictures: the words in them, nakedness, and the place that their files tell."""

from friendline.screening.pictures.detector import Pictures, PictureSettings, make

__all__ = ["PictureSettings", "Pictures", "make"]
