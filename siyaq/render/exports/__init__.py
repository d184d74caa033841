"""The site as data: tables of its facts, FollowTheMoney entities, and a file for each profile."""
