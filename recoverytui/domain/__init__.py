"""The rules: what a win, a strategy, a goal, a day and a pause are, and how rhythm is measured."""
