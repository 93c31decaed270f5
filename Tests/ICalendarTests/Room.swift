// Tests are filled in the commits that follow.
