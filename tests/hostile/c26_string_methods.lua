-- class: cpu-c
-- tries: method calls on numbers turned into text
-- expect: either

pcall(string.rep, 1e308, 1000)
pcall(string.byte, ("x"):rep(1000), 1, 1000)
pcall(string.char, table.unpack({300}))
pcall(string.sub, "x", math.mininteger, math.maxinteger)
pcall(string.find, "x", "x", math.mininteger)
pcall(string.find, "x", "x", math.maxinteger)
pcall(string.gsub, "x", "x", "x", math.mininteger)
pcall(string.gmatch, "x", "x", math.maxinteger)
pcall(utf8.char, -1) pcall(utf8.char, 2^31 // 1 | 0) pcall(utf8.offset, "", math.mininteger) pcall(utf8.codepoint, "x", math.mininteger, math.maxinteger)
