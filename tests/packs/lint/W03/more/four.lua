local nothing = 0
