"""The main job: puts the rooms together and says what to do first."""
