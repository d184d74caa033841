"""What serves the editor: the preview, new files, a new site."""
