-- class: escape
-- tries: ends the program
-- expect: either

if os and os.exit then os.exit(3) end
