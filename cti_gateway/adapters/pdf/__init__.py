"""Forms to print, as PDF files in which Chinese is Chinese: the font goes with them."""
