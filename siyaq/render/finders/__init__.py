"""What finds the site and follows it: feeds, sitemaps, what a shared link says."""
