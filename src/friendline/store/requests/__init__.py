"""Requests from their arrival to the press of a button, and how they were taken."""
