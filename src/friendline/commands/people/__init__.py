"""Who is who: answering, looking, changing one's mind."""
