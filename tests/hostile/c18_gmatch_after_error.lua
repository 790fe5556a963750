-- class: crash
-- tries: goes on with a gmatch iterator after its error
-- expect: either

local it = ("aaaa"):gmatch("(")
pcall(it) pcall(it)
it = ("a"):rep(1000):gmatch(("a?"):rep(120) .. "(")
for i = 1, 10 do pcall(it) end
