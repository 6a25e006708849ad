"""The review page: a person settles claims in the browser, on this machine only."""
